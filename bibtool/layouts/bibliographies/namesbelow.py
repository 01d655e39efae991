"""Works with their authors below: what looks like the start of an entry is within another.

``On Wide Boats`` / ``Lakes 2020`` / ``A. Smith, B. Lund.``, and a blank line or a year below; or
``On Wide Boats`` / ``A. Smith, B. Lund`` / ``Lakes 2020``.
"""

from collections.abc import Sequence
from itertools import pairwise

from bibtool.layouts.bibliographies.heads import read_head
from bibtool.layouts.lines import Line

_FEWEST = 2
_SHARE, _HALF = 0.7, 0.5
_FEW_SPACES = 2
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


def begin_with_titles(found: Sequence[Sequence[Line]], lines: Sequence[Line], start: int) -> bool:
    """Return whether entries open with lines of names alone, below a title that none of them has.

    Half of them at least, and the first, whose title is right above it; below a heading, which
    ends at ``start``, it is the first entry's own.
    """
    if start:
        return False
    first = next((at for at, line in enumerate(lines) if line == found[0][0]), 0) if found else 0
    if not first or not _may_be_title(lines[first - 1]) or _is_apart(lines[first - 1], found[0][0]):
        return False
    named = [len(entry) > 1 and _is_of_names(entry[0]) for entry in found]
    return named[0] and sum(named) >= max(_FEWEST, _HALF * len(found))


def _may_be_title(line: Line) -> bool:
    text = line.text.strip()
    if text.count(" ") < _FEW_SPACES or text[-1] in ".,;:":
        return False
    return "," not in text or not _is_of_names(line)


def _is_apart(line: Line, below: Line) -> bool:
    return below.number > line.number + 1


def _is_of_names(line: Line) -> bool:
    """Return whether a line is a list of names, with a remark in brackets at most."""
    bare = line.text.translate(_SIGNS).rstrip()
    names = bare[: bare.rfind("(")].rstrip() if bare.endswith(")") else bare
    head = read_head(f"{names.rstrip('. ')}. ")
    return head is not None and head.end >= len(names)
