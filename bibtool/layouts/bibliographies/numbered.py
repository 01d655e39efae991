"""Bibliographies whose entries have a number, a key or a bullet: ``[1]``, ``1.``, ``[Smi19]``."""

import re
from collections.abc import Sequence

from bibtool.layouts.bibliographies.abstractsunder import have_abstracts, work_above_abstract
from bibtool.layouts.bibliographies.converted import without_anchors
from bibtool.layouts.bibliographies.entries import works_of
from bibtool.layouts.bibliographies.heads import Head, are_authors, read_head
from bibtool.layouts.bibliographies.joining import join
from bibtool.layouts.bibliographies.kindwords import after_kind_words
from bibtool.layouts.bibliographies.labels import best_kind, labels_of
from bibtool.layouts.bibliographies.linenumbers import without_line_numbers
from bibtool.layouts.bibliographies.linkrows import is_link_row
from bibtool.layouts.bibliographies.parted import are_parted, parted_works
from bibtool.layouts.bibliographies.quotedtitles import QUOTED
from bibtool.layouts.bibliographies.reviews import review_works
from bibtool.layouts.bibliographies.running import Run, runs_of
from bibtool.layouts.bibliographies.sections import (
    belongs,
    body,
    closed_up,
    furniture,
    length_to,
)
from bibtool.layouts.bibliographies.weblabels import DATED, WEB_KINDS
from bibtool.layouts.bibliographies.widemarks import without_wide_marks
from bibtool.layouts.citations import is_citation, is_reference
from bibtool.layouts.lines import Line, Page, Understood, sample
from bibtool.layouts.printed import has_id
from bibtool.layouts.sharing import of_each
from bibtool.model import Listing

NAME = "numbered-references"

_FEWEST = 3
_FEWEST_GOOD = 0.6
_NEARLY_ALL = 0.8
_SURE_KINDS = ("brackets", "lettered", "key", *WEB_KINDS)
_PAPERS = ("paper", "lettered paper")
_SURE = 0.95
_TRIED = 60
_MANY_MORE = 1.15
_LONGEST = 200
"""Lines of an entry."""
_SAMPLE = 800
"""Lines that tell what the others are like."""
_MANY, _LESS = 12, 0.25
_LABEL_NUMBER = re.compile(r"\d{1,4}")
_YEAR = re.compile(r"(?:19|20)\d\d")
# A bold number is a volume or a year; "**" behind words ends what is bold.
_MARKDOWN = re.compile(r"\]\(|\*\*(?!\d{1,5}\*\*|[\s,.;)])(?=.)|^\s*#{1,6}\s|^\s*\|", re.MULTILINE)


def looks_like(text: str) -> float:
    """Return the share of the text in entries, if nearly all of them read as references."""
    bare = without_wide_marks(without_line_numbers(sample(text)))
    lines = without_anchors(bare, keep_links=False)
    start, end = body(lines)
    lines = closed_up(lines[start:end][:_SAMPLE])
    kind = best_kind(lines)
    is_sure = kind in _SURE_KINDS
    if runs := _runs(lines, kind):
        entries = [entry for run in runs for entry in run.entries]
    else:
        found = _entries(lines, kind)
        if len(found) < 2 and not (found and is_sure and len(found[0][0]) == len(lines)):
            return 0.0  # one entry alone is the whole text
        if not is_sure and len(found) < _FEWEST and not _are_two(found, lines):
            return 0.0
        entries = [("\n".join(line.text for line in entry), end) for entry, end in found]
    if kind in _PAPERS:
        good = _share_with_authors(entries)
    elif kind == "review":
        good = sum(bool(review_works(entry[end:])) for entry, end in entries) / len(entries)
    else:
        good = _share_of_references(entries, is_sure=is_sure)
    if good < _FEWEST_GOOD:
        return 0.0
    inside = sum(len(entry) for entry, _ in entries)
    last = entries[-1][0].rsplit("\n", 1)[-1] if start else ""
    whole: float = max(
        inside, length_to([line for line in lines if not is_link_row(line.text)], last)
    )
    if _are_all_counted(entries):
        # Around so sure a list a CV may have its other parts.
        whole = inside + (whole - inside) * _LESS
    return _SURE * min(1.0, 1.25 * good) * inside / whole


def _are_all_counted(entries: Sequence[tuple[str, int]]) -> bool:
    """Return whether labels count many entries from one up or down to one, and leave none out."""
    if len(entries) < _MANY:
        return False
    found = [_LABEL_NUMBER.search(entry, 0, end) for entry, end in entries]
    numbers = [int(each[0]) for each in found if each]
    count = len(entries)
    return numbers in ([*range(1, count + 1)], [*range(count, 0, -1)])


def _are_two(entries: Sequence[tuple[list[Line], int]], lines: Sequence[Line]) -> bool:
    """Return whether two references are the whole text, as somebody cut them out of a list."""
    return entries[0][0][0] is lines[0] and all(
        _is_reference("\n".join([line.text for line in entry]), end) for entry, end in entries
    )


