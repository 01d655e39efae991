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
from bibtool.layouts.formats.spans import SAMPLE, Work, listing, plain_ends
from bibtool.layouts.formats.texarguments import argued_works
from bibtool.layouts.formats.texcalls import Definitions, called_works
from bibtool.layouts.formats.texentries import entered_works
from bibtool.layouts.formats.texheadings import PRESENTED, line_above, says_others, says_works
from bibtool.layouts.formats.texitems import body_of, has_year, is_citation, is_dated, understood
from bibtool.layouts.formats.texparagraphs import alike_works, paragraph_works
from bibtool.layouts.formats.texplaces import Told, told_by_place, with_told
from bibtool.layouts.formats.texprinted import plain
from bibtool.layouts.formats.texrepeated import repeated_works
from bibtool.layouts.formats.textables import tabled_works
from bibtool.layouts.printed import has_id
from bibtool.model import Listing

NAME = "latex"

_MARK = re.compile(
    r"(?P<comment>(?<!\\)%[^\n]*)"
    r"|\\(?P<item>bibitem|item|cventry|cvitem|cvlistitem|entry\*?(?=\[)|entry"
    r"|resume(?:Sub)*Item(?=\{))(?![a-zA-Z])"
    r"|\\(?P<section>[a-zA-Z]{0,12}[sS]ection(?:[tT]itle|[hH]ead(?:ing|er)?)?|chapter|part|paragraph|heading"
    r"|frametitle|begin\{(?:frame|rubric|[a-zA-Z]{0,9}[sS]ection)\})\*?"
    r"\s{0,3}(?:\[[^][\n]{0,100}\])?\{(?P<heading>[^\n]{0,200})"
    r"|\\(?P<end>end(?:entry|list|thebibliography|document|refsection)?|begin|bibliography"
    r"|printbibliography|maketitle|appendix)(?![a-zA-Z])"
)
_SIGNATURE = re.compile(
    r"^\s{0,20}\\(?:documentclass|documentstyle|begin\{thebibliography\}|bibitem|refsection"
    r"|entry\{|datalist|sortlist|usepackage|(?:sub)*section\*?\{"
    r"|begin\{(?:document|itemize|enumerate|etaremune)\})",
    re.MULTILINE,
)
_COMMAND = re.compile(r"\s{0,80}(?:%|\\[a-zA-Z@]|[{}\]&$])")
_BEGUN, _ENDED = "\\begin{document}", "\\end{document}"
_BIBLIOGRAPHIC = frozenset({"bibitem", "entry"})
_BULLET = re.compile(r"\\item(?:\[([\w .:]{1,60})\])?\s{1,9}(?=[\w\\{(])(?![^\]]{0,40}\[)")
_FEWEST_WORDS = 5
_OPENING = 1000
_FEW_COMMANDS = 0.2
_SURELY_WORDS = 8
"""Words typed from which on there are enough printed, though some may be a command's."""
_CITED = re.compile(r"\\(?:cite|citep|citet|parencite|textcite|autocite|nocite)\*?\s?[\[{]")


class _Item(NamedTuple):
    start: int
    end: int
    command: str
    heading: str
    """Of the section it is in."""
    has_line: bool = False
    """Whether the heading is only a line that stands out above the list."""


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
    works = _named(head)
    if not (works or items) and share > _FEW_COMMANDS:
        works = alike_works(head)
    named = sum(head.count("\n", work.start, work.end) + 1 for work in works)
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
    items = [_trimmed(item, text) for item in _items(text)]
    works = _listed(text, items)
    if named:
        return iter(_together(named, works))
    first = next(works, None)
    if first is None:
        works = iter([*paragraph_works(text)] or [*_presented(text, items)])
    return works if first is None else chain([first], works)


def _named(text: str) -> list[Work]:
    """Return the works whose parts are named by a table's head or a command's definition."""
    definitions = Definitions(text)
    called = sorted(
        [*called_works(text, definitions), *repeated_works(text, definitions)], key=_start
    )
    starts = [work.start for work in called]
    # An environment is not one work if calls within it are.
    around = [
        work
        for work in chain(entered_works(text), argued_works(text))
        if bisect_left(starts, work.start) == bisect_left(starts, work.end)
    ]
    return sorted([*tabled_works(text), *called, *around], key=_start)


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
    told = _told(text, items, definitions)
    for item, is_work, own in zip(items, _are_works(text, items, told), told, strict=True):
        part = definitions.spelt_out(text[item.start : item.end])
        if item.command == "entry":
            yield Work(item.start, item.end, bbl.understood(part))
        elif item.command == "bibitem" or (is_work and _has_words(part)):
            for work in understood(part):
                yield Work(item.start, item.end, with_told(work, own))


