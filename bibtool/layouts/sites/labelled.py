"""Lists of items whose parts have labels, in any order, language and markup (see ``blocks``)."""

import re
from collections.abc import Sequence
from itertools import chain, islice

from bibtool.identifiers import ArxivId, Doi
from bibtool.layouts.arxiv.parts import joined, people
from bibtool.layouts.citations import Citation, is_reference, read_citation
from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.lines import Line, Page, Understood, sample
from bibtool.layouts.markup import marked, plain, tidy
from bibtool.layouts.people import author_list
from bibtool.layouts.printed import arxiv_ids_in, has_id, ids_in, opens_with_id
from bibtool.layouts.shapes.credits import with_people
from bibtool.layouts.shapes.marks import in_summary
from bibtool.layouts.shapes.titles import read_head
from bibtool.layouts.sites.blocks import Block, blocks_of
from bibtool.layouts.sites.labels import Role, behind_names
from bibtool.layouts.sites.openingnames import title_behind_names
from bibtool.layouts.sites.resultnames import inverted
from bibtool.layouts.sites.titlelines import is_original
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "labelled"

_SURE, _PAPERS = 0.9, 0.75
_FEW = 3
_MOST = 0.6
"""Share of the heads with names before their titles from which on all have such."""
_MOST_SPACES = 4
_TELLING = 400
_BULLET = re.compile(
    r"\s*+(?:#{1,6}\s|[-*+•>]\s)?\s*+(?:\(?\d{1,4}[.)]\s++|\[\d{1,4}\]\s++|【\d{1,4}】\s*+)?"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d|\.\d{4})")
_IN_BRACKETS = re.compile(r"\([^()]{0,80}(?:19|20)\d\d[a-z]?\)\W*$")
_DAY = re.compile(
    r"(?:<summary>)?\s*+(?:19|20)\d\d[-./]\d\d?[-./]\d\d?(?:T[\d:.Z+-]{4,20})?\s?[:|·–—-]\s++",
    re.IGNORECASE,
)
_FLAIR = re.compile(r"^(?:[A-Z][a-z]{2,20}\s){0,2}\[[A-Z]\]:?\s+(?=\S)")
"""What a forum says of a post before its title: ``Research [R] On Boats``."""
_TAG = re.compile(r"\s*+</?[a-zA-Z][^<>]{0,200}>\s*+")
_OTHERS = re.compile(r"\s?\bet\.?\s?al\b\.?\s*+$")
_HAS_MORE = re.compile(r"\]\([^()\s]{1,300}\)\S{0,2}\s|[*_]{1,3}\s[–—-]\s")
_IS_CITED = re.compile(r"\.\s[*_]{1,3}[^\W\d_][^*_]{4,400}[*_]{1,3}[.,]")
"""``On Boats. *Anna Smith, Bo Lund*. LAKE 2015``"""
_SET_APART = re.compile(r"\s*[*_]{1,3}([^*_]{3,300})[*_]{1,3}\s[–—-]\s")
_LINKED = re.compile(r"\[[^][]{10,400}\]\(https?://")
_WITNESSES = frozenset({Role.AUTHORS, Role.SPEAKER, Role.ABSTRACT, Role.SUMMARY, Role.LINK})
_NOT_YET = frozenset({"tba", "tbd", "tbc", "to be announced", "to be determined", "n/a"})


def looks_like(text: str) -> float:
    """Return the share of the lines that are parts of items with labels."""
    lines = sample(text)
    blocks = list(blocks_of(lines))
    good = [block for block in blocks if _is_item(block)]
    if not good or len(good) * 2 < len(blocks) or (len(good) < 2 and not _is_whole(good[0])):
        return 0.0
    first, last = good[0].lines[0].number, good[-1].lines[-1].number
    own = {line.number for block in good for line in block.lines}
    rest = [line for line in lines if line.number not in own and not _says_nothing(line.text)]
    inside = sum(block.surely for block in good)
    # Works without labels are another list, of which this layout would read nothing.
    others = sum(_is_other_work(line.text) for line in rest[:_TELLING])
    if others >= len(good) and not any(has_id(line.text) for each in good for line in each.lines):
        return 0.0
    works = len(good) + others
    unsure = len(own) - inside
    among = unsure + sum(first < line.number < last for line in rest)
    # What stands above all items or below them tells less.
    among_all = min(1.0, 2 * inside / (inside + unsure + len(rest)))
    fit = _SURE * len(good) / works * inside / (inside + among) * among_all
    # Minutes and schedules have more between the labels than the papers and talks.
    are_all = works == len(good) >= _FEW
    has_papers = are_all and (all(map(_has_linked_title, good)) or all(map(_is_talk, good)))
    return max(fit, _PAPERS) if has_papers else fit


