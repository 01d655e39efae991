"""Author names: all words within one name, folded, in any order (API notes §3.4)."""

from collections.abc import Iterable

from .analysis import combined
from .index import Scores


class AuthorIndex:
    """Which documents have an author with these words in the name."""

    def __init__(self, documents: Iterable[tuple[str, ...]]) -> None:
        self._names: list[list[frozenset[str]]] = []
        self._having: dict[str, set[int]] = {}
        for number, names in enumerate(documents):
            split = [frozenset(filter(None, combined(name))) for name in names]
            self._names.append(split)
            for word in frozenset().union(*split):
                self._having.setdefault(word, set()).add(number)

    def matching(self, value: str, *, quoted: bool) -> Scores:
        """Score the documents by an author; unquoted, ``;`` separates authors."""
        people = [value] if quoted else [part for part in value.split(";") if part]
        found: set[int] | None = None
        for person in people:
            # An unquoted comma parts surname and forename; a quoted one is deleted.
            having = self._having_one(person if quoted else person.replace(",", " "))
            found = having if found is None else found & having
        return dict.fromkeys(found or (), 1.0)

    def _having_one(self, person: str) -> set[int]:
        words = frozenset(filter(None, combined(person)))
        if not words:
            return set()
        candidates = set.intersection(*(self._having.get(word, set()) for word in words))
        return {n for n in candidates if any(words <= name for name in self._names[n])}