def _told(text: str, items: Sequence[_Item], definitions: Definitions) -> list[Told | None]:
    """Return what each item of a list says by its place among those below the same heading."""
    told: list[Told | None] = [None] * len(items)
    groups: dict[tuple[str, str], list[int]] = {}
    for at, item in enumerate(items):
        if item.command not in _BIBLIOGRAPHIC:
            groups.setdefault((item.heading, item.command), []).append(at)
    bodies = [
        [body_of(definitions.spelt_out(text[items[at].start : items[at].end])) for at in group]
        for group in groups.values()
    ]
    for group, told_of in zip(groups.values(), told_by_place(bodies), strict=True):
        for at, own in zip(group, told_of, strict=True):
            told[at] = own
    return told


def _are_works(text: str, items: Sequence[_Item], told: Sequence[Told | None]) -> list[bool]:
    """Return of each item of a list whether it names an id, or stands where all is works.

    All is works below a heading that says so, or if most items there name an id or are written
    as references are.
    """
    counts = Counter(item.heading for item in items)
    works = {name for name in counts if says_works(name)} - _undated_lines(text, items)
    if all(item.heading in works or item.command in _BIBLIOGRAPHIC for item in items):
        return [item.heading in works for item in items]
    named = [item.heading not in works and has_id(text[item.start : item.end]) for item in items]
    cited = [
        has
        or (
            not says_others(item.heading)
            and (_is_told(own, item, text) or is_citation(text[item.start : item.end]))
        )
        for item, has, own in zip(items, named, told, strict=True)
    ]
    with_ids = Counter(item.heading for item, has in zip(items, cited, strict=True) if has)
    works.update(name for name, count in with_ids.items() if 2 * count > counts[name])
    return [has or item.heading in works for item, has in zip(items, named, strict=True)]


def _undated_lines(text: str, items: Sequence[_Item]) -> set[str]:
    """Return the lines above lists that have no years: points of a paper, not papers."""
    with_line = [item for item in items if item.has_line]
    dated = Counter(i.heading for i in with_line if has_year(text[i.start : i.end]))
    counts = Counter(item.heading for item in with_line)
    return {name for name, count in counts.items() if 2 * dated[name] <= count}


def _is_told(own: Told | None, item: _Item, text: str) -> bool:
    """Whether an item has a title, names and a year in their places."""
    return bool(own and own.authors) and has_year(text[item.start : item.end])


def _has_words(part: str) -> bool:
    """Whether an item prints enough words for a work; where it has many, quickly."""
    sure = sum(word[0].isalnum() for word in part[:_OPENING].split())
    if sure >= _SURELY_WORDS:
        return True
    # Of the command itself a bullet or the label is printed: to find that out takes longest.
    bullet = _BULLET.match(part)
    bare = part[bullet.end() :] if bullet else part
    before = len((bullet[1] or "*").split()) if bullet else 0
    return before + len(plain(bare.replace("}{", "} {")).split()) >= _FEWEST_WORDS


def _presented(text: str, items: Sequence[_Item]) -> Iterator[Work]:
    """Yield what talks are called, in a whole document that names no works else."""
    if _BEGUN not in text or _ENDED not in text:
        return
    for item, own in zip(items, _told(text, items, Definitions(text)), strict=True):
        part = text[item.start : item.end]
        if own and PRESENTED.search(item.heading) and is_dated(part):
            yield from (Work(item.start, item.end, with_told(w, own)) for w in understood(part))


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
    open_at, command, heading, has_line = -1, "", "", False
    for mark in _MARK.finditer(text):
        kind = mark.lastgroup
        if kind == "comment":
            continue
        if open_at >= 0 and not (
            command == "entry" and mark["end"] != "endentry" and not mark["item"]
        ):
            yield _Item(open_at, mark.start(), command, heading, has_line)
            open_at = -1
        if mark["item"]:
            open_at, command = mark.start(), mark["item"]
        elif mark["section"]:
            heading, has_line = mark["heading"], False
        elif mark["end"] == "begin" and (has_line or not says_works(heading)):
            above = line_above(text, mark.start())
            heading, has_line = (above, True) if above else (heading, has_line)
    if open_at >= 0:
        yield _Item(open_at, len(text), command, heading, has_line)
