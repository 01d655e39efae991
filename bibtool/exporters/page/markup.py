"""Text from outside as HTML: escaped, its formulas set, names of other scripts kept apart."""

import html
import re
import unicodedata

from bibtool.exporters.mathml import formula
from bibtool.exporters.tex import Kind, flat, plain

_OTHER_WAY = frozenset({"R", "AL", "AN"})
_TAG = re.compile(r"<[^>]*>")


def rich(metadata: str) -> str:
    """Return metadata text as HTML, formulas as MathML."""
    runs = flat(metadata)
    written = "".join(
        formula(run.text) if run.kind is Kind.MATH else escaped(run.text) for run in runs
    )
    return _apart(metadata, written)


def name(display: str) -> str:
    """Return a person's name, as the record has it, as HTML."""
    return isolated(plain(display))


def isolated(text: str) -> str:
    """Return plain text as HTML."""
    return _apart(text, escaped(text))


def escaped(text: str) -> str:
    """Return text for the inside of an element or of a quoted attribute."""
    return html.escape(text)


def read_as(written: str) -> str:
    """Return HTML of ours as a browser reads its text (``textContent``)."""
    return html.unescape(_TAG.sub("", written))


def _apart(text: str, written: str) -> str:
    """Keep text written from right to left from reordering what stands beside it."""
    if text.isascii():
        return written
    turns = any(unicodedata.bidirectional(char) in _OTHER_WAY for char in text)
    return f"<bdi>{written}</bdi>" if turns else written
