"""Bibliographies without numbers: an entry starts where a list of authors does.

Which of the lines that may start one do is decided for the whole list at once. An entry has
authors, a title and a year or an id, ends like one, and is written like the others; most lists
are in the order of the first authors' names.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bibtool.layouts.bibliographies.converted import without_anchors
from bibtool.layouts.bibliographies.entries import works_of
from bibtool.layouts.bibliographies.heads import NO_OPENING, Head, Opening
from bibtool.layouts.bibliographies.labels import RUNNING_KINDS, labels_of
from bibtool.layouts.bibliographies.linenumbers import without_line_numbers
from bibtool.layouts.bibliographies.namedruns import NamedRun, named_runs, share_of
from bibtool.layouts.bibliographies.namesbelow import begin_with_titles, end_with_names
from bibtool.layouts.bibliographies.onealine import has_authors, says_no_work, up_to_last_entry
from bibtool.layouts.bibliographies.repeated import authors_text, repeats_authors, spelt_out
from bibtool.layouts.bibliographies.sections import (
    are_filled,
    belongs,
    body,
    closed_up,
    furniture,
    is_only_ids,
    is_whole,
    length_to,
)
from bibtool.layouts.bibliographies.starts import Start, starts_of
from bibtool.layouts.bibliographies.widemarks import without_wide_marks
from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.lines import Line, Page, Understood, sample
from bibtool.layouts.sharing import of_each
from bibtool.model import Listing

NAME = "references"

_SURE = 0.95
_ALONE = 0.9
"""How well the only entry of a text must make one."""
_FEWEST, _FEWEST_GOOD, _HEADING = 3, 0.6, 50
_LONGEST = 25
"""Lines of an entry."""
_SAMPLE = 400
"""Lines that tell what the others are like."""
_TRIED = 12
"""Starts before one that may be the one of the entry above."""
_LEAST = 8
"""Characters after the authors: of a title, or at least a journal."""
_SORTED, _NEARLY_ALL, _APART = 0.75, 0.85, 0.4
_MARK = re.compile(r"\s{0,20}[*•]\s+")


class _Entry(NamedTuple):
    """An entry's lines, the authors they open with, and how well they make one."""

    lines: list[Line]
    opening: Opening
    score: float


class _Style(NamedTuple):
    """What the entries of a list have in common."""

    shares: dict[str, float]
    """How many of the sure starts are written in each style, of the most common one."""
    is_sorted: bool


def looks_like(text: str) -> float:
    """Return the share of the text in entries, as far as these are whole and alike."""
    bare = without_wide_marks(without_line_numbers(sample(text)))
    lines = without_anchors(bare, keep_links=False)
    start, end = body(lines)
    lines = closed_up(lines[start:end][:_SAMPLE])
    if runs := named_runs(lines):
        return _SURE * share_of(runs, lines)
    if _is_one_a_line(lines, has_heading=start > 0):
        return _SURE / 2 if _are_labelled(lines) else _SURE
    found = _entries(lines)
    entries = [entry.lines for entry in found]
    wrapped = sum(len(entry) > 1 for entry in entries)
    if not found or wrapped * 3 < len(found) or not are_filled(entries):
        return 0.0  # one work a line, but not in a style: that is a reading list
    if len(found) == 1 and (len(entries[0]) < len(lines) or found[0].score < _ALONE):
        return 0.0
    if end_with_names(entries, lines, bare[start:end]) or begin_with_titles(entries, lines, start):
        return 0.0
    inside = sum(len(line.text) for entry in entries for line in entry)
    whole = max(inside, length_to(lines, entries[-1][-1].text if start else ""))
    good = sum(max(0.0, min(1.0, entry.score)) for entry in found) / len(found)
    if good < _FEWEST_GOOD:
        return 0.0
    return _SURE * min(1.0, good * 1.1) * inside / whole


