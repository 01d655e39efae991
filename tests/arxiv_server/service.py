"""Answering a query without any network: parameters in, a reply out."""

from collections.abc import Iterable, Mapping, Sequence

from . import feed
from .effects import altered, replacement, truncated
from .faults import Fault, Planned
from .feed import Page, Unserializable
from .grammar import QueryCrash, render
from .holdings import Library
from .index import Scores
from .records import Record
from .reply import Reply, crashed
from .request import Crashed, Query, Refused, read_query


class Service:
    """The API over a library of records."""

    def __init__(
        self, records: Iterable[Record], *, seed: int | None = 0, window_rule: bool = True
    ) -> None:
        self._library = Library(records, seed)
        self._window_rule = window_rule

    def answer(
        self,
        params: Mapping[str, str],
        planned: Sequence[Planned] = (),
        poisoned: frozenset[str] = frozenset(),
    ) -> Reply:
        """Answer a request, spoiled by the faults planned for it."""
        for plan in planned:
            reply = replacement(plan)
            if reply is not None:
                return reply
        faults = [plan.fault for plan in planned]
        reply = self._honest(params, faults, poisoned)
        return truncated(reply) if Fault.TRUNCATED in faults else reply

    def _honest(
        self, params: Mapping[str, str], faults: Sequence[Fault], poisoned: frozenset[str]
    ) -> Reply:
        try:
            query = read_query(params, window_rule=self._window_rule)
            page = self._page(query, loose_phrases=Fault.LOOSE_PHRASES in faults)
            if poisoned.intersection(record.id for record in page.records):
                return crashed()
            for fault in faults:
                page = altered(page, fault, self._library.records)
            return Reply(200, feed.normal(page))
        except Refused as refused:
            return Reply(refused.status, feed.error(refused.summary, refused.identifier))
        except (Crashed, QueryCrash, Unserializable):
            return crashed()

    def _page(self, query: Query, *, loose_phrases: bool) -> Page:
        scores = self._hits(query, loose_phrases=loose_phrases)
        ordered = self._ordered(scores, query)
        end = query.start + query.max_results
        return Page(
            query=query.adapted,
            link_query=render(query.tree) if query.tree is not None else "",
            id_list=",".join(query.ids),
            start=query.start,
            max_results=query.max_results,
            total=len(ordered),
            records=[self._library.records[number] for number in ordered[query.start : end]],
            spare=[self._library.records[number] for number in ordered[end : end + 1]],
        )

    def _hits(self, query: Query, *, loose_phrases: bool) -> Scores:
        """Select by query, by ids or by both; only ids reach older versions (§1.3)."""
        if query.tree is None:
            return dict.fromkeys(self._library.find_ids(query.ids), 0.0)
        scores = self._library.search(query.tree, loose_phrases=loose_phrases)
        allowed = self._library.find_ids(query.ids) if query.ids else self._library.current
        return {number: score for number, score in scores.items() if number in allowed}

    def _ordered(self, scores: Scores, query: Query) -> list[int]:
        records = self._library.records
        numbers = sorted(scores, key=self._library.ranks.__getitem__)
        if query.sort_by == "relevance":
            numbers.sort(key=scores.__getitem__, reverse=query.descending)
        elif query.sort_by == "submittedDate":
            numbers.sort(key=lambda n: records[n].published_at, reverse=query.descending)
        else:
            numbers.sort(key=lambda n: records[n].updated_at, reverse=query.descending)
        return numbers
