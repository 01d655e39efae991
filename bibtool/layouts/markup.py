"""What surrounds a title on its line, taken away: Markdown, HTML, links, ids, marks and labels."""

import html
import re
from urllib.parse import unquote

from bibtool.identifiers import ArxivId, Doi
from bibtool.layouts.furniture import is_furniture, is_label, without_label
from bibtool.layouts.remembering import remembered
from bibtool.untrusted import clean

_COMMENT = re.compile(r"<!--.{0,200}?-->|<[/a-zA-Z][^<>]{0,200}>")
_IMAGE = re.compile(r"!\[[^][]{0,200}\]\([^()\s]{0,500}\)")
_LINK = re.compile(
    r"\[(?!\])([^][]{0,400}(?:\[[^][]{0,40}\][^][]{0,400}){0,4})\]"
    r"\([^()\s]{0,500}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?\)"
)
_TAGS = re.compile(r"(?:[\s,]+#\w{1,30}){1,8}$")
_BUTTON = re.compile(r"\[\[[^][]{1,60}\]\([^()\s]{0,500}\)\]")
_MARK = re.compile(r"\*{1,3}|`+")
# An underscore in mathematics is none: H$_2$, Vect_{Pol}.
_UNDERSCORED = re.compile(
    r"(?<![\w$\\^}])(_{1,3})(?![\s_{])([^_]{1,400}|[^_]{1,200}\w_\w[^_]{1,200})(?<!\s)\1(?![\w${}])"
)
_BOLD = re.compile(r"\*\*([^*]{3,300})\*\*|__([^_]{3,300})__")
_URL = re.compile(r"(?:https?://|www\.|(?:arxiv|doi|dx\.doi)\.org/)[^\s<>\"]+", re.IGNORECASE)
_ID = re.compile(
    r"[\[(]?\barxiv(?:\s?preprint)?(?:\s?arxiv)?[\s:.]{0,2}(?:abs/)?(?:\d{4}\.\d{4,5}"
    r"|[a-z.-]{2,18}/\d{7})(?:v\d{1,3})?\b(?:\s?\[[a-z.-]{2,20}\])?[\])]?"
    r"|(?<![\w./])[\[(]?\d{4}\.\d{4,5}(?:v\d{1,3})?[\])]?(?![\w.]*\w)|(?:doi:\s?)?\b10\.\d{4,9}/\S+"
    r"|(?<![\w./-])[a-z-]{2,8}(?:\.[a-z-]{2,8})?/\d{7}(?:v\d{1,3})?\b",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[\s,.;|·•–—-]{0,9}[\[(]([^][()]{0,40})[\])][\s.,;|]*$")
_YEAR_AT_END = re.compile(r"[\s,]{0,3}[(\[](?:19|20)\d\d[)\]]$")
_DIGIT = re.compile(r"\d")
# What a text must have for there to be anything to take away; for an address; for an id.
_ANY = re.compile(r"[]<*`_/&#)\d]")
_ADDRESS = re.compile(r"://|www\.|\.org/", re.IGNORECASE)
_ID_LIKE = re.compile(r"[\d/](?:(?<=/)\d{7}|(?<=1)0\.\d{4}|(?<=\d)\d{3}\.\d{4})")
_LONGEST_BEFORE_ID = 60
_WORD = re.compile(r"[^\W_]+")
_BESIDE_IDS = frozenset("and also see or id ids abs eprint https http org www".split())
_OPENING, _CLOSING, _BEFORE = map(frozenset, ("([", ")]", "-:.)]"))
_AROUND = " ,;|·•–—-\\"


@remembered
def plain(text: str) -> str:
    """Return a line without Markdown, HTML, links, ids and the labels of links at its end."""
    if not _ANY.search(text):
        return without_label(text.strip()).strip()
    if "<" in text:
        text = _COMMENT.sub(" ", text)
    if "](" in text:
        text = _LINK.sub(_link_text, _BUTTON.sub(" ", _IMAGE.sub(" ", text)))
    if text.count("*") > 1 or text.count("`") > 1:
        text = _MARK.sub("", text)
    if text.count("_") > 1:
        text = _UNDERSCORED.sub(r"\2", text)
    if "/" in text and _ADDRESS.search(text):
        text = _URL.sub(" ", text)
    if like := _ID_LIKE.search(text):
        text = _without_ids(text, max(0, like.start() - _LONGEST_BEFORE_ID))
    text = without_label((html.unescape(text) if "&" in text else text).strip())
    if "#" in text[-40:]:
        text = text[:-120] + _TAGS.sub("", text[-120:].rstrip())
    while (
        text.rstrip(" .,;|\t")[-1:] in _CLOSING
        and (found := _TAIL.search(text[-80:]))
        and _is_empty_or_label(found[1])
    ):
        text = text[: len(text) - (len(text[-80:]) - found.start())]
    return text.strip()


def _without_ids(text: str, start: int) -> str:
    """Return a text without its ids, none of which begins before a place."""
    parts, end = [], 0
    for found in _ID.finditer(text, start):
        if ArxivId.find(found[0]) or Doi.find(found[0]):
            parts.append(text[end : found.start()])
            end = found.end()
    return " ".join([*parts, text[end:]])


def quickly_clean(text: str) -> str:
    """Return the same as ``clean``, at once where there is nothing to clean."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip(" ")
    return clean(text)


def says_nothing(text: str) -> bool:
    """Return whether a line has nothing but ids, links and the words that introduce them."""
    words = _WORD.findall(plain(unquote(text)).lower())
    return all(word in _BESIDE_IDS or is_label(word) for word in words)


def tidy(text: str) -> str:
    """Return a title without the punctuation, the year and the bracket that end it on a line."""
    for _ in range(3):
        if text and text[0].isalnum() and text[-1].isalnum():
            return text
        shorter = text.strip(_AROUND)
        if shorter[-1:] in _CLOSING and shorter[-2:-1].isdigit():
            shorter = shorter[:-12] + _YEAR_AT_END.sub("", shorter[-12:])
        if shorter[-1:] == "." and shorter[-3:] != "...":
            shorter = shorter[:-1]
        if shorter[-1:] in _OPENING:  # an address that is gone stood in it
            shorter = shorter[:-1]
        if shorter[:1] in _BEFORE:
            shorter = shorter[1:]
        if shorter == text:
            break
        text = shorter
    return text.strip(_AROUND)


def marked(text: str) -> list[str]:
    """Return link texts and bold parts of three words or more that are no labels."""
    parts = [found[1] for found in _LINK.finditer(text)] if "](" in text else []
    if "**" in text or "__" in text:
        parts += [found[1] or found[2] for found in _BOLD.finditer(text)]
    return [t for part in parts if (t := clean(plain(part))).count(" ") >= 2 and not is_label(t)]


def _link_text(found: re.Match[str]) -> str:
    return " " if is_label(found[1]) else found[1]


def _is_empty_or_label(text: str) -> bool:
    return not text.strip() or is_label(text) or (not _DIGIT.search(text) and is_furniture(text))
