r"""The arguments of a LaTeX command that are a work's parts: ``\cventry{2020}{On Boats}{Lakes}``.

Nobody agrees on their order, so what each is comes from its looks.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bibtool.layouts.arxiv.parts import people
from bibtool.layouts.bibliographies.heads import read_head
from bibtool.layouts.bibliographies.titles import looks_like_venue, titles_in
from bibtool.layouts.people import author_list, name_fit
from bibtool.layouts.printed import has_id

NO_TITLE = re.compile(
    # "Link prediction", "Coded waves" and "The nature of boats" are titles.
    r"\W*(?:\d+\s+citations?|pdf|arxiv|doi|preprint|in press|submitted|accepted"
    r"|(?:link|code)s?\b(?!-\w|\s(?!to\b|at\b|and\b|available\b|here\b)(?-i:[a-z]))"
    r"|to appear|under review|(?:in )?(?:the )?(?:journal|proceedings|proc\b|transactions|annals"
    r"|advances in|conference|international conf|workshop|lecture notes|physical review|phys\. rev"
    r"|nature\b(?!-\w|\sof\b)|science\b|ieee|acm\b|et al))",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"[\s,.]*(?:[^\W\d_]{3,9}\.?\s{1,3})?(?:\d{1,2}[/.]){0,2}(?:19|20)\d\d"
    r"(?:\s{0,3}[-–—]{1,3}\s{0,3}(?:(?:19|20)\d\d|[^\W\d_]{3,9})?)?[\s,.]*"
)
_SHORT = re.compile(r"[^\W_]{0,8}[^\W\d_a-zß-öø-ÿ]{2}[\w-]{0,10}(?:\s?['’]?(?:19|20)?\d\d)?")
"""A conference by its initials: ``NeurIPS 2019``."""
_INITIAL = re.compile(r"\b[^\W\d_a-z]\.")
_MOST_TITLES = 3
_LONG_TITLE = 4
_LIKELY_NAME = 0.7
_LONGEST_DATE, _LONGEST_NAMES = 60, 4000


class Parts(NamedTuple):
    """What arguments say."""

    titles: tuple[str, ...]
    """The likeliest first."""
    authors: tuple[str, ...]


def is_date(argument: str) -> bool:
    """Whether an argument is a year, a month of one, or a time from one to another."""
    return len(argument) <= _LONGEST_DATE and _DATE.fullmatch(argument) is not None


def parts_of(arguments: Sequence[str]) -> Parts:
    """Return the titles and authors that arguments, as they are printed, have among them."""
    filled = [words for each in arguments if (words := each.strip(" .,;")) and not is_date(each)]
    filled = [words for words in filled if any(map(str.isalpha, words))]
    names = {at: found for at, words in enumerate(filled) if (found := names_of(words))}
    who = max(names, key=lambda at: _likely(filled[at], names[at]), default=-1)
    others = [words for at, words in enumerate(filled) if at != who]
    if not others and who >= 0:  # a title that looks like a name
        others, who = filled, -1
    titles = [words for words in others if not _is_venue(words)]
    first, *rest = titles or others[:1] or [""]
    rest = [words for words in rest if words.count(" ") + 1 >= _LONG_TITLE]
    kept = [first, *rest][:_MOST_TITLES] if first else []
    return Parts(tuple(kept), names[who] if who >= 0 else ())


def names_of(words: str) -> tuple[str, ...]:
    """Return the names that an argument is a list of, or of whom it surely is one."""
    if len(words) > _LONGEST_NAMES:
        return ()
    found = author_list(words)
    if found is not None:
        return found
    names = people(words)
    return names if names and all(map(_fits, names)) else ()


def _fits(name: str) -> bool:
    return name_fit(name.split()) >= _LIKELY_NAME


def _likely(words: str, names: Sequence[str]) -> tuple[bool, bool, int]:
    return len(names) > 1, _INITIAL.search(words) is not None, len(names)


def _is_venue(words: str) -> bool:
    if has_id(words) and words.count(" ") < _LONG_TITLE:
        return True
    is_short = " " not in words.strip() or words[-1:].isdigit()
    return (
        NO_TITLE.match(words) is not None
        or (is_short and _SHORT.fullmatch(words) is not None)
        or looks_like_venue(words)
    )


def behind_names(text: str, *, has_parts: bool = True) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the title behind authors whose list a colon or the year ends, and these, if any.

    Where nothing is set apart from the rest, a comma ends it as well, and "et al.".
    """
    head = read_head(text)
    if head is None or not head.names or head.style.startswith("group"):
        return (), ()
    may_end = has_parts or not head.style.startswith("in")
    if head.ending not in ({"colon", "year"} if may_end else {"colon", "year", "comma", "stop"}):
        return (), ()
    return tuple(titles_in(text, head)[:1]), head.names
