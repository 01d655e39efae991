"""Titles that nothing sets apart, between names, a year and an id: ``Smith, On Boats (2020)``."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bibtool.identifiers import ArxivId, Doi
from bibtool.layouts.markup import plain, quickly_clean, tidy
from bibtool.layouts.people import author_list, fit_of
from bibtool.layouts.shapes.plaintitles import is_plain_title
from bibtool.layouts.shapes.venues import is_venue
from bibtool.layouts.sites.mentionsigns import (
    PrintedId,
    after,
    is_glue,
    one_id,
    people_after,
    people_before,
)

_CAPITAL = r"[^\W\d_a-zß-ÿ]"
_NAMED = re.compile(
    rf"(?:(?:{_CAPITAL}\.[ -]?){{1,4}}(?:(?:van|von|de|der|den|di|la|le)\s){{0,2}}"
    rf"{_CAPITAL}[\w'’-]{{1,30}}|\bet\s?al\.?|(?<=and\s){_CAPITAL}[\w'’-]{{1,30}}"
    rf"|^\W{{0,4}}{_CAPITAL}[\w'’-]{{1,20}}(?:\s{_CAPITAL}[\w'’-]{{1,20}}){{1,2}}(?=[,:]))"
    r"(?:,?\s[(\[]?(?:19|20)\d\d[a-z]?[)\]]?[.,:]?\s|,\s|:\s|\.\s|\s\[)"
    rf"(?=\W?{_CAPITAL}|[a-z]{{1,9}}[-A-Z]|\d+[\w-]{{0,9}}\s\w)"
)
_STOP = re.compile(r"(?P<end>[.?!])[\"”)\]]?\s+(?=[^\W\d_a-z])|;\s|\s(?:→|->)\s")
_SHORT = re.compile(r"(?:\s|^|\()(?:[^\W\d_a-z][\w.-]{0,5}|al|cf|vs)$")
_YEAR = re.compile(r"(?<![\d.:/-])(?:19|20)\d\d(?![-–/.:]?\d)")
_START = re.compile(
    rf"(?:^\W{{0,6}}|(?<=[a-z]\s)|(?<=[a-z],\s)|(?<=:\s)|(?<=\]\s)|(?<=\t)|(?<=[📄🔗📌👉▶•*]\s))"
    rf"(?={_CAPITAL}|[a-z]{{1,9}}-?[A-Z])"
)
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|be|we|our|has|have|can|you|this|these|it|they|I|see|read|by|then|my)\b"
    r"|\w{3}ed\s(?:in|by|at|as|on|to|from)$",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf",\s(?={_CAPITAL}[^,]{{0,60}}?(?:\d|\.))|,\s(?=(?:19|20)\d\d)|\s[(\[](?:19|20)\d\d"
    r"|[.?]\s(?=[^\W\d_a-z])|,?\s(?:arXiv|which|in:)"
)
_BY = re.compile(r",?\sby\s(?=[^\W\d_a-z])")
_CITED = re.compile(
    r"\s[(\[](?=[^()\[\]]{2,80}(?:(?:19|20)\d\d[a-z]?|et al\.?)[)\]]"
    r"|(?:arXiv|paper|pdf|preprint)\])"
)
_ASIDE = re.compile(r",\s(?:has|have|was|is|which|where|who|and|by(?=\s[^\W\d_a-z]))\b")
_CUE = re.compile(r"\b(?:see|read|papers?|article|also|reading)\b", re.IGNORECASE)
_INITIAL = re.compile(r"(?<!\w)[^\W\d_]\.")
_LEADING = re.compile(r"\b(?:see|read|in|paper|article|reading|also)\s*:?\s*$", re.IGNORECASE)
_OPENED = re.compile(
    r"[\s(\[,:.]{1,4}(?:arXiv\s)?(?:(?:https?://|arXiv|doi|see|on|at|(?:e-?|pre)?prints?)\s?:?)?$",
    re.IGNORECASE,
)
_PIECE = re.compile(r"[,:]\s|\s(?:and|et)\s|\s[(\[]|(?<=[a-z]{2}[.])\s")
_JOINED = re.compile(r"(?:and|et)\s")
_SPLIT = re.compile(r",?\s(?:and|et|und|y|&)\s|,\s")
_NO_TITLE = re.compile(r"[{}=|<>]|https?:")
_WORD = re.compile(r"[^\W\d_]{4}")
_LONGEST, _LONGEST_TITLE, _MOST = 700, 300, 5
_FEWEST, _FEW = 2, 3
_SHORTEST = 20


class Bare(NamedTuple):
    """A work that a passage names without setting its title apart."""

    start: int
    end: int
    titles: tuple[str, ...]
    authors: tuple[str, ...]
    year: int | None
    arxiv_id: ArxivId | None
    doi: Doi | None


def bare_titles(
    text: str, ids: Sequence[PrintedId], taken: Sequence[tuple[int, int]]
) -> Iterator[Bare]:
    """Yield the works named in the parts of a passage where no title is set apart."""
    begin = 0
    for start, end in [*taken, (len(text), len(text))]:
        if end - begin >= _SHORTEST and _may_name(text, begin, start, ids):
            yield from _in_part(text, begin, start, ids)
        begin = max(begin, end)


def _may_name(text: str, begin: int, end: int, ids: Sequence[PrintedId]) -> bool:
    part = text[begin:end]
    if any(begin <= each.start < end for each in ids) or " by " in part or " al" in part:
        return True
    return _YEAR.search(part) is not None


def _in_part(text: str, begin: int, end: int, ids: Sequence[PrintedId]) -> Iterator[Bare]:
    at = begin
    for stop, following in [*_stops(text, begin, end), (end, end)]:
        if at < stop and stop - at >= _SHORTEST:
            found = _behind_names(text, at, stop, ids) or _before_sign(text, at, stop, ids)
            if found:
                yield found
                at = found.end
        at = max(at, following)


def _stops(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where sentences end and the next begins; a full stop after a short form is no end."""
    for stop in _STOP.finditer(text, begin, end):
        before = text[max(begin, stop.start() - 8) : stop.start()]
        if stop["end"] != "." or not _SHORT.search(before):
            yield stop.start() + 1, stop.end()


