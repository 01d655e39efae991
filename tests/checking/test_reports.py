"""The forms of a report: lines, JSON, GitHub's commands, SARIF."""

import json
import re
from dataclasses import replace
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibtool.checking import CODES, Checked, Finding, Report, Severity
from bibtool.checking.reports import FORMS
from bibtool.checking.reports.github import in_data, in_property
from bibtool.checking.reports.sarif import uri
from bibtool.plugins import RequestCount
from tests.checking.samples import OTHER, PEOPLE, checked, paper

TEXT = (
    f"@misc{{k, title={{{OTHER}}}, author={{{' and '.join(PEOPLE)}}}, eprint={{2001.00001}}}}\n"
    "@book{b\u202e, title={Old \x1b[31mBook \u202e of % things}}\n"
    "@book{k, title={Old: Book, two}, title={x}}\n"
)


def report() -> Report:
    """Return a report with most kinds of findings."""
    return Report((checked(TEXT, paper()),), RequestCount(2, 1))


def test_lines_are_as_compilers_write_them() -> None:
    """``file:line: code: key: message``, and nothing steers a terminal."""
    lines = FORMS["text"](report()).splitlines()
    assert len(lines) == len(list(report().findings))
    assert all(re.match(r"refs\.bib:\d+: [a-z-]+: [^:]+: \S", line) for line in lines)
    assert all(line.isprintable() for line in lines)


def test_json_holds_entries_and_findings() -> None:
    """With the right value of each field that differs."""
    whole = json.loads(FORMS["json"](report()))
    assert ["mismatch", "unchecked", "unchecked"] == [one["state"] for one in whole["entries"]]
    (wrong,) = [one for one in whole["findings"] if one["code"] == "title-mismatch"]
    assert ("title", OTHER, paper().title) == (wrong["field"], wrong["ours"], wrong["theirs"])
    assert {"sent": 2, "cached": 1} == whole["requests"]


def test_lines_are_no_commands_of_github() -> None:
    """Wherever they are printed, and whatever a file or an entry is called."""
    evil = Finding("broken", Severity.ERROR, "##[stop-commands]x", 3, "\n::error::y")
    text = FORMS["text"](Report((Checked("::add-mask::a", (), (evil,)),), RequestCount()))
    assert "./::add-mask::a:3: broken: ## [stop-commands]x: ::error::y\n" == text


@given(st.text(max_size=40))
def test_github_reads_back_what_was_escaped(text: str) -> None:
    """One command a line; a value ends neither its property nor the properties."""
    signs = {"%25": "%", "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","}
    data, value = in_data(text), in_property(text)
    assert not re.search(r"[\r\n]", data)
    assert not re.search(r"[\r\n:,]", value)
    for escaped in (data, value):
        assert text == re.sub("|".join(signs), lambda found: signs[found[0]], escaped)


def test_github_gets_a_command_for_each_finding() -> None:
    """Nothing in an entry can make another command; what is unchecked is a line of the log."""
    told = FORMS["github"](report()).splitlines()
    form = r"::(error|warning|notice) file=refs\.bib,line=\d+,title=[a-z-]+::[^\r\n]+"
    commands = [line for line in told if re.fullmatch(form, line)]
    rest = [line for line in told if line not in commands]
    assert len(told) == len(list(report().findings))
    assert ["refs.bib:2: unchecked", "refs.bib:3: unchecked"] == [x[:21] for x in rest]
    evil = Finding("broken", Severity.ERROR, "k", 3, "a\n::error::b")
    text = FORMS["github"](Report((Checked("a,b:c%.bib", (), (evil,)),), RequestCount()))
    assert "::error file=a%2Cb%3Ac%25.bib,line=3,title=broken::k: a ::error::b\n" == text


def test_sarif_holds_what_its_standard_asks_for() -> None:
    """SARIF 2.1.0, sections 3.13 to 3.58: required properties, enumerations, references, URIs."""
    log = json.loads(FORMS["sarif"](report()))
    assert "2.1.0" == log["version"]
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    rules, told = driver["rules"], driver["notifications"]
    assert driver["name"]
    assert [*CODES] == sorted([r["id"] for r in (*rules, *told)], key=[*CODES].index)
    for rule in (*rules, *told):
        assert rule["shortDescription"]["text"].endswith(".")
        assert rule["help"]["text"].endswith(".")
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is True
    notes = invocation["toolExecutionNotifications"]
    assert len(notes) + len(run["results"]) == len(list(report().findings))
    for note in notes:
        assert note["descriptor"]["id"] == told[note["descriptor"]["index"]]["id"]
    for result in run["results"]:
        assert result["ruleId"] == rules[result["ruleIndex"]]["id"]
    for one in (*notes, *run["results"]):
        assert one["level"] in {"error", "warning", "note"}
        assert one["message"]["text"].isprintable()
        (place,) = one["locations"]
        assert place["physicalLocation"]["region"]["startLine"] >= 1
        assert "refs.bib" == place["physicalLocation"]["artifactLocation"]["uri"]


def test_sarif_holds_no_link_nor_placeholder_that_an_entry_says() -> None:
    """In its messages ``[text](address)`` and ``{0}`` would be: 3.11.5 and 3.11.6."""
    evil = Finding("broken", Severity.ERROR, "k", 3, "[click](https://example.org) 10^{5}")
    log = json.loads(FORMS["sarif"](Report((Checked("a.bib", (), (evil,)),), RequestCount())))
    assert (
        "k: [click] (https://example.org) 10^{{5}}"
        == log["runs"][0]["results"][0]["message"]["text"]
    )


def test_sarif_fingerprints_stay_when_lines_move() -> None:
    """And no two results have the same."""
    before, after = (
        [
            result["partialFingerprints"]
            for result in json.loads(FORMS["sarif"](one))["runs"][0]["results"]
        ]
        for one in (report(), Report((checked("\n\n" + TEXT, paper()),), RequestCount()))
    )
    assert before == after
    assert len(before) == len({json.dumps(each) for each in before})


def test_sarif_tells_a_failed_run() -> None:
    """As a code scanning service would otherwise close what was found before."""
    log = json.loads(FORMS["sarif"](replace(report(), is_complete=False)))
    assert log["runs"][0]["invocations"][0]["executionSuccessful"] is False


@pytest.mark.parametrize("path", ["a b.bib", "ä/ö.bib", "50%.bib", "a#b?c.bib", "d/../e.bib"])
def test_a_path_is_a_relative_uri(path: str) -> None:
    """Percent-encoded, so that it can be read back."""
    assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri(path))
    assert path == unquote(uri(path))
    assert uri("/x/a b.bib") == "file:///x/a%20b.bib"
