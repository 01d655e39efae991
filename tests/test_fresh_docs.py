"""What docs/fresh.md tells people to run by itself can be run."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.cli.command import bibtool

FILE = Path(__file__).parents[1] / "docs" / "fresh.md"
if not FILE.exists():
    pytest.skip("the tests stand alone, without the documentation", allow_module_level=True)
TEXT = FILE.read_text("utf-8")


def block(language: str) -> str:
    """Return the code of one language."""
    found = re.search(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_options_are_those_there_are() -> None:
    """Every option of watch, and every grouping, is told; and no other."""
    shown = set(re.findall(r"--[a-z][a-z-]+", bibtool("watch", "--help").out))
    both = shown | set(re.findall(r"--[a-z][a-z-]+", bibtool("authors", "--help").out))
    told = set(re.findall(r"(?<=[` ])--[a-z][a-z-]+", TEXT))
    for text in (block("cron"), block("yaml")):
        told -= set(re.findall(r"--[a-z][a-z-]+", text)) - both
    assert set() == told - both
    usual = {"--help", "--arxiv-api", "--cache", "--min-interval", "--quiet", "--json"}
    assert set() == shown - told - usual


@pytest.fixture
def homepage(tmp_path: Path) -> Path:
    """Return a repository with lists in it, and a bibtool on the path that is offline."""
    home = tmp_path / "homepage"
    listing = "arXiv:2308.12950\narXiv:2404.19737\n"
    out = home / "lists"
    who = ("--author", "Fabian Gloeckle", "--offline", "-q")
    assert 0 == bibtool("authors", "-", "-o", out, *who, stdin=listing).status
    tool = tmp_path / "bin" / "bibtool"
    tool.parent.mkdir()
    python = shlex.quote(sys.executable)
    tool.write_text(f'#!/bin/sh\nexec {python} -m bibtool "$@" --offline --no 2404.19737\n')
    tool.chmod(0o755)
    for command in (("init", "-q"), ("add", "."), ("commit", "-qm", "lists")):
        git(home, *command)
    return home


def git(home: Path, *arguments: str) -> str:
    """Run git in a repository."""
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    done = subprocess.run(
        ["git", *who, "-C", str(home), *arguments], capture_output=True, check=True, text=True
    )
    return done.stdout


def sh(script: str, home: Path) -> int:
    """Run a script as the examples do."""
    environment = {
        **os.environ,
        "PATH": f"{home.parent / 'bin'}:{os.environ['PATH']}",
        "HOME": str(home.parent),
        "RUNNER_TEMP": str(home.parent),
        "GIT_AUTHOR_NAME": "x",
        "GIT_AUTHOR_EMAIL": "x@example.org",
        "GIT_COMMITTER_NAME": "x",
        "GIT_COMMITTER_EMAIL": "x@example.org",
    }
    done = subprocess.run(["bash", "-e", "-c", script], cwd=home, env=environment, check=False)
    return done.returncode


def test_the_cron_line_commits(homepage: Path) -> None:
    """The line runs as it stands."""
    command = block("cron").split(maxsplit=5)[5]
    assert 0 == sh(command, homepage)
    assert "Publications: 1 removed\n" == git(homepage, "log", "-1", "--format=%s")


def test_the_action_commits_only_news(homepage: Path) -> None:
    """Its steps run in their order; without news nothing is committed."""
    workflow = yaml.safe_load(block("yaml"))
    (job,) = workflow["jobs"].values()
    steps = {step["name"]: step["run"] for step in job["steps"] if "name" in step}
    assert ["Install bibtool", "Ask for news", "Commit"] == list(steps)
    assert {"contents": "write"} == workflow["permissions"]
    commit = steps["Commit"].replace("git push", "true")
    assert "git push" in steps["Commit"]
    assert 0 == sh(steps["Ask for news"], homepage)
    assert 0 == sh(commit, homepage)
    assert "Publications: 1 removed\n" == git(homepage, "log", "-1", "--format=%s")
    assert "" == git(homepage, "status", "--short")
    (homepage.parent / "news").write_text("nothing")
    assert 0 == sh(commit, homepage)
    assert "Publications: 1 removed\n" == git(homepage, "log", "-1", "--format=%s")
