"""Bibliographies whose entries have a number, a key or a bullet: ``[1]``, ``1.``, ``[Smi19]``."""

import re
from collections.abc import Iterator, Sequence

from bibtool.layouts.bibliographies.entries import works_of
from bibtool.layouts.bibliographies.heads import Head, are_authors, read_head
from bibtool.layouts.bibliographies.joining import join
from bibtool.layouts.bibliographies.labels import Label, best_kind, labels_of
from bibtool.layouts.bibliographies.linenumbers import without_line_numbers
from bibtool.layouts.bibliographies.running import Run, runs_of
from bibtool.layouts.bibliographies.sections import (
    belongs,
    body,
    closed_up,
    furniture,
    length_to,
)
from bibtool.layouts.citations import is_reference
from bibtool.layouts.lines import Line, Page, Understood, sample
from bibtool.layouts.printed import has_id
from bibtool.model import Listing

NAME = "numbered-references"

_FEWEST = 3
_FEWEST_GOOD = 0.6
_NEARLY_ALL = 0.8
_SURE_KINDS = ("brackets", "lettered", "key")
_PAPERS = ("paper", "lettered paper")
_SURE = 0.95
_TRIED = 60
_LONGEST = 200
"""Lines of an entry."""
_SAMPLE = 800
"""Lines that tell what the others are like."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_MARKDOWN = re.compile(r"\]\(|\*\*|^\s*#{1,6}\s|^\s*\|", re.MULTILINE)


def looks_like(text: str) -> float:
    """Return the share of the text in entries, if nearly all of them read as references."""
    lines = without_line_numbers(sample(text))
    start, end = body(lines)
    lines = closed_up(lines[start:end][:_SAMPLE])
    kind = best_kind(lines)
    is_sure = kind in _SURE_KINDS
    if runs := _runs(lines, kind):
        entries = [entry for run in runs for entry in run.entries]
    else:
        found = list(_entries(lines, labels_of(lines, kind)))
        if len(found) < 2 and not (found and is_sure and len(found[0][0]) == len(lines)):
            return 0.0  # one entry alone is the whole text
        if not is_sure and len(found) < _FEWEST:
            return 0.0
        entries = [("\n".join(line.text for line in entry), end) for entry, end in found]
    if kind in _PAPERS:
        good = _share_with_authors(entries)
    else:
        good = _share_of_references(entries, is_sure=is_sure)
    if good < _FEWEST_GOOD:
        return 0.0
    inside = sum(len(entry) for entry, _ in entries)
    last = entries[-1][0].rsplit("\n", 1)[-1] if start else ""
    whole = max(inside, length_to(lines, last))
    return _SURE * min(1.0, 1.25 * good) * inside / whole


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
    bare = without_line_numbers(page.lines)
    start, end = body(bare)
    lines = closed_up(bare[start:end])
    printed = dict(zip((line.number for line in lines), page.lines[start:end], strict=True))
    kind = best_kind(lines[:_SAMPLE])
    if _runs(lines[:_SAMPLE], kind):
        for run in runs_of(bare[start:end]):
            _take_run(page, run)
        return page.listing()
    for entry, label_end in _entries(lines, labels_of(lines, kind)):
        works = works_of("\n".join(line.text for line in entry), label_end)
        page.take_each([printed[line.number] for line in entry], works)
    return page.listing()


def _runs(lines: Sequence[Line], kind: str) -> list[Run]:
    """Return the entries that share lines if these are the most."""
    runs = runs_of(lines)
    count = sum(len(run.entries) for run in runs)
    return runs if 2 * count > 3 * len(labels_of(lines, kind)) else []


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
    return is_reference(text)


def _authors_of(entry: str, start: int) -> Head | None:
    """Return the authors with which an entry opens, if it has a year or an id."""
    head = read_head(entry[start:])
    return head if head and (_YEAR.search(entry, start) or has_id(entry)) else None


def _entries(lines: Sequence[Line], labels: Sequence[Label]) -> Iterator[tuple[list[Line], int]]:
    """Yield each entry's lines and where its label ends; what is not one entry's is left out."""
    nothing = furniture(lines) - {lines[label.at].number for label in labels}
    for label, following in zip(labels, [*labels[1:], None], strict=False):
        stop = following.at if following else len(lines)
        entry = [lines[label.at]]
        for line in lines[label.at + 1 : stop]:
            if line.number in nothing:
                continue
            if len(entry) >= _LONGEST or not belongs(line, entry):
                break
            entry.append(line)
        if len("".join(line.text for line in entry)) > label.end:
            yield entry, label.end
