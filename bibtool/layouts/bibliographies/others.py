"""Ids of other works in a work's title: what a comment, a reply or an erratum is about.

``Comment on "On boats" (arXiv:2401.00001)`` is not the paper of that id.
"""

import re
from collections.abc import Sequence

from bibtool.identifiers import ArxivId
from bibtool.layouts.bibliographies.quotedtitles import has_quotes
from bibtool.layouts.printed import arxiv_ids_in, has_id

_QUOTED = re.compile(
    r"[“„]([^“”„]{5,400})[”“]|\"([^\"]{5,400})\"|``([^`]{5,400}?)''(?!')|«([^«»]{5,400})»"
)
_ABOUT = re.compile(
    r"\W{0,3}(?:(?:emph|textit)\{)?(?:(?:some|a|an|further|author'?s?)\s)?(?:comments?|remarks?|notes?|repl(?:y|ies)"
    r"|rejoinder|responses?|rebuttal|errat(?:um|a)|addend(?:um|a)|corrigend(?:um|a)|corrections?)"
    r"(?:\s(?:on|to|for|of|about)\b|:)",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"[(\[](?:see also|cf\.|compare|comment(?:ed)? (?:in|on))\s[^()]{1,200}\)?", re.IGNORECASE
)


def is_about_another(title: str) -> bool:
    """Return whether a title is of a work about another one, which it may name by its id."""
    return _ABOUT.match(title) is not None


def title_with_id(line: str, titles: Sequence[str]) -> str:
    """Return the title in which an entry's line names another work's id, as printed, or nothing.

    It is in quotes, or says that it is about another work.
    """
    if has_quotes(line):
        for found in _QUOTED.finditer(line):
            inner = next(group for group in found.groups() if group)
            if has_id(inner):
                return inner.strip(" ,.")
    for title in titles[:1]:
        if is_about_another(title) and has_id(title) and title in line:
            return title
    return ""


def aside_with_id(line: str) -> str:
    """Return what a line says of another work in brackets: ``(see also arXiv:2401.00001)``."""
    if "(" not in line and "[" not in line:
        return ""
    if "see also" not in line and "cf. " not in line and "com" not in line.lower():
        return ""
    return next((found[0] for found in _ASIDE.finditer(line) if has_id(found[0])), "")


def own_ids(line: str, title: str) -> list[ArxivId]:
    """Return the ids that a line names outside of a title."""
    before, _, after = line.partition(title)
    return arxiv_ids_in(f"{before} {after}")
