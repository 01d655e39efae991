"""One work on one line: what in it is the title, who the authors, which year.

Nothing is cut away for good: the whole line without marks and links is always among the titles.
"""

import re
from dataclasses import dataclass
from itertools import islice

from bibtool.layouts.bibliographies.labelledtitles import unlabelled, without_award
from bibtool.layouts.bibliographies.quotedtitles import QUOTED, in_quotes
from bibtool.layouts.bibliographies.turned import read_turned
from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.journalnames import JOURNAL
from bibtool.layouts.markup import marked, plain, quickly_clean, tidy
from bibtool.layouts.namewords import JOURNAL_WORDS
from bibtool.layouts.people import author_list, fit_of, name_fit
from bibtool.layouts.plainlists import opens_with_dated_author
from bibtool.layouts.printed import has_id
from bibtool.layouts.remembering import remembered
from bibtool.layouts.venuewords import names_a_venue, starts_with_venue

_LONGEST = 2000
_LONGEST_CITATION = 1500
_NUMBER = re.compile(r"\s*(?:(?:[-*•]|\[?\d{1,4}[\].)])\s|\d{1,4}[、．]\s?)")
_OPENING_END = re.compile(r"\s?(?:[(\[](?:19|20)\d\d|[“\"]|:\s)")
_COUNTED = re.compile(r"^\s{0,20}\d{1,4}[、．]\s?")
_MOST = 5
_YEAR_IN_BRACKETS = re.compile(
    r"[(\[][^()\[\]]{0,120}?\b((?:19|20)\d\d)[a-z]?\b[^()\[\]]{0,20}[)\]]"
)
_YEAR = re.compile(r"(?:,\s?|\.\s)(?:[A-Z][\w&'’-]{1,20}\s){0,3}((?:19|20)\d\d)\b(?![-–/.]\d)")
_PARENS = re.compile(r"\s\(([^()]{3,300})\)[\s.,;]*$")
_WITH = re.compile(r"\s[(\[](?:joint(?:ly|\swork)?\s)?with\s(?P<names>[A-Z][^()\[\]]{2,400})[)\]]")
_COMMA = re.compile(r",\s")
_STATE = re.compile(r"(?:to appear|submitted|accepted|in press|in preparation)\b", re.IGNORECASE)
_ABBREVIATED = re.compile(
    r"(?:[A-Z][a-z]{0,8}\.?\s){0,2}(?:[A-Z][a-z]{0,8}\.\s){1,3}(?:[A-Z]\s)?\d"
)
_MOST_COMMAS = 20
_JOURNAL_LAST = re.compile(rf",\s{JOURNAL}$")
_BY = re.compile(r",?\s(?:by|von|par|por)\s(?=[A-Z])")
_DASH = re.compile(r"\s[-–—|·•]+\s")
_SLASH = re.compile(r"\s//?\s")
# The sign comes first: what may not stand before it is looked at where there is one.
_SENTENCE = re.compile(r"[.?!](?<!\s\w.)(?<!^\w.)(?<!\bet.)(?<!\bvs.)(?<!-\w.)\s+(?=\S)", re.DOTALL)
_JOINED = re.compile(r"\s(?:and|&)\s")
_YEAR_SENTENCE = re.compile(r"[\s.,]\(?(?:19|20)\d\d[a-z]?\)?[.,:]\s")
_PUBLISHED = re.compile(r"[\s,.(]{0,4}(?:19|20)\d\d[a-z]?\)?[.\s]{0,4}$")
_LONGEST_YEAR = 16
_INITIAL = re.compile(r"(?<!\w)[^\W\d_]\.")
_DATE = re.compile(r"\b(?:19|20)\d\d[a-z]?\b")
_FIRST_AUTHOR = re.compile(
    r"[,.]\s(?:(?:[^\W\d_]\.\s?|[^\W\d_a-z][\w'’-]{1,30}\s|(?:d[aeiu]|de[lnr]|v[ao]n)\s){0,3})"
    r"[^\W\d_a-z][\w'’-]{1,30},?\set\.?\sal\b"
)
# And what a text must have for a separator to be in it: looking for these is quick.
_SEPARATORS = (
    (_BY, ("by", "von", "par", "por")),
    (_DASH, ("-", "–", "—", "|", "·", "•")),
    (_SLASH, (" /",)),
    (_YEAR_SENTENCE, ("19", "20")),
    (_SENTENCE, (".", "?", "!")),
)


@dataclass(frozen=True, slots=True)
class Citation:
    """What one line says of a work."""

    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    year: int | None = None


def is_citation(text: str) -> bool:
    """Return whether a line, though long, is a reference with its authors and no abstract."""
    if len(text) > _LONGEST_CITATION:
        return False
    if len(text) <= 600 and (QUOTED.search(text) or _YEAR_IN_BRACKETS.search(text) or has_id(text)):
        return True
    return is_reference(text)