def read(text: str) -> Listing:
    """Read one item from each time the page's labels start again."""
    page = Page(NAME, text)
    blocks = filter(_is_item, blocks_of(page.lines))
    first = list(islice(blocks, _TELLING))
    heads = [_head(block) for block in first if block.head]
    opening = sum(title_behind_names(head) is not None for head in heads)
    has_names = len(heads) >= _FEW and opening >= _MOST * len(heads)
    are_linked = _are_linked(first)
    for block in chain(first, blocks):
        if are_linked and block.is_listed and block.head and not _is_linked(block.head.text):
            continue
        page.take(block.lines, **_understood(block, has_names=has_names))
    return page.listing()


def _are_linked(blocks: Sequence[Block]) -> bool:
    """Return whether nearly all items with labels have a link for a head: a bare bullet is none."""
    heads = [block.head.text for block in blocks if block.head and not block.is_listed]
    return len(heads) >= _FEW and sum(map(_is_linked, heads)) >= _SURE * len(heads)


def _is_linked(head: str) -> bool:
    return "](http" in head or has_id(head)


def _says_nothing(text: str) -> bool:
    return is_furniture(text) or _TAG.fullmatch(text) is not None


def _is_other_work(text: str) -> bool:
    """Return whether a line is a work's reference or its link, or an id without a label."""
    if text[:1] == "[" and _LINKED.match(text) and has_id(text):
        return True
    if "with " in text and with_people(text):
        return True
    return is_reference(text) or (has_id(text) and opens_with_id(text) and _is_link(text))


def _is_item(block: Block) -> bool:
    if block.is_listed:
        return True
    roles = {part.role for _, part, _ in block.parts}
    has_title = block.head is not None or Role.TITLE in roles
    if has_title and not roles.isdisjoint(_WITNESSES):
        values = [value.strip("*_. ()").casefold() for value, _ in block.values(Role.TITLE)]
        return block.head is not None or not _NOT_YET.issuperset(values)
    return _has_linked_title(block)


def _linked(value: str) -> list[str]:
    """Return the title of a label's value that is linked, alone or behind names."""
    if _LINKED.match(value):
        return marked(value)[:1]
    title = behind_names(value)
    return [title] if title else []


def _has_linked_title(block: Block) -> bool:
    """Return whether a label says what the title is, and its id or link stands behind it."""
    return any(
        part.role is Role.TITLE and (has_id(line.text) or _LINKED.match(part.value))
        for line, part, _ in block.parts
    )


def _is_talk(block: Block) -> bool:
    """Return whether labels say who speaks, and of what."""
    roles = {part.role for _, part, _ in block.parts}
    return {Role.TITLE, Role.SPEAKER} <= roles


def _is_whole(block: Block) -> bool:
    """Return whether an item alone on its page has enough labels to be sure."""
    roles = {part.role for _, part, _ in block.parts} - {None, Role.OTHER}
    return len(roles) >= 3


def _head(block: Block) -> str:
    whole = block.head.text if block.head else ""
    text = _BULLET.sub("", in_summary(whole) or whole, count=1)
    return _FLAIR.sub("", _DAY.sub("", text))


