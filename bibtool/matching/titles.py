"""The title: the same, the same but for a slip of the pen, or another paper's of the same name."""

import re

from bibtool.frequencies import frequencies
from bibtool.matching.evidence import THE_TITLE, Evidence
from bibtool.model import Record, Reference
from bibtool.words import STOP_WORDS, content_words, likeness, one_edit_apart, signs, words

_ALIKE = 0.75
_MIN_WORDS = 3
"""Content words from which on a title is one paper's, as far as one can tell."""
_MIN_MAIN = 20.0
"""What the words before a colon must tell together to stand for a whole title."""
_MIN_REST = 9.0
"""What the other words of a title must tell for one of them to be a slip."""
_MIN_SLIP, _MIN_PLAIN = 4, 8
"""Letters in a word that may be misspelt: in any, in one that leaves no doubt what was meant."""
_MIN_COINED, _MIN_AROUND = 6, 20.0
"""Letters in a coined word that may have two swapped or one doubled, if so much stands around."""
_LIGHT = frozenset("a an and at for in of on the to".split())
_INNER = re.compile(r"(?<=[^\W_])[-‐‑](?=[^\W_])(?!(?<=\d.)\d)")
_MIN_TOLD, _MIN_MOST = 0.5, 0.75
"""Part of what a title's words tell that some of them must, for the rest to have been left out."""
SUBTITLE = re.compile(r":|\?|\s[-–—]+\s")
# Words of a subtitle that make it another paper of the same name.
SEQUELS = frozenset(
    """
    addendum appendix comment comments corrigendum discussion erratum extended ii iii iv part reply
    announcement response review revisited sequel summary supplement supplementary survey tutorial
    update v vi 2 3 4
    """.split()
)


def by_title(reference: Reference, record: Record) -> Evidence | None:
    """Return what the likest of an item's titles says for a record."""
    scored = [(likeness(title, record.title), title) for title in reference.titles]
    if not scored:
        return None
    score, title = max(scored)
    if score >= _ALIKE:
        return _alike(title, record.title, score)
    if _lacks_subtitle(title, record.title):
        return Evidence(0.8, "the title is the record's without its subtitle")
    mine, theirs = content_words(title), content_words(record.title)
    if len(mine) >= 2 and mine <= theirs and _is_most_of(title, record.title):
        return Evidence(0.45, "the item's words are all in the title, which has more")
    return None


def _stand_in_order(title: str, full: str) -> bool:
    """Whether a title's content words stand in another in the same order."""
    rest = iter(_in_order(full))
    return all(word in rest for word in _in_order(title))


def _is_most_of(title: str, full: str) -> bool:
    """Whether a title tells half of what another does, or of what leads it: then in its order."""
    told = frequencies().weight(content_words(title))
    if told >= _MIN_TOLD * frequencies().weight(content_words(full)):
        return True
    cut = SUBTITLE.search(full)
    main = full[: cut.start()] if cut else ""
    if not content_words(title) <= content_words(main):
        return False
    least = _MIN_TOLD if _stand_in_order(title, main) else _MIN_MOST
    return told >= least * frequencies().weight(content_words(main))


def _alike(title: str, theirs: str, score: float) -> Evidence:
    """Return what to think of two like titles; one content word more is another paper."""
    is_long = len(content_words(theirs)) >= _MIN_WORDS
    if signs(title) != signs(theirs):
        return Evidence(0.5, "the title's relations are others")
    if score == 1.0 and is_long:
        return Evidence(THE_TITLE, "the title is the record's")
    if score == 1.0:
        return Evidence(0.6, "the title is the record's, but such a short one proves little")
    if is_long and _in_order(title) == _in_order(theirs) and _light(title, theirs):
        return Evidence(0.82, "the title has the record's words in their order")
    if is_long and (_joined(title) == _joined(theirs) or _bare(title) == _bare(theirs)):
        return Evidence(0.82, "the title is the record's but for hyphens or spaces")
    slip = _slip(words(title), words(theirs), is_long=is_long)
    if slip:
        return Evidence(0.8, f"the title is the record's but for a slip: {slip[0]}, {slip[1]}")
    if _lacks_subtitle(title, theirs):
        return Evidence(0.8, "the title is the record's without its subtitle")
    extra = content_words(title) ^ content_words(theirs)
    if extra:
        # One letter can be another word: proton, photon; finite, infinite.
        return Evidence(0.5, f"the title differs in {', '.join(sorted(extra)[:3])}")
    if _in_order(title) == _in_order(theirs):
        return Evidence(0.5, "the title differs in a small word that matters")
    return Evidence(0.5, "the title has the record's words in another order")


