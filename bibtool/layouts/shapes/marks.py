"""The sign that a line starts with: a bullet, a running number, a date, bold type."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bibtool.layouts.lines import Line
from bibtool.layouts.remembering import remembered

_BULLET = re.compile(
    r"\s*(?P<mark>[-*+•●○◦‣▪·–—>▸►▶➤→✓◆◇■□❖](?:\s*\[[ xX]\])?)\s+(?=\S)"
    r"|\s*(?P<note>\^)(?:\s[a-z](?=\s)){0,26}\s+(?=\S)"
    r"|\s*(?P<dot>[•●○◦‣▪▸►▶➤◆◇■□❖])(?=\w)"
)
_NUMBER = re.compile(r"\s*(?:\[?\(?(\d{1,4})\\?[.)\]]{1,2})(?:\s+(?=\S)|(?=[^\W\d]))")
_HASH = re.compile(r"\s*#(\d{1,4})[.):]?\s+(?=\S)")
_GLUED = re.compile(r"\s*(\d{1,3})(?=[A-Z\"“][a-zA-Z]|A\s)")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = re.compile(
    r"\s*[\[(]?(?:(?:19|20)\d\d[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?|\d{1,2}[-/.月]\d{1,4}日?"
    rf"(?:[-/.]\d{{2,4}})?|{_MONTH}(?:\s\d{{1,2}})?,?\s(?:19|20)\d\d"
    rf"|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?=\s*[:：|–—-]\s)|(?:19|20)\d\d[\])]?(?=\s*[:|–—-]\s))[\])]?"
    r"(?:\s*\t\s*|\s*[:：|–—-]\s+|\s{1,4}(?![·•]\s))(?=\S)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\s*[\[(]?(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4},?\s)?\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?[\])]?"
    r"\s{0,3}[-–—]?\s{1,3}(?=\S)"
)
_HEADING = re.compile(r"\s*#{1,6}\s+(?=\S)")
_SUMMARY = re.compile(
    r"<summary>\s{0,9}(?:<(?:b|strong|h\d)>)?\s{0,9}(\S[^<>]{9,600}+)(?:</(?:b|strong|h\d)>)?"
    r"[^<>\w]{0,9}\d{0,6}[^<>\w]{0,9}</summary>$"
)
"""What is seen of what is folded, in Markdown with a few tags: a title, and how many stars."""
_CELL = re.compile(r"\s*\|\s?(?=\S)")


class Mark(NamedTuple):
    """What stands before a line's text."""

    sort: str
    """Which sign: ``-``, ``1`` for a number, ``d`` for a date …; nothing for none."""
    number: int | None


_NONE, _BRACKET = Mark("", None), Mark("[", None)
_FEW_BLANKS = 2
_MONTHS_BEGIN = "JFMASONDjfmasond"
_USUAL = {f"{bullet} ": Mark(bullet, None) for bullet in "-*•"}
"""What most bullets are: a sign and a blank, with a word behind them."""


@remembered
def mark_of(text: str) -> tuple[Mark, str]:
    """Return the sign before a line's text, and the text."""
    text = text.rstrip()
    first = text.lstrip()[:1]
    if first.isalpha() and not (first in _MONTHS_BEGIN and _DATE.match(text)):
        return _NONE, text.lstrip()
    if text[:2] in _USUAL and text[2:3].isalpha():
        return _USUAL[text[:2]], text[2:]
    if text[:1] == "[" and text[1:2].isalpha() and text[1] not in _MONTHS_BEGIN:
        return _BRACKET, text
    if first.isalnum() or first in "#[(":
        if counted := _counted(text, first):
            return counted
    elif found := _BULLET.match(text):
        bullet = found["mark"] or found["note"] or found["dot"]
        rest = text[found.end() :].removeprefix("^ ")  # a wiki's notes are a list of these
        return Mark(bullet[0] + _emphasis(rest), None), rest
    elif first == "<" and (whole := in_summary(text)):
        return _counted(whole, whole[0]) or (Mark("#", None), whole)
    elif first == "|" and _CELL.match(text):
        return Mark("|", None), text.lstrip()
    return Mark(_emphasis(text), None), text.lstrip()


def in_summary(text: str) -> str:
    """Return the words of a line ``<summary>…</summary>``, if it is one and these are several."""
    found = _SUMMARY.match(text.strip())
    words = found[1].strip() if found else ""
    return words if words.count(" ") >= _FEW_BLANKS else ""


def _counted(text: str, first: str) -> tuple[Mark, str] | None:
    """Return a heading's, a date's or a number's sign, and the text behind it."""
    if first == "#":
        if found := _HEADING.match(text):
            return Mark("#", None), text[found.end() :]
        found = _HASH.match(text)
        return (Mark("1", int(found[1])), text[found.end() :]) if found else None
    if found := _TIME.match(text) or _DATE.match(text):
        return Mark("d", None), text[found.end() :]
    if found := _NUMBER.match(text):
        return Mark("1", int(found[1])), text[found.end() :]
    found = _GLUED.match(text)
    return (Mark("g", int(found[1])), text[found.end() :]) if found else None


def running_on(lines: Sequence[Line], marks: Sequence[tuple[Mark, str]]) -> frozenset[int]:
    """Return the lines whose numbers count on from one to the next, up or down."""
    found = [
        (line.number, mark.number)
        for line, (mark, _) in zip(lines, marks, strict=True)
        if mark.number is not None
    ]
    return frozenset(
        line
        for at, (line, n) in enumerate(found)
        if any(abs(other - n) == 1 for _, other in found[max(0, at - 1) : at + 2])
    )


def text_of(text: str, sort: str) -> str:
    """Return a line's text without its sign, where the page's lines were found to have this one."""
    return mark_of(text)[1] if sort else text.strip()


def _emphasis(text: str) -> str:
    first = text.lstrip()[:2]
    if first in {"**", "__"}:
        return "**"
    if first[:1] == "*":
        return "_"  # a star with words right behind it is no bullet
    return first[0] if first[:1] and first[0] in '_["“`' else ""
