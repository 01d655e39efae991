"""Keys, profiles and editions on the command line."""

import re
from pathlib import Path

import pytest

from bibtool.citekeys import PRESETS
from bibtool.exporters import FORMATS
from bibtool.exporters.profiles import PROFILES
from tests.cli.command import bibtool

LLAMA = ("--offline", "2407.21783")
KEYS = [
    ((), "grattafiori2024llama"),
    (("--keys", "zotero-bbt"), "grattafioriLlama3Herd2024"),
    (("--keys", "dblp"), "DBLP:journals/corr/abs-2407-21783"),
    (("--keys", "[auth:upper]:[shortyear]"), "GRATTAFIORI:24"),
    (("--keys", "[auth][year]", "--unicode-keys"), "Grattafiori2024"),
]


@pytest.mark.parametrize(("arguments", "key"), KEYS)
def test_keys(arguments: tuple[str, ...], key: str) -> None:
    """A pattern or the name of one says how papers are cited."""
    assert f"@misc{{{key},\n" in bibtool("lookup", *LLAMA, *arguments).out


WRONG = [
    (("--keys", "[auth"), "a bracket without its partner"),
    (("--keys", "[nobody]"), "unknown key field 'nobody'; known: auth, "),
    (("--keys", "[auth:loud]"), "unknown key modifier 'loud'; known: lower, "),
    (("--profile", "nature"), "unknown profile 'nature'; known: plain, "),
    (("--profile", "acm", "--format", "text"), "--profile: text has no such choice"),
    (("--prefer", "published", "--format", "jsonl"), "these have: bibtex, biblatex, csl-json"),
    (("--prefer", "best"), "'preprint', 'published', 'both'"),
    (("--date", "today"), "'first', 'latest'"),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG)
@pytest.mark.parametrize("command", ["lookup", "resolve"])
def test_what_cannot_be_written_is_told_first(
    command: str, arguments: tuple[str, ...], said: str
) -> None:
    """A wrong option is a usage error with what would be right, before anything is read."""
    done = bibtool(command, "--offline", "no such file", *arguments)
    assert (2, "") == (done.status, done.out)
    assert said in done.err
    assert "no such file" not in done.err


def test_every_command_writes_the_same(tmp_path: Path) -> None:
    """The options mean the same for one paper, a listing, and an author's files."""
    options = ("--keys", "zotero-bbt", "--profile", "acl", "--offline")
    one = bibtool("lookup", "2407.21783", *options).out
    listed = bibtool("resolve", "-", *options, stdin="2407.21783\n").out
    author = ("--author", "Gabriel Synnaeve", "-o", tmp_path, "-q")
    bibtool("authors", "-", *author, *options, stdin="2407.21783\n")
    assert one == listed == (tmp_path / "gabriel-synnaeve.bib").read_text("utf-8")
    assert "howpublished" not in one


def test_biblatex_has_the_suffix_of_bibtex(tmp_path: Path) -> None:
    """A ``.bib`` is BibTeX unless biblatex is asked for."""
    out = tmp_path / "refs.bib"
    bibtool("resolve", "-", "--offline", "-o", out, stdin="2407.21783\n")
    assert "@misc{" in out.read_text("utf-8")
    bibtool("resolve", "-", "--offline", "-f", "biblatex", "-o", out, stdin="2407.21783\n")
    assert "@online{" in out.read_text("utf-8")


def test_the_help_names_what_there_is() -> None:
    """Formats, profiles and presets are told in the help."""
    told = re.sub(r"\s+", "", bibtool("resolve", "--help").out)
    assert [] == [name for name in (*FORMATS, *PROFILES, *PRESETS) if name not in told]
