"""Titles in a table's cells, with who wrote the work and when around them."""

import re

from bibtool.layouts.markup import plain, tidy
from bibtool.layouts.shapes.titles import read_head
from bibtool.untrusted import clean

_CITED = re.compile(
    r"[^\W\d_a-z][\w'’.-]{1,30}(?:\s(?:&|and|et|al\.?|[^\W\d_a-z][\w'’.-]{0,30})){0,4},\s"
    r"(?P<title>\S.{8,400}\S)\s\((?:19|20)\d\d[a-z]?\)\W*"
)
_CITED_BEHIND = re.compile(
    r"\s\([^\W\d_a-z][\w'’.-]{1,30}(?:\s(?:&|and|et|al\.?|[^\W\d_a-z][\w'’.-]{0,30})){0,4},?\s"
    r"(?:19|20)\d\d[a-z]?\)\W*$"
)
_QUOTED = re.compile(r"[“\"]([^“”\"]{4,400})[”\"]")
_BEHIND_QUOTED = re.compile(r"^[^“”\"]{0,3}[“\"]|,\s[“\"]|[”\"],\s[A-Z]")


def cited(cell: str) -> list[str]:
    """Return the title of ``Oar et al., On Boats (2024)``, if a cell is such a reference."""
    found = _CITED.fullmatch(clean(plain(cell)))
    return [tidy(found["title"])] if found else []


def titles_of(title: str) -> tuple[str, ...]:
    """Return the title without what stands in brackets behind it, and as it is."""
    cited = _CITED_BEHIND.search(title)
    bare = [title[: cited.start()]] if cited else []
    quoted = _QUOTED.findall(title)
    if len(quoted) == 1 and _BEHIND_QUOTED.search(title):
        bare.insert(0, tidy(quoted[0]))
    return tuple(dict.fromkeys([*bare, *read_head(title, "whole").titles, title]))
