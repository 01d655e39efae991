"""LaTeX CVs with commands of their own, which no file here defines."""

import pytest

from bibtool.layouts import parse

TITLES = ["Small Boats on Wide Lakes", "Rowing against the Wind", "How Oars Are Made of Willow"]
FAMILIES = ["Smith", "Lund"]
ITEM = {
    "arguments of an environment": (
        "\\documentclass{cv}\n\\begin{document}\n\\begin{rSection}{Publications}\n",
        "\\item \\begin{rWork}{TITLE}{}{Lakes}{2019}\n\\item A. Smith and B. Lund\n\\end{rWork}\n",
        "\\end{rSection}\n\\end{document}\n",
    ),
    "a list below a title of its own": (
        "\\sectiontitle{Publications}\n\\begin{enumerate}\n",
        "\\item \\textbf{TITLE} \\\\\n{\\small \\iam{Anna Smith} and Bo Lund \\\\ Lakes} 2019\n",
        "\\end{enumerate}\n",
    ),
    "paragraphs": (
        "\\rubric{Publications}\n\\small\n",
        "A. Smith, B. Lund. \\textbf{TITLE.} In \\textit{Lake Letters, 2019}\n\\vspace{1em}\n\n",
        "",
    ),
}


@pytest.mark.parametrize("name", ITEM)
def test_own_commands(name: str) -> None:
    """The place of a title tells it, and names stand beside it."""
    above, item, below = ITEM[name]
    page = above + "".join(item.replace("TITLE", title) for title in TITLES) + below
    items = parse(page).references
    assert [(title, FAMILIES) for title in TITLES] == [
        (one.titles[0], [name.split()[-1] for name in one.authors]) for one in items
    ]
