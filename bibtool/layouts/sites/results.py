"""Pages of results of databases and publishers: a block for each work, with what all of them show.

Each block has a title, mostly names, and lines such as ``Cited by 3``, ``PMID: 1234`` or ``Save to
Library``. The words between are the beginning of the abstract or a machine's.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bibtool.layouts.furniture import is_compound, is_furniture
from bibtool.layouts.lines import Line, Page, ends_sentence, is_directly_below, is_prose, sample
from bibtool.layouts.markup import plain
from bibtool.layouts.people import name_fit
from bibtool.layouts.printed import arxiv_ids_in, ids_in
from bibtool.layouts.sites.recurring import recurring, share_of
from bibtool.layouts.sites.recurringparts import Recurring
from bibtool.layouts.sites.resultnames import one_each, one_line
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "search-results"

_SURE = 0.88
_CLOSE = 0.1
_FEW_WORDS = 3
_FEWEST = 2
_LONGEST_BLOCK = 20
_LONGEST_TITLE = 400
_SURE_NAME = 0.4
_MOST_ABOVE = 4
"""So many lines may stand above a title: its number, its kind, its date."""
_SIGNS = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "pmid": r"PMID:\s?\d",
        "citations": r"(?:times )?cited by:?\s?\d|\d[\d,]*\s?citations?(?:$|\s·)|citations?:?\s?\d"
        r"|related to:?\s\d|.{0,80}·\s\d[\d,]*\scitations?\b",
        "downloads": r"downloads?:?\s?[\d,]|number of (?:pages|downloads):\s\d",
        "zbl": r"msc:\s|.{0,400}\sZbl\s\d|cite\s{1,3}review\s{1,3}pdf",
        "buttons": r"save to library|not relevant|view (?:full text|pdf|at publisher|article)\b"
        r"|get (?:pdf|article)|add to library|related records|free full text",
        "added": r"(?:added|posted|uploaded on):?\s(?:\d{1,2}\s)?[A-Z][a-z]{2,8}\s\d",
        "kind": r"(?:research[- ]article|review[- ]article|short[- ]paper|journal article"
        r"|(?:conference paper|article|chapter|open access)(?:open access|full access|free)?"
        r"(?:\s\d{1,2})?\s[A-Z][a-z]+\s(?:19|20)\d\d.*|article dans une revue"
        r"|communication dans un congrès|pré-publication.*)$",
        "hal": r"hal-\d{6,8}(?:v\d)?$",
        "size": r"download pdf \(\d[\d.,]*\s?[km]b?\)$",
        "online": r"read online$",
        "published": r".{0,40}\|\s?published(?: online)?:\s.{4,24}\s\|\s?https?://",
        "bibbase": r"(?:\S{2,12}\s{1,3}){0,4}link\s{2,4}bibtex\b",
        "year": r"year:\s(?:19|20)\d\d\s\|\s.{0,120}\bpublisher:\s",
        "program": r"instruments?:\s.{2,80}\sprogram(?:me)?s?(?: ids?)?:\s\S",
        "altmetric": r".{0,60}\baltmetric\s\d",
    }.items()
}
_ANY_SIGN = re.compile("|".join(sign.pattern for sign in _SIGNS.values()), re.IGNORECASE)
_FIELD = re.compile(r"[A-Z][a-z]{2,14}(?:\s[a-z]{2,12})?:\s")
_SHORTEST = 3
_NUMBER = re.compile(r"(\d{1,4})\.?")
_ABOVE = re.compile(
    r"\d{1,4}\.?|cite|open access|free(?: access)?|public access|full access|preprint|open|pdf"
    r"|(?:research |review )?[- ]?article|research-article|short-paper|conference paper|chapter"
    r"|.{0,30}\b(?:19|20)\d\d\b.{0,12}|select(?: result)?|\W+",
    re.IGNORECASE,
)
_AFTER_TITLE = re.compile(r"\s\(English\)\s.{0,60}$|(?<=\S)\s?\[?(?:Zbl|JFM)\s[\d.]{4,20}\]?$")
_HEADING = re.compile(r"\s*#{1,6}\s+(?:\d{1,4}[.)]\s+)?(?=\S)")
_QUOTED = re.compile(r"\s*+(?:\"(?:[^\"\\]|\\.){8,400}\"|“[^“”]{8,400}”)\s*+")
_CITED = re.compile(r",\s(?:19|20)\d\d[a-z]?,\s.{1,80}$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d|\.\d{4})")
_CUT = ("...", "…", "... more", "… more", "Show more", "... Show more")


class _Result(NamedTuple):
    lines: list[Line]
    title: str
    authors: tuple[str, ...]
    printed: list[str]
    """Its lines but for the title and the words of others."""


def looks_like(text: str) -> float:
    """Return the share of the lines between the first result and the last that are results'."""
    return _best(sample(text))[0]


