"""What stands before or behind a title on its line, cut off: an award, a venue, a summary."""

import re

from bibtool.layouts.lines import ends_sentence, is_prose
from bibtool.layouts.markup import tidy
from bibtool.layouts.remembering import remembered
from bibtool.layouts.shapes.labels import is_link_label
from bibtool.layouts.shapes.marks import mark_of
from bibtool.layouts.shapes.plaintitles import is_plain_title
from bibtool.layouts.shapes.venues import is_award, is_venue

_AWARD = re.compile(r"\s*[(\[]([^()\[\]]{2,60})[)\]]\W*$")
_LONGEST_AWARD = 80
_APART = re.compile(r"\([A-Z][^()]{2,60}\)")  # behind three blanks or more
_SHORT_NAMES = re.compile(
    r"[A-Z][\w'’-]{1,30}(?P<others>\+|,? et al\.?|\s(?:&|and)\s[A-Z][\w'’-]{1,30})?"
)
_STATUS = re.compile(
    r"[,.;]\s(?:\d{1,3}\s?(?:pages?|pgs?|pp|p(?=\.)|seiten)|single[- ]author"
    r"|(?:conditionally )?accepted|submitted|to appear"
    r"|forthcoming|under (?:review|revision)|(?:revise|reject)d? (?:and|&) resubmit|r&r|in press"
    r"|in preparation|à paraître|soumise?|eingereicht|erscheint|working paper)\b",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"^\d+ (?:minute|min) read$|^(?:online|virtual|remote|in person|hybrid|recorded|cancell?ed)$"
    r"|\bet\.? al\b|^(?:[\w-]+\.){1,3}(?:org|com|net|io|ai|edu|gov)$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_OPENING = re.compile(r"\W{0,3}[(\[【]([^()\[\]【】]{2,40})[)\]】][\s:：,.|–—-]{0,4}(?=\S)")
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d[\s:.,–—|-]{1,4}(?=[^\W\d_]\S*\s\S+\s)")
_IS_DATE = re.compile(r"[\d\s./:,年月日-]{4,20}|[A-Z][a-z]{2,8}\.?\s(?:\d{1,2},?\s)?\d{4}")
_BEFORE_SUMMARY = re.compile(r":\s|\s[-–—]\s")
_SHORTEST_SUMMARY = 60
_LONGEST_TITLE = 300
_SHORT = 40
_FEW = 2
_ENDS_YEAR = re.compile(r"(?:(?:19|20)\d\d|['’]\d\d)\W*$")
_OPENING_QUOTES, _CLOSING_QUOTES = frozenset('“”"'), frozenset('”"')
_LINK_BEHIND = re.compile(  # "On Boats: https://arxiv.org/pdf/2001.00001 (printed)"
    r"(?<=\w)\s?[:–—-]\s<?https?://[^\s<>()]{4,300}>?(?:\s{1,2}[(\[][\w ,.-]{1,30}[)\]])?\s*$"
)
_BUTTONS = re.compile(
    r"(?:\s?[,;|]\s?\(?(?:ps|pdf|dvi|doi|html|postscript|preprint|arxiv|tex|abstract|slides)"
    r"\)?){1,6}\s?$"  # in capitals they may be a title's own: "from Word, PDF and HTML"
)
_SCRIPT = re.compile("[\u0400-\u04ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def without_award(title: str) -> str:
    """Return a title without what it won: ``On Boats (Oral)``."""
    return tidy(_without_brackets(title) if ")" in title or "]" in title else title)


@remembered
def _without_brackets(title: str) -> str:
    for _ in range(3):
        found = _AWARD.search(title, max(0, len(title) - _LONGEST_AWARD))
        inside = found[1].strip() if found else ""
        if not found or not (
            _REMARK.search(inside)
            or (_SCRIPT.match(inside) and not _SCRIPT.search(title[: found.start()]))
            or is_award(inside)
            or is_venue(inside)
            or is_link_label(inside)
            or _YEAR.fullmatch(inside)
            or _are_short_names(inside, is_square="]" in found[0])
        ):
            break
        title = title[: found.start()]
    return title


def without_award_apart(text: str) -> str:
    """Return a line without what it won, where spaces set it apart: ``On Boats   Best Paper``."""
    head, gap, tail = text.rpartition("  ")
    if head[-1:] == " " and _APART.fullmatch(tail):
        return head.rstrip()
    return head.rstrip() if gap and head.count(" ") > 1 and is_award(tail.strip()) else text


def _are_short_names(inside: str, *, is_square: bool) -> bool:
    """Return whether brackets have surnames: ``[Smith]``, ``(Smith and Lund)``, ``(Smith+)``."""
    found = _SHORT_NAMES.fullmatch(inside)
    return found is not None and (is_square or found["others"] is not None)


def without_venue(title: str) -> str:
    """Return a title without where it was published: ``Do Boats Float? A Study. LAKE 2019``."""
    if before := before_status(title):
        return before
    for stop in (". ", ", "):
        head, _, tail = title.strip(" .").rpartition(stop)
        if head.count(" ") < _FEW:
            continue
        if stop == ", " and (len(tail) > _SHORT or not _ENDS_YEAR.search(tail)):
            continue
        if is_venue(tail) or _YEAR.fullmatch(tail):
            return without_buttons(head)
    return title


def before_status(title: str) -> str:
    """Return what stands before a number of pages or what has become of a work, else nothing."""
    status = _STATUS.search(title)
    if status and title.count(" ", 0, status.start()) >= _FEW:
        return without_buttons(title[: status.start()])
    return ""


def without_buttons(title: str) -> str:
    """Return a title without the labels of links between it and its venue: ``On Boats, ps, pdf``.

    In a browser's text nothing else is left of the links.
    """
    return _BUTTONS.sub("", title)


def without_opening(title: str) -> str:
    """Return a title without the venue, date or name that stands in brackets before it."""
    before, colon, rest = title.partition(": ")
    if colon and before[-2:].strip().isdigit() and rest.count(" ") > 1 and is_venue(before):
        return rest
    if title[:1].isalpha():
        return title
    if found := _YEAR_FIRST.match(title):
        return title[found.end() :]
    found = _OPENING.match(title)
    if not found or title.count(" ", found.end()) < 1:
        return title
    inside = found[1].strip(" *_`")
    is_told = is_venue(inside) or is_award(inside) or _IS_DATE.fullmatch(inside) is not None
    is_told = is_told or is_link_label(inside) or (" " not in inside and not inside[0].isdigit())
    return title[found.end() :] if is_told else title


def is_sure_title(text: str) -> bool:
    """Return whether a line is surely a title, behind its mark and a venue in brackets."""
    bare = mark_of(text)[1]
    return is_plain_title(without_opening(bare) if bare[:1] == "[" else bare)


def before_summary(text: str) -> list[str]:
    """Return what stands before a colon or a dash after which sentences follow."""
    for found in _BEFORE_SUMMARY.finditer(text[:_LONGEST_TITLE]):
        rest = text[found.end() :]
        if text.count(" ", 0, found.start()) > 0 and is_prose(rest, least=_SHORTEST_SUMMARY):
            return [tidy(text[: found.start()])] if ends_sentence(rest) else []
    return []


def unquoted(title: str) -> str:
    """Return a title without the quotation marks around all of it."""
    if title[:1] not in _OPENING_QUOTES or title[-1:] not in _CLOSING_QUOTES:
        return title
    inside = title[1:-1]
    return inside if _OPENING_QUOTES.isdisjoint(inside) else title


def without_link(text: str) -> str:
    """Return a line without an address behind a title and a colon or dash."""
    if text.count("://") == text.count("](http"):
        return text  # no address, or none but those that links have
    return _LINK_BEHIND.sub("", text)
