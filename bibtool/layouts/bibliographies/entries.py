"""One entry of a bibliography: the work it names, or the several works."""

import re
from collections.abc import Sequence

from bibtool.identifiers import ArxivId
from bibtool.layouts.bibliographies.capitalnames import capital_cuts
from bibtool.layouts.bibliographies.heads import NO_OPENING, Head, Opening, are_authors, read_head
from bibtool.layouts.bibliographies.joining import ids_of, join, spellings
from bibtool.layouts.bibliographies.lastnames import last_as_title
from bibtool.layouts.bibliographies.looserows import LooseRow, loose_row
from bibtool.layouts.bibliographies.lostspaces import with_spaces
from bibtool.layouts.bibliographies.others import aside_with_id, own_ids, title_with_id
from bibtool.layouts.bibliographies.quotedtitles import opening_quote, quoted_behind_names
from bibtool.layouts.bibliographies.titles import titles_in
from bibtool.layouts.citations import read_citation, split_citation
from bibtool.layouts.lines import Understood
from bibtool.layouts.markup import plain, quickly_clean
from bibtool.layouts.printed import has_id
from bibtool.layouts.remembering import remembered_by_text

_MOST = 5
_LONGEST = 16_000
_NEAR = 2_000
"""Characters before and after a semicolon that tell whether it parts two works."""
_LAST = 24
"""Characters at the end of an entry that most have their year in."""
_YEAR = re.compile(r"((?:19|20)(?<![\d./:–-]..)\d\d)[a-z]?(?![\d/:–-]|\.\d|\w)")
_IN_BRACKETS = re.compile(r"\(((?:19|20)\d\d)[a-z]?\)")
_ACCESSED = re.compile(r"(?:accessed|retrieved|visited|last access)\b.*|https?:\S+", re.IGNORECASE)
_TAG = re.compile(r"<[a-z/]")
_SEMICOLON = re.compile(r";\s+(?:and\s|see also\s|see\s)?")
_LETTER = re.compile(r"(?:^|(?<=[\s;.]))\(([a-h])\)\s")
_IBID = re.compile(r"ibid\b|\d|erratum|\[", re.IGNORECASE)


def works_of(text: str, start: int = 0, opening: Opening = NO_OPENING) -> list[Understood]:
    """Read an entry's lines, from where its number ends; several works have their own text.

    The authors need not be read again where it starts with an opening that is known.
    """
    parts = _parts(text, start)
    if len(parts) == 1:
        return _each_id(_work(parts[0], opening))
    works: list[Understood] = []
    for part in parts:
        bare = _LETTER.sub("", part.strip()[:4]) + part.strip()[4:]
        works += [{**work, "text": part.strip()} for work in _each_id(_work(bare, NO_OPENING))]
    return works


def _parts(text: str, start: int) -> list[str]:
    """Return the parts of an entry that name a work each: ``(a) …; (b) …`` or ``…; …``."""
    if cuts := capital_cuts(text, start):
        return [text[a:b] for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    if "; " not in text and ";\n" not in text and "(b)" not in text:
        return [text[start:]]
    cuts = [found.start() for found in _LETTER.finditer(text, start)]
    letters = "".join(found[1] for found in _LETTER.finditer(text, start))
    if len(cuts) > 1 and letters == "abcdefgh"[: len(cuts)] and not text[start : cuts[0]].strip():
        return [text[a:b] for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    cuts = [start]
    for found in _SEMICOLON.finditer(text, start, start + _LONGEST):
        before = text[max(cuts[-1], found.start() - _NEAR) : found.start()]
        after = text[found.end() : found.end() + _NEAR]
        if _names_a_work(before) and _starts_a_work(after):
            cuts.append(found.end())
    return [text[a:b] for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]


def _names_a_work(text: str) -> bool:
    return _YEAR.search(text) is not None or has_id(text)


def _starts_a_work(text: str) -> bool:
    text = " ".join(text[:600].split())
    if _IBID.match(text):
        return False
    head = read_head(text)
    return (
        head is not None
        and head.style.startswith(("initials", "inverted", "natural"))
        and _names_a_work(text[head.end :])
    )


def _each_id(work: tuple[Understood, Sequence[ArxivId]]) -> list[Understood]:
    understood, ids = work
    if len(ids) > 1:
        return [{**understood, "arxiv_id": each, "doi": None} for each in ids]
    return [{**understood, "arxiv_id": ids[0] if ids else None}]


@remembered_by_text
def _work(text: str, opening: Opening) -> tuple[Understood, Sequence[ArxivId]]:
    joined = join(text[:_LONGEST].split("\n"))
    ids, doi = ids_of(joined)
    text = plain(joined.text) if _is_marked(joined.text) else joined.text
    line = with_spaces(quickly_clean(text))
    head = opening.head_of(line)
    titles, authors, year = _understood(line, head)
    if ids and (title := title_with_id(line, titles)):
        ids, titles = own_ids(line, title), [title, *titles]
    if ids and (aside := aside_with_id(line)):
        ids = own_ids(line, aside)
    if joined.broken:
        titles = [title for t in titles for title in spellings(t, joined.broken)]
    return {
        "titles": tuple(dict.fromkeys(titles))[:_MOST],
        "authors": authors,
        "year": year,
        "doi": doi,
    }, ids


def _is_marked(text: str) -> bool:
    return "](" in text or "**" in text or ("<" in text and _TAG.search(text) is not None)


def _understood(line: str, head: Head | None) -> tuple[Sequence[str], tuple[str, ...], int | None]:
    if opened := opening_quote(line):
        title, end = opened
        behind = read_head(line[end:].lstrip(" ,;."))
        names = behind.names if behind and are_authors(behind) else ()
        found = read_citation(line)
        return [title, *found.titles], names or found.authors, found.year or _year(line)
    loose = loose_row(line)
    if loose and (head is None or _is_looser(line, loose, head)):
        return loose
    is_weak = head and head.size == 1 and head.style in {"natural stop", "group stop"}
    if head is None or (is_weak and split_citation(line)[1]):
        found = read_citation(line)
        return found.titles, found.authors, found.year or _year(line)
    titles = titles_in(line, head)
    if head.style == "natural comma" and (title := last_as_title(line, head, titles)):
        return [title], head.names[:-1], head.year or _year(line)
    quoted = quoted_behind_names(line[head.end :]) if head.ending != "quote" else []
    return [*quoted, *titles], head.names, head.year or _year(line)


def _is_looser(line: str, loose: LooseRow, head: Head) -> bool:
    """Return whether a head lacks authors that no mark parts from the title, or took that too."""
    if head.style.startswith("group") or len(loose.authors) > head.size:
        return True
    title = loose.titles[0]
    taken = line[: head.end].find(title)
    return len(loose.authors) == head.size and taken >= 0


def _year(line: str) -> int | None:
    if "ccess" in line or "http" in line or "etrieved" in line:
        line = _ACCESSED.sub("", line)
    # The last one counts, and stands at the end of most.
    near = max(0, len(line) - _LAST)
    found = _IN_BRACKETS.findall(line) or _YEAR.findall(line, near) or _YEAR.findall(line)
    return int(found[-1]) if found else None
