"""Parts of a page of results that may be works: a title, and what the site prints with it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bibtool.layouts.furniture import is_compound, is_furniture
from bibtool.layouts.lines import Line, ends_sentence, is_directly_below, is_prose
from bibtool.layouts.people import is_surely_authors
from bibtool.layouts.printed import has_id, opens_with_id
from bibtool.layouts.shapes.persons import names_kind
from bibtool.layouts.sites.resultforms import ALWAYS, KIND, form_of
from bibtool.layouts.sites.resultnames import listed, one_each

_FEWEST = 3
_LONGEST_TITLE, _LONGEST_BLOCK = 400, 40
_MOST_ABOVE = 6
_SAID = 60
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d|\.\d{4})")
_CLOCK = re.compile(r"(?<!\d)[012]?\d:[0-5]\d(?!\d)")
_COUNT = re.compile(r"(\d{1,4})\.?")
_CUT = ("...", "…", "... more", "… more", "Show more")


class Recurring(NamedTuple):
    """The lines of a work, where its title is among them, and which of them are the site's."""

    lines: list[Line]
    at: int
    own: frozenset[int]

    @property
    def title(self) -> Line:
        """The line of its title."""
        return self.lines[self.at]

    @property
    def authors(self) -> tuple[str, ...]:
        """The names of the first line below the title that is names, or of a line each."""
        below = self.lines[self.at + 1 : self.at + 1 + _MOST_ABOVE]
        texts = (line.text for line in below if line.number not in self.own)
        each = one_each(below)
        if len(each) > 1:
            return each
        return next((names for text in texts if (names := _names(text))), each)


def headed(lines: Sequence[Line], own: frozenset[int]) -> Iterator[Recurring]:
    """Yield each part of a page that has a title, with the parts below that have none."""
    last: Recurring | None = None
    for part in _parts(lines):
        at = _title_of(part, own)
        if last and len(last.lines) + len(part) <= _LONGEST_BLOCK and _goes_on(last, part, at):
            last.lines.extend(part)
        elif at is not None:
            if last:
                yield last
            last = Recurring(part, at, own)
    if last:
        yield last


def _goes_on(work: Recurring, part: Sequence[Line], at: int | None) -> bool:
    """Return whether a part is still of the work above: of the site's words, or its authors."""
    if not is_full(work) and (at is None or _names(part[0].text)):
        return True
    if at is not None:
        return False
    is_telling = part[0].number in work.own and bool(telling(Recurring(list(part), 0, work.own)))
    return is_telling or all(line.number in work.own or _is_said(line.text) for line in part[1:])


def _parts(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the paragraphs of a page, or what stands between its works' numbers."""
    starts = _counted(lines) or [
        at for at in range(len(lines)) if not at or not is_directly_below(lines[at], lines[at - 1])
    ]
    for first, following in pairwise([*starts, len(lines)]):
        part = list(lines[first:following])
        if len(part) <= _LONGEST_BLOCK:
            yield part


def _counted(lines: Sequence[Line]) -> list[int]:
    """Return where a number stands alone above a blank line or below one, each the next."""
    found: list[int] = []
    last = 0
    for at, line in enumerate(lines):
        number = _COUNT.fullmatch(line.text.strip()) if len(line.text) < 9 else None
        opens = not at or not is_directly_below(line, lines[at - 1])
        if number and opens and (int(number[1]) == last + 1 or not last):
            last = int(number[1])
            found.append(at)
    return found if len(found) >= _FEWEST else []


def _title_of(part: Sequence[Line], own: frozenset[int]) -> int | None:
    """Return where the title of a part is: its first line that is not the site's."""
    for at, line in enumerate(part[: _MOST_ABOVE + 1]):
        if line.number not in own:
            return at if may_be_title(line.text) else None
    return None


def may_be_title(text: str) -> bool:
    """Return whether a line may be a title: no button, link, time, list of names or abstract."""
    bare = text.strip()
    if len(bare) > _LONGEST_TITLE or is_furniture(bare) or opens_with_id(bare):
        return False
    if _is_said(bare) and not bare.endswith("?"):
        return False
    if bare[:1] in "*_" and bare[:1] == bare[-1:] and names_kind(bare):
        return False
    if _CLOCK.search(bare) or is_surely_authors(bare):
        return False
    return bare.count(" ") > 0 or is_compound(bare)


def telling(work: Recurring) -> set[str]:
    """Return the forms of the site's lines of a work that other pages do not have."""
    return {
        form
        for line in work.lines
        if line.number in work.own and (form := form_of(line.text)) and _tells(line.text, form)
    }


def _tells(text: str, form: str) -> bool:
    if form == KIND:
        return True
    if form in ALWAYS or has_id(text) or opens_with_id(text):
        return False
    if not form.endswith(":") and _YEAR.search(text):
        return False  # a venue's, which a home page has too
    # A button of one word or two may be a home page's, too.
    is_button = form == text.strip() and is_furniture(text) and form.count(" ") < 2
    return sum(map(str.isalpha, form)) > 3 and not is_button


def is_full(work: Recurring) -> bool:
    """Return whether below the title is more than what is the site's: authors, a venue."""
    below = work.lines[work.at + 1 :]
    return any(line.number not in work.own for line in below)


def _names(text: str) -> tuple[str, ...]:
    return () if _is_said(text) else listed(text)


def _is_said(text: str) -> bool:
    """Return whether a line is from an abstract, whole or cut."""
    bare = text.rstrip()
    return is_prose(bare, _SAID) and (bare.endswith(_CUT) or ends_sentence(bare))
