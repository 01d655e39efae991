"""Queries in the arXiv API's own language, packed into as few requests as is safe.

The language as it is since Nov 2025: a bare word becomes ``OR all:word``, operators bind to the
right without precedence, inner quotes cannot be escaped, and ``max_results`` defaults to ten even
for id lists. So every value here is quoted, everything is parenthesised, and the count is always
sent.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bibtool.identifiers import ArxivId
from bibtool.model import Query

MAX_IDS = 100
MAX_QUERIES, MAX_TERMS = 80, 160
"""Queries, and their parts, OR-ed in one request; its parser takes about 985 parts."""
MAX_URL = 3800
"""Bytes of query string in one GET; the API's front refuses about 8 KB. What is longer is sent as
a form."""
_PER_TERM, _ALONE, _LEAST = 3, 10, 50
_BROAD = 10
"""Records that a broad question gets to see: the best by arXiv's own reckoning."""
_UNSAFE = re.compile(r"[\"\\\x00-\x1f\x7f]+")


@dataclass(frozen=True, slots=True)
class Request:
    """One request: its parameters and the positions of the queries it asks for."""

    parameters: tuple[tuple[str, str], ...]
    covers: tuple[int, ...]
    wanted: tuple[ArxivId, ...] = ()
    """The ids asked for, if it is a request by id."""

    @property
    def most_refusals(self) -> int:
        """How often in a row parts of it may be refused if three of its questions are bad."""
        count = len(self.covers)
        halvings = count.bit_length()
        return max(halvings + 2, min(halvings + 5, 2 * count - 1))


def pack(queries: Sequence[Query], positions: Sequence[int] | None = None) -> list[Request]:
    """Return the requests that ask some of the queries (all of them by default)."""
    chosen = range(len(queries)) if positions is None else positions
    by_id = [p for p in chosen if queries[p].arxiv_id is not None]
    by_text = [p for p in chosen if queries[p].arxiv_id is None and terms(queries[p])]
    broad = [p for p in by_text if queries[p].is_broad]
    narrow = [p for p in by_text if not queries[p].is_broad]
    return [
        *_id_requests(queries, by_id),
        *_text_requests(queries, narrow),
        *(Request(_parameters(terms(queries[p]), _BROAD), (p,)) for p in broad),
    ]


def terms(query: Query) -> list[str]:
    """Return a query's parts in arXiv's language; any of them may answer it."""
    parts = [f'abs:"{_safe(phrase)}"' for phrase in query.phrases if _safe(phrase)]
    parts += [f'ti:"{_safe(title)}"' for title in query.titles if _safe(title)]
    if query.doi is not None:
        # This field is matched with case: as given, and as publishers mostly write it.
        spellings = dict.fromkeys([query.doi.text, query.doi.folded, query.doi.text.upper()])
        parts += [f'doi:"{_safe(spelling)}"' for spelling in spellings]
    for prefix, words, operator in (
        ("ti", query.title_words, "AND"),
        ("abs", query.abstract_words, "AND"),
        ("ti", query.some_title_words, "OR"),
        ("abs", query.some_abstract_words, "OR"),
    ):
        safe = [f'{prefix}:"{word}"' for word in map(_safe, words) if word]
        if safe:
            parts.append(_right_nested(safe, operator))
    return parts


def _safe(value: str) -> str:
    return _UNSAFE.sub(" ", value).strip()


def _right_nested(parts: Sequence[str], operator: str) -> str:
    # The grammar nests to the right anyway; a flat chain of one operator means the same and
    # parses without deep recursion on our side.
    return "(" + f" {operator} ".join(parts) + ")"


def _id_requests(queries: Sequence[Query], positions: Sequence[int]) -> Iterator[Request]:
    wanted: dict[str, tuple[ArxivId, list[int]]] = {}
    for position in positions:
        arxiv_id = queries[position].arxiv_id
        if arxiv_id is not None:
            wanted.setdefault(arxiv_id.versioned, (arxiv_id, []))[1].append(position)
    names = sorted(wanted)
    for first in range(0, len(names), MAX_IDS):
        chunk = names[first : first + MAX_IDS]
        yield Request(
            parameters=(
                ("id_list", ",".join(chunk)),
                ("start", "0"),
                ("max_results", str(len(chunk))),
            ),
            covers=tuple(p for name in chunk for p in wanted[name][1]),
            wanted=tuple(wanted[name][0] for name in chunk),
        )


def _text_requests(queries: Sequence[Query], positions: Sequence[int]) -> Iterator[Request]:
    group: list[int] = []
    parts: list[str] = []
    for position in positions:
        own = terms(queries[position])
        together = [*parts, *(part for part in own if part not in parts)]
        if group and (len(together) > MAX_TERMS or len(group) == MAX_QUERIES):
            yield Request(_parameters(parts), tuple(group))
            group, together = [], own
        group.append(position)
        parts = together
    if group:
        yield Request(_parameters(parts), tuple(group))


def _page(parts: int) -> int:
    """Return how many records to ask for: a few for each part, and room for a common one."""
    return _ALONE if parts == 1 else max(_LEAST, _PER_TERM * parts)


def _parameters(parts: Sequence[str], most: int | None = None) -> tuple[tuple[str, str], ...]:
    expression = parts[0] if len(parts) == 1 else _right_nested(parts, "OR")
    return (
        ("search_query", expression),
        ("start", "0"),
        ("max_results", str(most or _page(len(parts)))),
    )
