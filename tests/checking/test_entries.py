"""One entry and what the sources said: its state, and of what it is accused, if of anything."""

import pytest

from bibtool.checking.entries import Known, examine, worth_asking
from bibtool.checking.findings import State
from bibtool.model import Record
from tests.checking.samples import OTHER, PEOPLE, TITLE, codes, doi, entry, paper, said

OK, MISMATCH, NOT_FOUND, UNCHECKED = State
OTHERS = ("Ada Abel", "Bo Baker")
OF = "eprint = {2001.00001}"
ON = "eprint = {2001.00002}"
JOURNAL = f"{OF}, journal = {{Journal of Teapots}}"
ELSEWHERE = paper("2001.00002", OTHER, OTHERS)
PUBLISHED = paper(doi=doi("10.1000/tea.1"), journal_ref="J. Teapots 3, 14 (2021)")

# fields and type, records there are: state, then codes with severities
CASES: dict[str, tuple[str, str, tuple[Record, ...], State, list[tuple[str, str]]]] = {
    "all right": (OF, "misc", (paper(),), OK, []),
    "year of a later version": (
        f"{OF}, year = 2022",
        "misc",
        (paper(updated="2023-01-01"),),
        OK,
        [],
    ),
    "year of the venue": (f"{OF}, year = 2021", "misc", (paper(comment="TEA 2021"),), OK, []),
    "publisher's year": (f"{JOURNAL}, year = 2025", "article", (paper(),), OK, []),
    "year of a talk": (f"{OF}, year = 2025, note = {{TEA 2025}}", "misc", (paper(),), OK, []),
    "no version's year": (
        f"{OF}, year = 2018",
        "misc",
        (paper(),),
        MISMATCH,
        [("year-mismatch", "warning")],
    ),
    "title near": (
        f"{OF}, title = {{Braiding Sleepy Teapots in Seven Dimensions}}",
        "misc",
        (paper(),),
        MISMATCH,
        [("title-mismatch", "warning")],
    ),
    "title changed on publication": (
        f"{JOURNAL}, title = {{Braiding Sleepy Teapots in Seven Dimensions}}",
        "article",
        (paper(),),
        OK,
        [("title-mismatch", "note")],
    ),
    "subtitle apart": (
        f"{OF}, title = {{Braiding Drowsy Teapots}}, subtitle = {{Seven Dimensions}}",
        "misc",
        (paper(title="Braiding Drowsy Teapots: Seven Dimensions"),),
        OK,
        [],
    ),
    "no version of this title": (
        f"{OF}, title = {{{OTHER}}}",
        "misc",
        (paper(),),
        MISMATCH,
        [("title-mismatch", "error")],
    ),
    "perhaps renamed": (
        f"{OF}, title = {{{OTHER}}}",
        "misc",
        (paper(version=7),),
        MISMATCH,
        [("title-mismatch", "warning")],
    ),
    "author made up": (
        f"{OF}, author = {{{' and '.join((*PEOPLE, 'Eve East'))}}}",
        "misc",
        (paper(),),
        MISMATCH,
        [("author-mismatch", "error")],
    ),
    "list cut short": (
        f"{OF}, author = {{{PEOPLE[0]}}}",
        "misc",
        (paper(),),
        MISMATCH,
        [("author-mismatch", "warning")],
    ),
    "published with an author less": (
        f"{JOURNAL}, author = {{{PEOPLE[1]} and {PEOPLE[2]}}}",
        "article",
        (paper(),),
        MISMATCH,
        [("author-mismatch", "warning")],
    ),
    "author of another version, perhaps": (
        f"{OF}, author = {{{' and '.join((*PEOPLE, 'Eve East'))}}}",
        "misc",
        (paper(version=2),),
        MISMATCH,
        [("author-mismatch", "warning")],
    ),
    "author that the version named has not": (
        f"eprint = {{2001.00001v2}}, author = {{{' and '.join((*PEOPLE, 'Eve East'))}}}",
        "misc",
        (paper(version=2),),
        MISMATCH,
        [("author-mismatch", "error")],
    ),
    "author more than was shipped": (
        f"{OF}, author = {{{' and '.join((*PEOPLE, 'Eve East'))}}}",
        "misc",
        (paper(version=None, source="starter"),),
        MISMATCH,
        [("author-mismatch", "warning")],
    ),
    "title with markup": (
        f"{OF}, title = {{Braiding <i>Drowsy</i> Teapots in Seven Dimensions}}",
        "misc",
        (paper(),),
        MISMATCH,
        [("title-mismatch", "warning")],
    ),
    "biblatex's extended names": (
        f"{OF}, author = {{{PEOPLE[0]} and Li Wei and family=Cruz, prefix=de la, given=Tomás}}",
        "online",
        (paper(),),
        OK,
        [],
    ),
    "all authors made up": (
        f"{OF}, author = {{Eve East and Flo Fox}}",
        "misc",
        (paper(),),
        MISMATCH,
        [("author-mismatch", "error")],
    ),
    "id of another paper": (
        ON,
        "misc",
        (paper(), ELSEWHERE),
        MISMATCH,
        [("id-contradicts-title", "error")],
    ),
    "id of another paper, title on no source": (
        ON,
        "misc",
        (ELSEWHERE,),
        MISMATCH,
        [("id-contradicts-title", "error")],
    ),
    "id of another paper, nobody to tell by": (
        f"{ON}, author = {{}}",
        "misc",
        (ELSEWHERE,),
        MISMATCH,
        [("id-contradicts-title", "warning")],
    ),
    "text that speaks of a paper": (
        "howpublished = {See arXiv:2001.00002}",
        "misc",
        (ELSEWHERE,),
        MISMATCH,
        [("id-contradicts-title", "warning")],
    ),
    "note of what is elsewhere": (
        "url = {https://example.org/data}, note = {arXiv:2001.00002}",
        "misc",
        (ELSEWHERE,),
        MISMATCH,
        [("id-contradicts-title", "warning")],
    ),
    "text that is an id": (
        "howpublished = {arXiv preprint arXiv:2001.00002}",
        "misc",
        (ELSEWHERE,),
        MISMATCH,
        [("id-contradicts-title", "error")],
    ),
    "no such id": (ON, "misc", (), NOT_FOUND, [("not-found", "error")]),
    "no such id, but the paper": (ON, "misc", (paper(),), MISMATCH, [("eprint-mismatch", "error")]),
    "two ids": (
        f"{OF}, doi = {{10.48550/arXiv.2001.00009}}",
        "misc",
        (paper(),),
        MISMATCH,
        [("eprint-mismatch", "error")],
    ),
    "no such version": (
        "eprint = {2001.00001v9}",
        "misc",
        (paper(),),
        MISMATCH,
        [("eprint-mismatch", "warning")],
    ),
    "version that was not given out": (
        "eprint = {2001.00001v2}",
        "misc",
        (paper(version=3),),
        OK,
        [],
    ),
    "id in a text only": (
        "journal = {arXiv preprint arXiv:2001.00001}",
        "article",
        (paper(),),
        OK,
        [("eprint-missing", "note")],
    ),
    "withdrawn": (OF, "misc", (paper(withdrawn=True),), OK, [("withdrawn", "warning")]),
    "published since": (OF, "misc", (PUBLISHED,), OK, [("published", "note")]),
    "published, and said so": (
        f"{JOURNAL}, doi = {{10.1000/TEA.1}}",
        "article",
        (PUBLISHED,),
        OK,
        [],
    ),
    "mistyped DOI": (
        f"{JOURNAL}, doi = {{10.1000/tea.7}}",
        "article",
        (PUBLISHED,),
        MISMATCH,
        [("doi-mismatch", "warning")],
    ),
    "another publisher's DOI": (
        f"{JOURNAL}, doi = {{10.2000/cup.7}}",
        "article",
        (PUBLISHED,),
        OK,
        [("doi-mismatch", "note")],
    ),
    "found by title and author": ("", "inproceedings", (paper(),), OK, []),
    "found by title, an author more": (
        f"author = {{{' and '.join((*PEOPLE, 'Eve East'))}}}",
        "inproceedings",
        (paper(),),
        OK,
        [("author-mismatch", "note")],
    ),
    "found by DOI": ("doi = {10.1000/tea.1}", "article", (PUBLISHED,), OK, []),
    "title of others": (
        "author = {Eve East}",
        "book",
        (paper(),),
        UNCHECKED,
        [("unchecked", "note")],
    ),
    "title without authors": (
        "author = {}",
        "misc",
        (paper(),),
        UNCHECKED,
        [("unchecked", "note")],
    ),
    "on no source": ("", "book", (), UNCHECKED, [("unchecked", "note")]),
}


