"""Which of the lines above an item's first label is its title, and which has its authors."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from bibtool.layouts.arxiv.parts import only_people
from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.lines import Line, is_prose
from bibtool.layouts.markup import says_nothing
from bibtool.layouts.people import author_list, fit_of
from bibtool.layouts.printed import has_id
from bibtool.layouts.sites.labels import Labelled, Role

_HEAD_REACH = 6
_ALIKE = 3
_LONGEST_HEAD = 600
_RULER = re.compile(r"[\s\W_]*|\s*+</?[a-zA-Z][^<>]{0,200}>\s*+|!\[.{0,300}")
_NUMBER = re.compile(
    r"\s*(?:#{1,6}\s+)?(?:\*\*)?[\[(]?(\d{1,4})[.)\]]{1,2}(?:\*\*)?\s+(?=\S+\s+\S)"
)
_BULLET = re.compile(r"\s*[-*+•▪◦●]\s")
_SENTENCE = re.compile(r"(?>(?:\S++\s++){4,})\S*[.!][*_]*$")
_MOST = 0.8
_PEOPLE, _SURE = 2, 0.7
_LEAST_HEADS = 2


def above(lines: Sequence[Line], parts: Sequence[Labelled | None], first: int) -> list[int]:
    """Return where the lines above an item's first label are that may be its title, upwards."""
    found: list[int] = []
    for at in range(first - 1, max(-1, first - 1 - 2 * _HEAD_REACH), -1):
        text = lines[at].text
        is_other = parts[at] or is_prose(text, 300) or len(text) > _LONGEST_HEAD
        is_far = found and lines[at].number < lines[at + 1].number - 2
        is_id = has_id(text) and says_nothing(text)
        if is_other or is_id or is_far or len(found) >= _HEAD_REACH:
            break
        if not _RULER.fullmatch(text) and not is_furniture(text):
            found.append(at)
    return found


def original_above(
    lines: Sequence[Line], parts: Sequence[Labelled | None], first: int
) -> Line | None:
    """Return the title right above the label of its translation, if it is in Latin letters."""
    part = parts[first]
    if not first or parts[first - 1] or part is None or part.role is not Role.TITLE:
        return None
    above = lines[first - 1]
    if above.number != lines[first].number - 1 or is_original(part.value):
        return None
    is_title = above.text.count(" ") > 1 and not is_prose(above.text) and is_original(above.text)
    return above if is_title and not is_furniture(above.text) else None


def is_original(text: str) -> bool:
    """Return whether a text is not a translation: arXiv's titles and abstracts are in English."""
    letters = [char for char in text[:1000] if char.isalpha()]
    return bool(letters) and sum(char < "\u0250" for char in letters) * 10 >= len(letters) * 8


def number_of(text: str) -> int | None:
    """Return the number that a line starts with, before words."""
    found = _NUMBER.match(text)
    return int(found[1]) if found else None


def heads_of(
    lines: Sequence[Line], aboves: Sequence[Sequence[int]], firsts: Sequence[int]
) -> list[tuple[int | None, int | None]]:
    """Return where each item's title is and its authors, if they have a line below the title.

    The title is the line with the running number, where items have one; else the nearest line, but
    for notes, and for authors and their institutions where most items have them: two words may be a
    name or a title, a page of them cannot be.
    """
    if numbered := _numbered(lines, aboves):
        return [(at, _byline(lines, at, above)) for at, above in zip(numbered, aboves, strict=True)]
    aboves = _of_its_own(lines, _without_sentences(lines, _without_notes(lines, aboves, firsts)))
    for title, byline in ((1, 0), (2, 1)):
        texts = [lines[above[byline]].text for above in aboves if len(above) > title]
        sure = sum(map(_are_people, texts))
        if sure * 10 >= len(aboves) * 3 and sum(map(_may_be_people, texts)) * 5 >= len(aboves) * 4:
            return [
                (above[title], above[byline])
                if len(above) > title and _may_be_people(lines[above[byline]].text)
                else (above[0] if above else None, None)
                for above in aboves
            ]
    return [(above[0] if above else None, None) for above in aboves]


