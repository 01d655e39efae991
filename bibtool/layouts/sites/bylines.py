"""Lines of authors as sites print them: with institutions' numbers, and what stands behind them."""

import re
from functools import lru_cache
from typing import NamedTuple

from bibtool.layouts.people import author_list, name_fit
from bibtool.layouts.printed import has_id
from bibtool.untrusted import clean

_LONGEST = 2000
_SURE_NAME = 0.4
_LONGEST_BULLET, _BEFORE_LINK = 4, " -*•+"
_FEWEST_TELLING = 3  # names beside one that is odd, which tell what it is
_LABEL = re.compile(r"authors?\s?:\s", re.IGNORECASE)
_FOOTNOTES = re.compile(r"(?<=[^\W\d_]|\.)(?:\d{1,2}(?:,\d{1,2}){0,5}|[*†‡]+)(?=\s?[,;&]|\s|$)")
_IN_BRACKETS = re.compile(r"\s?\[\d{1,2}\]")
_MORE = re.compile(r"[,;]?\s?(?:\+\s?\d{1,4} more(?: authors?)?|\bet al\.?|…|\.\.\.)\s*$")
_TAIL = re.compile(
    r"\s[—–|·]\s|\s-\s(?=(?:19|20)\d\d\b)|,\s(?=https?:|arxiv\b|doi\b)"
    r"|,\s(?=[^,;]{2,60}\s(?:19|20)\d\d\b(?:$|,\s))",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?:$|,\s|\s-\s)")
_PLACE = re.compile(
    r"(?<![^\W\d_])(?:universit\w{1,4}|research|institut\w{0,3}|laborator\w{1,4}|labs?|academy|college"
    r"|polit[eé]cnico|polytechni\w{1,4}|school|(?-i:ETH|TU|MIT|AI)|google|deepmind|nvidia)\b",
    re.IGNORECASE,
)
_ROOM = re.compile(r"\b(?:ball)?room\b|\bhall\b|\bfoyer\b|\bauditorium\b|\blobby\b", re.IGNORECASE)
_SENTENCE = re.compile(r"\s(?:of|the|for|with|in|on|to|from|by|via|is|are|at|as|an)\s")
_NEVER = frozenset("by to the of for all back".split())
_SPLIT = re.compile(r"\s?(?:;|,? and |,? & |,)\s?")
_GLUED = re.compile(r"\.(?=[^\W\d_])")
_WORD_END = re.compile(r"\w[a-zß-ÿ]\.$")
_SPACED = re.compile(r"(?<=\.)\s(?=-[^\W\d_]\.)")
_INVERTED = re.compile(
    r"(?:(?:[a-z]{1,4}|De|La|Van|Von|Da|Di|Del|El|Al) ){0,2}"
    r"[^\W\d_][\w'’-]{0,30}, (?:[^\W\d_][\w'’.-]{0,20}\s?){1,3}"
)


class Byline(NamedTuple):
    """The authors of a line, and how sure it is that it is one."""

    names: tuple[str, ...]
    is_sure: bool
    tail: str = ""
    """What stands behind them: an id, a venue and a year."""

    @property
    def tells(self) -> bool:
        """Return whether the tail is of a work's record and of nothing else."""
        return _tells(self.tail)


@lru_cache(maxsize=4096)
def byline(text: str) -> Byline | None:
    """Return the authors of a line that is nothing but names and perhaps a tail."""
    if len(text) > _LONGEST or not any(char.isupper() for char in text[:30]):
        return None
    if "[" in text[:_LONGEST_BULLET] and _opens_with_link(text):
        return None
    bare = _SPACED.sub("", clean(text))
    label = _LABEL.match(bare)
    bare = bare[label.end() :] if label else bare
    cut = _TAIL.search(bare)
    head, tail = (bare[: cut.start()], bare[cut.end() :]) if cut else (bare, "")
    if _SENTENCE.search(head.partition(",")[0]):
        return None
    head = _IN_BRACKETS.sub("", _FOOTNOTES.sub("", head)).rstrip(" ;,")
    # "Oar, A.; Lund, B.." has one more full stop than names need.
    head = head.removesuffix(".") if head.endswith("..") or _WORD_END.search(head) else head
    more = _MORE.search(head)
    if _ROOM.search(head):
        return None
    names = _names(
        head[: more.start()] if more else head, is_open=more is not None, is_short=_tells(tail)
    )
    if not names:
        return None
    is_turned = head.count(", ") == 1 and ", ".join(names[0].rsplit(" ", 1)[::-1]) == head
    is_sure = label is not None or is_turned or more is not None or author_list(head) is not None
    return Byline(names, is_sure, tail)


def _opens_with_link(text: str) -> bool:
    """Return whether a line begins with a link's words, which are no name, and has few pieces."""
    bare = text.lstrip(_BEFORE_LINK)
    if bare[:1] != "[" or not bare[1:2].isalpha():
        return False
    joints = bare.count(",") + bare.count(";") + bare.count(" and ") + bare.count(" & ")
    return joints < _FEWEST_TELLING


def _tells(tail: str) -> bool:
    return has_id(tail) or _YEAR.search(tail) is not None


def _is_odd_last(pieces: list[str]) -> bool:
    """Return whether a lone word stands behind whole names: where they are from."""
    return " " in pieces[0] and " " not in pieces[-1]


def is_place(text: str) -> bool:
    """Return whether a line is an institution, which sites print above authors or below them."""
    return "logo" in text or (text.count(" ") < 12 and _PLACE.search(text) is not None)


def _names(text: str, *, is_open: bool, is_short: bool) -> tuple[str, ...]:
    parts = [part.strip() for part in text.split(";") if part.strip()]
    if ";" in text or (text.count(",") == 1 and _INVERTED.fullmatch(text)):
        if all(", " in part for part in parts):
            pairs = [part.split(", ", 1) for part in parts]
            return _checked([f"{given.strip()} {family}" for family, given in pairs])
        return _checked([" ".join(part.split(", ")[::-1]) for part in parts])
    if (listed := author_list(text)) and not _PLACE.search(text):
        return listed
    pieces = [piece for piece in _SPLIT.split(text) if piece]
    while len(pieces) > 1 and (_PLACE.search(pieces[-1]) or _is_odd_last(pieces)):
        pieces.pop()
    if is_short and len(pieces) < 3 and all(" " not in piece for piece in pieces):
        return tuple(pieces) if all(name_fit([piece, "A."]) for piece in pieces) else ()
    if is_open and len(pieces) == 1 and " " not in pieces[0]:
        return (pieces[0],) if name_fit([pieces[0], "A."]) else ()
    return _checked(pieces)


def _checked(names: list[str]) -> tuple[str, ...]:
    """Return the names if each of them may be one."""
    words = [_GLUED.sub(". ", name).split() for name in names]
    if any(word.casefold() in _NEVER for name in words for word in name):
        return ()
    good = all(1 < len(name) < 6 and name_fit(name) >= _SURE_NAME for name in words)
    # Where one of many is odd, the others tell.
    odd = sum(not (1 < len(name) < 6 and name_fit(name)) for name in words)
    is_list = good or (len(names) > _FEWEST_TELLING and odd * 4 <= len(names))
    return tuple(names) if names and is_list and not any(map(_PLACE.search, names)) else ()
