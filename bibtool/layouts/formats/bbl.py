r"""An ``\entry`` of biblatex's ``.bbl`` file, in which every field is marked.

The format is biblatex's own and said to be no interface, but it has been the same for years:
https://github.com/plk/biblatex.
"""

import re

from bibtool.layouts.formats.facts import abstract_in, distinct, first_doi, first_id, year_in
from bibtool.layouts.formats.macros import macros
from bibtool.layouts.formats.texprinted import plain
from bibtool.layouts.lines import Understood

_VERB = re.compile(r"\\verb\{(\w{1,40})\}\s*\\verb ([^\n]{1,2000})\n\s*\\endverb")
_NAME = re.compile(
    r"\\name\{author\}\{\d{1,6}\}\{[^{}]{0,200}\}\{%?(?P<people>.*?)^\s*\}%?\s*$",
    re.DOTALL | re.MULTILINE,
)
_PART = re.compile(
    r"\b(family|given|prefix)=((?:\{(?:[^{}]|\{(?:[^{}]|\{[^{}]{0,100}\}){0,100}\}){0,300}\}))"
)
_LONGEST = 60_000


def understood(entry: str) -> Understood:
    """Return what an entry says of its work."""
    entry = entry[:_LONGEST]
    fields: dict[str, str] = {}
    for macro in macros(entry, _LONGEST):
        if macro.name == "field" and len(macro.arguments) > 1:
            fields.setdefault(macro.arguments[0], macro.arguments[1])
    verbatim = dict(_VERB.findall(entry))
    title, below = plain(fields.get("title", "")), plain(fields.get("subtitle", ""))
    journal = fields.get("journaltitle") or fields.get("booktitle") or ""
    joined = f"{title}: {below}" if title and below else ""
    is_arxiv = fields.get("eprinttype", "arxiv").lower() == "arxiv"
    eprint = verbatim.get("eprint", "") if is_arxiv else ""
    return {
        "titles": distinct((joined, title)),
        "authors": _authors(entry),
        "abstract": abstract_in(plain(fields.get("abstract", ""))),
        "year": None if journal else year_in(fields.get("year", "")),
        "arxiv_id": first_id((eprint, *verbatim.values())),
        "doi": first_doi((verbatim.get("doi", ""),)),
    }


def _authors(entry: str) -> tuple[str, ...]:
    found = _NAME.search(entry)
    people: list[dict[str, str]] = []
    for part, value in _PART.findall(found["people"] if found else ""):
        if part == "family" or not people:
            people.append({})
        people[-1][part] = plain(value)
    names = (
        " ".join(filter(None, map(each.get, ("given", "prefix", "family")))) for each in people
    )
    return tuple(name for name in names if name.lower() != "others")
