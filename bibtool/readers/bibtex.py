"""BibTeX and BibLaTeX: what ``bibtool.bibfile`` finds in a file, as records."""

import re
from collections.abc import Iterator

from bibtool import bibfile
from bibtool.names import Name
from bibtool.readers.entries import Contents
from bibtool.readers.facts import Collector, Facts
from bibtool.readers.latex import decode
from bibtool.readers.people import settled

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NO_WORK = frozenset({"comment", "preamble", "string", "xdata", "set", "control"})
_MARK = re.compile(r"\\.|[{}]|,|\s+(?:and(?=\s|$))?\s*", re.DOTALL | re.IGNORECASE)


def read(text: str) -> Contents:
    """Return the records of a ``.bib`` text; what is broken is told with its line."""
    collector = Collector()
    file = bibfile.read(text.removeprefix("\ufeff"))
    for entry in file.entries:
        if entry.type.lower() not in _NO_WORK:
            collector.add(_facts(entry))
    for problem in file.problems:
        collector.tell(problem.line, problem.message)
    return collector.contents()


def _facts(entry: bibfile.Entry) -> Facts:
    def value(*names: str) -> str:
        return next(filter(None, map(entry.value, names)), "")

    eprint = value("eprint")
    other = value("archiveprefix", "eprinttype").lower() not in {"", "arxiv"}
    journal = value("journal", "journaltitle", "booktitle")
    return Facts(
        entry.line,
        entry.key,
        ids=("" if other else eprint, value("arxiv", "arxivid"), value("doi"), value("url")),
        mentions=(
            journal,
            *map(value, ("howpublished", "note", "number", "volume", "pages", "publisher")),
        ),
        title=decode(value("title")),
        authors=authors(value("author")),
        published=_date(value("date"), value("year"), value("month")),
        categories=tuple(filter(None, [decode(value("primaryclass", "eprintclass"))])),
        abstract=decode(value("abstract")),
        appeared_in="" if "arxiv" in journal.lower() else _reference(entry, decode(journal)),
        note=decode(value("note", "addendum")),
    )


def _date(date: str, year: str, month: str) -> str:
    if date:
        return date
    name = month.strip(" .").lower()[:3]
    number = _MONTHS.index(name) + 1 if name in _MONTHS else month.strip()
    return f"{year.strip()}-{number}" if number else year


def _reference(entry: bibfile.Entry, journal: str) -> str:
    """Return ``Journal 12 (3), 45-67 (2023)`` as far as it is said."""
    if not journal:
        return ""
    volume, number, pages = (decode(entry.value(name)) for name in ("volume", "number", "pages"))
    year = entry.value("year") or entry.value("date")[:4]
    head = " ".join(filter(None, (journal, volume, f"({number})" if number else "")))
    return f"{', '.join(filter(None, (head, pages)))}{f' ({year})' if year else ''}"


def authors(value: str) -> list[Name]:
    """Return the names of an author field, by BibTeX's rules for commas, braces and ``and``."""
    names = (_name(parts) for parts in _people(value))
    return [name for name in names if name.display]


def _people(value: str) -> Iterator[list[str]]:
    """Yield each name as its parts between commas; neither counts inside braces."""
    parts, start, depth = [], 0, 0
    for found in _MARK.finditer(value):
        mark = found[0]
        depth = max(0, depth + (mark == "{") - (mark == "}"))
        is_and = mark.strip().lower() == "and"
        if depth or not (mark == "," or is_and):
            continue
        parts.append(value[start : found.start()])
        start = found.end()
        if is_and:
            yield parts
            parts = []
    yield [*parts, value[start:]]


def _name(raw: list[str]) -> Name:
    parts = [part.strip() for part in raw]
    if len(parts) == 1:
        if _is_whole(parts[0]):
            return settled(Name(literal=decode(parts[0])))
        return settled(Name.parse(decode(parts[0])))
    last, given = parts[0], parts[-1]
    suffix = " ".join(parts[1:-1])
    words = _words(last)
    # BibTeX's rule: particles run up to the last small word before the family name.
    small = [n for n, word in enumerate(words[:-1]) if word[:1].islower()]
    border = small[-1] + 1 if small else 0
    return settled(
        Name(
            family=decode(" ".join(words[border:])),
            given=decode(given),
            particle=decode(" ".join(words[:border])),
            suffix=decode(suffix),
        )
    )


def _is_whole(text: str) -> bool:
    """Whether a text is one pair of braces and what is in it."""
    return text.startswith("{") and len(_words(text)) == 1 and text.endswith("}")


def _words(text: str) -> list[str]:
    """Return the words of a text, what is in braces being one."""
    words, start, depth = [], 0, 0
    for found in _MARK.finditer(text):
        depth = max(0, depth + (found[0] == "{") - (found[0] == "}"))
        if not depth and found[0].isspace():
            words.append(text[start : found.start()])
            start = found.end()
    return [word for word in (*words, text[start:]) if word]
