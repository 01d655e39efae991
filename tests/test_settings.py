"""Settings: the environment is checked, and arXiv's pace cannot be set aside."""

from pathlib import Path

import pytest

from bibtool.errors import SettingError
from bibtool.settings import ARXIV_API, Settings

ALLOWED = [
    ({}, (ARXIV_API, 3.0)),
    ({"BIBTOOL_MIN_INTERVAL": "5"}, (ARXIV_API, 5.0)),
    ({"BIBTOOL_ARXIV_API": "https://example.org/q"}, ("https://example.org/q", 3.0)),
    (
        {"BIBTOOL_ARXIV_API": "http://127.0.0.1:8000/q", "BIBTOOL_MIN_INTERVAL": "0"},
        ("http://127.0.0.1:8000/q", 0.0),
    ),
    (
        {"BIBTOOL_ARXIV_API": "http://[::1]:8000/q", "BIBTOOL_MIN_INTERVAL": "0.5"},
        ("http://[::1]:8000/q", 0.5),
    ),
    ({"BIBTOOL_ARXIV_API": "http://localhost/q"}, ("http://localhost/q", 3.0)),
]
REFUSED = [
    ({"BIBTOOL_MIN_INTERVAL": "2.9"}, "below arXiv's limit"),
    ({"BIBTOOL_MIN_INTERVAL": "0"}, "below arXiv's limit"),
    ({"BIBTOOL_MIN_INTERVAL": "-1"}, "number of seconds"),
    ({"BIBTOOL_MIN_INTERVAL": "nan"}, "number of seconds"),
    ({"BIBTOOL_MIN_INTERVAL": "inf"}, "number of seconds"),
    ({"BIBTOOL_MIN_INTERVAL": "soon"}, "number of seconds"),
    ({"BIBTOOL_ARXIV_API": "http://export.arxiv.org/api/query"}, "must be https"),
    ({"BIBTOOL_ARXIV_API": "ftp://export.arxiv.org/"}, "no web address"),
    ({"BIBTOOL_ARXIV_API": "nonsense"}, "no web address"),
    ({"BIBTOOL_ARXIV_API": "https://[::1"}, "no web address"),
    ({"BIBTOOL_CONTACT": "me@example.org\r\nX-Other: yes"}, "plain ASCII"),
    ({"BIBTOOL_DOI_RESOLVER": "http://doi.org"}, "BIBTOOL_DOI_RESOLVER must be https"),
    ({"BIBTOOL_DOI_RESOLVER": "doi.org"}, "BIBTOOL_DOI_RESOLVER is no web address"),
    ({"BIBTOOL_DOI_INTERVAL": "0.5"}, "impolite"),
    ({"BIBTOOL_DOI_INTERVAL": "nan"}, "BIBTOOL_DOI_INTERVAL must be a number of seconds"),
    (
        {"BIBTOOL_ARXIV_API": "https://127.0.0.1.example.org/", "BIBTOOL_MIN_INTERVAL": "1"},
        "below arXiv's limit",
    ),
]


@pytest.mark.parametrize(("environment", "expected"), ALLOWED)
def test_the_environment_is_read(environment: dict[str, str], expected: tuple[str, float]) -> None:
    """What is not said is arXiv at arXiv's pace; loopback may be faster."""
    made = Settings.from_environment(environment)
    assert expected == (made.arxiv_api, made.min_interval)


@pytest.mark.parametrize(("environment", "message"), REFUSED)
def test_what_would_break_arxivs_terms_is_refused(
    environment: dict[str, str], message: str
) -> None:
    """Only loopback may be asked faster than once in three seconds, or without https."""
    with pytest.raises(SettingError, match=message):
        Settings.from_environment(environment)


def test_an_argument_wins_over_the_environment(tmp_path: Path) -> None:
    """Options are nearer than variables."""
    environment = {"BIBTOOL_CACHE": "/elsewhere", "BIBTOOL_MIN_INTERVAL": "9"}
    made = Settings.from_environment(environment, cache=tmp_path, min_interval=4.0)
    assert (tmp_path, 4.0) == (made.cache, made.min_interval)
    assert Path.home() / "x" == Settings.from_environment({}, cache=Path("~/x")).cache
    assert Path("/elsewhere") == Settings.from_environment(environment).cache
