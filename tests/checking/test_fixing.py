"""The safe findings mended: what changes, and that nothing else does."""

import pytest

from bibtool.bibfile import read
from bibtool.checking.entries import Known, examine
from bibtool.checking.fixing import Fixed, fix
from bibtool.model import Record
from tests.checking.samples import OTHER, PEOPLE, TITLE, paper, said

ALL = " and ".join(PEOPLE)
HEAD = f"@misc{{k,\n  title = {{{TITLE}}},\n  author = {{{ALL}}},\n"
OF = "  eprint = {2001.00001},\n"


def test_what_may_have_changed_is_not_mended() -> None:
    """By a record that was shipped, or where older versions were not looked at."""
    text = f"{HEAD}{OF}}}\n".replace("Drowsy", "Sleepy").replace(" and Li Wei", "")
    for record in (paper(version=None, source="starter"), paper(version=2)):
        assert text == mended(text, record).text


def mended(text: str, *records: Record, form: str = "bibtex") -> Fixed:
    """Return a file's text mended by what records say."""
    file = read(text)
    known = Known({one.raw: said(one, *records) for one in file.entries})
    return fix(file, [(one, examine(one, known)[1]) for one in file.entries], form)


SAFE = {
    f"{HEAD}{OF}  year = 1999,\n}}\n": ("1999", "2020"),
    f"{HEAD}{OF}  doi = {{10.48550/arXiv.2001.00009}},\n}}\n": ("2001.00009", "2001.00001"),
    f"{HEAD}  eprint = {{2001.00002}},\n  url = {{https://arxiv.org/abs/2001.00001}},\n}}\n": (
        "00002},\n",
        "00001},\n",
    ),
    f"{HEAD}{OF}}}\n".replace(" and Li Wei", ""): (
        "{Jane Q. Müller and Tomás de la Cruz}",
        "{M{\\\"u}ller, Jane Q. and Wei, Li and de la Cruz, Tom{\\'a}s}",
    ),
    f"{HEAD}{OF}}}\n".replace("Drowsy", "Sleepy"): (
        "{Braiding Sleepy Teapots in Seven Dimensions}",
        "{Braiding Drowsy Teapots in Seven Dimensions}",
    ),
}


@pytest.mark.parametrize("text", SAFE)
def test_what_is_safe_is_mended_and_no_other_byte(text: str) -> None:
    """And a second time there is nothing to mend."""
    old, new = SAFE[text]
    around = "% mine\r\n@string{x = {y}}\n", "\n@book{z, title={An Old Book}}"
    records = (paper(), paper("2001.00002", OTHER, ["Ada Abel"]))
    done = mended(text.join(around), *records)
    body = done.text.removeprefix(around[0]).removesuffix(around[1])
    if "00002" in text:  # which also tells the archive and the class of the new id
        body = body.replace("  archivePrefix = {arXiv},\n  primaryClass = {cs.CL},\n", "")
    assert text.replace(old, new) == body
    assert Fixed(done.text) == mended(done.text, *records)


LEFT = {
    "an id of another paper": f"{HEAD}  eprint = {{2001.00002}},\n}}\n",
    "an id that is none": f"{HEAD}  eprint = {{2001.00003}},\n}}\n",
    "a published entry": f"{HEAD}{OF}  journal = {{Tea}},\n  year = 1999,\n}}\n".replace(
        " and Li Wei", ""
    ),
    "made up authors": f"{HEAD}{OF}}}\n".replace(ALL, "Eve East and Flo Fox"),
    "another title": f"{HEAD}{OF}}}\n".replace(TITLE, OTHER + " of Kettles"),
    "what was found by title": f"{HEAD}}}\n".replace(" and Li Wei", ""),
    "a broken entry": f"{HEAD}{OF}  year = 1999 what,\n}}\n",
}


@pytest.mark.parametrize("name", LEFT)
def test_what_is_not_sure_is_left(name: str) -> None:
    """A fix never changes which paper an entry is, nor what somebody published."""
    text = LEFT[name]
    records = (paper(), paper("2001.00002", OTHER, ["Ada Abel"]))
    assert Fixed(text) == mended(text, *records)


def test_a_list_shortened_on_purpose_is_left() -> None:
    """Hundreds of authors are not written where somebody has listed two."""
    crowd = [*PEOPLE, *(f"Ada {chr(65 + n)}bel" for n in range(20))]
    assert f"{HEAD}{OF}}}\n" == mended(f"{HEAD}{OF}}}\n", paper(people=crowd)).text
