"""Names of people as records print them: split, compare, abbreviate.

Rules: family-name particles and suffixes as BibTeX and CSL understand them; a name that is not a
person's (a team, a collaboration) or has one word stays whole, as CSL's ``literal``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from bibtool.untrusted import clean
from bibtool.words import fold

PARTICLES = frozenset(
    "af al am auf aus d da dal dalla de degli dei del della den der des di do dos du el la las le "
    "lo los op 't ten ter van vom von vor y zu zum zur".split()
)
# Written with a capital these begin the family name itself: "Beto De Paola", "Benjamin Van Durme".
_CAPITAL = frozenset("Da De Del Della Den Der Di Dos Du La Van Von".split())
_BEFORE_FAMILY = PARTICLES | _CAPITAL
SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)
GROUP_WORDS = frozenset(
    """collaboration collaborations consortium team group project initiative network institute
    university laboratory lab labs foundation committee alliance author authors
    contributors""".split()
)
GROUP = re.compile(rf"\b(?:{'|'.join(sorted(GROUP_WORDS))}|et al)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in parts, or a ``literal`` that must not be taken apart."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""
    aliases: tuple["Name", ...] = field(default=(), init=False, compare=False, repr=False)
    """Other names that are known to be the same person's (``authorship``)."""

    @classmethod
    def parse(cls, text: str) -> "Name":
        """Read a name printed ``Given Family`` or ``Family, Given``."""
        text = clean(text)
        if GROUP.search(text):
            return cls(literal=text)
        if "," in text:
            return _inverted(text)
        parts = text.split(" ")
        suffix = parts.pop() if len(parts) > 2 and SUFFIX.match(parts[-1]) else ""
        if len(parts) < 2:
            return cls(literal=text)
        # The first word is a given name whatever it is; particles run up to the family name.
        start = next(
            (i for i in range(1, len(parts) - 1) if parts[i] in _BEFORE_FAMILY),
            len(parts) - 1,
        )
        end = start
        while end < len(parts) - 1 and parts[end] in PARTICLES:
            end += 1
        return cls(
            family=" ".join(parts[end:]),
            given=" ".join(parts[:start]),
            particle=" ".join(parts[start:end]),
            suffix=suffix,
        )

    @property
    def display(self) -> str:
        """The name as it is printed: ``Laurens van der Maaten``."""
        parts = (self.literal, self.given, self.particle, self.family, self.suffix)
        return " ".join(filter(None, parts))

    def known_as(self, names: Iterable["Name"]) -> "Name":
        """Return the name, knowing other names of the same person."""
        made = replace(self)
        object.__setattr__(made, "aliases", tuple(name for name in names if name != self))
        return made

    @property
    def sort_key(self) -> str:
        """The family name, folded, for order and citekeys."""
        return fold(self.family or self.literal)

    def same_person(self, other: "Name") -> bool:
        """Whether two names can be one person's: equal families, compatible given names.

        ``G. Synnaeve`` and ``Gabriel Synnaeve`` can; ``Gabriel`` and ``Gabriele`` are not merged,
        unless one is known as the other.
        """
        if self in other.aliases or other in self.aliases:
            return True
        if self.literal or other.literal:
            return fold(self.display) == fold(other.display)
        if _family(self) != _family(other):
            return False
        ours, others = _given_words(self.given), _given_words(other.given)
        return all(
            a == b or ((len(a) == 1 or len(b) == 1) and a[0] == b[0])
            for a, b in zip(ours, others, strict=False)
        )


def _family(name: Name) -> str:
    return re.sub(r"[\W_]+", "", fold(f"{name.particle} {name.family}"))


def _inverted(text: str) -> Name:
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 2 and SUFFIX.match(parts[1]):
        return replace(Name.parse(parts[0]), suffix=parts[1])
    suffix = parts.pop(1) if len(parts) == 3 and SUFFIX.match(parts[1]) else ""
    if len(parts) == 3 and SUFFIX.match(parts[2]):
        suffix = parts.pop()
    family, given = parts[0], " ".join(filter(None, parts[1:]))
    if not family or not given:
        return Name(literal=family or given)
    before = family.split(" ")
    end = 0
    while end < len(before) - 1 and before[end] in PARTICLES:
        end += 1
    return Name(" ".join(before[end:]), given, " ".join(before[:end]), suffix)


def _given_words(given: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(given))
