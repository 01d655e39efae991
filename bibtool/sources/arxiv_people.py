"""What arXiv has that is new of some people, and what it says by now of papers that are known.

arXiv's index of names is folded and compares whole words, in any order, within one author's name;
an initial is a word of its own there, which no full name has. So each name is asked for in the
forms in which papers print it, all people's together, newest first and from a date on.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bibtool.errors import SourceError
from bibtool.identifiers import ArxivId
from bibtool.model import Record
from bibtool.names import Name
from bibtool.sources.arxiv import ArxivSource
from bibtool.sources.arxiv_answers import newest_of
from bibtool.sources.arxiv_query import MAX_IDS, MAX_TERMS, Request

PAGE = 200
MOST_PAGES = 5
"""Of one batch of people: who needs more has a name that says nothing."""
_END = "209912312359"
_UNSAFE = re.compile(r"[\"\\\x00-\x1f\x7f]+")
_INITIAL = re.compile(r"(?:^|(?<=[\s.‐‑–-]))[^\W\d_]")
_HYPHENS = re.compile(r"[-‐‑–]")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Somebody to look for: under which names, in papers from which day on."""

    names: tuple[Name, ...]
    since: str = ""
    """``YYYY-MM-DD`` or nothing."""


@dataclass(slots=True)
class Found:
    """What arXiv answered."""

    records: dict[str, Record] = field(default_factory=dict)
    """By arXiv id."""
    failure: str = ""
    """Why it could not be asked all, if so."""
    is_cut: bool = False
    """Whether there is more than was looked at."""


def newest(source: ArxivSource, people: Sequence[Wanted]) -> Found:
    """Return the papers that may be of some people; who was not asked about is in the failure."""
    found = Found()
    try:
        for clauses in _batches(people):
            _collect(source, clauses, found)
    except SourceError as error:
        found.failure = str(error)
    return found


def as_known_now(source: ArxivSource, ids: Iterable[str]) -> Found:
    """Return the newest versions of papers; one that is missing was not answered."""
    found = Found()
    names = sorted(set(ids))
    try:
        for first in range(0, len(names), MAX_IDS):
            chunk = names[first : first + MAX_IDS]
            wanted = tuple(map(ArxivId.parse, chunk))
            # One more than can come: what is no full page is kept for a day only (transport).
            many = str(len(chunk) + 1)
            asked = (("id_list", ",".join(chunk)), ("start", "0"), ("max_results", many))
            feed = source.page(Request(asked, (), wanted))
            found.records |= {r.arxiv_id.base: r for r in newest_of(wanted, feed.records)}
    except SourceError as error:
        found.failure = str(error)
    return found


def _batches(people: Sequence[Wanted]) -> Iterator[list[str]]:
    clauses: list[str] = []
    room = MAX_TERMS
    for person in people:
        terms = [f'au:"{form}"' for form in forms_asked(person.names)][: MAX_TERMS - 1]
        if not terms:
            continue
        if clauses and len(terms) >= room:
            yield clauses
            clauses, room = [], MAX_TERMS
        room -= len(terms) + 1
        clause = f"({' OR '.join(terms)})"
        if person.since:
            start = person.since.replace("-", "")
            clause = f"({clause} AND submittedDate:[{start} TO {_END}])"
        clauses.append(clause)
    if clauses:
        yield clauses


def _collect(source: ArxivSource, clauses: Sequence[str], found: Found) -> None:
    """Ask for page after page, the newest first."""
    query = clauses[0] if len(clauses) == 1 else f"({' OR '.join(clauses)})"
    start = 0
    for _ in range(MOST_PAGES):
        feed = source.page(
            Request(
                (
                    ("search_query", query),
                    ("start", str(start)),
                    ("max_results", str(PAGE)),
                    ("sortBy", "submittedDate"),
                    ("sortOrder", "descending"),
                ),
                (),
            )
        )
        found.records |= {record.arxiv_id.base: record for record in feed.records}
        if not feed.is_cut or not feed.entries:
            return
        start += PAGE
    found.is_cut = True


def forms_asked(names: Iterable[Name]) -> list[str]:
    """Return the words under which papers may print some names, each form once.

    ``Jean-Yves Le Boudec`` is also ``Jean Yves Le Boudec``, ``J-Y Le Boudec``, ``JY Le Boudec`` and
    ``J Le Boudec``; full stops and commas are nothing to arXiv.
    """
    forms: dict[frozenset[str], str] = {}
    for name in names:
        for form in _forms(name):
            words = _UNSAFE.sub(" ", re.sub(r"[.,;]", "", form)).split()
            forms.setdefault(frozenset(map(str.casefold, words)), " ".join(words))
    forms.pop(frozenset(), None)
    # What has all the words of another form is found by that one.
    return [form for words, form in forms.items() if not any(less < words for less in forms)]


def _forms(name: Name) -> Iterator[str]:
    if name.literal or not name.given:
        yield name.display
        return
    families = [" ".join(filter(None, (name.particle, name.family)))]
    families += [apart for f in families if (apart := _HYPHENS.sub(" ", f)) != f]
    first = name.given.split()[0]
    givens = [name.given, first, _HYPHENS.sub(" ", first), first[:1]]
    for given in (name.given, first):
        letters = _INITIAL.findall(given)
        givens += ["".join(letters), "-".join(letters)]
    for family in families:
        for given in givens:
            yield f"{given} {family}"
