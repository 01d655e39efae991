"""Works that end with their authors: what looks like the start of an entry is the end of another.

``On Wide Boats`` / ``Lakes 2020`` / ``A. Smith, B. Lund.``, and a blank line or a year below.
"""

from collections.abc import Sequence
from itertools import pairwise

from bibtool.layouts.bibliographies.heads import read_head
from bibtool.layouts.lines import Line

_FEWEST = 2
_SHARE = 0.7
_SIGNS = str.maketrans("", "", "#*†‡§¶∗⋆")


def end_with_names(
    found: Sequence[Sequence[Line]], lines: Sequence[Line], printed: Sequence[Line]
) -> bool:
    """Return whether blank lines stand below the names of entries, and never above these.

    The last of them ends with names.

    Args:
        found: the lines of each entry.
        lines: those of the whole list.
        printed: the same, with the numbers that they are printed with.
    """
    if len(found) < _FEWEST or not _is_of_names(found[-1][-1]):
        return False
    own = {line.number: other for line, other in zip(lines, printed, strict=False)}
    entries = [[own[line.number] for line in entry] for entry in found]
    named = [entry for entry in entries if _is_of_names(entry[0])]
    below = sum(len(entry) > 1 and _is_apart(entry[0], entry[1]) for entry in named)
    above = sum(_is_apart(entry[-1], after[0]) for entry, after in pairwise(entries))
    return below >= _FEWEST and not above and len(named) >= _SHARE * len(entries)


def _is_apart(line: Line, below: Line) -> bool:
    return below.number > line.number + 1


def _is_of_names(line: Line) -> bool:
    """Return whether a line is a list of names, with a remark in brackets at most."""
    bare = line.text.translate(_SIGNS).rstrip()
    names = bare[: bare.rfind("(")].rstrip() if bare.endswith(")") else bare
    head = read_head(f"{names.rstrip('. ')}. ")
    return head is not None and head.end >= len(names)