def _understood(block: Block, *, has_names: bool = False) -> Understood:
    titles = [
        each
        for value, below in block.values(Role.TITLE)
        for each in (*_linked(value), _whole(value, below))
    ]
    cited = Citation()
    if block.head:
        head = _head(block)
        titles.insert(0, head)
        if has_names and (behind := title_behind_names(head, is_usual=True)):
            cited = Citation(authors=behind.names)
            titles.insert(0, behind.title)
        elif _HAS_MORE.search(head) or _IS_CITED.search(head):
            # Names or a venue stand behind the title: ``[On Boats](…), Anna Smith et al.``
            said = read_head(head, "")
            set_apart = _SET_APART.match(head)
            titles[:0] = [*([set_apart[1]] if set_apart else ()), *said.titles[:2]]
            cited = Citation(authors=said.authors, year=said.year)
        elif _IN_BRACKETS.search(head):
            cited = read_citation(head)
            titles[:0] = cited.titles[:1]
    authors = [_whole(value, below) for value, below in block.values(Role.AUTHORS)]
    abstracts = [_paragraphs(value, below) for value, below in block.values(Role.ABSTRACT)]
    summaries = [_paragraphs(value, below) for value, below in block.values(Role.SUMMARY)]
    dates = [value for value, _ in block.values(Role.DATE)]
    year = _YEAR.search(dates[0]) if dates else None
    arxiv_id, doi = _ids(block)
    return {
        "titles": tuple(dict.fromkeys(t for text in titles if (t := title_of(text))))[:5],
        "authors": _people(plain(authors[0])) if authors else _byline(block) or cited.authors,
        "abstract": next((text for text in abstracts if is_original(text)), ""),
        "summary": next((text for text in summaries if is_original(text)), ""),
        "year": int(year[0]) if year else cited.year,
        "arxiv_id": arxiv_id,
        "doi": doi,
    }


def _people(text: str) -> tuple[str, ...]:
    """Return the names of a label's value, turned where there is but one: ``Oar, Anna et al.``.

    Semicolons part names that have commas themselves: ``Smith, A.; Lund, B.``.
    """
    if ";" in text and text.count(",") > text.count(";") and (found := author_list(text)):
        return found
    return (inverted(_OTHERS.sub("", text)) if text.count(",") == 1 else ()) or people(text)


def _byline(block: Block) -> tuple[str, ...]:
    """Return the names between title and labels, which may have a bullet of their own."""
    if block.byline:
        return people(block.byline.text)
    bullet = _BULLET.match(block.notes[0].text) if block.notes else None
    listed = author_list(block.notes[0].text[bullet.end() :]) if bullet else None
    return listed or ()


def title_of(text: str) -> str:
    """Return a title without Markdown, where there is any; formulas stay as they are."""
    if "](" in text or "**" in text or "<" in text or "://" in text:
        return tidy(clean(plain(text)))
    return clean(text).strip("` ")


def _whole(value: str, below: Sequence[Line]) -> str:
    return joined([value, *(line.text for line in below)])


def _paragraphs(value: str, below: Sequence[Line]) -> str:
    parts = [value] if value else []
    for at, line in enumerate(below):
        text = line.text.strip().removeprefix("> ").strip()
        goes_on = parts and (at == 0 or line.number == below[at - 1].number + 1)
        if goes_on and not (at == 0 and not value):
            parts[-1] += f" {text}"
        else:
            parts.append(text)
    return "\n".join(clean(part) for part in parts)


def _is_link(text: str) -> bool:
    """Return whether a line is a link of a word or a few: ``* [Read on arXiv](https://…)``."""
    return has_id(text) and plain(text).count(" ") < _MOST_SPACES


def _ids(block: Block) -> tuple[ArxivId | None, Doi | None]:
    """Return the ids beside the title and the links; of two different ones none is the paper's."""
    texts = [block.head.text] if block.head else []
    for line, part, below in block.parts:
        if part.role in (Role.LINK, Role.TITLE):
            texts += [line.text, *(one.text for one in below)]
        else:
            texts += [one.text for one in below if _is_link(one.text)]
    ids = {one for text in texts for one in arxiv_ids_in(text)}
    may_have = [text for text in texts if "10." in text or "%" in text]
    doi = next((doi for text in may_have if (doi := ids_in(text)[1])), None)
    return (next(iter(ids)) if len(ids) == 1 else None), doi
