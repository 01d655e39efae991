"""BibTeX and BibLaTeX: the entries of a ``.bib`` file, or of a text that quotes some."""

import re
from collections.abc import Iterator

from bibtool import bibfile
from bibtool.bibfile import identity
from bibtool.identifiers import ArxivId
from bibtool.latex import decode
from bibtool.layouts.formats.facts import (
    abstract_in,
    bibtex_names,
    distinct,
    first_id,
    mentioned_id,
    year_in,
)
from bibtool.layouts.formats.spans import SAMPLE, Work, listing, plain_ends
from bibtool.layouts.lines import Understood
from bibtool.model import Listing

NAME = "bibtex"

NO_WORK = frozenset({"comment", "control", "preamble", "set", "string", "xdata"})
"""Types of what is written like an entry and is none."""
_ENTRY = re.compile(r"(?<![\w.])@[ \t]*+[^\W\d][\w*+:/-]*+[ \t]*+[{(]")
_BESIDE = re.compile(r"\s*(?:`{3,}|~{3,}|#|%|---|\\begin\{|\\end\{)")
_LINKS = re.compile(r"(?:url|link|arxiv|eprint|bdsk-url|pdf|paper|preprint|html|website|ee)[\w-]*")
_NOTES = ("note", "annote", "addendum", "pubstate", "publisher", "series", "number", "comment")
_LINE_END = "\\nhttp"
"""What Mendeley writes between two addresses: no line end, but the escape for one."""
_ESCAPE = re.compile(r"[\\{}]")
_UNPUBLISHED = frozenset({"", "arxiv", "corr"})


def looks_like(text: str) -> float:
    """Return the share of the lines that are of entries, or around them in files and Markdown."""
    if not _ENTRY.search(text, 0, SAMPLE):
        return 0.0
    head = plain_ends(text[:SAMPLE])
    file = bibfile.read(head)
    entries = [entry for entry in file.entries if entry.spans]
    if not entries:
        return 0.0
    blocks: list[bibfile.Entry | bibfile.Block] = [*entries, *file.strings]
    blocks += [*file.preambles, *file.comments]
    inside = {
        number
        for block in blocks
        for number in range(block.line, block.source.line(max(block.start, block.end - 1)) + 1)
    }
    lines = [(number, line) for number, line in enumerate(head.split("\n"), 1) if line.strip()]
    explained = sum(number in inside or bool(_BESIDE.match(line)) for number, line in lines)
    return min(1.0, 1.6 * explained / len(lines))


def read(text: str) -> Listing:
    """Read one item from each entry, broken ones as far as they go."""
    text = plain_ends(text)
    return listing(NAME, text, _works(text))


def _works(text: str) -> Iterator[Work]:
    last = 0
    for entry in bibfile.read(text).entries:
        # What is broken may have been read over: no character is two entries'.
        if entry.type.lower() not in NO_WORK and entry.spans and entry.start >= last:
            last = _end(entry)
            yield Work(entry.start, last, understood(entry))


def _end(entry: bibfile.Entry) -> int:
    """Return where an entry ends: of one left open, behind its last field."""
    if entry.is_whole:
        return entry.end
    text = entry.source.text
    read = max((span[3] for span in entry.spans), default=entry.body)
    if text[entry.end - 1 : entry.end] in {"}", ")"}:
        return max(entry.end, read)
    blank = text.find("\n\n", read, entry.end)
    fence = text.find("\n```", read, entry.end)
    return min(at for at in (blank, fence, entry.end) if at >= 0)


def understood(entry: bibfile.Entry) -> Understood:
    """Return what an entry says of its work."""
    journal = entry.value("journal") or entry.value("journaltitle") or entry.value("booktitle")
    is_published = "arxiv" not in journal.lower() and journal.lower() not in _UNPUBLISHED
    return {
        "titles": _titles(entry),
        "authors": bibtex_names(entry.value("author")),
        "abstract": _abstract(entry.value("abstract")),
        # Of what was published it is not the preprint's.
        "year": None if is_published else year_in(entry.value("year") or entry.value("date")),
        "arxiv_id": identity.arxiv_id(entry) or _linked(entry),
        "doi": doi if (doi := identity.doi(entry)) and doi.arxiv_id is None else None,
    }


def _titles(entry: bibfile.Entry) -> tuple[str, ...]:
    title = decode(entry.value("title")).strip(" ,")
    below = decode(entry.value("subtitle")).strip(" ,")
    # A chapter or a volume may have no title but that of its book.
    others = "" if title else decode(entry.value("booktitle") or entry.value("maintitle"))
    joined = f"{title.rstrip(':')}: {below}" if title and below else ""
    return distinct((joined, title, others))


def _abstract(value: str) -> str:
    """Return an abstract; one with formulas as it is typed, as arXiv has them itself."""
    text = abstract_in(value)
    return text if "$" in text or "\\" in text else decode(text)


def _linked(entry: bibfile.Entry) -> ArxivId | None:
    """Return the id that an entry's links and notes name, if they name no other."""
    links = [
        entry.value(name).replace(_LINE_END, " http")
        for name in dict.fromkeys(entry.names)
        if _LINKS.fullmatch(name)
    ]
    notes = [entry.value(name) for name in _NOTES if name in entry.names]
    found = {first_id([_ESCAPE.sub("", link)]) for link in links if "arxiv" in link.lower()}
    found.discard(None)
    if len(found) > 1:
        return None
    return next(iter(found), None) or mentioned_id(_ESCAPE.sub("", note) for note in notes)
