"""RIS and its like: a tag and a value on each line, as reference managers and libraries write.

Besides RIS: EndNote's ``%T``, PubMed's ``TI  -``, Web of Science's ``TI``, RefWorks' ``T1``.
What the tags mean is in https://en.wikipedia.org/wiki/RIS_(file_format) and the programs' manuals.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bibtool.layouts.formats.facts import (
    abstract_in,
    bibtex_names,
    distinct,
    first_doi,
    first_id,
    mentioned_id,
    names_in,
    year_in,
)
from bibtool.layouts.formats.spans import SAMPLE, Work, listing, plain_ends
from bibtool.layouts.lines import Understood
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "ris"

_END = "ER"
_UNSPACED = re.compile(r",(?=[^\s,])")


class _Kind(NamedTuple):
    """A way of writing tags, and which of them say what."""

    tagged: re.Pattern[str]
    starts: frozenset[str]
    """Tags that an item begins with."""
    title: tuple[str, ...]
    authors: tuple[str, ...]
    abstract: tuple[str, ...]
    year: tuple[str, ...]
    journal: tuple[str, ...]
    ids: tuple[str, ...]
    notes: tuple[str, ...]
    is_wrapped: bool = False
    """Whether an author's line that is not tagged is a further author."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_RIS = _Kind(
    re.compile(r"\s{0,8}([A-Z][A-Z0-9])[ \t]{1,2}-(?:[ \t](.*)|\s*$)"),
    frozenset({"TY"}),
    _words("TI T1 CT BT"),
    _words("AU A1"),
    _words("AB N2"),
    _words("PY Y1 DA"),
    _words("JO JF T2 JA"),
    _words("AN DO UR L1 L2 LK M1 M3 C1 C7 ID SN"),
    _words("JO JF T2 JA PB N1 M1 M2 C1"),
)
_PUBMED = _Kind(
    re.compile(r"([A-Z][A-Z0-9]{1,3})[ ]{0,2}- ?(.*)"),
    frozenset({"PMID"}),
    _words("TI BTI"),
    _words("FAU AU CN"),
    _words("AB"),
    _words("DP DEP"),
    _words("JT TA"),
    _words("AID LID"),
    _words("SO OTO"),
)
_ENDNOTE = _Kind(
    re.compile(r"%([0-9A-Z@!?&^~<>+$#*|=(),:;\[])[ \t](.*)"),
    frozenset({"0"}),
    _words("T !"),
    _words("A"),
    _words("X"),
    _words("D 8"),
    _words("J B"),
    _words("R U M F 1"),
    _words("J Z O"),
)
_SCIENCE = _Kind(
    re.compile(r"([A-Z][A-Z0-9])(?: (.*)|$)"),
    frozenset({"PT"}),
    _words("TI"),
    _words("AF AU"),
    _words("AB"),
    _words("PY PD"),
    _words("SO"),
    _words("DI"),
    _words("SO"),
    is_wrapped=True,
)
_REFWORKS = _Kind(
    _SCIENCE.tagged,
    frozenset({"RT"}),
    _words("T1"),
    _words("A1"),
    _words("AB"),
    _words("YR FD"),
    _words("JF JO"),
    _words("LK UL DO"),
    _words("JF JO NO"),
)
_OPENS = (
    (_RIS, re.compile(r"^\s{0,8}TY[ \t]{1,2}-[ \t]", re.MULTILINE)),
    (_PUBMED, re.compile(r"^PMID ?- ?\d", re.MULTILINE)),
    (_ENDNOTE, re.compile(r"^%0[ \t]\w.*\n%[0-9A-Z@][ \t]", re.MULTILINE)),
    (_SCIENCE, re.compile(r"^PT [A-Z]\n(?:[A-Z][A-Z0-9] | {3})", re.MULTILINE)),
    (_REFWORKS, re.compile(r"^RT [A-Z][\w, ()/]{2,40}\n[A-Z][A-Z0-9] ", re.MULTILINE)),
)