def _best(lines: Sequence[Line]) -> tuple[float, list[_Result]]:
    """Return how well the results of a page fit it, and these: known by signs, or by what recurs.

    What recurs is asked where the signs leave out results, or there is none of them.
    """
    known: tuple[float, list[_Result]] = 0.0, []
    if any(_signs(line.text) for line in lines):
        signed = _results(lines)
        known = _fit(lines, signed), signed
    works = recurring(lines)
    fit = _SURE * share_of(lines, works) if works else 0.0
    if fit <= known[0] and (len(works) <= len(known[1]) or fit < known[0] - _CLOSE):
        return known
    return fit, [_of(work) for work in works]


def _fit(lines: Sequence[Line], results: Sequence[_Result]) -> float:
    if len(results) < _FEWEST or not _are_alike(results):
        return 0.0
    first, last = results[0].lines[0].number, results[-1].lines[-1].number
    inside = sum(len(result.lines) for result in results)
    own = {line.number for result in results for line in result.lines}
    others = sum(first < n < last for n in (line.number for line in lines) if n not in own)
    outside = sum(not first <= line.number <= last for line in lines)
    return _SURE * inside / (inside + others + max(0, outside - max(inside, 30)))


def _of(work: Recurring) -> _Result:
    printed = [line.text for line in work.lines if line != work.title]
    printed = [text for text in printed if not _is_snippet(text)]
    return _Result(work.lines, _titled(work.title.text), work.authors, printed)


def _are_alike(results: Sequence[_Result]) -> bool:
    """Return whether one sign is in nearly every result."""
    signs = [set().union(*(_signs(line.text) for line in result.lines)) for result in results]
    return any(10 * sum(name in own for own in signs) >= 9 * len(signs) for name in _SIGNS)


def read(text: str) -> Listing:
    """Read one item from each block with a title and such a line."""
    page = Page(NAME, text)
    for found in _best(page.lines)[1]:
        printed = "\n".join(found.printed)
        ids = arxiv_ids_in(printed)
        years = set(_YEAR.findall(printed))
        page.take(
            found.lines,
            titles=(found.title,),
            authors=found.authors,
            abstract=_abstract(found.lines),
            year=int(years.pop()) if len(years) == 1 else None,
            arxiv_id=ids[0] if len(ids) == 1 else None,
            doi=ids_in(printed)[1],
        )
    return page.listing()


def _abstract(lines: Sequence[Line]) -> str:
    """Return the abstract where a result shows all of it, which few do."""
    whole = (line.text for line in lines if is_prose(line.text) and ends_sentence(line.text))
    return clean(next((text for text in whole if not _is_others(text)), ""))


def _is_others(text: str) -> bool:
    return text.rstrip().endswith(_CUT) or text.lstrip().upper().startswith(("TLDR", "TL;DR"))


def _signs(text: str) -> set[str]:
    if len(text) > _LONGEST_TITLE:
        return set()
    bare = text.strip()
    if not _ANY_SIGN.match(bare):
        return set()
    return {name for name, sign in _SIGNS.items() if sign.match(bare)}


