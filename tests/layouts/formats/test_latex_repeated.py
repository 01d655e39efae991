"""LaTeX whose commands of unknown names hold works: what they are is told over all calls."""

import pytest

from bibtool.layouts import parse

HONOURS = r"""\cvsection{Publications}
\begin{cvhonors}
\cvhonor{Slow boats on wide lakes}{Oar, Anna; Lund, Bo}{2019}{1}
\cvhonor{The rowing of ice}{Rask, Cy; Oar, Anna; Lund, Bo}{2018}{2}
\cvhonor{Harbours of the cold north}{Oar, Anna}{2017}{3}
\end{cvhonors}
"""
WHOLE = r"""\cvsubsection{Under review}
\begin{cvpubs}
\cvpub{A.\ Oar \& B.\ Lund (2019). \href{https://arxiv.org/abs/1901.00001}
{Slow boats on the wide lakes of spring}. Lakes 3.}

\cvpub{C.\ Rask \& A.\ Oar (2018). \href{https://doi.org/10.1000/182}
{The rowing of ice in winter and fall}. Rivers 4.}

\cvpub{A.\ Oar \& B.\ Lund (2017). Harbours of the cold north in summer. Lakes 1, 2--3.}
\end{cvpubs}
"""
TALKS = HONOURS.replace("Publications", "Talks")
PAGES = {
    "each part in an argument": (
        HONOURS,
        [
            ("Slow boats on wide lakes", 2, 2019, None),
            ("The rowing of ice", 3, 2018, None),
            ("Harbours of the cold north", 1, 2017, None),
        ],
    ),
    "a whole reference in one": (
        WHOLE,
        [
            ("Slow boats on the wide lakes of spring", 2, 2019, "1901.00001"),
            ("The rowing of ice in winter and fall", 2, 2018, None),
            ("Harbours of the cold north in summer", 2, 2017, None),
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PAGES.values(), ids=PAGES)
def test_commands_of_unknown_names(
    text: str, expected: list[tuple[str, int, int, str | None]]
) -> None:
    """Names stand in one argument and titles in another, or all in one."""
    found = [
        (
            item.titles[0],
            len(item.authors),
            item.year,
            str(item.arxiv_id) if item.arxiv_id else None,
        )
        for item in parse(text).references
    ]
    assert expected == found


def test_talks_are_no_works() -> None:
    """What stands below a heading for talks is not taken call by call."""
    found = [item.titles[:1] for item in parse(TALKS).references]
    assert ("Slow boats on wide lakes",) not in found