def _behind_names(text: str, begin: int, end: int, ids: Sequence[PrintedId]) -> Bare | None:
    """Return the work of ``see A. Smith and B. Lund, On Boats, Lakes 3 (2001)``."""
    for found in _last_named(text, begin, end):
        start = found
        people = people_before(text, start)
        if people is None or people.at < begin:
            continue
        stop = text.find("]", start, end) if text[start - 1] == "[" else -1
        last = stop + 1 if stop > 0 else _end_of(text, start, end, ids)
        titles = without_venue(quickly_clean(plain(text[start:last].rstrip("]"))))
        own = [i for i in ids if start <= i.start < end and is_glue(text[last : i.start])]
        year = people.year or _last_year(text[start:last])
        if not titles or not (own or year):
            continue
        arxiv_id, doi = one_id(own)
        last = max([last, *(i.end for i in own)])
        return Bare(people.at, last, titles, people.names, year, arxiv_id, doi)
    return None


def _last_named(text: str, begin: int, end: int) -> Iterator[int]:
    """Yield where names may end, the likelier places first."""
    loose = []
    for found in _NAMED.finditer(text, begin, end):
        piece = _PIECE.split(text[found.end() : min(end, found.end() + 60)], maxsplit=1)[0]
        fits = piece.count(" ") < 4 and fit_of(piece.strip(" .:")) >= 0.7
        if fits and "." in piece:
            continue
        if fits and not _JOINED.search(found[0]):
            loose.append(found.end())
        else:
            yield found.end()
    yield from loose


def _last_year(text: str) -> int | None:
    years = _YEAR.findall(text)
    return int(years[-1]) if years else None


def _end_of(text: str, start: int, end: int, ids: Sequence[PrintedId]) -> int:
    """Return where a title and where it appeared end: at its id or year, or with the sentence."""
    end = min([end, *(each.start for each in ids if each.start > start)])
    found = _YEAR.search(text, start + 12, min(end, start + _LONGEST))
    last = found.end() if found else end
    while found and last < end and text[last] in ")].":
        last += 1
    return last


def without_venue(text: str) -> tuple[str, ...]:
    """Return what the title may be before where it appeared, likeliest first."""
    text = text.strip()
    cuts = [found.start() for found in _TAIL.finditer(text)]
    cuts = [cut for cut in cuts if text.count(" ", 0, cut) >= _FEWEST][: _MOST - 1]
    commas = [found.start() for found in re.finditer(r",\s", text)][::-1]
    titles = [tidy(text[:cut].rstrip(" ,.")) for cut in [*cuts, len(text), *commas]]
    return tuple(dict.fromkeys(filter(may_be_title, titles)))[:_MOST]


def _are_names(text: str) -> bool:
    first, *others = [piece.strip("() ") for piece in _SPLIT.split(text)]
    is_name = fit_of(first) >= 0.7 or (len(others) > 1 and first.isalpha())
    return is_name and bool(others) and all(" " in p and fit_of(p) >= 0.7 for p in others)


