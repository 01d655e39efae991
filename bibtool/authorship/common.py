"""Common family and given names: numbers counted once over 46,000 arXiv records.

``families.txt`` and ``given.txt`` lie beside this file: how many full names were counted, then on
each line a number and the names that go with so many different given or family names. Names are
folded, letters only. Made by ``cache/count_names.py``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Common:
    """The two tables; a name that is in none counts as rare."""

    names: int
    families: Mapping[str, int]
    given: Mapping[str, int]


@cache  # the shipped tables, read when first needed
def common() -> Common:
    """Return them."""
    names, families = _read(_FOLDER / "families.txt")
    return Common(names, families, _read(_FOLDER / "given.txt")[1])


def is_common(family: str) -> bool:
    """Whether many people have a family name; folded, letters only."""
    return family in common().families


def _read(path: Path) -> tuple[int, dict[str, int]]:
    first, *lines = path.read_text("utf-8").splitlines()
    counts: dict[str, int] = {}
    for line in lines:
        number, *together = line.split(" ")
        counts.update(dict.fromkeys(together, int(number)))
    return int(first), counts
