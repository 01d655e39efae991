r"""Works in paragraphs of a document without lists: ``A. Smith. \textbf{On Boats.} Lakes, 2020``.

A paragraph is one if it names an id, or if it has its title where the others have theirs, authors
beside it and a year.
"""

import re
from collections.abc import Iterator

from bibtool.layouts.formats.macros import without_comments
from bibtool.layouts.formats.spans import Work
from bibtool.layouts.formats.texitems import has_year, understood
from bibtool.layouts.formats.texplaces import told_by_place, with_told
from bibtool.layouts.formats.texprinted import plain
from bibtool.layouts.lines import is_prose
from bibtool.layouts.printed import has_id

_BEGUN = "\\begin{document}"
_SETTINGS = re.compile(r"\\(?:documentclass|usepackage|(?:re)?newcommand|def|begin)(?![a-zA-Z])")
_BLANK_LINE = re.compile(r"\n\s*\n")
_NAMED = re.compile(r"\\(?:emph|textit)\{[^{}]{20,300}\}|``[^`']{20,300}''")
_HEADING = re.compile(
    r"\\[a-zA-Z]{3,20}\*?\{[^{}\n]{1,80}\}\s{0,5}\n"
    r"|\\[a-zA-Z]{1,20}\s{0,5}\n"
)
_COMMAND = re.compile(r"\\[a-zA-Z]{2}")
_LONGEST = 3000
_SEVERAL, _FEWEST = 2, 3
_MOST = 0.6

_Part = tuple[int, str]
"""Where a paragraph is, and its text."""


def paragraph_works(text: str) -> Iterator[Work]:
    """Yield the works of the paragraphs that name an id, or of those alike if these are more."""
    parts = list(_parts(text))
    named = [(start, part) for start, part in parts if _may_name(without_comments(part))]
    alike = list(_alike(parts))
    if len(alike) > len(named):
        yield from alike
        return
    [told] = told_by_place([[without_comments(part) for _, part in named]])
    for (start, part), own in zip(named, told, strict=True):
        for work in understood(part):
            yield Work(start, start + len(part), with_told(work, own))


def alike_works(text: str) -> list[Work]:
    """Return the works of paragraphs that are written alike."""
    return list(_alike(list(_parts(text))))


def _alike(parts: list[_Part]) -> Iterator[Work]:
    """Yield the works of paragraphs with a title in one place, and names beside most of them."""
    parts = [each for each in parts if _COMMAND.search(each[1]) and has_year(each[1])]
    if len(parts) < _FEWEST:
        return
    bodies = [without_comments(part) for _, part in parts]
    [told] = told_by_place([bodies])
    cited = sum(bool(own and own.authors) for own in told)
    if cited < max(_FEWEST, _MOST * len(parts)):
        return
    for (start, part), body, own in zip(parts, bodies, told, strict=True):
        if own and not is_prose(plain(body[: body.find("\\")])):
            for work in understood(part):
                yield Work(start, start + len(part), with_told(work, own))


def _parts(text: str) -> Iterator[_Part]:
    """Yield the paragraphs, without the headings that stand right above them."""
    at = max(text.find(_BEGUN), 0)
    for part in _BLANK_LINE.split(text[at:].removeprefix(_BEGUN)):
        start = text.index(part, at)
        at = start + len(part)
        while heading := _HEADING.match(part):
            start, part = start + heading.end(), part[heading.end() :]  # noqa: PLW2901
        if len(part) < _LONGEST and not _SETTINGS.search(part):
            yield start, part


def _may_name(said: str) -> bool:
    """Return whether a paragraph names an id, and no more works than it can be told of."""
    # Which of the works that a text speaks of has the id, nothing tells.
    return has_id(said) and (len(_NAMED.findall(said)) < _SEVERAL or not is_prose(said))
