r"""LaTeX: bibliographies (``.bbl``, ``\bibitem``) and the lists of CVs (``\item``).

In a list that is no bibliography an item is a work if it names an id, or if it stands in a section
of publications, or where most items name one or are written as references are.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from bibtool.layouts.formats import bbl
from bibtool.layouts.formats.macros import without_comments
from bibtool.layouts.formats.spans import SAMPLE, Work, listing, plain_ends
from bibtool.layouts.formats.texcalls import Definitions, called_works
from bibtool.layouts.formats.texitems import is_citation, understood
from bibtool.layouts.formats.texprinted import plain
from bibtool.layouts.formats.textables import tabled_works
from bibtool.layouts.printed import has_id
from bibtool.model import Listing

NAME = "latex"

_MARK = re.compile(
    r"(?P<comment>(?<!\\)%[^\n]*)"
    r"|\\(?P<item>bibitem|item|cventry|cvitem|cvlistitem|entry|resume(?:Sub)*Item(?=\{))(?![a-zA-Z])"
    r"|\\(?P<section>(?:sub)*section|chapter|part|paragraph|cvsection|cvsubsection|heading"
    r"|frametitle|begin\{frame\})\*?"
    r"\s{0,3}(?:\[[^][\n]{0,100}\])?\{(?P<heading>[^\n]{0,200})"
    r"|\\(?P<end>end(?:entry|list|thebibliography|document|refsection)?|begin|bibliography"
    r"|printbibliography|maketitle|appendix)(?![a-zA-Z])"
)
_SIGNATURE = re.compile(
    r"^\s{0,20}\\(?:documentclass|documentstyle|begin\{thebibliography\}|bibitem|refsection"
    r"|entry\{|datalist|sortlist|usepackage|begin\{(?:document|itemize|enumerate|etaremune)\})",
    re.MULTILINE,
)
_COMMAND = re.compile(r"\s{0,80}(?:%|\\[a-zA-Z@]|[{}\]&$])")
_WORKS = re.compile(
    r"publi|paper|preprint|article|manuscript|proceeding|journal|conference|book|refereed"
    r"|bibliograph|referenc|chapter|thes[ie]s|report",
    re.IGNORECASE,
)
_NO_WORKS = re.compile(
    r"talk|teach|award|education|experience|employ|service|review|grant|skill|software|honou?r"
    r"|invited|lectur|supervis|student|position|present|poster|media|press|outreach|organi[sz]",
    re.IGNORECASE,
)
_BIBLIOGRAPHIC = frozenset({"bibitem", "entry"})
_SETTINGS = re.compile(r"\\(?:documentclass|usepackage|(?:re)?newcommand|def|begin)(?![a-zA-Z])")
_BLANK_LINE = re.compile(r"\n\s*\n")
_LONGEST_PARAGRAPH = 3000
_FEWEST_WORDS = 5
_OPENING = 1000
_SURELY_WORDS = 8
"""Words typed from which on there are enough printed, though some may be a command's."""
_CITED = re.compile(r"\\(?:cite|citep|citet|parencite|textcite|autocite|nocite)\*?\s?[\[{]")


class _Item(NamedTuple):
    start: int
    end: int
    command: str
    heading: str
    """Of the section it is in."""


def looks_like(text: str) -> float:
    """Return 1 for a LaTeX document or bibliography, else the share of lines that are LaTeX."""
    if "\\" not in text[:SAMPLE]:
        return 0.0
    head = plain_ends(text[:SAMPLE])
    lines = [line for line in head.split("\n") if line.strip()]
    share = sum(map(bool, map(_COMMAND.match, lines))) / len(lines)
    if _SIGNATURE.search(head[:20_000]) and share > 0.1:
        return 1.0
    items = list(_items(head))
    inside = sum(head.count("\n", item.start, item.end) + 1 for item in items)
    fit = min(1.0, 1.2 * min(1.0, inside / len(lines)), 2 * share) if items else 0.0
    # No other text has works in such rows and commands.
    named = sum(head.count("\n", work.start, work.end) + 1 for work in _named(head))
    return max(fit, min(1.0, named / len(lines) + share)) if named else fit


def read(text: str) -> Listing:
    """Read one item from each of a bibliography, and from each of a list that is a work."""
    text = plain_ends(text)
    return listing(NAME, text, _works(text))


def only_cites(text: str) -> bool:
    """Whether a document cites works, but has no list of them."""
    return bool(_CITED.search(text)) and not any(_items(text))


