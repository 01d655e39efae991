r"""LaTeX in bibliography files, read: ``{\'E}t{\'a}le`` is ``Étále``, an author field is names.

For values: ``decode``; for author fields: ``authors``. Nothing is run, whatever it says.
"""

from bibtool.latex.decoding import decode
from bibtool.latex.people import (
    authors,
    collaborations,
    printed_authors,
    settled,
    without_others,
)

__all__ = [
    "authors",
    "collaborations",
    "decode",
    "printed_authors",
    "settled",
    "without_others",
]
