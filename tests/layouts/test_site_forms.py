"""Further forms that known sites and labelled lists have."""

import pytest

from bibtool.layouts import best_layout, parse
from tests.layouts.test_every_line import check

SMITH, BOTH = ("Anna Smith",), ("Anna Smith", "Bo Lund")
THREE = (*BOTH, "Cy Oar")
WORDS = "We row small boats over wide lakes and see what the wind does to them, day by day."
BOATS, LAKES = "On Wooden Boats", "Of Still Lakes"
Works = list[tuple[str, tuple[str, ...], str]]
FORMS: dict[str, tuple[str, str, Works]] = {
    "trending": (
        "hugging-face-daily",
        "Trending Papers\n\n"
        + "".join(
            f"{title}\n{WORDS}\nSubmitted by rower\n2 authors · Published on May 2\nUpvote 3\n\n"
            for title in (BOATS, LAKES)
        ),
        [(BOATS, (), ""), (LAKES, (), "")],
    ),
    "proceedings": (
        "dblp",
        (
            "3rd LAKE 2020: Somewhere\n> Home > Conferences and Workshops > LAKE\nSession 1\n"
            f"Anna Smith, Bo Lund:\n{BOATS}. 12-34\n"
            "Bo Lund, Anna Smith:\nAre Lakes Still? We See. 35\n"
        ),
        [(BOATS, BOTH, ""), ("Are Lakes Still? We See", ("Bo Lund", "Anna Smith"), "")],
    ),
    "a person's records": (
        "dblp",
        (
            "Anna Smith\nzoomed in on 2 of 2 records\n2020\n"
            f"\t[c2]\t\t\tAnna Smith, Bo Lund:\n{BOATS}. LAKE 2020: 1-2\n"
            f"\t[i1]\t\t\tAnna Smith:\n{LAKES}. CoRR abs/2001.00002 (2020)\n"
        ),
        [(BOATS, BOTH, ""), (LAKES, SMITH, "2001.00002")],
    ),
    "records glued to their menus": (
        "dblp",
        "dblp: computer science bibliographyhomeF.A.Q.\n"
        + "".join(
            f"[c{n}]viewelectronic edition via DOIreferences & citationsdblp key:{key}ask others"
            f"GoogleCiteSeerXshare recordRedditpersistent URL:https://dblp.org/rec/{key}{rest}\n"
            for n, key, rest in (
                (2, "conf/lake/Smith20a", f"Anna Smith, Bo Lund:{BOATS}. LAKE 2020: 1-2"),
                (1, "journals/corr/abs-2001-00002", f"Anna Smith: {LAKES}. CoRR (2020)"),
            )
        ),
        [(BOATS, BOTH, ""), (LAKES, SMITH, "2001.00002")],
    ),
    "records glued to their addresses": (
        "dblp",
        (
            "dblp\nhttps://dblp.org/rec/conf/lake/Smith20"
            f"Anna Smith, Bo Lund: {BOATS}. LAKE 2020: 1-2\n"
        ),
        [(BOATS, BOTH, "")],
    ),
    "class behind the title": (
        "scirate",
        (
            f"{BOATS} (quant-ph)\nJan 2 2020 arXiv:2001.00001v2\nAnna Smith, Bo Lund\nScite! 3\n\n"
            f"{LAKES} (cond-mat.stat-mech)\nJan 2 2020 arXiv:2001.00002\nAnna Smith\nScite! 3\n"
        ),
        [(BOATS, BOTH, "2001.00001v2"), (LAKES, SMITH, "2001.00002")],
    ),
    "long class": (
        "scirate",
        f"{BOATS}\nAnna Smith, Bo Lund\nJan 2 2020 cond-mat.quant-gas arXiv:2001.00001\nPDF\n",
        [(BOATS, BOTH, "2001.00001")],
    ),
    "details": (
        "labelled",
        "# Boats\n\n"
        + "".join(
            f"<details>\n<summary>2020-01-02: {title}</summary>\n\n- arXiv: arxiv.org/abs/{one}\n"
            f"- Authors: Anna Smith, Bo Lund\n- Abstract: {WORDS}\n\n</details>\n\n"
            for title, one in ((BOATS, "2001.00001"), (LAKES, "2001.00002"))
        ),
        [(BOATS, BOTH, "2001.00001"), (LAKES, BOTH, "2001.00002")],
    ),
    "numbered authors, family first": (
        "labelled",
        (
            f"1) Author: Smith, Anna et al.\n   Title: {BOATS}\n   Journal: Lakes 3\n\n"
            f"2) Author: Lund, Bo\n   Title: {LAKES}\n   Journal: Lakes 4\n"
        ),
        [(BOATS, SMITH, ""), (LAKES, ("Bo Lund",), "")],
    ),
    "original above its translation": (
        "labelled",
        (
            f"【1】 {BOATS}\n标题：木船\n链接：https://arxiv.org/abs/2001.00001\n\n"
            "作者：Anna Smith,Bo Lund\n\n"
            f"【2】 {LAKES}\n标题：静湖\n链接：https://arxiv.org/abs/2001.00002\n\n"
            "作者：Anna Smith\n"
        ),
        [(BOATS, BOTH, "2001.00001"), (LAKES, SMITH, "2001.00002")],
    ),
    "a table below a head": (
        "table",
        (
            "Anna Smith\nList of her publications\nShow more of them\nDate\tWork\tType\tAuthors\n"
            f"2020-01-02\t{BOATS}\tarticle\tAnna Smith, Bo Lund\n"
            f"2020-01-03\t{LAKES} and Their Shores\tarticle\tAnna Smith, Bo Lund\n"
            "Service of the lake\n"
        ),
        [(BOATS, BOTH, ""), (f"{LAKES} and Their Shores", BOTH, "")],
    ),
    "alert": (
        "search-results",
        (
            "In this issue of the lake:\n\n"
            f"{BOATS}\nAnna Smith, Bo Lund & Cy Oar\n"
            "Letter | Published: 2 Jan 2020 | https://doi.org/10.1000/1\n\n"
            f"{LAKES}\nAnna Smith, Bo Lund & Cy Oar\n"
            "Letter | Published: 3 Jan 2020 | https://doi.org/10.1000/2\n"
        ),
        [(BOATS, THREE, ""), (LAKES, THREE, "")],
    ),
    "names that end in full stops": (
        "search-results",
        (
            f"{BOATS}\nAnna Smith. Bo Lund. Cy Oar\nLakes, Jan 2020, Vol 3\n"
            "Abstract\nRead online\n\n"
            f"{LAKES}\nAnna Smith. Bo Lund. Cy Oar\nLakes, Jan 2020, Vol 4\n"
            "Abstract\nRead online\n"
        ),
        [(BOATS, THREE, ""), (LAKES, THREE, "")],
    ),
    "quoted title below": (
        "search-results",
        (
            f'Smith, A. et al., 2020, Lakes, 3, 4\n"{BOATS}"\nInstruments: OAR   Program: 12.C\n\n'
            f'Smith, A., 2020, Lakes, 3, 5\n"{LAKES}"\nInstruments: OAR   Program: 13.C\n'
        ),
        [(BOATS, ("A. Smith",), ""), (LAKES, ("A. Smith",), "")],
    ),
    "buttons apart": (
        "search-results",
        "".join(
            f"{title}.\nSmith, Anna; Lund, Bo.\nLakes, 3: 4-5. Jan 2020.\n\n"
            "doi  link   bibtex   \n\n"
            for title in (BOATS, LAKES)
        ),
        [(BOATS, BOTH, ""), (LAKES, BOTH, "")],
    ),
    "code at a conference": (
        "papers-with-code",
        (
            f"{BOATS}\n\nlake/boats • • LACOR 2015\n\n{WORDS}\n\nPaper\nCode\n\n"
            f"{LAKES}\n\nlake/oars • • 3 Mar 2020\n\n{WORDS}\n\nPaper\nCode\n"
        ),
        [(BOATS, (), ""), (LAKES, (), "")],
    ),
    "orcid with several sources": (
        "orcid",
        (
            f"Works (2)\n{BOATS}\nLakes\n2020 | Preprint\nDOI: 10.1000/lake.1\nSource: DataCite\n"
            f"Preferred source (of 3)\n\n{LAKES}\n2019 | Preprint\nSource: Crossref\n"
        ),
        [(BOATS, (), ""), (LAKES, (), "")],
    ),
    "search results of many classes": (
        "arxiv-search",
        "".join(
            f"{n}. arXiv:2001.0000{n} [pdf, other] {classes}\n\n{title}\n\nAuthors: Anna Smith\n\n"
            "Submitted 5 May, 2020; originally announced May 2020.\n\n"
            for n, title, classes in (
                (1, BOATS, "physics.class-ph physics.optics astro-ph"),
                (2, LAKES, "cond-mat.soft q-bio.CB cond-mat.other"),
            )
        ),
        [(BOATS, ("Anna Smith",), "2001.00001"), (LAKES, ("Anna Smith",), "2001.00002")],
    ),
    "a title with a year": (
        "search-results",
        "".join(
            f"{n}\n{title}\nOar A, Lund B, Doe C.\nLakes. 2020 May 3;1(2):3-9.\nPMID: 123\n"
            f"Free article.\n{WORDS}...\nCite\nShare\nItem in Clipboard\n\n"
            for n, title in enumerate(("The Wide Lakes: 1919–2005.", BOATS, LAKES), 1)
        ),
        [
            (title, ("Oar A", "Lund B", "Doe C"), "")
            for title in ("The Wide Lakes: 1919–2005", BOATS, LAKES)
        ],
    ),
    "blocks of an editor": (
        "html",
        "<!-- wp:heading -->\n<h2>Papers</h2>\n<!-- /wp:heading -->\n<!-- wp:list -->\n<ul>\n"
        + "".join(
            f"<!-- wp:list-item -->\n<li>Oar, A., &amp; Lund, B. (2020). {title}. <em>Lakes</em>,"
            " 3.</li>\n<!-- /wp:list-item -->\n"
            for title in (BOATS, LAKES)
        )
        + "</ul>\n<!-- /wp:list -->\n",
        [(BOATS, ("A. Oar", "B. Lund"), ""), (LAKES, ("A. Oar", "B. Lund"), "")],
    ),
}
OTHERS = {
    "labelled": (
        f"Job Market Paper\n\n{BOATS}\n[Draft]\n\nAbstract: {WORDS}\n\nWorking Papers\n\n"
        f"{LAKES} (with Bo Lund). Submitted.\n▸ Abstract\n\nRowing (with Bo Lund). Submitted.\n"
        "▸ Abstract\n\nOf the Wind (with Bo Lund). Submitted.\n▸ Abstract\n"
    ),
    "introduced": "".join(
        f"May {day}\nPresenter: Anna\nPaper: {title} (https://arxiv.org/abs/2001.0000{day})\n\n"
        for day, title in enumerate((BOATS, LAKES, "Rowing in the Wind"), 1)
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_forms(name: str) -> None:
    """Titles, names and ids are each work's own, and every line is kept."""
    layout, text, works = FORMS[name]

    listing = parse(text)

    check(text, listing)
    read = [(one.title, one.authors, str(one.arxiv_id or "")) for one in listing.references]
    assert (listing.layout, read) == (layout, works)


@pytest.mark.parametrize("name", OTHERS)
def test_pages_of_other_layouts(name: str) -> None:
    """Labels without a value are buttons; a day and a name alone tell nothing of a work."""
    assert best_layout(OTHERS[name]) != name
