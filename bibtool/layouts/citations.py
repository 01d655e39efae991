"""One work on one line: what in it is the title, who the authors, which year.

Nothing is cut away for good: the whole line without marks and links is always among the titles.
"""

import html
import re
from dataclasses import dataclass

from bibtool.identifiers import ArxivId, Doi
from bibtool.layouts.furniture import is_furniture, is_label, without_label
from bibtool.layouts.people import author_list, name_fit
from bibtool.untrusted import clean

_LONGEST = 2000
_MOST = 5
_COMMENT = re.compile(r"<!--.{0,200}?-->|<[/a-zA-Z][^<>]{0,200}>")
_IMAGE = re.compile(r"!\[[^][]{0,200}\]\([^()\s]{0,500}\)")
_LINK = re.compile(
    r"\[((?:[^][]|\[[^][]{0,40}\]){1,400})\]\([^()\s]{0,500}(?:\([^()\s]{0,200}\))?\)"
)
_TAGS = re.compile(r"(?:[\s,]+#\w{1,30}){1,8}$")
_BUTTON = re.compile(r"\[\[[^][]{1,60}\]\([^()\s]{0,500}\)\]")
_MARK = re.compile(r"\*{1,3}|`+|(?<!\w)_{1,3}(?=\w)|(?<=[\w.?!])_{1,3}(?!\w)")
_BOLD = re.compile(r"\*\*([^*]{3,300})\*\*|__([^_]{3,300})__")
_URL = re.compile(r"(?:https?://|www\.|(?:arxiv|doi|dx\.doi)\.org/)[^\s<>\"]+", re.IGNORECASE)
_ID = re.compile(
    r"[\[(]?\barxiv(?:\s?preprint)?(?:\s?arxiv)?[\s:.]{0,2}(?:abs/)?(?:\d{4}\.\d{4,5}"
    r"|[a-z.-]{2,18}/\d{7})(?:v\d{1,3})?\b(?:\s?\[[a-z.-]{2,20}\])?[\])]?"
    r"|(?<![\w./])[\[(]?\d{4}\.\d{4,5}(?:v\d{1,3})?[\])]?(?![\w.]*\w)|(?:doi:\s?)?\b10\.\d{4,9}/\S+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[\s,.;|·•–—-]{0,9}[\[(]([^][()]{0,40})[\])][\s.,;|]*$")
_QUOTED = re.compile(r"“([^“”]{5,400})”|\"([^\"]{5,400})\"|``([^`']{5,400})''|«([^«»]{5,400})»")
_YEAR_IN_BRACKETS = re.compile(
    r"[(\[][^()\[\]]{0,120}?\b((?:19|20)\d\d)[a-z]?\b[^()\[\]]{0,20}[)\]]"
)
_YEAR = re.compile(r"(?:,\s?|\.\s)(?:[A-Z][\w&'’-]{1,20}\s){0,3}((?:19|20)\d\d)\b(?![-–/]\d)")
_PARENS = re.compile(r"\s\(([^()]{3,300})\)[\s.,;]*$")
_BY = re.compile(r",?\s(?:by|von|par|por)\s(?=[A-Z])")
_DASH = re.compile(r"\s[-–—|·•]+\s")
_SENTENCE = re.compile(r"(?<!\s\w)(?<!^\w)(?<!\bet)(?<!\bvs)(?<!-\w)[.?!]\s+(?=\S)")
_YEAR_SENTENCE = re.compile(r"[\s.,]\(?(?:19|20)\d\d[a-z]?\)?[.,:]\s")
_VENUE = re.compile(
    r"\b(?:arxiv|preprint|corr|proceedings|proc\.|conference|journal|workshop|transactions"
    r"|neurips|nips|icml|iclr|cvpr|iccv|eccv|acl|emnlp|naacl|aaai|ijcai|kdd|in press"
    r"|phys\.|rev\.|lett\.|vol\.|pp\.)(?!\w)|^in\s",
    re.IGNORECASE,
)
_YEAR_AT_END = re.compile(r"[\s,]{0,3}[(\[](?:19|20)\d\d[)\]]$")
_PUBLISHED = re.compile(r"[\s,.(]{0,4}(?:19|20)\d\d[a-z]?\)?[.\s]{0,4}$")
_DIGIT = re.compile(r"\d")
_INITIAL = re.compile(r"(?<!\w)[^\W\d_]\.")
_CLOSING = (")", "]")
_AROUND = " ,;|·•–—-\\"


