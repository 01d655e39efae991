"""What the layout of a text leaves over is read too, where it is a list of its own.

People paste two things at once: a page of arXiv's and a reading list, a ``.bib`` and its draft's
references. The layout that fits the whole best reads its part; a long run of lines that it left
over, if a layout fits it well, is read in that.
"""

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bibtool.layouts.choice import best
from bibtool.layouts.excerpts import excerpt, moved
from bibtool.layouts.lines import Line
from bibtool.layouts.shapes.sections import other_sections
from bibtool.model import Listing, Reference
from bibtool.plugins import Layout

_FEWEST_LINES, _ENOUGH_LINES, _SHARE = 8, 60, 0.05
_FEWEST_ITEMS, _FEWEST_PLAIN, _FEWEST_CUT_OUT = 2, 3, 5
_FIT = 0.5
_SOLID = 0.6
_SHORTEST_SUMMARY = 80
_DEEPEST = 30
_NEAR = 10
_MOST_HALVINGS = 4
_DUMP_LINES = 2_000  # so much is no paste of several lists, but a program's output
_WHOLE = frozenset(
    {"html", "feed", "json", "csl-json", "csv", "paper-page", "mentions", "front-matter", "note"}
    | {"digest", "json-text"}
)
"""What these leave over is markup, a site's menus, or what is said of one paper."""
_READ = frozenset({"other-markup"})
"""What these leave over is in a markup in which they have read all that is a list."""
_GENERAL = frozenset({"shape", "table", "pairs", "paragraphs", "reading"})
"""What these fit may be a page's news or a CV's other parts."""
_APART = frozenset({"bibtex", "labelled"})
"""What these have is sure, and does not go on with what is around it."""


def with_rest(layouts: Mapping[str, Layout], listing: Listing, deep: int = 0) -> Listing:
    """Return a text's listing with the items of each long run of lines that it left over.

    Its layout is then ``dblp+shape``, in the order in which they were used.
    """
    # Without an item all is left over, and no layout fitted that better.
    if (
        listing.layout in _READ
        or listing.layout in _WHOLE
        or deep >= _DEEPEST
        or not listing.references
    ):
        return listing
    found: list[tuple[int, Listing]] = []
    count = len(listing.leftovers) + sum(len(item.lines) for item in listing.references)
    others = _of_other_sections(listing) if count < _DUMP_LINES else frozenset[int]()
    for first, part in _runs(listing, count):
        # Below one work alone it is its page: menus, versions, who cites it.
        lines = part.count("\n") + 1
        halvings = _MOST_HALVINGS if count < _DUMP_LINES else 0
        is_most = 2 * lines > count and len(listing.references) > 1
        # What headings part around entries and talks is a program's README or a week's plan.
        is_most = is_most and not (listing.layout in _APART and _has_headings(part))
        for at, rest in _lists_in(layouts, part, halvings, is_most=is_most):
            inside = sum(first + at + item.line - 1 in others for item in rest.references)
            if 2 * inside <= len(rest.references):
                found.append((first + at, with_rest(layouts, rest, deep + 1)))
    return _joined(listing, found) if found else listing


def _lists_in(
    layouts: Mapping[str, Layout], text: str, halvings: int, *, is_most: bool, is_cut: bool = False
) -> Iterator[tuple[int, Listing]]:
    """Yield the listings of a part, each with how many lines of it are above.

    Where no layout fits the most of a text, it may be several lists: its halves are tried. What
    is read in one of them alone may be by chance, unless it is much.
    """
    rest = _read(layouts, text, is_most=is_most)
    if rest is not None and (not is_cut or _is_list(rest.references)):
        yield 0, rest
    elif halvings and (cut := _middle(text)):
        for at, half in (0, text[:cut]), (text.count("\n", 0, cut), text[cut:]):
            for further, found in _lists_in(
                layouts, half, halvings - 1, is_most=is_most, is_cut=True
            ):
                yield at + further, found


def _middle(text: str) -> int:
    """Return where the second half of a text begins: at its middle line or a blank one near."""
    ends = [at for at, character in enumerate(text) if character == "\n"]
    if len(ends) < 2 * _FEWEST_LINES:
        return 0
    quarter = len(ends) // 4
    middle = sorted(ends[quarter:-quarter], key=lambda at: abs(at - ends[len(ends) // 2]))
    blank = (at for at in middle if text.startswith("\n\n", at))
    return 1 + next(blank, middle[0])


def _read(layouts: Mapping[str, Layout], text: str, *, is_most: bool) -> Listing | None:
    """Return the listing of a part, or nothing where no layout fits it well."""
    name = best(layouts, text, but=_WHOLE, least=_FIT)
    if not name:
        return None
    listing = layouts[name].read(text)
    items = listing.references
    if name in _GENERAL:
        are_solid = is_most or _are_solid(items)
        return listing if len(items) >= _FEWEST_PLAIN and are_solid else None
    return listing if len(items) >= _FEWEST_ITEMS else None


def _has_headings(text: str) -> bool:
    return text.count("\n#") + text.startswith("#") > 1


def _is_list(items: Sequence[Reference]) -> bool:
    """Return whether what was read in a part cut out of another may be a list of works."""
    return len(items) >= _FEWEST_CUT_OUT or _are_solid(items)


def _are_solid(items: Sequence[Reference]) -> bool:
    return sum(map(_is_solid, items)) >= _SOLID * len(items)


def _is_solid(item: Reference) -> bool:
    has_summary = len(item.summary) >= _SHORTEST_SUMMARY
    return bool(item.arxiv_id or item.doi or item.abstract or len(item.authors) > 1 or has_summary)


def _runs(listing: Listing, count: int) -> Iterator[tuple[int, str]]:
    """Yield the runs of lines between items that are long: the first's number, and their text."""
    left = listing.leftovers
    items = sorted({n for item in listing.references for n in (item.lines[0], item.lines[-1])})
    least = max(_FEWEST_LINES, _SHARE * count)
    if count < _DUMP_LINES:
        least = min(least, _ENOUGH_LINES)
    if len(left) < least:
        return
    begun = 0
    for at in range(1, len(left) + 1):
        is_end = at == len(left) or bisect(items, left[at - 1].line) != bisect(items, left[at].line)
        if is_end:
            if at - begun >= least:
                yield left[begun].line, excerpt(left[begun:at])
            begun = at


def _of_other_sections(listing: Listing) -> frozenset[int]:
    """Return the numbers of the lines right below headings of other things than works."""
    if len(listing.leftovers) < _FEWEST_LINES:
        return frozenset()
    lines = [Line(line.line, line.text) for line in listing.leftovers]
    for item in listing.references:
        lines += map(Line, item.lines, item.text.split("\n"))
    return frozenset(other_sections(sorted(set(lines)), _NEAR))


def _joined(listing: Listing, found: list[tuple[int, Listing]]) -> Listing:
    items = list(listing.references)
    for first, part in found:
        items += [moved(item, first - 1) for item in part.references]
    taken = {n for item in items for n in item.lines}
    names = dict.fromkeys(
        name for each in (listing, *(part for _, part in found)) for name in each.layout.split("+")
    )
    return replace(
        listing,
        layout="+".join(names),
        references=tuple(sorted(items, key=_place)),
        leftovers=tuple(line for line in listing.leftovers if line.line not in taken),
    )


def _place(item: Reference) -> int:
    return item.line
