"""The authors that open an entry of a bibliography, and what ends their list."""

import re
from typing import NamedTuple

from bibtool.layouts.bibliographies.namelists import ET_AL, WAYS, Names
from bibtool.layouts.people import JOURNAL_WORDS, is_group
from bibtool.names import GROUP, PARTICLES

_GROUP_FIRST = re.compile(
    r"(?P<group>(?:The\s)?(?:[A-Z][\w-]*\s){1,6}(?:Collaborations?|Consortium|Team))(?:,|:|,?\sand)\s"
    r"(?=[^\d\s]+,?\s(?:[A-Z]\.|[^\s,]+,|et\sal))"
)
_ASIDE = re.compile(
    r"[\s,]{0,2}(?:[(\[](?:[^()\[\]]{0,60}\b)?(?:eds?|editors?|coll(?:aboration)?s?|incl|team)\b"
    r"[^()\[\]]{0,40}[)\]]|,?\seds?\.(?=,|\s))",
    re.IGNORECASE,
)
_ENDS = (
    (
        "year",
        re.compile(
            r"[\s.,*]{0,3}[(\[](?P<year>(?:1[5-9]|20)\d\d)[a-z]?(?:[,–/-][^()]{0,30})?[)\]][.,:;]?\s?"
        ),
    ),
    ("year", re.compile(r"[\s.,]{0,3}\((?:n\.\s?d\.|in press|forthcoming|to appear)\)[.,:]?\s?")),
    ("year", re.compile(r"[.,]?\s(?P<year>(?:1[5-9]|20)\d\d)[a-z]?[.,:;]\s?")),
    ("quote", re.compile(r"[.,:]{0,2}\s?(?=[“\"«„‘]|``)")),
    ("colon", re.compile(r"\s?:\s")),
    ("stop", re.compile(r"(?<=\.)\s|\.(?:\s|$)")),
    ("comma", re.compile(r"\s?,\s")),
)
_MOST = 4000
_LOWER = (*(f"{particle} " for particle in sorted(PARTICLES)), "d'", "d’", "'t")


class Head(NamedTuple):
    """The authors at an entry's start."""

    names: tuple[str, ...]
    """Those surely read."""
    size: int
    """How many names there are, surely read or not."""
    style: str
    """How names are written and what ends their list, for comparison with other entries."""
    ending: str
    """What ends the list: ``year``, ``quote``, ``colon``, ``stop`` or ``comma``."""
    separator: str
    """The mark after it: a full stop, a comma or nothing."""
    end: int
    """Where in the text the rest of the entry starts."""
    year: int | None
    key: str
    """The first author's family name, folded: most lists are in its order."""


def read_head(text: str) -> Head | None:
    """Return the list of authors with which a text begins, else None."""
    text = text[:_MOST]
    if not text or text[0].isdigit() or (text[0].islower() and not text.startswith(_LOWER)):
        return None
    group = _GROUP_FIRST.match(text)
    if group is None:
        return _read(text)
    head = _read(text[group.end() :])
    if head is None:
        return _read(text)
    name = group["group"]
    return head._replace(
        names=(name, *head.names),
        size=head.size + 1,
        end=head.end + group.end(),
        key=name.casefold(),
    )


def _read(text: str) -> Head | None:
    for way in WAYS:
        found = way(text)
        if found and len(found.names) > 1 and _is_journal(text, found):
            found = found.without_last()
        head = _ended(text, found) if found else None
        if head is None and found and len(found.names) > 1:
            # What looks like a last name may be a journal: "K. Eck, J. Boats 12, 45".
            head = _ended(text, found.without_last())
        if head is not None:
            return head
    return None


def _is_journal(text: str, found: Names) -> bool:
    """Return whether the last name is the start of a journal's: ``Z. Phys. A``."""
    last = text[found.ends[-2] : found.end].rsplit(" ", 1)[-1]
    return text[found.end : found.end + 1] == "." and last.casefold() in JOURNAL_WORDS


def _ended(text: str, found: Names) -> Head | None:
    end = found.end
    more = ET_AL.match(text, end)
    if more:
        end = more.end()
    aside = _ASIDE.match(text, end)
    if aside:
        end = aside.end()
    for ending, pattern in _ENDS:
        after = pattern.match(text, end)
        if after is None:
            continue
        if found.style == "group" and ending not in {"year", "stop", "quote", "comma"}:
            continue
        year = after.groupdict().get("year")
        names = [name for name in found.names if name]
        if GROUP.search(text, 0, end):
            names = [name for name in names if not _may_be_group(name)]
        return Head(
            tuple(names),
            len(found.names),
            f"{found.style} {ending}",
            ending,
            "," if "," in after[0].rstrip()[-1:] else ".",
            after.end(),
            int(year) if year else None,
            found.key.casefold(),
        )
    return None


def _may_be_group(name: str) -> bool:
    """Return whether words of a group are among a name's, but not at its end: of what extent?"""
    found = GROUP.search(name)
    return found is not None and not is_group(name.split())