@dataclass(frozen=True, slots=True)
class Citation:
    """What one line says of a work."""

    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    year: int | None = None


def is_citation(text: str) -> bool:
    """Return whether a line, though long, is a reference with its authors and no abstract."""
    if len(text) > 600:
        return False
    return bool(_QUOTED.search(text) or _YEAR_IN_BRACKETS.search(text) or _ID.search(text))


def read_citation(text: str) -> Citation:
    """Return the titles a line may have, likeliest first, its sure author names and its year."""
    if len(text) > _LONGEST:
        return Citation()
    marked = _marked(text)
    whole = clean(plain(text).replace("\t", " | "))
    parts, authors = split_citation(whole)
    titles = [tidy(title) for title in (*_in_quotes(whole), *marked, *parts)]
    # A title in marks or quotes may be a part of it only, so the line stays in.
    line = tidy(whole)
    unique = dict.fromkeys(title for title in titles if title and title != line)
    every = (*list(unique)[: _MOST - 1], *([line] if line else []))
    return Citation(every, authors, _year(whole))


def plain(text: str) -> str:
    """Return a line without Markdown, HTML, links, ids and the labels of links at its end."""
    if "<" in text:
        text = _COMMENT.sub(" ", text)
    if "](" in text:
        text = _LINK.sub(_link_text, _BUTTON.sub(" ", _IMAGE.sub(" ", text)))
    if text.count("*") > 1 or "_" in text or "`" in text:
        text = _MARK.sub("", text)
    if "/" in text:
        text = _URL.sub(" ", text)
    if any(map(str.isdigit, text)):
        text = _ID.sub(_unless_number, text)
    text = without_label(html.unescape(text).strip())
    if "#" in text[-40:]:
        text = text[:-120] + _TAGS.sub("", text[-120:].rstrip())
    while (
        text.rstrip(" .,;|\t")[-1:] in _CLOSING
        and (found := _TAIL.search(text[-80:]))
        and _is_empty_or_label(found[1])
    ):
        text = text[: len(text) - (len(text[-80:]) - found.start())]
    return text.strip()


def tidy(text: str) -> str:
    """Return a title without the punctuation, the year and the bracket that end it on a line."""
    for _ in range(3):
        shorter = text.strip(_AROUND)
        if shorter.endswith((")", "]")):
            shorter = _YEAR_AT_END.sub("", shorter)
        if shorter.endswith(".") and not shorter.endswith("..."):
            shorter = shorter[:-1]
        if shorter.startswith(("-", ":", ".", ")", "]")):
            shorter = shorter[1:]
        if shorter == text:
            break
        text = shorter
    return text.strip(_AROUND)


def split_citation(text: str) -> tuple[list[str], tuple[str, ...]]:
    """Return the parts of a line that may be its title, and the authors surely read."""
    found = _PARENS.search(text)
    if found:
        names = _people(found[1])
        if names is not None:
            return [text[: found.start()]], names
        if _YEAR.search(f", {found[1]}"):
            before = text[: found.start()]
            titles, authors = split_citation(before)
            return titles or [before], authors
    for separator in (_BY, _DASH, _YEAR_SENTENCE, _SENTENCE):
        parts = [bare for part in separator.split(text) if (bare := part.strip(" |"))]
        if len(parts) < 2:
            continue
        people = [_people(part) for part in parts]
        if separator is _BY and people[-1] is None and _one_name(parts[-1]):
            people[-1] = (parts[-1].strip(" ."),)
        known = [names for names in people if names is not None]
        if known or separator in (_DASH, _SENTENCE):
            rest = [part for part, names in zip(parts, people, strict=True) if names is None]
            titles = sorted(filter(_may_be_title, rest), key=_is_hardly_a_title)
            within = [split_citation(part) for part in titles]
            inner = [found[0] for found, _ in within if found]
            known += [names for _, names in within]
            return [*inner, *titles], next((names for names in known if names), ())
    return _split_at_commas(text)


