"""What one entry of a bibliography says of its work, or of its works."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibtool.layouts.bibliographies.entries import works_of
from bibtool.layouts.bibliographies.heads import Opening, read_head


@pytest.mark.parametrize(
    ("text", "names", "rest"),
    [
        pytest.param(
            "Anna Smith, Bo van der Berg and Cy Doe. Boats", 3, "Boats", id="given-family"
        ),
        pytest.param("A. Smith, B.-C. Lund et al., Wide Lakes, 2019", 2, "Wide Lakes", id="et-al"),
        pytest.param("Smith, A., Lund, B., & Doe, C. (2019). Boats", 3, "Boats", id="apa"),
        pytest.param("Smith, A. & Lund, B. Small boats. Lake 1", 2, "Small boats", id="nature"),
        pytest.param("Smith, A., Lund, B.: Small boats. In:", 2, "Small boats", id="lncs"),
        pytest.param("Smith AB, van der Berg C. Boats. Lake", 2, "Boats", id="vancouver"),
        pytest.param("Smith J.A., Lund B., Small boats, Lake 1", 2, "Small", id="no-commas"),
        pytest.param("Smith, Anna, Bo Lund, and Cy Doe. 2019. Boats", 3, "Boats", id="chicago"),
        pytest.param('He, Kai, et al. "Boats." Lake', 1, '"Boats', id="mla"),
        pytest.param("Smith, Anna; Lund, Bo; et al., 2019, Boats", 2, "Boats", id="semicolons"),
        pytest.param("Smith, Anna B. and Lund, Bo. Boats. Lake", 2, "Boats", id="bibtex"),
        pytest.param("OpenBoat. 2023. Boats", 0, "Boats", id="group"),
        pytest.param("Lake Collaboration, A. Smith, B. Lund, Boats", 3, "Boats", id="for-a-group"),
        pytest.param("A. Smith et al. (Lake Collaboration), Boats", 1, "Boats", id="of-a-group"),
        pytest.param("LAKE collaboration, Small boats, JHEP 05 (2001) 1", 1, "Small", id="jhep"),
        pytest.param("LAKE collaboration, A. Smith et al., Boats", 2, "Boats", id="jhep-names"),
        pytest.param("The LAKE Collaboration, A. Smith et al., Boats", 2, "Boats", id="the-group"),
        pytest.param(
            "LAKE Scientific and Wind collaborations, Boats, Lake 1", 1, "Boats", id="two-groups"
        ),
        pytest.param("Data Group collaboration, Boats of lakes", 1, "Boats", id="group-of-group"),
        pytest.param(
            "A. Smith, Joseph White, and Katrin Erk. Boats. Lake", 3, "Boats", id="initial-first"
        ),
        pytest.param(
            "A. Smith, Random Graphs, Lie Groups, and Deep Learning. Lake", 1, "Random", id="words"
        ),
        pytest.param(
            "Rosa A. De Lund, Joseph White, and Katrin Erk. Boats", 3, "Boats", id="great-particle"
        ),
        pytest.param("H. Hahn, Z. Phys. A 359, 305", 1, "Z. Phys", id="journal"),
        pytest.param("K. Eck, J. Boats 12, 45", 1, "J. Boats", id="unknown-journal"),
        pytest.param("W. Rowe, Small Boats, Lake 1", 1, "Small Boats", id="two-word-title"),
        pytest.param("Anna Smith, Fufu Yu. Boats, Lake", 2, "Boats", id="two-letter-family"),
        pytest.param("I. Yu. Lund and Yu. Doe, Boats, Lake", 2, "Boats", id="two-letter-initial"),
        pytest.param("Smith A, Uhr AM. Boats. Lake", 2, "Boats", id="initials-of-a-journal"),
        pytest.param("Ortiz ÓAC, Lund B. Boats. Lake", 2, "Boats", id="accented-initial"),
        pytest.param("Smith A. B., Lund C. Boats // Lake", 2, "Boats", id="gost"),
        pytest.param("Anna Smith u. a.: Boats. In: Lake", 1, "Boats", id="und-andere"),
        pytest.param("Anna D. Smith und Bo Lund: Boats", 2, "Boats", id="german-middle-initial"),
        pytest.param("Smith, A., Lund, B. y Doe, C. (2019). Boats", 3, "Boats", id="spanish"),
        pytest.param("Smith, A., B. Lund, and C. Doe. 2019. Boats", 3, "Boats", id="one-inverted"),
        pytest.param("A. Smith e B. J. Lund, Boats, Lake 1", 2, "Boats", id="italian"),
        pytest.param("A. Smith and Bo Lund. Boats", 2, "Boats", id="initials-and-a-name"),
        pytest.param("Gerard 't Hooft and Li Li. 1971. Boats", 2, "Boats", id="particle"),
    ],
)
def test_authors_at_the_start(text: str, names: int, rest: str) -> None:
    """The names are read in whatever order their parts are, and the rest starts after them."""
    head = read_head(text)
    assert head is not None
    assert (names, True) == (len(head.names), text[head.end :].startswith(rest))


@given(
    st.lists(
        st.sampled_from("A. Smith|Bo Lund|Lund, C.|Doe DE|Boats|wide".split("|")), max_size=30
    ),
    st.lists(st.sampled_from(", | and |; |. | (2020). |: | ".split("|")), min_size=30, max_size=30),
    st.integers(0, 300),
)
def test_what_starts_alike_has_the_same_authors(
    words: list[str], between: list[str], length: int
) -> None:
    """An opening that was read further up tells the authors of any text that it starts."""
    text = "".join(word + mark for word, mark in zip(words, between, strict=False))
    opening = Opening.of(text[:length], read_head(text[:length]))
    head, again = opening.head_of(text), read_head(text)
    assert (head and head._replace(reach=0)) == (again and again._replace(reach=0))


def test_a_long_list_of_authors_starts_alike() -> None:
    """The year after a list of authors may tell how they are written, however far away it is."""
    names = ", ".join(
        ["A. Smith", *(f"Bo {family}" for family in "Lund Eck Rowe Hahn".split() * 8)]
    )
    cut, whole = f"{names[:150]}, Cy", f"{names}. 2020. On small boats that cross a wide lake"
    head = Opening.of(cut, read_head(cut)).head_of(whole)
    assert head is not None
    assert 33 == head.size


@pytest.mark.parametrize(
    "text", ["In Proceedings of the Lakes, 2019", "the lakes of the north", "2019. Boats", "", "-"]
)
def test_no_authors_at_the_start(text: str) -> None:
    """What goes on with an entry, or is none, has none."""
    assert read_head(text) is None


@pytest.mark.parametrize(
    ("text", "title", "eprint", "doi"),
    [
        pytest.param(
            "A. Smith, Boats on lakes,\n2407.\n00459.", "Boats on lakes", "2407.00459", ""
        ),
        pytest.param(
            "A. Smith, Boats on S2 , J. Boats 1 (2001) 2\n[1302.0804].",
            "Boats on S2",
            "1302.0804",
            "",
        ),
        pytest.param("A. Smith, Boats, arXiv:hep-\nph/0503134.", "Boats", "hep-ph/0503134", ""),
        pytest.param("A. Smith, Boats, arXiv:hepph/0503134.", "Boats", "hep-ph/0503134", ""),
        pytest.param(
            "Bo Lund. 2024. Boats. ArXiv preprint,\nabs/2410.04616.", "Boats", "2410.04616", ""
        ),
        pytest.param("Bo Lund. 2024. Boats. arXiv:2410.0\n4616.", "Boats", "2410.04616", ""),
        pytest.param(
            "Bo Lund. Small boats. Lake, 2024. arXiv:241\n0.04616.", "Small boats", "2410.04616", ""
        ),
        pytest.param(
            "Bo Lund. Small boats. Lake, 2024. doi: 10.1000/\nabc.",
            "Small boats",
            "",
            "10.1000/abc",
        ),
        pytest.param(
            "Bo Lund. Small boats. Lake, 2024. doi:10.1000/abc.\nAccessed 2024.",
            "Small boats",
            "",
            "10.1000/abc",
        ),
        pytest.param(
            "Bo Lund. Small boats. Lake, 2024. doi:10.1000/abc\nde and more", "Small boats", "", ""
        ),
        pytest.param(
            "A. Smith, “Boats: ‘wide’ and small,” Lake 1, 2019", "Boats: ‘wide’ and small", "", ""
        ),
        pytest.param(
            "SMITH A, LUND B. Small boats[J]. Lake, 2019, 12(3): 4.", "Small boats", "", ""
        ),
        pytest.param(
            "Anna Smith and Bo Lund. Small boats: an essay, March 2023.",
            "Small boats: an essay",
            "",
            "",
        ),
        pytest.param("A. Smith and B. Lund, Lakes (Lake Press, 1995).", "Lakes", "", ""),
        pytest.param("M. M¨uller and A. Smith, Boats, Lake 1 (2001) 2.", "Boats", "", ""),
        pytest.param("A. Smith, Phys. Rev. D 76, 013009 (2007).", "", "", ""),
        pytest.param("Smith, A., & Lund, B. 2019, ApJ, 876, 12", "", "", ""),
    ],
)
def test_parts_of_an_entry(text: str, title: str, eprint: str, doi: str) -> None:
    """Ids, words and addresses are whole again; what may be another DOI is none."""
    (work,) = works_of(text)
    found = (" ".join(work["titles"][:1]), str(work["arxiv_id"] or ""), str(work["doi"] or ""))
    assert (title, eprint, doi) == found


def test_broken_words_are_spelt_both_ways() -> None:
    """A hyphen at a line's end is the word's or the line's: the record decides."""
    (work,) = works_of("Bo Lund. 2024. On crowd-\nbased rowing and naviga-\ntion. Lake.")
    assert "On crowd-based rowing and navigation" == work["titles"][0]
    assert "On crowdbased rowing and navigation" in work["titles"]


