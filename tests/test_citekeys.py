"""Citekeys: readable, ASCII unless asked, and the same however the papers are pasted."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibtool.bibliography import Bibliography
from bibtool.citekeys import PRESETS, KeyPattern, base_key, citekeys
from bibtool.errors import SettingError, UnknownName
from bibtool.exporters import export
from bibtool.identifiers import ArxivId
from bibtool.model import Record
from bibtool.names import Name


def record(
    arxiv_id: str, title: str, author: str = "Ada Byron", published: str = "2024-01-02"
) -> Record:
    """Return a record made for a test."""
    names = tuple(map(Name.parse, author.split(" & "))) if author else ()
    return Record(ArxivId(arxiv_id), title, names, published=published, categories=("cs.CL",))


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(
            record("2401.00001", "Attention Is All You Need"), "byron2024attention", id="plain"
        ),
        pytest.param(
            record("2401.00001", "The 3D Shape of $x$", "Jan van der Berg"),
            "berg20243d",
            id="digit-word",
        ),
        pytest.param(
            record("2401.00001", "An Étale Map", "Élie Cartan"), "cartan2024etale", id="accents"
        ),
        pytest.param(
            record("2401.00001", "On the", "FAIR CodeGen team"), "faircodegenteam2024", id="team"
        ),
        pytest.param(record("2401.00001", "量子", "李明", ""), "arxiv240100001", id="no-ascii"),
        pytest.param(record("2401.00001", "Graphs", ""), "anon2024graphs", id="no author"),
        pytest.param(
            record("2401.00001", "2024 in Review", published="2024-03"),
            "byron2024review",
            id="number",
        ),
    ],
)
def test_a_key_is_family_year_word(made: Record, expected: str) -> None:
    """First author's family name, year of the first version, first word that says something."""
    assert expected == base_key(made)


ONE = record("2401.00001", "The pre-Training of BERT: a $\\pi_1$ Étude", "Élie van der Łukasz")
TWO = record("hep-th/9901001", "On Strings", "Isaac Newton & James Clerk Maxwell", "1999-03-02")
FOUR = record("2402.00004", "Graphs", "Isaac Newton & Jim Maxwell & Albert Einstein & N Bohr")
NOBODY = record("2402.00005", "", "", "")
FIELDS = [
    (ONE, "[auth]", "Lukasz"),
    (ONE, "[AUTH]", "Lukasz"),
    (ONE, "[authFirstFull]", "vanderLukasz"),
    (ONE, "[authForeIni]", "E"),
    (ONE, "[auth3]", "Luk"),
    (TWO, "[auth]", "Newton"),
    (TWO, "[auth3_2]", "Max"),
    (TWO, "[auth3_9][auth]", "Newton"),
    (TWO, "[auth3_9][year]", "arxivhepth9901001"),
    (TWO, "[authors]", "NewtonMaxwell"),
    (TWO, "[authors1]", "NewtonEtAl"),
    (TWO, "[authors2]", "NewtonMaxwell"),
    (TWO, "[auth.etal]", "Newton.Maxwell"),
    (FOUR, "[auth.etal]", "Newton.etal"),
    (TWO, "[authEtAl]", "NewtonMaxwell"),
    (FOUR, "[authEtAl]", "NewtonEtAl"),
    (TWO, "[auth.auth.ea]", "Newton.Maxwell"),
    (FOUR, "[auth.auth.ea]", "Newton.Maxwell.ea"),
    (ONE, "[authshort]", "Lukasz"),
    (TWO, "[authshort]", "NM"),
    (FOUR, "[authshort]", "NME+"),
    (FOUR, "[authorIni]", "NewtoMEB"),
    (FOUR, "[authIni6]", "NeMaEB"),
    (FOUR, "[authIni2]", "NM"),
    (FOUR, "[authorLast]", "Bohr"),
    (TWO, "[authorLastForeIni]", "J"),
    (TWO, "[auth][year]", "Newton1999"),
    (TWO, "[auth][shortyear]", "Newton99"),
    (TWO, "[auth][month]", "Newton03"),
    (ONE, "[title]", "ThePreTrainingofBERTa1Etude"),
    (ONE, "[fulltitle]", "ThepreTrainingofBERTa1Etude"),
    (ONE, "[camel]", "ThePreTrainingOfBERTA1Etude"),
    (ONE, "[camel2]", "ThePre"),
    (ONE, "[shorttitle]", "preTrainingBERT"),
    (ONE, "[shorttitleINI]", "pTB"),
    (ONE, "[veryshorttitle]", "pre"),
    (ONE, "[title2]", "preTraining"),
    (ONE, "[eprint]", "2401.00001"),
    (ONE, "[arxivid]", "2401.00001"),
    (TWO, "[eprint]", "hep-th/9901001"),
    (TWO, "[corrid]", "hep-th-9901001"),
    (ONE, "[primaryclass]", "cs.CL"),
    (ONE, "[auth][firstpage][volume]", "Lukasz"),
]
MODIFIERS = [
    (ONE, "[shorttitle:lower]", "pretrainingbert"),
    (ONE, "[shorttitle:upper]", "PRETRAININGBERT"),
    (ONE, "[shorttitle:abbr]", "pTB"),
    (ONE, "[shorttitle:abbr:lower]", "ptb"),
    (ONE, "[shorttitle:camel]", "PreTrainingBERT"),
    (ONE, "[shorttitle:capitalize]", "PreTrainingBert"),
    (ONE, "[fulltitle:titlecase]", "thePreTrainingofBerta1Etude"),
    (ONE, "[fulltitle:title_case]", "thePreTrainingofBerta1Etude"),
    (ONE, "[fulltitle:sentencecase]", "Thepretrainingofberta1etude"),
    (ONE, "[fulltitle:truncate5]", "Thepr"),
    (ONE, "[firstpage:(none)][auth]", "noneLukasz"),
    (ONE, "[auth:(none)]", "Lukasz"),
    (ONE, "[auth]:[year]_a b{c}", "Lukasz:2024_abc"),
]
NOTHING = [
    (NOBODY, "[auth][year]", "arxiv240200005"),
    (NOBODY, "[auth:(anon)][year]", "arxiv240200005"),
    (NOBODY, "[year]", "arxiv240200005"),
    (TWO, "[year]", "1999"),
]


