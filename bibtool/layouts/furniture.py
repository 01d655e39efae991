"""Lines that are never items: menus, buttons, counts, dates and headings of publication pages."""

import re
from functools import lru_cache

from bibtool.identifiers import ArxivId, Doi
from bibtool.layouts.websites import OPENS, is_of_website
from bibtool.untrusted import clean

PICTURES = re.compile("[\u2600-\u27bf\u2b50\u2b55\ufe0f\u200d\U0001f300-\U0001faff]+")
_LABELS = frozenset(
    line.strip()
    for line in """
    home | about | about me | bio | publications | all publications | papers | teaching | talks
    news | blog | contact | cv | login | log in | sign in | sign up | log out | search | go
    previous | next | prev | back | more | fewer | all | top | back to top | menu | help | settings
    load more | show more | see more | skip to main content | skip to content | subscribe | pricing
    unsubscribe | submit a paper | follow | following | followers | copy | cite | cited by | save
    share | alert | add to library | download | download full-text | full-text available | view
    view pdf | view as html | read more | read full text | show | hide | expand | collapse | abs
    abstract | bib | bibtex | ris | endnote | pdf | ps | other | html | format | paper | link
    links | url | arxiv | arxiv link | doi | code | source code | github | project | project page
    site | website | webpage | demo | local demo | slides | poster | video | talk | data | dataset
    datasets | models | docs | press | media | supplement | supplementary | appendix | openreview
    via | arxiv icon | via arxiv icon | viaarxiv icon | github icon | access paper or ask questions
    export record | ask others | share record | persistent url | twitter | linkedin | facebook
    reddit | bluesky | youtube | mastodon | hugging face | huggingface | google scholar
    semantic scholar | related articles | preprint | preprints | journals | journal articles
    journal article | conferences | conference papers | articles | article | books | thesis
    theses | workshops | selected research | selected works | selected publications
    selected papers | recent | recent publications | all works | accepted | in press
    list my alerts | cancel alert
    title | authors | year | citations | views | likes | comments | comment | bookmark | like
    new | hot | today | yesterday | this week | references | bibliography | reading list
    tweet | tweets | thread | announcement | read the paper | read paper | read the full paper
    read the article | view paper | view article
    view in browser | forward to a friend | download pdf | learn more | more info | find out more
    terms | privacy | legal | imprint | impressum | accessibility | sitemap | feedback
    people | members | team | research | projects | software | resources
    readings | famous author | famous authorpublications | h-index | metrics | copyright
    """.replace("\n", "|").split("|")
    if line.strip()
)
# What the first word of such a line may be; nearly all titles are told by it at once.
FIRST_WORDS = (
    frozenset(label.split()[0] for label in _LABELS)
    | frozenset(
        """picture cited all showing total page jan january feb february mar march apr april may jun
    june jul july aug august sep sept september oct october nov november dec december date dates
    comment comments subject subjects categories report-no msc-class acm-class journal journal-ref
    license submitted keyword keywords tag tags venue institution website homepage
    category""".split()
    )
    | OPENS
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?"
    r"(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_SHAPES = re.compile(
    rf"""cited\ by:?\ [\d,.]+|all\ \d+\ versions
    |\(?(?:19|20)\d\d\)?|(?:19|20)\d\d\ ?[-–/]\ ?(?:19|20)?\d\d
    |{_MONTH}\.?(?:\ \d{{1,2}})?(?:,?\ \d{{4}})?|\d{{1,2}}\.?\ {_MONTH}\.?(?:\ \d{{4}})?
    |\d{{1,4}}[-/.]\d{{1,2}}(?:[-/.]\d{{1,4}})?
    |[·•]?\ ?\d[\d,.]*\ ?[kKm]?(?:\ (?:authors?|citations?|views?|likes?|comments?|stars?|forks?
        |papers?|publications?|results?|entries|versions?|upvotes?|followers?|min(?:ute)?s?\ read))?
    |\d[\d,.]*\ ?[kK]?\ (?:points?|upvotes?|votes?)\ (?:by|[·|•]).{{0,90}}
    |\d{{1,3}}\ ?(?:s|sec|m|min|h|hr|hour|d|day|week|w|month|mo|y|yr|year)s?\.?\ ago
    |(?:showing|total\ of|page)\ [\d,]+(?:\ ?(?:[-–]|of|to|/)\ ?[\d,]+)*(?:\ \w{{1,20}})?
    |[A-Z][a-z]{{0,8}}[A-Z]{{1,8}}[A-Za-z]{{0,8}},?\ (?:['’]\d\d|(?:19|20)\d\d)\.?""",
    re.VERBOSE,
)
# Shapes without a digit start with these.
_SHAPED = frozenset("pic jan feb mar apr may jun jul aug sep oct nov dec".split())
# And those with one with these, or a venue's short name.
_OPENS_SHAPE = re.compile(r"[(·•\d\s]|cited|all|showing|total|page")
_ACRONYM = re.compile(r"[A-Z][a-z]{0,8}[A-Z]")
_DIGIT = re.compile(r"\d")
_FIELD = re.compile(
    r"(?:date|comments?|subjects?|categories|report-no|msc-class|acm-class|journal[- ]ref|license"
    r"|cite as|submitted|keywords?|tags?|venue|institution|code|github|demo|project page|website"
    r"|homepage|category)"
    r"(?:\s*\([^()]{1,30}\))?\s?:.{0,110}",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[][|·•/\t,;()<>{}]|\s{2,}|\s[-–—]\s")
_BRACKETED = re.compile(r"(?:\[[^][]{0,30}\][\s|,/·•.]*)+")
_NO_LETTER_OR_DIGIT = re.compile(r"[\W_]+")
_LABEL_BEFORE = re.compile(
    r"\s*(?:(?:title|paper|authors?)\s?:\s?|\[(?:pdf|html|citation|book|new)\]\s)\s?", re.IGNORECASE
)
_COMPOUND = re.compile(r"(?=.{8,100}$)[A-Z](?:[-/=]?[A-Za-z0-9])*[?!]?")
_JOINT = re.compile(r"(?<=[a-z])(?=[A-Z])|[-/=]")
_CAPTION = re.compile(r"(?:picture|figure\s\d{1,2})\sfor\s.+", re.IGNORECASE)
_LONGEST_CAPTION = 400
_OPENS_YEAR = frozenset("'12")
_LONGEST = 120


def is_furniture(text: str) -> bool:
    """Return whether a line is no work and no part of one; a line with an id or DOI never is."""
    if text[:1] in "PpFf" and len(text) <= _LONGEST_CAPTION and _CAPTION.fullmatch(text):
        return True
    if len(text) > _LONGEST:
        return False
    if not _may_be_furniture(text):
        return False
    if not text.isascii():
        text = PICTURES.sub("", text)
    line = clean(text)
    if not line or _NO_LETTER_OR_DIGIT.fullmatch(line):
        return True
    if line.casefold() in _LABELS or (":" in line and _FIELD.fullmatch(line)):
        return True
    is_short = _is_short_piece(line) or _BRACKETED.fullmatch(line)
    if not (is_short or is_of_website(line) or _all_labels(text)):
        return False
    return ArxivId.find(line) is None and Doi.find(line) is None


def _may_be_furniture(text: str) -> bool:
    words = text.split(maxsplit=1)
    if not words or not words[0].isalpha():
        return True
    first = words[0].casefold()
    # A venue and a year is one word, in capitals, and a number.
    if first in FIRST_WORDS or len(words) == 1 or words[1].startswith("APP "):
        return True
    if not words[1][-3:].strip(".").isdigit():
        return False
    is_short = words[1][0] in _OPENS_YEAR and not words[0][1:].islower()
    return is_short or not (text.isascii() and text.isprintable())


def is_compound(word: str) -> bool:
    """Return whether a word is made of several, as a title of one word is: ``BoatRowNet``.

    Any other lone word is rather a menu's, a person's or a heading's.
    """
    if len(word) > 100 or _COMPOUND.fullmatch(word) is None:
        return False
    parts = _JOINT.split(word)
    return len(parts) > 1 and not any(map(is_label, parts))


def is_label(text: str) -> bool:
    """Return whether a text is a button's or a link's word, such as ``pdf`` or ``project page``."""
    return text.strip(" \t[](){}:*_`.").casefold() in _LABELS


def without_label(text: str) -> str:
    """Return a line without ``Title:``, ``Authors:`` or ``[PDF]`` before it."""
    found = _LABEL_BEFORE.match(text) if ":" in text or "[" in text else None
    return text[found.end() :] if found else text


@lru_cache(maxsize=8192)
def _is_short_piece(text: str) -> bool:
    folded = text.casefold().strip(" .:*_`")
    if folded in _LABELS:
        return True
    if folded[:3] not in _SHAPED:
        if not _DIGIT.search(text):
            return False
        if not (_OPENS_SHAPE.match(folded) or _ACRONYM.match(text)):
            return False
    return bool(_SHAPES.fullmatch(folded) or _SHAPES.fullmatch(text))


def _all_labels(text: str) -> bool:
    for between in _SEPARATORS.split(text):
        piece = between.strip()
        if piece and not (_is_short_piece(piece) or all(map(_is_short_piece, piece.split()))):
            return False
    return True
