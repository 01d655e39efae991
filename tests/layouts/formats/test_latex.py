"""LaTeX: bibliographies in the ways that styles write them, and CVs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibtool.layouts import best_layout, parse
from bibtool.layouts.formats.tex import only_cites
from tests.layouts.formats.reading import references, said
from tests.layouts.test_every_line import check

PEOPLE = ("Anna Smith", "Bo Lund")
ITEMS = {
    "plain": (
        (
            "\\bibitem{b}\nAnna Smith and Bo Lund.\n\\newblock Rowing small {B}oats.\n\\n"
            "ewblock {\\em"
            " Journal of Boats}, 2020.\n"
        ),
        {"lines": (1, 4), "title": "Rowing small Boats", "authors": PEOPLE, "year": 2020},
    ),
    "natbib": (
        (
            "\\bibitem[Smith and {\\'E}lan(2020)Smith, {\\'E}lan]{b}\nA.~Smith and B.~Lund.\n"
            "\\newblock"
            " Rowing small boats, 2020.\n\\newblock URL \\url{https://arxiv.org/abs/2001.00001}.\n"
        ),
        {
            "lines": (1, 4),
            "title": "Rowing small boats",
            "authors": ("A. Smith", "B. Lund"),
            "year": 2020,
            "id": "2001.00001",
        },
    ),
    "REVTeX": (
        (
            "\\bibitem [{\\citenamefont {Smith}\\ \\emph {et~al.}(2020)}]{b}%\n  \\BibitemOpen\n"
            "  \\bibfield {author} {\\bibinfo {author} {\\bibfnamefont {A.}~\\bibnamefont\n  "
            "{Smith}},"
            " }\\bibfield {title} {\\bibinfo {title} {Rowing small boats},\\ }\\href\n"
            "  {https://doi.org/10.1000/b.1} {\\bibinfo {journal} {Boats}}\\ (\\bibinfo "
            "{year} {2020}),\\"
            " \\Eprint\n  {https://arxiv.org/abs/2001.00001} {arXiv:2001.00001} "
            "\\BibitemShut {NoStop}%\n"
        ),
        {
            "lines": (1, 6),
            "title": "Rowing small boats",
            "authors": ("A. Smith",),
            "year": 2020,
            "id": "2001.00001",
            "doi": "10.1000/b.1",
        },
    ),
    "the ACM's": (
        (
            "\\bibitem[Smith and Lund(2020)]%\n        {b}\n"
            "\\bibfield{author}{\\bibinfo{person}{Anna"
            " Smith} {and} \\bibinfo{person}{Bo Lund}.} \\bibinfo{year}{2020}\\natexlab{}.\n"
            "\\newblock"
            " \\showarticletitle{Rowing small boats}. In \\bibinfo{booktitle}{\\emph{Lakes}}.\n"
        ),
        {"lines": (1, 4), "title": "Rowing small boats", "authors": PEOPLE, "year": 2020},
    ),
    "in quotes": (
        (
            "\\bibitem{b}\nA.~Smith and B.~Lund, ``Rowing small boats,'' in \\emph{Proc. "
            "Lakes}, 2020,"
            " pp. 1--9.\n"
        ),
        {
            "lines": (1, 2),
            "title": "Rowing small boats",
            "authors": ("A. Smith", "B. Lund"),
            "year": 2020,
        },
    ),
    "in italics": (
        (
            "\\bibitem{b} A.~Smith and B.~Lund, \\emph{Rowing small boats}, Boats "
            "\\textbf{3} (2020),"
            " [\\href{https://arxiv.org/abs/2001.00001}{{\\tt 2001.00001}}].\n"
        ),
        {
            "lines": (1, 1),
            "title": "Rowing small boats",
            "authors": ("A. Smith", "B. Lund"),
            "year": 2020,
            "id": "2001.00001",
        },
    ),
    "biblatex": (
        (
            "\\entry{b}{article}{}\n  \\name{author}{2}{}{%\n    {{hash=1}{%\n      "
            "family={Smith},\n"
            "      given={Anna}}}%\n    {{hash=2}{%\n      family={Lund},\n      given={Bo},\n"
            "      prefix={von\\bibnamedelima der}}}%\n  }\n  \\field{title}{Rowing small "
            "{B}oats}\n"
            "  \\field{year}{2020}\n  \\verb{eprint}\n  \\verb 2001.00001\n  \\endverb\n"
            "\\endentry\n"
        ),
        {
            "lines": (1, 15),
            "title": "Rowing small Boats",
            "authors": ("Anna Smith", "Bo von der Lund"),
            "year": 2020,
            "id": "2001.00001",
        },
    ),
    "a CV's": (
        (
            "\\item[{\\color{gray}\\scriptsize2}] Smith, Anna; \\textbf{Lund, Bo}; \\etal\\ "
            "(incl.\\ Doe),"
            " 2020, \\doi{10.1000/b.1}{Rowing small boats ({\\&}gt;9~m)}, Journal, \\textbf{3}"
            " (\\arxiv{2001.00001}) [\\href{https://x.org/2019A}{2 citations}]\n"
        ),
        {
            "lines": (1, 1),
            "title": "Rowing small boats (>9 m)",
            "authors": ("Smith, Anna", "Lund, Bo"),
            "year": 2020,
            "id": "2001.00001",
            "doi": "10.1000/b.1",
        },
    ),
}


@pytest.mark.parametrize("name", ITEMS)
def test_items(name: str) -> None:
    """What a style marks is read by its marks."""
    text, expected = ITEMS[name]
    assert [expected] == [said(reference) for reference in references(text, "latex")]


def test_a_bibliography_in_a_document() -> None:
    """Only items are items: not the text, not what is commented out, not what follows."""
    text = (
        "\\documentclass{article}\n\\begin{document}\nText that cites \\cite{a}.\n"
        "\\begin{itemize}\n\\item We row.\n\\end{itemize}\n\\begin{thebibliography}{9}\n"
        "\\bibitem{a} A. Smith. \\emph{Rowing boats}. 2020.\n\n% \\bibitem{b} Not this.\n"
        "\\bibitem{c}\nB. Lund. \\emph{Sailing boats}. 2021.\n% a word\n\\end{thebibliography}\n"
        "\\end{document}\n"
    )
    found = references(text, "latex")
    assert [(8,), (11, 12)] == [reference.lines for reference in found]


def test_a_cv() -> None:
    """Items of a section of publications are works; others only if they name an id."""
    text = (
        "\\section{Teaching}\n\\begin{itemize}\n\\item \\emph{Introduction to rowing}, 2020\n"
        "\\end{itemize}\n\\section{Publications}\n\\begin{enumerate}\n"
        "\\item A. Smith, \\textbf{B. Lund}. ``Rowing small boats.'' Lakes, 2020.\n"
        "\\item A. Smith. ``Oars and sails.''\n  \\url{https://arxiv.org/abs/2001.00001}\n"
        "\\end{enumerate}\n\\section{Software}\n\\begin{itemize}\n\\item boats, a program, 2020\n"
        "\\end{itemize}\n"
    )
    found = references(text, "latex")
    assert [("Rowing small boats", (7,)), ("Oars and sails", (8, 9))] == [
        (reference.title, reference.lines) for reference in found
    ]


def test_a_list_of_works_and_paragraphs() -> None:
    """Where most items name an id all are works; without lists, paragraphs that name one are."""
    items = "".join(
        f"\\item A. Smith. \\emph{{Rowing {n} small boats}}. arXiv:2001.0000{n}\n" for n in (1, 2)
    )
    listed = references(items + "\\item A. Smith. \\emph{Sails and oars}. Lakes, 2020.\n", "latex")
    assert [(1,), (2,), (3,)] == [reference.lines for reference in listed]
    text = (
        "\\documentclass{article}\n\\begin{document}\n\nMy works, in no order at all.\n\n"
        "\\textbf{Rowing small boats}\\\\\nA. Smith, arXiv:2001.00001\n\n% arXiv:2001.00009\n\n"
        "\\textbf{Sails and oars}\\\\\nA. Smith, arXiv:2001.00002\n\n\\end{document}\n"
    )
    found = references(text, "latex")
    assert [("Rowing small boats", (6, 7)), ("Sails and oars", (11, 12))] == [
        (reference.title, reference.lines) for reference in found
    ]


def test_an_item_with_two_ids_is_two() -> None:
    """Which of them the title belongs to, records will say."""
    found = references("\\bibitem{a} A. Smith, arXiv:2001.00001, arXiv:2001.00002.\n", "latex")
    assert ["2001.00001", "2001.00002"] == [str(reference.arxiv_id) for reference in found]


INSPIRE = """%\\cite{{Smith:2020abc}}
\\bibitem{{Smith:2020abc}}
{authors},
%``{title},''
Phys. Rev. D \\textbf{{12}} (2020), 345678
doi:10.1000/PhysRevD.12.345678
[arXiv:2001.00001 [hep-ph]].
%3 citations counted in INSPIRE as of 03 May 2024
"""


@pytest.mark.parametrize(
    ("authors", "people"),
    [
        ("A.~Smith and B.~Lund", ("A. Smith", "B. Lund")),
        ("A. Smith, B. Lund and C. Doe", ("A. Smith", "B. Lund", "C. Doe")),
        ("A.~Smith \\textit{et al.} [LAKE]", ("A. Smith",)),
    ],
)
def test_title_in_a_comment(authors: str, people: tuple[str, ...]) -> None:
    """INSPIRE has titles in comments, for styles that leave them out; the journal is no author."""
    text = INSPIRE.format(authors=authors, title="Rowing \\emph{small} {B}oats")
    (item,) = references(text, "latex")
    assert {
        "lines": (2, 7),
        "title": "Rowing small Boats",
        "authors": people,
        "year": 2020,
        "id": "2001.00001",
        "doi": "10.1000/PhysRevD.12.345678",
    } == said(item)


def test_id_of_the_work_commented_on() -> None:
    """An id in a comment's title is the id of what it is about."""
    text = "\\bibitem{a} A. Smith, ``Comment on small boats (arXiv:2001.00001),'' Lake, 2020.\n"
    (item,) = references(text, "latex")
    assert item.arxiv_id is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\\documentclass{a}\nWe \\citep[see][]{x}.\n\\bibliography{refs}\n", True),
        ("\\documentclass{a}\nWe row.\n", False),
        ("\\cite{a}\n\\bibitem{a} A. Smith. Boats.\n", False),
    ],
)
def test_a_document_that_only_cites(text: str, expected: bool) -> None:
    """Its works are in another file, and there is nothing in this one."""
    assert expected == only_cites(text)


def test_formulas_make_no_latex() -> None:
    """A page of titles with formulas is no document."""
    assert "latex" != best_layout("On $\\alpha$-boats\nOn $\\beta$-lakes\n\\emph{Sails}, 2020\n")


PIECES = [
    "\\bibitem", "\\item", "\\entry", "{", "}", "[", "]", "%", "\\newblock", "\\emph", "\\href",
    "``", "''", "\\end{x}", "\\section{Papers}", "\\field", "\n", "$", "\\", "2001.00001", "A. B",
]  # fmt: skip


@given(pieces=st.lists(st.sampled_from(PIECES) | st.text(max_size=5)))
@settings(deadline=None)
def test_any_text(pieces: list[str]) -> None:
    """However brackets are nested, no line is lost and none is two items'."""
    text = "".join(pieces)
    check(text, parse(text, layout="latex"))
