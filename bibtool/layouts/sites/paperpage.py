"""A site's page of one paper: menus, title, authors, abstract, then what is like it.

No two sites have the same lines around a paper, and hardly one of them is a work. What tells such
a page is one abstract below its heading, and the buttons and headings that only a paper has.
"""

import re
from collections.abc import Callable, Container, Mapping, Sequence
from typing import NamedTuple

from bibtool.layouts.arxiv.parts import only_people
from bibtool.layouts.citations import read_citation
from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.lines import Line, is_prose, numbered, sample
from bibtool.layouts.markup import plain, tidy
from bibtool.layouts.people import author_list
from bibtool.layouts.printed import arxiv_ids_in, ids_in
from bibtool.layouts.shapes.persons import is_name, names_kind
from bibtool.layouts.shapes.plaintitles import is_plain_title
from bibtool.layouts.sites.paperlists import listed, sections
from bibtool.layouts.websites import is_of_website
from bibtool.model import Leftover, Listing, Reference
from bibtool.plugins import Layout
from bibtool.untrusted import clean

NAME = "paper-page"

_SURE = 0.955  # above a list of references, which such a page has below
_ABSTRACT = re.compile(
    r"[\s#*]{0,8}(?:abstract|summary|description|overview|r[ée]sum[ée]|zusammenfassung|kurzfassung"
    r"|resumen|resumo|riassunto|sammanfattning|streszczenie|аннотация|摘要|抄録|要旨|초록)"
    r"[\s:*.]{0,8}(?:\([^()]{1,20}\)[\s:]{0,4})?(?P<text>.{0,20000})",
    re.IGNORECASE | re.DOTALL,
)
_CUES = frozenset(
    line.strip()
    for line in """
    cite | cite this | cite this article | cite this item | cite this paper | how to cite
    cited by | cite as | citation | citations | suggested citation | recommended citation
    export citation | export | download citation | get citation | citer | exporter
    citer cet article | zitieren | download pdf | download this paper | open pdf in browser
    pdf | view pdf | full text | full-text | full text links | view/open | get access
    request permissions | read online | references | bibliography | keywords | mots clés
    schlagwörter | palabras clave | index terms | mesh terms | similar articles
    related articles | related papers | related works | recommended articles
    similar books and articles | similar content being viewed by others | more like this | doi
    identifiers | identifiants | metrics | altmetric | article metrics | plumx metrics | bibtex
    ris | rights and permissions | reprints and permissions | author information
    authors and affiliations | affiliations | show affiliations | corresponding author
    article information | dates et versions | submission history | publication history
    additional details | additional information | metadata | show full item record | collections
    jel classification | license | licence | rights | funding | supplementary material
    data availability | conflict of interest statement | figures | tables | versions
    version history | other versions | author's profile | abstract views | downloads
    reference search | claim | links | page views | pdf abstract
    bibtex xml-tei dublin core dc terms endnote datacite
    """.replace("\n", "|").split("|")
    if line.strip()
)
"""What stands on a line by itself where one paper is shown."""
_FIRST = frozenset("aAsSdDoOrRzZkKасАС摘抄要초")
_SIGNS = " \t#*_:|>"
_DATED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d|\.\d{4})")
_WORD = re.compile(r"[^\W\d_]{5,}")
_SHARED = 0.4
_LEAST, _SEVERAL, _MANY_WORDS = 1.75, 2, 5
_LONGEST_LABEL, _LONGEST_NAMES = 40, 3000
_FEWEST_CUES, _SHORTEST = 3, 80
_FAR_ABOVE, _NEAR = 80, 4
_FEWEST_WORDS, _MOST_WORDS = 3, 45
_DIGITS = re.compile(
    r"(?<=[^\W\d_])\s?\d{1,2}(?:,\s?\d{1,2}){0,4}(?=[,;&]|\s|$)|\s?\(\d{1,2}(?:,\s?\d{1,2}){0,4}\)|[*†‡✉]"
)
_LABELLED = re.compile(r"\s*(?:authors?|by|auteurs?|autor(?:en|es)?)\s?:\s*", re.IGNORECASE)
_INFORMATION = re.compile(
    r"\s*(?:\+ \d+ |show |view )?(?:authors?(?:'s)? info|affiliations).{0,40}$", re.IGNORECASE
)
_TITLE_LABEL = re.compile(r"\s*(?:title|titre|titel|título|titolo)\s?:\s*", re.IGNORECASE)


class Outline(NamedTuple):
    """Where a page has its paper."""

    title: int
    abstract: int
    """Where its heading stands."""
    prose: int
    """Where its text begins."""


def looks_like(text: str) -> float:
    """Return whether there is one abstract, a title above it, and what stands around a paper."""
    return _SURE if _outline(sample(text)) else 0.0


def reader(layouts: Mapping[str, Layout]) -> Callable[[str], Listing]:
    """Return a function that reads such pages, given the layouts that lists on them may have."""

    def read(text: str) -> Listing:
        lines = list(numbered(text))
        outline = _outline(lines)
        if outline is None:
            return Listing(NAME, (), tuple(Leftover(line.number, line.text) for line in lines))
        parts = sections(lines, outline.title)
        listed_in = {line.number for part in parts for line in part}
        paper = _paper(lines, outline, listed_in)
        works = [paper, *(work for part in parts for work in listed(part, layouts, paper.title))]
        taken = {number for work in works for number in work.lines}
        return Listing(
            NAME,
            tuple(sorted(works, key=lambda work: work.line)),
            tuple(Leftover(line.number, line.text) for line in lines if line.number not in taken),
        )

    return read


