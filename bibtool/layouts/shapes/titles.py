"""Where the title is on the first line of an item."""

import re
from collections.abc import Iterable

from bibtool.layouts.bibliographies.labelledtitles import without_award as without_award_before
from bibtool.layouts.citations import Citation, read_citation, year_of
from bibtool.layouts.commonwords import are_words
from bibtool.layouts.furniture import PICTURES
from bibtool.layouts.markup import plain, quickly_clean, tidy
from bibtool.layouts.people import author_list
from bibtool.layouts.shapes.cells import cells_of
from bibtool.layouts.shapes.credits import with_people
from bibtool.layouts.shapes.gluedcredits import before_glued_place, glued_credit
from bibtool.layouts.shapes.gluednames import (
    GLUED_STOP,
    glued,
    glued_whole,
)
from bibtool.layouts.shapes.gluedparts import names_glued_before, without_glued_venue
from bibtool.layouts.shapes.headlines import headlines
from bibtool.layouts.shapes.keylinks import without_key
from bibtool.layouts.shapes.labels import (
    without_labels,
    without_loose_labels,
)
from bibtool.layouts.shapes.laststates import without_state
from bibtool.layouts.shapes.markedtitles import marked_title, names_beside
from bibtool.layouts.shapes.marks import mark_of
from bibtool.layouts.shapes.namesbehind import named_behind, surely_named_behind
from bibtool.layouts.shapes.persons import (
    are_people,
    beside_names,
    in_english,
    is_name,
    names_kind,
)
from bibtool.layouts.shapes.plainheads import Head, plain_head
from bibtool.layouts.shapes.published import before_published, behind_authors, is_short_reference
from bibtool.layouts.shapes.quotedtitles import behind_names, quoted
from bibtool.layouts.shapes.shorter import shorter
from bibtool.layouts.shapes.spacednames import spaced
from bibtool.layouts.shapes.trimming import (
    before_status,
    before_summary,
    unquoted,
    without_award,
    without_award_apart,
    without_link,
    without_opening,
    without_venue,
)
from bibtool.layouts.shapes.venues import is_award, is_venue
from bibtool.layouts.shapes.widespaces import wide_apart

_MOST = 5
_BOLD = re.compile(r"\W{0,6}(?:\*\*|__)([^*_]{2,300})(?:\*\*|__)")
_STOP = re.compile(r"\.(?<=[a-z\d)\]”\"][a-z\d)\]”\"].)\s+(?=\S)")
_YEAR_BEFORE = re.compile(r"^\W*(?:19|20)\d\d\W+")
_DIVIDING = re.compile(
    r"[][,\"“”«»()`*_|·•<>&/#\t]|[.?!]\s|\s(?:[–—-]|by\s|von\s|par\s|por\s)|19|20"
)
_DASH = re.compile(r"\s(?:[–—-]|by)\s")
_DONE_BY = re.compile(r"(?:ed|en|wn|de|appendix)$|\([^()]*$", re.IGNORECASE)
_LONGEST_TITLE = 300
_VENUE_BEFORE = re.compile(r"\[[^][()]{1,40}\d\d[^][()]{0,10}\](?!\()")
_WIDE_BRACKETS = re.compile(r"[（）《》]")
_LONG_WORD = re.compile(r"[^\W\d_]{4}")
_LINK = re.compile(
    r"\[([^][]{8,300})\]\((?:\{\{[^{}]{1,60}\}\})?[^()\s]{1,300}\)"  # an address, or a template's
)
_ANGLED = re.compile(r"(^|[\s\])*])<([^\W\d_a-z][^<>=\"/]{11,300})>(?=\sby\s)")
"""``<On Boats> by Anna Smith``: no element of HTML has such words."""
_FRAMED = re.compile(r"《([^《》]{4,300})》")


def read_head(text: str, manner: str | int) -> Head:
    """Return what a head says.

    ``manner`` tells where the title is: ``whole`` (nothing else is there), ``glued``, ``numbered``
    (a headline that runs into prose), ``first`` (names follow it), ``turned`` (glued to the names
    before it), ``spaced`` (they follow without a comma), ``credited`` (a venue is glued to it),
    ``behind`` (names follow its colon), a table's column, or nothing.
    """
    if isinstance(manner, int):
        cells = cells_of(text)
        if len(cells) > manner and cells[manner]:
            return _row(cells, manner)
    text = without_link(text)
    text = without_key(text) if text[:1] in "[*_" and "](" in text else text
    text = _ANGLED.sub(r"\1\2", text) if "<" in text else text
    text = without_award_before(text)
    if "  " in text:
        text = without_award_apart(text)
    if with_more := _credited(text, manner):
        return with_more
    if manner == "behind" and (named := named_behind(text)):
        titles, names = named
        return Head(_unique([*titles, *_read(text, "").titles]), names, year_of(text))
    manner = "" if manner in {"credited", "behind"} else manner
    if at_once := plain_head(text, manner):
        return at_once
    if parted := _parted(text, manner):
        return parted
    manner = "" if manner == "spaced" else manner
    head = _read(text, manner)
    head = head._replace(titles=without_state(shorter(text, head.titles)[:_MOST]))
    if (english := in_english(text)) == text:
        return head
    other = _read(english, manner)
    if len(other.authors) <= len(head.authors):
        return head
    within = [title for title in other.titles if title in text]
    return Head(_unique([*within, *head.titles]), other.authors, head.year)