@pytest.mark.parametrize("name", CASES)
def test_an_entry_is_accused_of_what_is_sure(name: str) -> None:
    """What may be meant so is at most noted; what nobody can tell is unchecked."""
    fields, kind, records, state, expected = CASES[name]
    one = entry(fields, kind)
    verdict, found = examine(one, Known({one.raw: said(one, *records)}))
    assert (state, expected) == (verdict.state, codes(found))


def test_the_right_id_is_told_with_both_titles() -> None:
    """Who gave an id of another paper learns which it is, and which it should be."""
    one = entry(ON)
    _, (found,) = examine(one, Known({one.raw: said(one, paper(), ELSEWHERE)}))
    assert ("2001.00002", "2001.00001") == (found.change.ours, found.change.theirs)
    assert all(text in found.message for text in (OTHER, TITLE, "Ada Abel", "2001.00001"))
    assert not found.is_fixable  # the entry would become another paper


def test_a_failed_source_accuses_nobody() -> None:
    """An id that arXiv could not be asked about is unchecked, with the reason."""
    one = entry(ON)
    verdict, (found,) = examine(one, Known({one.raw: said(one, answers=False)}))
    assert (UNCHECKED, True) == (verdict.state, "overloaded" in found.message)


def test_an_id_of_this_month_may_be_too_new() -> None:
    """The API does not know a paper on the day it appears."""
    one = entry(ON)
    verdict, _ = examine(one, Known({one.raw: said(one)}, months={"2001"}))
    assert verdict.state is UNCHECKED


