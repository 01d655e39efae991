"""What the columns of an item say: its titles, authors, year, abstract and ids."""

import re
from collections.abc import Mapping, Sequence

from bibtool.layouts.abstracts import labelled
from bibtool.layouts.bibliographies.labelledtitles import without_award
from bibtool.layouts.lines import Understood, is_prose
from bibtool.layouts.people import author_list, fit_of
from bibtool.layouts.plainlists import plain_names
from bibtool.layouts.printed import arxiv_ids_in, has_id, ids_in
from bibtool.layouts.shapes.badges import badges_of, without_badges
from bibtool.layouts.shapes.brackettails import bracketed, without_bracketed
from bibtool.layouts.shapes.bylines import byline
from bibtool.layouts.shapes.cells import cells_of, column_of
from bibtool.layouts.shapes.credits import credited, names_before, together
from bibtool.layouts.shapes.gluedcredits import are_credited, glued_credit
from bibtool.layouts.shapes.gluednames import glued
from bibtool.layouts.shapes.gluedparts import names_glued_before
from bibtool.layouts.shapes.headspeakers import openings, speakers
from bibtool.layouts.shapes.items import Item
from bibtool.layouts.shapes.kinds import KINDS
from bibtool.layouts.shapes.laststates import tails_of, without_tail
from bibtool.layouts.shapes.look import Seen
from bibtool.layouts.shapes.marks import text_of
from bibtool.layouts.shapes.model import AUTHORS, BLURB, LINKS, TITLE, VENUE
from bibtool.layouts.shapes.namesbehind import names_behind
from bibtool.layouts.shapes.ownids import (
    has_id_in_blurb,
    shared_ids,
    text_in,
    with_own_ids,
    without_cited,
)
from bibtool.layouts.shapes.pagenumbers import numbers_before, without_number
from bibtool.layouts.shapes.persons import has_names_after, in_english, without_more
from bibtool.layouts.shapes.plainheads import Head, marked_head, plain_head
from bibtool.layouts.shapes.plaintitles import WHOLE, plainness_of
from bibtool.layouts.shapes.spacednames import are_spaced
from bibtool.layouts.shapes.summaries import are_abstracts
from bibtool.layouts.shapes.titles import read_head
from bibtool.layouts.shapes.venueopenings import are_opened, without_venue_opening

_YEAR = re.compile(r"(?:19|20)(?<!\d..)\d\d(?!\d|\.\d{4})")  # 1901.00001 is an id
_BY = re.compile(r"(?:^\W{1,9}|\b)(?:authors?\s?:|with\s|by\s)\W{0,3}\s*", re.IGNORECASE)
_OMITTED = re.compile(r",?\s*(?:\.\.\.|…|\[\.\.\.\])\s*,?")
_BETWEEN = re.compile(r",\s*and\s|,\s*&\s|[,;]|\sand\s|\s&\s")
_MARKS = " *†‡§¶∗⋆_.0123456789¹²³⁴⁵⁶⁷⁸⁹⁰\\"
_TARGET = re.compile(r"\]\([^()\s]{0,500}\)")  # of the link whose text the title is
_LONGEST_SPEAKER = 30
_SHORTEST_SUMMARY = 80
_MOST_HEADS = 20_000
_SEVERAL = 3
_MOST_TITLES = 5
_WITHIN = frozenset(KINDS.index(kind) for kind in ("titled", "citation"))


