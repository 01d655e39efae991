"""Citekeys: family name, year of the first version, first significant title word.

``vaswani2017attention``. Equal ones get b, c … in order of first publication, so that within one
set of papers neither pasting order nor grouping changes a key
(docs/decisions/0004-citekeys.md).
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from string import ascii_lowercase

from bibtool.model import Record
from bibtool.words import STOP_WORDS, fold, words

_NOT_ASCII_ALNUM = re.compile(r"[^a-z0-9]+")


def base_key(record: Record) -> str:
    """Return the key a record would have if it were alone; ASCII letters and digits only."""
    who = _ascii(record.authors[0].sort_key) if record.authors else ""
    year = str(record.year or "")
    significant = (_ascii(w) for w in words(record.title) if w not in STOP_WORDS)
    what = next((w for w in significant if w and not w.isdigit()), "")
    if not who and not what:
        return "arxiv" + _ascii(record.arxiv_id.base)
    return f"{who or 'anon'}{year}{what}"


def citekeys(records: Iterable[Record]) -> dict[str, str]:
    """Return a key for each arXiv id of the records, all different."""
    groups: defaultdict[str, dict[str, Record]] = defaultdict(dict)
    for record in records:
        groups[base_key(record)].setdefault(record.arxiv_id.base, record)
    keys: dict[str, str] = {}
    taken = set(groups)
    for base in sorted(groups):
        members = groups[base]
        order = sorted(members, key=lambda i: (members[i].published or "9999", i))
        keys[order[0]] = base
        n = 1
        for arxiv_id in order[1:]:
            while (key := base + _letters(n)) in taken:
                n += 1
            taken.add(key)
            keys[arxiv_id] = key
    return keys


def _letters(n: int) -> str:
    """Return b for 1 … z for 25, then ba, bb and so on."""
    return ascii_lowercase[n] if n < 26 else _letters(n // 26) + ascii_lowercase[n % 26]


def _ascii(text: str) -> str:
    return _NOT_ASCII_ALNUM.sub("", fold(text))
