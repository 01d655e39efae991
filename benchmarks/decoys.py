"""Which papers are most like another: by the rare words that two titles or two texts share."""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from heapq import nlargest
from itertools import combinations, zip_longest

_WORD = re.compile(r"[^\W_]+")
_TITLE_RARE, _TEXT_RARE = 50, 20
"""In how many papers a word may be to count as rare."""
_LOOKED_AT = 20_000
_ALIKE_AT_LEAST = 3


def nearest_pairs(papers: Sequence[tuple[str, str]]) -> Iterator[tuple[int, int]]:
    """Return pairs of positions, nearest first, by title and by the whole text in turn.

    Args:
        papers: title and abstract of each.
    """
    by_title = _ranked([title for title, _ in papers], _TITLE_RARE)
    by_text = _ranked([f"{title} {abstract}" for title, abstract in papers], _TEXT_RARE)
    given: set[tuple[int, int]] = set()
    for both in zip_longest(by_title, by_text):
        for pair in both:
            if pair is not None and pair not in given:
                given.add(pair)
                yield pair


def _ranked(texts: Sequence[str], rare: int) -> list[tuple[int, int]]:
    """Rank the pairs that share most rare words by the weight of all the words they share."""
    documents = [_words(text) for text in texts]
    seen = Counter(word for words in documents for word in words)
    weight = {word: math.log(len(texts) / count) for word, count in seen.items()}
    having: defaultdict[str, list[int]] = defaultdict(list)
    for position, words in enumerate(documents):
        # Titles of a word or two are like very many others, and tell nothing.
        for word in words if len(words) >= _ALIKE_AT_LEAST else ():
            if 2 <= seen[word] <= rare:
                having[word].append(position)
    shared: defaultdict[tuple[int, int], float] = defaultdict(float)
    for word, positions in having.items():
        for pair in combinations(positions, 2):
            shared[pair] += weight[word]
    norms = [math.sqrt(sum(weight[word] for word in words)) or 1.0 for words in documents]

    def likeness(pair: tuple[int, int]) -> float:
        first, second = pair
        both = documents[first] & documents[second]
        return sum(weight[word] for word in both) / (norms[first] * norms[second])

    candidates = nlargest(_LOOKED_AT, shared, key=shared.__getitem__)
    alike = {pair: likeness(pair) for pair in candidates}
    return sorted(candidates, key=lambda pair: (-alike[pair], pair))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(unicodedata.normalize("NFKD", text).casefold()))
