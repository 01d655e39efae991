"""What the tests of citation styles need to run, and how a list reads by one."""

from functools import cache

import pytest

from bibtool.bibliography import Bibliography
from bibtool.errors import NotInstalled
from bibtool.exporters.editions import editions
from bibtool.exporters.richtext import PlainText
from bibtool.exporters.styles import check, formatted
from bibtool.model import Record
from bibtool.names import Name
from bibtool.plugins import Options, Prefer


@cache
def lacking(style: str = "apa") -> str:
    """Say what is not installed to format by a style; nothing if all is."""
    try:
        check(style)
    except NotInstalled as missing:
        return str(missing)
    return ""


needs_styles = pytest.mark.skipif(bool(lacking()), reason=lacking() or "-")


def entries(
    records: Bibliography | list[Record],
    style: str,
    *,
    owner: str = "",
    lang: str = "",
    prefer: Prefer = "preprint",
    own_order: bool = False,
) -> dict[str, str]:
    """Return the entries' text with their labels, by key, in order; the owner between asterisks."""
    known = records if isinstance(records, Bibliography) else Bibliography.from_records(records)
    known = Bibliography(known, owner=Name.parse(owner) if owner else None)
    done = formatted(
        list(editions(known, Options(prefer=prefer))),
        style,
        lang=lang,
        own_order=own_order,
    )
    return {one.key: f"{one.label} {one.text.render(PlainText())}".strip() for one in done}


def entry(record: Record, style: str, *, owner: str = "", prefer: Prefer = "preprint") -> str:
    """Return one record's entry."""
    (text,) = entries([record], style, owner=owner, prefer=prefer).values()
    return text
