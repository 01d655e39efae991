"""HTML as the lines a reader sees, each with its place in the source.

What is rendered is text: nothing is run, fetched or looked up, and what is never shown (scripts,
styles, comments, forms, menus) is left out. Time is linear in the length of the source.

A long page is parted between two of what it has many of, as the items of a list: each part is
rendered as if the page were there as it is between the first of them, and taken if it was.
"""

from copy import deepcopy
from dataclasses import dataclass, field

from bibtool.layouts.formats.gaps import parted_by_gaps
from bibtool.layouts.formats.grids import without_grids
from bibtool.layouts.formats.htmltokens import Token
from bibtool.layouts.formats.markupforms import mark_between
from bibtool.layouts.formats.pagepart import PagePart
from bibtool.layouts.formats.renderer import Renderer
from bibtool.layouts.formats.rowtable import RowTable
from bibtool.layouts.formats.surroundings import in_the_middle
from bibtool.layouts.sharing import in_parts, may_share

_NEVER_SHOWN = frozenset(
    "script style template noscript svg canvas object iframe audio video head select button"
    " datalist textarea map".split()
)
_MENUS = frozenset({"nav", "footer"})
_LONG, _FIRST_PART, _PART = 1_500_000, 100_000, 500_000
"""Of what length pages are parted, and how long the parts are."""


@dataclass(slots=True)
class Rendered:
    """A page as it is seen, and what its head says of it."""

    rows: RowTable = field(default_factory=RowTable)
    meta: list[tuple[str, str, Token]] = field(default_factory=list)
    """Name in small letters and content of each ``meta`` that speaks of a work, and its tag."""


def rendered(source: str) -> Rendered:
    """Return a page's lines; where menus that nothing closes swallow it all, with the menus."""
    page = _read(source, _NEVER_SHOWN | _MENUS)
    if page.is_swallowed:
        page = _read(source, _NEVER_SHOWN - {"head", "object", "button", "map"})
    rows = in_the_middle(page.rows.done, page.middle)
    return Rendered(parted_by_gaps(without_grids(rows)), page.meta)


def _read(source: str, leave_out: frozenset[str]) -> Renderer:
    page = Renderer(leave_out)
    places = _places_between(source) if len(source) >= _LONG and may_share() else []
    bounds = [*places, len(source)]
    done = 0

    def part_of(part: int) -> PagePart | None:
        return deepcopy(page).part(source, bounds[part], bounds[part + 1])

    if page.read(source, 0, bounds[0]) != bounds[0] and places:
        page = Renderer(leave_out)  # what seems to be a tag there is none
        page.read(source, 0, len(source))
        return page
    if places and page.state():
        for part in in_parts(part_of, len(places)):
            if part is None or not page.take(part):
                break
            done += 1
    page.read(source, bounds[done], len(source))
    return page


def _places_between(source: str) -> list[int]:
    """Return where a page can be parted, each between two elements as they stand there most."""
    mark = mark_between(source)
    places: list[int] = []
    if not mark:
        return places
    at = _FIRST_PART
    while (at := source.find(mark, at)) >= 0:
        places.append(at + mark.rindex(">") + 1)
        at += _PART
    return places
