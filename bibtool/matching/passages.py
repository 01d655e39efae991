"""Whether a text is a passage of a record's: cut from it, worn on the way, but with no other words.

Papers of one group begin alike; a word of meaning that only one of them has tells them apart.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bibtool.frequencies import frequencies
from bibtool.matching.texts import mended, without_math
from bibtool.words import CommonRun, common_runs, one_edit_apart, words

_MIN_PASSAGE, _MAX_SPREAD = 0.85, 1.25
"""Part of a passage's words that are the record's in order; its length there, as a part of it."""
_MIN_RUN = 3
"""Words in a row that show where in a record an item's text stands."""
_MOST_BEFORE = 12
"""Words that a page may put before an abstract: "Announce Type: new", "Abstract"."""
_READ_MORE = frozenset("click continue expand full less more read reading see show text".split())
_WORDS_PER_CHANGE = 60
"""A word of another text is excused in so many of its own."""
_MIN_TELLING = 2.0
_MIN_LETTERS, _MIN_UNKNOWN = 3, 4


def is_passage(item: str, record: str) -> bool:
    """Whether an item's text stands together in a record's, with no telling word of another.

    A page may put a label before it, cut it in the middle of a word and add "Read more". Sentences
    picked from all over the record are another paper's.
    """
    mine, theirs = words(mended(item)), words(mended(record))
    prose = set(words(without_math(mended(record))))
    every = common_runs(mine, theirs)
    runs = [run for run in every if run.length >= _MIN_RUN]
    if not runs or sum(run.length for run in runs) < _MIN_PASSAGE * len(mine):
        return False
    begin, end = runs[0], runs[-1]
    if end.other + end.length - begin.other > _MAX_SPREAD * len(mine):
        return False
    inside = [run for run in every if begin.one <= run.one <= end.one]
    gaps = list(_gaps(inside, mine, theirs))
    after = [word for word in mine[end.one + end.length :] if word not in _READ_MORE]
    if any(_is_another_letter(*gap) for gap in gaps) or not _goes_on(
        after, theirs[end.other + end.length :]
    ):
        return False
    changed = sum(_is_another(word, there) for here, there in gaps for word in here)
    changed += sum(_is_left_out(word, here) for here, there in gaps for word in prose & {*there})
    added = sum(map(_tells, after))
    excused = len(mine) // _WORDS_PER_CHANGE
    return begin.one <= _MOST_BEFORE and changed <= excused and added <= 1 + excused


def _goes_on(after: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether what is left of an item begins as the record goes on, where it does."""
    if not after or not theirs:
        return True
    return theirs[0].startswith(after[0]) or not after[0].isalpha() or not theirs[0].isalpha()


def _gaps(
    runs: Sequence[CommonRun], mine: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Yield what stands between two runs in the item, and in the record."""
    for one, other in pairwise(runs):
        yield (
            mine[one.one + one.length : other.one],
            theirs[one.other + one.length : other.other],
        )


def _is_another_letter(here: Sequence[str], there: Sequence[str]) -> bool:
    """Whether one letter stands for another: over a field F is not over a field K."""
    is_one_each = len(here) == len(there) == 1 and len(here[0]) == len(there[0]) == 1
    return is_one_each and here[0].isalpha() and there[0].isalpha()


def _is_left_out(word: str, here: Sequence[str]) -> bool:
    """Whether the item lacks a telling word of the record's prose, and has nothing made of it."""
    return _tells(word) and not any(worn in word or word in worn for worn in here)


def _is_another(word: str, there: Sequence[str]) -> bool:
    """Whether a word of the item is another than those in its place in the record.

    One that people use is; one that nobody uses is what a page made of a word, unless it stands
    for one that it is not made of.
    """
    if len(word) >= _MIN_LETTERS and any(whole.startswith(word) for whole in there):
        return False  # crew's became crew s; what makes opposites stands in front
    if _tells(word):
        return True
    is_word = len(word) >= _MIN_UNKNOWN and word.isalpha() and not frequencies().is_known(word)
    return is_word and any(map(_tells, there)) and not any(_is_akin(word, w) for w in there)


def _is_akin(worn: str, whole: str) -> bool:
    """Whether a word may be what was left of another, or of several glued together."""
    letters = iter(whole)
    return all(letter in letters for letter in worn) or whole in worn or one_edit_apart(worn, whole)


def _tells(word: str) -> bool:
    """Whether a word has meaning and is not what a page made of another: people use it."""
    is_year = len(word) == 4 and word.isdigit()
    is_word = len(word) >= _MIN_LETTERS and word.isalpha() and frequencies().is_known(word)
    return is_year or (is_word and frequencies().rarity(word) >= _MIN_TELLING)
