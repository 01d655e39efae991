"""What each fault does to an answer; those of the connection itself are the server's."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from types import MappingProxyType

from . import feed
from .faults import Fault, Planned
from .feed import Page
from .records import Record
from .reply import ATOM, Reply, crashed, html, no_such_path

_DAY = 86_400
_TEXT = "text/plain; charset=utf-8"
_RATE_EXCEEDED = b"Rate exceeded."
_BOMB_LEVELS = 12


def replacement(plan: Planned) -> Reply | None:
    """Make the answer that takes the place of the proper one, if the fault has one."""
    if plan.fault is Fault.OVERLOADED:
        later = {} if plan.retry_after is None else {"Retry-After": plan.retry_after}
        return html(503, "Service Unavailable", later)
    make = _REPLACEMENTS.get(plan.fault)
    return None if make is None else make()


def truncated(reply: Reply) -> Reply:
    """Stop a body in its middle, as if that were all of it."""
    return replace(reply, body=reply.body[: len(reply.body) // 2])


def altered(page: Page, fault: Fault, records: Sequence[Record]) -> Page:
    """Change a page the way a fault does; ``records`` are those that could be shown instead."""
    if fault is Fault.UNASKED:
        return _with_stranger(page, records)
    change = _CHANGES.get(fault)
    return page if change is None else change(page)


def _bomb() -> Reply:
    levels = (f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, _BOMB_LEVELS))
    doctype = f"""<!DOCTYPE feed [<!ENTITY e0 "spam">{"".join(levels)}]>"""
    return _hostile(doctype, f"&e{_BOMB_LEVELS - 1};")


def _external() -> Reply:
    return _hostile('<!DOCTYPE feed [<!ENTITY e SYSTEM "file:///etc/hostname">]>', "&e;")


def _hostile(doctype: str, title: str) -> Reply:
    """Make a feed of one entry whose title needs an entity of its own document type."""
    record = Record("2501.00001", "TITLE", "Nothing to see.", authors=("A. Nobody",))
    body = feed.normal(Page(total=1, records=[record])).decode()
    head, rest = body.split("\n", 1)
    rest = rest.replace("<title>TITLE</title>", f"<title>{title}</title>")
    return Reply(200, f"{head}\n{doctype}\n{rest}".encode())


def _refusal(status: int) -> Reply:
    summary = "incorrect id format for 0000"
    return Reply(status, feed.error(summary, f"https://arxiv.org/api/errors#{summary}"))


def _redirect(status: int, heading: str) -> Reply:
    target = MappingProxyType({"Location": "https://export.arxiv.org/api/query"})
    return html(status, heading, target)


_REPLACEMENTS: dict[Fault, Callable[[], Reply]] = {
    Fault.RATE_LIMITED: lambda: Reply(429, _RATE_EXCEEDED, _TEXT),
    Fault.SOFT_LIMIT: lambda: Reply(200, _RATE_EXCEEDED, _TEXT),
    Fault.EMPTY_BODY: lambda: Reply(200, b"", ATOM),
    Fault.TOO_LONG: lambda: html(414, "URI Too Long"),
    Fault.REDIRECT: lambda: _redirect(301, "Moved Permanently"),
    Fault.REDIRECT_KEEPING: lambda: _redirect(307, "Temporary Redirect"),
    Fault.REFUSED: lambda: _refusal(400),
    Fault.SERVER_ERROR: crashed,
    Fault.ERROR_AS_RESULT: lambda: _refusal(200),
    Fault.FORBIDDEN: lambda: html(403, "Access Denied"),
    Fault.NOT_FOUND: no_such_path,
    Fault.LOGIN_PAGE: lambda: html(200, "Please log in to the network"),
    Fault.ENTITY_BOMB: _bomb,
    Fault.EXTERNAL_ENTITY: _external,
}


def _short(page: Page) -> Page:
    return replace(page, records=page.records[: len(page.records) // 2])


def _missing(page: Page) -> Page:
    records = [*page.records[1:], *page.spare]
    return replace(page, records=records, total=max(0, page.total - 1))


def _duplicated(page: Page) -> Page:
    twice = [record for record in page.records for _ in range(2)]
    return replace(page, records=twice[: page.max_results])


def _stale(page: Page) -> Page:
    newest = max(page.records, key=lambda record: record.updated_at, default=None)
    older = [record for record in page.records if record is not newest]
    lost = len(page.records) - len(older)
    records = [*older, *page.spare[:lost]]
    return replace(page, records=records, total=page.total - lost, clock=time.time() - _DAY)


def _with_stranger(page: Page, records: Sequence[Record]) -> Page:
    known = {record.id for record in page.records}
    stranger = next((record for record in records if record.id not in known), None)
    if stranger is None:
        return page
    return replace(page, records=[stranger, *page.records[1:]], total=max(1, page.total))


def _junk(record: Record) -> Record:
    """Spoil the fields the way some old records really are (API notes §4.2)."""
    return replace(
        record,
        title=record.title.replace(" ", "\n  ", 1),
        abstract="  " + record.abstract.replace(". ", ".\n  ", 1),
        authors=tuple(f" {name}" for name in record.authors),
        doi=None,
        journal_ref=None,
        comment=None,
        affiliations=(),
    )


_CHANGES: dict[Fault, Callable[[Page], Page]] = {
    Fault.EMPTY_PAGE: lambda page: replace(page, records=(), total=max(1, page.total)),
    Fault.FALSE_ZERO: lambda page: replace(page, records=(), total=0),
    Fault.SHORT_PAGE: _short,
    Fault.MISSING: _missing,
    Fault.DUPLICATES: _duplicated,
    Fault.STALE: _stale,
    Fault.BARE_LINKS: lambda page: replace(page, bare_links=True),
    Fault.JUNK_FIELDS: lambda page: replace(page, records=[_junk(r) for r in page.records]),
    Fault.INFLATED_TOTAL: lambda page: replace(page, total=page.total + 7),
}