def looks_like(text: str) -> float:
    """Return the share of the lines that are of items."""
    head = plain_ends(text[:SAMPLE])
    kind = _kind(head)
    if kind is None:
        return 0.0
    lines = [line for line in head.split("\n") if line.strip()]
    inside = sum(len(item.lines) for item in _items(head, kind))
    return min(1.0, 1.25 * inside / len(lines))


def read(text: str) -> Listing:
    """Read one item from each first tag to the tag that ends it, or to the next item."""
    text = plain_ends(text)
    kind = _kind(text) or _RIS
    works = (
        Work(item.start, item.end, understood)
        for item in _items(text, kind)
        if (understood := _understood(item.values, kind))
    )
    return listing(NAME, text, works)


class _Item:
    """An item's lines, and its values by tag."""

    def __init__(self, start: int) -> None:
        self.start = self.end = start
        self.lines: list[str] = []
        self.values: dict[str, list[str]] = {}
        self._last = ""

    def take(self, line: str, end: int, tag: str, value: str, *, is_wrapped: bool) -> None:
        """Add a line: one without tag goes on with the value before it."""
        self.end = end
        self.lines.append(line)
        if tag:
            self.values.setdefault(tag, []).append(value)
            self._last = tag
        elif self._last and value:
            if is_wrapped and self._last in _SCIENCE.authors:
                self.values[self._last].append(value)
            else:
                self.values[self._last].append(f"\n{value}")


def _kind(text: str) -> _Kind | None:
    found = ((opens.search(text, 0, SAMPLE), kind) for kind, opens in _OPENS)
    first = min(((at.start(), n) for n, (at, _) in enumerate(found) if at), default=None)
    return _OPENS[first[1]][0] if first else None


def _items(text: str, kind: _Kind) -> Iterator[_Item]:
    item: _Item | None = None
    at = 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        if not line.strip():
            continue
        found = kind.tagged.match(line)
        tag, value = (found[1], (found[2] or "").strip()) if found else ("", line.strip())
        if tag in kind.starts:
            if item is not None:
                yield item
            item = _Item(start)
        if item is None:
            continue
        item.take(line, at - 1, tag, value, is_wrapped=kind.is_wrapped)
        if tag == _END:
            yield item
            item = None
    if item is not None:
        yield item


def _understood(values: dict[str, list[str]], kind: _Kind) -> Understood:
    def of(tags: tuple[str, ...]) -> list[str]:
        return [value for tag in tags if tag in values for value in _joined(values[tag])]

    titles = of(kind.title)
    journal = " ".join(of(kind.journal)[:1]).lower()
    years = (year for value in of(kind.year) if (year := year_in(value)))
    ids, notes = of(kind.ids), of(kind.notes)
    return {
        "titles": distinct(map(clean, titles)),
        "authors": _authors(values, kind),
        "abstract": abstract_in(next(iter(of(kind.abstract)), "")),
        "year": next(years, None) if not journal or "arxiv" in journal else None,
        "arxiv_id": first_id(ids) or mentioned_id(notes),
        "doi": first_doi(ids),
    }


def _joined(values: list[str]) -> list[str]:
    """Return values with the lines that go on with them."""
    whole: list[list[str]] = []
    for value in values:
        if value.startswith("\n") and whole:
            whole[-1].append(value)
        elif value:
            whole.append([value])
    return ["".join(parts) for parts in whole]


def _authors(values: dict[str, list[str]], kind: _Kind) -> tuple[str, ...]:
    tag = next((tag for tag in kind.authors if values.get(tag)), "")
    names: list[str] = []
    for value in _joined(values.get(tag, [])):
        if " and " in value:
            names += bibtex_names(value)
        elif value.count(",") > 2 or ";" in value:
            names += names_in(value)
        elif name := clean(value).rstrip(" ,"):
            names.append(_UNSPACED.sub(", ", name))
    return tuple(dict.fromkeys(names))
