"""Works that a page has in elements alike, each with title and authors in elements of their own.

Their titles have a class that says so (``bib-title``, ``listing-title``), or are headings or
summaries; what stands in the outermost element that has no other title is about that work.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from bibtool.identifiers import ArxivId, Doi
from bibtool.layouts.formats.elementnames import (
    ABSTRACT,
    AUTHORS,
    NO_TITLE,
    TITLE,
    WHERE,
    classes,
    names_of,
    names_title,
)
from bibtool.layouts.formats.facts import abstract_in, distinct, names_in, year_in
from bibtool.layouts.formats.outline import Outline
from bibtool.layouts.formats.rowtable import RowTable
from bibtool.layouts.formats.spans import Work
from bibtool.layouts.people import author_list, name_fit
from bibtool.layouts.printed import arxiv_ids_in, ids_in
from bibtool.names import Name
from bibtool.untrusted import clean

_HREF = re.compile(r"(?:^|\s)href\s{0,9}=\s{0,9}[\"']?([^\"'<>\s]{1,2000})", re.IGNORECASE)
_RANKS = frozenset({"h2", "h3", "h4", "h5", "summary"})
_TITLE_LABEL = re.compile(r"title\s?:\s{0,3}", re.IGNORECASE)
_LABEL = re.compile(r"(?:authors?|by)\b\s{0,3}:?\s{0,3}", re.IGNORECASE)
_YEAR_AT_END = re.compile(r"\s{1,3}\((?:19|20)\d\d\)$")
_YEAR_AT_START = re.compile(r"^(?:(?:19|20)\d\d[.:]|[(\[](?:19|20)\d\d[)\]][.:]?)\s{1,3}(?=\S)")
_MARKS = re.compile(r"\s?[\d*†‡§¶]{1,3}(?:\s?,\s?[\d*†‡§¶]{1,3}(?!\w)){0,6}")
_MORE = re.compile(r"(?:,\s?)?(?:\+|\band\b|&)\s?\d{1,4} (?:more|others)\b.{0,20}$")
_REMARK = re.compile(r"\s?\([^()]{1,80}\)$")
"""What goes for the last name: ``(last author)``, ``(University of Somewhere)``."""
_AROUND_NAMES = re.compile(r"[\s,;.&·|]*(?:\band\b|\bund\b|\bet\b)?[\s,;.&·|]*")
_HEADS_LIST = re.compile(
    r"\b(?:papers?|publications?|preprints?|articles?|proceedings|reports?|talks?|books?|theses"
    r"|chapters?|works)\b",
    re.IGNORECASE,
)
_LONG_HEADING = 7
_LIKELY_NAME, _SURE_NAME = 0.4, 0.7
_LONG_TITLE = 3
_MOST_PIECES = 600
_MOST_LINES, _LONGEST_NAMES = 6, 2000
_FEWEST = 2
_SHARE = 0.8


def works_in_cards(source: str, rows: RowTable) -> list[Work]:
    """Return the works of a page that names their parts alike, in order; else none.

    Args:
        source: the page.
        rows: its lines as they are seen.
    """
    headed = Counter(rank for rank, text in rows.ranked() if text.count(" ") + 1 >= _LONG_TITLE)
    if all(headed[rank] < _FEWEST for rank in _RANKS) and not names_title(source):
        return []
    outline = Outline(source)
    found: list[Work] = []
    # Those that a class names first: most headings are the same titles again.
    for key, titles in sorted(_kinds_of_titles(outline).items()):
        if len(titles) <= len(found):
            continue
        works = list(_Cards(outline, titles, is_named=key not in _RANKS).works())
        if len(works) > len(found):
            found = works
    return found


def _kinds_of_titles(outline: Outline) -> dict[str, list[int]]:
    """Return the elements that titles may be, by their class or rank."""
    found: dict[str, list[int]] = {}
    for number, element in enumerate(outline.elements):
        if element.tag in _RANKS:
            found.setdefault(element.tag, []).append(number)
        for name in names_of(element.inner):
            if TITLE.fullmatch(name) and not NO_TITLE.search(name):
                found.setdefault(f".{name}", []).append(number)
    return found


class _Cards:
    """The elements that have one title each."""

    def __init__(self, outline: Outline, titles: Sequence[int], *, is_named: bool) -> None:
        self._outline = outline
        self._titles = titles
        self._is_named = is_named
        """Whether a class says that they are titles."""
        self._place = -1

    def works(self) -> Iterator[Work]:
        """Yield the works, if nearly all of the cards have authors or an id beside the title."""
        titles, outline = self._titles, self._outline
        if not self._is_named and len(titles) < _FEWEST:
            return
        counts = Counter(each for title in titles for each in outline.above(title))
        cards = [self._card(title, counts) for title in titles]
        self._place = self._place_of_authors(titles, cards)
        named = [self._work(title, card) for title, card in zip(titles, cards, strict=True)]
        works = [(card, work) for card, work in zip(cards, named, strict=True) if work]
        sure = [card for card, work in works if _is_sure(work)]
        likely = sum(bool(work.understood["authors"]) for _, work in works)
        fewest = 1 if self._is_named and any(map(self._names_authors, cards)) else _FEWEST
        if fewest == len(works) == 1 and _is_heading(works[0][1].understood["titles"][0]):
            return
        if len(sure) >= max(fewest, _SHARE * len(titles)) and 2 * likely >= len(sure):
            looks = {self._look(card) for card in sure}
            yield from (work for card, work in works if self._look(card) in looks)

    def _look(self, card: int) -> tuple[str, str]:
        """Return what elements alike have in common."""
        element = self._outline.elements[card]
        return element.tag, " ".join(classes(element.inner)[:1])

    def _place_of_authors(self, titles: Sequence[int], cards: Sequence[int]) -> int:
        """Return which line below the title has the authors, where most surely are; -1 for none."""
        places = Counter(
            place
            for title, card in zip(titles, cards, strict=True)
            for place, line in enumerate(self._below(title, card))
            if author_list(line)
        )
        return places.most_common(1)[0][0] if places else -1

    def _below(self, title: int, card: int) -> list[str]:
        """Return the first lines behind a title."""
        start, end = self._outline.ends[title], self._outline.ends[card]
        if self._outline.length(start, end) > _MOST_PIECES:
            return []
        lines = map(clean, self._outline.lines(start, end)[:_MOST_LINES])
        return [line if len(line) < _LONGEST_NAMES else "" for line in lines]

    def _card(self, title: int, counts: Counter[int]) -> int:
        """Return the outermost element that has this title alone; of one alone, the innermost."""
        card = title
        for each in self._outline.above(title):
            if counts[each] > 1 or self._outline.elements[each].tag in {"body", "html", "main"}:
                break
            if len(self._titles) == 1 and self._names_authors(card):
                break
            card = each
        return card

    def _names_authors(self, card: int) -> bool:
        return any(self._of(card, AUTHORS))

    def _of(self, card: int, role: re.Pattern[str]) -> Iterator[int]:
        """Yield the elements of a card whose class gives them this part of a work."""
        end = 0
        for each in self._outline.within(card):
            element = self._outline.elements[each]
            if element.start >= end and any(map(role.fullmatch, names_of(element.inner))):
                yield each
                end = self._outline.ends[each]

    def _text(self, number: int) -> str:
        start, end = self._outline.elements[number].start, self._outline.ends[number]
        return clean(" ".join(self._outline.lines(start, end)))

    def _work(self, title: int, card: int) -> Work | None:
        start, end = self._outline.elements[card].start, self._outline.ends[card]
        if card == title or self._outline.length(start, end) > _MOST_PIECES:
            return None
        words = _TITLE_LABEL.sub("", self._text(title).strip(" ¶#"), count=1)
        if not self._is_named and not self._is_of_one(title, card, words):
            return None
        authors = self._authors(title, card)
        where = " ".join(map(self._text, self._of(card, WHERE)))
        arxiv, doi = self._ids(card)
        if not words or "://" in words or (not self._is_named and self._has_many_ids(card)):
            return None
        whole = words.removesuffix(".").rstrip()
        return Work(
            start,
            end,
            {
                "titles": distinct((_without_year(whole), whole)),
                "authors": authors,
                "abstract": abstract_in(" ".join(map(self._text, self._of(card, ABSTRACT)))),
                "year": year_in(where),
                "arxiv_id": arxiv,
                "doi": doi,
            },
        )

    def _is_of_one(self, title: int, card: int, words: str) -> bool:
        """Whether a heading has a title's length, and below it is one work: no list of many."""
        if _is_heading(words):
            return False
        lines = self._outline.lines(self._outline.ends[title], self._outline.ends[card])
        return sum(len(line) < _LONGEST_NAMES and bool(author_list(line)) for line in lines) <= 1

    def _ids(self, card: int) -> tuple[ArxivId | None, Doi | None]:
        """Return what a card's links lead to, if that is one work, or else what it says."""
        ids, dois = self._linked(card)
        if not ids and not dois:
            ids = list(dict.fromkeys(arxiv_ids_in(" ".join(self._beside_abstract(card))[:5000])))
        return (
            ids[0] if len(ids) == 1 else None,
            dois[0] if len(dois) == 1 else None,
        )

    def _beside_abstract(self, card: int) -> Iterator[str]:
        """Yield the lines of a card but those of its abstract, which may cite other works."""
        start = self._outline.elements[card].start
        for each in self._of(card, ABSTRACT):
            yield from self._outline.lines(start, self._outline.elements[each].start)
            start = self._outline.ends[each]
        yield from self._outline.lines(start, self._outline.ends[card])

    def _linked(self, card: int) -> tuple[list[ArxivId], list[Doi]]:
        """Return what a card's links lead to, each once."""
        elements = self._outline.elements
        links = [
            found[1]
            for each in self._outline.within(card)
            if elements[each].tag == "a" and (found := _HREF.search(elements[each].inner))
        ]
        linked = [ids_in(link) for link in links]
        ids = dict.fromkeys(one for one, _ in linked if one)
        return list(ids), list(dict.fromkeys(doi for _, doi in linked if doi))

    def _has_many_ids(self, card: int) -> bool:
        return any(len(found) > 1 for found in self._linked(card))

    def _authors(self, title: int, card: int) -> tuple[str, ...]:
        named = list(self._of(card, AUTHORS))
        if named:
            each = [self._linked_names(one) or _names(self._text(one)) for one in named]
            is_one_each = len(each) > 1 and all(len(names) == 1 for names in each)
            return tuple(names[0] for names in each) if is_one_each else each[0]
        below = self._below(title, card)
        for place, line in enumerate(below if self._is_named else below[:1]):
            label = _LABEL.match(line)
            words = line[label.end() :] if label else line
            names = author_list(words)
            if not names and (label or place == self._place):
                names = _names_of(names_in(words), _SURE_NAME)
            if names and (len(names) > 1 or _fits(names)):
                return names
        return ()

    def _linked_names(self, number: int) -> tuple[str, ...]:
        """Return the names of an element in which each is a link, and nothing else stands."""
        elements = self._outline.elements
        links = [each for each in self._outline.within(number) if elements[each].tag == "a"]
        rest = self._text(number)
        names = [self._text(each) for each in links]
        for name in names:
            rest = rest.replace(name, ",", 1) if name else rest
        is_all = all(_AROUND_NAMES.fullmatch(part) for part in rest.split(","))
        return _names_of(names) if names and is_all else ()


def _without_year(title: str) -> str:
    return _YEAR_AT_START.sub("", _YEAR_AT_END.sub("", title), count=1)


def _is_heading(words: str) -> bool:
    """Whether words are too few for a title, or head a list: ``Journal papers of 2020``."""
    count = words.count(" ") + 1
    return count < _LONG_TITLE or (count < _LONG_HEADING and _HEADS_LIST.search(words) is not None)


def _is_sure(work: Work) -> bool:
    said = work.understood
    return bool(said["authors"] or said["arxiv_id"] or said["doi"])


def _names(text: str) -> tuple[str, ...]:
    text = _MARKS.sub("", _MORE.sub("", text))
    text = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
    text = _REMARK.sub("", text) if text[-1:] == ")" else text
    return author_list(text) or _names_of(names_in(text))


def _names_of(texts: Iterable[str], least: float = _LIKELY_NAME) -> tuple[str, ...]:
    names = tuple(name for text in texts if (name := text.strip(" ,;*·|")))
    return names if names and _fits(names, least) else ()


def _fits(names: Sequence[str], least: float = _LIKELY_NAME) -> bool:
    return all(name_fit(Name.parse(name).display.split()) >= least for name in names)
