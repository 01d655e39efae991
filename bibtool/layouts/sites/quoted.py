"""Mails that quote a list: ``> `` before each of its lines, which any other layout may read."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from bibtool.layouts.choice import best
from bibtool.layouts.lines import numbered, sample
from bibtool.layouts.printed import has_id
from bibtool.model import Leftover, Listing, Reference
from bibtool.plugins import Layout

NAME = "quoted"

_MARK = re.compile(r"[ \t]{0,8}(?:[>|]\s?){1,8}")
_CALLOUT = re.compile(r"\[![A-Za-z]{2,20}\][+-]?\s?")
"""What makes a note of a quotation: ``> [!abstract] On Boats``."""
_QUOTED = 0.6
_SURE = 0.98
_FEWEST = 3


def looks_like(text: str) -> float:
    """Return whether most lines are quoted."""
    lines = sample(text)
    if not lines or not any(_is_quoted(line.text) for line in lines):
        return 0.0
    quoted = sum(_is_quoted(line.text) for line in lines)
    return _SURE if quoted >= max(_FEWEST, _QUOTED * len(lines)) else 0.0


def _is_quoted(text: str) -> bool:
    return text[:9].lstrip(" \t").startswith(">")


def reader(layouts: Mapping[str, Layout]) -> Callable[[str], Listing]:
    """Return a function that reads quotations, given the layouts that what is quoted may have."""

    def read(text: str) -> Listing:
        bare = _bare(text)
        listing = layouts[best(layouts, bare, but=(NAME,))].read(bare)
        printed = {line.number: line.text for line in numbered(text)}
        taken = {number for reference in listing.references for number in reference.lines}
        unquoted = dict(enumerate(bare.split("\n"), 1))
        return Listing(
            NAME,
            tuple(_printed(reference, printed, unquoted) for reference in listing.references),
            tuple(Leftover(n, line) for n, line in printed.items() if n not in taken),
        )

    return read


def _printed(
    reference: Reference, printed: Mapping[int, str], unquoted: Mapping[int, str]
) -> Reference:
    """Return a reference with its text as it was printed, the marks before each of its lines."""
    first, *others = reference.text.split("\n")
    for at in range(len(reference.lines) - len(others)):
        numbers = reference.lines[at : at + 1 + len(others)]
        if first in unquoted[numbers[0]] and all(
            unquoted[number].startswith(part)
            for number, part in zip(numbers[1:], others, strict=True)
        ):
            marks = [printed[n].removesuffix(unquoted[n]) for n in numbers]
            is_whole = numbers == reference.lines and first == unquoted[numbers[0]]
            parts = [first, *others]
            marks[0] = marks[0] if is_whole else ""
            text = "\n".join(mark + part for mark, part in zip(marks, parts, strict=True))
            return replace(reference, text=text)
    return reference


def _bare(text: str) -> str:
    """Return a text without the marks; what is not quoted is an answer, but for ids."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(_unquoted(line) for line in text.split("\n"))


def _unquoted(line: str) -> str:
    found = _MARK.match(line) if _is_quoted(line) else None
    if found is None:
        return line if has_id(line) else ""
    callout = _CALLOUT.match(line, found.end())
    return line[callout.end() if callout else found.end() :]
