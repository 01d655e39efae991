"""The layout that docs/adding-a-layout.md shows can be added as it says."""

import re
import types
from pathlib import Path

import pytest

from bibtool.cli.parsed import as_text
from bibtool.layouts import LAYOUTS, parse, register
from bibtool.plugins import Layout
from tests.layouts.test_every_line import check

PAGE = Path(__file__).parents[2] / "docs" / "adding-a-layout.md"
if not PAGE.exists():
    pytest.skip("the tests stand alone, without the documentation", allow_module_level=True)
TEXT = PAGE.read_text("utf-8")


def block(language: str, number: int = 0) -> str:
    """Return a code block of the page."""
    found = re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)
    return str(found[number])


def test_the_example_is_built_and_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file and the line of the page make a layout that prints what the page shows."""
    monkeypatch.setattr(LAYOUTS, "_things", dict(LAYOUTS._things))
    module = types.ModuleType("readinggroup")
    exec(compile(block("python"), "readinggroup.py", "exec"), module.__dict__)  # noqa: S102  ours
    line = re.search(r"The line: `(register\(.*\))`", TEXT)
    assert line is not None
    exec(line[1], {"register": register, "Layout": Layout, "readinggroup": module})  # noqa: S102
    listing = parse(block("text"), file="minutes.txt")
    check(block("text"), listing)
    assert block("text", 1) == "".join(as_text([listing]))