def _of_its_own(lines: Sequence[Line], aboves: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the lines but for what many items have alike: a venue, a date, a kind, a button."""
    counts = Counter(lines[at].text for above in aboves for at in above)
    alike = {text for text, n in counts.items() if n >= _ALIKE and author_list(text) is None}
    return [[at for at in above if lines[at].text not in alike] for above in aboves]


def bare_heads(
    lines: Sequence[Line], parts: Sequence[Labelled | None], heads: Sequence[int]
) -> list[int]:
    """Return the lines that are titles without labels below them, by their numbers or bullets."""
    if len(heads) < _LEAST_HEADS:
        return []
    known = set(heads)
    others = [at for at in range(len(lines)) if parts[at] is None and at not in known]
    bullet, count = Counter(_bullet(lines[at]) for at in heads).most_common(1)[0]
    if bullet is not None and count >= _MOST * len(heads):
        found = [at for at in others if _bullet(lines[at]) == bullet]
        return found if len(found) <= len(heads) else []  # else a list of something else
    numbers = [(at, n) for at in heads if (n := number_of(lines[at].text)) is not None]
    return _between(lines, others, numbers) if len(numbers) >= _MOST * len(heads) else []


def _between(
    lines: Sequence[Line], others: Sequence[int], numbers: Sequence[tuple[int, int]]
) -> list[int]:
    """Return the lines whose numbers are between those of the titles above and below them."""
    found: list[int] = []
    below, at_head = 0, 0
    for at in others:
        while at_head < len(numbers) and numbers[at_head][0] < at:
            below = numbers[at_head][1]
            at_head += 1
        next_one = numbers[at_head][1] if at_head < len(numbers) else len(lines)
        number = number_of(lines[at].text)
        if number is not None and below < number < next_one:
            found.append(at)
            below = number
    return found


def _numbered(lines: Sequence[Line], aboves: Sequence[Sequence[int]]) -> list[int | None]:
    """Return the lines above the labels whose numbers run on from item to item; none if few do."""
    found = [
        next((at for at in above if number_of(lines[at].text) is not None), None)
        for above in aboves
    ]
    numbers = [number_of(lines[at].text) or 0 for at in found if at is not None]
    if len(numbers) < max(2, _MOST * len(aboves)):
        return []
    return found if all(a < b for a, b in pairwise(numbers)) else []


def _byline(lines: Sequence[Line], head: int | None, above: Sequence[int]) -> int | None:
    """Return the line of authors right below a title, if there is one."""
    if head is None:
        return None
    below = next((at for at in reversed(above) if at > head), None)
    return below if below is not None and _may_be_people(lines[below].text) else None


def _without_notes(
    lines: Sequence[Line], aboves: Sequence[Sequence[int]], firsts: Sequence[int]
) -> list[list[int]]:
    """Return the lines but for those with the same bullet as the labels, where titles have none."""
    others = [
        [at for at in above if _bullet(lines[at]) is None or _bullet(lines[at]) != _bullet(first)]
        for above, first in zip(aboves, (lines[at] for at in firsts), strict=True)
    ]
    with_title = sum(map(bool, others))
    return others if with_title >= _MOST * len(aboves) else [list(above) for above in aboves]


def _bullet(line: Line) -> str | None:
    found = _BULLET.match(line.text)
    return found[0] if found else None


def _without_sentences(lines: Sequence[Line], aboves: Sequence[list[int]]) -> list[list[int]]:
    """Return the lines but for the nearest where it is a sentence below a title nearly always."""
    said = [
        len(above) > 1
        and _is_sentence(lines[above[0]].text)
        and not _is_sentence(lines[above[1]].text)
        for above in aboves
    ]
    if sum(said) < max(1, _MOST * len(aboves)):
        return list(aboves)
    return [above[1:] if is_said else above for above, is_said in zip(aboves, said, strict=True)]


def _is_sentence(text: str) -> bool:
    return _SENTENCE.match(text[:_LONGEST_HEAD].rstrip()) is not None and not _may_be_people(text)


def _are_people(text: str) -> bool:
    names = only_people(text)
    return author_list(text) is not None or (
        len(names) >= _PEOPLE and all(fit_of(name) >= _SURE for name in names)
    )


def _may_be_people(text: str) -> bool:
    return author_list(text) is not None or bool(only_people(text))
