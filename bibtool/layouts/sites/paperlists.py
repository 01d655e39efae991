"""The lists on a page of one paper: its references, what is like it, who cites it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bibtool.layouts.choice import best
from bibtool.layouts.excerpts import excerpt, moved
from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.lines import Line
from bibtool.layouts.shapes.plaintitles import is_plain_title
from bibtool.layouts.websites import is_of_website
from bibtool.model import Reference
from bibtool.plugins import Layout

_LIST = re.compile(
    r"(?:show\s|view\s)?(?:references|bibliography|literature cited|works cited"
    r"|notes and references|r[ée]f[ée]rences|literaturverzeichnis|literatur"
    r"|bibliograf[ií]a|参考文献|references listed on \w+|most related items"
    r"|citations? to this .{3,20}|(?:similar|related|recommended|suggested|more"
    r"|other) (?:articles?|papers?|works?|content|literature|publications?|documents?"
    r"|research|books and articles|items|posts)(?: (?:in|by|being|from|to|like|about|on"
    r"|for)\b.{0,60})?|(?:cited|citing) (?:by|articles|literature|works|papers)(?: (?:in"
    r"|other)\b.{0,40})?|papers? citing this.{0,30}|more (?:like|from|by) .{3,60}"
    r"|(?:people|readers|others|users|you) (?:who|also|may|might)\b.{3,80}"
    r"|items you (?:might|may) be interested in|articles similaires|weitere artikel.{0,40}"
    r"|recommendations|discover more.{0,30}|keep exploring.{0,30})\s?(?:\(\d{1,6}\)"
    r"|\d{1,6})?\s?:?",
    re.IGNORECASE,
)
_END = re.compile(
    r"(?:author(?:s|'s)?(?: (?:information|profile|contributions|details|s))?"
    r"|about (?:this|the|us|\w+).{0,30}|rights (?:and|&) (?:permissions|usage)"
    r"|acknowledge?ments?|additional (?:information|details)|ethics declarations|funding"
    r"|data availability|supplementary (?:material|information)|keywords|metrics"
    r"|article metrics|index terms|comments|information (?:&|and) contributors|figures"
    r"|footnotes|abstract|mots clés|share|share (?:this|on).{0,30}|export|exporter|cite"
    r"|how to cite.{0,20}|cite this.{0,20}|suggested citation|linkout.{0,40}|(?:my )?notes"
    r"|analytics|more about this item|statistics|paper statistics|corrections"
    r"|contact(?: us)?|privacy.{0,30}|terms.{0,30}|resources|versions|other versions"
    r"|submission history|conflict of interest.{0,20}|profiles|sections|advertisement"
    r"|navigation|explore content|for (?:authors|librarians|readers)|.{0,40}©.{0,80}"
    r"|copyright.{0,80}|all rights reserved.{0,40}|frequently asked questions.{0,10}"
    r"|explore related .{3,30}|discover the latest .{3,80}|use our pre-submission .{3,20}"
    r"|trending questions.{0,10}|download references|need help\??|follow .{2,20})\s?:?",
    re.IGNORECASE,
)
_LONGEST = 100
_SIGNS = " \t#*_:|>"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d|\.\d{4})")
_OTHERS = frozenset({"paragraphs", "paper-page", "pairs", "front-matter", "note", "digest"})
_WORD_ENDS = re.compile(r"[\s.,;:()]+")
_FEWEST_WORDS, _SEVERAL_WORDS, _LONG = 3, 4, 5


def opens_list(text: str) -> bool:
    """Return whether a heading says that a list of works is below it."""
    return len(text) <= _LONGEST and _LIST.fullmatch(text.strip(_SIGNS)) is not None


def sections(lines: Sequence[Line], title: int) -> list[list[Line]]:
    """Return the lines below each heading of a list, up to the next heading.

    Above the title a page has them in its menu.
    """
    parts: list[list[Line]] = []
    is_open = False
    for line in lines[title + 1 :]:
        bare = line.text.strip(_SIGNS) if len(line.text) <= _LONGEST else ""
        if bare and _LIST.fullmatch(bare):
            parts.append([])
            is_open = True
        elif bare and _END.fullmatch(bare):
            is_open = False
        elif is_open:
            parts[-1].append(line)
    return [part for part in parts if part]


def listed(part: Sequence[Line], layouts: Mapping[str, Layout], title: str) -> Iterator[Reference]:
    """Yield the works of such lines that are surely works, and not the page's own."""
    text = excerpt(part)
    listing = layouts[best(layouts, text, but=_OTHERS)].read(text)
    for item in listing.references:
        if _is_work(item) and item.title.casefold() != title.casefold():
            yield moved(item, part[0].number - 1)


def _is_work(item: Reference) -> bool:
    """Return whether an item has an id or authors, words and a year, or surely a title."""
    if is_furniture(item.text) or is_of_website(item.text):
        return False
    if item.title.count(" ") + 1 < _FEWEST_WORDS:
        return bool(item.arxiv_id)
    if item.arxiv_id or item.authors:
        return True
    words = sum(len(word) >= _LONG and word.isalpha() for word in _WORD_ENDS.split(item.text))
    if words >= _SEVERAL_WORDS and _YEAR.search(item.text):
        return True
    return item.title.count(" ") + 1 >= _SEVERAL_WORDS and is_plain_title(item.title.rstrip("."))
