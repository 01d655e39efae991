"""Entries by citation styles: what a style must not lose, and what pandoc must not be handed."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings

from bibtool.bibliography import Bibliography
from bibtool.errors import BibtoolError, InputError, NotInstalled, UnknownName
from bibtool.exporters import export
from bibtool.exporters.styles import KNOWN, check, pandoc, sheets
from bibtool.identifiers import ArxivId
from bibtool.model import Record
from bibtool.names import Name
from bibtool.plugins import Options
from tests.exporters import material, records
from tests.exporters.styling import entries, entry, needs_styles
from tests.exporters.test_latex import TEXT
from tests.exporters.test_tables import awkward

CLASSIC = ["bibtex-plain", "bibtex-unsrt", "bibtex-alpha", "bibtex-abbrv"]
ALL = [*(pytest.param(name, marks=needs_styles) for name in KNOWN), *CLASSIC]
SIMPLE = Record(
    ArxivId("2301.00001"),
    "A Study through Time of n-body Systems under Load",
    (Name("Lovelace", "Ada Augusta"), Name("Byron", "George")),
    published="2023-01-05",
    categories=("cs.CL",),
)
AWKWARD = [*records.ALL, *material.awkward()]


@pytest.mark.parametrize("style", ALL)
def test_every_entry_says_its_id_and_keeps_formulas_and_organisations(style: str) -> None:
    """By no style an entry is without id or DOI, a formula changed or a team cut up."""
    known = Bibliography.from_records(AWKWARD)
    printed = entries(known, style)
    assert set(known) == set(printed)
    for key, record in known.items():
        text = printed[key].lower()
        assert record.arxiv_id.base in text or record.arxiv_id.doi.lower() in text
    math = printed[next(k for k, r in known.items() if r is records.MATH)]
    if "$" in math:  # some styles print no titles
        assert r"$B^0 \to K^{*0}$ at $\sqrt{s} = 13$ TeV in H$_2$O" in math.replace("Tev", "TeV")
    team = printed[next(k for k, r in known.items() if r is records.WITHDRAWN)]
    assert "FAIR CodeGen team" in team or "FAIR CodeGen Team" in team


@pytest.mark.parametrize("style", ALL)
def test_a_published_entry_says_its_doi(style: str) -> None:
    """What is cited as published leads to where it was published, or at least to arXiv."""
    printed = entry(records.MATH, style, prefer="published").lower()
    assert "10.1000/xyz_123(4)5" in printed or "2301.00002" in printed


@needs_styles
@pytest.mark.parametrize("style", list(KNOWN))
def test_old_ids_keep_their_case(style: str) -> None:
    """hep-th is not Hep-Th where titles have capitals."""
    printed = entry(records.OLD, style)
    assert "hep-th/9901001" in printed
    assert "Hep" not in printed


LOOKS = [
    (
        "apa",
        (
            "Lovelace, A. A., & Byron, G. (2023). A Study through Time of n-body Systems under "
            "Load (arXiv:2301.00001). arXiv. https://doi.org/10.48550/arXiv.2301.00001"
        ),
    ),
    (
        "ieee",
        (
            "[1] A. A. Lovelace and G. Byron, “A Study through Time of n-body Systems under Load,” "
            "Jan. 05, 2023, arXiv: arXiv:2301.00001. doi: 10.48550/arXiv.2301.00001."
        ),
    ),
    (
        "chicago",
        (
            "Lovelace, Ada Augusta, and George Byron. 2023. “A Study through Time of n-Body "
            "Systems under Load.” arXiv:2301.00001. Preprint, arXiv, January 5. "
            "https://doi.org/10.48550/arXiv.2301.00001."
        ),
    ),
    (
        "nature",
        (
            "1. Lovelace, A. A. & Byron, G. A Study through Time of n-body Systems under Load. "
            "Preprint at https://doi.org/10.48550/arXiv.2301.00001 (2023)."
        ),
    ),
    (
        "ams",
        (
            "[1] Lovelace, Ada Augusta, and Byron, George, A Study through Time of n-body Systems "
            "under Load, arXiv:2301.00001, 2023."
        ),
    ),
    (
        "springer",
        (
            "Lovelace AA, Byron G (2023) A Study through Time of n-body Systems under Load. "
            "arXiv:2301.00001"
        ),
    ),
]


@needs_styles
@pytest.mark.parametrize(("style", "expected"), LOOKS)
def test_styles(style: str, expected: str) -> None:
    """An entry has its style's form; small words and symbols of a title stay as they are."""
    assert expected == entry(SIMPLE, style)