class Fields:
    """The columns of a page's items, told by all of them together."""

    def __init__(self, items: Sequence[Item], seen: Mapping[int, Seen]) -> None:
        heads = [_head(item, seen) for item in items[:200] if item.is_titled]
        self._is_opened = are_opened(heads)
        self._numbers = numbers_before(heads)
        heads = [without_number(head, self._numbers) for head in heads] if self._numbers else heads
        self._is_whole = 2 * sum(bool(item[AUTHORS]) for item in items) > len(items)
        self._badges = badges_of(heads) if self._is_whole else frozenset[str]()
        if self._badges:
            heads = [without_badges(head, self._badges)[0] for head in heads]
        self._brackets = bracketed(heads)
        # What a link's words have before a colon is a title's.
        unlinked = [head for head in heads if head[:1] != "[" or "](" not in head]
        self._speakers = speakers(unlinked)
        self._openings = openings(unlinked) - self._speakers
        self._tails = tails_of(unlinked)
        self._column = column_of([cells_of(head) for head in heads])
        self._is_glued = 2 * sum(glued(head) is not None for head in heads) > len(heads)
        self._is_turned = 2 * sum(names_glued_before(head) is not None for head in heads) > len(
            heads
        )
        self._is_spaced = are_spaced(heads)
        self._parting = "credited" if are_credited(heads) else names_behind(heads)
        self._is_first = 2 * sum(map(has_names_after, heads)) > len(heads)
        sizes = [seen[item.head.number] for item in items[:200] if item.is_titled]
        self._is_numbered = 2 * sum(s.mark == "1" and s.size > 3 for s in sizes) > len(sizes)
        self._is_usual = not (
            self._is_opened
            or self._numbers
            or self._badges
            or self._speakers
            or self._openings
            or self._tails
            or self._brackets
            or self._column is not None
            or self._is_glued
            or self._is_turned
            or self._is_spaced
            or self._parting
        )
        self._heads: dict[tuple[str, str | int], Head] = {}
        self._has_ids_in_blurbs = 2 * sum(map(has_id_in_blurb, items[:200])) > len(items[:200])
        self._shared = shared_ids(items[:400])
        self._has_abstracts = are_abstracts([_prose(item) for item in items[:400]])

    def of(self, item: Item, seen: Mapping[int, Seen]) -> list[Understood]:
        """Return what is understood of an item: one work, or one for each id of its line."""
        is_alone = item.is_titled and len(item.lines) == 1
        if is_alone and self._is_usual and (work := self._whole(item, seen[item.head.number])):
            return [work]
        work = self._work(item, seen)
        if not item.has_id():
            return [work]
        return (is_alone and with_own_ids(work, item.lines[0].text)) or self._with_ids(work, item)

    def _work(self, item: Item, seen: Mapping[int, Seen]) -> Understood:
        """Return what is understood of an item but for its ids."""
        text, head = "", Head((), (), None)
        if item.is_titled:
            text = _head(item, seen)
            text = self._without_speaker(text) if self._speakers else text
            text = without_number(text, self._numbers) if self._numbers else text
            text = without_venue_opening(text) if self._is_opened else text
            text, *longer = without_badges(text, self._badges) if self._badges else [text]
            text, name = without_bracketed(text, self._brackets) if self._brackets else (text, "")
            head = self._head_of(text, self._manner(seen[item.head.number]))
            longer = [f"{head.titles[0]}{name}"] if name and head.titles else longer
            head = head._replace(titles=(*head.titles, *longer)) if longer else head
            if self._tails:
                head = head._replace(titles=without_tail(head.titles, self._tails))
        has_more = len(item.columns) > 1 or not item.is_titled
        abstract = self._abstract(item) if has_more else ""
        return {
            "titles": head.titles,
            "authors": (has_more and _authors(item)) or head.authors,
            "abstract": abstract,
            "summary": "" if abstract else _summary(item, text, head.titles),
            "year": (_year(item) if has_more else None) or head.year,
        }

    def _with_ids(self, work: Understood, item: Item) -> list[Understood]:
        """Return a work with its id, or one for each id of the lines that tell its own."""
        with_ids = [line.text for line in item.lines if has_id(line.text)]
        arxiv_id, doi = ids_in("\n".join(with_ids))
        if arxiv_id is None:
            return [{**work, "doi": doi}] if doi else [work]
        for state in (TITLE, LINKS, VENUE, AUTHORS):
            if not any(line.text in with_ids for line in item[state]):
                continue
            ids = arxiv_ids_in(without_cited(text_in(item, state)))
            if len(ids) > 1:
                return [{**work, "arxiv_id": each} for each in ids]
            if ids:
                return [{**work, "arxiv_id": ids[0], "doi": doi}]
        # What is said of a work may cite others, unless it is there that the page has its links;
        # with a name alone an id is all there is to find the work by.
        cited = [one for one in arxiv_ids_in(text_in(item, BLURB)) if one not in self._shared]
        is_name = len(cited) == 1 and not any(title.count(" ") > 1 for title in work["titles"][:1])
        if arxiv_id in self._shared or (cited and not (self._has_ids_in_blurbs or is_name)):
            own = [line.text for line in item.lines if line not in item[BLURB]]
            return [{**work, "doi": ids_in("\n".join(own))[1]}]
        return [{**work, "arxiv_id": cited[0] if cited else arxiv_id, "doi": doi}]

    def _whole(self, item: Item, look: Seen) -> Understood | None:
        """Return what is understood of a line that is surely a title and nothing else, at once."""
        text = text_of(item.head.text, look.mark)
        if text[:1] == "[" or plainness_of(text) not in WHOLE or item.has_id():
            return None
        if (self._is_numbered and look.mark == "1") or text.endswith(" preprint"):
            return None
        return None if glued_credit(text) or without_award(text) != text else {"titles": (text,)}

    def _head_of(self, text: str, manner: str | int) -> Head:
        """Return what a head says, without what stands before a colon on some of the page too."""
        head = self._read_head(text, manner)
        if not self._openings:
            return head
        opening, colon, rest = text[:_LONGEST_SPEAKER].partition(": ")
        if not (colon and rest and opening in self._openings):
            return head
        bare = self._read_head(text[len(opening) + 2 :], manner)
        every = dict.fromkeys((*bare.titles[:_SEVERAL], *head.titles))
        return bare._replace(titles=tuple(every)[:_MOST_TITLES])

    def _without_speaker(self, text: str) -> str:
        opening, colon, rest = text.partition(": ")
        return rest if colon and opening in self._speakers else text

    def _read_head(self, text: str, manner: str | int) -> Head:
        """Return what a head says; many a page has the same works again."""
        if without_award(text) == text and (
            at_once := marked_head(text, manner) or plain_head(text, manner)
        ):
            return at_once
        head = self._heads.get((text, manner))
        if head is None:
            head = read_head(text, manner)
            if len(self._heads) < _MOST_HEADS:
                self._heads[text, manner] = head
        return head

    def _manner(self, first: Seen) -> str | int:
        """Return how the title is found on its line."""
        if self._parting:
            return self._parting
        if self._is_numbered and first.mark == "1":
            return "numbered"
        if self._is_turned or self._is_glued:
            return "turned" if self._is_turned else "glued"
        if self._is_spaced:
            return "spaced"
        if self._column is not None:
            return self._column
        if self._is_whole and first.kind not in _WITHIN:
            return "whole"
        return "first" if self._is_first else ""

    def _abstract(self, item: Item) -> str:
        title = item[TITLE]
        if len(title) == len(item.lines):
            return ""
        for line in item.lines:
            if line not in title and (text := labelled(line.text)):
                return text.strip()
        return _prose(item) if self._has_abstracts else ""