def _share_of_references(entries: Sequence[tuple[str, int]], *, is_sure: bool) -> float:
    """Return how many of the entries read as references.

    Where they have bullets or numbers as any list has, and are one line each, they must open with
    authors: titles come first in a reading list. Links in Markdown are such a list's too.
    """
    tried = entries[:: max(1, len(entries) // _TRIED)]
    if is_sure:
        return sum(_is_reference(entry, end) for entry, end in tried) / len(tried)
    if sum(bool(_MARKDOWN.search(entry)) for entry, _ in tried) * 3 > len(tried):
        return 0.0
    wrapped = sum("\n" in entry for entry, _ in tried)
    if wrapped * 3 >= len(tried):
        return sum(_is_reference(entry, end) for entry, end in tried) / len(tried)
    heads = [head for entry, end in tried if (head := _authors_of(entry, end))]
    sure = sum(map(are_authors, heads))
    # Where most have several authors, one name and a full stop is an author, too.
    named = sum(are_authors(head) or bool(head.names) for head in heads)
    opening = (named if 2 * sure > len(tried) else sure) / len(tried)
    return opening if opening >= _NEARLY_ALL else 0.0


def _share_with_authors(entries: Sequence[tuple[str, int]]) -> float:
    """Return how many entries open with authors, published or not; ``Paper 1: Title`` does not."""
    tried = entries[:: max(1, len(entries) // _TRIED)]
    heads = [read_head(join(entry[end:].split("\n")).text) for entry, end in tried]
    return sum(head is not None and are_authors(head) for head in heads) / len(tried)


def read(text: str) -> Listing:
    """Read one item from each label on, or one for each of the works that stand under it."""
    page = Page(NAME, text)
    bare = without_anchors(without_wide_marks(without_line_numbers(page.lines)))
    start, end = body(bare)
    lines = closed_up(bare[start:end])
    printed = dict(zip((line.number for line in lines), page.lines[start:end], strict=True))
    kind = best_kind(lines[:_SAMPLE])
    if _runs(lines[:_SAMPLE], kind):
        for run in runs_of(bare[start:end]):
            _take_run(page, run)
        return page.listing()
    entries = _entries(lines, kind)
    is_parted = are_parted(entries)
    is_above = have_abstracts(entries)

    def works_of_entry(one: tuple[list[Line], int]) -> list[Understood]:
        above = work_above_abstract(*one) if is_above else []
        return above or _works(*one, kind, is_parted=is_parted)

    for (entry, _), works in zip(entries, of_each(works_of_entry, entries), strict=True):
        if works:
            page.take_each([printed[line.number] for line in entry], works)
    return page.listing()


def _works(
    entry: Sequence[Line], label_end: int, kind: str, *, is_parted: bool
) -> list[Understood]:
    """Return the works of an entry; none where such a label may stand before other things too."""
    text = "\n".join([line.text for line in entry])
    if kind == "backlink" and not is_citation(text[label_end:]):
        return []
    if kind == DATED and not _is_reference(text, label_end):
        return []
    works = parted_works(entry, label_end) if is_parted else []
    if kind == "review":
        works = review_works(text[label_end:])
    works = works or works_of(text, label_end)
    if kind == DATED and not any(work.get("titles") or work.get("arxiv_id") for work in works):
        return []
    return works


def _runs(lines: Sequence[Line], kind: str) -> list[Run]:
    """Return the entries that share lines if these are more than those that begin lines."""
    runs = runs_of(lines)
    count = sum(len(run.entries) for run in runs)
    return runs if count > _MANY_MORE * len(labels_of(lines, kind)) else []


def _take_run(page: Page, run: Run) -> None:
    """Make an item of each entry of lines that share several."""
    works: list[Understood] = [
        {"text": text, **work} for text, end in run.entries for work in works_of(text, end)
    ]
    if len(works) == 1:
        works[0].pop("text", None)
    page.take_each(run.lines, works)


def _is_reference(entry: str, start: int) -> bool:
    text = join(entry[start:].split("\n")).text
    head = read_head(text)
    if head is not None and (head.size > 1 or not head.style.startswith("group")):
        return True
    quoted = QUOTED.match(text)
    if quoted is not None and _YEAR.search(text, quoted.end()):
        return True  # the authors stand behind the title
    return is_reference(text)


def _authors_of(entry: str, start: int) -> Head | None:
    """Return the authors with which an entry opens, if it has a year or an id."""
    head = read_head(entry[start:])
    return head if head and (_YEAR.search(entry, start) or has_id(entry)) else None


def _entries(lines: Sequence[Line], kind: str) -> list[tuple[list[Line], int]]:
    """Return each entry's lines and where its label ends; what is not one entry's is left out."""
    labels = labels_of(lines, kind)
    nothing = furniture(lines) - {lines[label.at].number for label in labels}
    entries: list[tuple[list[Line], int]] = []
    most = 1
    for label, following in zip(labels, [*labels[1:], None], strict=False):
        stop = following.at if following else len(lines)
        entry = [lines[label.at]]
        # Where each has one line only, so has the last.
        longest = _LONGEST if following or most > 1 or len(labels) <= _FEWEST else 1
        for line in lines[label.at + 1 : stop]:
            if line.number in nothing:
                continue
            if len(entry) >= longest or not _belongs(line, entry, kind):
                break
            entry.append(line)
        most = max(most, len(entry))
        if sum([len(line.text) for line in entry]) > label.end:
            entries.append((entry, label.end))
    return after_kind_words(entries)


def _belongs(line: Line, entry: Sequence[Line], kind: str) -> bool:
    if kind == DATED and not line.text[:2].isspace():
        return False
    return belongs(line, entry)
