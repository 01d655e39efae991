"""How a publication list is arranged: which papers, in which order, under which headings.

All of it is pure: a bibliography and choices in, a bibliography or its sections out. The order is
total and does not depend on the order that the papers came in, so that every format of a list has
its papers in one order.
"""

from bibtool.arrangement.credit import Credit, credit
from bibtool.arrangement.folding import folded
from bibtool.arrangement.links import anchor, numbers
from bibtool.arrangement.sections import GROUPS, Section, arranged, sections
from bibtool.arrangement.selection import Selection, chosen

__all__ = [
    "GROUPS",
    "Credit",
    "Section",
    "Selection",
    "anchor",
    "arranged",
    "chosen",
    "credit",
    "folded",
    "numbers",
    "sections",
]
