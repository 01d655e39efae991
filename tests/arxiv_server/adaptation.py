"""What the API does to a query before parsing it (API notes §2.1)."""

import calendar
import re
from collections.abc import Iterable
from typing import NamedTuple

_PREFIXES = "ti|au|abs|co|jr|cat|rn|id|all|doi|title|submittedDate"
_TOKEN = re.compile(
    r"(?P<quoted>\"[^\"]*\")|(?P<paren>[()])|(?P<operator>\b(?:ANDNOT|AND|NOT|OR)\b(?=[()\s]|$))"
    rf"|(?P<prefix>(?:{_PREFIXES}):)|(?P<bare>[^\"()\s]+)"
)
_DATE_RANGE = re.compile(r"submittedDate:\[\s*([\d-]{4,14})\s+TO\s+([\d-]{4,14})\s*\]")


class _Token(NamedTuple):
    kind: str
    text: str


def adapt(query: str) -> str:
    """Rewrite a query the way the feed's title then shows it."""
    text = query.replace("\r", " ").replace("\n", " ")
    text = text.replace("lastUpdatedDate:", "submittedDate:")
    text = _DATE_RANGE.sub(_quoted_range, text)
    tokens = [_Token(match.lastgroup or "", match[0]) for match in _TOKEN.finditer(text)]
    items = _terms(_merged_negations(tokens))
    items = _quoted_author(_operators_between(items))
    return _joined(item for item in items if item.kind != "prefix")


def _quoted_range(found: re.Match[str]) -> str:
    return f'submittedDate:"{_filled(found[1], last=False)} TO {_filled(found[2], last=True)}"'


def _filled(date: str, *, last: bool) -> str:
    """Complete a date given to the year, month, day or hour; dashed ones pass as they are."""
    if not date.isdigit():
        return date
    if len(date) == 4:
        date += "12" if last else "01"
    if len(date) == 6:
        month = int(date[4:6])
        days = calendar.monthrange(max(int(date[:4]), 1), month)[1] if 1 <= month <= 12 else 31
        date += str(days) if last else "01"
    return (date + ("2359" if last else "0000")[len(date) - 8 :])[:12] if len(date) >= 8 else date


def _merged_negations(tokens: list[_Token]) -> list[_Token]:
    """Make ``NOT`` and ``AND NOT`` one operator, and let the last of a run of operators win."""
    merged: list[_Token] = []
    for token in tokens:
        operator = _Token("operator", "ANDNOT") if token.text == "NOT" else token
        if token.kind == "operator" and merged and merged[-1].kind == "operator":
            merged[-1] = operator
        else:
            merged.append(operator if token.kind == "operator" else token)
    return merged


def _terms(tokens: list[_Token]) -> list[_Token]:
    """Give each value its prefix: its own, that of its parenthesis, or ``all:``."""
    items: list[_Token] = []
    scopes = ["all:"]
    own: str | None = None
    for token in tokens:
        if token.kind in {"bare", "quoted"}:
            items.append(_Token("term", (own or scopes[-1]) + token.text))
            own = None
            continue
        if token.text == "(":
            scopes.append(own or scopes[-1])
            own = None
        elif own is not None:
            items.append(_Token("prefix", own))
            own = None
        if token.kind == "prefix":
            own = "ti:" if token.text == "title:" else token.text
            continue
        if token.text == ")" and len(scopes) > 1:
            scopes.pop()
        items.append(token)
    if own is not None:
        items.append(_Token("prefix", own))
    return items


def _operators_between(items: list[_Token]) -> list[_Token]:
    """Put an ``OR`` wherever two terms meet without an operator.

    A prefix without content still counts as a term here, which is why ``ti:co:foo`` ends up with
    an operator and nothing before it (API notes §2.3).
    """
    joined: list[_Token] = []
    for item in items:
        starts = item.kind in {"term", "prefix"} or item.text == "("
        if starts and joined and (joined[-1].kind in {"term", "prefix"} or joined[-1].text == ")"):
            joined.append(_Token("operator", "OR"))
        joined.append(item)
    return joined


def _quoted_author(items: list[_Token]) -> list[_Token]:
    """Quote ``au:a_b``, but only where it opens the query: a bug of the real server (§2.1)."""
    first = items[0] if items else _Token("", "")
    if first.kind != "term" or "_" not in first.text or '"' in first.text:
        return items
    if not first.text.startswith("au:"):
        return items
    name = first.text.removeprefix("au:").replace("_", " ")
    return [_Token("term", f'au:"{name}"'), *items[1:]]


def _joined(items: Iterable[_Token]) -> str:
    """Write the items with single spaces, none inside a parenthesis."""
    text = ""
    for item in items:
        glued = not text or item.text == ")" or text.endswith("(")
        text += item.text if glued else f" {item.text}"
    return text