@pytest.mark.parametrize(("made", "pattern", "expected"), FIELDS + MODIFIERS + NOTHING)
def test_patterns(made: Record, pattern: str, expected: str) -> None:
    """Fields and modifiers are JabRef's; where no field tells the paper, its id does."""
    assert expected == KeyPattern.parse(pattern).key(made)


PAPER = record("1706.03762", "Attention Is All You Need", "Ashish Vaswani & N S", "2017-06-12")
NAMED = [
    ("bibtool", "vaswani2017attention"),
    ("scholar", "vaswani2017attention"),
    ("arxiv", "vaswani2017attentionallyouneed"),
    ("dblp", "DBLP:journals/corr/abs-1706-03762"),
    ("zotero-bbt", "vaswaniAttentionAllYou2017"),
]


@pytest.mark.parametrize(("preset", "expected"), NAMED)
def test_presets(preset: str, expected: str) -> None:
    """A preset makes keys in the form of those who made it known."""
    assert expected == KeyPattern.parse(preset).key(PAPER)


def test_the_presets_are_these() -> None:
    """Each is in the table above."""
    assert list(PRESETS) == [name for name, _ in NAMED]


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        pytest.param("Élie Cartan-Łuk", "Cartan-Łuk", id="Latin"),
        pytest.param("明 李", "李", id="Chinese"),
        pytest.param("Ada İnan", "İnan", id="Turkish"),
        pytest.param("Ánh Nguye\u0302\u0303n", "Nguyễn", id="composed"),
    ],
)
def test_letters_stay_when_asked(author: str, expected: str) -> None:
    """Letters of every script may stay; signs go."""
    made = KeyPattern.parse("[auth]", unicode=True).key(record("2401.00001", "", author))
    assert expected.replace("-", "") == made


WRONG = [
    pytest.param("[auth][yeer]", UnknownName, r"key field 'yeer'; known: auth, .*year", id="field"),
    pytest.param("[auth:low]", UnknownName, r"key modifier 'low'; known: lower", id="modifier"),
    pytest.param("[title:regex(a+)]", UnknownName, "modifier 'regex'", id="no regex"),
    pytest.param("googel", UnknownName, "'googel'; known: bibtool, scholar", id="preset"),
    pytest.param("", UnknownName, "known: bibtool", id="empty"),
    pytest.param("[auth", SettingError, "a bracket without its partner", id="open"),
    pytest.param("[auth]]", SettingError, "a bracket without its partner", id="closed"),
    pytest.param("[auth:]", SettingError, "':' is out of place", id="no modifier"),
    pytest.param("[auth][]", UnknownName, "key field ''", id="no field"),
    pytest.param("[auth999]", UnknownName, "key field", id="number"),
    pytest.param("[auth]" * 99, SettingError, "at most 200 characters", id="long"),
]


@pytest.mark.parametrize(("pattern", "error", "said"), WRONG)
def test_wrong_patterns(pattern: str, error: type[Exception], said: str) -> None:
    """What is no pattern is refused with what would be one."""
    with pytest.raises(error, match=said):
        KeyPattern.parse(pattern)


def test_equal_keys_get_letters_in_order_of_publication() -> None:
    """The older paper has the bare key."""
    later = record("2405.00001", "Graphs in May", published="2024-05-01")
    earlier = record("2402.00001", "Graphs in February", published="2024-02-01")
    expected = {"2402.00001": "byron2024graphs", "2405.00001": "byron2024graphsb"}
    assert expected == citekeys([later, earlier])


TAKEN = [
    ((), "byron2024graphs", "byron2024graphsb"),
    (("byron2024graphs",), "byron2024graphsb", "byron2024graphsc"),
    (("Byron2024Graphs",), "byron2024graphsb", "byron2024graphsc"),
    (("byron2024graphsb",), "byron2024graphs", "byron2024graphsc"),
    (("byron2024graphs", "byron2024graphsB"), "byron2024graphsc", "byron2024graphsd"),
]


