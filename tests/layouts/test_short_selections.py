"""A few works cut out of a longer page are read as they are read there."""

import pytest

from bibtool.layouts import parse

THREE_BLOCKS = """Small Boats Wide Lakes (ORAL)
Anna Berg, Jaemoo Choi-Lund, Bo Lund, Benjamin Kurt Rask, Cy T. Q. Ek
Advances in Invented Rowing Systems (AIRS).
2025
arxiv
Adjoint Rowing: Highly Scalable Oars via Adjoint Matching
Aaron Rask, Benjamin Kurt Rask, Bing Ek, ..., Xiang Fu, Bo Lund, Cy T. Q. Ek
Invented Conference on Machine Rowing (ICMR).
2025
arxiv | code | models
Lake Matching with General Discrete Paths: A Kinetic-Optimal View (ORAL)
Neta Lund, Itai Gat, Marton Ek, Daniel Severo, Anna Berg, Peter Holder, Yaron Lake, Cy T. Q. Ek
Invented Conference on Learning Lakes (ICLL).
2025
arxiv
"""

NUMBERS_DOWN = """9. Small boats from the wide lakes of the north
European Letters of Rowing, 607:2 (2019), 103652. arXiv:1712.00001, Journal

8. A rank inequality for the oars of narrow boats
Applied Lakes, 114:9 (2018), 101769. arXiv:1707.00002, Journal
"""
BOLD_TITLES = """**Strong Equivalence of Small Boats and Wide Lakes**

- Paper: http://arxiv.org/pdf/1112.00001
- Code: None

**Reconstructing the Moving Oars of Slow Boats**

- Paper: http://arxiv.org/pdf/1404.00002
- Code: None
"""
LINES_AGAIN = """Power Allocation in Small Boats with Several Oars: A Unified Approach
Berg, A., Lund, B.S., Ek, C.
Letters on Rowing Theory, 2015, 452(11), pp. 1665–1681
2015
1208
Show abstract
View at Publisher
Related documents
Conference paper
11
Wide Lakes of Total Transformation Boats
Ek, C.
Letters on Rowing Theory, 2017, 363(4), pp. 1017–1038
2017
2
Show abstract
View at Publisher
Related documents
Article
12
"""
FOOT = """8). Lower Bounds for Small Boats via a Lake Inequality - a new study finds that oars help.

9). Rowing-Augmented Lake Forecasting for Wide Series - presents a framework that decouples oars.

10). A Narrow Network of Boats - a new study of lakes finds that the wind matters.

Subscribe to Lake Digest
By Anna · Hundreds of paid subscribers
Type your email...
Privacy ∙ Terms ∙ Collection notice
Get the app
"""
TWO_REFERENCES = """(2) Anna Berg, Bo Lund*. Small Boats with Few Oars. Lake Access, 2018, 112: 18.
(3) Bo Lund*, Cy D. Ek. A Rowing Method for Inference in Wide Lakes. Boats, 2016, 12: 18.
"""
TWO_TAGGED = """[Arxiv] Fast small flattening of the left oar
[TPAMI] Rowing Systems: A Survey of the State of the Lakes and Boats
"""


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        pytest.param(
            NUMBERS_DOWN,
            [
                "Small boats from the wide lakes of the north",
                "A rank inequality for the oars of narrow boats",
            ],
            id="numbers that go down",
        ),
        pytest.param(
            BOLD_TITLES,
            [
                "Strong Equivalence of Small Boats and Wide Lakes",
                "Reconstructing the Moving Oars of Slow Boats",
            ],
            id="bold titles above bullets",
        ),
        pytest.param(
            LINES_AGAIN,
            [
                "Power Allocation in Small Boats with Several Oars: A Unified Approach",
                "Wide Lakes of Total Transformation Boats",
            ],
            id="buttons that come again",
        ),
        pytest.param(
            FOOT,
            [
                "Lower Bounds for Small Boats via a Lake Inequality",
                "Rowing-Augmented Lake Forecasting for Wide Series",
                "A Narrow Network of Boats",
            ],
            id="the foot of the page",
        ),
        pytest.param(
            TWO_REFERENCES,
            [
                "Small Boats with Few Oars",
                "A Rowing Method for Inference in Wide Lakes",
            ],
            id="two numbered references",
        ),
        pytest.param(
            TWO_TAGGED,
            [
                "Fast small flattening of the left oar",
                "Rowing Systems: A Survey of the State of the Lakes and Boats",
            ],
            id="two lines with tags",
        ),
        pytest.param(
            THREE_BLOCKS,
            [
                "Small Boats Wide Lakes",
                "Adjoint Rowing: Highly Scalable Oars via Adjoint Matching",
                "Lake Matching with General Discrete Paths: A Kinetic-Optimal View",
            ],
            id="title, names, venue, year",
        ),
    ],
)
def test_titles_of_a_few_works(text: str, titles: list[str]) -> None:
    """No line but a title opens one."""
    assert titles == [item.title for item in parse(text).references]
