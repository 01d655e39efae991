"""Text from outside, made safe to keep and to show.

Listings, API answers and author names may hold terminal escapes, bidirectional overrides,
NUL bytes and the like. Records are cleaned when they are read, listings when they are shown.
"""

import re
import unicodedata

# C0 and C1 controls (tab, line feed and carriage return are white space and handled as such),
# bidirectional embeddings, overrides and isolates, line and paragraph separators, the byte-order
# mark, interlinear marks, tag characters, lone surrogates and non-characters.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e0fff]"
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_ESCAPE_SEQUENCE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b]{0,2000}(?:\x07|\x1b\\)?|\x9b[0-?]*[ -/]*[@-~]"
)
# Normalising is quadratic in a run of combining marks; no language has so many on a letter.
_MARKS = re.compile(
    "([\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{8})"
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_SPACE = re.compile(r"\s+")
# What Python calls printable though it may be unsafe, or a mark too many.
_TAGS = re.compile("[\U000e0000-\U000e0fff]")
_TAG_OR_MARK = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\U000e0000-\U000e0fff]"
)


def clean(text: str) -> str:
    """Return text on one line, NFC, without control, bidirectional or invisible characters."""
    # Nearly all text is clean but for its blanks, and to tell takes a tenth of the time.
    is_tidy = text.isprintable() and "  " not in text
    single = text.strip(" ") if is_tidy else " ".join(text.split())
    if single.isascii():
        return single if is_tidy or single.isprintable() else _cleaned(text)
    is_clean = (
        (is_tidy or single.isprintable())
        and not _TAG_OR_MARK.search(single)
        and unicodedata.is_normalized("NFC", single)
    )
    return single if is_clean else _cleaned(text)


def _cleaned(text: str) -> str:
    if "\x1b" in text or "\x9b" in text:
        text = _ESCAPE_SEQUENCE.sub("", text)
    text = _INVISIBLE.sub("", text)
    text = _MARKS.sub(r"\1", _UNSAFE.sub(" ", text))
    return unicodedata.normalize("NFC", _SPACE.sub(" ", text).strip())


def escaped(text: str) -> str:
    r"""Return text with its unsafe characters as ``\uXXXX``, which JSON and a reader both take."""
    if text.isprintable() and (text.isascii() or not _TAGS.search(text)):
        return text
    return _UNSAFE.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    high, low = 0xD800 + ((code - 0x10000) >> 10), 0xDC00 + ((code - 0x10000) & 0x3FF)
    return f"\\u{high:04x}\\u{low:04x}"


def excerpt(text: str, width: int) -> str:
    """Return the first ``width`` characters of the cleaned text, with an ellipsis if cut."""
    text = clean(text)
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"
