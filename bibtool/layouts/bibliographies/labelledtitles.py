"""Titles with something before or behind them that is none of theirs: an award, a kind of work."""

import re

_AWARD = re.compile(
    r"\s?(?:(?:Best|Outstanding|Distinguished)\s[^:.]{0,40}|[^:.]{0,30}\b(?:Award|Prize|Runner-?up)"
    r"|(?:Honou?rable|Special)\s(?:Mention|Paper)s?"
    r"|(?:(?:Ph\.?D\.?|Doctoral|M\.?Sc?\.?|Master['’]?s?|Bachelor['’]?s?)\s)?"
    r"(?:[Tt]hesis|[Dd]issertation)(?:\s[Tt]itle)?)\s?:\s(?=\S)"
)
_OTHERS = re.compile(
    r"(?:\*\s)?[^\W\d_][\w'’-]{1,30}(?:\s(?:and\s|&\s)?[^\W\d_][\w'’-]{1,30}){0,2},?\set\sal\.,\s"
    r"(?P<title>\S.{8,400}?),\s(?:19|20)\d\d\b[^,]{0,30}$"
)
_TYPED = re.compile(
    r"\s(?:Journal Article|Conference(?: Paper)?|Proceedings Article|Book Chapter|PhD Thesis"
    r"|Masters Thesis|Technical Report|Unpublished|Miscellaneous)$"
)
"""What teachPress, which many institutes' pages run on, prints behind a title."""
_LONGEST_TYPE, _LONGEST_AWARD = 40, 60
_ENDS_TYPE = frozenset("ecrstd")


def without_award(text: str) -> str:
    """Return a line without the award it was given: ``Best Paper Award: On Wide Boats``."""
    found = _AWARD.match(text) if ": " in text[:_LONGEST_AWARD] else None
    return text[found.end() :] if found else text


def unlabelled(text: str) -> list[str]:
    """Return the title of ``Lund et al., Wide Boats, 2019`` or of ``Boats Journal Article``."""
    if found := _OTHERS.match(text) if " al., " in text else None:
        return [found["title"]]
    tail = text[-_LONGEST_TYPE:]
    typed = _TYPED.search(tail) if tail[-1:] in _ENDS_TYPE else None
    before = text[: len(text) - len(tail) + typed.start()] if typed else ""
    return [before] if before.count(" ") > 1 and "," not in tail else []