CLASSIC_LOOKS = [
    (
        "bibtex-plain",
        (
            "[1] Ada Augusta Lovelace and George Byron. A Study through Time of n-body Systems "
            "under Load. arXiv:2301.00001 [cs.CL], January 2023."
        ),
    ),
    (
        "bibtex-abbrv",
        (
            "[1] A.\xa0A. Lovelace and G. Byron. A Study through Time of n-body Systems under "
            "Load. arXiv:2301.00001 [cs.CL], Jan. 2023."
        ),
    ),
    (
        "bibtex-alpha",
        (
            "[LB23] Ada Augusta Lovelace and George Byron. A Study through Time of n-body Systems "
            "under Load. arXiv:2301.00001 [cs.CL], January 2023."
        ),
    ),
]


@pytest.mark.parametrize(("style", "expected"), CLASSIC_LOOKS)
def test_classic_styles(style: str, expected: str) -> None:
    """BibTeX's looks, with the capitals that the authors gave their title."""
    assert expected == entry(SIMPLE, style)


CLASSIC_TITLES = [
    (records.ACCENTS, "Über die Größe of Özgür's naïve Ansatz — “œuvre” 量子 α-decay λόγος 🙂"),
    (records.SIGNS, "50% of A & B_c: BERT and GPT-4 for 3D LLMs, #1 ~ x^y"),
    (records.WITHDRAWN, "On Vitamin C, U-Net and McDonald's O'Brien"),
    (records.OLD, "Strings? arXiv"),
]


@pytest.mark.parametrize("style", CLASSIC)
@pytest.mark.parametrize(("record", "title"), CLASSIC_TITLES)
def test_classic_styles_leave_titles_alone(style: str, record: Record, title: str) -> None:
    """Neither lower-cased nor read as LaTeX, nor ended twice."""
    assert title in entry(record, style)


def test_labels_of_organisations_are_short() -> None:
    """A team's label has the initials of its words."""
    assert entry(records.WITHDRAWN, "bibtex-alpha").startswith("[FCtS15] ")


ME = [
    ("apa", "*Lovelace, A. A.*, & Byron, G."),
    ("ieee", "*A. A. Lovelace* and G. Byron"),
    ("vancouver", "*Lovelace AA*, Byron G."),
    ("mla", "*Lovelace, Ada Augusta*, and George Byron."),
    ("bibtex-abbrv", "*A.\xa0A. Lovelace* and G. Byron."),
]


@needs_styles
@pytest.mark.parametrize(("style", "expected"), ME)
def test_the_owner_is_marked_whatever_form_the_name_has(style: str, expected: str) -> None:
    """Initials, order and commas are the style's; whose name it is comes from the paper."""
    assert expected in entry(SIMPLE, style, owner="Ada Lovelace")


@needs_styles
def test_the_owner_is_marked_beside_namesakes_and_particles() -> None:
    """Of two authors with the owner's family name one is marked, particle and all."""
    people = (Name("Maaten", "Laurens", "van der"), Name("Maaten", "Eva", "van der"))
    printed = entry(replace(SIMPLE, authors=people), "ieee", owner="Eva van der Maaten")
    assert "L. van der Maaten and *E. van der Maaten*, " in printed


@needs_styles
def test_a_team_can_be_the_owner() -> None:
    """An organisation is marked whole."""
    printed = entry(records.WITHDRAWN, "apa", owner="FAIR CodeGen team")
    assert "*FAIR CodeGen team*, & Synnaeve, G." in printed


@needs_styles
def test_lists_stay_in_their_order_with_right_numbers_and_letters() -> None:
    """The list's order is every style's; numbers run on, and letters after years follow it."""
    papers = [
        replace(SIMPLE, arxiv_id=ArxivId(f"2301.0000{n}"), title=f"{title} Paper")
        for n, title in enumerate(("Zeta", "Alpha", "Midway"), 1)
    ]
    ieee = list(entries(papers, "ieee").values())
    assert ["[1]", "[2]", "[3]"] == [text[:3] for text in ieee]
    apa = list(entries(papers, "apa").values())
    assert ["(2023a). Zeta", "(2023b). Alpha", "(2023c). Midway"] == [
        text[text.index("(") : text.index(" Paper")] for text in apa
    ]
    own = list(entries(papers, "apa", own_order=True).values())
    assert ["Alpha", "Midway", "Zeta"] == [text.split("). ")[1].split(" ")[0] for text in own]


@needs_styles
def test_namesakes_are_sorted_by_what_is_printed() -> None:
    """In APA by initials, then by the other authors: what a style says of all names holds here."""
    people = (("Zita Lovelace", "Byron"), ("Zoe Lovelace", "Ada"))
    papers = [
        replace(
            SIMPLE,
            arxiv_id=ArxivId(f"2301.0000{n}"),
            authors=(Name.parse(first), Name(second, "C.")),
        )
        for n, (first, second) in enumerate(people, 1)
    ]
    apa = list(entries(papers, "apa", own_order=True).values())
    assert ["Z., & Ada", "Z., & Byron"] == [text[10:].partition(", C.")[0] for text in apa]
    mla = list(entries(papers, "mla", own_order=True).values())
    assert ["Zita", "Zoe,"] == [text[10:14] for text in mla]