def may_be_title(title: str) -> bool:
    """Return whether words may be a title: not names, a venue or a date."""
    words = len(_WORD.findall(title))
    is_long = title.count(" ") >= _FEWEST and len(title) < _LONGEST_TITLE
    if not is_long or words < _FEWEST or _NO_TITLE.search(title) or is_venue(title):
        return False
    if author_list(title) or _are_names(title):
        return False
    pieces = title.split()
    return 2 * sum(p.endswith(".") or any(map(str.isdigit, p)) for p in pieces) < len(pieces)


def _before_sign(text: str, begin: int, end: int, ids: Sequence[PrintedId]) -> Bare | None:
    """Return the work of ``is proved in On Boats (arXiv:…)`` or ``On Boats (Smith, 2020)``."""
    first = begin
    for place in _places(text, first, end, ids):
        begin = max(first, place - _LONGEST)  # no title begins so long before
        before = text[begin:place].rstrip()
        before = (
            _OPENED.sub("", before[-40:])
            if len(before) < 40
            else before[:-40] + _OPENED.sub("", before[-40:])
        )
        at = begin + len(before)
        behind = after(text, at)
        starts = _starts(before)
        if not starts or not behind.tells or behind.is_passage:
            continue
        if text[at : at + 1] == ":" and before.count(" ", starts[0]) <= _FEW:
            continue  # "Read it here: https://…"
        near = [each for each in ids if at <= each.start <= behind.end]
        if not near and not _is_cited(text, begin, starts[0], before, behind.end):
            continue
        arxiv_id, doi = one_id(near)
        titles = tuple(dict.fromkeys(t for start in starts for t in _cut(before[start:])))[:_MOST]
        last = max([behind.end, *(each.end for each in near)])
        return Bare(begin + min(starts), last, titles, behind.names, behind.year, arxiv_id, doi)
    return None


def _places(text: str, begin: int, end: int, ids: Sequence[PrintedId]) -> list[int]:
    """Return where what tells of a title may stand behind it."""
    places = {each.start for each in ids if begin < each.start < end}
    places |= {found.start() + 1 for found in _CITED.finditer(text, begin, end)}
    by = [f.start() for f in _BY.finditer(text, begin, end) if _is_by(text, begin, f)]
    # "On Rowing by Night, by Anna Smith"
    by.sort(key=lambda at: (text[at] != ",", -at))
    return sorted(places) + by


def _is_by(text: str, begin: int, found: re.Match[str]) -> bool:
    """Return whether "by" is said of people: "Control by Hamiltonian Systems" is a title."""
    people = people_after(text, found.end())
    if people is None or found[0][0] == ",":
        return people is not None
    is_sure = len(people.names) > 1 or any(map(_INITIAL.search, people.names))
    return is_sure or _CUE.search(text, begin, found.start()) is not None


def _is_cited(text: str, begin: int, start: int, before: str, end: int) -> bool:
    """Return whether what stands before names is a title: a whole line, or what one is led to.

    Sentences name in brackets whom they follow, too.
    """
    title = before[start:]
    if _CLAUSE.search(title):
        return False
    if _LEADING.search(before, 0, start) or (start and before[start - 2 : start] == ", "):
        return title.count(" ") > _FEW
    rest = text[end:].strip()
    return not any(map(str.isalpha, text[: begin + start])) and not (rest and rest != ")")


def _cut(text: str) -> list[str]:
    """Return a title, and before it the same without what is said of it: ``, has appeared``."""
    aside = _ASIDE.search(text)
    cut = _title(text[: aside.start()]) if aside else ""
    return [*([cut] if cut and may_be_title(cut) else []), _title(text)]


def _title(text: str) -> str:
    return tidy(quickly_clean(plain(text)))


def _starts(before: str) -> list[int]:
    """Return where in a sentence before a sign the title may begin, likeliest first."""
    if author_list(before) or _are_names(before):
        return []
    places = [found.end() for found in _START.finditer(before)]
    kept = []
    for at in places:
        title = _title(before[at:])
        spaces = title.count(" ")
        if may_be_title(title) and (spaces >= _FEW or is_plain_title(title)):
            kept.append(at)
    ends = [*kept[1:], len(before)][: len(kept)]
    is_clause = {
        at: end < len(before) and _CLAUSE.search(before[at:end].rstrip()) is not None
        for at, end in zip(kept, ends, strict=True)
    }
    return sorted(kept, key=lambda at: is_clause[at])