@pytest.mark.parametrize(("taken", "first", "second"), TAKEN)
def test_keys_that_are_taken_are_left_alone(taken: list[str], first: str, second: str) -> None:
    """No paper gets a key that is in use, whatever its capitals."""
    papers = [
        record("2405.00001", "Graphs", published="2024-05-01"),
        record("2402.00001", "Graphs"),
    ]
    expected = {"2402.00001": first, "2405.00001": second}
    assert expected == citekeys(papers, taken=taken)
    assert {first, second} == set(Bibliography.from_records(papers, taken=taken))


def test_capitals_do_not_tell_keys_apart() -> None:
    """BibTeX takes Byron and BYRON for one key."""
    papers = [record("2401.00001", "", "A Byron"), record("2401.00002", "", "A BYRON")]
    assert ["Byron", "BYRONb"] == list(citekeys(papers, "[auth]").values())


PAPERS = [
    record(f"24{m:02}.{n:05}", title, author, f"2024-{m:02}-01")
    for m in (1, 2)
    for n, (title, author) in enumerate(
        [("Graphs", "Ada Byron"), ("Graphs and", "Bo Byron"), ("Graphsb", "C Byron"), ("", "D Li")],
        1,
    )
]
PATTERNS = [
    *PRESETS,
    "[year]",
    "[auth]",
    "[auth:upper:abbr][title:truncate3]",
    "[authors]/+-[month]",
]


@settings(max_examples=100, deadline=None)
@given(st.permutations(PAPERS), st.sampled_from(PATTERNS), st.sets(st.sampled_from(
    ["byron2024graphs", "Li2024", "byron2024graphsc", "2024", "byron"])))  # fmt: skip
def test_no_order_changes_a_key_and_all_differ(
    order: list[Record], pattern: str, taken: set[str]
) -> None:
    """Pasting the papers in another order gives the same keys."""
    keys = citekeys(order, pattern, taken)
    assert citekeys(PAPERS, pattern, taken) == keys
    used = {key.lower() for key in (*keys.values(), *taken)}
    assert len(PAPERS) + len(taken) == len(used)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(PATTERNS), st.booleans())
def test_a_key_is_one_word_for_every_program(
    title: str, author: str, pattern: str, unicode: bool
) -> None:
    """Nothing that BibTeX, biber or LaTeX reads otherwise gets into a key, and none is empty."""
    made = Record(ArxivId("2401.00001"), title, (Name.parse(author), Name(author, title)))
    key = KeyPattern.parse(pattern, unicode=unicode).key(made)
    assert re.fullmatch(r"[\w\-:.+/]{1,120}", key)
    assert unicode or key.isascii()


def test_many_equal_keys_stay_different() -> None:
    """After z comes ba."""
    many = [record(f"2401.{n:05}", "Graphs") for n in range(1, 60)]
    keys = citekeys(many)
    assert 59 == len(set(keys.values()))
    assert {"byron2024graphsz", "byron2024graphsba"} <= set(keys.values())


@pytest.mark.parametrize("pattern", ["[authors]" * 20, "[authors:abbr:lower]" * 9, "[camel]" * 25])
def test_a_key_has_an_end(pattern: str) -> None:
    """Three thousand authors and a title of a book's length make a key that still fits a line."""
    crowd = tuple(Name(f"Family{n}", "Given") for n in range(3000))
    key = KeyPattern.parse(pattern).key(Record(ArxivId("2401.00001"), "Word " * 9999, crowd))
    assert len(key) <= 100


@pytest.mark.skipif(shutil.which("bibtex") is None, reason="BibTeX is not installed")
@pytest.mark.parametrize("unicode", [False, True])
@pytest.mark.parametrize("pattern", PATTERNS)
def test_real_bibtex_takes_the_keys(pattern: str, unicode: bool, tmp_path: Path) -> None:
    """Each key can be cited by itself."""
    papers = [*PAPERS, ONE, TWO, FOUR, record("2403.00009", "量子", "明 李")]
    known = Bibliography.from_records(papers, keys=KeyPattern.parse(pattern, unicode=unicode))
    (tmp_path / "refs.bib").write_text(export(known, "bibtex"), "utf-8")
    cited = "".join(f"\\citation{{{key}}}\n" for key in known)
    aux = f"\\relax\n{cited}\\bibstyle{{unsrt}}\n\\bibdata{{refs}}\n"
    (tmp_path / "one.aux").write_text(aux, "utf-8")
    done = subprocess.run(["bibtex", "one"], cwd=tmp_path, capture_output=True, check=False)
    assert 0 == done.returncode, done.stdout
    assert b"arning" not in done.stdout.replace(b"empty title", b"").replace(b"empty author", b"")
    written = (tmp_path / "one.bbl").read_text("utf-8")
    assert list(known) == re.findall(r"\\bibitem\{(.*)\}", written)
