r"""Works in commands of a document's own: ``\pub{A. Smith}{On Boats}{Lakes}{2020}``.

A command is one for works if the document defines it with that many parts, or gives an
environment for works fields: ``\begin{publication} \title{On Boats} \authors{A. Smith}``.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bibtool.layouts.formats.facts import distinct, year_in
from bibtool.layouts.formats.macros import group_end, macros, without_comments
from bibtool.layouts.formats.spans import Work
from bibtool.layouts.formats.texitems import ids_of, names_in_tex
from bibtool.layouts.formats.texparts import Parts, is_date, parts_of
from bibtool.layouts.formats.texprinted import plain
from bibtool.layouts.lines import Understood

_DEFINITION = re.compile(
    r"\\(?:(?:re|provide)?newcommand|def|NewDocumentCommand)\*?\s{0,3}\{?\\([a-zA-Z]{1,30})\}?"
    r"\s{0,3}(?:\[(\d)\]|\{([\smoO{}]{1,40})\})?(?:\[[^][\n]{0,80}\])?\s{0,3}(?=\{)"
)
_ENVIRONMENT = re.compile(
    r"\\begin\{(?P<name>[a-z]{0,12}(?:publication|paper|article|pub|bibentry)[a-z]{0,6})\}",
    re.IGNORECASE,
)
NO_WORK = re.compile(
    r"talk|teach|award|job|educ|exper|employ|service|review|grant|skill|student|position|school"
    r"|degree|event|section|head|fig|poster",
    re.IGNORECASE,
)
_SAYS_WORK = re.compile(
    r"^[ \t]{0,20}\\((?:my|cv|resume)?(?:pub|publication|paper|preprint|article)"
    r"(?:item|entry)?)(?=\{)",
    re.IGNORECASE | re.MULTILINE,
)
"""A command that some other file defines, if its name says what for."""
_NOBODY = re.compile(r"\\[a-zA-Z]{1,20}\{\}[\s,]{0,9}")
_FEWEST_ALIKE, _SHARE_ALIKE = 3, 0.6
_FEWEST_PARTS, _MOST_PARTS = 3, 9
_OPENING = re.compile(r"(?:\s|%[^\n]{0,200}\n){0,40}\{")
_LONGEST_NAME = 80
_LONGEST_CALL = 6000
_MOST_UNCLOSED, _SELDOM_UNCLOSED = 20, 20
_MOST_DEFINITIONS = 300
REST_OF_LINE = re.compile(r"[^\n%]{0,500}")


class _Call(NamedTuple):
    """A call of a command: where it is, its arguments as they are printed, what they seem."""

    start: int
    end: int
    arguments: Sequence[str]
    parts: Parts


class Definitions:
    """The commands that a document defines."""

    def __init__(self, text: str) -> None:
        self._short: dict[str, str] = {}
        self.calls: set[str] = set()
        """Those that take the parts of something."""
        self._pattern: re.Pattern[str] | None = None
        if "newcommand" not in text and "\\def" not in text and "\\NewDoc" not in text:
            return
        for count, found in enumerate(_DEFINITION.finditer(text)):
            if count >= _MOST_DEFINITIONS:
                break
            end = group_end(text, found.end(), _LONGEST_NAME + 2)  # a longer body is no name
            body = text[found.end() + 1 : end - 1]
            parts = int(found[2] or 0) or sum(map((found[3] or "").count, "mo"))
            if not parts and 0 < len(body) <= _LONGEST_NAME and "#" not in body:
                self._short[found[1]] = plain(body)
            elif parts >= _FEWEST_PARTS and not NO_WORK.search(found[1]):
                self.calls.add(found[1])
        words = "|".join(sorted((n for n, body in self._short.items() if " " in body), key=len))
        self._pattern = re.compile(rf"\\({words})(?![a-zA-Z])(?:\{{\}})?") if words else None

    def spelt_out(self, text: str) -> str:
        """Return a text with the words that commands stand for: one's own name."""
        if self._pattern is None or "\\" not in text:
            return text
        return self._pattern.sub(lambda found: self._short[found[1]], text)


def called_works(text: str, definitions: Definitions) -> Iterator[Work]:
    """Yield the works that a document's own commands and environments give the parts of."""
    if "\\begin{" in text:
        for found in _ENVIRONMENT.finditer(text):
            closing = f"\\end{{{found['name']}}}"
            end = text.find(closing, found.end(), found.end() + _LONGEST_CALL)
            inner = text[found.end() : end] if end >= 0 else ""
            if work := _fields(definitions.spelt_out(without_comments(inner))):
                yield Work(found.start(), end + len(closing), work)
    named = Counter(found[1] for found in _SAYS_WORK.finditer(text))
    calls = definitions.calls | {name for name, count in named.items() if count > 1}
    if calls:
        names = "|".join(sorted(calls))
        pattern = rf"^[ \t]{{0,20}}\\({names})(?=\s{{0,3}}\{{)"
        calls_of: dict[str, list[_Call]] = {}
        unclosed = Unclosed(text)
        for found in re.finditer(pattern, text, re.MULTILINE):
            groups = list(groups_at(text, found.end()))
            if unclosed.are_too_many(groups, found.end()):
                break
            if call := _call(text, found, groups, definitions):
                calls_of.setdefault(found[1], []).append(call)
        for name, alike in calls_of.items():
            yield from _called(text, alike, says_work=name in named)