def _slip(mine: list[str], theirs: list[str], *, is_long: bool) -> tuple[str, str] | None:
    """Return the one word that is misspelt in a title, and what it should be.

    A word that people use is no slip, however near: proton is not photon. Nor is a change of a
    word's first letter, which makes opposites (symmetric, asymmetric).
    """
    changed = [(m, t) for m, t in zip(mine, theirs, strict=False) if m != t]
    if len(mine) != len(theirs) or len(changed) != 1:
        return None
    (wrong, right), table = changed[0], frequencies()
    around = table.weight({m for m in mine if m in theirs})
    if min(len(wrong), len(right)) < _MIN_SLIP:  # B_s is no plural
        return None
    if f"{wrong}s" == right or f"{right}s" == wrong:
        return (wrong, right) if around >= _MIN_REST else None
    may_be = (
        wrong.isalpha()
        and right.isalpha()
        and wrong[0] == right[0]
        and one_edit_apart(wrong, right)
        and not table.is_known(wrong)
    )
    return (wrong, right) if may_be and _is_meant(wrong, right, around, is_long=is_long) else None


def _is_meant(wrong: str, right: str, around: float, *, is_long: bool) -> bool:
    """Whether a word that nobody uses can only be a slip for another, by what stands around."""
    is_plain = len(right) >= _MIN_PLAIN
    if frequencies().is_known(right):
        return around >= _MIN_REST or (is_plain and is_long)
    if is_plain:
        return around >= _MIN_REST
    return len(right) >= _MIN_COINED and around >= _MIN_AROUND and _is_twisted(wrong, right)


def _is_twisted(wrong: str, right: str) -> bool:
    """Whether a word has two letters swapped or one doubled, as no other coinage would."""
    if len(wrong) == len(right):
        return sorted(wrong) == sorted(right)
    return any(
        f"{wrong[:n]}{wrong[n + 1 :]}" == right
        for n in range(1, len(wrong))
        if wrong[n] == wrong[n - 1]
    )


def _bare(title: str) -> list[str]:
    """Return a title's words as they are without hyphens inside them, but not between digits."""
    return words(_INNER.sub("", title))


def _joined(title: str) -> list[str]:
    """Return a title's words run together, but not with small words or numbers.

    "In finite water" is not in infinite water, nor 1.5 fifteen.
    """
    parts = [""]
    for word in words(title):
        if word in STOP_WORDS or not word.isalpha():
            parts += [word, ""]
        else:
            parts[-1] += word
    return parts


def _lacks_subtitle(title: str, full: str) -> bool:
    """Whether a title is a record's up to the colon, and what follows names no other paper."""
    cut = SUBTITLE.search(full)
    if cut is None:
        return False
    main, subtitle = full[: cut.start()], full[cut.end() :]
    telling = content_words(main)
    return (
        words(title) == words(main)
        and len(telling) >= 2
        and frequencies().weight(telling) >= _MIN_MAIN
        and bool(words(subtitle))
        and not SEQUELS.intersection(words(subtitle))
    )


def _light(title: str, theirs: str) -> bool:
    """Whether the small words that differ change nothing: "with" is not "from", "a" is "the"."""
    return set(words(title)) ^ set(words(theirs)) <= _LIGHT


def _in_order(title: str) -> list[str]:
    return [word for word in words(title) if word not in STOP_WORDS]
