"""What each word of a title tells by itself: that the line may be something else, or not.

The words of a long page come again and again, so that most of what decides over its lines is
looked up and not searched for.
"""

import re
from enum import IntFlag

from bibtool.layouts.furniture import FIRST_WORDS
from bibtool.layouts.namewords import IN_LISTS
from bibtool.layouts.people import is_group_word
from bibtool.layouts.remembering import Lookup
from bibtool.layouts.shapes.cues import CUES, ENDINGS, PERSONAL
from bibtool.layouts.shapes.labels import may_end_label
from bibtool.layouts.shapes.persons import FOREIGN

# What a menu's line, an address, a sentence, a venue or an award may begin with.
FIRST = FIRST_WORDS | frozenset(
    """i he she they you my hi hello welcome feel click if our this last contributions we before
    prior previously currently please here note copyright updated modified department
    departments dept school faculty institute college office room phone tel fax email mail
    address p po nature physical manuscript working draft also international annual acm ieee
    siam ams aps iop awards h week lecture session class day module unit meeting issue volume
    vol part chapter lesson with by oral spotlight highlight best outstanding distinguished
    top honourable honorable notable paper award invited equal joint long short full author
    authors chair chairs session program programme general area track moderator moderators
    organizer organizers organiser organisers host hosts editor editors edited speaker speakers
    presenter presenters attendees participants instructor supervisor advisor skip powered
    proudly together jointly assistant associate adjunct visiting emeritus university professor
    postdoctoral doctoral graduate research lecturer senior raum""".split()
)
# Of what is somebody's own, only news are told apart.
_CUES = CUES - PERSONAL | {"our"}
_VERBS = frozenset(
    """is are was were be we our has have can that which this these it its by does do
    will""".split()
)
_ROLES = frozenset(
    """professor ph phd d student candidate scientist assistant fellow engineer lecturer
    undergraduate""".split()
)
_BEFORE_NAMES = frozenset("by von par por".split())
_ROLE_STARTS = ("postdoc", "alumn")
_WORD = re.compile(r"[A-Za-z0-9]{1,40}(?:(?:'|-{1,3})[A-Za-z0-9]{1,40})*[:,?]?")
# Mathematics, TeX and words with a slash: ``$n$-type``, ``SU(2)``, ``Poincar\\'e``, ``core/shell``.
_ODD = re.compile(r"[+=]|[A-Za-z0-9$\\{](?:[A-Za-z0-9$\\^_{}+=()/'-]|(?<={)\*){0,60}[:,?]?")
_DIVIDED = re.compile(r"[()/_]")
_PARTS = re.compile(r"['-]+")
_ODD_PARTS = re.compile(r"[^a-z0-9]+")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"19|20|\d{4}|'\d")
_JOINT = re.compile(r"[a-z][A-Z]")


class Told(IntFlag):
    """What a word tells of the line it stands in."""

    NOTHING = 0
    OTHERS = 1
    """The line may be anything but a title."""
    NO_NAME = 2
    """It is in no name and no list of names."""
    OPENS = 4
    """What begins with it may be a button, an address, a sentence, a venue or an award."""
    JOINED = 8
    """It has a capital inside, as where a name is glued to a title."""
    NUMBER = 16
    """It ends with a digit, as a volume and a page do."""
    LABEL = 32
    """It ends as the word of a link does."""
    COLON = 64
    COMMA = 128
    ASKS = 256
    VERB = 512
    """With it, what ends as a sentence does is one."""
    ROLE = 1024
    """It may say what somebody is."""
    BEFORE_NAMES = 2048
    """Names may follow, which did the work."""
    ODD = 4096
    """It is not of letters and digits alone; names of people may be so too."""
    DIVIDED = 8192
    """It has a sign that may divide a title from something else."""
    CUE = 16384
    """Venues, news and addresses have it."""


_AT_END = {":": int(Told.COLON), ",": int(Told.COMMA), "?": int(Told.ASKS)}


def _known() -> dict[str, int]:
    """Return what the words tell that are told by nothing but themselves, in lower case."""
    found: dict[str, int] = {}
    for words, told in (
        (_CUES, Told.CUE),
        (FIRST | {"in", "the"}, Told.OPENS),
        (_VERBS, Told.VERB),
        (_ROLES, Told.ROLE),
        (_BEFORE_NAMES, Told.BEFORE_NAMES),
    ):
        for word in words:
            found[word] = found.get(word, 0) | int(told)
    return found


_KNOWN = _known()


def _told_by(word: str) -> int:
    """Return what a word tells (``Told``), with the sign after it."""
    if word in FOREIGN:
        return int(Told.OTHERS)
    if not _WORD.fullmatch(word):
        return _told_by_odd(word)
    bare = word if word[-1].isalnum() else word[:-1]
    low = bare.lower()
    told = _KNOWN.get(low, 0) | _AT_END.get(word[-1], 0)
    if not bare.isalpha():
        told |= _told_by_parts(low)
    if any(ending in low for ending in ENDINGS):
        told |= int(Told.CUE)
    if bare[0].islower():
        is_listed = bare in IN_LISTS or is_group_word(bare)
        told |= 0 if is_listed else int(Told.NO_NAME)
    if _JOINT.search(bare):
        told |= int(Told.JOINED)
    if low.startswith(_ROLE_STARTS):
        told |= int(Told.ROLE)
    return told | int(Told.LABEL) if may_end_label(low) else told


def _told_by_odd(word: str) -> int:
    """Return what a word tells that has more than letters, digits and hyphens."""
    if not _ODD.fullmatch(word):
        return int(Told.OTHERS)
    bare = word[:-1] if word[-1] in _AT_END else word
    if bare[-1:] in {"'", "-", ""} or (bare[-1] == ")" and "(" not in bare):
        return int(Told.OTHERS)
    told = _AT_END.get(word[-1], 0) | int(Told.ODD | Told.LABEL)
    if _NUMBER.search(word):
        return int(Told.OTHERS)
    for part in _ODD_PARTS.split(word.lower()):
        told |= _KNOWN.get(part, 0) & ~int(Told.BEFORE_NAMES)
        told |= int(Told.CUE) if any(ending in part for ending in ENDINGS) else 0
    told |= int(Told.DIVIDED) if _DIVIDED.search(word) else 0
    told |= int(Told.JOINED) if _JOINT.search(word) else 0
    return told | int(Told.NUMBER) if bare[-1].isdigit() else told


def _told_by_parts(low: str) -> int:
    """Return what the parts of a word tell between hyphens, and its digits."""
    if _DIGIT.search(low) and _NUMBER.search(low):
        return int(Told.OTHERS)
    first, *others = _PARTS.split(low)
    told = _KNOWN.get(first, 0) & ~int(Told.BEFORE_NAMES)
    for part in others:
        told |= _KNOWN.get(part, 0) & ~int(Told.BEFORE_NAMES | Told.OPENS)
    return told | int(Told.NUMBER) if low[-1].isdigit() else told


TOLD_BY = Lookup(_told_by)
"""What each word tells (``Told``), with the sign after it."""