def is_reference(text: str) -> bool:
    """Return whether a line has authors of its own, and after them a year, a venue or an id."""
    text = text[:_LONGEST]
    if not (_DATE.search(text) or names_a_venue(text) or has_id(text)):
        return False
    whole = quickly_clean(plain(without_number(text)))
    if opens_with_dated_author(whole) or _opens_with_authors(whole):
        return True
    ending = text[-40:]
    return bool((_DATE.search(ending) or has_id(ending)) and split_citation(whole)[1])


def without_number(text: str) -> str:
    """Return a line without the number or bullet that stands before a reference."""
    found = _NUMBER.match(text)
    return text[found.end() :] if found else text


def _opens_with_authors(text: str) -> bool:
    head = _SENTENCE.split(text[:_LONGEST], maxsplit=1)[0]
    head = _OPENING_END.split(head, maxsplit=1)[0].strip(" .")
    if author_list(head) is not None or (head != text.strip(" .") and _two_names(head)):
        return True
    pieces = text.split(", ", maxsplit=60)
    first = _end_of_names(pieces)
    return first > 1 and author_list(", ".join(pieces[:first])) is not None


@remembered
def read_citation(text: str) -> Citation:
    """Return the titles a line may have, likeliest first, its sure author names and its year."""
    if len(text) > _LONGEST:
        return Citation()
    in_marks = marked(text)
    whole = quickly_clean(plain(_COUNTED.sub("", text)).replace("\t", " | "))
    printed, whole = whole, without_award(whole)
    line = tidy(printed)
    turned = read_turned(whole)
    parts, authors = split_citation(whole)
    apart = [short for part in (whole, *parts) if (short := _before_venue(part))]
    if apart:
        first = tuple(parts[:1] or "\n")
        apart = [s for s in apart if not (_SENTENCE.search(s) or s.startswith(first))]
    label = unlabelled(whole) or ([whole] if whole != printed else [])
    titles = [tidy(title) for title in (*label, *in_quotes(whole), *in_marks, *apart, *parts)]
    if turned:
        titles, authors = [*turned.titles, *titles], turned.authors
    # A title in marks or quotes may be a part of it only, so the line stays in.
    unique = dict.fromkeys(title for title in titles if title and title != line)
    every = (*list(unique)[: _MOST - 1], *([line] if line else []))
    return Citation(every, authors, (turned and turned.year) or year_of(whole))


@remembered
def split_citation(text: str) -> tuple[list[str], tuple[str, ...]]:
    """Return the parts of a line that may be its title, and the authors surely read."""
    opened = text.rfind("(") - 1 if text.rstrip(" .,;")[-1:] == ")" else -1
    found = _PARENS.search(text, opened) if opened >= 0 else None
    if found:
        names = _people(found[1])
        if names is not None:
            return [text[: found.start()]], names
        if _YEAR.search(f", {found[1]}"):
            before = text[: found.start()]
            titles, authors = split_citation(before)
            return titles or [before], authors
    named = _before_names(text)
    if named:
        return named
    for separator, needed in _SEPARATORS:
        if not any(map(text.__contains__, needed)):
            continue
        parts = [bare for part in separator.split(text) if (bare := part.strip(" |"))]
        if len(parts) < 2:
            continue
        people = [_people(part) for part in parts]
        if separator is _BY and people[-1] is None and _one_name(parts[-1]):
            people[-1] = (parts[-1].strip(" ."),)
        known = [names for names in people if names is not None]
        is_parted = separator is _SLASH and len(parts) > 2 and all(" " in part for part in parts)
        if known or is_parted or separator in (_DASH, _SENTENCE):
            rest = [part for part, names in zip(parts, people, strict=True) if names is None]
            titles = sorted(filter(_may_be_title, rest), key=_is_hardly_a_title)
            within = [split_citation(part) for part in titles]
            inner = [found[0] for found, _ in within if found]
            known += [names for _, names in within]
            return [*inner, *titles], next((names for names in known if names), ())
    return _split_at_commas(text)


def _before_venue(text: str) -> str:
    """Return what stands before a comma and where the work appeared, else nothing."""
    if "," not in text:
        return ""
    for found in islice(_COMMA.finditer(text), _MOST_COMMAS):
        rest = text[found.end() :]
        is_where = _STATE.match(rest) or (rest[:1].isupper() and _ABBREVIATED.match(rest))
        if is_where and text.count(" ", 0, found.start()) > 1:
            return _without_journal(text[: found.start()])
    return ""


def _without_journal(text: str) -> str:
    """Return a text without capitalised words after its last comma: ``On boats, Lake Letters``."""
    found = _JOURNAL_LAST.search(text)
    return text[: found.start()] if found and text.count(" ", 0, found.start()) > 1 else text