@needs_styles
def test_namesakes_have_no_letters() -> None:
    """Two people of one family name and year are told apart by their given names, as in APA."""
    other = replace(SIMPLE, arxiv_id=ArxivId("2301.00009"), authors=(Name("Lovelace", "Zoe"),))
    first = replace(SIMPLE, authors=(Name("Lovelace", "Ada"),))
    assert not [text for text in entries([first, other], "apa").values() if "(2023)" not in text]


@needs_styles
def test_the_language_of_words() -> None:
    """Months and words like "and" are of the language asked for."""
    (text,) = entries([SIMPLE], "chicago", lang="de-DE").values()
    assert "und George Byron" in text
    assert "Januar" in text


@needs_styles
def test_emphasis_survives() -> None:
    """What a title emphasises is emphasised, and upright where all the title is."""
    title = r"The \emph{Escherichia coli} Genome"
    record = replace(SIMPLE, title=title)
    known = Bibliography.from_records([record])
    ieee = export(known, "markdown", Options(style="ieee"))
    assert "The *Escherichia coli* Genome" in ieee
    assert "*The* Escherichia coli *Genome*" in export(known, "markdown", Options(style="apa"))


@needs_styles
@pytest.mark.parametrize("style", ["apa", "mla", "vancouver"])
@given(TEXT, TEXT)
@example("<script>alert(1)</script>", "<b>B</b>, X")
@example(r"\input{/etc/passwd} $\write18{x}$ ^^5c", '"; --csl=/etc/passwd')
@example("<i>x</b> <span class='nocase'>", "{{{")
@settings(max_examples=8, deadline=None)
def test_a_title_is_text_whatever_it_says(style: str, title: str, name: str) -> None:
    """Nothing in a title or name is markup for pandoc, and no sign of ours is left."""
    record = awkward(title, name)
    text = export(Bibliography({"key": record}), "html-fragment", Options(style=style))
    assert not [tag for tag in ("<script", "<b>", "<img", "<style") if tag in text]
    assert not [char for char in text if "\u2060" <= char <= "\u206f"]


WRONG = [
    ("naturr", UnknownName, "unknown style 'naturr'; known: nature"),
    ("bibtex-acm", UnknownName, "known: bibtex-plain, bibtex-unsrt"),
    ("nowhere.csl", InputError, "there is no such file"),
    ("../nowhere/apa", InputError, "--style ../nowhere/apa: there is no such file"),
]


@needs_styles
@pytest.mark.parametrize(("style", "error", "said"), WRONG)
def test_a_style_that_is_not_there(style: str, error: type[BibtoolError], said: str) -> None:
    """What is wrong with a style is told before there is anything to write."""
    with pytest.raises(error) as told:
        check(style)
    assert said in str(told.value)


FILES = [
    ("no XML", "is no citation style"),
    ("<style/>", "is no citation style"),
    ('<!DOCTYPE s [<!ENTITY a "b">]><style/>', "is no citation style"),
    ("<style xmlns='http://purl.org/net/xbiblio/csl' version='1.0'/>", "pandoc.csl: "),
]


@needs_styles
@pytest.mark.parametrize(("content", "said"), FILES)
def test_a_file_that_is_no_style(content: str, said: str, tmp_path: Path) -> None:
    """A file that is no style is told with its name, entities and all; so is what pandoc says."""
    path = tmp_path / "pandoc.csl"
    path.write_text(content, "utf-8")
    with pytest.raises(InputError) as told:
        entries([SIMPLE], str(path))
    assert said in str(told.value)
    assert "pandoc.csl" in str(told.value)


@needs_styles
def test_dependent_and_renamed_styles_are_found() -> None:
    """A style that only names another, and one by its former name, work without network."""
    assert entry(SIMPLE, "nature") == entry(SIMPLE, "nature-physics")
    assert entry(SIMPLE, "nlm") == entry(SIMPLE, "national-library-of-medicine")
    assert entry(SIMPLE, "NATURE") == entry(SIMPLE, "nature")


def test_without_styles_it_is_said_how_to_get_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither pandoc nor styles: the message names the extra."""
    monkeypatch.setattr(sheets, "find_spec", lambda _: None)
    monkeypatch.setattr(sheets, "_DEBIAN", Path("/nowhere"))
    with pytest.raises(NotInstalled, match=r"bibtool\[styles\]"):
        check("apa")
    monkeypatch.setattr(pandoc, "find_spec", lambda _: None)
    monkeypatch.setenv("PATH", "")
    pandoc.program.cache_clear()
    with pytest.raises(NotInstalled, match=r"pandoc 3 .*bibtool\[styles\]"):
        pandoc.program()
    pandoc.program.cache_clear()
