"""RIS, as ours and other programs write it: tags with one or two spaces, lines that go on."""

import re

from bibtool.latex.literal import metadata
from bibtool.readers.entries import Contents
from bibtool.readers.facts import Collector, Facts, reference
from bibtool.readers.people import inverted

_TAGGED = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*)|$)")
_CATEGORY = re.compile(r"[a-z-]+(?:\.[A-Za-z-]+)?")
_NO_JOURNAL = re.compile(r"(?i)arxiv")
_LINE_END = re.compile(r"\r\n?|\n")


def read(text: str) -> Contents:
    """Return the records of a RIS text; an item goes from ``TY`` to ``ER`` or the next ``TY``."""
    collector = Collector()
    item: _Item | None = None
    for number, line in enumerate(_LINE_END.split(text.removeprefix("\ufeff")), 1):
        found = _TAGGED.match(line.strip())
        tag, value = (found[1], (found[2] or "").strip()) if found else ("", line.strip())
        if tag == "TY":
            if item is not None:
                collector.tell(item.line, "an item without ER at its end; it is read all the same")
                collector.add(item.facts())
            item = _Item(number)
        elif item is None:
            if value or tag:
                collector.tell(number, "text outside of an item, which begins with TY  - ")
        elif tag == "ER":
            collector.add(item.facts())
            item = None
        else:
            item.take(tag, value)
    if item is not None:
        collector.tell(item.line, "an item without ER at its end; it is read all the same")
        collector.add(item.facts())
    return collector.contents()


class _Item:
    """The values of one item by tag."""

    def __init__(self, line: int) -> None:
        self.line = line
        self._values: dict[str, list[str]] = {}
        self._last = ""

    def take(self, tag: str, value: str) -> None:
        """Add a line: one without tag goes on with the value before it."""
        if tag:
            self._values.setdefault(tag, []).append(value)
            self._last = tag
        elif self._last and value:
            self._values[self._last][-1] += f" {value}"

    def _all(self, *tags: str) -> list[str]:
        return [value for tag in tags for value in self._values.get(tag, []) if value]

    def _first(self, *tags: str) -> str:
        return next(iter(self._all(*tags)), "")

    def facts(self) -> Facts:
        """Return what the item says."""
        journal = self._first("JO", "JF", "T2", "JA")
        return Facts(
            self.line,
            self._first("ID"),
            ids=tuple(self._all("AN", "DO", "UR", "M1", "C1")),
            mentions=tuple(self._all("PB", "JO", "JF", "T2", "M1", "M2", "N1", "L1", "L2")),
            title=metadata(self._first("TI", "T1")),
            authors=[name for text in self._all("AU", "A1") if (name := inverted(text)).display],
            published=self._first("DA", "PY", "Y1"),
            categories=tuple(filter(_CATEGORY.fullmatch, self._all("KW"))),
            abstract=metadata(self._first("AB", "N2")),
            appeared_in="" if _NO_JOURNAL.search(journal) else metadata(self._reference(journal)),
            note=" ".join(self._all("N1")),
        )

    def _reference(self, journal: str) -> str:
        pages = "-".join(filter(None, (self._first("SP"), self._first("EP"))))
        year = self._first("PY", "Y1", "DA")
        return reference(journal, self._first("VL"), self._first("IS"), pages, year)
