"""Hayagriva YAML, the bibliography format of Typst.

https://github.com/typst/hayagriva/blob/main/docs/file-format.md. In its texts ``{``, ``}``, ``$``
and the backslash are syntax: between dollars stands Typst's math, which is another language than
TeX and may run code. So all four are escaped, and a formula is printed as its TeX.
"""

import re
from typing import Any

from bibtool.bibliography import Bibliography
from bibtool.exporters.inverted import displayed
from bibtool.exporters.tex import plain
from bibtool.exporters.wording import notes
from bibtool.model import Record
from bibtool.names import Name
from bibtool.untrusted import clean

_ONE_LINE = 2**31 - 1
_SYNTAX = re.compile(r"[\\{}$]")
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


def export(bibliography: Bibliography) -> str:
    """Return a YAML mapping with an entry per record, in order."""
    import yaml  # noqa: PLC0415 - only this format needs it

    class Writer(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
        """Quotes every value, so that none is a number, a date or a ``no``; keys stay bare."""

        def ignore_aliases(self, _data: object) -> bool:
            """Write equal names out, not as references to each other."""
            return True

    def quoted(writer: Any, text: _Value) -> Any:
        return writer.represent_scalar("tag:yaml.org,2002:str", str(text), style='"')

    Writer.add_representer(_Value, quoted)
    if not bibliography:
        return "{}\n"
    entries = {clean(key): entry(record) for key, record in bibliography.items()}
    written: str = yaml.dump(
        entries, Dumper=Writer, allow_unicode=True, sort_keys=False, width=_ONE_LINE
    )
    return written


class _Value(str):
    """A text to be written in quotes."""

    __slots__ = ()


def entry(record: Record) -> dict[str, Any]:
    """Return one entry; what is not known is left out."""
    cited = record.cited_id
    fields: dict[str, Any] = {
        "type": _Value("article"),
        "genre": _Value("preprint"),
        "title": _text(record.title),
        "author": _authors(record),
        "date": _Value(found[0] if (found := _DATE.match(record.published)) else ""),
        "publisher": _Value("arXiv"),
        "abstract": _text(record.abstract),
        "url": _Value(cited.url),
        "serial-number": {
            "arxiv": _Value(cited.versioned),
            "doi": _Value(record.arxiv_id.doi),
        },
        "note": _text(" ".join(notes(record))),
    }
    return {name: value for name, value in fields.items() if value}


def _text(text: str) -> _Value:
    return _Value(_SYNTAX.sub(r"\\\g<0>", plain(text)))


def _authors(record: Record) -> list[Any]:
    names = [_name(name) for name in record.authors if displayed(name)]
    if names and not record.authors_complete:
        names.append({"name": _Value("others")})
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
        return {"name": _Value(displayed(name))}
    family, given = parts["name"], parts["given-name"]
    # Hayagriva takes small words at the start for a prefix, and commas as borders of parts.
    simple = not parts["prefix"] and not parts["suffix"] and "," not in family + given
    if simple and family[0].isupper():
        return _Value(f"{family}, {given}")
    return {part: _Value(text) for part, text in parts.items() if text}
