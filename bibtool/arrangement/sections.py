"""The sections of a list: each paper in exactly one, newest first in each."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bibtool.arrangement.categories import name_of
from bibtool.arrangement.kinds import STATUSES, TYPES, status_of, type_of
from bibtool.bibliography import Bibliography
from bibtool.errors import UnknownName
from bibtool.model import Record

_UNDATED, _NO_TOPIC = "Undated", "Without a category"


@dataclass(frozen=True, slots=True)
class Section:
    """Some papers of a list under a heading."""

    id: str
    """Letters, digits and hyphens, one such section to a list: for links."""
    heading: str
    """Nothing if the list has one section only."""
    keys: tuple[str, ...]
    """Citekeys, newest first."""


@dataclass(frozen=True, slots=True)
class _Group:
    """A way to group: where a paper belongs, what is written over it, what comes first."""

    of: Callable[[Record], str]
    heading: Callable[[str], str]
    rank: Callable[[str, int], tuple[int | str, ...]]
    """From a group and its number of papers, what to sort groups by."""


def _by_year(year: str, _papers: int) -> tuple[int | str, ...]:
    return (-int(year or "0"),)


def _by_size(group: str, papers: int) -> tuple[int | str, ...]:
    return (not group, -papers, group)


def _listed(table: dict[str, str]) -> Callable[[str, int], tuple[int | str, ...]]:
    order = list(table)
    return lambda group, _papers: (order.index(group),)


_GROUPS = {
    "year": _Group(lambda r: str(r.year or ""), lambda g: g or _UNDATED, _by_year),
    "type": _Group(type_of, TYPES.__getitem__, _listed(TYPES)),
    "status": _Group(status_of, STATUSES.__getitem__, _listed(STATUSES)),
    "topic": _Group(
        lambda r: r.primary_category, lambda g: name_of(g) if g else _NO_TOPIC, _by_size
    ),
    "none": _Group(lambda _: "", lambda _: "", lambda *_: (0,)),
}
GROUPS = tuple(_GROUPS)
"""What a list can be grouped by."""


def sections(bibliography: Bibliography, by: str = "year") -> list[Section]:
    """Return the sections of a list; an empty list has none.

    Years come newest first, types and statuses in the order of their tables, topics (primary arXiv
    categories) with the most papers first.

    Raises:
        UnknownName: there is no such grouping.
    """
    if by not in _GROUPS:
        raise UnknownName("grouping", by, GROUPS)
    group = _GROUPS[by]
    ordered = newest_first(bibliography.items())
    places = {key: group.of(record) for key, record in ordered}
    sizes = Counter(places.values())
    names = sorted(sizes, key=lambda name: group.rank(name, sizes[name]))
    return [
        Section(
            id=f"{by}-{_slug(name)}" if name else f"{by}-all" if by == "none" else f"{by}-unknown",
            heading=group.heading(name),
            keys=tuple(key for key, _ in ordered if places[key] == name),
        )
        for name in names
    ]


def arranged(bibliography: Bibliography, by: str = "year") -> Bibliography:
    """Return the same papers in the order of the sections.

    Raises:
        UnknownName: there is no such grouping.
    """
    return bibliography.ordered(key for part in sections(bibliography, by) for key in part.keys)


def newest_first(items: Iterable[tuple[str, Record]]) -> list[tuple[str, Record]]:
    """Return citekeys and records by date of first version; those of one day by id, then key."""
    ordered = sorted(items, key=lambda item: (item[1].arxiv_id.base, item[0]))
    return sorted(ordered, key=lambda item: item[1].published, reverse=True)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
