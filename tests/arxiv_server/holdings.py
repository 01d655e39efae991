"""All records the server holds, and which of them match a parsed query (API notes §3)."""

import re
import threading
from collections.abc import Callable, Iterable, Sequence
from fnmatch import translate

from . import analysis, authors, categories
from .grammar import Node, Operation, QueryCrash, Term, fold
from .index import Lazy, Scores, TextIndex, tie_ranks
from .records import Record

_VERSIONED = re.compile(r".*v\d+$")
_RANGE = re.compile(r"(\d{12}) TO (\d{12})")
_MATH = re.compile(r"\$[^$]+\$")
_OLD_NUMBER = re.compile(r"\d{7}")


class Library:
    """The records and their indexes; it only ever answers, so many threads may ask."""

    def __init__(self, records: Iterable[Record], seed: int | None) -> None:
        self.records: Sequence[Record] = list(records)
        self.ranks = tie_ranks(len(self.records), seed)
        self._lock = threading.Lock()
        self._by_version: dict[str, int] = {}
        self._by_id: dict[str, int] = {}
        for number, record in enumerate(self.records):
            self._by_version[record.versioned_id] = number
            newest = self._by_id.get(record.id)
            if newest is None or self.records[newest].version <= record.version:
                self._by_id[record.id] = number
        self.current = set(self._by_id.values())
        self._title = TextIndex(analysis.english, [record.title for record in self.records])
        self._abstract = TextIndex(analysis.english, [record.abstract for record in self.records])
        self._authors = authors.AuthorIndex([record.authors for record in self.records])
        self._lazy = self._lazy_indexes()

    def _lazy_indexes(self) -> dict[str, Lazy]:
        held = self.records
        return {
            "title words": Lazy(analysis.standard, lambda: (record.title for record in held)),
            "abstract words": Lazy(analysis.standard, lambda: (record.abstract for record in held)),
            "co": Lazy(analysis.plain, lambda: (record.comment or "" for record in held)),
            "jr": Lazy(analysis.plain, lambda: (record.journal_ref or "" for record in held)),
            "combined": Lazy(analysis.combined, lambda: map(_combined_text, held)),
        }

    def find_ids(self, items: Iterable[str]) -> set[int]:
        """Look ids up exactly as written; those without a version mean the newest (§1.4)."""
        found = (
            (self._by_version if _VERSIONED.fullmatch(item) else self._by_id).get(item)
            for item in items
        )
        return {number for number in found if number is not None}

    def search(self, tree: Node, *, loose_phrases: bool = False) -> Scores:
        """Score every record, of any version, that matches an expression."""

        def of_term(term: Term) -> Scores:
            return self._term(term, loose=loose_phrases)

        with self._lock:
            return fold(tree, of_term, self._operation)

    def _operation(self, operation: Operation, left: Scores | None, right: Scores) -> Scores:
        if left is None:
            return {number: 0.0 for number in range(len(self.records)) if number not in right}
        if operation.operator == "OR":
            small, large = sorted((left, right), key=len)
            # A new dict of the larger side for every term would make long chains quadratic, and
            # each side is a value nobody else holds.
            for number, score in small.items():
                large[number] = large.get(number, 0.0) + score
            return large
        if operation.operator == "AND":
            small, large = sorted((left, right), key=len)
            return {n: score + large[n] for n, score in small.items() if n in large}
        return {number: score for number, score in left.items() if number not in right}

    def _term(self, term: Term, *, loose: bool) -> Scores:
        if term.value == "" and term.quoted:
            # An empty phrase is no condition at all (API notes §2.3).
            return dict.fromkeys(range(len(self.records)), 0.0)
        if not term.quoted and term.value[0] in "*?" and term.field not in {"cat", "doi", "id"}:
            raise QueryCrash
        quoted = term.quoted and not loose
        if term.field in {"ti", "abs"}:
            return self._text(term.field, term.value, quoted=quoted)
        if term.field == "all":
            return self._everywhere(term.value, quoted=quoted)
        return self._exact(term, quoted=quoted)

    def _exact(self, term: Term, *, quoted: bool) -> Scores:
        if term.field == "au":
            return self._authors.matching(term.value, quoted=term.quoted)
        if term.field in {"co", "jr"}:
            index = self._lazy[term.field].get()
            return index.phrase(term.value) if quoted else index.all_words(term.value)
        if term.field == "submittedDate":
            return self._submitted(term.value)
        tests: dict[str, Callable[[Record], bool]] = {
            "cat": _category_test(term.value),
            "id": _id_test(term.value),
            "doi": _doi_test(term.value),
        }
        test = tests.get(term.field)
        return self._where(test) if test is not None else {}

    def _where(self, test: Callable[[Record], bool]) -> Scores:
        return {number: 1.0 for number, record in enumerate(self.records) if test(record)}

    def _text(self, name: str, value: str, *, quoted: bool) -> Scores:
        stemmed = self._title if name == "ti" else self._abstract
        if quoted:
            if any(analysis.english(value)) or name == "ti":
                return stemmed.phrase(value)
            # Only the abstract's unstemmed twin keeps stop words (API notes §3.3).
            return self._lazy["abstract words"].get().phrase(value)
        math = _MATH.match(value)
        if math:
            shown = "title" if name == "ti" else "abstract"
            return self._where(lambda record: math[0] in getattr(record, shown))
        if "*" in value or "?" in value:
            return stemmed.matching(value)
        return stemmed.all_words(value)

    def _everywhere(self, value: str, *, quoted: bool) -> Scores:
        """Match ``all:``: the combined text and also some single field must have it (§3.3)."""
        names = self._where(lambda record: categories.named(record.all_categories, value))
        fields = [
            self._text("ti", value, quoted=quoted),
            self._text("abs", value, quoted=quoted),
            self._authors.matching(value, quoted=quoted),
            *(self._exact(Term(name, value, quoted), quoted=quoted) for name in ("co", "jr")),
            *(self._exact(Term(name, value, quoted), quoted=False) for name in ("id", "doi")),
            self._where(lambda record: value.lower() in map(str.lower, record.all_categories)),
        ]
        index = self._lazy["combined"].get()
        whole = index.phrase(value) if quoted else index.all_words(value)
        scores = dict.fromkeys(names, 14.0)
        for weight, found in zip((12, 11, 13, 10, 6, 14, 7, 2), fields, strict=True):
            for number, score in found.items():
                if number in whole:
                    scores[number] = scores.get(number, 0.0) + weight * score
        return scores

    def _submitted(self, value: str) -> Scores:
        found = _RANGE.fullmatch(value)
        if found is None:
            raise QueryCrash
        first, last = found[1], found[2]
        return self._where(lambda record: first <= f"{record.published_at:%Y%m%d%H%M}" <= last)


def _combined_text(record: Record) -> str:
    parts = [record.id, *record.authors, record.title, record.abstract, record.comment or ""]
    return " ".join([*parts, record.doi or "", record.journal_ref or "", *record.all_categories])


def _category_test(value: str) -> Callable[[Record], bool]:
    fits = re.compile(translate(value.lower())).match
    return lambda record: any(fits(name.lower()) for name in record.all_categories)


def _id_test(value: str) -> Callable[[Record], bool]:
    # The value is escaped before an exact comparison, so an old-style id never fits (§3.4).
    if "/" in value or "-" in value:
        return lambda _record: False
    if _OLD_NUMBER.fullmatch(value):
        return lambda record: record.id.endswith(f"/{value}")
    return lambda record: value in {record.id, record.versioned_id}


def _doi_test(value: str) -> Callable[[Record], bool]:
    fits = re.compile(translate(value)).match
    return lambda record: any(fits(doi) for doi in (record.doi or "").split())
