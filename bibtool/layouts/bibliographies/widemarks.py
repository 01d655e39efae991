"""Chinese marks between English words: ``Bo Lund*，On Lakes，Lake Lett., 12: 34, 2019。``.

And a heading's signs before every line, where a program took a small print for headings.
"""

import re
from collections.abc import Sequence

from bibtool.layouts.lines import Line

_NARROW = {"，": ", ", "。": ". ", "；": "; ", "：": ": "}
_WIDE = re.compile(r"(?<=[\x21-\x7eÀ-ſ’”])\s?[，。；：]\s?(?=[\x21-\x7eÀ-ſ（“]|$)")
_SIGNS = re.compile(r"^#{1,6}\s{1,4}")
_SAMPLE, _FEWEST, _SHARE, _GOING_ON = 400, 12, 0.8, 0.15


def without_wide_marks(lines: Sequence[Line]) -> list[Line]:
    """Return lines with the marks that English has, where English words are before and after."""
    lines = _without_heading_signs(lines)
    return [
        line
        if line.text.isascii() or not any(map(line.text.__contains__, _NARROW))
        else _narrow(line)
        for line in lines
    ]


def _without_heading_signs(lines: Sequence[Line]) -> Sequence[Line]:
    """Return lines without the signs of headings, if nearly all are such and many go on."""
    signed = [line.text for line in lines[:_SAMPLE] if line.text[:1] == "#"]
    if len(signed) < max(_FEWEST, _SHARE * len(lines[:_SAMPLE])):
        return lines
    rests = [text.lstrip("# ") for text in signed]
    if sum(rest[:1].islower() for rest in rests) < _GOING_ON * len(rests):
        return lines
    return [Line(line.number, _SIGNS.sub("", line.text)) for line in lines]


def _narrow(line: Line) -> Line:
    return Line(line.number, _WIDE.sub(_mark, line.text))


def _mark(found: re.Match[str]) -> str:
    return _NARROW[found[0].strip()]