def _outline(lines: Sequence[Line]) -> Outline | None:
    """Return where a page has its paper, if it has one only."""
    found = [place for at in range(len(lines)) if (place := _abstract(lines, at))]
    texts = {lines[prose].text for _, prose in found}
    if len(texts) != 1:
        return None
    cues = {line.text.strip(_SIGNS).casefold() for line in lines}
    if len(cues & _CUES) < _FEWEST_CUES:
        return None
    abstract, prose = found[0]
    title = _title(lines, abstract, lines[prose].text)
    return None if title is None else Outline(title, abstract, prose)


def _abstract(lines: Sequence[Line], at: int) -> tuple[int, int] | None:
    """Return where the heading of an abstract and its text stand, if this is one."""
    if lines[at].text[:_LONGEST_LABEL].strip(_SIGNS)[:1] not in _FIRST:
        return None
    found = _ABSTRACT.fullmatch(lines[at].text)
    if found is None:
        return None
    if found["text"]:
        is_text = found["text"][:1].isupper() and is_prose(found["text"], _SHORTEST)
        return (at, at) if is_text and ":" in lines[at].text[:_LONGEST_LABEL] else None
    for below in range(at + 1, min(at + _NEAR, len(lines))):
        if is_prose(lines[below].text, _SHORTEST):
            return at, below
    return None


def _title(lines: Sequence[Line], abstract: int, said: str) -> int | None:
    """Return the line above the abstract that is likeliest the title.

    It stands in the page's citation too, its authors are below it, its words are in the abstract.
    """
    known = set(_WORD.findall(said.casefold()))
    best: tuple[float, int] | None = None
    for at in range(max(0, abstract - _FAR_ABOVE), abstract):
        text = _TITLE_LABEL.sub("", lines[at].text, count=1).strip(_SIGNS)
        if _may_be_title(text):
            score = _score(text, at, lines, abstract) + (text != lines[at].text.strip(_SIGNS))
            words = set(_WORD.findall(text.casefold()))
            score += 1.5 * (len(words & known) >= _SHARED * len(words) > 0)
            best = (score, at) if best is None or score >= best[0] else best
    return best[1] if best and best[0] >= _LEAST else None


def _score(text: str, at: int, lines: Sequence[Line], abstract: int) -> float:
    """Return how likely a line is the title: it is cited, printed twice, long, above names."""
    is_long = text.count(" ") + 1 >= _MANY_WORDS
    again = [line.text for n, line in enumerate(lines) if n != at and text in line.text]
    is_cited = any(len(other) > len(text) + 8 and _DATED.search(other) for other in again)
    below = lines[at + 1 : min(at + 1 + _NEAR, abstract)]
    names = max((len(_names(line.text)) for line in below), default=0)
    score = 0.75 * is_long + 0.5 * is_plain_title(text) + (bool(again) and is_long)
    return score + 2.5 * is_cited + (1.5 if names > 1 else 0.75 * names)


def _may_be_title(text: str) -> bool:
    words = text.count(" ") + 1
    if not _FEWEST_WORDS <= words <= _MOST_WORDS or is_furniture(text) or is_of_website(text):
        return False
    return not (_names(text) or _DATED.search(text) or is_prose(text))


def _names(text: str) -> tuple[str, ...]:
    """Return the names of a line of authors, the numbers of their affiliations left out."""
    bare = _INFORMATION.sub("", _LABELLED.sub("", text, count=1))
    bare = tidy(_DIGITS.sub("", plain(bare)).replace(" · ", ", ").replace("; ", ", "))
    if len(bare) > _LONGEST_NAMES or names_kind(bare) is None:
        return ()
    return author_list(bare) or ((bare,) if "," not in bare and is_name(bare) else ())


def _cited(line: str, title: str) -> tuple[str, ...]:
    """Return the authors before a title in the page's citation of its paper."""
    before = line.partition(title)[0].strip(' .,"“')
    return author_list(before) or only_people(before) or read_citation(line).authors


def _paper(lines: Sequence[Line], outline: Outline, listed_in: Container[int]) -> Reference:
    """Return the paper that a page is about."""
    title, abstract, prose = outline
    text = _TITLE_LABEL.sub("", lines[title].text, count=1).strip(_SIGNS)
    own = [line for line in lines if line.number not in listed_in]
    named = next((line for line in lines[title + 1 : abstract] if _names(line.text)), None)
    cited = [line for line in own if text in line.text and line is not lines[title]]
    authors = _names(named.text) if named else ()
    if len(authors) < _SEVERAL:
        authors = max([authors, *(_cited(line.text, text) for line in cited)], key=len)
    found = _ABSTRACT.fullmatch(lines[prose].text)
    said = found["text"] if found and prose == abstract else lines[prose].text
    short = [line.text for line in own if line is not lines[prose] and not is_prose(line.text)]
    ids = {one for line in short for one in arxiv_ids_in(line)}
    dois = {doi for line in short if (doi := ids_in(line)[1])}
    parts = {lines[title], lines[abstract], lines[prose], *([named] if named else []), *cited}
    taken = sorted(parts)
    return Reference(
        text="\n".join(line.text for line in taken),
        line=taken[0].number,
        lines=tuple(line.number for line in taken),
        titles=tuple(dict.fromkeys((tidy(plain(text)), text))),
        authors=authors,
        abstract=clean(said),
        arxiv_id=ids.pop() if len(ids) == 1 else None,
        doi=dois.pop() if len(dois) == 1 else None,
    )