def _split_at_commas(text: str) -> tuple[list[str], tuple[str, ...]]:
    """Split ``A. Author, B. Author, Title, Venue, 2024`` and ``Title, Anna Author, Bo Author``."""
    pieces = [piece for piece in text.split(", ") if piece]
    if len(pieces) < 3:
        return [], ()
    first = _end_of_names(pieces)
    if 0 < first < len(pieces) and author_list(", ".join(pieces[:first])) is not None:
        last = len(pieces)
        while last > first + 1 and (_VENUE.search(pieces[last - 1]) or len(pieces[last - 1]) < 12):
            last -= 1
        names = author_list(", ".join(pieces[:first])) or ()
        return [", ".join(pieces[first:last]), ", ".join(pieces[first:])], names
    start = len(pieces)
    while start > 1 and _is_name_list(pieces[start - 1]):
        start -= 1
    last_names = author_list(", ".join(pieces[start:])) if start < len(pieces) else None
    return ([], ()) if last_names is None else ([", ".join(pieces[:start])], last_names)


def _end_of_names(pieces: list[str]) -> int:
    """Return how many pieces from the first on are names.

    "and" is before the last, and a piece without initials after pieces with them is a title.
    """
    all_abbreviated = True
    for at, piece in enumerate(pieces):
        abbreviated = _INITIAL.search(piece) is not None
        if not _is_name_list(piece) or (at and all_abbreviated and not abbreviated):
            return at
        all_abbreviated = all_abbreviated and abbreviated
        if piece.startswith("and ") or " and " in piece:
            return at + 1
    return len(pieces)


def _is_name_list(piece: str) -> bool:
    names = re.split(r"\sand\s|\s&\s", piece.removeprefix("and "))
    return all(name_fit(name.split()) >= 0.4 for name in names)


def _people(text: str) -> tuple[str, ...] | None:
    if text[-8:].strip(" .)abcd")[-1:].isdigit():
        text = _PUBLISHED.sub("", text).strip()
    found = author_list(text)
    if found is not None:
        return found
    # After a dash, "by" or in brackets two names joined by "and" are people.
    names = re.split(r"\s(?:and|&)\s", text)
    return tuple(names) if len(names) == 2 and all(map(_one_name, names)) else None


def _one_name(text: str) -> bool:
    words = text.strip(" .").split()
    return 2 <= len(words) <= 4 and name_fit(words) >= 0.9 and not _VENUE.search(text)


def _is_hardly_a_title(text: str) -> bool:
    return " " not in text or _one_name(text)


def _may_be_title(text: str) -> bool:
    if is_furniture(text) or (len(text) < 40 and _VENUE.search(text.split(". ", maxsplit=1)[0])):
        return False
    if not any(map(str.isalpha, text)) or (" " not in text and text.islower()):
        return False
    return not (_VENUE.match(text) and _YEAR.search(f", {text}"))


def _marked(text: str) -> list[str]:
    """Return link texts and bold parts of three words or more that are no labels."""
    parts = [found[1] for found in _LINK.finditer(text)] if "](" in text else []
    parts += [found[1] or found[2] for found in _BOLD.finditer(text)] if len(text) > 8 else []
    return [t for part in parts if (t := clean(plain(part))).count(" ") >= 2 and not is_label(t)]


def _in_quotes(text: str) -> list[str]:
    """Return the quoted part if it stands where a title does, not as the words of one."""
    for found in _QUOTED.finditer(text):
        inner = next(group for group in found.groups() if group)
        after = text[found.end() : found.end() + 20].lstrip()
        before = text[: found.start()].rstrip()
        apart = not before or before[-1] in ".,:;)-–—" or before.endswith(("al", "and"))
        goes_on = bool(after) and not (after[0] in ",.([-–—" or after.startswith(("by ", "in ")))
        if inner.count(" ") >= 2 and apart and not (goes_on and inner[-1] not in ".,"):
            return [inner.rstrip(" ,.")]
    return []


def _year(text: str) -> int | None:
    if "19" not in text and "20" not in text:
        return None
    found = [*_YEAR_IN_BRACKETS.finditer(text), *_YEAR.finditer(text)]
    return int(found[-1][1]) if found else None


def _link_text(found: re.Match[str]) -> str:
    return " " if is_label(found[1]) else found[1]


def _unless_number(found: re.Match[str]) -> str:
    return " " if ArxivId.find(found[0]) or Doi.find(found[0]) else found[0]


def _is_empty_or_label(text: str) -> bool:
    return not text.strip() or is_label(text) or (is_furniture(text) and not _DIGIT.search(text))
