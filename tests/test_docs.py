"""The documentation is true: its examples run, its tables name what there is."""

import json
import re
import shlex
from pathlib import Path

import pytest

from bibtool.exporters import FORMATS
from bibtool.layouts import LAYOUTS
from bibtool.sources import SOURCES
from tests.cli.command import bibtool

TOP = Path(__file__).parents[1]
if not (TOP / "README.md").exists():
    pytest.skip("the tests stand alone, without the documentation", allow_module_level=True)
README = (TOP / "README.md").read_text("utf-8")
COMMAND_LINE = (TOP / "docs" / "command-line.md").read_text("utf-8")


def test_the_readme_shows_real_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every line of the README's example is printed by the command above it."""
    block = re.search(r"    \$ (bibtool resolve .*)\n((?:    .*\n)+)", README)
    assert block is not None
    command, shown = block[1], [line[4:] for line in block[2].splitlines()]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(TOP / "examples")
    printed = bibtool(*shlex.split(command)[1:]).err.splitlines()
    expected = [line.rstrip() for line in shown if line.strip() != "…"]
    assert [] == [line for line in expected if line not in [p.rstrip() for p in printed]]


def test_the_example_list_shows_three_outcomes() -> None:
    """Who tries the tool offline sees what it says when it is sure, in doubt and without."""
    done = bibtool("resolve", "--offline", "--json", TOP / "examples" / "reading-list.txt")
    statuses = {item["status"] for item in done.json["items"]}
    assert (1, {"matched", "ambiguous", "not-found"}) == (done.status, statuses)


def test_the_library_example_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The ten lines of docs/library.md do what they say."""
    text = (TOP / "docs" / "library.md").read_text("utf-8")
    code = re.search(r"```python\n(.*?)```", text, re.DOTALL)
    assert code is not None
    monkeypatch.chdir(tmp_path)
    exec(compile(code[1], "docs/library.md", "exec"), {})  # noqa: S102  our own example
    assert 2 == (tmp_path / "refs.bib").read_text("utf-8").count("@misc{")


def test_the_json_example_has_the_real_keys() -> None:
    """What docs/json.md shows has the keys that are printed, in their order."""
    text = (TOP / "docs" / "json.md").read_text("utf-8")
    example = re.search(r"```json\n(.*?)```", text, re.DOTALL)
    assert example is not None
    shown = json.loads(example[1])
    printed = bibtool("resolve", "--offline", "--json", "-", stdin=shown["items"][0]["title"]).json
    assert list(printed) == list(shown)
    assert list(printed["items"][0]) == list(shown["items"][0])
    assert list(printed["items"][0]["candidates"][0]) == list(shown["items"][0]["candidates"][0])


@pytest.mark.parametrize(
    "name", [*FORMATS, *SOURCES, "resolve", "parse", "lookup", "convert", "authors", "cache"]
)
def test_what_there_is_is_documented(name: str) -> None:
    """Every command, format and source occurs in the description of the command line."""
    assert re.search(rf"\b{re.escape(name)}\b", COMMAND_LINE)


@pytest.mark.parametrize(
    "command", ["resolve", "parse", "lookup", "add", "update", "check", "convert", "authors"]
)
def test_every_option_is_documented(command: str) -> None:
    """An option that --help shows is described."""
    shown = set(re.findall(r"--[a-z][a-z-]+", bibtool(command, "--help").out)) - {"--help"}
    assert set() == {option for option in shown if option not in COMMAND_LINE}


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_is_documented(name: str) -> None:
    """What a text can be read as is in docs/listings.md."""
    assert f"`{name}`" in (TOP / "docs" / "listings.md").read_text("utf-8")


@pytest.mark.parametrize(
    "file", sorted(p for p in TOP.rglob("*.md") if ".venv" not in p.parts), ids=lambda p: p.name
)
def test_links_lead_somewhere(file: Path) -> None:
    """A link to a file of the project finds it."""
    text = re.sub(r"```.*?```", "", file.read_text("utf-8"), flags=re.DOTALL)
    if file.parent.name == "exports" and file.name != "README.md":
        return
    links = re.findall(r"\]\(([^)#]+)\)", text)
    local = [link for link in links if "://" not in link]
    assert [] == [link for link in local if not (file.parent / link).exists()]
