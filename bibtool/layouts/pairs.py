"""Pages where a title line and an abstract line take turns, without labels."""

import re
from bisect import bisect
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from bibtool.layouts.bibliographies.entries import works_of
from bibtool.layouts.bibliographies.heads import are_authors
from bibtool.layouts.bibliographies.heads import read_head as read_authors
from bibtool.layouts.bibliographies.others import is_about_another
from bibtool.layouts.citations import is_citation, is_reference
from bibtool.layouts.furniture import is_compound, without_label
from bibtool.layouts.lines import Line, Page, Understood, ends_sentence, is_directly_below
from bibtool.layouts.people import author_list
from bibtool.layouts.printed import arxiv_ids_in, ids_beside, opens_with_id
from bibtool.layouts.shapes.credits import with_people
from bibtool.layouts.shapes.marks import mark_of
from bibtool.layouts.shapes.sentences import is_bio, is_own_news
from bibtool.layouts.shapes.summaries import are_abstracts
from bibtool.layouts.shapes.titles import read_head
from bibtool.layouts.wording import FURNITURE, LONG, SHORT, worded_sample, wording_of
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "pairs"

_LONGEST_TITLE, _LONGEST_CITATION = 300, 1500
_NUMBERED = frozenset("0123456789[(")
_TELLING = 400
"""So many tell whether they are abstracts."""
_SHORTEST = 200
_SHORT = 120  # for an abstract: what is shorter may be about the page's owner


# Behind a blank, a bracket, a colon or a slash: an address or what stands in brackets.
_ID_AT_END = re.compile(
    r"(?:[\s(\[:/]|\babs/)(?:\d{4}\.\d{4,5}|[a-z-]{2,9}(?:\.[A-Za-z-]{2,9})?/\d{7})(?:v\d{1,3})?"
    r"(?:\.pdf)?(?:\s?\[[A-Za-z.-]{2,20}\])?[\s)\]>.,;]{0,5}$"
)
_LONGEST_ID = 90
_NUMBERS, _YEAR = re.compile(r"\d+"), re.compile(r"(?:19|20)\d\d")
_FEWEST_NUMBERS = 3


class Pair(NamedTuple):
    """The lines of an item; ``authors`` is there if a list of names stands below the title."""

    title: Line
    authors: Line | None
    abstract: list[Line]
    others: int
    """How many lines stand above it that are none of the pair before."""

    @property
    def lines(self) -> list[Line]:
        """All of them, in order."""
        return [self.title, *([self.authors] if self.authors else []), *self.abstract]


def looks_like(text: str) -> float:
    """Return the share of lines that are an abstract or the title of one.

    Where authors, links or fields stand between them too, there is more to be read than that.
    """
    every, wording = worded_sample(text)
    lines, kinds = _without_furniture(every, wording)
    abstracts = _abstracts(lines, kinds)
    pairs = [p for p in _pairs(lines, abstracts) if not is_citation(p.abstract[0].text)]
    prose = len(abstracts)
    listed = sum(bool(mark_of(pair.abstract[0].text)[0].number) for pair in pairs)
    if not pairs or 2 * listed > len(pairs):
        return 0.0  # numbered works with a summary on the line
    between = [line.number for line, kind in zip(every, wording, strict=True) if kind == FURNITURE]
    apart = sum(
        pair.others > 0 or pair.authors is not None or _has_any(between, pair.lines)
        for pair in pairs
    )
    used = sum(len(pair.lines) for pair in pairs)
    share = min(used / len(lines), len(pairs) / prose)
    return share**2 if 5 * apart < 2 * len(pairs) else share**2 / 2


def _has_any(numbers: list[int], pair: list[Line]) -> bool:
    """Return whether any of these lines stands among those of a pair."""
    at = bisect(numbers, pair[0].number)
    return at < len(numbers) and numbers[at] < pair[-1].number


def read(text: str) -> Listing:
    """Read one item from each title with an abstract below it."""
    page = Page(NAME, text)
    lines, kinds = _without_furniture(page.lines, wording_of(page.lines))
    pairs = list(_pairs(lines, _abstracts(lines, kinds)))
    said = ["\n".join(line.text.strip() for line in pair.abstract) for pair in pairs]
    are_own = are_abstracts(said[:_TELLING], least=_SHORTEST)
    ids = ids_beside(page.lines, [pair.lines for pair in pairs])
    are_cited = _are_citations([pair.title.text for pair in pairs[:_TELLING]])
    for pair, below, beside in zip(pairs, said, ids, strict=True):
        found = (_cited(pair.title.text) if are_cited else None) or _titled(pair.title.text)
        if beside and beside[1] != found.setdefault("arxiv_id", beside[1]):
            found["arxiv_id"] = None  # which of them is the work's, nothing tells
        if names := _authors(pair.authors):
            found["authors"] = names
        found["abstract" if are_own else "summary"] = below
        page.take(sorted([*pair.lines, *([beside[0]] if beside else [])]), **found)
    return page.listing()


def _are_citations(lines: Sequence[str]) -> bool:
    """Return whether most titles have the authors before them and the journal behind them."""
    cited = [line for line in lines if is_reference(line)]
    heads = [head for line in cited if (head := read_authors(mark_of(line)[1]))]
    return 4 * len(heads) >= 3 * len(lines) and 4 * sum(map(are_authors, heads)) >= len(lines)