def _results(lines: Sequence[Line]) -> list[_Result]:
    """Return the results of a page; a heading directly above the first is no part of it."""
    blocks: list[list[Line]] = []
    above: list[Line] = []
    for part in _blocks(lines):
        # A blank line may stand for what a work has not, or above the buttons.
        goes_on = 0 < len(above) < _SHORTEST and _is_below_title(part)
        if len(part) == 1 and len(above) >= _SHORTEST and _signs(part[0].text) - {"kind"}:
            goes_on = blocks[-1:] == [above]
            blocks = blocks[:-1] if goes_on else blocks
        block = [*above, *part] if goes_on else part
        if _SHORTEST <= len(block) <= _LONGEST_BLOCK:
            blocks.append(block)
        above = block if not any(_signs(line.text) for line in block) else []
    usual = max(map(len, blocks[1:]), default=0) if len(blocks) > _FEWEST else 0
    if usual and len(blocks[0]) > usual:
        blocks[0] = blocks[0][-usual:]
    return [found for block in blocks if (found := _result(block))]


def _is_below_title(part: Sequence[Line]) -> bool:
    if _FIELD.match(part[0].text) or _signs(part[0].text):
        return True
    return any(_signs(line.text) for line in part) and _are_names(part[0].text)


def _are_names(text: str) -> bool:
    """Return whether a line is names though there may be too few of them to be sure alone."""
    if one_line(text):
        return True
    words = [piece.split() for piece in text[:_LONGEST_TITLE].split(";")]
    sure = sum(1 < len(name) < 5 and name_fit(name) >= _SURE_NAME for name in words)
    return 10 * sure >= 7 * len(words)


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield paragraphs, cut before numbers that count the results.

    Where a number opened one, a blank line ends it only below what all results show.
    """
    block: list[Line] = []
    last = 0
    is_shown = True
    for line in lines:
        counted = _NUMBER.fullmatch(line.text.strip())
        # A page's own number may be above the first one.
        is_next = counted is not None and int(counted[1]) in (last + 1, max(last, 1))
        if block and (is_next or (is_shown and not is_directly_below(line, block[-1]))):
            yield block
            block = []
        if is_next:
            last = int(counted[1]) if counted else last
            is_shown = False
        block.append(line)
        is_shown = is_shown or len(block) >= _LONGEST_BLOCK or bool(_signs(line.text))
    if block:
        yield block


def _result(block: list[Line]) -> _Result | None:
    """Return the work of a block, if it has a title and a line that only results have."""
    at = 0
    while at < min(len(block) - 1, _MOST_ABOVE) and _is_above(block[at].text, block[at + 1].text):
        at += 1
    names = one_line(block[at].text)
    if at + 1 < len(block) and (names or _QUOTED.fullmatch(block[at + 1].text)):
        names = names or one_line(_CITED.sub("", block[at].text))
        at += 1
    head, *cells = block[at].text.split("\t")
    title = _titled(head)
    below = block[at + 1 :]
    if not _may_be_title(title) or not any(_signs(line.text) for line in (*block[:at], *below)):
        return None
    texts = [*cells, *(line.text for line in below[:_MOST_ABOVE])]
    listed = (one_line(text) for text in texts if not (_signs(text) or _is_snippet(text)))
    names = names or one_each(below) or next(filter(None, listed), ())
    printed = [line.text for line in block if line != block[at] and not _is_snippet(line.text)]
    return _Result(block, title, names, [*cells, *printed])


def _is_above(text: str, below: str) -> bool:
    """Return whether a line stands above a title; a title with a year in it is above names."""
    bare = text.strip()
    if not _ABOVE.fullmatch(bare):
        return False
    return bare.count(" ") < _FEW_WORDS or not one_line(below)


def _titled(text: str) -> str:
    if text.lstrip()[:1] == "#":
        text = plain(_HEADING.sub("", text))
    title = clean(_AFTER_TITLE.sub("", text)).removesuffix(".")
    return title[1:-1] if _QUOTED.fullmatch(title) else title


def _may_be_title(text: str) -> bool:
    if len(text) > _LONGEST_TITLE or is_furniture(text) or _signs(text):
        return False
    return text.count(" ") > 0 or is_compound(text)


def _is_snippet(text: str) -> bool:
    return is_prose(text, 100) or _is_others(text)
