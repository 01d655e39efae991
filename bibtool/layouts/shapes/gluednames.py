"""Names that are glued to the title before them: ``On BoatsAnna Smith, Bo Lund``."""

import re

from bibtool.layouts.glued import split_glued
from bibtool.layouts.markup import plain, quickly_clean
from bibtool.layouts.people import fit_of
from bibtool.layouts.remembering import remembered
from bibtool.layouts.shapes.labels import without_labels

_TAIL_YEAR = re.compile(r"[\s.,(]*(?:19|20)\d\d\)?[\s.,]*$")
JUNCTION = re.compile(r"(?<=[a-z.)?!])(?=[A-Z])")
GLUED_STOP = re.compile(r"\.(?<=[a-z]{3}\.)(?=[A-Z][a-z]{1,20}[ -])")
"""A full stop without the space after it, between words."""
_COMMAS_ONLY = re.compile(r",\s*(?:and\s)?")


def glued_whole(text: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the same as ``glued``, and for a line that ends with its only author."""
    return glued(text) or _one_author(glued_part(text), ends=True)


def glued_part(text: str) -> str:
    """Return a line without the labels and the year at its end."""
    return _TAIL_YEAR.sub("", without_labels(quickly_clean(plain(text)))[0])


@remembered
def glued(text: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return titles and authors of a line that has all of an item without separators, else None.

    ``On BoatsAnna Smith, Bo Lund,Cy DoeLake Conference (LAKE).2025pdf|code``
    """
    bare = glued_part(text)
    pieces = _COMMAS_ONLY.split(bare[:4000])
    names: list[str] = []
    first = 0
    for at, piece in enumerate(pieces[1:], 1):
        name, goes_on = name_of(piece)
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


def _one_author(text: str, *, ends: bool = False) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return titles and author of ``On Boats(ORAL)Anna SmithLake Conference``."""
    cuts = [found.start() for found in JUNCTION.finditer(text[:400])][-12:]
    if ends:
        cuts.append(len(text))
    found = [
        (text[:start], text[start:end])
        for n, start in enumerate(cuts)
        for end in cuts[n + 1 : n + 4]
        if text[:start].count(" ") and fit_of(text[start:end].strip(" .")) >= 0.9
    ]
    return (tuple(title for title, _ in found), (found[0][1],)) if found else None


def name_of(piece: str) -> tuple[str | None, bool]:
    """Return the name a piece is, or begins with, and whether it is all of the piece."""
    piece = piece.strip()
    if piece in {"...", "…"}:
        return None, True
    if fit_of(piece) >= 0.7:
        return piece, True
    for found in list(JUNCTION.finditer(piece[:60]))[:6]:
        name = piece[: found.start()].strip(" .") if piece[: found.start()].count(" ") else ""
        if fit_of(name) >= 0.7:
            return name, False
    return None, False
