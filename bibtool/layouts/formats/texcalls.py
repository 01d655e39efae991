r"""Works in commands of a document's own: ``\pub{A. Smith}{On Boats}{Lakes}{2020}``.

A command is one for works if the document defines it with that many parts, or gives an
environment for works fields: ``\begin{publication} \title{On Boats} \authors{A. Smith}``.
"""

import re
from collections.abc import Iterator, Sequence

from bibtool.layouts.formats.facts import distinct, year_in
from bibtool.layouts.formats.macros import group_end, macros, without_comments
from bibtool.layouts.formats.spans import Work
from bibtool.layouts.formats.texitems import ids_of, names_in_tex, plain
from bibtool.layouts.formats.texparts import Parts, is_date, parts_of
from bibtool.layouts.lines import Understood

_DEFINITION = re.compile(
    r"\\(?:(?:re|provide)?newcommand|def|NewDocumentCommand)\*?\s{0,3}\{?\\([a-zA-Z]{1,30})\}?"
    r"\s{0,3}(?:\[(\d)\]|\{([\smoO{}]{1,40})\})?(?:\[[^][\n]{0,80}\])?\s{0,3}(?=\{)"
)
_ENVIRONMENT = re.compile(
    r"\\begin\{(?P<name>[a-z]{0,12}(?:publication|paper|article|pub|bibentry)[a-z]{0,6})\}",
    re.IGNORECASE,
)
_NO_WORK = re.compile(
    r"talk|teach|award|job|educ|exper|employ|service|review|grant|skill|student|position|school"
    r"|degree|event|section|head|fig|poster",
    re.IGNORECASE,
)
_FEWEST_PARTS, _MOST_PARTS = 3, 9
_OPENING = re.compile(r"(?:\s|%[^\n]{0,200}\n){0,40}\{")
_LONGEST_NAME = 80
_LONGEST_CALL = 6000
_MOST_DEFINITIONS = 300
_REST_OF_LINE = re.compile(r"[^\n%]{0,500}")


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
            end = group_end(text, found.end())
            body = text[found.end() + 1 : end - 1]
            parts = int(found[2] or 0) or sum(map((found[3] or "").count, "mo"))
            if not parts and 0 < len(body) <= _LONGEST_NAME and "#" not in body:
                self._short[found[1]] = plain(body)
            elif parts >= _FEWEST_PARTS and not _NO_WORK.search(found[1]):
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
    if definitions.calls:
        names = "|".join(sorted(definitions.calls))
        for call in re.finditer(rf"^[ \t]{{0,20}}\\({names})(?=\s{{0,3}}\{{)", text, re.MULTILINE):
            yield from _called(text, call, definitions)


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


def _called(text: str, call: re.Match[str], definitions: Definitions) -> Iterator[Work]:
    """Yield the work of a call if its arguments have a title and authors."""
    start = call.end() - len(call[1]) - 1
    groups = list(_groups(text, call.end()))
    if len(groups) < _FEWEST_PARTS:
        return
    rest = _REST_OF_LINE.match(text, groups[-1].stop)
    end = rest.end() if rest else groups[-1].stop
    arguments = [plain(definitions.spelt_out(text[each])) for each in groups]
    parts = parts_of(arguments)
    if parts.titles and parts.authors:
        yield Work(start, end, _understood(text[start:end], arguments, parts))


def _groups(text: str, at: int) -> Iterator[slice]:
    """Yield where the arguments in braces that follow a place are."""
    for _ in range(_MOST_PARTS):
        opened = _OPENING.match(text, at)
        end = group_end(text, opened.end() - 1) if opened else at
        if opened is None or end <= opened.end() or end - opened.end() > _LONGEST_CALL:
            return
        yield slice(opened.end(), end - 1)
        at = end


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