def test_accents_are_put_on_their_letters() -> None:
    """A PDF's text has them beside: before their letter, and with a space at times."""
    (work,) = works_of("M. M¨uller, J. Kov´ acs and O. ˇCech, Boats, Lake 1 (2001) 2.")
    assert ("M. Müller", "J. Kovács", "O. Čech") == work["authors"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param(
            "A. Smith, Lake 1, 2 (2009), arXiv:0901.0001; B. Lund and C. Doe, Lake\n3, 4 (2009).",
            [
                "A. Smith, Lake 1, 2 (2009), arXiv:0901.0001;",
                "B. Lund and C. Doe, Lake\n3, 4 (2009).",
            ],
            id="semicolon",
        ),
        pytest.param(
            "(a) A. Smith, Lake 1, 2 (2009); (b) B. Lund,\nibid. 2, 3 (2010).",
            ["(a) A. Smith, Lake 1, 2 (2009);", "(b) B. Lund,\nibid. 2, 3 (2010)."],
            id="letters",
        ),
        pytest.param("A. Smith, Lake 1, 2 (2009); ibid. 2, 3 (2010).", [None], id="ibid"),
        pytest.param("Smith, Anna; Lund, Bo; Doe, Cy, 2019, Boats, Lake", [None], id="names"),
        pytest.param("A. Smith, Boats; or lakes, Lake 1 (2009) 2.", [None], id="title"),
    ],
)
def test_several_works_under_one_number(text: str, parts: list[str | None]) -> None:
    """Each work that is named with its authors has its own part of the text."""
    assert parts == [work.get("text") for work in works_of(text)]


