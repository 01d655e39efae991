"""BibTeX and BibLaTeX: what ``bibtool.bibfile`` finds in a file, as records."""

from bibtool import bibfile
from bibtool.latex import authors, collaborations, decode
from bibtool.readers.entries import Contents
from bibtool.readers.facts import Collector, Facts, reference

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NO_WORK = frozenset({"comment", "preamble", "string", "xdata", "set", "control"})


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
        authors=[*collaborations(value("collaboration")), *authors(value("author"))],
        published=_date(value("date"), value("year"), value("month")),
        categories=tuple(filter(None, [decode(value("primaryclass", "eprintclass"))])),
        abstract=decode(value("abstract")),
        appeared_in="" if "arxiv" in journal.lower() else _appeared_in(entry, decode(journal)),
        note=decode(value("note", "addendum")),
    )


def _date(date: str, year: str, month: str) -> str:
    if date:
        return date
    name = month.strip(" .").lower()[:3]
    number = _MONTHS.index(name) + 1 if name in _MONTHS else month.strip()
    return f"{year.strip()}-{number}" if number else year


def _appeared_in(entry: bibfile.Entry, journal: str) -> str:
    volume, number, pages = (decode(entry.value(name)) for name in ("volume", "number", "pages"))
    return reference(journal, volume, number, pages, entry.value("year") or entry.value("date"))
