"""What work an entry is: its arXiv id, its DOI, or its title with an author.

A preprint and its published version are one work, so an entry without an arXiv id may still be the
work of a record: by the publisher's DOI, or by the same title and an author in common.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from bibtool.bibfile.blocks import Entry
from bibtool.errors import BadIdentifier
from bibtool.identifiers import ArxivId, Doi
from bibtool.latex import authors, decode
from bibtool.model import Record
from bibtool.words import signs, words

_NOT_IN_IDS = re.compile(r"[\\{}]")
_ARXIV = re.compile(r"arxiv|ar5iv|alphaxiv|\bcorr\b", re.IGNORECASE)
# What a note that is only an id may say around it; others may speak of another paper.
_AROUND_ID = frozenset(
    "arxiv preprint eprint e print available at as online accessed abs pdf http https org www cs "
    "math physics stat hep th ph ex lat gr qc astro cond mat quant nucl nlin eess econ q bio fin "
    "version v corr submitted to in review under id identifier also".split()
)
_CATEGORY = re.compile(
    r"\b(?:cs|math|physics|stat|econ|eess|nlin|q-bio|q-fin|astro-ph|cond-mat)\.[A-Za-z]{2,6}"
    r"(?:-[a-z]{2,4})?\b"
)
# Without one of these an entry names no id: of most entries a glance tells.
_HINTS = ("arxiv", "eprint", "corr", "ar5iv", "alphaxiv")
_SHORT = 200
_FORMULA_OR_COMMAND = re.compile(r"\$[^$]*\$|\\[a-z]+")
_PLAIN_LETTERS = re.compile(r"[a-z]{2,}")
_TITLED = 3
"""Words from which on a title can say what work it is."""


def arxiv_id(entry: Entry) -> ArxivId | None:
    """Return the arXiv id an entry names as its own, the most deliberate place first."""
    return next(_arxiv_ids(entry), None)


def doi(entry: Entry) -> Doi | None:
    """Return the DOI an entry names as its own, arXiv's own DOIs included."""
    for name in ("doi", "url", "ee"):
        text = _NOT_IN_IDS.sub("", value) if (value := entry.value(name)) else ""
        if (name == "doi" or "doi.org/" in text) and (found := Doi.find(text)):
            return found
    return None


def same_work(entry: Entry, record: Record) -> bool:
    """Whether an entry is the work of a record, as a preprint or published."""
    own = arxiv_id(entry)
    if own is not None:
        return own == record.arxiv_id
    known = doi(entry)
    if known is not None and record.doi is not None and known == record.doi:
        return True
    return _same_title(entry, record) and _share_an_author(entry, record)


def is_only_arxiv(text: str) -> bool:
    """Whether a text names arXiv, an id and the like, and nothing else."""
    bare = _CATEGORY.sub(" ", text)
    return {word for word in words(bare) if word.isalpha()} <= _AROUND_ID


class Works:
    """The works of some entries, to look records up in."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_id: dict[ArxivId, Entry] = {}
        self._by_doi: dict[Doi, Entry] = {}
        self._by_title: defaultdict[str, list[Entry]] = defaultdict(list)
        # Titles with LaTeX in them are slow to read: only those that may fit are.
        self._with_latex: list[tuple[str, Entry]] = []
        self._read: dict[Entry, str] = {}
        entries = list(entries)
        # A macro may say of a journal what its entries do not.
        strings = entries[0].source.strings.values() if entries else ()
        hints = () if any(map(_ARXIV.search, strings)) else _HINTS
        for entry in entries:
            text = entry.raw.lower() if hints else ""
            may_name = not hints or any(hint in text for hint in hints)
            own = arxiv_id(entry) if may_name else None
            if own is not None:
                self._by_id.setdefault(own, entry)
                continue
            if (known := doi(entry)) is not None:
                self._by_doi.setdefault(known, entry)
            title = entry.value("title")
            if "\\" in title:
                self._with_latex.append((re.sub(r"[{}]", "", title).lower(), entry))
            elif title:
                self._by_title[_title_key(title)].append(entry)

    def find(self, record: Record) -> Entry | None:
        """Return the entry that is a record's work, if there is one."""
        if record.arxiv_id in self._by_id:
            return self._by_id[record.arxiv_id]
        if record.doi is not None and record.doi in self._by_doi:
            return self._by_doi[record.doi]
        key = _title_key(decode(record.title))
        keys = dict.fromkeys((key, _title_key(record.title)))
        alike = [entry for each in keys for entry in self._by_title.get(each, ())]
        if self._with_latex:
            # Letters without accents are typed as they are, with LaTeX around them or not.
            bare = _FORMULA_OR_COMMAND.sub(" ", record.title.lower())
            runs = sorted(set(_PLAIN_LETTERS.findall(bare)), key=len, reverse=True)
            for title, entry in self._with_latex:
                if all(run in title for run in runs) and self._key(entry) == key:
                    alike.append(entry)
        return next((entry for entry in alike if same_work(entry, record)), None)

    def _key(self, entry: Entry) -> str:
        if entry not in self._read:
            self._read[entry] = _title_key(decode(entry.value("title")))
        return self._read[entry]


def _arxiv_ids(entry: Entry) -> Iterator[ArxivId]:
    prefix = (entry.value("archiveprefix") or entry.value("eprinttype")).lower()
    if prefix in {"", "arxiv"}:
        category = entry.value("primaryclass") or entry.value("eprintclass")
        yield from _parsed(entry.value("eprint"))
        yield from _parsed(f"{category}/{entry.value('eprint')}")
    yield from _parsed(entry.value("arxivid") or entry.value("arxiv"))
    known = doi(entry)
    if known is not None and known.arxiv_id is not None:
        yield known.arxiv_id
    for name in ("url", "ee", "journal", "journaltitle", "howpublished"):
        yield from _named(entry.value(name))
    if _ARXIV.search(entry.value("journal")):
        for name in ("volume", "pages", "number"):
            yield from _parsed(entry.value(name))
    for name in ("note", "annote", "addendum"):
        text = entry.value(name)
        if len(text) < _SHORT and is_only_arxiv(text):
            yield from _named(text)


def _named(text: str) -> Iterator[ArxivId]:
    """Yield the ids in a text that speaks of arXiv."""
    if _ARXIV.search(text):
        yield from ArxivId.find_all(_NOT_IN_IDS.sub("", text))


def _parsed(text: str) -> Iterator[ArxivId]:
    if text in {"", "/"}:
        return
    try:
        yield ArxivId.parse(_NOT_IN_IDS.sub("", text))
    except BadIdentifier:
        return


def _title_key(title: str) -> str:
    return " ".join(words(title))


def _same_title(entry: Entry, record: Record) -> bool:
    ours, theirs = decode(entry.value("title")), decode(record.title)
    return (
        words(ours) == words(theirs)
        and len(words(ours)) >= _TITLED
        and signs(ours) == signs(theirs)
    )


def _share_an_author(entry: Entry, record: Record) -> bool:
    people = authors(entry.value("author") or entry.value("editor"))
    return any(ours.same_person(theirs) for ours in people for theirs in record.authors)