def read(text: str) -> Listing:
    """Read one item from each entry."""
    page = Page(NAME, text)
    bare = without_anchors(without_wide_marks(without_line_numbers(page.lines)))
    start, end = body(bare)
    lines = closed_up(bare[start:end])
    printed = dict(zip((line.number for line in lines), page.lines[start:end], strict=True))
    if runs := named_runs(lines):
        for run in runs:
            page.take_each([printed[run.line.number]], _works_of_run(run))
        return page.listing()
    if _is_one_a_line(lines[:_SAMPLE], has_heading=start > 0):
        of_list = up_to_last_entry(lines) if start else lines
        entries = [(entry, NO_OPENING) for entry in _each_line(of_list)]
    else:
        entries = [(entry.lines, entry.opening) for entry in _entries(lines)]
    for entry, works in _works(entries):
        page.take_each([printed[line.number] for line in entry], works)
    return page.listing()


def _works(
    entries: Sequence[tuple[list[Line], Opening]],
) -> Iterator[tuple[list[Line], list[Understood]]]:
    """Yield each entry's lines and works; dashes stand for the authors of the entry above."""
    have_dashes = any(repeats_authors(entry[0].text) for entry, _ in entries)
    above = ""
    texts: list[tuple[str, int, Opening]] = []
    for entry, opening in entries:
        text = "\n".join([line.text for line in entry])
        if have_dashes and repeats_authors(text):
            texts.append((spelt_out(text, above), 0, NO_OPENING))
            continue
        if have_dashes:
            above = authors_text(text)
        marked = _MARK.match(text)
        texts.append((text, marked.end() if marked else 0, opening))
    works = of_each(lambda one: works_of(*one), texts)
    return zip((entry for entry, _ in entries), works, strict=True)


def _works_of_run(run: NamedRun) -> list[Understood]:
    return [{"text": entry, **work} for entry in run.entries for work in works_of(entry)]


def _is_one_a_line(lines: Sequence[Line], *, has_heading: bool) -> bool:
    """Return whether nearly every line is an entry of its own: authors, then a title and a year.

    Under a heading a few entries, or one, are a list too.
    """
    lines = up_to_last_entry(lines) if has_heading else lines
    lines = [line for line in lines if not says_no_work(line.text)]
    long = _long(lines)
    whole = [line for line in long if is_whole([line])]
    if len(whole) < _FEWEST:
        named = sum(has_authors(line.text) for line in whole)
        return has_heading and 0 < named == len(whole) == len(long)
    if len(whole) * 20 < len(long) * 19 or len(long) * 5 < len(lines) * 3:
        return False
    return sum(has_authors(line.text) for line in whole) * 2 >= len(whole)


def _are_labelled(lines: Sequence[Line]) -> bool:
    """Return whether most lines start with labels that look like names: ``Paper I:``, ``II``."""
    most = max(len(labels_of(lines, kind)) for kind in RUNNING_KINDS)
    return 2 * most > len(_long(lines))


def _each_line(lines: Sequence[Line]) -> list[list[Line]]:
    """Return each line that is no heading, with the ids and links that stand alone below it."""
    nothing = furniture(lines)
    long = {line.number for line in _long(lines)}
    entries: list[list[Line]] = []
    is_open = False
    for line in lines:
        if is_only_ids(line.text):
            if is_open:
                entries[-1].append(line)
            continue
        is_open = line.number in long and line.number not in nothing
        if is_open:
            entries.append([line])
    return entries