def _credited(text: str, manner: str | int) -> Head | None:
    """Return what a line says that has names, a state or a venue glued to its title, else None."""
    found = glued_credit(text)
    titles, names = found or ((), ())
    if titles and not names and glued(text):
        return None  # names without "with" stand before the state
    if manner == "credited" and not titles:
        titles = before_glued_place(text)
    if not titles:
        return None
    return Head(_unique([*titles, *_read(text, "").titles]), names, year_of(text))


def _parted(text: str, manner: str | int) -> Head | None:
    """Return what a line says if marks, spaces or their lack tell its parts, else None."""
    if manner in {"", "first"} and (apart := marked_title(text)):
        return Head(_unique((apart.title, apart.whole)), apart.authors, apart.year)
    if manner == "spaced" and (names_behind := spaced(text)):
        titles, names = names_behind
        return Head(_unique([*titles, *_read(text, "").titles]), names, None)
    if manner in {"", "first", "spaced"} and (wide := wide_apart(text)):
        return Head(_read(wide[0], "whole").titles, wide[1], year_of(text))
    return _unglued(text, manner)


def _read(text: str, manner: str | int) -> Head:
    bare, labels = without_labels(quickly_clean(plain(text)))
    if not bare.isascii():
        bare = PICTURES.sub(" ", _WIDE_BRACKETS.sub(_narrow, bare)).strip()
    if not bare[:1].isalpha() or ": " in bare:
        bare = without_opening(bare)
    if not labels and manner in {"", "first", "whole"} and _is_title_only(text) and "(" not in bare:
        return Head(_unique(map(tidy, (without_loose_labels(bare), bare))), (), None)
    if not labels and manner in {"", "first"} and (parted := _before_dash(bare)):
        return parted
    bold = _BOLD.match(text)
    first = [tidy(plain(bold[1]))] if bold and not _is_none(bold[1]) else _linked(text)
    without = without_award(bare)
    shortest = without_award(without_venue(bare))
    loose = [tidy(loose)] if (loose := without_loose_labels(bare)) else []
    if len(framed := _FRAMED.findall(text) if "《" in text else []) == 1:
        first = [tidy(framed[0])]
    first = first or quoted(bare) or before_summary(bare) or behind_names(bare)
    titles = [*first, *loose, shortest, without, tidy(bare)]
    if manner == "whole":
        return Head(_unique(titles), (), None)
    if manner == "numbered" and (found := headlines(text)):
        return Head(_unique([*quoted(bare), *found]), (), None)
    citation = read_citation(without_labels(text)[0] if "](" not in text else text)
    if manner == "glued" and (split := glued_whole(text)):
        titles = list(map(without_award, split[0]))
        return Head(_unique([*map(without_glued_venue, titles), *titles]), split[1], citation.year)
    head = _cited(bare, titles, citation, is_title_first=manner == "first")
    if text[:1] != "[" or not _VENUE_BEFORE.match(text):
        return head
    without_brackets = map(without_opening, head.titles)
    return head._replace(titles=_unique([*dict.fromkeys(without_brackets), *head.titles]))


def _is_none(bold: str) -> bool:
    """Return whether what is set in bold is a short name in brackets, or a person's."""
    return (bold[:1] == "[" and bold[-1] == "]") or is_name(bold)


def _linked(text: str) -> list[str]:
    """Return the text of the only link of a line that has words: names stand before it."""
    found = _LINK.findall(text) if "](" in text else []
    links = [one for one in found if one.count(" ") > 1 and not is_short_reference(one)]
    return [tidy(plain(links[0]).strip(' "“”'))] if len(links) == 1 else []


