"""Text as it was before a page wore it: entities, ligatures, odd spaces, words broken at line ends.

What cannot be told apart from the text's own signs (quotes, lost letters) is left as it is.
"""

import html
import re
import unicodedata

from bibtool.frequencies import frequencies

_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile(r"\u00ad(?!\s)|[\u200b-\u200d\u2060\ufeff]")
_LIGATURES = re.compile(r"[\ufb00-\ufb06]")
_BROKEN = re.compile(r"\b([A-Za-z]{2,20})[-\u2010\u00ad]\s+([a-z]{2,20})\b")
# Python refuses to read numbers of thousands of digits, with an error.
_LONG_REFERENCE = re.compile(r"&#\d{8,}|&#[xX][0-9a-fA-F]{8,}")


def mend(text: str) -> str:
    """Return a text with what a page has done to its characters and line ends undone."""
    if "&" in text:
        text = html.unescape(_LONG_REFERENCE.sub(" ", text))
    text = _UNSEEN.sub("", _SPACES.sub(" ", text))
    text = _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return _BROKEN.sub(_joined, text)


def _joined(found: re.Match[str]) -> str:
    """Return a broken word in one piece, if that is a word; a hyphen of its own stays."""
    whole = found[1] + found[2]
    return whole if frequencies().is_known(whole.lower()) else found[0]
