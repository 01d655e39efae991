"""Signs that stand in for what a processor must not touch, and are taken out of what it returns.

All are format characters that ``untrusted.clean`` takes out of every text from outside, so nobody
else can write them; collation ignores them.
"""

import re
import unicodedata

FORMULA = "\u2060"
"""Before and after the number of a formula."""
APOSTROPHE = "\u2061"
"""The apostrophe inside a name, which sorts as if it were not there."""
TOLD = ("\u2062", "\u2063")
"""Digits of the number that tells namesakes apart."""
ME = "\u2064"
"""Before and after the family name of the list's owner."""
APART = "\u206a"
"""After ``<``, so that no tag begins there."""
HYPHEN = "\u206b"
"""The hyphen of an archive, hep-th: processors write Hep-Th where titles have capitals."""

_FORMULA = re.compile(f"{FORMULA}(\\d+){FORMULA}")
_SILENT = str.maketrans({APOSTROPHE: "’", TOLD[0]: "", TOLD[1]: "", APART: "", HYPHEN: "-"})


def formula(number: int) -> str:
    """Return the stand-in for a formula."""
    return f"{FORMULA}{number}{FORMULA}"


def told(number: int) -> str:
    """Return the signs that tell a namesake from others; the first needs none."""
    return "".join(TOLD[digit == "1"] for digit in f"{number:b}") if number else ""


def parts(text: str) -> list[str]:
    """Return a text as its runs of text and, at odd places, the numbers of formulas."""
    return _FORMULA.split(text)


def silent(text: str) -> str:
    """Return a text as it is printed: without our signs, but for those about the owner."""
    return unicodedata.normalize("NFC", text.translate(_SILENT))