def _before_names(text: str) -> tuple[list[str], tuple[str, ...]] | None:
    """Split ``On Boats, Smith et al., 2020`` and ``On Boats (with A. Smith), 2020``."""
    title = before_first_author(text)
    if title:
        return [title], ()
    found = _WITH.search(text) if "with " in text else None
    return ([text[: found.start()]], author_list(found["names"]) or ()) if found else None


@remembered
def before_first_author(text: str) -> str:
    """Return the title of ``On Wide Boats, Smith et al., LAKE 2020``, else nothing."""
    found = _FIRST_AUTHOR.search(text[:_LONGEST]) if " et" in text else None
    title = text[: found.start()] if found else ""
    if title.count(" ") < 2 or all(map(_is_name_list, title.split(", "))):
        return ""
    return title


def _split_at_commas(text: str) -> tuple[list[str], tuple[str, ...]]:
    """Split ``A. Author, B. Author, Title, Venue, 2024`` and ``Title, Anna Author, Bo Author``."""
    if text.count(", ") < 2:
        return [], ()
    pieces = [piece for piece in text.split(", ") if piece]
    if len(pieces) < 3:
        return [], ()
    first = _end_of_names(pieces)
    if 0 < first < len(pieces) and author_list(", ".join(pieces[:first])) is not None:
        last = len(pieces)
        while last > first + 1 and (names_a_venue(pieces[last - 1]) or len(pieces[last - 1]) < 12):
            last -= 1
        names = author_list(", ".join(pieces[:first])) or ()
        return [", ".join(pieces[first:last]), ", ".join(pieces[first:])], names
    start = len(pieces)
    while start > 1 and _is_name_list(pieces[start - 1]):
        start -= 1
    last_names = author_list(", ".join(pieces[start:])) if start < len(pieces) else None
    return ([], ()) if last_names is None else ([", ".join(pieces[:start])], last_names)


def _end_of_names(pieces: list[str]) -> int:
    """Return how many pieces from the first on are names.

    "and" is before the last, and a piece without initials after pieces with them is a title.
    """
    all_abbreviated = True
    for at, piece in enumerate(pieces):
        abbreviated = _INITIAL.search(piece) is not None
        if not _is_name_list(piece) or (at and all_abbreviated and not abbreviated):
            return at
        all_abbreviated = all_abbreviated and abbreviated
        if piece.startswith("and ") or " and " in piece:
            return at + 1
    return len(pieces)


def _is_name_list(piece: str) -> bool:
    piece = piece.removeprefix("and ")
    if " and " not in piece and " & " not in piece and piece.isprintable():
        return fit_of(piece) >= 0.4
    return all(fit_of(name) >= 0.4 for name in _JOINED.split(piece))


def _people(text: str) -> tuple[str, ...] | None:
    if text[-8:].strip(" .)abcd")[-1:].isdigit():
        text = (text[:-_LONGEST_YEAR] + _PUBLISHED.sub("", text[-_LONGEST_YEAR:])).strip()
    found = author_list(text)
    if found is not None:
        is_journal = len(found) == 1 and found[0].split()[-1].casefold() in JOURNAL_WORDS
        return None if is_journal else found
    # After a dash, "by" or in brackets two names joined by "and" are people.
    names = _JOINED.split(text)
    return tuple(names) if len(names) == 2 and all(map(_one_name, names)) else None


def _two_names(text: str) -> bool:
    names = re.split(r"\s(?:and|&)\s|,\s", text)
    return len(names) <= 2 and all(map(_one_name, names))


def _one_name(text: str) -> bool:
    words = text.strip(" .").split()
    return 2 <= len(words) <= 4 and name_fit(words) >= 0.9 and not names_a_venue(text)


def _is_hardly_a_title(text: str) -> bool:
    return " " not in text or _one_name(text)


def _may_be_title(text: str) -> bool:
    if is_furniture(text) or (len(text) < 40 and names_a_venue(text.split(". ", maxsplit=1)[0])):
        return False
    if not any(map(str.isalpha, text)) or (" " not in text and text.islower()):
        return False
    if text.count(" ") < 3 and text.rsplit(" ", 1)[-1].casefold() in JOURNAL_WORDS:
        return False
    return not (starts_with_venue(text) and _YEAR.search(f", {text}"))


def year_of(text: str) -> int | None:
    """Return the year a work appeared in: in brackets, or after a comma or a full stop."""
    if "19" not in text and "20" not in text:
        return None
    found = list(_YEAR.finditer(text))
    if not found and ("(" in text or "[" in text):
        found = list(_YEAR_IN_BRACKETS.finditer(text))
    return int(found[-1][1]) if found else None
