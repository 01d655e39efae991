"""Names of people in the author field, as BibTeX and biber take them apart."""

import re

from bibtool.exporters.latex import Escape, encode, encode_plain
from bibtool.exporters.tex import plain
from bibtool.model import Record
from bibtool.names import Name


def authors(record: Record, escape: Escape = encode_plain, most: int | None = None) -> str:
    """Return the author field: ``Family, Given and Family, Given``, or nothing.

    Of more than ``most`` authors only so many are named.
    """
    names = [name for author in record.authors[:most] if (name := _name(author, escape))]
    if names and (not record.authors_complete or len(record.authors[:most]) < len(record.authors)):
        names.append("others")
    return " and ".join(names)


def _name(name: Name, escape: Escape) -> str:
    family, given = _part(name.family, escape), _part(name.given, escape)
    if name.literal or not family or not given:
        whole = encode(name.display, escape)
        return f"{{{whole}}}" if whole else ""
    words = plain(name.family).split(" ")
    # BibTeX would take a small word inside the family name for a particle before it.
    if len(words) > 1 and family[0] != "{" and any(word[:1].islower() for word in words):
        family = f"{{{family}}}"
    last = " ".join(filter(None, (_part(name.particle, escape), family)))
    return ", ".join(filter(None, (last, _part(name.suffix, escape), given)))


def _part(text: str, escape: Escape) -> str:
    """Encode part of a name, braced whole where BibTeX would cut it."""
    latex = encode(text, escape)
    # Hyphens and ties alone are white space to BibTeX: "F, -" would end in a comma.
    is_blank = latex and not re.search(r"\w", plain(text))
    cuts = "," in latex or is_blank or re.search(r"(?i)\band\b", plain(text))
    return f"{{{latex}}}" if cuts else latex
