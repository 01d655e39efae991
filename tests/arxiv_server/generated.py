"""Invented records, so that no test needs anybody's real abstract."""

import random
import re
from collections.abc import Mapping, Sequence

from .records import Record

_ADJECTIVES = (
    "amber brittle coarse-grained damped elastic foliated granular helical intermittent jagged"
    " kinked layered mottled nested oblique porous quasi-periodic ribbed serrated tangled unkempt"
    " velvet wobbling hyper-sparse zigzag tepid bashful crinkled drowsy feathered gilded hushed"
    " self-folding long-legged muffled nocturnal opaque patient quarrelsome rubbery stubborn"
).split()
_THINGS = (
    "teapots lattices whistles anchors beehives corridors dumplings eddies ferns gaskets hammocks"
    " inkblots jellyfish kettles lanterns marbles noodles orchards pulleys quilts ravines spindles"
    " trellises umbrellas vortices windmills xylophones yokes zippers avalanches bobbins carousels"
    " dominoes echoes funnels glaciers hinges islands jigsaws kites ladders mirrors nets"
).split()
_VERBS = (
    "classify braid calibrate decorate enumerate flatten gather harvest interleave juggle knead"
    " linearise measure normalise orient partition quantify regularise simulate truncate unravel"
    " visualise weigh approximate bound compress dissect estimate factorise generalise"
).split()
_METHODS = (
    "a ADJECTIVE transfer-operator argument|the Łukasiewicz cascade of THING|a naïve ADJECTIVE"
    " bucket estimator|Gröbner ladders made of THING|ADJECTIVE Möbius bookkeeping|the annealed"
    " count of THING|a NUMBER-handed ADJECTIVE shuffle|the Poincaré detour through THING|backwards"
    " ADJECTIVE averaging|Erdős's postcard trick for THING|a soft-margin ADJECTIVE compass|lazy"
    " sums over THING|the Schrödinger cupboard of THING|a sampler of ADJECTIVE cafés"
).split("|")
_PLACES = (
    "in NUMBER ADJECTIVE dimensions|under a drifting ADJECTIVE metric|on ADJECTIVE unit THING|at"
    " NUMBER kelvin|near the ADJECTIVE threshold|over ADJECTIVE fields|without any ADJECTIVE THING"
    "|for almost all initial THING|beyond the ADJECTIVE regime|with NUMBER ADJECTIVE referees"
).split("|")
_MATH = (
    r"$\alpha$|$O(n \log n)$|$\mathbb{R}^3$|$k$-regular|$\beta < 1/2$|$x_{t+1} = \gamma x_t$"
    r"|$\ell_2$|$\sigma^2$|$SU(2)$|$10^{-6}$"
).split("|")
_FIRST = "Ada Bruno Chloé Dmitri Elif Fatoumata Gísli Hana Ivo Jūratė Kofi Lucía Mei Noé".split()
_LAST = (
    "Abelard Björk Castañeda Dvořák Eskildsen Ferreira Grün Haugen Ito Jørgensen Kowalska"
    " O'Malley de-Souza Nuñez Öztürk Petrov Quispe Rahman"
).split()
_SENTENCES = (
    "Using METHOD, one can VERB ADJECTIVE THING at rate MATH PLACE.|The THING' boundary is"
    " ADJECTIVE (up to MATH), so that ADJECTIVE THING VERB ADJECTIVE THING.|In contrast, ADJECTIVE"
    " THING do not VERB ADJECTIVE THING unless MATH is ADJECTIVE PLACE.|Experiments on NUMBER"
    " ADJECTIVE THING show a NUMBER% gain over METHOD.|It's an open question whether"
    " ADJECTIVE THING VERB ADJECTIVE THING via METHOD: we give a ADJECTIVE answer.|For"
    " state-of-the-art THING, METHOD and METHOD disagree by MATH PLACE."
).split("|")
_OPENING = (
    "We VERB ADJECTIVE THING and ADJECTIVE THING PLACE, which earlier work on ADJECTIVE THING"
    " couldn't reach."
)
_BLANK = re.compile("METHOD|VERB|ADJECTIVE|THING|MATH|PLACE|NUMBER")
_FILLINGS: Mapping[str, Sequence[str]] = {
    "METHOD": _METHODS,
    "VERB": _VERBS,
    "ADJECTIVE": _ADJECTIVES,
    "THING": _THINGS,
    "MATH": _MATH,
    "PLACE": _PLACES,
    "NUMBER": [str(number) for number in range(2, 2000)],
}
_CATEGORIES = ("cs.LG", "math.CO", "hep-th", "cs.CL", "quant-ph", "stat.ML", "cond-mat.soft")


def generated(count: int, seed: int = 0) -> list[Record]:
    """Make records that look like papers and are not; the same seed makes the same ones."""
    return [_record(number, random.Random(f"{seed}/{number}")) for number in range(1, count + 1)]


def _record(number: int, chance: random.Random) -> Record:
    day = chance.randint(1, 28)
    month = 1 + (number - 1) // 99_999
    categories = chance.sample(_CATEGORIES, chance.randint(1, 3))
    return Record(
        id=f"25{month:02}.{(number - 1) % 99_999 + 1:05}",
        title=_title(chance),
        abstract=_abstract(chance),
        version=chance.choice((1, 1, 1, 2, 3)),
        authors=tuple(_name(chance) for _ in range(chance.randint(1, 5))),
        categories=tuple(categories),
        primary_category=categories[0],
        published=f"2025-{month:02}-{day:02}T{chance.randint(0, 23):02}:15:00Z",
        updated=f"2025-{month + 1:02}-{day:02}T08:30:00Z",
        comment=f"Generated record {number}, invented for tests",
        journal_ref=f"J. Gen. Rec. {number} (2025) 1-9" if number % 5 == 0 else None,
        doi=f"10.5555/generated.{number}" if number % 3 == 0 else None,
    )


def _name(chance: random.Random) -> str:
    return f"{chance.choice(_FIRST)} {chance.choice('ABCDEFGH')}. {chance.choice(_LAST)}"


def _title(chance: random.Random) -> str:
    text = _filled("How to VERB ADJECTIVE THING and ADJECTIVE THING", chance)
    return " ".join(word[0].upper() + word[1:] for word in text.split())


def _abstract(chance: random.Random) -> str:
    wanted = chance.randint(80, 180)
    words = _filled(_OPENING, chance).split()
    while len(words) < wanted:
        words += _filled(chance.choice(_SENTENCES), chance).split()
    return " ".join(words)


def _filled(text: str, chance: random.Random) -> str:
    """Fill the blanks of a pattern, and those that the fillings bring along."""
    while _BLANK.search(text):
        text = _BLANK.sub(lambda blank: chance.choice(_FILLINGS[blank[0]]), text)
    return text
