"""Tables of contents: dots lead from titles to pages."""

import pytest

from bibtool.layouts import parse

BELOW = """\
Table of Contents

Preface .............................................. v

How Boats Find Their Way Home in Fog and
in Rain .............................................. 3
Anna Smith and Bo Lund

Oars ................................................. 17
Cy Doe, Di Rower and Eve Mast

Sails That Nobody Has Seen ........................... 29
Flo Keel

Author Index ......................................... 41
"""
ABOVE = """\
Anna Smith, Bo Lund
How Boats Find Their Way . . . . . . . . . . . . . . . 3
Cy Doe, Di Rower, Eve Mast
Oars in Winter . . . . . . . . . . . . . . . . . . . . 17
Flo Keel
Sails That Nobody Has Seen . . . . . . . . . . . . . . 29
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            BELOW,
            [
                ("How Boats Find Their Way Home in Fog and in Rain", ("Anna Smith", "Bo Lund")),
                ("Oars", ("Cy Doe", "Di Rower", "Eve Mast")),
                ("Sails That Nobody Has Seen", ("Flo Keel",)),
            ],
        ),
        (
            ABOVE,
            [
                ("How Boats Find Their Way", ("Anna Smith", "Bo Lund")),
                ("Oars in Winter", ("Cy Doe", "Di Rower", "Eve Mast")),
                ("Sails That Nobody Has Seen", ("Flo Keel",)),
            ],
        ),
    ],
    ids=["names below", "names above"],
)
def test_dots_lead_to_pages(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    """A title may be on two lines; what is the book's own is no work."""
    listing = parse(text)
    assert listing.layout == "contents"
    assert [(one.titles[0], one.authors) for one in listing.references] == expected
