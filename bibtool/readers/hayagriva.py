"""Hayagriva YAML, as ours or as somebody wrote it for Typst."""

import re
from dataclasses import dataclass
from typing import Any

from bibtool.latex.literal import metadata
from bibtool.names import Name
from bibtool.readers.entries import Contents
from bibtool.readers.facts import Collector, Facts, reference
from bibtool.readers.people import inverted, parted, tidy

# What YAML 1.2 does not allow in a file: the library would refuse all of it for one.
_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_ESCAPED = re.compile(r"\\([\\{}$])|[{}]")
_DEEPEST = 1000
# Brackets, quoted text in which they do not count, and the beginning of another entry.
_BRACKET = re.compile(r'"(?>(?:[^"\\]|\\.)*)"|[\[\]{}]|(?m:^)\w')
_TOP_KEY = re.compile(r"(?m)^(?=[^\s#\-][^\n]*:\s*$)")


def read(text: str) -> Contents:
    """Return the records of a YAML mapping; where it is broken, entry by entry."""
    collector = Collector()
    text = _FORBIDDEN.sub(" ", text.removeprefix("\ufeff"))
    if not _whole(text, 0, collector, tells=False):
        at = 0
        for part in _TOP_KEY.split(text):
            _whole(part, at, collector, tells=True)
            at += part.count("\n")
    return collector.contents()


def _whole(text: str, before: int, collector: Collector, *, tells: bool) -> bool:
    """Read a text after so many lines; return whether it is sound."""
    import yaml  # noqa: PLC0415 - only this format needs it

    if _is_deep(text):
        if tells:
            collector.tell(before + 1, "brackets nested too deeply; the entry is left out")
        return False
    tree = _Tree()
    try:
        # As events: the library makes trees of them by recursion, and deep ones crash it.
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            tree.take(event)
    except yaml.YAMLError as error:
        if tells:
            mark = getattr(error, "problem_mark", None)
            line = before + 1 + (mark.line if mark is not None else 0)
            reason = getattr(error, "problem", None) or "it cannot be read"
            collector.tell(line, f"not YAML ({reason}); the entry is left out")
        return False
    if not isinstance(tree.root, dict | None):
        collector.tell(before + 1, "no mapping of keys to entries, as Hayagriva has it")
    for key, line, entry in tree.entries:
        _take(key, entry, before + line, collector)
    return True


def _is_deep(text: str) -> bool:
    """Whether an entry opens so many brackets that the library would take minutes over them."""
    depth = 0
    for found in _BRACKET.finditer(text):
        opens, closes = found[0] in "[{", found[0] in "]}"
        depth = max(0, depth + opens - closes) if opens or closes or found[0][0] == '"' else 0
        if depth > _DEEPEST:
            return True
    return False


@dataclass(slots=True)
class _Open:
    """A mapping or sequence that is being read."""

    value: Any
    key: str | None = None
    line: int = 0


class _Tree:
    """What a document says, made of its events; every scalar is text, as it is written."""

    def __init__(self) -> None:
        self.root: Any = None
        self.entries: list[tuple[str, int, Any]] = []
        """Key, line from 1 and value of each entry of the root."""
        self._open: list[_Open] = []
        self._anchored: dict[str, Any] = {}

    def take(self, event: Any) -> None:
        """Take the next event."""
        kind = type(event).__name__
        if kind == "ScalarEvent":
            self._place(event.value, event)
        elif kind in {"MappingStartEvent", "SequenceStartEvent"}:
            value: Any = {} if kind == "MappingStartEvent" else []
            self._place(value, event)
            self._open.append(_Open(value))
        elif kind in {"MappingEndEvent", "SequenceEndEvent"}:
            self._open.pop()
        elif kind == "AliasEvent":
            # The very thing, not a copy: aliases of aliases would double it each time.
            self._place(self._anchored.get(event.anchor, ""), event)

    def _place(self, value: Any, event: Any) -> None:
        if event.anchor:
            self._anchored.setdefault(event.anchor, value)
        if not self._open:
            self.root = value
            return
        inside = self._open[-1]
        if isinstance(inside.value, list):
            inside.value.append(value)
        elif inside.key is None:
            inside.key = value if isinstance(value, str) else ""
            inside.line = event.start_mark.line + 1
        else:
            inside.value[inside.key] = value
            if len(self._open) == 1:
                self.entries.append((inside.key, inside.line, value))
            inside.key = None


def _take(key: str, entry: Any, line: int, collector: Collector) -> None:
    if not isinstance(entry, dict):
        collector.tell(line, f"{key}: is not an entry; it is left out")
        return
    numbers = entry.get("serial-number")
    ids = numbers if isinstance(numbers, dict) else {"serial": _text(numbers)}
    url = entry.get("url")
    parents = entry.get("parent")
    parent = parents[0] if isinstance(parents, list) and parents else parents
    parent = parent if isinstance(parent, dict) else {}
    journal, volume, issue = (_printed(parent.get(part)) for part in ("title", "volume", "issue"))
    pages = _printed(entry.get("page-range"))
    appeared_in = reference(journal, volume, issue, pages, _text(entry.get("date")))
    authors = entry.get("author")
    collector.add(
        Facts(
            line,
            key,
            ids=(
                *(_text(ids.get(name)) for name in ("arxiv", "doi", "serial")),
                _text(url.get("value") if isinstance(url, dict) else url),
            ),
            mentions=(journal, _text(entry.get("note"))),
            title=metadata(_printed(entry.get("title"))),
            authors=_authors(authors if isinstance(authors, list) else [authors]),
            published=_text(entry.get("date")),
            abstract=metadata(_printed(entry.get("abstract"))),
            appeared_in="" if "arxiv" in journal.lower() else metadata(appeared_in),
            note=_printed(entry.get("note")),
        )
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _printed(value: Any) -> str:
    """Return a formatted text as it is printed."""
    text = _text(value.get("value") if isinstance(value, dict) else value)
    return _ESCAPED.sub(lambda found: found[1] or "", text)


def _authors(people: list[Any]) -> list[Name]:
    names = [_name(person) for person in people if person]
    return [name for name in names if name.display]


def _name(person: Any) -> Name:
    if not isinstance(person, dict):
        return inverted(_text(person))
    family, given, prefix, suffix = (
        _text(person.get(part)) for part in ("name", "given-name", "prefix", "suffix")
    )
    if not given:
        return tidy(Name(literal=" ".join(filter(None, (prefix, family, suffix)))))
    return parted(family, given, particle=prefix, suffix=suffix)