def _head(item: Item, seen: Mapping[int, Seen]) -> str:
    lines = item.columns[TITLE]
    if len(lines) == 1:
        return text_of(item.head.text, seen[item.head.number].mark)
    return " ".join([text_of(line.text, seen[line.number].mark) for line in lines])


def _summary(item: Item, head: str, titles: Sequence[str]) -> str:
    """Return the words about an item that are not its abstract, on its title's line too."""
    least = _SHORTEST_SUMMARY + (len(titles[0]) if titles else 0)
    if BLURB not in item.columns and len(head) < least:
        return ""
    _, _, rest = head.partition(titles[0]) if titles else ("", "", "")
    if target := _TARGET.match(rest):
        rest = rest[target.end() :]
    runs_on = is_prose(rest, least=_SHORTEST_SUMMARY)
    if not runs_on and BLURB not in item.columns:
        return ""
    return "\n".join(filter(None, (rest.strip() if runs_on else "", _prose(item))))


def _prose(item: Item) -> str:
    return "\n".join(line.text.strip() for line in item[BLURB])


def _authors(item: Item) -> tuple[str, ...]:
    """Return the names on the lines of authors; their place makes even one or two words a name."""
    if AUTHORS not in item.columns:
        return ()
    if len(item[AUTHORS]) == 1:
        first = item[AUTHORS][0].text.strip()
        if sure := plain_names(first) or together(first):
            return sure
    lines = [
        (byline(text) or text).strip(" \t*_\\")
        for text in (line.text.strip() for line in item[AUTHORS])
    ]
    text = " ".join(
        line if line[-1:] in ",;" or line.endswith(" and") else f"{line}," for line in lines
    )
    text = without_more(in_english(text.replace(" | ", ", ").rstrip(", ")))
    if text[:1] == "(" and text.count(")") == 1:
        text = text.replace(")", "").strip("( ")
    text = _BY.sub("", text, count=1)
    if ".." in text or "…" in text:
        text = _OMITTED.sub(", ", text)
    text = text.strip(" ,\t").rstrip("_*\\")
    found = author_list(text)
    if found:
        return found
    if before := credited(text) or names_before(text):
        if found := author_list(before):
            return found
        text = before
    names = [name.strip(_MARKS) for name in _BETWEEN.split(text)]
    return tuple(name for name in names if fit_of(name) >= 0.7)


def _year(item: Item) -> int | None:
    found: set[str] = set()
    for state in (VENUE, LINKS, AUTHORS):
        for line in item.columns.get(state, ()):
            if "19" in line.text or "20" in line.text:
                found.update(_YEAR.findall(line.text))
    return int(found.pop()) if len(found) == 1 else None
