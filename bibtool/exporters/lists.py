"""Publication lists to read: plain text, Markdown and a web page, of one rich text an entry."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from pybtex.richtext import Text

from bibtool.bibliography import Bibliography
from bibtool.exporters.page import page
from bibtool.exporters.richtext import Backend, Html, Markdown, PlainText, link, marked, read
from bibtool.exporters.tex import plain
from bibtool.exporters.wording import arxiv_label, notes
from bibtool.model import Record
from bibtool.names import Name
from bibtool.untrusted import clean

_ALL_SHOWN = 12
_FIRST_SHOWN = 10
_UNDATED = "Undated"


def export_text(bibliography: Bibliography) -> str:
    """Return the list as plain text, one line an entry."""
    return _lines(bibliography, PlainText(), heading="{}", year="{}", finish=clean)


def export_markdown(bibliography: Bibliography) -> str:
    """Return the list as Markdown."""
    return _lines(
        bibliography, Markdown(), heading="# {}", year="## {}", finish=Markdown.at_line_start
    )


def export_html(bibliography: Bibliography) -> str:
    """Return the list as one web page that needs nothing else."""
    backend = Html()
    sections = [
        (year, [(key, entry(bibliography, key).render(backend)) for key in keys])
        for year, keys in by_year(bibliography)
    ]
    return page(_heading(bibliography) or "Publications", sections)


def by_year(bibliography: Bibliography) -> Iterator[tuple[str, list[str]]]:
    """Yield each year with its citekeys, newest first; papers without a date come last."""
    ordered = bibliography.newest_first()
    for year, keys in groupby(ordered, lambda key: ordered[key].year):
        yield str(year or _UNDATED), list(keys)


def _lines(
    bibliography: Bibliography,
    backend: Backend,
    *,
    heading: str,
    year: str,
    finish: Callable[[str], str],
) -> str:
    blocks = []
    if title := _heading(bibliography):
        blocks.append(heading.format(backend.format_str(title)))
    for name, keys in by_year(bibliography):
        entries = (finish(entry(bibliography, key).render(backend)) for key in keys)
        blocks.append(year.format(name))
        blocks.append("\n".join(f"- {line}" for line in entries))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _heading(bibliography: Bibliography) -> str:
    if bibliography.owner is None:
        return ""
    count = len(bibliography)
    return f"{plain(bibliography.owner.display)}: {count} {'paper' if count == 1 else 'papers'}"


def entry(bibliography: Bibliography, key: str) -> Any:
    """Return one paper as rich text: authors, title, id, year, address, notes."""
    record, owner = bibliography[key], bibliography.owner
    where = Text(*read(arxiv_label(record)).parts, f", {record.year}" if record.year else "")
    parts = [*map(_sentence, (authors(record, owner), read(record.title), where))]
    parts.append(link(record.cited_id.url))
    parts += [read(note) for note in notes(record)]
    if owner is not None and key in bibliography.unconfirmed:
        name = plain(owner.display)
        parts.append(Text(f"Listed on the page; {name} is not among the authors known."))
    return Text(" ").join([part for part in parts if len(part)])


def _sentence(text: Any) -> Any:
    return text if not len(text) or str(text).endswith((".", "!", "?", "…")) else Text(text, ".")


def authors(record: Record, owner: Name | None) -> Any:
    """Return the author list, cut if long but never so that the owner is hidden."""
    names = [plain(name.display) for name in record.authors]
    me = _find(owner, record.authors)
    shown = _shown(len(names), me)
    hidden = max(record.author_count or 0, len(names)) - sum(n is not None for n in shown)
    listed: list[Any] = [
        "…" if n is None else marked(names[n]) if n == me else names[n] for n in shown
    ]
    if not listed:
        return Text()
    unknown = not record.authors_complete and (record.author_count or 0) <= len(names)
    if not hidden and not unknown:
        last = listed.pop()
        return Text(*_commas(listed), " and " if listed else "", last)
    # Without a count, those known are only the least there can be.
    more = f"at least {hidden:,} more" if unknown else f"{hidden:,} more"
    return Text(*_commas(listed), f" and {more if hidden else 'others'}")


def _find(owner: Name | None, names: Iterable[Name]) -> int | None:
    """Return which author the owner is: spelt the same if there is one, else a possible one."""
    if owner is None:
        return None
    known = list(names)
    same = [n for n, name in enumerate(known) if name.display == owner.display]
    same += [n for n, name in enumerate(known) if name.same_person(owner)]
    return same[0] if same else None


def _shown(count: int, me: int | None) -> list[int | None]:
    """Return which authors to print; None stands for some left out between."""
    if count <= _ALL_SHOWN:
        return list(range(count))
    shown: list[int | None] = [*range(_FIRST_SHOWN)]
    if me is not None and me >= _FIRST_SHOWN:
        shown += [None, me] if me > _FIRST_SHOWN else [me]
        shown += [None] if me < count - 1 else []
    return shown


def _commas(names: list[Any]) -> list[Any]:
    return [part for n, name in enumerate(names) for part in ((", ", name) if n else (name,))]
