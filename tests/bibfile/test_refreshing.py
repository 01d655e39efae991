"""Fields change where they say something else, and nowhere else."""

from dataclasses import replace

import pytest
from hypothesis import given

from bibtool.bibfile import read
from bibtool.bibfile.edit import apply
from bibtool.bibfile.refreshing import FIELDS, is_published, refresh, usual_fields
from bibtool.bibliography import Bibliography
from bibtool.exporters import export
from bibtool.model import Record
from bibtool.names import Name
from bibtool.plugins import Options
from tests.bibfile.samples import bib_texts, record

PAPER = record(1)


def refreshed(
    text: str,
    paper: Record = PAPER,
    fields: str = "",
    form: str = "bibtex",
    profile: str = "plain",
) -> str:
    """Return a text with its first entry refreshed."""
    entry = read(text).entries[0]
    fresh = read(export(Bibliography({"k": paper}), form, Options(profile))).entries[0]
    return apply(text, refresh(entry, fresh, fields.split() or usual_fields(entry)).edits)


SAME = {
    "title": [
        "On the {Th{\\'e}orem} of Number 1", "ON THE THEOREM OF NUMBER 1",
        "{On the Théorem of\n Number 1}",
    ],
    "author": [
        "M{\\\"u}ller, Jane Q. and Doe, John", "Jane Müller and J. Doe",
        "Muller, J. Q. and John Doe",
    ],
    "year": ["2020"],
    "eprint": ["2001.00001", "2001.00001v3", "arXiv:2001.00001"],
    "archiveprefix": ["arXiv", "arxiv"],
    "primaryclass": ["cs.CL", "cs.cl"],
    "doi": ["10.48550/arXiv.2001.00001", "10.48550/ARXIV.2001.00001"],
    "url": ["https://arxiv.org/abs/2001.00001", "http://arxiv.org/pdf/2001.00001v2"],
}  # fmt: skip
OTHER = {
    "title": ["On the Theorem of Number 2", "On the Theorem"],
    "author": ["Müller, Jane", "Doe, John and Müller, Jane", "Müller, Jane and others"],
    "year": ["2021"],
    "eprint": ["2001.00002"],
    "doi": ["10.48550/arXiv.2001.00002"],
    "url": ["https://arxiv.org/abs/2001.00002"],
}
SAME_ROWS = [(name, value) for name, values in SAME.items() for value in values]
OTHER_ROWS = [(name, value) for name, values in OTHER.items() for value in values]


@pytest.mark.parametrize(("name", "value"), SAME_ROWS)
def test_what_says_the_same_stays_as_it_is_written(name: str, value: str) -> None:
    """Braces, LaTeX, initials, capitals and versions are the user's."""
    text = f"@misc{{a, {name} = {{{value}}}}}"
    assert text == refreshed(text, fields=name)


@pytest.mark.parametrize(("name", "value"), OTHER_ROWS)
def test_what_says_something_else_is_replaced(name: str, value: str) -> None:
    """Between its delimiters; then nothing is left to do."""
    text = f'@misc{{a, x = 1, {name} = "{value}", y = {{z}}}}'
    once = refreshed(text, fields=name)
    start, end = text.index(value), text.index('", y')
    assert (text[:start], text[end:]) == (once[:start], once[len(once) - len(text) + end :])
    assert (True, once) == (once != text, refreshed(once, fields=name))


CROWD = replace(
    PAPER, authors=tuple(map(Name.parse, ("ATLAS Collaboration", "Jane Q. Müller", "John Doe")))
)
IN_ALL = '{ATLAS Collaboration} and M{\\"u}ller, Jane Q. and Doe, John'
PEOPLE = 'M{\\"u}ller, Jane Q. and Doe, John'
TEAMS = [
    # (profile, fields of the entry, what they become)
    ("plain", f"author = {{{IN_ALL}}}", None),
    ("plain", f"author = {{{PEOPLE}}}, collaboration = {{ATLAS}}", None),
    ("revtex", f"author = {{{IN_ALL}}}", None),
    ("revtex", "author = {The ATLAS Collaboration and J. Müller and J. Doe}", None),
    ("plain", "author = {Doe, J.}", f"author = {{{IN_ALL}}}"),
    ("plain", "author = {Doe, J.}, collaboration = {ATLAS}",
     f"author = {{{PEOPLE}}}, collaboration = {{ATLAS}}"),
    ("plain", f"author = {{{PEOPLE}}}, collaboration = {{CMS}}",
     f"author = {{{PEOPLE}}}, collaboration = {{ATLAS Collaboration}}"),
    ("revtex", "author = {Doe, J.}",
     f"author = {{{PEOPLE}}}, collaboration = {{ATLAS Collaboration}}"),
    ("revtex", f"author = {{{PEOPLE}}}",
     f"author = {{{PEOPLE}}}, collaboration = {{ATLAS Collaboration}}"),
]  # fmt: skip


