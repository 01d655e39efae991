"""A wiki's source: ``{{cite journal |title=On Boats |eprint=2301.00001}}`` names a work.

The names of the parts are those of the citation templates of Wikipedia
(https://en.wikipedia.org/wiki/Help:Citation_Style_1).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from bibtool.identifiers import ArxivId, Doi
from bibtool.layouts.lines import Line, Page, Understood, is_prose, sample
from bibtool.layouts.markup import plain, tidy
from bibtool.layouts.people import author_list
from bibtool.layouts.printed import ids_in
from bibtool.layouts.sites.othermarkup import with_links
from bibtool.layouts.sites.othermarkuptitles import Titled, with_quoted_title
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "wikitext"

_SURE = 0.97
_LEAST = 4
"""Of so many lines that are not prose one at least is of a work."""
_OPENING = re.compile(
    r"\{\{\s{0,9}(?:cite[ _](?:arxiv|journal|conference|book|thesis|web|report|biorxiv|document"
    r"|paper|magazine|encyclopedia|ssrn|tech report)|citation|vcite journal)\s{0,9}(?=[|\n]|$)",
    re.IGNORECASE,
)
_EDGE = re.compile(r"\{\{|\}\}|\[\[|\]\]|\|")
_LINK = re.compile(
    r"\[\[(?:[^][|]{0,300}\|)?([^][|]{1,300})\]\]|\[https?://\S{1,500}\s([^][]{1,400})\]"
)
_QUOTES = re.compile(r"'{2,5}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d|\.\d{4})")
_ITEMS = tuple("*#:")
_LISTED = re.compile(r"[*#:]{1,6}\s{0,9}")
_REF = "<ref"
_LONGEST = 6000
_MOST_LINES = 60
_MOST_OPEN = 3
_MOST_AUTHORS = 60
_MAY_HAVE_ID = ("arxiv", "eprint", "url", "doi", "id", "class", "number")


class _Work(NamedTuple):
    """A template: its lines, its source and its parts by name."""

    lines: tuple[Line, ...]
    text: str
    parts: Mapping[str, str]


def looks_like(text: str) -> float:
    """Return nearly 1 where many lines that are not prose are of works in such templates."""
    if "{{" not in text[:200_000]:
        return 0.0
    lines = sample(text)
    works = list(_works(lines))
    inside = {line.number for work in works for line in work.lines}
    others = [line for line in lines if line.number not in inside and not is_prose(line.text)]
    return _SURE if inside and len(inside) * _LEAST >= len(inside) + len(others) else 0.0


def read(text: str) -> Listing:
    """Read one item from each template that has a title."""
    page = Page(NAME, text)
    taken: set[int] = set()
    for lines, group in groupby(_works(page.lines), key=lambda work: work.lines):
        if taken.isdisjoint(line.number for line in lines):
            taken.update(line.number for line in lines)
            works = list({work.text: work for work in group}.values())
            whole = len(works) == 1
            page.take_each(lines, [_understood(work, is_whole=whole) for work in works])
    for line in page.lines:
        if line.number not in taken and line.text[:1] in _ITEMS and _REF not in line.text:
            cited = with_quoted_title(with_links(_LISTED.sub("- ", line.text, count=1)))
            if cited.title:
                page.take([line], **_cited(cited))
    return page.listing()


def _cited(cited: Titled) -> Understood:
    """Return what an item says that has no template: ``* Anna Smith, ''On Boats'', 2020``."""
    arxiv_id, doi = ids_in(cited.line)
    return {
        "titles": (clean(tidy(cited.title)),),
        "authors": tuple(map(clean, cited.names)),
        "arxiv_id": arxiv_id,
        "doi": doi,
    }


def _works(lines: Sequence[Line]) -> Iterator[_Work]:
    for at, line in enumerate(lines):
        if "{{" not in line.text:
            continue
        rest: str | None = None
        left_open = 0
        for found in _OPENING.finditer(line.text):
            end = _end(line.text, found.end())
            own: tuple[Line, ...] = (line,)
            source = line.text
            if end is None and rest is None:
                # The last one of a line may go on below it.
                own, rest = _below(lines, at)
                source, end = rest, _end(rest, found.end())
            if end is None:
                left_open += 1
                if left_open > _MOST_OPEN:
                    break
                continue
            parts = _parts(source[found.end() : end - 2])
            if parts.get("title"):
                yield _Work(own, source[found.start() : end], parts)


def _below(lines: Sequence[Line], at: int) -> tuple[tuple[Line, ...], str]:
    """Return a line with those below it up to the one that closes what it opens."""
    depth = 0
    for n in range(at, min(len(lines), at + _MOST_LINES)):
        depth += lines[n].text.count("{{") - lines[n].text.count("}}")
        if depth <= 0:
            own = tuple(lines[at : n + 1])
            return own, "\n".join(line.text for line in own)
    return (lines[at],), lines[at].text


def _end(text: str, start: int) -> int | None:
    """Return where the template that was opened before a place ends."""
    depth = 1
    for found in _EDGE.finditer(text, start, start + _LONGEST):
        if found[0] == "{{":
            depth += 1
        elif found[0] == "}}":
            depth -= 1
            if not depth:
                return found.end()
    return None


def _parts(source: str) -> Mapping[str, str]:
    """Return the parts between the bars that stand in no link and no inner template."""
    parts: dict[str, str] = {}
    depth = 0
    start = 0
    for found in [*_EDGE.finditer(source), None]:
        sign = found[0] if found else "|"
        if sign == "|" and (depth <= 0 or found is None):
            name, equals, value = source[start : found.start() if found else len(source)].partition(
                "="
            )
            if equals:
                parts.setdefault(name.strip().casefold(), value.strip())
            start = found.end() if found else 0
        elif sign != "|":
            depth += 1 if sign in ("{{", "[[") else -1
    return parts


def _understood(work: _Work, *, is_whole: bool) -> Understood:
    parts = work.parts
    texts = [value for name, value in parts.items() if name in _MAY_HAVE_ID and value]
    title = _text(parts["title"])
    title = tidy(clean(plain(title) if "<" in title or "&" in title else title))
    year = _YEAR.search(parts.get("year", "") or parts.get("date", ""))
    arxiv_id = next(filter(None, map(ArxivId.find, texts)), None)
    if is_whole and title and arxiv_id is None:
        # ``}} Revised version: [http://arxiv.org/abs/2301.00001 On Boats]``
        below = "\n".join(line.text for line in work.lines).partition(work.text)[2]
        arxiv_id = ids_in(below)[0] if title in below else None
    doi = Doi.find(parts.get("doi", ""))
    found: Understood = {
        "titles": (title,) if title else (),
        "authors": _authors(parts),
        "year": int(year[0]) if year else None,
        "arxiv_id": arxiv_id or (doi.arxiv_id if doi else None),
        "doi": None if doi and doi.arxiv_id else doi,
    }
    return found if is_whole else {"text": work.text, **found}


def _text(value: str) -> str:
    """Return a value without the marks of links and slanted type."""
    return _QUOTES.sub("", _LINK.sub(lambda found: found[1] or found[2], value))


def _authors(parts: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names that parts of their own have, ``last2`` and ``first2``, or a list."""
    names: list[str] = []
    for n in ("", *map(str, range(1, _MOST_AUTHORS))):
        family = parts.get(f"last{n}") or parts.get(f"surname{n}") or parts.get(f"author-last{n}")
        first = parts.get(f"first{n}") or parts.get(f"given{n}") or parts.get(f"author-first{n}")
        if family:
            names.append(clean(_text(f"{first} {family}" if first else family)))
        elif whole := parts.get(f"author{n}"):
            listed = author_list(clean(_text(whole)))
            names += listed or ((clean(_text(whole)),) if ", " not in whole else ())
    return tuple(names)