@pytest.mark.parametrize(
    ("text", "title", "eprint"),
    [
        pytest.param(
            "B. Lund, “Comment on 'Boats' [arXiv:2401.00001],” Lake, 2020.",
            "Comment on 'Boats' [arXiv:2401.00001]",
            [None],
            id="quoted",
        ),
        pytest.param(
            "B. Lund and C. Doe. Reply to Smith on boats (arXiv:2401.00001). Lake, 2020.",
            "Reply to Smith on boats (arXiv:2401.00001)",
            [None],
            id="reply",
        ),
        pytest.param(
            'B. Lund, "Erratum: Boats [hep-th/0101001]," arXiv:2401.00002, 2020.',
            "Erratum: Boats [hep-th/0101001]",
            ["2401.00002"],
            id="with-its-own",
        ),
        pytest.param(
            "B. Lund and C. Doe. Comment on small boats. arXiv:2401.00002, 2024.",
            "Comment on small boats",
            ["2401.00002"],
            id="behind-the-title",
        ),
        pytest.param(
            "B. Lund, C. Doe. Boats. arXiv:2401.00002 (see also arXiv:2401.00001).",
            "Boats",
            ["2401.00002"],
            id="see-also",
        ),
        pytest.param(
            "B. Lund, “On wide boats,” arXiv:2401.00002, 2024.",
            "On wide boats",
            ["2401.00002"],
            id="no-comment",
        ),
    ],
)
def test_ids_of_other_works(text: str, title: str, eprint: list[str | None]) -> None:
    """What a reply or an erratum names in its title, and what one may see also, is another's."""
    works = works_of(text)
    assert title == works[0]["titles"][0]
    assert eprint == [i.base if (i := work["arxiv_id"]) else None for work in works]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param(
            "A. Smith und B. Lund: Boats, lakes and wind, Journal of Lakes 12 (2010), S. 1–9",
            "Boats, lakes and wind",
            id="comma-and-volume",
        ),
        pytest.param(
            "A. Smith und B. Lund: Small boats. In: Journal of Lakes, Bd. 12 (2010), S. 1–9",
            "Small boats",
            id="in",
        ),
        pytest.param(
            "A. Smith und B. Lund: Boats. A new way, Lake 12 (2010), S. 1–9",
            "Boats. A new way",
            id="two-sentences",
        ),
        pytest.param("A. Smith, B. Lund. Tides of cycle 4. Lake", "Tides of cycle 4", id="digit"),
    ],
)
def test_title_ends_before_the_journal(text: str, title: str) -> None:
    """A comma and a journal with its volume end a title, and so does a stop behind a digit."""
    (work,) = works_of(text)
    assert title in (work["titles"][0], work["titles"][0].rstrip("."))
