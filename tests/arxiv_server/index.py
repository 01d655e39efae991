"""An inverted index with positions, small enough for memory and quick to load."""

import math
import random
import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from fnmatch import translate

from .analysis import GAP, Analyzer

Scores = dict[int, float]
"""Documents that match, each with its score."""

_K1, _B = 1.2, 0.75
_GAP_NUMBER = 0


class TextIndex:
    """One analyzed field of all documents: which terms stand where."""

    def __init__(self, analyzer: Analyzer, texts: Iterable[str]) -> None:
        self._analyze = analyzer
        self._numbers: dict[str, int] = {GAP: _GAP_NUMBER}
        self._postings: list[array[int]] = [array("i")]
        self._documents: list[array[int]] = []
        for text in texts:
            self._add(analyzer(text))
        total = sum(map(len, self._documents))
        self._mean_length = max(1.0, total / max(1, len(self._documents)))

    def _add(self, terms: list[str]) -> None:
        numbers, postings = self._numbers, self._postings
        document = len(self._documents)
        row = array("i")
        for term in terms:
            number = numbers.get(term)
            if number is None:
                number = numbers[term] = len(postings)
                postings.append(array("i"))
            row.append(number)
        for number in set(row):
            if number:
                postings[number].append(document)
        self._documents.append(row)

    def phrase(self, text: str) -> Scores:
        """Score the documents with these terms in this order; a stop word fits any one token."""
        numbers = self._trimmed([self._numbers.get(term, -1) for term in self._analyze(text)])
        if not numbers or -1 in numbers:
            return {}
        wanted = [(offset, number) for offset, number in enumerate(numbers) if number]
        weight = sum(self._rarity(number) for _, number in wanted)
        scores: Scores = {}
        for document in self._having_all({number for _, number in wanted}):
            count = self._count_phrase(self._documents[document], wanted, len(numbers))
            if count:
                scores[document] = weight * self._saturation(count, document)
        return scores

    def all_words(self, text: str) -> Scores:
        """Score the documents that have all of these terms, in any order."""
        numbers = {self._numbers.get(term, -1) for term in self._analyze(text)} - {_GAP_NUMBER}
        if not numbers or -1 in numbers:
            return {}
        return self._scored(self._having_all(numbers), numbers)

    def matching(self, pattern: str) -> Scores:
        """Score the documents with a term that fits a wildcard pattern."""
        fits = re.compile(translate(pattern.lower())).match
        numbers = [number for term, number in self._numbers.items() if number and fits(term)]
        return {document: 1.0 for number in numbers for document in self._postings[number]}

    def _having_all(self, numbers: set[int]) -> Iterable[int]:
        rarest, *others = sorted((self._postings[number] for number in numbers), key=len)
        found: Sequence[int] | set[int] = rarest
        for postings in others:
            if not found:
                break
            found = set(found).intersection(postings)
        return found

    def _scored(self, documents: Iterable[int], numbers: set[int]) -> Scores:
        weights = [(number, self._rarity(number)) for number in numbers]
        scores: Scores = {}
        for document in documents:
            count = self._documents[document].count
            scores[document] = sum(
                weight * self._saturation(count(number), document) for number, weight in weights
            )
        return scores

    @staticmethod
    def _trimmed(numbers: list[int]) -> list[int]:
        while numbers and numbers[-1] == _GAP_NUMBER:
            numbers.pop()
        lead = next((place for place, number in enumerate(numbers) if number), 0)
        return numbers[lead:]

    @staticmethod
    def _count_phrase(row: "array[int]", wanted: list[tuple[int, int]], length: int) -> int:
        first = wanted[0][1]
        rest = wanted[1:]
        count = place = 0
        last = len(row) - length
        while place <= last:
            try:
                place = row.index(first, place)
            except ValueError:
                break
            if place <= last and all(row[place + offset] == number for offset, number in rest):
                count += 1
            place += 1
        return count

    def _rarity(self, number: int) -> float:
        having = len(self._postings[number])
        return math.log(1 + (len(self._documents) - having + 0.5) / (having + 0.5))

    def _saturation(self, count: int, document: int) -> float:
        length = len(self._documents[document]) / self._mean_length
        return count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * length))


class Lazy:
    """A text index that is only built when the first query needs it."""

    def __init__(self, analyzer: Analyzer, texts: Callable[[], Iterable[str]]) -> None:
        self._analyzer = analyzer
        self._texts = texts
        self._built: TextIndex | None = None

    def get(self) -> TextIndex:
        """Build the index if need be; the caller holds the lock."""
        if self._built is None:
            self._built = TextIndex(self._analyzer, self._texts())
        return self._built


def tie_ranks(count: int, seed: int | None) -> list[int]:
    """Rank documents of equal score: shuffled by a seed, since the API breaks no ties (§1.4)."""
    ranks = list(range(count))
    if seed is not None:
        random.Random(seed).shuffle(ranks)
    return ranks