def _long(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that are no headings."""
    return [line for line in lines if len(line.text) > _HEADING or _is_short_entry(line)]


def _is_short_entry(line: Line) -> bool:
    return is_whole([line]) and not is_furniture(line.text)


def _entries(lines: Sequence[Line]) -> list[_Entry]:
    nothing = furniture(lines)
    lines = [line for line in lines if line.number not in nothing]
    chosen = _best(starts_of(lines))
    entries = []
    for (start, score), following in zip(chosen, [*chosen[1:], None], strict=False):
        stop = following[0].at if following else len(lines)
        entry = [lines[start.at]]
        longest = _LONGEST + start.lines_of_authors
        for line in lines[start.at + 1 : stop]:
            if len(entry) >= longest or not (following or belongs(line, entry)):
                break
            entry.append(line)
        if start.head or len(entry) == 1 or any(map(_is_deeper, entry[1:], entry)):
            entries.append(_Entry(entry, start.opening, score))
    return entries


def _is_deeper(line: Line, above: Line) -> bool:
    """Return whether a line goes on with an entry as those of a hanging list do."""
    return line.text[:1].isspace() and not above.text[:2].isspace()


def _best(starts: Sequence[Start]) -> list[tuple[Start, float]]:
    """Return the starts that together make the best entries, each with its entry's score."""
    *starts, end = starts
    if not starts:
        return []
    style = _style(starts)
    apart = _APART if _are_apart(starts) else 0.0
    heads = [
        _head_score(start.head, style) + (apart if start.is_apart else -apart) for start in starts
    ]
    ends = [*starts[1:], end]
    # best[n]: the best sum of scores of entries up to start n, and the start before it.
    best: list[tuple[float, int]] = [(-0.3 * n, -1) for n in range(len(starts) + 1)]
    for n, end in enumerate(ends, 1):
        most, chosen_first = best[n]
        for first in range(n - 1, max(-1, n - 1 - _TRIED), -1):
            before, start = best[first][0], starts[first]
            if end.at - start.at > 2 * _LONGEST + start.lines_of_authors:
                break
            if before + heads[first] <= most:
                continue  # no entry has more than its authors are worth
            score = before + _score(heads[first], start, end)
            if n < len(starts) and style.is_sorted and _is_before(end.head, start.head):
                score -= 0.35
            if score > most:
                most, chosen_first = score, first
        best[n] = (most, chosen_first)
    chosen: list[tuple[Start, float]] = []
    n = len(starts)
    while (first := best[n][1]) >= 0:
        chosen.append((starts[first], _score(heads[first], starts[first], ends[n - 1])))
        n = first
    return chosen[::-1]


def _are_apart(starts: Sequence[Start]) -> bool:
    """Return whether a blank line stands above nearly each entry that is sure to be one."""
    sure = [start for start in starts if start.head and start.head.size > 1]
    return sum(start.is_apart for start in sure) >= max(_FEWEST, _NEARLY_ALL * len(sure))


def _style(starts: Sequence[Start]) -> _Style:
    heads = [start.head for start in starts if start.head and start.head.size > 1]
    counts = Counter(head.ending for head in heads)
    most = max(counts.values(), default=1)
    pairs = list(pairwise(heads))
    in_order = sum(not _is_before(second, first) for first, second in pairs)
    return _Style(
        {ending: count / most for ending, count in counts.items()},
        is_sorted=len(pairs) > 3 and in_order >= _SORTED * len(pairs),
    )


def _is_before(one: Head | None, other: Head | None) -> bool:
    return one is not None and other is not None and bool(one.key) and one.key < other.key


def _head_score(head: Head | None, style: _Style) -> float:
    """Return how well authors start an entry, 1 at best."""
    if head is None:
        return 1.0 - 0.8
    score = 1.0
    if head.size < 2:
        weak = head.ending in {"stop", "comma"} and not head.style.startswith("in")
        score -= (0.6 if head.style.startswith("group") else 0.45) if weak else 0.1
    return score - 0.4 * (1 - style.shares.get(head.ending, 0.0))


def _score(score: float, start: Start, end: Start) -> float:
    """Return how well lines from one start to another make an entry, of its authors' score."""
    above, below = start.witnesses, end.witnesses
    if start.head and below.length - above.length - start.head.end < _LEAST:
        score -= 1.5
    if below.dates == above.dates:
        score -= 1.2
    if below.ids - above.ids > 1:
        score -= 0.7 * (below.ids - above.ids - 1)
    others = end.at - start.at - start.lines_of_authors
    if others > 12:
        score -= 0.2 * (others - 12)
    return score