@pytest.mark.parametrize(("profile", "fields", "expected"), TEAMS)
def test_a_collaboration_stays_where_the_user_has_it(
    profile: str, fields: str, expected: str | None
) -> None:
    """Among the authors or in a field of its own, and never in both."""
    text = f"@misc{{a, {fields}}}"
    once = refreshed(text, CROWD, "author", profile=profile)
    assert f"@misc{{a, {expected or fields}}}" == once
    assert once == refreshed(once, CROWD, "author", profile=profile)


def test_what_a_preprint_lacks_is_added_in_its_style() -> None:
    """In one go, behind its last field."""
    text = "@misc{a,\n  Eprint = {2001.00001},\n  title = {Something Else}\n}\n"
    assert (
        "@misc{a,\n  Eprint = {2001.00001},\n  title = {On the Th{\\'e}orem of Number 1},\n"
        '  author = {M{\\"u}ller, Jane Q. and Doe, John},\n  year = {2020},\n'
        "  archivePrefix = {arXiv},\n  primaryClass = {cs.CL},\n"
        "  doi = {10.48550/arXiv.2001.00001}\n}\n"
    ) == refreshed(text)


def test_a_biblatex_entry_keeps_its_names() -> None:
    """No year beside a date, no second name for the eprint's fields, no DOI of arXiv's."""
    text = "@online{a, date = {2020}, eprint = {2001.00001}, eprinttype = {arXiv}, eprintclass={x}}"
    assert (
        "@online{a, date = {2020}, eprint = {2001.00001}, eprinttype = {arXiv}, "
        "eprintclass={cs.CL}, title = {On the Théorem of Number 1}, "
        "author = {Müller, Jane Q. and Doe, John}}"
    ) == refreshed(text, form="biblatex")


PUBLISHED = {
    "journal = {Nature}": True,
    "booktitle = {Proc. of X}": True,
    "doi = {10.1000/1}": True,
    "journal = {arXiv preprint arXiv:2001.00001}": False,
    "journal = {CoRR}, volume = {abs/2001.00001}": False,
    "publisher = {arXiv}, doi = {10.48550/arXiv.2001.00001}": False,
    "howpublished = {arXiv}": False,
}


@pytest.mark.parametrize("fields", PUBLISHED)
def test_of_what_was_published_only_the_eprint_is_refreshed(fields: str) -> None:
    """A preprint's title or year would make of it what was never printed."""
    text = f"@article{{a, title = {{Another}}, year = 1999, eprint = {{2001.00001}}, {fields}}}"
    assert PUBLISHED[fields] == is_published(read(text).entries[0])
    assert PUBLISHED[fields] == ("Another" in refreshed(text))
    assert "year = 2020" in refreshed(text, fields="year")


def test_a_record_that_lacks_authors_changes_none() -> None:
    """It cannot know better."""
    text = "@misc{a, author = {Someone, Else and More, And}}"
    incomplete = replace(PAPER, authors_complete=False)
    assert text == refreshed(text, incomplete, "author")


@given(bib_texts())
def test_a_second_refresh_changes_nothing(text: str) -> None:
    """Whatever the file is like; and nothing is taken away."""
    if read(text).entries:
        names = " ".join(FIELDS)
        once = refreshed(text, fields=names)
        assert once == refreshed(once, fields=names)
        before, after = (
            [[f.name for f in entry.all_fields] for entry in read(each).entries]
            for each in (text, once)
        )
        assert before == [names[: len(old)] for names, old in zip(after, before, strict=True)]
