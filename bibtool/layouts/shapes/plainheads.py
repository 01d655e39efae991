"""What a title's line says if it is words and nothing else, or these are set apart, at once."""

from typing import NamedTuple

from bibtool.layouts.bibliographies.labelledtitles import unlabelled, without_award
from bibtool.layouts.shapes.gluedcredits import glued_credit
from bibtool.layouts.shapes.markedtitles import marked_title
from bibtool.layouts.shapes.plaintitles import WHOLE, Plain, plainness_of
from bibtool.layouts.shapes.trimming import unquoted, without_link

_MANNERS = frozenset(["", "first", "whole"])
_NOT_WHOLE = frozenset(["", "first"])


class Head(NamedTuple):
    """What the line of the title says."""

    titles: tuple[str, ...]
    authors: tuple[str, ...]
    year: int | None


def plain_head(text: str, manner: str | int) -> Head | None:
    """Return what ``read_head`` does of a plain title without an award; None of any other line.

    In what may be names, a colon and more, the title may begin behind the colon.
    """
    if manner not in _MANNERS:
        return None
    plainness = plainness_of(text)
    if plainness in WHOLE:
        return None if text.endswith(" preprint") or glued_credit(text) else Head((text,), (), None)
    if plainness is not Plain.OPENED or text.endswith(" preprint") or glued_credit(text):
        return None
    if without_award(text) != text or unlabelled(text):
        return None
    titles = (text,) if manner == "whole" else (text, text.partition(": ")[2])
    return Head(titles, (), None)


def marked_head(text: str, manner: str | int) -> Head | None:
    """Return what ``read_head`` does of a title set apart from all else; None of any other line.

    Of a line that may have something cut off before that is known, it is None as well.
    """
    if text[:1] not in "[*" or manner not in _NOT_WHOLE or "<" in text or "  " in text:
        return None
    apart = marked_title(text) if without_link(text) == text else None
    if apart is None:
        return None
    title, whole, authors, year, _ = apart
    if title[0].isalnum() and whole[:1].isalnum():  # no quotation marks
        return Head((title, whole) if title != whole else (title,), authors, year)
    titles = dict.fromkeys(map(unquoted, (title, whole)))
    return Head(tuple(filter(None, titles)), authors, year)