def _works(text: str) -> Iterator[Work]:
    named = _named(text)
    works = _listed(text, [_trimmed(item, text) for item in _items(text)])
    if named:
        return iter(_together(named, works))
    first = next(works, None)
    return _paragraphs(text) if first is None else chain([first], works)


def _named(text: str) -> list[Work]:
    """Return the works whose parts are named by a table's head or a command's definition."""
    works = [*tabled_works(text), *called_works(text, Definitions(text))]
    return sorted(works, key=_start)


def _start(work: Work) -> int:
    return work.start


def _together(named: Sequence[Work], works: Iterator[Work]) -> list[Work]:
    """Return both kinds of works in order, of two in one place that whose parts are named."""
    kept: list[Work] = []
    starts = [work.start for work in named]
    for work in works:
        at = bisect_left(starts, work.end) - 1
        if at < 0 or named[at].end <= work.start:
            kept.append(work)
    whole: list[Work] = []
    for work in sorted([*named, *kept], key=_start):
        if not whole or whole[-1].end <= work.start:
            whole.append(work)
    return whole


def _listed(text: str, items: Sequence[_Item]) -> Iterator[Work]:
    definitions = Definitions(text)
    for item, is_work in zip(items, _are_works(text, items), strict=True):
        part = definitions.spelt_out(text[item.start : item.end])
        if item.command == "entry":
            yield Work(item.start, item.end, bbl.understood(part))
        elif item.command == "bibitem" or (is_work and _has_words(part)):
            yield from (Work(item.start, item.end, work) for work in understood(part))


def _are_works(text: str, items: Sequence[_Item]) -> list[bool]:
    """Return of each item of a list whether it names an id, or stands where all is works.

    All is works below a heading that says so, or if most items there name an id or are written
    as references are.
    """
    counts = Counter(item.heading for item in items)
    works = {name for name in counts if _WORKS.search(name) and not _NO_WORKS.search(name)}
    if all(item.heading in works or item.command in _BIBLIOGRAPHIC for item in items):
        return [item.heading in works for item in items]
    named = [item.heading not in works and has_id(text[item.start : item.end]) for item in items]
    cited = [
        has or (not _NO_WORKS.search(item.heading) and is_citation(text[item.start : item.end]))
        for item, has in zip(items, named, strict=True)
    ]
    with_ids = Counter(item.heading for item, has in zip(items, cited, strict=True) if has)
    works.update(name for name, count in with_ids.items() if 2 * count > counts[name])
    return [has or item.heading in works for item, has in zip(items, named, strict=True)]


def _has_words(part: str) -> bool:
    """Whether an item prints enough words for a work; where it has many, quickly."""
    sure = sum(word[0].isalnum() for word in part[:_OPENING].split())
    return sure >= _SURELY_WORDS or len(plain(part.replace("}{", "} {")).split()) >= _FEWEST_WORDS


def _paragraphs(text: str) -> Iterator[Work]:
    """Yield the works of a document without lists: the paragraphs that name an id."""
    at = 0
    for part in _BLANK_LINE.split(text):
        start = text.index(part, at)
        at = start + len(part)
        said = without_comments(part)
        if len(part) < _LONGEST_PARAGRAPH and has_id(said) and not _SETTINGS.search(said):
            yield from (Work(start, at, work) for work in understood(part))


def _trimmed(item: _Item, text: str) -> _Item:
    """Return an item without the comments that stand on lines of their own behind it."""
    end = item.end
    while (line := text.rfind("\n", item.start, end)) >= 0:
        if text[line:end].lstrip()[:1] not in {"", "%"}:
            break
        end = line
    return item._replace(end=end)


def _items(text: str) -> Iterator[_Item]:
    """Yield the items: each ends where another, a section or an environment begins or ends."""
    open_at, command, heading = -1, "", ""
    for mark in _MARK.finditer(text):
        kind = mark.lastgroup
        if kind == "comment":
            continue
        if open_at >= 0 and not (
            command == "entry" and mark["end"] != "endentry" and not mark["item"]
        ):
            yield _Item(open_at, mark.start(), command, heading)
            open_at = -1
        if mark["item"]:
            open_at, command = mark.start(), mark["item"]
        elif mark["section"]:
            heading = mark["heading"]
    if open_at >= 0:
        yield _Item(open_at, len(text), command, heading)
