"""Which papers print the family name first without a comma: ``Zhang Wei``, ``Bloch M. R.``."""

import re
from collections import Counter
from collections.abc import Sequence
from math import log

from bibtool.authorship.common import common
from bibtool.model import Record
from bibtool.names import Name
from bibtool.words import fold

_ENOUGH = 4.0
"""How much must speak for it, as a logarithm of odds: hardly a paper in a thousand does."""
_MOST_OF_ONE = 3.0
_SHIPPED = 0.2
"""What a name in the shipped tables weighs, beside one on the papers."""
_INITIAL = re.compile(r"[^\W\d_]\.")


class Order:
    """Tells it by what names are elsewhere on the same papers, and by common names."""

    def __init__(self, records: Sequence[Record]) -> None:
        """Count which words are family names, which given names, and of whom."""
        self._families: Counter[str] = Counter()
        self._given: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        for record in records:
            for name in record.authors:
                first, family = _ends(name)
                if first:
                    self._families[family] += 1
                    self._given[first] += 1
                    self._pairs[first, family] += 1

    def is_flipped(self, record: Record) -> bool:
        """Whether a paper's names are so."""
        total, against = 0.0, 0
        for name in record.authors:
            speaks = self._speaks(name)
            total += max(-_MOST_OF_ONE, min(_MOST_OF_ONE, speaks))
            against += speaks < 0
        return total > _ENOUGH and 3 * against < len(record.authors)

    def _speaks(self, name: Name) -> float:
        """Return how much a name speaks for it."""
        if _INITIAL.match(name.family):
            return _MOST_OF_ONE
        if not name.given or _INITIAL.match(name.given):
            return 0.0
        if "." in name.given:
            return -_MOST_OF_ONE
        first, family = _ends(name)
        if not first or not family:
            return 0.0
        turned, straight = self._pairs[family, first] + 0.5, self._pairs[first, family] - 0.5
        return (
            self._leaning(first, given=1) - self._leaning(family, family=1) + log(turned / straight)
        )

    def _leaning(self, word: str, *, family: int = 0, given: int = 0) -> float:
        """Return how much more often a word is a family name than a given name elsewhere."""
        shipped = common()
        families = self._families[word] - family + _SHIPPED * shipped.families.get(word, 0)
        others = self._given[word] - given + _SHIPPED * shipped.given.get(word, 0)
        return log((families + 0.5) / (others + 0.5))


def _ends(name: Name) -> tuple[str, str]:
    """Return the first word of the given name and the family name, folded."""
    return fold(name.given.split(" ", 1)[0]).replace("-", ""), fold(name.family)
