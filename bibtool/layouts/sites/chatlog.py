"""Logs of chats: ``[08:30] <boatbot> On Boats (Oar, 2024) - https://…``; others only talk."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bibtool.layouts.lines import Line, Page, Understood, sample
from bibtool.layouts.markup import plain, tidy
from bibtool.layouts.printed import arxiv_ids_in, has_id, ids_in
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "chat-log"

_TIME = r"\s?[\[(]?(?:\d{4}-\d\d-\d\d[T ])?\d{1,2}:\d\d(?::\d\d)?[\])]?\s{1,3}"
_SAID = re.compile(_TIME + r"<[ @+~&%]?(?P<who>[^<>\s]{1,30})>\s(?P<words>\S.*)")
_EVENT = re.compile(_TIME + r"(?:\*{1,3}|---|-!-|-->|<--|-->>|<<--)\s")
_USUAL = 0.7
_FEWEST = 3
_SURE = 0.96
_BEHIND = re.compile(r"\s\([^()]{2,80}\D(?P<year>(?:19|20)\d\d)[a-z]?\)[\s.,:–—-]*$")


class _Said(NamedTuple):
    line: Line
    who: str
    words: str


def looks_like(text: str) -> float:
    """Return whether nearly all lines say when, and who said it or what happened."""
    lines = sample(text)
    if not lines or not any(_SAID.match(line.text) for line in lines[:_FEWEST]):
        return 0.0
    said = [found for line in lines if (found := _SAID.match(line.text))]
    events = sum(_EVENT.match(line.text) is not None for line in lines)
    is_log = len(said) + events >= max(_FEWEST, _USUAL * len(lines))
    return _SURE if is_log and any(has_id(found["words"]) for found in said) else 0.0


def read(text: str) -> Listing:
    """Read one item from each message with an id, with what a bot answers to a bare link."""
    page = Page(NAME, text)
    said = [
        _Said(line, found["who"], found["words"])
        for line in page.lines
        if (found := _SAID.match(line.text))
    ]
    for link, answer in list(_linked(said)):
        own = [link.line, *([answer.line] if answer else [])]
        page.take(own, **_understood(link.words, answer.words if answer else link.words))
    return page.listing()


def _linked(said: Sequence[_Said]) -> Iterator[tuple[_Said, _Said | None]]:
    """Yield each message with an id, and the bot's right below it that says what it links to."""
    answered = -1
    for at, one in enumerate(said):
        if at == answered or not has_id(one.words):
            continue
        below = said[at + 1] if at + 1 < len(said) else None
        is_bot = below is not None and below.who.casefold().rstrip("_`").endswith("bot")
        is_bare = not tidy(clean(plain(one.words)))
        if below and is_bot and is_bare and below.who != one.who and _same(one.words, below.words):
            answered = at + 1
            yield one, below
        else:
            yield one, None


def _same(link: str, answer: str) -> bool:
    ids = arxiv_ids_in(answer)
    return not has_id(answer) or (bool(ids) and ids == arxiv_ids_in(link))


def _understood(link: str, words: str) -> Understood:
    whole = tidy(clean(plain(words)))
    behind = _BEHIND.search(whole)
    short = tidy(whole[: behind.start()]) if behind else whole
    ids = arxiv_ids_in(link)
    return {
        "titles": tuple(dict.fromkeys(title for title in (short, whole) if title)),
        "year": int(behind["year"]) if behind else None,
        "arxiv_id": ids[0] if len(ids) == 1 else None,
        "doi": ids_in(link)[1],
    }
