"""Title and authors printed without anything between them: ``… with World ModelsAnna Smith, …``.

Letters and punctuation alone do not tell where a title ends, so every plausible place is returned,
likeliest first: a capital that does not follow a space, with a person's or a team's name from there
to the next comma. The item's abstract is a witness: it has the title's last word, mostly.
"""

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from bibtool.layouts.people import is_group, name_fit

_ET_AL = re.compile(r"(?:,? et al\.?| \.\.\.|…)$")
_INITIAL = re.compile(r"[^\W\d_]\.|[^\W\d_]['’]")
_ORGANISATION = re.compile(r" [·•] [^·•]{1,80}$")
_WORD_ENDS = re.compile(r"[\s/-]")
_LONGEST = 1000
_LONGEST_WORD = 80
_MOST = 6
_MOST_NAME_WORDS = 8
_MOST_PIECES = 8
_NAME_WEIGHT = 4.0
_SURE = 0.5  # regular names and groups, no single words
_FAR_BEHIND = 4.0


class Split(NamedTuple):
    """A place where the title may end."""

    score: float
    title: str
    names_after: tuple[str, ...]


def split_glued(line: str, abstract: str = "") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the titles a line may have, likeliest first, and the author names that are sure.

    The first author is never sure; those between commas are. A line without authors is a title.
    """
    if len(line) > _LONGEST:
        return (line,), ()
    bare = _ORGANISATION.sub("", line)
    ended = _ET_AL.search(bare)
    bare = bare[: ended.start()] if ended else bare
    splits = list(_splits(bare.split(", ")))
    if not splits:
        return tuple(dict.fromkeys((bare, line))), ()
    if len(splits) > 1 or not (ended or splits[0].names_after):
        splits = [_weighed(split, abstract) for split in splits]
    splits.sort(key=lambda split: -split.score)
    likely = [split for split in splits if split.score > splits[0].score - _FAR_BEHIND]
    titles = [split.title for split in splits[:_MOST]]
    sure = min((split.names_after for split in likely), key=len)
    if not ended and not sure:
        # Perhaps there are no authors here and the capital is the title's own: CodeGen.
        titles.insert(_rank_of_whole(splits, bare, abstract), bare)
    return tuple(dict.fromkeys(titles)), sure


def _splits(pieces: list[str]) -> Iterator[Split]:
    """Yield every place in the last pieces between commas from where on there may be a name."""
    after: list[str] = []
    penalty = 0.0
    for at in range(len(pieces) - 1, max(-1, len(pieces) - 1 - _MOST_PIECES), -1):
        piece = pieces[at]
        words = piece.split(" ")
        fit = name_fit(words)
        before = "".join(f"{earlier}, " for earlier in pieces[:at])
        for title, name, junction in _cuts(words):
            # A piece that is a name as it stands is rather that: JiaMin Lai.
            score = junction + _NAME_WEIGHT * name_fit(name) - penalty - (2.0 if fit else 0.0)
            score += 0.1 * len(name) if is_group(name) else 0.0
            yield Split(score, before + title, tuple(after))
        penalty += 0.0 if fit else 2.0
        if fit >= _SURE and len(words) > 1:
            after.insert(0, piece)


def _cuts(words: list[str]) -> Iterator[tuple[str, list[str], float]]:
    """Yield the title's end, the name's words and the junction for each cut through a word."""
    for first in range(max(0, len(words) - _MOST_NAME_WORDS), len(words)):
        for cut, junction in _junctions(words[first]):
            name = [words[first][cut:], *words[first + 1 :]]
            if name_fit(name):
                yield " ".join([*words[:first], words[first][:cut]]), name, junction


def _junctions(word: str) -> Iterator[tuple[int, float]]:
    """Yield the places in a word where a name may start, and how much each looks like one."""
    inside_capitals = 0
    for i in range(1, len(word)) if len(word) <= _LONGEST_WORD else ():
        if not word[i].isupper() or _INITIAL.fullmatch(word, 0, i):
            continue
        last, following = word[i - 1], word[i + 1 : i + 2]
        if last.islower() or last.isdigit():
            yield i, 2.0
        elif last in "?!.)]}\"”'’$…%:*+":
            # The apostrophe of O'Neil ends no title, a full stop few.
            yield i, 0.3 if last in ".'’" else 2.0
        elif following.islower() or following == ".":
            yield i, 1.5
        elif inside_capitals < 3:
            # RL|FAIR, of which there are as many as capitals; the first few will do.
            inside_capitals += 1
            yield i, 0.2


def _weighed(split: Split, abstract: str) -> Split:
    """Add what the title's last word says: a word of the abstract, or one with an odd capital."""
    last = _WORD_ENDS.split(split.title[-100:])[-1].strip("()[]{}?!.,:;\"'“”’")
    score = split.score
    if any(map(str.isalpha, last)) and _has_word(abstract, last):
        score += 2.0
    elif any(a.islower() and b.isupper() for a, b in itertools.pairwise(last)):
        score -= 1.0
    if len(split.title.split()) < 2:
        score -= 1.0
    return split._replace(score=score)


def _has_word(abstract: str, word: str) -> bool:
    if not abstract:
        return False
    stem = word[:-1] if len(word) > 4 and word.endswith("s") else word
    pattern = rf"(?<![^\W_]){re.escape(stem)}(?:s|es)?(?![^\W_])"
    return re.search(pattern, abstract[:5000], re.IGNORECASE) is not None


def _rank_of_whole(splits: list[Split], line: str, abstract: str) -> int:
    """Return where the line as a whole stands among the titles: first if its capital is a word's.

    The word with the capital inside is the abstract's too (``CodeGen``), glued ones are not.
    """
    glued = line[len(splits[0].title.rsplit(" ", 1)[0]) :].split()
    word = glued[0].strip("():,.") if glued else ""
    return 0 if len(word) > 2 and word in abstract[:5000] else len(splits)
