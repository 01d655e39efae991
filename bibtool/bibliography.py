"""Records under citekeys, each paper once; and the part of them that is one author's."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from bibtool.citekeys import DEFAULT, KeyPattern, citekeys
from bibtool.model import Match, Record
from bibtool.names import Name


class Bibliography(Mapping[str, Record]):
    """Records by citekey, in order; keys are given once and no grouping changes them."""

    def __init__(
        self,
        records: Mapping[str, Record],
        *,
        owner: Name | None = None,
        unconfirmed: frozenset[str] = frozenset(),
        also: Mapping[str, tuple[Record, ...]] | None = None,
    ) -> None:
        self._records = dict(records)
        self.owner = owner
        """Whose list this is: exporters mark this name."""
        self.unconfirmed = unconfirmed
        """Citekeys of papers taken for the owner's though their known authors do not name them."""
        self.also = dict(also or {})
        """By citekey, other records of the same work, which have no entry of their own."""

    @classmethod
    def from_records(
        cls,
        records: Iterable[Record],
        *,
        keys: KeyPattern | str = DEFAULT,
        taken: Collection[str] = frozenset(),
    ) -> "Bibliography":
        """Give every paper one citekey, none of those taken; the first record of a paper wins.

        Raises:
            SettingError, UnknownName: ``keys`` is no pattern.
        """
        papers: dict[str, Record] = {}
        for record in records:
            known = papers.setdefault(record.arxiv_id.base, record)
            if known.cited_version is None and record.cited_version is not None:
                papers[record.arxiv_id.base] = record
        given = citekeys(papers.values(), keys, taken)
        return cls({given[arxiv_id]: record for arxiv_id, record in papers.items()})

    @classmethod
    def from_matches(
        cls,
        matches: Iterable[Match],
        *,
        keys: KeyPattern | str = DEFAULT,
        taken: Collection[str] = frozenset(),
    ) -> "Bibliography":
        """Collect the matched records, each paper once however often it was listed.

        Raises:
            SettingError, UnknownName: ``keys`` is no pattern.
        """
        found = []
        for match in matches:
            if match.record is not None:
                asked = match.reference.arxiv_id
                found.append(replace(match.record, cited_version=asked.version if asked else None))
        return cls.from_records(found, keys=keys, taken=taken)

    def only(
        self, keep: Iterable[str], *, owner: Name | None = None, unconfirmed: Iterable[str] = ()
    ) -> "Bibliography":
        """Return the part under some keys, newest first, keys unchanged."""
        chosen = {key: self._records[key] for key in keep}
        ordered = sorted(chosen, key=lambda k: chosen[k].arxiv_id.base)
        ordered.sort(key=lambda k: chosen[k].published, reverse=True)
        return Bibliography(
            {key: chosen[key] for key in ordered},
            owner=owner,
            unconfirmed=frozenset(unconfirmed),
            also={key: self.also[key] for key in ordered if key in self.also},
        )

    def ordered(self, keys: Iterable[str]) -> "Bibliography":
        """Return the part under some keys, in their order; nothing else changes."""
        chosen = {key: self._records[key] for key in keys}
        return Bibliography(
            chosen,
            owner=self.owner,
            unconfirmed=self.unconfirmed & chosen.keys(),
            also={key: also for key, also in self.also.items() if key in chosen},
        )

    def newest_first(self) -> "Bibliography":
        """Return the same records ordered by date of first version, newest first."""
        return self.only(self._records, owner=self.owner, unconfirmed=self.unconfirmed)

    def __getitem__(self, key: str) -> Record:
        return self._records[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)
