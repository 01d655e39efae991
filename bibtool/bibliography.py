"""Records under citekeys, each paper once; and the part of them that is one author's."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from bibtool.citekeys import DEFAULT, KeyPattern, citekeys
from bibtool.model import Match, Record
from bibtool.names import Name


@dataclass(frozen=True, slots=True)
class Coauthor:
    """Somebody who wrote papers of a list."""

    name: Name
    """The fullest form that they print."""
    papers: frozenset[str]
    """Their arXiv ids."""
    as_on: str = ""
    """One of these, the same for good, where another of the list has the same name."""


class Bibliography(Mapping[str, Record]):
    """Records by citekey, in order; keys are given once and no grouping changes them."""

    def __init__(
        self,
        records: Mapping[str, Record],
        *,
        owner: Name | None = None,
        unconfirmed: frozenset[str] = frozenset(),
        also: Mapping[str, tuple[Record, ...]] | None = None,
        printed: Mapping[str, Name] | None = None,
    ) -> None:
        self._records = dict(records)
        self.owner = owner
        """Whose list this is: exporters mark this name."""
        self.printed = dict(printed or {})
        """By citekey, the name under which a paper has the owner, where that is known."""
        self.coauthors: tuple[Coauthor, ...] | None = None
        """Who else wrote the papers, where that is known."""
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
        self,
        keep: Iterable[str],
        *,
        owner: Name | None = None,
        unconfirmed: Iterable[str] = (),
        printed: Mapping[str, Name] | None = None,
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
            printed=printed,
        )

    def ordered(self, keys: Iterable[str]) -> "Bibliography":
        """Return the part under some keys, in their order; nothing else changes."""
        chosen = {key: self._records[key] for key in keys}
        return self.with_records(
            chosen, {key: also for key, also in self.also.items() if key in chosen}
        )

    def with_records(
        self, records: Mapping[str, Record], also: Mapping[str, tuple[Record, ...]]
    ) -> "Bibliography":
        """Return the same person's list of other records under the same keys."""
        made = Bibliography(
            records,
            owner=self.owner,
            unconfirmed=self.unconfirmed & records.keys(),
            also=also,
            printed={key: name for key, name in self.printed.items() if key in records},
        )
        made.coauthors = self.coauthors
        return made

    def with_coauthors(self, coauthors: Iterable[Coauthor]) -> "Bibliography":
        """Return the same list, knowing who else wrote its papers."""
        made = self.with_records(self._records, self.also)
        made.coauthors = tuple(coauthors)
        return made

    def newest_first(self) -> "Bibliography":
        """Return the same records ordered by date of first version, newest first."""
        ordered = self.only(self._records)
        return self.ordered(ordered)

    def owner_on(self, key: str) -> Name | None:
        """Return the owner's name as the paper under a key has it, as far as that is known."""
        return self.printed.get(key, self.owner)

    def owner_at(self, key: str) -> int | None:
        """Return which author of the paper under a key the owner is, as ``owner_at``."""
        return owner_at(self.owner_on(key), self._records[key].authors)

    def __getitem__(self, key: str) -> Record:
        return self._records[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)


def owner_at(owner: Name | None, names: Iterable[Name]) -> int | None:
    """Return which of some authors the owner is; none where two may be, and nothing tells which.

    Who is spelt the same, if there is one; else who has a name known to be the owner's, the one
    that says most; else who may be the owner.
    """
    if owner is None:
        return None
    known = list(names)
    fitting = [n for n, name in enumerate(known) if name.display == owner.display]
    if not fitting:
        aliases = [n for n, name in enumerate(known) if name in owner.aliases]
        most = max((len(known[n].display) for n in aliases), default=0)
        fitting = [n for n in aliases if len(known[n].display) == most]
    if not fitting:
        fitting = [n for n, name in enumerate(known) if name.same_person(owner)]
    return fitting[0] if len(fitting) == 1 else None
