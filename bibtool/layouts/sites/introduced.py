"""Newsletters that tell of a work, then say where to read it: ``Read more: On Boats (arXiv)``."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bibtool.layouts.lines import Line, Page, Understood, is_directly_below, sample
from bibtool.layouts.markup import plain, tidy
from bibtool.layouts.people import author_list
from bibtool.layouts.printed import has_id, ids_in
from bibtool.model import Listing

NAME = "introduced"

_INTRODUCTION = re.compile(
    r"""[\s>*_•→👉📄🔗-]{0,9}(?P<label>
      (?:read|check|see|get|find|view|learn)\s(?:the|more|it|about|this|full|out|original|our|on)\b
        [^:\n]{0,40}
      |(?:the\s)?(?:full|original|research|source)\s(?:paper|article|text|study)
      |(?:link\ to\ )?(?:the\s)?(?:paper|preprint|article|study)
    )[*_]{0,3}\s?:[*_]{0,3}\s+(?P<rest>\S.{8,300})""",
    re.VERBOSE | re.IGNORECASE,
)
_WHERE = re.compile(r"\s*[(\[][^()\[\]]{2,60}[)\]][.\s]*$")
_RULER = re.compile(r"\W{3,}$")
_LINK = re.compile(r"(?:https?://|www\.|\S{1,60}\.(?:org|com|net|io)(?:/|$))", re.IGNORECASE)
_TARGET = re.compile(r"\s*\(?https?://\S{1,300}$")
_FEWEST, _USUAL = 2, 3
_FEWEST_SPACES, _FEWEST_SPACES_ABOVE = 2, 5
_SURE, _LIKELY = 0.9, 0.87
_MOST_WITHOUT = 0.5


class _Told(NamedTuple):
    """What is told of a work: the lines above, and the one that says where to read it."""

    above: Sequence[Line]
    line: Line
    below: Sequence[Line]
    rest: str

    @property
    def lines(self) -> list[Line]:
        return [*self.above, self.line, *self.below]


def looks_like(text: str) -> float:
    """Return how sure it is that works are told of so; nothing if others have names beside them."""
    if ":" not in text:
        return 0.0
    lines = sample(text)
    told = list(_told(lines))
    if len(told) < _FEWEST or Counter(_label(one.line) for one in told).most_common(1)[0][1] < 2:
        return 0.0
    own = {line.number for one in told for line in one.lines}
    others = [line.text for line in lines if line.number not in own]
    above = [line.text for one in told for line in one.above]
    names = sum(author_list(line.strip()) is not None for line in [*others, *above])
    ids = sum(map(has_id, [*others, *above]))
    if names + ids > _MOST_WITHOUT * len(told) or 2 * sum(map(_tells, told)) < len(told):
        return 0.0
    return _SURE if len(told) >= _USUAL else _LIKELY


def read(text: str) -> Listing:
    """Read one item from each work that is introduced, with what stands right above it."""
    page = Page(NAME, text)
    for told in _told(page.lines):
        page.take(told.lines, **_understood(told))
    return page.listing()


def _tells(told: _Told) -> bool:
    """Return whether there are words above, not a day or a speaker alone."""
    return any(line.text.count(" ") >= _FEWEST_SPACES_ABOVE for line in told.above)


def _label(line: Line) -> str:
    found = _INTRODUCTION.match(line.text)
    return found["label"].casefold() if found else ""


def _told(lines: Sequence[Line]) -> Iterator[_Told]:
    """Yield the works that are introduced, each with the lines of its paragraphs."""
    above: list[Line] = []
    waiting: _Told | None = None
    for line in lines:
        last = waiting.lines[-1] if waiting else above[-1] if above else None
        if last is not None and (not is_directly_below(line, last) or _RULER.match(line.text)):
            if waiting:
                yield waiting
            waiting, above = None, []
        if rest := _introduced(line.text):
            if waiting:
                yield waiting
            waiting, above = _Told(above, line, (), rest), []
        elif waiting:
            # Where to get the code and the data of the same work.
            waiting = waiting._replace(below=[*waiting.below, line])
        elif not _RULER.match(line.text):
            above.append(line)
    if waiting:
        yield waiting


def _introduced(text: str) -> str:
    """Return the title that a line introduces, and what may stand behind it."""
    found = _INTRODUCTION.match(text)
    rest = found["rest"] if found else ""
    bare = plain(rest)
    if not bare or not (bare[0].isupper() or bare[0].isdigit() or bare[0] in "\"“'‘«"):
        return ""
    if bare.count(" ") < _FEWEST_SPACES or _LINK.match(bare):
        return ""
    return rest


def _understood(told: _Told) -> Understood:
    whole = tidy(_TARGET.sub("", plain(told.rest)))
    short = tidy(_WHERE.sub("", whole)).strip('"“”')
    arxiv_id, doi = ids_in(told.rest)
    if arxiv_id is None and doi is None:
        arxiv_id, doi = ids_in("\n".join(line.text for line in told.below))
    return {
        "titles": tuple(dict.fromkeys(title for title in (short, whole) if title)),
        "summary": "\n".join(line.text.strip() for line in told.above),
        "arxiv_id": arxiv_id,
        "doi": doi,
    }
