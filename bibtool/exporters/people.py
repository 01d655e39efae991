"""Names of people in the author field, as BibTeX and biber take them apart."""

import re
from dataclasses import replace
from functools import lru_cache

from bibtool.exporters.latex import Escape, encode, encode_plain
from bibtool.exporters.tex import plain
from bibtool.model import Record
from bibtool.names import Name

# A name of words with capitals, which stand as they are.
_CAPITALIZED = r"[A-Z][A-Za-z.'-]*+(?>(?: [A-Z][A-Za-z.'-]*+)*)"
_ORDINARY = re.compile(rf"{_CAPITALIZED}, {_CAPITALIZED}")
_LETTER = re.compile(r"\w")
_COLLABORATION = re.compile(r"\bcollaborations?\b", re.IGNORECASE)
_AND = re.compile(r"\band\b", re.IGNORECASE)


def authors(record: Record, escape: Escape = encode_plain, most: int | None = None) -> str:
    """Return the author field: ``Family, Given and Family, Given``, or nothing.

    Of more than ``most`` authors only so many are named.
    """
    names = [name for author in record.authors[:most] if (name := _name(author, escape))]
    if names and (not record.authors_complete or len(record.authors[:most]) < len(record.authors)):
        names.append("others")
    return " and ".join(names)


def without_collaborations(record: Record) -> tuple[Record, str]:
    """Return a record's people, and its collaborations as a field has them, if it has both."""
    groups = [n for n in record.authors if n.literal and _COLLABORATION.search(n.literal)]
    people = tuple(name for name in record.authors if name not in groups)
    if not groups or not people:
        return record, ""
    return replace(record, authors=people), " and ".join(encode(n.literal) for n in groups)


def _name(name: Name, escape: Escape) -> str:
    is_short = not (name.literal or name.particle or name.suffix)
    whole = f"{name.family}, {name.given}"
    if is_short and _ORDINARY.fullmatch(whole) and not _AND.search(whole):
        return whole
    family, given = _family(name.family, escape), _part(name.given, escape)
    if name.literal or not family or not given:
        whole = encode(name.display, escape)
        return f"{{{whole}}}" if whole else ""
    last = " ".join(filter(None, (_part(name.particle, escape), family)))
    return ", ".join(filter(None, (last, _part(name.suffix, escape), given)))


@lru_cache(maxsize=1 << 15)
def _family(text: str, escape: Escape) -> str:
    family = _part(text, escape)
    if text.isprintable() and " " not in text and "\\" not in text:
        return family
    words = plain(text).split(" ")
    # BibTeX would take a small word inside the family name for a particle before it.
    if len(words) > 1 and family[:1] not in {"", "{"} and any(word[:1].islower() for word in words):
        return f"{{{family}}}"
    return family


@lru_cache(maxsize=1 << 15)
def _part(text: str, escape: Escape) -> str:
    """Encode part of a name, braced whole where BibTeX would cut it."""
    latex, read = encode(text, escape), plain(text)
    # Hyphens and ties alone are white space to BibTeX: "F, -" would end in a comma.
    is_blank = latex and not _LETTER.search(read)
    cuts = "," in latex or is_blank or _AND.search(read)
    return f"{{{latex}}}" if cuts else latex
