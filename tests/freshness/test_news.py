"""Whose a paper is, what is new of those that are known, and how it is told."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibtool.authorship.decisions import Mark
from bibtool.bibliography import Bibliography
from bibtool.errors import InputError
from bibtool.freshness import (
    Belief,
    Change,
    Folder,
    Noted,
    PeopleList,
    body,
    decided,
    evidence,
    read,
    subject,
    update,
    written,
)
from bibtool.freshness.news import KINDS, since
from bibtool.identifiers import Doi
from bibtool.model import Record
from bibtool.names import Name
from bibtool.untrusted import clean, escaped
from tests.arrangement.made import bibliographies, record


def folder(*records: Record, author: str = "Quirina Zabelsky", **facts: Any) -> Folder:
    """Return a folder with one list of some papers."""
    name = Name.parse(author)
    papers = {r.arxiv_id.base: f"key{n}" for n, r in enumerate(records)}
    one = PeopleList(name, "list", papers, **facts)
    return Folder((one,), {r.arxiv_id.base: r for r in records})


KNOWN = record(1, "Quirina Zabelsky", "Ann Bee", "Olaf Tremondo", categories=("q-bio.PE",))
MIDDLE = record(1, "Q. Vera Zabelsky", "B. Ann Bee", categories=("q-bio.PE",))
COMMON = record(1, "Wei Zhang", "Li Wang", "Jie Chen", "Olaf Tremondo", categories=("cs.LG",))


@pytest.mark.parametrize(
    ("known", "authors", "category", "expected"),
    [
        (KNOWN, "Quirina Zabelsky, Ann Bee", "hep-th", Belief.SURE),
        (KNOWN, "Zabelsky Quirina, Ann Bee", "hep-th", Belief.MAY_BE),
        (KNOWN, "Quirina Zabelsky", "q-bio.PE", Belief.SURE),
        (KNOWN, "Quirina Zabelsky", "hep-th", Belief.MAY_BE),
        (KNOWN, "Q. Zabelsky, Ann Bee, Olaf Tremondo", "hep-th", Belief.SURE),
        (KNOWN, "Q. Zabelsky, Ann Bee", "q-bio.PE", Belief.MAY_BE),
        (KNOWN, "Q. Zabelsky", "q-bio.PE", Belief.MAY_BE),
        (KNOWN, "Q. Zabelsky", "hep-th", Belief.NOT),
        (KNOWN, "Quentin Zabelsky, Ann Bee, Olaf Tremondo", "q-bio.PE", Belief.NOT),
        (KNOWN, "Ann Bee, Olaf Tremondo", "q-bio.PE", Belief.NOT),
        (MIDDLE, "Q. Vera Zabelsky", "q-bio.PE", Belief.SURE),
        (MIDDLE, "Q. Vera Zabelsky", "hep-th", Belief.MAY_BE),
        (MIDDLE, "Q. Zabelsky", "q-bio.PE", Belief.MAY_BE),
        (MIDDLE, "Q. Zabelsky, B. Ann Bee", "hep-th", Belief.MAY_BE),
        (COMMON, "Wei Zhang", "cs.LG", Belief.MAY_BE),
        (COMMON, "Wei Zhang, Li Wang", "cs.LG", Belief.MAY_BE),
        (COMMON, "Wei Zhang, Li Wang, Jie Chen", "cs.LG", Belief.SURE),
        (COMMON, "Wei Zhang, Olaf Tremondo", "cs.CV", Belief.SURE),
        (COMMON, "W. Zhang", "cs.LG", Belief.NOT),
    ],
)
def test_whose_a_paper_is(known: Record, authors: str, category: str, expected: Belief) -> None:
    """A name alone is no proof; the commoner it is, the more must speak for it."""
    lists = folder(known, author=known.authors[0].display)
    paper = record(2, *authors.split(", "), categories=(category,))
    found = evidence(lists.lists[0], lists.records, paper)
    assert expected == found.belief
    assert bool(found.reason) == (expected is not Belief.NOT)


def test_a_crowd_speaks_for_nobody() -> None:
    """Co-authors among thousands are no evidence."""
    crowd = [f"Given{chr(65 + n % 26)} Family{chr(65 + n // 26)}" for n in range(200)]
    lists = folder(record(1, "Quirina Zabelsky", *crowd, categories=("hep-ex",)))
    paper = record(2, "Quirina Zabelsky", crowd[3], categories=("cs.CL",))
    assert Belief.MAY_BE == evidence(lists.lists[0], lists.records, paper).belief


OLD = replace(KNOWN, version=1, comment="3 pages", abstract="A")


@pytest.mark.parametrize(
    ("old", "new", "kind", "why"),
    [
        (OLD, {}, None, ""),
        (OLD, {"source": "arxiv"}, None, ""),
        (OLD, {"version": 2}, "revised", "version 2"),
        (OLD, {"version": 2, "comment": "4 pages", "abstract": "B"}, "revised", "version 2"),
        (OLD, {"version": 2, "title": "Another"}, "changed", "title"),
        (OLD, {"authors": OLD.authors[:2]}, "changed", "authors"),
        (OLD, {"journal_ref": "J. X 3 (2024) 4"}, "published", "J. X 3 (2024) 4"),
        (OLD, {"doi": Doi.parse("10.1000/x"), "version": 2}, "published", "doi:10.1000/x"),
        (OLD, {"journal_ref": "submitted"}, "completed", "journal reference"),
        (OLD, {"withdrawn": True, "version": 2, "title": "Gone"}, "withdrawn", ""),
        (replace(OLD, version=2), {"version": 1, "title": "An Old Answer"}, None, ""),
        (replace(OLD, version=None, comment=""), {"version": 3}, "completed", ""),
        (replace(OLD, published="2024-01"), {"version": 1}, "completed", "date"),
        (replace(OLD, withdrawn=True), {}, None, ""),
        (replace(OLD, withdrawn=True, version=1), {"version": 2}, "changed", "withdrawn"),
        (
            replace(OLD, authors=OLD.authors[:1], authors_complete=False, author_count=3),
            {},
            "completed",
            "authors",
        ),
    ],
)
def test_news_of_a_known_paper(
    old: Record, new: dict[str, Any], kind: str | None, why: str
) -> None:
    """One word says what became of it; what only we know of it stays."""
    old = replace(old, cited_version=1)
    told = update(folder(old), {"2401.00001": replace(OLD, **new)})
    assert [(kind, why)] * (kind is not None) == [(c.kind, c.why) for c in told.changes]
    (kept,) = told.folder.records.values()
    assert 1 == kept.cited_version
    assert kind is not None or kept == old


def test_a_paper_that_is_taken_speaks_for_the_next() -> None:
    """So that a second run would find nothing more."""
    chain = [
        record(2, "Quirina Zabelsky", "Ann Bee", "Eve Effenberg", categories=("hep-th",)),
        record(3, "Quirina Zabelsky", "Eve Effenberg", "Gus Gee", categories=("math.CO",)),
        record(4, "Quirina Zabelsky", "Gus Gee", categories=("cs.CL",)),
    ]
    told = update(folder(KNOWN), {}, chain, today="2024-05-05")
    assert ["2401.00004", "2401.00003", "2401.00002"] == [c.id for c in told.changes]
    assert {"new"} == {c.kind for c in told.changes}
    assert "2024-05-05" == told.folder.lists[0].asked
    again = update(told.folder, {}, chain, today="2024-06-06")
    assert ((), told.folder) == (again.changes, again.folder)
    assert told == update(folder(KNOWN), {}, chain[::-1], today="2024-05-05")


def test_decisions() -> None:
    """What is no one's stays away; keys are new ones, and those of others' lists."""
    doubtful = record(2, "Quirina Zabelsky", categories=("hep-th",))
    told = update(folder(KNOWN), {}, [doubtful])
    assert ["to decide"] == [c.kind for c in told.changes]
    taken = decided(told.folder, [doubtful])
    assert {"2401.00001": "key0", "2401.00002": "zabelsky2024paper"} == taken.folder.lists[0].papers
    gone = decided(taken.folder, no=["2401.00002"]).folder
    assert {"2401.00002"} == set(gone.lists[0].rejected)
    assert {"2401.00001"} == set(gone.records)
    assert () == update(gone, {}, [doubtful]).changes


@pytest.mark.parametrize(
    ("published", "asked", "expected"),
    [
        ("2024-03-01", "", "2024-01-01"),
        ("2024-03-01", "2024-06-29", "2024-04-30"),
        ("2024", "", "2023-11-02"),
        ("2024-05", "", "2024-03-02"),
        ("", "", ""),
    ],
)
def test_since_when(published: str, asked: str, expected: str) -> None:
    """From sixty days before the last news: a paper may be held for weeks."""
    lists = folder(replace(KNOWN, published=published), asked=asked)
    assert expected == since(lists.lists[0], lists.records)


_IDS = st.sampled_from(["2401.00001", "2401.00002", "hep-th/9901001"])
_TEXTS = st.text(max_size=9).map(clean).filter(bool)


@st.composite
def _lists(draw: st.DrawFn, papers: Bibliography, file: str) -> PeopleList:
    """Draw a list of some of these papers."""
    ids = st.sampled_from([r.arxiv_id.base for r in papers.values()]) if papers else st.nothing()
    on_list = draw(st.lists(ids, unique=True))
    keys = draw(st.lists(_TEXTS, min_size=len(on_list), max_size=len(on_list), unique=True))
    return PeopleList(
        draw(_TEXTS.map(Name.parse).filter(lambda name: bool(name.display))),
        file,
        dict(zip(on_list, keys, strict=True)),
        draw(st.dictionaries(st.text(), st.one_of(st.booleans(), st.integers(), st.text()))),
        asked=draw(st.sampled_from(["", "2024-05-05"])),
        rejected=draw(st.frozensets(_IDS)),
        doubtful=draw(st.frozensets(ids)),
        unconfirmed=draw(st.frozensets(_IDS)),
        added=draw(st.frozensets(_IDS)),
        printed=draw(st.dictionaries(_IDS, st.sampled_from([Name.parse("A. Bee"), Name("B")]))),
        noted=draw(st.sampled_from([Noted(), Noted(((Mark("A", "2401.00001"), Mark("B")),))])),
        authors_file=draw(st.sampled_from(["", "../authors.toml", "a b/../who.toml"])),
    )


@given(st.data(), st.lists(st.sampled_from(["a", "b", "a-2"]), unique=True), bibliographies)
def test_what_is_written_is_read(data: st.DataObject, files: list[str], papers: Any) -> None:
    """Everything comes back, and the same bytes whatever the order was."""
    lists = [data.draw(_lists(papers, file)) for file in files]
    records = {r.arxiv_id.base: r for r in papers.values()}
    before = Folder(tuple(lists), records)
    text = written(before)
    assert before.tidied() == read(text, "x")
    assert text == written(read(text, "x"))
    mixed = Folder(tuple(lists[::-1]), dict(reversed(records.items())))
    assert text == written(mixed)


@given(st.text())
def test_any_file_is_read_or_refused(text: str) -> None:
    """Refused with its name."""
    with pytest.raises(InputError, match=r"^lists/bibtool\.json"):
        read(text, "lists/bibtool.json")


FACTS = json.loads(written(folder(KNOWN)))
ONE = FACTS["lists"][0]
BROKEN = [
    ({"schema": "bibtool/lists/2"}, "is no file of bibtool's (its schema is not bibtool/lists/1)"),
    ({"lists": None}, "lists is not a list"),
    ({"lists": ["x"]}, "'x' stands where an object should"),
    ({"lists": [ONE, {**ONE, "file": "LIST"}]}, "two lists have the file list"),
    ({"records": {}}, "records is not a list"),
    ({"records": ["x"]}, "record 1: "),
    ({"records": []}, "there is no record of 2401.00001"),
    ({"author": {}}, "somebody has no name"),
    ({"author": {"family": None}}, "family is not a text"),
    ({"forms": None}, "forms is not a list"),
    ({"file": "../x"}, "no list can have the file '../x'"),
    ({"file": "Bibtool"}, "no list can have the file 'Bibtool'"),
    ({"file": 3}, "file is not a text"),
    ({"asked": "soon"}, "asked is 'soon', which is no day"),
    ({"options": []}, "options is not an object"),
    ({"papers": ["2401.00001"]}, "papers is not an object"),
    ({"papers": {"x": "y"}}, "not an arXiv id: 'x'"),
    ({"papers": {"2401.00001": ""}}, "2401.00001 has no citekey"),
    ({"papers": {"2401.00001": "a\n}"}}, "2401.00001 has no citekey"),
    ({"papers": {"2401.00001": "k", "2401.00002": "k"}}, "two papers have the key 'k'"),
    ({"doubtful": ["2401.00009"]}, "there is no record of 2401.00009"),
    ({"rejected": [3]}, "int is no arXiv id"),
    ({"added": "2401.00001"}, "added is not a list"),
    ({"printed": {"2401.00001": {}}}, "somebody has no name"),
    ({"printed": []}, "printed is not an object"),
    ({"same": ["x"]}, "same holds 'x' where two names should be"),
    ({"not_same": [["A. Bee @ x", "B"]]}, "not_same: 'A. Bee @ x': after the @ stands"),
    ({"authors_file": "/etc/hostname.toml"}, "authors_file is '/etc/hostname.toml'"),
    ({"authors_file": "../../etc/passwd"}, "authors_file is '../../etc/passwd'"),
    ({"authors_file": "C:\\who.toml"}, "authors_file is 'C:\\\\who.toml'"),
]


@pytest.mark.parametrize(("wrong", "message"), BROKEN, ids=[str(wrong) for wrong, _ in BROKEN])
def test_what_contradicts_itself_is_refused(wrong: dict[str, Any], message: str) -> None:
    """The words say what is wrong, so that it can be mended by hand."""
    is_whole = wrong.keys() <= FACTS.keys()
    facts = {**FACTS, **(wrong if is_whole else {"lists": [{**ONE, **wrong}]})}
    with pytest.raises(InputError) as refused:
        read(json.dumps(facts), "bibtool.json")
    said = str(refused.value)
    assert said.startswith(f"bibtool.json: {message}")
    assert said.endswith("; mend it, or write it anew with: bibtool authors")


def test_a_merge_that_failed_is_told() -> None:
    """A file under version control is most often broken by two who changed it at once."""
    first, *rest = written(folder(KNOWN)).splitlines()
    text = "\n".join([first, "<<<<<<< HEAD", *rest])
    with pytest.raises(InputError, match=r"^bibtool\.json, line 2: there is a merge conflict;"):
        read(text, "bibtool.json")


_CHANGES = st.lists(
    st.builds(
        Change,
        st.sampled_from(KINDS),
        _IDS,
        st.text(),
        st.lists(st.text(), max_size=2).map(tuple),
        st.text(),
    )
)


def test_words_are_read_as_people_read_them() -> None:
    """No TeX in a commit message, but for formulas."""
    change = Change("new", "2401.00001", r"A moir\'e in WSe$_2$", (r"J. M\"uller",), r"J. {\bf 3}")
    assert "- new: arXiv:2401.00001 A moiré in WSe$_2$ (J. Müller) - J. 3\n" == body([change])


@given(_CHANGES, st.integers(1, 300))
def test_a_summary_is_a_commit_message(changes: list[Change], times: int) -> None:
    """A short first line that counts everything; a line for each change, none a comment."""
    line = subject(changes * times)
    assert len(line) <= 72
    assert line.startswith("Publications: ")
    numbers = [int(n.replace(",", "")) for n in line.replace(", ", " ").split() if n[0].isdigit()]
    assert len(changes) * times == sum(numbers)
    lines = body(changes).split("\n")
    assert len(changes) == len(lines) - 1
    assert all(one.startswith("- ") and escaped(one) == one for one in lines[:-1])
