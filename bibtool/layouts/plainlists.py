"""The commonest lists of authors, read at once."""

import re
import string
from functools import lru_cache

from bibtool.layouts.namewords import GROUP_SHORTS, JOINING, NAME_PARTICLES, NO_NAMES, SUFFIXES
from bibtool.names import GROUP_WORDS

_LATIN = [*string.ascii_letters, *map(chr, [*range(0xC0, 0x180), *range(0x1E00, 0x1F00)])]
_BIG, _SMALL = (f"[{''.join(filter(case, _LATIN))}]" for case in (str.isupper, str.islower))
_WORD = f"(?:Ma?c|[OD]['’])?{_BIG}{_SMALL}{{1,30}}(?:-{_BIG}{_SMALL}{{1,30}})?"
_BEFORE_LAST = f"(?:{'|'.join(sorted(NAME_PARTICLES - {'e'}))})"
# Atomic: a name is read in one way only, or a long list that fails at its end would take for ever.
_PLAIN_NAME = (
    rf"(?>(?:{_WORD}|{_BIG}\.(?: ?-{_BIG}\.)?)(?: {_BIG}\.(?:-{_BIG}\.)?){{0,2}}(?: {_WORD})?"
    rf"(?: {_BEFORE_LAST}){{0,2}} {_WORD})"
)
_PLAIN_LIST = re.compile(rf"{_PLAIN_NAME}(?:, {_PLAIN_NAME}){{0,200}}(?:,? and {_PLAIN_NAME})?")
_ENDINGS_OF_NONE = re.compile(r"(?:[ts]ions?|olog(?:y|ies)|ical|graphy|ments|ities)(?![a-z])")
_MAY_END_NONE = ("ion", "olog", "ical", "graphy", "ments", "ities")
# "team" is one of the words that GROUP knows.
_NEVER = NO_NAMES | SUFFIXES | NAME_PARTICLES | GROUP_WORDS | GROUP_SHORTS | JOINING
_PREFIXES = ("", "mc", "mac", "o'", "o’", "d'", "d’")
_NEVER_PLAIN = frozenset(
    prefix.capitalize() + word.removeprefix(prefix).capitalize()
    for word in _NEVER
    for prefix in _PREFIXES
    if word[0].isalpha() and word.startswith(prefix)
)
"""Words that are in no name, with capitals as the words of these lists have them."""
_DATED_AUTHOR = re.compile(
    r"[^\W\d_]+(?:[ '’-][^\W\d_]+){0,3}, (?:[A-Z]\.[ -]?){1,4}[^()]{0,160}\((?:19|20)\d\d[a-z]?\)"
)
"""``Smith, A. B. (2019)``, with or without others between: nothing else opens so."""


@lru_cache(maxsize=4096)
def plain_names(text: str) -> tuple[str, ...] | None:
    """Return the names of the commonest lists, as the rules for all lists have them, at once.

    Each has a given name or initials, at most one name and two particles between, and a family
    name, and nothing unusual in any of them; one or two of them may be something else.
    """
    if not _PLAIN_LIST.fullmatch(text) or not _NEVER_PLAIN.isdisjoint(
        text.replace(",", "").replace("-", " ").split()
    ):
        return None
    if any(end in text for end in _MAY_END_NONE) and _ENDINGS_OF_NONE.search(text):
        return None
    first, and_, last = text.rpartition(" and ")
    return (*first.rstrip(",").split(", "), last) if and_ else tuple(last.split(", "))


def opens_with_dated_author(text: str) -> bool:
    """Return whether a line opens as APA's references do: ``Smith, A. B., Lund, B. (2019)``."""
    return _DATED_AUTHOR.match(text) is not None
