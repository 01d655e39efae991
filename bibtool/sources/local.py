"""Records at hand, found by id, title words and abstract sketches: no network, no requests."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from bibtool.identifiers import Doi
from bibtool.model import Query, Record
from bibtool.plugins import Answers, RequestCount
from bibtool.words import content_words

_MOST = 10
_MIN_TITLE_SHARE = 0.6


class Unavailable:
    """A source that was chosen and cannot be asked: everything it is asked is unchecked."""

    def __init__(self, name: str, failure: str = "", *, is_local: bool = True) -> None:
        self.name = name
        self.is_local = is_local
        self.failure = failure
        self.count = RequestCount()

    def search(self, queries: Sequence[Query]) -> Answers:
        """Yield no answer for any query."""
        yield from ((position, None) for position in range(len(queries)))

    def close(self) -> None:
        """Nothing to let go of."""


class LocalRecords:
    """An index of records in memory; the starter pack, and a model for larger ones."""

    is_local = True

    def __init__(self, name: str, records: Iterable[Record]) -> None:
        self.name = name
        self.count = RequestCount()
        self.failure = ""
        self._by_id: dict[str, Record] = {}
        self._by_doi: dict[Doi, str] = {}
        self._by_hash: defaultdict[int, list[str]] = defaultdict(list)
        self._by_word: defaultdict[str, list[str]] = defaultdict(list)
        for record in records:
            self._add(record)

    def __len__(self) -> int:
        return len(self._by_id)

    def search(self, queries: Sequence[Query]) -> Answers:
        """Yield the records that may answer each query, likeliest first."""
        yield from ((position, self._find(query)) for position, query in enumerate(queries))

    def close(self) -> None:
        """Nothing to let go of."""

    def _add(self, record: Record) -> None:
        key = record.arxiv_id.base
        self._by_id[key] = record
        if record.doi is not None:
            self._by_doi[record.doi] = key
        for h in record.sketch:
            self._by_hash[h].append(key)
        for word in content_words(record.title):
            self._by_word[word].append(key)

    def _find(self, query: Query) -> tuple[Record, ...]:
        found: dict[str, None] = {}
        if query.arxiv_id is not None:
            found[query.arxiv_id.base] = None
        if query.doi is not None and query.doi in self._by_doi:
            found[self._by_doi[query.doi]] = None
        shared = Counter(key for h in query.sketch for key in self._by_hash.get(h, ()))
        found.update((key, None) for key, _ in shared.most_common(_MOST))
        for title in query.titles:
            found.update((key, None) for key in self._titled(title))
        return tuple(self._by_id[key] for key in found if key in self._by_id)

    def _titled(self, title: str) -> list[str]:
        wanted = content_words(title)
        shared = Counter(key for word in wanted for key in self._by_word.get(word, ()))
        enough = max(1.0, _MIN_TITLE_SHARE * len(wanted))
        return [key for key, n in shared.most_common(_MOST) if n >= enough]
