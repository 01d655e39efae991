"""Other ways to print a name: initials, no accents, family first, parts left out, slips."""

import re
import unicodedata
from collections.abc import Callable
from random import Random

from bibtool.names import Name

Way = Callable[[str, Random], str]


def initials(text: str, _: Random) -> str:
    """``Jun-Yan Zhu`` → ``J.-Y. Zhu``."""
    name = Name.parse(text)
    if name.literal:
        return text
    given = re.sub(r"([^\W\d_])[^\W\d_]*\.?", r"\1.", name.given)
    return _joined(given, name.particle, name.family, name.suffix)


def without_accents(text: str, _: Random) -> str:
    """``Baptiste Rozière`` → ``Baptiste Roziere``."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in apart if not unicodedata.combining(c))


def with_comma(text: str, _: Random) -> str:
    """``Wei Zhang`` → ``Zhang, Wei``."""
    name = Name.parse(text)
    if name.literal:
        return text
    family = _joined(name.particle, name.family)
    return ", ".join(filter(None, (family, name.given, name.suffix)))


def family_first(text: str, _: Random) -> str:
    """``Wei Zhang`` → ``Zhang Wei``."""
    name = Name.parse(text)
    return _joined(name.literal, name.particle, name.family, name.given, name.suffix)


def parts_dropped(text: str, _: Random) -> str:
    """``Laurens J. van der Maaten`` → ``Laurens Maaten``; a hyphen becomes a space."""
    name = Name.parse(text)
    if name.literal:
        return text
    first = name.given if name.given[1:2] == "." else name.given.split(" ")[0]
    return _joined(first.replace("-", " "), name.family.replace("-", " "))


def slipped(text: str, chance: Random) -> str:
    """Return a name with one letter lost, doubled, changed or two swapped."""
    at = chance.randrange(1, max(len(text) - 1, 2))
    if not text[at : at + 1].isalpha() or chance.random() < 0.8:
        return text
    return chance.choice(
        (
            text[:at] + text[at + 1 :],
            text[:at] + text[at] + text[at:],
            text[:at] + chance.choice("aeiourstln") + text[at + 1 :],
            text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :],
        )
    )


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))


WAYS: dict[str, tuple[Way, ...]] = {
    "initials": (initials,),
    "without accents": (without_accents,),
    "reordered": (with_comma, family_first),
    "parts dropped": (parts_dropped,),
}
"""For each row, how half of the papers or more are printed; the others are as they were."""
