"""Patterns that each Python reads in the same way."""

import re
from pathlib import Path

import pytest

_PACKAGE = Path(__file__).parents[1] / "bibtool"
_POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{\{?\d*,?\d*\}\}?)\+(?!=)")


@pytest.mark.parametrize("path", sorted(_PACKAGE.rglob("*.py")), ids=lambda path: path.stem)
def test_no_group_is_repeated_possessively(path: Path) -> None:
    """``(?:a|b)*+``: Python 3.11.2, which Debian 12 has, ends with a SystemError for some of these.

    ``(?>(?:a|b)*)`` says the same.
    """
    assert [] == _POSSESSIVE_GROUP.findall(path.read_text("utf-8"))