def _cited(line: str) -> Understood | None:
    """Return what a citation says, if it opens with authors and is of one work."""
    bare = mark_of(line)[1]
    works = works_of(bare) if read_authors(bare) else []
    return works[0] if len(works) == 1 and works[0]["titles"] else None


def _titled(line: str) -> Understood:
    """Return the titles that a line may have, and the id if one stands at its end."""
    found: Understood = _with_more(line) or {"titles": _titles(line)}
    if ids := arxiv_ids_in(line):
        if any(map(is_about_another, found["titles"])):
            last = line.rsplit(maxsplit=1)[-1]
            ids = arxiv_ids_in(last) if "://" in last else []
        if len(ids) == 1 and (opens_with_id(line) or _ID_AT_END.search(line[-_LONGEST_ID:])):
            found["arxiv_id"] = ids[0]
    return found


def _with_more(line: str) -> Understood | None:
    """Return what a line says that has co-authors or a journal behind the title, else None."""
    if ", " not in line or not (is_reference(line) or with_people(line) or _has_volume(line)):
        return None
    bare = mark_of(line)[1]
    head = read_authors(bare)
    found = read_head(bare, "" if head and are_authors(head) else "first")
    if not found.titles:
        return None
    titles = tuple(dict.fromkeys([*found.titles, *_titles(line)]))
    return {"titles": titles, "authors": found.authors, "year": found.year}


def _has_volume(line: str) -> bool:
    """Return whether a volume, a year and pages are behind a comma."""
    numbers = _NUMBERS.findall(line.partition(", ")[2])
    return len(numbers) >= _FEWEST_NUMBERS and any(map(_YEAR.fullmatch, numbers))


def _titles(text: str) -> tuple[str, ...]:
    """Return what may be the title on a line: all of it, without its number or its remarks."""
    bare = mark_of(text)[1]
    whole = clean(without_label(bare))
    return tuple(dict.fromkeys([*read_head(bare, "whole").titles, whole]))


def _authors(line: Line | None) -> tuple[str, ...] | None:
    return author_list(without_label(line.text)) if line else None


def _without_furniture(
    lines: Sequence[Line], wording: Sequence[int]
) -> tuple[list[Line], list[int]]:
    kept = [line for line, kind in zip(lines, wording, strict=True) if kind != FURNITURE]
    return kept, [kind for kind in wording if kind != FURNITURE]


def _pairs(lines: Sequence[Line], abstracts: Container[int]) -> Iterator[Pair]:
    shorts: list[Line] = []
    open_pair: Pair | None = None
    for line in lines:
        if line.number not in abstracts:
            shorts.append(line)
            continue
        goes_on = open_pair is not None and not shorts and not opens_with_id(line.text)
        if open_pair and goes_on and is_directly_below(line, open_pair.abstract[-1]):
            open_pair.abstract.append(line)
            continue
        if open_pair:
            yield open_pair
        open_pair = _pair(shorts, line)
        shorts = []
    if open_pair:
        yield open_pair


def _abstracts(lines: Sequence[Line], kinds: Sequence[int]) -> frozenset[int]:
    """Return the numbers of the long lines, and of the shorter ones in an abstract's place.

    That is between two short lines, the titles, on a page of which most abstracts are long.
    """
    long = [n for n, k in enumerate(kinds) if k == LONG and not _is_cited(lines, kinds, n)]
    short = [
        n
        for n, kind in enumerate(kinds)
        if kind == SHORT
        and n
        and LONG not in kinds[n - 1 : n + 2]
        and not ends_sentence(lines[n - 1].text)
    ]
    if len(short) > len(long) or len(long) < 2:
        short = []
    return frozenset(lines[n].number for n in (*short, *long))


def _is_cited(lines: Sequence[Line], kinds: Sequence[int], n: int) -> bool:
    """Return whether a long line is a numbered citation or ends in a link, its abstract below."""
    text = lines[n].text
    if kinds[n + 1 : n + 2] != [LONG] or not is_directly_below(lines[n + 1], lines[n]):
        return False
    if "://" in text[-_LONGEST_ID:] and len(text) <= _LONGEST_TITLE:
        return _ID_AT_END.search(text[-_LONGEST_ID:]) is not None
    if text.lstrip()[0] not in _NUMBERED or len(text) > _LONGEST_CITATION:
        return False
    return bool(mark_of(text)[0].number) and is_reference(text)


def _pair(shorts: list[Line], abstract: Line) -> Pair | None:
    if not shorts:
        return None
    *above, title = shorts
    authors = None
    if above and _authors(title) is not None:
        authors, title = title, above[-1]
    # A lone word is a menu's or a first name; a longer line no title.
    text = mark_of(abstract.text)[1]
    if len(title.text) > _LONGEST_TITLE and not (
        len(title.text) <= _LONGEST_CITATION and is_reference(title.text)
    ):
        return None
    if len(text) < _SHORT and (is_bio(text) or is_own_news(text)):
        return None
    if len(title.text.split()) < 2 and not is_compound(title.text.strip()):
        return None
    return Pair(title, authors, [abstract], len(above) - (authors is not None))
