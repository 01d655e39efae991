"""Numbered titles that run into what is said of them with only a blank between.

``1) On Small Boats We tell small boats from large ones.``
"""

import re
from collections.abc import Sequence
from itertools import islice

from bibtool.layouts.lines import Line, is_prose
from bibtool.layouts.markup import tidy

_NUMBER = re.compile(r"\s{0,8}(?:\(?\d{1,3}[.)]|\[\d{1,3}\]|#\d{1,3}[.):]?|[-*•])\s{1,4}(?=\S)")
_SENTENCE = re.compile(
    r"(?<=[^\W_]\s|[?!)\]”\"’']\s)(?:We|This|These|Our|Here|Can|In\sthis|In\sorder|In\srecent"
    r"|It\sis|There\s(?:is|are|has|have)|Recent(?:ly)?|Most|Many|The|An?)(?=,?\s[a-z])"
    r"|(?<=[^\W_]\s)[A-Z][a-z]{3,12}s(?=\s(?:an?|how)\s)"
)
"""What sentences begin with, in the middle of one: there the title ends."""
_CAPITAL = re.compile(r"(?<=[^\W_]\s|[?!)\]”\"’']\s)[^\W\d_a-z][\w'’-]{0,30},?\s(?=[a-z$])")
_WHOLE_NEXT = re.compile(
    r"(?:of|for|in|on|and|or|to|with|by|from|via|the|an?|at|as|using|under|over|into|vs|versus"
    r"|through|without|between|toward|towards|beyond|is|are)(?![^\W_-])"
)
"""Words that are small in titles, too."""
_FULL_STOP = re.compile(r"[^\W\d_]{3}\.\s")
_SHORTEST = 80
_FEWEST_WORDS, _LONGEST, _MOST = 2, 300, 8
_FEWEST, _SURE_SHARE, _SHARE = 3, 0.25, 0.9


def are_glued(lines: Sequence[Line]) -> bool:
    """Return whether a page's numbered texts begin with titles that nothing parts from them."""
    texts = [line.text for line in lines if is_prose(line.text)]
    starts = [found.end() for text in texts if (found := _NUMBER.match(text))]
    if len(starts) < max(_FEWEST, _SHARE * len(texts)):
        return False
    sure = sum(_SENTENCE.search(_head(text)) is not None for text in texts)
    return sure >= max(_FEWEST, _SURE_SHARE * len(texts))


def is_numbered_text(text: str) -> bool:
    """Return whether a line has a number and runs like a sentence, however few these are."""
    return _NUMBER.match(text) is not None and is_prose(text, _SHORTEST)


def glued_titles(text: str) -> tuple[str, ...]:
    """Return what may be the title of a numbered text, likeliest first: nothing tells its end."""
    number = _NUMBER.match(text)
    if number is None:
        return ()
    head = _head(text, number.end())
    sure = [found.start() for found in _SENTENCE.finditer(head)][:1]
    cuts = [found for found in _CAPITAL.finditer(head) if found.start() not in sure]
    likely = [c.start() for c in cuts if not _WHOLE_NEXT.match(head, c.end())]
    others = [c.start() for c in cuts if _WHOLE_NEXT.match(head, c.end())]
    ends = [end for end in (*sure, *likely, *others) if _may_end(head, end)]
    return tuple(dict.fromkeys(tidy(head[:end]) for end in islice(ends, _MOST)))


def _head(text: str, start: int = 0) -> str:
    """Return what of a text may be title and the beginning of its first sentence."""
    found = _FULL_STOP.search(text, start)
    end = found.start() if found else len(text)
    return text[start : min(end, start + _LONGEST)]


def _may_end(head: str, end: int) -> bool:
    return head[:end].count(" ") >= _FEWEST_WORDS and head[: end - 1][-1:] not in ",:;-–"