def test_an_older_version_may_be_meant() -> None:
    """A title and authors that a version had are noted only."""
    now = paper(title=OTHER, people=["Eve East"], version=2)
    one = entry(OF)
    known = Known({one.raw: said(one, now)}, older={"2001.00001": [paper()]})
    verdict, found = examine(one, known)
    assert (OK, ["note", "note"]) == (verdict.state, [f.severity.value for f in found])
    assert all("version 1" in f.message for f in found)


@pytest.mark.parametrize(
    ("fields", "kind", "ids_only", "is_worth"),
    [
        (OF, "misc", True, True),
        ("", "article", True, False),
        ("", "article", False, True),
        ("", "patent", False, False),
        ("title = {}", "article", False, False),
        ("journal = {arXiv preprint arXiv:2001.00001}", "patent", True, True),
    ],
)
def test_what_can_be_asked_about_is(fields: str, kind: str, ids_only: bool, is_worth: bool) -> None:
    """An id always, a title where it may be a paper's."""
    assert is_worth == worth_asking(entry(fields, kind), ids_only=ids_only)


def test_huge_values_and_crowds_make_short_messages() -> None:
    """Nothing that is quoted steers a terminal, and nobody reads 3,000 names."""
    letters = "abcdefghijklmnop"
    crowd = [f"Ada Ab{''.join(letters[int(d, 16)] for d in f'{n:03x}')}" for n in range(3000)]
    one = entry(
        f"{OF}, title = {{{TITLE} \u202e{'x' * 9000}}}, author = {{Eve East and {crowd[0]}}}"
    )
    _, found = examine(one, Known({one.raw: said(one, paper(people=crowd))}))
    assert {"title-mismatch", "author-mismatch"} == {f.code for f in found}
    assert all(len(f.message) < 700 and f.message.isprintable() for f in found)
    assert any("2,999" in f.message or "2,996 more" in f.message for f in found)
