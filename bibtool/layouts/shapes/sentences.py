"""Sentences of a page about somebody: who they are, what is new, how to reach them."""

import re

from bibtool.layouts.lines import ends_sentence, is_prose
from bibtool.layouts.shapes.cues import CONTACT, NEWS, PERSONAL, cues_of

_ADDRESS = re.compile(r"[\w.+-]\s?(?:@|\[at\]|\(at\)|\sat\s\w{1,30}\sdot)\s?[\w-]", re.IGNORECASE)
_IMPRINT = re.compile(
    r"©|copyright|(?:proudly\s)?powered\sby\s|(?:last\s)?(?:updated|modified)\s"
    r"|(?:departments?|dept\.?|school|faculty|institute|college|office|room|phone|tel|fax|e-?mail"
    r"|address|mail|p\.?\s?o\.?\s?box)\b"
    r"|(?:(?:session|program(?:me)?|general|area|track)\s)?(?:co-?)?(?:chair(?:s|ed by|person)?"
    r"|moderators?|moderated by|organi[sz](?:ers?|ed by)|convenors?|conveners?|hosts?|hosted by"
    r"|editors?|edited by|speakers?|presenters?|attendees|participants|instructors?|supervisors?"
    r"|advisors?|discussants?|panell?ists?)\s?:\s",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r",\s(?:(?:assistant|associate|full|visiting)\s)?(?:professor|ph\.?\s?d\.?\s(?:student|candidate)"
    r"|post-?doc\w{0,7}(?:\sresearcher|\sfellow)?|research\s(?:scientist|assistant|fellow|engineer)"
    r"|m(?:aster|s|sc)?['’]?s?\sstudent|(?:senior\s)?lecturer|undergraduate(?:\sstudent)?|alumn\w{1,2})\W*$",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"(?:(?:assistant|associate|full|adjunct|visiting|emeritus|university|distinguished)\s){0,2}"
    r"professor(?:\s(?:of|at|in|emeritus)\b|,|\W*$)"
    r"|(?:ph\.?\s?d\.?|doctoral|graduate|master['’]?s?)\s(?:student|candidate|researcher)\b"
    r"|post-?doc(?:toral)?\s(?:researcher|fellow|scholar|associate)\b"
    r"|research\s(?:scientist|fellow|associate|assistant|engineer)(?:\s(?:at|in)\b|,|\W*$)"
    r"|(?:senior\s)?lecturer\s(?:at|in)\b|chargée?\sde\srecherche|directeur\sde\srecherche"
    r"|ma[iî]tre(?:sse)?\sde\sconf[ée]rences|professeure?\s(?:à|des)\b|wissenschaftliche[rn]?\smit"
    r"|profesora?\s(?:titular|asociad[oa]|de)\b|professore\s(?:associato|ordinario)\b"
    r"|bureau\s\d|raum\s\d|despacho\s\d|ufficio\s\d|thèmes\sde\srecherche|research\sinterests\s?:"
    r"|forschungs(?:gebiete|interessen)\s?:",
    re.IGNORECASE,
)
_STREET = re.compile(r"\d{1,5}\s.{5,80}\b[A-Z]{2}\s\d{5}(?:-\d{4})?\W*$")
_PLACE = re.compile(
    r"\b(?:university|university of \w{2,20}|institute of technology|inc\.|gmbh"
    r"|laborator(?:y|ies))\W*$",
    re.IGNORECASE,
)
_BIO = re.compile(
    r"I(?:['’]m|['’]ve)?\s[a-z(]|(?:He|She|They|You)\s(?:is|are|was|were|has|have|can|will|may"
    r"|received|works?|worked|joined|studies|obtained|completed|holds|serves|also|currently)\s"
    r"|(?:My|Hi|Hello|Welcome|Feel\sfree|Click|If\syou|Our\s(?:group|lab|team)|This\s(?:page|list"
    r"|site|website|repo\w*)|Last\s(?:updated|modified)|Contributions)\b[,\s]"
)
_TO_READERS = re.compile(
    r"(?:We\s(?:are|have|will)|Before\sth(?:is|at)|Prior(?:\sto)?|Previously|Currently|Please"
    r"|Here(?:\sis|\sare|['’]s\s(?:the|my|an?|some))?|Note\sthat|The\s(?:following|full\slist)"
    r"|(?:(?:[Mm]y|[Ss]elected|[Aa]ll)\s)?[Pp]ublications\s(?:by|in|are|can|sorted|listed))\b[,\s]"
)
_NEWS = re.compile(
    r"\b(?:accepted\s(?:to|at|by|for|in|as)|our\s(?:new\s)?(?:paper|work|survey)|will\sbe\s"
    r"(?:giving|presented|at|speaking|joining)|gave\sa|giving\sa|invited\sto|joined|is\sout"
    r"|now\savailable|are\shiring|honou?red\sto|excited\sto|received\sthe|won\sthe"
    r"|co-?organi[sz]\w{1,4}|serv(?:ed|ing)\sas|reviewed\sfor|reviewer\sfor"
    r"|papers?\s(?:were|was|got|are)\saccepted|congrat\w{1,10}|click\son|sign\sup|subscribe"
    r"|your\s(?:e-?mail|inbox)|stay\stuned|announc\w{1,4}|phd\sstudent)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|we|our|has|have|can|that|which|this|these|it|its|by|does|do|will)\b"
)
_PERSONAL = re.compile(r"\b(?:[Oo]ur|[Mm]y|I|[Ww]e|[Tt]wo|[Oo]ne|[Tt]hree) ")
_REMARK = re.compile(
    r"(?:\*\*|__)[A-Z][a-z]{2,20}(?:\s[a-z]{2,12}){0,4}(?::(?:\*\*|__)|(?:\*\*|__):)\s[^\W\d_]"
)
_SAID = re.compile(
    r"(?:Let\s(?:me|us)|Thanks?|That['’]s|See\syou|Sponsored|Try\sit|Unsubscribe|View\sin|Happy"
    r"|Enjoy|Best|Cheers|Kind\sregards|Dear|Hi|Hello|Good\s(?:morning|afternoon|evening)"
    r"|Looking\sforward|Have\sa|Until\snext|Subscribe|Forward(?:ed)?|Reply|Stay)\b"
)
_SAID_ENDS = (".", "!", ",", "|")
_LONGEST_ADDRESS = 110
_MOST_WORDS = 14
_SHORTEST_ABSTRACT = 300


