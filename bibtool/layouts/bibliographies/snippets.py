"""What a Google Scholar result is made of: marks, authors and venue, words, buttons."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bibtool.layouts.bibliographies.joining import join, spellings
from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.people import name_fit
from bibtool.names import PARTICLES
from bibtool.untrusted import clean

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_PARTICLE = "|".join(sorted(filter(str.isalpha, PARTICLES), key=len, reverse=True))
PERSON = (
    rf"{_CAPITAL}(?:-?{_CAPITAL}){{0,3}}\s(?:(?:{_PARTICLE}|Le|La|De|Van|Von|El|Al)\s|[dl]['’]){{0,3}}"
    rf"{_CAPITAL}[\w'’ʼ`-]+(?:\s(?:{_CAPITAL}[\w'’-]+|{_PARTICLE}|II|III|Jr)){{0,2}}"
)
"""A person as Scholar prints one: ``AC Courville``, ``L van der Maaten``."""
_NAMES = re.compile(
    rf"(?:(?:…|\.\.\.),?\s?)?(?P<names>{PERSON}(?:,\s{PERSON}){{0,40}})"
    r"(?:,?\s?(?:…|\.\.\.|et al\.?))?"
)
DASH = re.compile(r"[ \u00a0\u2009\t]{1,3}[-–—][ \u00a0\u2009]{1,3}(?=\S)")
# In each reader's language: [BUCH], [LIVRE], [CITAS]. Nothing else in capitals stands so.
_MARK = re.compile(r"\s*\[[^\W\d_a-zß-öø-ÿа-я]{1,14}\]\s*")
_YEAR = re.compile(r"(?:^|[\s,(])((?:19|20)\d\d)(?=[\s,.)\t]|$)")
_BUTTONS = re.compile(
    r"""(?:[\s☆★❞‹›|·•]*+(?:saved?|cite(?!d)|cited\ by:?\ \d++|related\ articles|all\ \d++\ versions
    |99|view\ as\ html|library\ search|import\ into\ \w{1,40}|web\ of\ science:?\ \d++|more|fewer
    |cité\ \d++\ fois|(?:zitiert\ von|citado\ por|citato\ da|цитируется|被引用次数)[:：]?\ ?\d++
    |cached|full\ view|check\ google|download|share|twitter|linkedin|facebook|cites:.*+)
    )+[\s☆★❞|·•]*""",
    re.IGNORECASE | re.VERBOSE,
)
_TRAILER = re.compile(
    r"(?:list\ my\ alerts|cancel\ alert|see\ all\ (?:results|recommendations)|create\ alert"
    r"|this\ (?:alert|message)\ (?:is|was)\ sent|showing\ the\ best\ result|about\ google\ scholar"
    r"|google\ scholar|help|privacy|terms|manage\ alert|unsubscribe|followed\ articles"
    r"|the\ system\ can't\ perform|any\ time$|since\ (?:19|20)\d\d$|custom\ range|sort\ by\ "
    r"|include\ (?:patents|citations)$|my\ (?:citations|library|profile)$|case\ law$"
    r"|review\ articles$|search\ within\ citing|(?:about\ )?[\d,]+\ results?\ \().*",
    re.IGNORECASE | re.VERBOSE,
)
_PDF_AT = re.compile(
    r"\s*\[(?:PDF|HTML|DOC)\]\s?(?:from\s)?[\w-]++(?:\.[\w-]++)+\s*", re.IGNORECASE
)
_SHORTEST = 40
_NAME = re.compile(PERSON)
_LONGEST_NAME = 60
_MOST_NAMES = 40


class Byline(NamedTuple):
    """The line below a result's title."""

    authors: tuple[str, ...]
    venue: str
    year: int | None
    is_sure: bool
    """Whether nothing but a line of authors looks so: two names, or a dash after one."""

    @property
    def is_dated(self) -> bool:
        """Whether a dash, where it appeared and the year follow, as in every result."""
        return bool(self.venue.strip()) and self.year is not None


def byline_of(text: str) -> Byline | None:
    """Return the authors, the venue and the year of a line ``A Smith, B Lund - Boats, 2020``."""
    text = text.strip()
    if len(text) > 400 or not (text[:1].isupper() or text[:1] in "…."):
        return None
    dash = DASH.search(text)
    before = text[: dash.start()] if dash else text
    venue = text[dash.end() :] if dash else ""
    years = _YEAR.findall(venue)
    names = authors_of(before) or (_some_of(before) if years else None)
    if names is None:
        return None
    return Byline(names, venue, int(years[-1]) if years else None, bool(dash) or len(names) > 1)


def authors_of(text: str) -> tuple[str, ...] | None:
    """Return the names of a text that is nothing but names as Scholar prints them, else None."""
    found = _NAMES.fullmatch(text.strip(" ,\u00a0"))
    if found is None:
        return None
    names = tuple(found["names"].split(", "))
    if any(name_fit(name.split()[-1:]) == 0 for name in names):
        return None
    return tuple(_spelt(name) for name in names)


def _some_of(text: str) -> tuple[str, ...] | None:
    """Return the names of a list of which most are as Scholar prints them, else None."""
    pieces = [piece.strip(" …\u00a0") for piece in text.split(",")][:_MOST_NAMES]
    names = [piece for piece in pieces if len(piece) < _LONGEST_NAME and _NAME.fullmatch(piece)]
    if len(names) < 2 or 2 * len(names) < len(pieces) or max(map(len, pieces)) > _LONGEST_NAME:
        return None
    return tuple(map(_spelt, names))


def _spelt(name: str) -> str:
    """Return ``A. C. Courville`` of ``AC Courville``."""
    initials, family = name.split(maxsplit=1)
    return f"{' '.join(f'{letter}.' for letter in initials if letter != '-')} {family}"


def without_mark(text: str) -> str:
    """Return a title without the ``[PDF]`` and ``[CITATION]`` before it."""
    while found := _MARK.match(text):
        text = text[found.end() :]
    return text


def is_button(text: str) -> bool:
    """Return whether a line is of a page's buttons, or the mark that says where a copy is."""
    if _PDF_AT.fullmatch(text) or is_furniture(text):
        return True
    return (
        len(text) < 300 and (_BUTTONS.fullmatch(text) or _TRAILER.match(text.strip())) is not None
    )


def snippet_of(lines: Sequence[str]) -> str:
    """Return the words of the abstract that a result shows, its lines joined; it is always cut."""
    joined = join(lines)
    text = spellings(joined.text, joined.broken)[0].replace("\u00a0", " ").strip()
    if len(text) < _SHORTEST:
        return ""
    return clean(text if text.endswith(("…", "...")) else f"{text.rstrip()} …")
