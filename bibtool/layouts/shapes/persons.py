"""Names that share a line with a title: between commas, or glued to it."""

import re

from bibtool.layouts.glued import split_glued
from bibtool.layouts.markup import plain, quickly_clean, tidy
from bibtool.layouts.people import author_list, fit_of, is_group
from bibtool.layouts.remembering import remembered
from bibtool.layouts.shapes.labels import without_labels
from bibtool.layouts.shapes.venues import is_venue
from bibtool.names import PARTICLES

MARKS = " *†‡§¶.0123456789"
_TAIL_YEAR = re.compile(r"[\s.,(]*(?:19|20)\d\d\)?[\s.,]*$")
_JUNCTION = re.compile(r"(?<=[a-z.)])(?=[A-Z])")
_IS_JOINED = re.compile(r"[a-z.)][A-Z]")
_COMMAS = re.compile(r",\s*(?:and\s|&\s)?|\sand\s|\s&\s|;\s")
_COMMAS_ONLY = re.compile(r",\s*(?:and\s)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SAID = re.compile(r"(?:authors?\s?:|with\s|by\s)\s*", re.IGNORECASE)
_AFFILIATION = re.compile(r"\s?\([^()]{1,120}\)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?){1,3}\s?[^\W\d_]{2}")
_LONGEST = 1000
_LONGEST_ROW = 80
_SHORTEST_GLUED = 50
_SURE = 0.7
_FEWEST_JUNCTIONS = 3
_IN_NAMES = PARTICLES | frozenset("bin e ibn of and for the".split())
_AROUND_GROUP = f"{MARKS},;"


def is_name(text: str) -> bool:
    """Return whether a text is a regular name of two words or more."""
    return " " in text and len(text) < _LONGEST_ROW and fit_of(text.strip(MARKS)) >= _SURE


def names_kind(text: str) -> str | None:
    """Return ``names`` for a list of authors, ``name`` for what may be one or two, else None."""
    bare = _SAID.sub("", text, count=1) if _SAID.match(text) else text
    was_said = bare != text
    bare = bare.strip(" *_\\").replace(", ...", "").replace(", …", "")
    if "(" in bare:
        bare = _AFFILIATION.sub("", bare)
    bare = bare.replace("-i-", "-")
    if author_list(bare) is not None or _are_mostly_names(bare):
        return "names"
    if len(bare) > _LONGEST_ROW or _is_of_words(bare) or _YEAR.search(bare):
        return None
    names = [piece.strip(MARKS) for piece in _COMMAS.split(bare)]
    if not any(names) or not all(fit_of(name) >= _SURE for name in names if name):
        return None
    return "names" if was_said or bare.endswith(",") else "name"


def _is_of_words(text: str) -> bool:
    """Return whether a text has a word in lower case that stands in no list of names."""
    return any(
        word[0].islower()
        and word not in _IN_NAMES
        and not is_group(["", word.strip(_AROUND_GROUP)])
        for word in text.split()
    )


def _are_mostly_names(text: str) -> bool:
    """Return whether all pieces between commas are short, and most of four or more are names."""
    if text.count(",") + text.count(";") + text.count("&") + text.count("and") < _FEWEST_JUNCTIONS:
        return False
    pieces = [piece for part in _COMMAS.split(text[:3000]) if (piece := part.strip(MARKS))]
    if len(pieces) < 4 or any(p.count(" ") > 3 or not p[0].isupper() for p in pieces):
        return False
    return 5 * sum(map(is_name, pieces)) >= 4 * len(pieces)


def are_people(text: str) -> bool:
    """Return whether every piece of a text is a name."""
    names = [name for piece in _COMMAS.split(text) if (name := piece.strip(MARKS))]
    return bool(names) and all(fit_of(name) >= _SURE for name in names)


def has_people(text: str) -> bool:
    """Return whether a line has authors and something else: names between commas, or glued."""
    if len(text) > _LONGEST:
        return False
    if text.count(",") > 1 and sum(map(is_name, _COMMAS.split(text)[:40])) > 1:
        return True
    first, _, rest = text.partition(", ")
    if _INITIALS.match(first) and rest.count(" ") > 2 and is_name(first):
        return True
    if len(text) < _SHORTEST_GLUED or not _IS_JOINED.search(text):
        return False
    return glued(text) is not None


@remembered
def glued(text: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return titles and authors of a line that has all of an item without separators, else None.

    ``On BoatsAnna Smith, Bo Lund,Cy DoeLake Conference (LAKE).2025pdf|code``
    """
    bare = _TAIL_YEAR.sub("", without_labels(quickly_clean(plain(text)))[0])
    pieces = _COMMAS_ONLY.split(bare[:4000])
    names: list[str] = []
    first = 0
    for at, piece in enumerate(pieces[1:], 1):
        name, goes_on = _name_of(piece)
        if name is None:
            if names:
                break
            continue
        first = first or at
        names.append(name)
        if not goes_on:
            break
    if not names:
        return _one_author(bare)
    title = ", ".join(pieces[:first])
    titles, _ = split_glued(f"{title}, {', '.join(names[:4])}")
    within = [t for t in titles if len(t) < len(title) and title.startswith(t)]
    if not within or fit_of(title[len(within[0]) :]) < 0.7:
        return None
    return tuple(within), tuple(names)


def _one_author(text: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return titles and author of ``On Boats(ORAL)Anna SmithLake Conference``."""
    cuts = [found.start() for found in _JUNCTION.finditer(text[:400])][-12:]
    found = [
        (text[:start], text[start:end])
        for n, start in enumerate(cuts)
        for end in cuts[n + 1 : n + 4]
        if text[:start].count(" ") and fit_of(text[start:end].strip(" .")) >= 0.9
    ]
    return (tuple(title for title, _ in found), (found[0][1],)) if found else None


def beside_names(
    text: str, *, is_title_first: bool = False
) -> tuple[list[str], tuple[str, ...]] | None:
    """Return the titles that stand before or after a row of names between commas, and the names.

    ``A. Smith, B, Lund, and C. Doe, On Boats, LAKE, 2024`` and ``On Boats, Anna Smith, Bo Lund``
    """
    if "," not in text:
        return None
    pieces = [piece for piece in _COMMAS_ONLY.split(text[:2000]) if piece.strip()]
    are_names = [is_name(piece) for piece in pieces]
    if not any(are_names):
        return None
    first = are_names.index(True)
    if first and all(" " not in piece and piece[0].isupper() for piece in pieces[:first]):
        first = 0  # a comma for a full stop: "A, Rahimi"
    if not first and is_title_first and True in are_names[1:]:
        first = 1  # a title may look like a name
    last = first
    for at in range(first, len(pieces)):
        if are_names[at]:
            last = at
        elif at > last + 2 or " " in pieces[at].strip():
            break
    names = tuple(p.strip(MARKS) for p, is_name in zip(pieces, are_names, strict=True) if is_name)
    if first:
        return [tidy(", ".join(pieces[:first]))], names[: last - first + 1]
    rest = pieces[last + 1 :]
    end = next((n for n, p in enumerate(rest) if n and (is_venue(p) or p[:4].isdigit())), len(rest))
    if not rest:
        return None
    titles = [", ".join(rest[:end]), rest[0], ", ".join(rest)]
    return [tidy(title) for title in titles], names


def has_names_after(text: str) -> bool:
    """Return whether a row of two names or more follows what may be the title, between commas."""
    pieces = [piece for piece in _COMMAS_ONLY.split(plain(text)[:2000]) if piece.strip()]
    are_names = [is_name(piece) for piece in pieces]
    return bool(pieces) and not are_names[0] and sum(are_names[1:]) > 1


def _name_of(piece: str) -> tuple[str | None, bool]:
    """Return the name a piece is, or begins with, and whether it is all of the piece."""
    piece = piece.strip()
    if piece in {"...", "…"}:
        return None, True
    if fit_of(piece) >= 0.7:
        return piece, True
    for found in list(_JUNCTION.finditer(piece[:60]))[:6]:
        name = piece[: found.start()].strip(" .") if piece[: found.start()].count(" ") else ""
        if fit_of(name) >= 0.7:
            return name, False
    return None, False