_TERM = re.compile(
    r"\b(?:fall|spring|summer|winter|autumn)(?:\s(?:semester|term|quarter))?,?\s(?:19|20)\d\d\b\W*$",
    re.IGNORECASE,
)


def is_course(text: str) -> bool:
    """Return whether a line ends with a term, as what somebody taught does: ``(Fall 2024)``."""
    return "20" in text[-8:] and _TERM.search(text[-40:]) is not None


def is_contact(text: str) -> bool:
    """Return whether a line is an address, an affiliation or a page's imprint."""
    if text.count(" ") > 2 * _MOST_WORDS:
        return False
    if "," in text and len(text) < _LONGEST_ADDRESS and (_ROLE.search(text) or _STREET.match(text)):
        return True
    cues = cues_of(text)
    found = (
        _IMPRINT.match(text)
        or _JOB.match(text)
        or (not CONTACT.isdisjoint(cues) and (_PLACE.search(text) or _ADDRESS.search(text)))
    )
    if not found and ("@" in text or "at]" in text or "at)" in text):
        found = _ADDRESS.search(text)
    return bool(found) and len(text.split()) <= _MOST_WORDS


def is_bio(text: str) -> bool:
    """Return whether a line speaks of the page's owner, or to its reader.

    Some words that open such a sentence open abstracts as well, which are longer.
    """
    if _BIO.match(text):
        return True
    if _SAID.match(text) and len(text) < _SHORTEST_ABSTRACT:
        return text.rstrip().endswith(_SAID_ENDS) or " | " in text
    return len(text) < _SHORTEST_ABSTRACT and _TO_READERS.match(text) is not None


def is_news(text: str) -> bool:
    """Return whether a line tells what happened: ``Our paper was accepted to LAKE``."""
    return not NEWS.isdisjoint(cues_of(text)) and _NEWS.search(text) is not None


def is_own_news(text: str) -> bool:
    """Return whether a line says so in somebody's own words."""
    if PERSONAL.isdisjoint(cues_of(text)):
        return False
    return is_news(text) and _PERSONAL.search(text) is not None


def is_sentence(text: str) -> bool:
    """Return whether a line is a sentence, rather than a title with a full stop."""
    return ends_sentence(text) and _VERB.search(text) is not None and is_prose(text, 30)


def is_remark(text: str) -> bool:
    """Return whether a line is what bold words with a colon head: ``**Why:** it is so.``."""
    found = _REMARK.match(text) if ends_sentence(text) else None
    said = text[found.end() - 1 :] if found else ""
    return said[:1].islower() or is_prose(said)
