"""Citekeys: by default family name, year of the first version, first significant title word.

``vaswani2017attention``. Equal ones get b, c … in order of first publication, so that within one
set of papers neither pasting order nor grouping changes a key
(docs/decisions/0004-citekeys.md).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from string import ascii_lowercase

from bibtool.citekeys.patterns import PRESETS, KeyPattern
from bibtool.model import Record

__all__ = ["DEFAULT", "PRESETS", "KeyPattern", "base_key", "citekeys"]

DEFAULT = "bibtool"


def citekeys(
    records: Iterable[Record],
    pattern: KeyPattern | str = DEFAULT,
    taken: Collection[str] = frozenset(),
) -> dict[str, str]:
    """Return a key for each arXiv id of the records, all different and none of those taken.

    Keys that differ in capitals only count as equal: BibTeX takes them for one.

    Raises:
        SettingError, UnknownName: the pattern is none.
    """
    if isinstance(pattern, str):
        pattern = KeyPattern.parse(pattern)
    groups: defaultdict[str, dict[str, tuple[str, Record]]] = defaultdict(dict)
    for record in records:
        base = pattern.key(record)
        groups[base.casefold()].setdefault(record.arxiv_id.base, (base, record))
    keys: dict[str, str] = {}
    used = {key.casefold() for key in taken}
    free = groups.keys() - used
    used |= groups.keys()
    for group in sorted(groups):
        members = groups[group]
        order = list(members)
        if len(order) > 1:
            order.sort(key=lambda i: (members[i][1].published or "9999", i))
        if group in free:
            keys[order[0]] = members[order[0]][0]
            del order[0]
        n = 1
        for arxiv_id in order:
            base = members[arxiv_id][0]
            while (base + _letters(n)).casefold() in used:
                n += 1
            keys[arxiv_id] = base + _letters(n)
            used.add(keys[arxiv_id].casefold())
    return keys


def base_key(record: Record) -> str:
    """Return the key a record would have by default if it were alone."""
    return KeyPattern.parse(DEFAULT).key(record)


def _letters(n: int) -> str:
    """Return b for 1 … z for 25, then ba, bb and so on."""
    return ascii_lowercase[n] if n < 26 else _letters(n // 26) + ascii_lowercase[n % 26]
