"""The authors that open an entry of a bibliography, and what ends their list."""

import re
from functools import lru_cache
from typing import NamedTuple

from bibtool.layouts.bibliographies.namelists import ET_AL, lists_of
from bibtool.layouts.bibliographies.namerows import Names
from bibtool.layouts.namewords import JOURNAL_WORDS
from bibtool.layouts.people import is_group
from bibtool.layouts.remembering import remembered
from bibtool.names import GROUP, PARTICLES

_GROUP_FIRST = re.compile(
    r"(?P<group>(?:The\s)?[A-Z][\w-]*,?\s(?:(?:[A-Z][\w-]*,?|and|&|of|the)\s){0,7}(?:[Cc]ollaborations?|Consortium|Team))(?:,|:|,?\sand)\s"
    r"(?=[^\d\s]+,?\s(?:[A-Z]\.|[^\s,]+,|et\sal)|(?:[A-Z]\.[\s-]?){1,3}[A-Z][^\W\d_])"
)
_ASIDE = re.compile(
    r"[\s,]{0,2}(?:[(\[](?:[^()\[\]]{0,60}\b)?(?:eds?|editors?|coll(?:aboration)?s?|incl|team)\b"
    r"[^()\[\]]{0,40}[)\]]|,?\seds?\.(?=,|\s))",
    re.IGNORECASE,
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"(?:(?:\d{1,2}\.?\s)?[A-Z][a-z]{2,8}\.?\s(?:\d{1,2},\s)?)?"
_ENDS = {
    "year": rf"[\s.,*]{{0,3}}[(\[]{_DAY}(?P<in_brackets>{_YEAR})[a-z]?(?:[,–/-][^()]{{0,30}})?"
    r"[)\]][.,:;]?\s?",
    "no_year": r"[\s.,]{0,3}\((?:n\.\s?d\.|in press|forthcoming|(?:to appear"
    r"|in (?:prep|rev)[a-z]{3,8}"
    r"|under re(?:view|vision)|submitted|accepted)(?:\s[^()]{1,80})?)\)[.,:]?\s?",
    "bare_year": rf"[.,]?\s(?P<bare>{_YEAR})[a-z]?[.,:;]\s?",
    "loose_year": rf",?\s(?P<loose>{_YEAR})[a-z]?\s(?=[^\W\d_])",
    "quote": r"[.,:]{0,2}\s?(?=[“\"«„‘]|``)",
    "colon": r"\s?:\s",
    "stop": r"(?<=\.)\s|\.(?:\s|$)",
    "comma": r"\s?,\s",
}
_END, _END_OF_NATURAL, _END_OF_GROUP = (
    re.compile("|".join(f"(?P<{kind}>{end})" for kind, end in _ENDS.items() if kind not in barred))
    for barred in ((), ("loose_year",), ("loose_year", "colon"))
)
_ENDS_OF = {"natural": _END_OF_NATURAL, "family": _END_OF_NATURAL, "group": _END_OF_GROUP}
_YEARS = {"no_year": "year", "bare_year": "year", "loose_year": "year"}
MOST_READ = 12_000
"""Characters of a text in which authors are looked for."""
_AFTER = 80
"""Characters after the authors that may tell where their list ends."""
_WORD = re.compile(r"\w+")
_GROUP_WORDS = frozenset(
    form
    for word in re.findall(r"[a-z]+", GROUP.pattern)
    for form in (word, f"{word}s", word.removesuffix("s"))
)
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
    reach: int
    """Where in the text the last name ends that was looked at to tell the authors."""


class _End(NamedTuple):
    """What ends a list of authors, the mark after it, and where the rest of the entry starts."""

    kind: str
    mark: str
    at: int
    year: int | None


class Opening(NamedTuple):
    """A text's start and its authors: whatever starts so has the same ones."""

    text: str
    head: Head | None

    @classmethod
    def of(cls, text: str, head: Head | None) -> "Opening":
        """Return so much of a text as tells its authors, nothing if there is no more of it."""
        enough = max(head.end, head.reach) + _AFTER if head else 0
        return cls(text[:enough] if 0 < enough < len(text) else "", head)

    def head_of(self, text: str) -> Head | None:
        """Return the authors with which a text begins, at once if it starts as this one does."""
        return self.head if self.text and text.startswith(self.text) else read_head(text)


NO_OPENING = Opening("", None)
"""What nothing is known of."""


@remembered
def read_head(text: str) -> Head | None:
    """Return the list of authors with which a text begins, else None."""
    text = text[:MOST_READ]
    if not text or text[0].isdigit() or (text[0].islower() and not text.startswith(_LOWER)):
        return None
    may_be_group = "ollaboration" in text or "Consortium" in text or "Team" in text
    group = _GROUP_FIRST.match(text) if may_be_group else None
    if group is None:
        return _read(text)
    head = _read(text[group.end() :])
    if head is None:
        head = _read(text)
        return head._replace(reach=len(text)) if head else None
    name = group["group"]
    return head._replace(
        names=(name, *head.names),
        size=head.size + 1,
        end=head.end + group.end(),
        key=name.casefold(),
        reach=head.reach + group.end(),
    )


def are_authors(head: Head) -> bool:
    """Return whether what opens a text is surely authors, not a word and a full stop."""
    return head.size > 1 or head.ending == "year" or head.style.startswith("in")


def _read(text: str) -> Head | None:
    reach = 0
    for whole in lists_of(text):
        reach = max(reach, whole.reach)
        found = whole
        if len(whole.names) > 1 and _is_journal(text, whole):
            found = whole.cut(len(whole.names) - 1, whole.style)
        head = _ended(text, found, reach)
        if head is None and len(found.names) > 1:
            # What looks like a last name may be a journal: "K. Eck, J. Boats 12, 45".
            head = _ended(text, found.cut(len(found.names) - 1, found.style), reach)
        if head is not None:
            return head
    return None


def _is_journal(text: str, found: Names) -> bool:
    """Return whether the last name is the start of a journal's: ``Z. Phys. A``."""
    start, end = found.ends[-2:]
    if not text.startswith(".", end):
        return False
    last = text[start:end].rsplit(" ", 1)[-1]
    is_initials = len(last) > 1 and last.isupper()  # "Smith AM." is nobody's journal
    return last.casefold() in JOURNAL_WORDS and not is_initials


def _ended(text: str, found: Names, reach: int) -> Head | None:
    end = found.ends[-1]
    if text.startswith(". ", end) and text[end + 2 : end + 3].isalpha():
        ended = _End("stop", ".", end + 2, None)  # the commonest, told at once
    elif (after := _end_of(text, found)) is not None:
        ended = after
    else:
        return None
    names = found.names
    if not found.are_people:
        names = [name for name in names if name and not _may_be_group(name)]
    return Head(
        tuple(names),
        len(found.names),
        f"{found.style} {ended.kind}",
        ended.kind,
        ended.mark,
        ended.at,
        ended.year,
        found.key.casefold(),
        reach,
    )


def _end_of(text: str, found: Names) -> _End | None:
    at = found.end
    more = ET_AL.match(text, at)
    if more:
        at = more.end()
    aside = _ASIDE.match(text, at)
    if aside:
        at = aside.end()
    after = _ENDS_OF.get(found.style, _END).match(text, at)
    if after is None:
        return None
    kind = after.lastgroup or ""
    years = after.groupdict()
    year = years["in_brackets"] or years["bare"] or years.get("loose")
    mark = "" if kind == "loose_year" else "," if "," in after[0].rstrip()[-1:] else "."
    return _End(_YEARS.get(kind, kind), mark, after.end(), int(year) if year else None)


@lru_cache(maxsize=4096)
def _may_be_group(name: str) -> bool:
    """Return whether words of a group are among a name's, but not at its end: of what extent?"""
    if _GROUP_WORDS.isdisjoint(_WORD.findall(name.casefold())):
        return False  # told without a search of each place for each of the words
    return GROUP.search(name) is not None and not is_group(name.split())
