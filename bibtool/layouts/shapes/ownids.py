"""Ids of works on their own lines, and those that such a line cites."""

import re
from collections import Counter
from collections.abc import Sequence

from bibtool.identifiers import ArxivId
from bibtool.layouts.lines import Understood
from bibtool.layouts.markup import says_nothing
from bibtool.layouts.printed import arxiv_ids_in, has_id, ids_in, may_have_ids
from bibtool.layouts.shapes.items import Item
from bibtool.layouts.shapes.model import BLURB

_SEVERAL = 3
_TO_AN_ID = re.compile(r"\[([^][\n]{12,400})\]\(([^()\s]{1,300})\)")
_SEE_ALSO = re.compile(
    r"\b(?:see(?: also)?|cf\.|extend(?:s|ing)|follow-?up (?:to|of|on)):?\s(?:https?://\S{1,40}?/)?"
    r"(?:arxiv[:\s]{0,2})?(?:\d{4}\.\d{4,5}|[a-z][a-z.-]{1,12}/\d{7})(?:v\d)?",
    re.IGNORECASE,
)


def with_own_ids(work: Understood, text: str) -> list[Understood]:
    """Return a work of one line with its id, or one for each; nothing if it has none of its own."""
    first, doi = ids_in(text)
    if first is not None and doi is None and _is_all(first, text):
        return [{**work, "arxiv_id": first, "doi": None}]
    ids = arxiv_ids_in(without_cited(text))
    if len(ids) > 1:
        return [{**work, "arxiv_id": each} for each in ids]
    return [{**work, "arxiv_id": ids[0], "doi": doi}] if ids else []


def _is_all(first: ArxivId, text: str) -> bool:
    """Return whether a text has this id once, no other, and no word that what it cites follows."""
    if first.is_old_style or text.count(first.base) > 1 or len(arxiv_ids_in(text)) > 1:
        return False
    return not _may_cite(text.lower())


def without_cited(text: str) -> str:
    """Return a text without the words of links to ids: what they cite is another's id.

    ``[On Boats (see arXiv:2101.00002)](https://arxiv.org/abs/2101.00001)``; and without those that
    it says to see besides.
    """
    if "](" in text and may_have_ids(text):
        text = _TO_AN_ID.sub(_without_words, text)
    return _SEE_ALSO.sub(" ", text) if _may_cite(text.lower()) else text


def _may_cite(low: str) -> bool:
    return "see" in low or "cf." in low or "extend" in low or "follow" in low


def _without_words(found: re.Match[str]) -> str:
    is_of_words = has_id(found[1]) and has_id(found[2]) and not says_nothing(found[1])
    return f"({found[2]})" if is_of_words else found[0]


def text_in(item: Item, state: int) -> str:
    """Return the lines of one column of an item."""
    return "\n".join([line.text for line in item[state]])


def shared_ids(items: Sequence[Item]) -> frozenset[ArxivId]:
    """Return the ids that stand in what is said of several works: they are those of another."""
    counts = Counter(one for item in items for one in arxiv_ids_in(text_in(item, BLURB)))
    return frozenset(one for one, count in counts.items() if count >= _SEVERAL)


def has_id_in_blurb(item: Item) -> bool:
    """Return whether an item has an id in what is said of it, and nowhere else."""
    if BLURB not in item.columns or not has_id(text_in(item, BLURB)):
        return False
    others = [state for state in item.columns if state != BLURB]
    return not any(has_id(text_in(item, state)) for state in others)