def _before_dash(bare: str) -> Head | None:
    """Return title and names that a dash or "by" parts: ``On Boats – Anna Smith et al. (2020)``."""
    for found in list(_DASH.finditer(bare, 0, _LONGEST_TITLE))[::-1]:
        rest = bare[found.end() :]
        if bare[found.start() - 1] == "." or rest.startswith("A "):
            continue  # "H. - G. Doe"; "On Boats - A Study"
        if found[0] == " by " and _DONE_BY.search(bare, 0, found.start()):
            continue  # "Boats Driven by Anna Oars"; "On Boats (with an appendix by Bo Lund)"
        if bare.count(" ", 0, found.start()) > 0 and (names := names_beside(rest)):
            title = tidy(bare[: found.start()])
            return Head(_unique((title, tidy(bare))), names, year_of(f", {rest}"))
    return None


def _is_title_only(text: str) -> bool:
    """Return whether nothing on a line may divide a title from names, a venue or a year."""
    if "," in text or "(" in text or "/" in text or _DIVIDING.search(text):
        return False
    opening, colon, _ = text.partition(": ")
    return not (colon and are_people(opening.strip()))


def _cited(bare: str, titles: list[str], citation: Citation, *, is_title_first: bool) -> Head:
    """Return what a line says that has more than the title."""
    published = before_published(bare, is_named=bool(citation.authors))
    if found := with_people(bare):
        before = [*before_published(found[0]), before_status(found[0]), without_award(found[0])]
        before.append(found[0])
        inner = read_citation(found[0]).titles[:1]
        every = [*published, *before, *inner, *titles, *citation.titles]
        return Head(_unique(every), found[1], citation.year)
    if ": " in bare and (named := surely_named_behind(bare)):
        return Head(_unique([named[0], *published, *titles]), named[1], citation.year)
    entry, people = behind_authors(bare)
    if entry and not is_title_first and len(people) >= len(citation.authors):
        every = [*entry[:2], *published, *titles, *citation.titles]
        return Head(_unique(every), _only_people(people), citation.year)
    titles = [*published, *titles]
    apart = beside_names(bare, is_title_first=is_title_first)
    names, others = (apart[1], apart[0]) if apart else ((), [])
    at = 0 if apart and (is_title_first or not citation.authors) else 1
    every = [*citation.titles[:at], *_middle(bare), *others, *citation.titles[at : at + 1]]
    every = [*titles[:-3], *every, *titles[-3:], *citation.titles[at + 1 :]]
    return Head(_unique(every), _only_people(max(citation.authors, names, key=len)), citation.year)


def _only_people(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([name for name in names if not (is_award(name) or are_words(name))])


def _unique(titles: Iterable[str]) -> tuple[str, ...]:
    return tuple([title for title in dict.fromkeys(map(unquoted, titles)) if title][:_MOST])


def _unglued(text: str, manner: str | int) -> Head | None:
    """Return what a line says whose parts are glued: ``On Boats.Anna Smith.Lake Letters, 2019``."""
    if manner == "turned" and (found := names_glued_before(text)):
        return Head(_unique(found[0]), found[1], year_of(text))
    spaced_out = GLUED_STOP.sub(". ", text) if manner in {"", "first", "glued"} else text
    if spaced_out == text or glued(text):
        return None
    return _read(spaced_out, "" if manner == "glued" else manner)


def _narrow(found: re.Match[str]) -> str:
    return " (" if found[0] == "（" else ")" if found[0] == "）" else ""


def _middle(text: str) -> list[str]:
    """Return what stands between authors and venue, where full stops divide them."""
    if "." not in text and ": " not in text:
        return []
    parts = [part for part in _STOP.split(text[:2000]) if part.strip()]
    opening, colon, rest = parts[0].partition(": ") if parts else ("", "", "")
    if colon and are_people(_YEAR_BEFORE.sub("", opening)):
        parts[0] = rest
        titles = (without_venue(". ".join(parts)), rest, rest.rpartition(", ")[0])
        return [tidy(title) for title in titles if title]
    first, last = 0, len(parts)
    while first < last - 1 and are_people(parts[first]):
        first += 1
    while last > first + 1 and (
        is_venue(parts[last - 1])
        or names_kind(parts[last - 1])
        or not _LONG_WORD.search(parts[last - 1])
    ):
        last -= 1
    return [tidy(". ".join(parts[first:last]))] if last - first < len(parts) else []


def _row(cells: list[str], at: int) -> Head:
    title = without_award(without_labels(quickly_clean(plain(cells[at])))[0])
    inner = read_citation(cells[at])
    bold = _BOLD.match(mark_of(cells[at])[1])
    first = [tidy(plain(bold[1]))] if bold else []
    names = next((found for cell in cells if (found := author_list(plain(cell)))), inner.authors)
    return Head(
        _unique([*first, title, *inner.titles]),
        names,
        inner.year or read_citation(" ".join(cells)).year,
    )
