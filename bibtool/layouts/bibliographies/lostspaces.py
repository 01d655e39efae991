"""Spaces that a PDF's text lost behind the marks that part a reference: ``A.Oar,B.Lund,Boats``."""

import re

# The mark comes first: what stands before it is looked at where there is one.
_COMMA = re.compile(
    r",(?<=[a-zß-öø-ÿ.?!)],)(?=[^\W\d_a-zß-öø-ÿ]|(?:in|volume|pp)[:.\s]|arXiv|in[A-Z]|and[A-Z])"
    r"(?![^()\s]{1,40}\))"  # no list in brackets: "(A,B)"
)
_AND = re.compile(r",\sand(?=[^\W\d_a-zß-öø-ÿ])")
_INITIAL = re.compile(r"(?<!\w)([^\W\d_a-zß-öø-ÿ]\.)(?=[^\W\d_a-zß-öø-ÿ][a-zß-öø-ÿ])")
_STOP = re.compile(
    r"[.?!](?<=[^\s.][^\s.][a-z\d)][.?!])"
    r"(?=arXiv\s?(?:pre|:)|Preprint\b|[A-Z][A-Za-z]{2,}(?:\s|,\s\d))"
)
_E_PRINT = re.compile(r"\barXivpreprint\s?(?=arXiv)")


def with_spaces(line: str) -> str:
    """Return a reference with the spaces back that its names and parts lost behind commas."""
    if "," not in line or _COMMA.search(line) is None:
        return line
    line = _INITIAL.sub(r"\1 ", _AND.sub(", and ", _COMMA.sub(", ", line)))
    return _E_PRINT.sub("arXiv preprint ", line)


def with_parted_venue(rest: str) -> str:
    """Return what follows the authors, the venue parted from it: ``On boats.arXiv preprint``."""
    return _STOP.sub(lambda found: f"{found[0]} ", rest)
