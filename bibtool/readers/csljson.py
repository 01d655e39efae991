"""CSL-JSON, as ours, Zotero's and pandoc's: an array of items, or one item alone."""

import json
import re
from typing import Any

from bibtool.latex.literal import metadata
from bibtool.names import Name
from bibtool.readers.entries import Contents
from bibtool.readers.facts import Collector, Facts, reference
from bibtool.readers.people import parted, tidy

_BETWEEN = re.compile(r"[\s,]*")
# Our own exports part a bracket from what would make a tag of it.
_KEPT_APART = re.compile("<\u00a0(?=[a-zA-Z/!?])")
# Markup that CSL processors read: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html
_MARKUP = re.compile(
    r"""</?(?:i|b|sup|sub|sc|span)(?:\s+(?:class|style)="[^"<>]*")?>""", re.IGNORECASE
)


def read(text: str) -> Contents:
    """Return the records of a CSL-JSON text; what stands before a broken item is kept."""
    collector = Collector()
    text = text.removeprefix("\ufeff")
    at = len(text) - len(text.lstrip())
    is_array = text[at : at + 1] == "["
    at = _BETWEEN.match(text, at + is_array).end()  # type: ignore[union-attr]  # it matches nothing, too
    decoder = json.JSONDecoder()
    line, counted = 1, 0
    while at < len(text) and text[at] != "]":
        line += text.count("\n", counted, at)
        counted = at
        try:
            item, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            broken = line + getattr(error, "lineno", line) - line
            collector.tell(
                broken, f"not JSON from here on ({_reason(error)}); what follows is left out"
            )
            return collector.contents()
        _take(item, line, collector)
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]
    if is_array and text[at : at + 1] != "]":
        collector.tell(text.count("\n") + 1, "the closing ] is missing; the file may be cut short")
    return collector.contents()


def _reason(error: Exception) -> str:
    return str(getattr(error, "msg", "")) or "it is nested too deeply"


def _take(item: Any, line: int, collector: Collector) -> None:
    if not isinstance(item, dict):
        collector.tell(line, "an item that is not an object; it is left out")
        return
    journal = _text(item, "container-title")
    is_arxiv = "arxiv" in journal.lower()
    collector.add(
        Facts(
            line,
            _text(item, "citation-key") or _text(item, "id"),
            ids=tuple(_text(item, name) for name in ("archive_location", "number", "DOI", "URL")),
            mentions=tuple(_text(item, name) for name in ("container-title", "publisher", "note")),
            title=_printed(item, "title"),
            authors=_authors(item.get("author")),
            published=_date(item.get("issued")),
            categories=tuple(re.split(r"[,;\s]+", _text(item, "keyword"))) if _ours(item) else (),
            abstract=_printed(item, "abstract"),
            appeared_in="" if is_arxiv else _appeared_in(item),
            note=_unmarked(_text(item, "note")),
        )
    )


def _appeared_in(item: dict[str, Any]) -> str:
    journal, volume, issue, page = (
        _unmarked(_text(item, name)) for name in ("container-title", "volume", "issue", "page")
    )
    return metadata(reference(journal, volume, issue, page, _date(item.get("issued"))))


def _ours(item: dict[str, Any]) -> bool:
    """Whether keywords are arXiv's categories: those of other archives are anything."""
    return _text(item, "archive").lower() == "arxiv"


def _text(item: dict[str, Any], name: str) -> str:
    value = item.get(name)
    return str(value) if isinstance(value, str | int | float) else ""


def _unmarked(text: str) -> str:
    return _KEPT_APART.sub("<", _MARKUP.sub("", text))


def _printed(item: dict[str, Any], name: str) -> str:
    return metadata(_unmarked(_text(item, name)))


def _authors(names: Any) -> list[Name]:
    read = (
        [_name(name) for name in names if isinstance(name, dict)] if isinstance(names, list) else []
    )
    return [name for name in read if name.display]


def _name(parts: dict[str, Any]) -> Name:
    family, given, suffix, literal = (
        _unmarked(_text(parts, part)) for part in ("family", "given", "suffix", "literal")
    )
    particles = (
        _unmarked(_text(parts, part)) for part in ("dropping-particle", "non-dropping-particle")
    )
    particle = " ".join(filter(None, particles))
    if literal:
        return tidy(Name(literal=literal))
    return parted(family, given, particle=particle, suffix=suffix)


def _date(issued: Any) -> str:
    if not isinstance(issued, dict):
        return ""
    parts = issued.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        return "-".join(f"{part:>02}" for part in map(str, parts[0]))
    return _text(issued, "raw") or _text(issued, "literal")
