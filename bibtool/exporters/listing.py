"""A publication list's entries under their headings: what every format of a list is written from.

One order for all of them (``ordering``), whatever formats the entries; only who asks
for a style's own order gets that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pybtex.richtext import Text

from bibtool.arrangement import Section, numbers
from bibtool.bibliography import Bibliography
from bibtool.exporters.editions import Edition, editions
from bibtool.exporters.lists import edition_entry, many, remarks
from bibtool.exporters.ordering import sections_of
from bibtool.exporters.styles import formatted
from bibtool.exporters.tex import plain
from bibtool.plugins import Options


@dataclass(frozen=True, slots=True)
class Line:
    """An entry to print."""

    key: str
    paper: str
    """The citekey of its paper, which has two entries where both editions are cited."""
    label: str
    """What stands before it, ``[1]``; or nothing."""
    text: Any
    """Rich text."""


@dataclass(frozen=True, slots=True)
class Part:
    """Entries under a heading, which may be none."""

    id: str
    heading: str
    lines: tuple[Line, ...]


def parts(bibliography: Bibliography, options: Options) -> list[Part]:
    """Return the list's parts.

    Raises:
        UnknownName, NotInstalled, InputError: the style is not there, or cannot be used.
    """
    arranged = sections_of(bibliography, options)
    lines = _lines(bibliography, arranged, options)
    if options.number:
        given = numbers(arranged)
        lines = [replace(line, label=f"[{given[line.paper]}]") for line in lines]
    if options.style and options.order == "style":
        return [Part("papers", "", tuple(lines))] if lines else []
    of_paper: dict[str, list[Line]] = {}
    for line in lines:
        of_paper.setdefault(line.paper, []).append(line)
    return [
        Part(one.id, one.heading, tuple(line for key in one.keys for line in of_paper[key]))
        for one in arranged
    ]


def title(bibliography: Bibliography) -> str:
    """Return what stands over the list: whose it is and how long, or nothing."""
    if bibliography.owner is None:
        return ""
    return f"{plain(bibliography.owner.display)}: {many(len(bibliography))}"


def _lines(bibliography: Bibliography, arranged: Sequence[Section], options: Options) -> list[Line]:
    keys = [key for section in arranged for key in section.keys]
    papers: dict[str, str] = {}
    cited: list[Edition] = []
    for key in keys:
        for edition in editions(bibliography.ordered([key]), options):
            papers[edition.key] = key
            cited.append(edition)
    if options.style:
        return _styled(bibliography, cited, papers, options)
    return [
        Line(one.key, papers[one.key], "", edition_entry(bibliography, one, papers[one.key]))
        for one in cited
    ]


def _styled(
    bibliography: Bibliography,
    cited: Sequence[Edition],
    papers: Mapping[str, str],
    options: Options,
) -> list[Line]:
    """Return the entries as the style has them, with what it leaves out of what must be said."""
    lines = []
    own_order = options.order == "style"
    for one in formatted(cited, options.style, lang=options.lang, own_order=own_order):
        said = remarks(bibliography, papers[one.key])
        text = Text(" ").join([one.text, *said]) if said else one.text
        lines.append(Line(one.key, papers[one.key], one.label, text))
    return lines
