"""What fields of files say, in whatever format: names, abstracts, years, ids."""

import re
from collections.abc import Iterable, Iterator

from bibtool.errors import BadIdentifier
from bibtool.identifiers import ArxivId, Doi
from bibtool.latex import printed_authors
from bibtool.layouts.lines import Understood
from bibtool.layouts.printed import arxiv_ids_in, ids_in
from bibtool.names import SUFFIX
from bibtool.untrusted import clean

_YEAR = re.compile(r"(?<![\d./])(?:19|20)\d\d(?!\d|\.\d{4})")
_ANNOUNCED = re.compile(r"\s*arXiv:\S{1,40}\s+Announce Type:\s*[\w-]{1,30}\s+Abstract:\s*")
_LABELLED = re.compile(r"\s*Abstract\s?[:.]\s+", re.IGNORECASE)
_TRAILER = re.compile(r"\s*\\\\\s*\(\s*https?://[^\s()]{1,200}\s*,[^()]{0,40}\)\s*$")
_AND = re.compile(r"\s+(?:and|&)\s+|\s*[;|\n]\s*")
_OTHERS = re.compile(
    r"[\s,;&]{0,8}(?:\band )?(?:\bet\.? al\b\.?|\band others\b|\bothers$|…|\.\.\.)[\s.]{0,8}$",
    re.IGNORECASE,
)
_MAY_BE_ID = re.compile(r"[0-9%]")
_FORMULA = re.compile(r"\$[^$]{1,200}\$")
_ARXIV_SAID = re.compile(r"arxiv|\bcorr\b", re.IGNORECASE)
_NOT_A_LETTER = re.compile(r"[\W\d_]+")
_ARXIVS = frozenset({"arxiv", "corr"})
_OF_ARXIV = _ARXIVS | frozenset("e org print prints eprint eprints preprint preprints".split())
_MOST_NAMES = 20_000
_LONGEST_END = 100
"""Characters that "and others" takes at the most, with the blanks around it."""


def year_in(text: str) -> int | None:
    """Return the first year that a date says."""
    found = _YEAR.search(text[:100])
    return int(found[0]) if found else None


def abstract_in(text: str) -> str:
    """Return an abstract without the words that feeds and mailings put around it."""
    found = _ANNOUNCED.match(text) or _LABELLED.match(text)
    text = text[found.end() :] if found else text
    # Only at the very end: to look for it anywhere would take long.
    end = _TRAILER.search(text[-300:])
    return clean(text[: len(text) - len(text[-300:]) + end.start()] if end else text)


def names_in(text: str) -> tuple[str, ...]:
    """Return the names of a text: parted by semicolons, ``and``, bars, lines or else commas."""
    whole = text.strip().strip("[]")
    whole = whole[:-_LONGEST_END] + _OTHERS.sub("", whole[-_LONGEST_END:])
    parts = _parts(whole)
    if len(parts) == 1 and whole.count(",") == 1 and not _is_one_inverted(whole):
        parts = whole.split(",")
    names = [_name(part) for part in parts[:_MOST_NAMES]]
    return tuple(name for name in names if name)


def bibtex_names(text: str) -> tuple[str, ...]:
    """Return the names of an author field in BibTeX's form, without ``others``."""
    return printed_authors(text)


def first_id(texts: Iterable[str]) -> ArxivId | None:
    """Return the arXiv id that the first of some texts is: alone, or in an address of its page."""
    for text in texts:
        if not _MAY_BE_ID.search(text):
            continue
        try:
            return ArxivId.parse(text.strip())
        except BadIdentifier:
            if "arxiv" in text.lower() and len(found := arxiv_ids_in(text[:2000])) == 1:
                return found[0]
    return None


def mentioned_id(texts: Iterable[str]) -> ArxivId | None:
    """Return the one arXiv id that texts name after the word arXiv; two are none."""
    found = {
        each
        for text in texts
        if _ARXIV_SAID.search(text[:2000])
        for each in arxiv_ids_in(text[:2000])
    }
    return found.pop() if len(found) == 1 else None


def placed_id(journal: str, places: Iterable[str]) -> ArxivId | None:
    """Return the arXiv id that an article has for volume or pages, its journal being arXiv."""
    named = {*_NOT_A_LETTER.split(journal[:100].lower()), ""}
    is_arxiv = not named.isdisjoint(_ARXIVS) and named <= {*_OF_ARXIV, ""}
    own = [place for place in places if is_arxiv or place[:6].lower() == "arxiv:"]
    return first_id(place.strip().removeprefix("abs/") for place in own)


def first_doi(texts: Iterable[str]) -> Doi | None:
    """Return the first DOI of a publisher in some texts."""
    return next((doi for text in texts if (doi := ids_in(text[:2000])[1])), None)


def is_titled(understood: Understood) -> bool:
    """Whether there is anything to look a work up by."""
    return bool(
        any(map(str.strip, understood.get("titles", ())))
        or understood.get("arxiv_id")
        or understood.get("doi")
        or understood.get("abstract")
    )


def distinct(titles: Iterable[str], most: int = 5) -> tuple[str, ...]:
    """Return titles that have a letter or figure, each once."""
    kept = dict.fromkeys(title for title in titles if any(map(str.isalnum, title)))
    return tuple(kept)[:most]


def _parts(text: str) -> list[str]:
    parts = _AND.split(text)
    if ";" in text or "|" in text or "\n" in text:
        return parts
    if len(parts) > 2:
        return parts  # "A and B and C", each of which may be family first
    commas = text.count(",")
    if commas >= 2 or (len(parts) == 2 and commas and not all(map(_is_one_inverted, parts))):
        return list(_by_commas(parts))
    return parts


def _by_commas(parts: Iterable[str]) -> Iterator[str]:
    """Yield names parted by commas; where each second one is a given name these go to the first."""
    pieces = [piece.strip() for part in parts for piece in part.split(",") if piece.strip()]
    seconds = pieces[1::2]
    firsts = pieces[::2]
    is_inverted = len(pieces) % 2 == 0 and (
        (all(map(_are_initials, seconds)) and not any(map(_are_initials, firsts)))
        # Nobody is listed by one word alone.
        or not any(" " in first for first in firsts)
    )
    if is_inverted:
        yield from (f"{last}, {first}" for last, first in zip(firsts, seconds, strict=True))
        return
    kept: list[str] = []
    for piece in pieces:
        if kept and SUFFIX.match(piece):
            kept[-1] = f"{kept[-1]}, {piece}"
        else:
            kept.append(piece)
    yield from kept


def _are_initials(text: str) -> bool:
    letters = text.replace(".", " ").replace("-", " ").split()
    return bool(letters) and all(len(letter) == 1 for letter in letters)


def _is_one_inverted(text: str) -> bool:
    """Whether a text with one comma is ``Family, Given``: two people have two words each."""
    first, comma, second = text.partition(",")
    return bool(comma) and (len(first.split()) == 1 or _are_initials(second.strip()))


def _name(text: str) -> str:
    name = clean(text).strip(" ,;*&\"'")
    name = name.removeprefix("and ").strip()
    is_name = 0 < len(name) <= 120 and any(map(str.isalpha, name)) and not _FORMULA.search(name)
    return name if is_name and not any(map(str.isdigit, name)) else ""
