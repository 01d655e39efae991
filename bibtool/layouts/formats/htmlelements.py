"""What elements of pages do to the lines that a reader sees."""

BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody"
    " tfoot thead tr ul caption legend title".split()
)
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
LISTS = frozenset({"ul", "ol", "li"})
BOLD = frozenset({"b", "strong"})
WITHIN_LINES = BOLD | {"a", "math", "annotation"}
CELLS = frozenset({"td", "th"})
DOING = BLOCKS | CELLS | WITHIN_LINES
"""Elements that do more than to be open."""
QUICK = frozenset("br em font i small span sub sup u".split())
"""Elements that do nothing but to be open, and the one that ends a line."""
ROWS = frozenset({"table", "tr", "tbody", "thead", "tfoot"})
IN_CELLS = frozenset({"div", "p", "center"})
"""Blocks that cells are wrapped in."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
TERMS = frozenset({"dl", "dt", "dd"})
APART = frozenset({"p", "dt", "dd"})
MIDDLES = frozenset({"main", "article"})
ENDS_SKIPPING = frozenset({"body", "main", "article", "table", "html"})