def _fields(inner: str) -> Understood | None:
    """Return the work of an environment that has its title and its authors in commands."""
    fields: dict[str, str] = {}
    for macro in macros(inner):
        fields.setdefault(macro.name.lower(), macro.arguments[0])
    title = plain(fields.get("title") or fields.get("papertitle") or "").strip(" .,;")
    people = plain(fields.get("authors") or fields.get("author") or "")
    if not title:
        return None
    arxiv, doi = ids_of(inner, list(macros(inner)))
    dates = (fields.get(name, "") for name in ("year", "date", "venue", "journal"))
    return {
        "titles": distinct((title,)),
        "authors": names_in_tex(people),
        "year": next(filter(None, map(year_in, map(plain, dates))), None),
        "arxiv_id": arxiv[0] if len(arxiv) == 1 else None,
        "doi": doi,
    }


def _call(
    text: str, found: re.Match[str], groups: Sequence[slice], definitions: Definitions
) -> _Call | None:
    """Return a call if it has enough arguments."""
    if len(groups) < _FEWEST_PARTS:
        return None
    rest = REST_OF_LINE.match(text, groups[-1].stop)
    end = rest.end() if rest else groups[-1].stop
    arguments = [plain(_NOBODY.sub("", definitions.spelt_out(text[each]))) for each in groups]
    return _Call(found.end() - len(found[1]) - 1, end, arguments, parts_of(arguments))


def _called(text: str, calls: Sequence[_Call], *, says_work: bool) -> Iterator[Work]:
    """Yield the works of a command's calls, which have title and authors, or a title alone."""
    place = _place_of_titles(calls)
    for start, end, arguments, parts in calls:
        if 0 <= place < len(arguments) and (title := arguments[place].strip(" .,;")):
            others = (*arguments[:place], "", *arguments[place + 1 :])
            own = parts if title in parts.titles[:1] else parts_of(others)
            parts = Parts((title,), own.authors)  # noqa: PLW2901 - the same, better known
        if parts.titles and (parts.authors or says_work):
            yield Work(start, end, _understood(text[start:end], arguments, parts))


def _place_of_titles(calls: Sequence[_Call]) -> int:
    """Return which argument nearly all calls have their title in; -1 for none."""
    sure = [call for call in calls if call.parts.titles and call.parts.authors]
    places = Counter(
        place
        for call in sure
        for place, words in enumerate(call.arguments)
        if words.strip(" .,;") == call.parts.titles[0]
    )
    place, count = places.most_common(1)[0] if places else (-1, 0)
    return place if count >= max(_FEWEST_ALIKE, _SHARE_ALIKE * len(calls)) else -1


def groups_at(text: str, at: int) -> Iterator[slice]:
    """Yield where the arguments in braces that follow a place are."""
    for _ in range(_MOST_PARTS):
        opened = _OPENING.match(text, at)
        end = group_end(text, opened.end() - 1, _LONGEST_CALL + 2) if opened else at
        if opened is None or end <= opened.end() or end - opened.end() > _LONGEST_CALL:
            return
        yield slice(opened.end(), end - 1)
        at = end


class Unclosed:
    """Counts the calls of a document whose last argument never ends: each is looked for far.

    A document that has many of them beside few others has lost its braces.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._all = self._open = 0

    def are_too_many(self, groups: Sequence[slice], at: int) -> bool:
        """Count the call at a place, with these arguments; return whether to look no further."""
        after = groups[-1].stop + 1 if groups else at
        self._all += 1
        self._open += len(groups) < _MOST_PARTS and _OPENING.match(self._text, after) is not None
        return self._open > _MOST_UNCLOSED + self._all // _SELDOM_UNCLOSED


def _understood(part: str, arguments: Sequence[str], parts: Parts) -> Understood:
    bare = without_comments(part)
    arxiv, doi = ids_of(bare, list(macros(bare)))
    dates = [year for each in arguments if is_date(each) and (year := year_in(each))]
    return {
        "titles": distinct(parts.titles),
        "authors": parts.authors,
        "year": dates[0] if dates else None,
        "arxiv_id": arxiv[0] if len(arxiv) == 1 else None,
        "doi": doi,
    }
