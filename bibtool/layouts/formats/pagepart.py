"""What a part of a long page is rendered as by itself."""

from typing import NamedTuple

from bibtool.layouts.formats.htmltokens import Token
from bibtool.layouts.formats.rowtable import RowTable
from bibtool.layouts.formats.saidids import Said


class PagePart(NamedTuple):
    """What a part of a page is rendered as, beginning and ending as the part before it ends."""

    rows: RowTable
    items: int
    """How many items of lists it has: the numbers of its lines' are counted from 1."""
    shown: int
    skipped: int
    meta: list[tuple[str, str, Token]]
    said: Said
    left_out: str
    """The element that is left out at its end."""
    middle: tuple[int, int] | None
