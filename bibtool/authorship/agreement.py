"""How well two forms of names agree.

Nothing is decided here about people: two forms that agree may be two people's.
"""

from enum import IntEnum

from bibtool.authorship.forms import Form, Word, skeleton
from bibtool.words import one_edit_apart


class Agreement(IntEnum):
    """How well two forms agree, the least first."""

    NONE = 0
    """They name two people."""
    SPELLING = 1
    """But for one letter, a name cut short, or another transliteration."""
    LOOSE = 2
    """But for the order, or a part left out."""
    INITIALS = 3
    """As far as the shorter of them goes."""
    FULL = 4
    """The family name and the first given name in full."""


def agreement(one: Form, other: Form) -> Agreement:
    """Return how well two forms agree; the order of the two does not matter."""
    if one is other:
        return Agreement.FULL if one.is_full else Agreement.INITIALS
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return Agreement.NONE
    if one.whole or other.whole:
        same = one.letters == other.letters or one.families == other.families
        return Agreement.FULL if same else Agreement.NONE
    found = min(_families_agree(one, other), _given_agree(one.given, other.given))
    strongest = max(_families_agree(one, other), _given_agree(one.given, other.given))
    if found < Agreement.INITIALS and strongest is not Agreement.FULL:
        found = Agreement.NONE
    if found < Agreement.LOOSE and one.core != other.core and _are_turned(one, other):
        return Agreement.LOOSE
    return found


def _are_turned(one: Form, other: Form) -> bool:
    """Whether two names are the same words in another order."""
    return len(one.sorted_words) > 1 and one.sorted_words == other.sorted_words


def _families_agree(one: Form, other: Form) -> Agreement:
    if one.particle and other.particle and one.particle != other.particle:
        return Agreement.NONE
    if not one.families.isdisjoint(other.families):
        return Agreement.FULL
    if (one.parts and other.core in {one.parts[0], one.parts[-1]}) or (
        other.parts and one.core in {other.parts[0], other.parts[-1]}
    ):
        return Agreement.LOOSE
    is_long = min(len(one.core), len(other.core)) > 5
    is_slip = is_long and one_edit_apart(one.core, other.core)
    return Agreement.SPELLING if is_slip or _sound_alike(one.core, other.core) else Agreement.NONE


def _sound_alike(one: str, other: str) -> bool:
    """Whether two words may be one, transliterated in two ways: Sergei, Sergey; not Yang, Jiang."""
    return min(len(one), len(other)) > 3 and one[0] == other[0] and skeleton(one) == skeleton(other)


def _given_agree(one: tuple[Word, ...], other: tuple[Word, ...]) -> Agreement:
    found = _in_order(one, other)
    if found is not Agreement.NONE:
        return found
    if len(one) > len(other):
        one, other = other, one
    # Known by the second name: "H. Vincent Poor", "Vincent Poor".
    if len(other) > len(one) and not one[0].short and _in_order(one, other[1:]) is Agreement.FULL:
        return Agreement.LOOSE
    first, second = one[0], other[0]
    if first.short or second.short or _in_order(one[1:], other[1:]) is Agreement.NONE:
        return Agreement.NONE
    if _sound_alike(first.plain, second.plain):
        return Agreement.SPELLING
    shorter, longer = sorted((first.plain, second.plain), key=len)
    is_cut = len(shorter) > 3 and longer.startswith(shorter)
    is_slip = len(shorter) > 4 and one_edit_apart(shorter, longer)
    return Agreement.SPELLING if is_cut or is_slip else Agreement.NONE


def _in_order(one: tuple[Word, ...], other: tuple[Word, ...]) -> Agreement:
    """Compare given names word by word; a short word agrees with one that begins so."""
    if not one or not other:
        return Agreement.FULL
    if one[0].plain[0] != other[0].plain[0] and one[0].long[0] != other[0].long[0]:
        return Agreement.NONE
    if not (one[0].short or other[0].short) and (
        "".join(w.plain for w in one) == "".join(w.plain for w in other)
    ):
        return Agreement.FULL
    least = Agreement.FULL
    for mine, theirs in zip(one, other, strict=False):
        if mine.plain == theirs.plain or mine.long in {theirs.long, theirs.plain}:
            agrees = not mine.short
        elif mine.plain == theirs.long:
            agrees = True
        elif (mine.short and theirs.plain.startswith(mine.plain)) or (
            theirs.short and mine.plain.startswith(theirs.plain)
        ):
            agrees = False
        else:
            return Agreement.NONE
        if not agrees and mine is one[0]:
            least = Agreement.INITIALS
    return min(least, _left_over(one, other))


def _left_over(one: tuple[Word, ...], other: tuple[Word, ...]) -> Agreement:
    """Return what it says that one name has more words: an initial nothing, a tied word much."""
    shorter, longer = sorted((one, other), key=len)
    more = longer[len(shorter) :]
    if not more or all(word.short for word in more):
        is_tied = bool(more) and more[0].joined and not shorter[-1].short
        return Agreement.LOOSE if is_tied else Agreement.FULL
    return Agreement.LOOSE if more[0].joined and not shorter[-1].short else Agreement.INITIALS
