"""The commonest lists of names that open an entry, read at once: ``Anna Smith, J. Lund, Bo Rask.``.

Each name has a given name or initials first and its family last, and nothing unusual in it.
"""

import re
import string

from bibtool.layouts.bibliographies.nameparts import TWO_LETTERS
from bibtool.layouts.bibliographies.namerows import Names
from bibtool.layouts.people import usual_fit
from bibtool.layouts.remembering import Lookup
from bibtool.names import GROUP

_LATIN = [*string.ascii_letters, *map(chr, [*range(0xC0, 0x180), *range(0x1E00, 0x1F00)])]
_BIG, _SMALL = (f"[{''.join(filter(case, _LATIN))}]" for case in (str.isupper, str.islower))
_WORD = re.compile(
    f"(?:Ma?c|[OD]['’])?{_BIG}{_SMALL}{{1,30}}(?:-{_BIG}{_SMALL}{{1,30}})?|{_BIG}\\.(?:-?{_BIG}\\.)?"
)
_BEFORE_FAMILY = "de del den der di da dos du el la le ten ter van vom von zu zur".split()
_LOWER = frozenset((*_BEFORE_FAMILY, "and"))
# What a list is made of, at a glance: each word of it is looked at apart, for it has few others.
_CAPITALISED, _INITIAL = "[A-ZÀ-ž][^ ,.:;&()]+", "[A-ZÀ-ž]\\."
# An initial behind a whole name stands right before the family: "Anna B. Maria Smith" is read as
# "B. Anna" by other rules, which read no more words than these. Atomic: there is one way only.
_NAME = (
    rf"(?>(?:{_CAPITALISED} (?:{_CAPITALISED} )?(?:{_INITIAL} )?"
    rf"|{_INITIAL}(?:-?{_INITIAL})? (?:{_INITIAL} |{_CAPITALISED} )?)"
    rf"(?:(?:{'|'.join(_BEFORE_FAMILY)}) ){{0,2}}{_CAPITALISED})"
)
# "Bo St. Lund" goes on behind its full stop.
_LIST = re.compile(
    rf"{_NAME}(?:(?:, {_NAME}){{1,200}}(?:,? and {_NAME})?| and {_NAME})(?<!\s{TWO_LETTERS})"
    r"(?=[.:]\s|,? ?[“\"(])"
)


def _is_usual(word: str) -> bool:
    """Return whether a word of a list is as most are, and no sign of something else."""
    word = word.removesuffix(",")
    if word in _LOWER:
        return True
    return _WORD.fullmatch(word) is not None and usual_fit(word) > 0 and not GROUP.search(word)


_ARE_USUAL = Lookup(_is_usual)


def usual_names(text: str) -> Names | None:
    """Return two names or more with which a text begins, if all are of the commonest form."""
    found = _LIST.match(text)
    if found is None or " // " in text:
        return None
    whole = found[0]
    if not all(map(_ARE_USUAL.__getitem__, whole.split(" "))):
        return None
    before, joined, last = whole.rpartition(" and ")
    names = [*before.removesuffix(",").split(", "), last] if joined else whole.split(", ")
    end = -2
    ends = [end := end + len(name) + 2 for name in names]
    ends[-1] = len(whole)
    key = names[0].rpartition(" ")[2]
    return Names(names, ends, "natural", key, len(whole), are_people=True)
