"""Names in a row, written in one way: read one after the other until something else comes."""

import re
from collections.abc import Callable
from typing import NamedTuple

from bibtool.layouts.bibliographies.nameparts import JOINER, USUAL_JOINER

# After "Anna Smith and Bo Lund" no other name comes, unless such lists have initials.
_WHOLE_WORD_NEXT = re.compile(r",\s(?!\w{1,2}\.)(?!\w{1,20}\s\w\.)")


class Names(NamedTuple):
    """A list of names at a text's start, in the way they are written."""

    names: list[str]
    ends: list[int]
    """Where in the text each of them ends."""
    style: str
    key: str
    reach: int
    """Where the last name ends that was looked at, though it may be none of the list."""
    are_people: bool = False
    """Whether none of them can be a group's."""

    @property
    def end(self) -> int:
        """Where the list ends."""
        return self.ends[-1]

    def cut(self, size: int, style: str) -> "Names":
        """Return the first names of the list, in a style that they have."""
        names, ends = self.names[:size], self.ends[:size]
        return Names(names, ends, style, self.key, self.reach, self.are_people)


def names_of(
    text: str, pattern: re.Pattern[str], style: str, read: Callable[[re.Match[str]], str]
) -> Names | None:
    """Read names of one pattern until something else comes; "and" is before the last."""
    names: list[str] = []
    ends: list[int] = []
    at, key = 0, ""
    has_comma = has_and = False
    while (found := pattern.match(text, at)) and (name := read(found)):
        key = key or found.groupdict().get("family") or name.rsplit(" ", 1)[-1]
        names.append(name)
        at = found.end()
        if text[at - 1] == " ":
            at = before_space(text, at)
        ends.append(at)
        if has_comma and has_and:
            break
        if has_and and style == "natural" and _WHOLE_WORD_NEXT.match(text, at):
            break
        if USUAL_JOINER.match(text, at):
            has_comma, has_and = True, False  # the usual joiner, told at once
            at += 2
            continue
        joiner = JOINER.match(text, at)
        if joiner is None:
            break
        has_and = joiner[0].strip(" ,;") != ""
        has_comma = has_comma or not has_and or "," in joiner[0]
        at = joiner.end()
    return Names(names, ends, style, key, ends[-1]) if names else None


def before_space(text: str, end: int) -> int:
    """Return where the blanks begin that stand before a place."""
    while end and text[end - 1] == " ":
        end -= 1
    return end
