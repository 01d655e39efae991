"""Hayagriva YAML, the bibliography format of Typst.

https://github.com/typst/hayagriva/blob/main/docs/file-format.md. In its texts ``{``, ``}``, ``$``
and the backslash are syntax: between dollars stands Typst's math, which is another language than
TeX and may run code. So all four are escaped, and a formula is printed as its TeX.
"""

import re
from typing import Any

from bibtool.bibliography import Bibliography
from bibtool.exporters.editions import Edition, editions, said_of
from bibtool.exporters.inverted import displayed
from bibtool.exporters.journalref import Venue
from bibtool.exporters.tex import plain
from bibtool.exporters.yamltext import Quoted, dumped
from bibtool.model import Record
from bibtool.names import Name
from bibtool.plugins import Options
from bibtool.untrusted import clean

_USUAL = Options()
# What a work is, and what it is in: https://github.com/typst/hayagriva, "selectors".
_TYPES = {
    "article-journal": ("article", "periodical"), "paper-conference": ("article", "proceedings"),
    "chapter": ("chapter", "anthology"), "book": ("book", ""), "report": ("report", ""),
    "thesis": ("thesis", ""),
}  # fmt: skip
_OTHER = ("misc", "misc")
_AT_ONCE = 100
"""Entries given to the library at once: it keeps a tree of them, many times their size."""
_SYNTAX = re.compile(r"[\\{}$]")
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


def export(bibliography: Bibliography, options: Options = _USUAL) -> str:
    """Return a YAML mapping with an entry per edition, in order."""
    if not bibliography:
        return "{}\n"
    found = list({clean(one.key): one for one in editions(bibliography, options)}.items())
    written = []
    for start in range(0, len(found), _AT_ONCE):
        entries = {key: entry(one) for key, one in found[start : start + _AT_ONCE]}
        written.append(dumped(entries))
    return "".join(written)


def entry(edition: Edition) -> dict[str, Any]:
    """Return one entry; what is not known is left out."""
    record, venue = edition.record, edition.venue
    cited = record.cited_id
    kind = {"type": Quoted("article"), "genre": Quoted("preprint"), "publisher": Quoted("arXiv")}
    numbers = {"arxiv": Quoted(cited.versioned), "doi": Quoted(edition.doi)}
    fields: dict[str, Any] = {
        **(kind if venue is None else _place(venue)),
        "title": _text(record.title),
        "author": _authors(record),
        "date": Quoted(found[0] if (found := _DATE.match(edition.date)) else ""),
        "abstract": _text(record.abstract),
        "url": Quoted(cited.url if venue is None else ""),
        "serial-number": {name: number for name, number in numbers.items() if number},
        "note": _text(" ".join(said_of(edition))),
    }
    return {name: value for name, value in fields.items() if value}


def _place(venue: Venue) -> dict[str, Any]:
    """Return what a published entry has that no preprint has; a reference not read stays whole."""
    kind, container = _TYPES.get(venue.kind, _OTHER)
    parent = {
        "type": Quoted(container),
        "title": _text(venue.container),
        "volume": _text(venue.volume),
        "issue": _text(venue.number),
    }
    return {
        "type": Quoted(kind),
        "publisher": _text(venue.publisher),
        "page-range": _text(venue.pages),
        **({"parent": {n: v for n, v in parent.items() if v}} if parent["title"] else {}),
    }


def _text(text: str) -> Quoted:
    return Quoted(_SYNTAX.sub(r"\\\g<0>", plain(text)))


def _authors(record: Record) -> list[Any]:
    names = [_name(name) for name in record.authors if displayed(name)]
    if names and not record.authors_complete:
        names.append({"name": Quoted("others")})
    return names


def _name(name: Name) -> Any:
    """Return a plain name as ``Family, Given``, any other in parts."""
    parts = {
        "name": plain(name.family),
        "given-name": plain(name.given),
        "prefix": plain(name.particle),
        "suffix": plain(name.suffix),
    }
    if name.literal or not parts["name"] or not parts["given-name"]:
        return {"name": Quoted(displayed(name))}
    family, given = parts["name"], parts["given-name"]
    # Hayagriva takes small words at the start for a prefix, and commas as borders of parts.
    simple = not parts["prefix"] and not parts["suffix"] and "," not in family + given
    if simple and family[0].isupper():
        return Quoted(f"{family}, {given}")
    return {part: Quoted(text) for part, text in parts.items() if text}
