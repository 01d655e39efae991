"""What an entry is of, as far as its type and fields tell: a preprint, or something published."""

import re
from collections.abc import Iterator

from bibtool.bibfile import Entry
from bibtool.bibfile.identity import is_only_arxiv
from bibtool.bibfile.refreshing import is_published

_PUBLISHED = frozenset(
    "inproceedings conference incollection inbook book mvbook bookinbook suppbook booklet "
    "collection mvcollection proceedings mvproceedings phdthesis mastersthesis thesis techreport "
    "report manual periodical inreference reference patent standard".split()
)
NO_PAPERS = frozenset(
    "set xdata control ieeetranbstcontrol nameonly patent standard legislation legal legmaterial "
    "legadminmaterial jurisdiction constitution movie film video music audio image artwork "
    "performance letter commentary conversation newspaper_article magazine_article web_page "
    "webpage www electronic broadcast tv_broadcast radio_broadcast podcast map game".split()
)
"""Types that are never of a paper on arXiv."""
_SAYING_WHERE = (
    "howpublished",
    "note",
    "addendum",
    "series",
    "eventtitle",
    "school",
    "institution",
    "organization",
    "pubstate",
    "crossref",
    "xdata",
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def is_preprint(entry: Entry) -> bool:
    """Whether an entry is of a preprint and says nothing of being more."""
    return (
        entry.type.lower() not in _PUBLISHED
        and not is_published(entry)
        and all(_is_silent(text) for text in map(entry.value, _SAYING_WHERE))
    )


def has_title(entry: Entry) -> bool:
    """Whether an entry has a title of its own, not one that biber takes from another entry."""
    title = entry.value("title")
    return bool(title) and not title.startswith("xdata=")


def year_of(entry: Entry) -> tuple[str, int | None]:
    """Return the field that holds an entry's year, and the year if it is one."""
    name = next((name for name in ("year", "date") if name in entry.fields), "")
    found = _YEAR.findall(entry.value(name)) if name else []
    return name, int(found[0]) if len(found) == 1 else None


def years_in(*texts: str) -> Iterator[int]:
    """Yield the years that texts name."""
    for text in texts:
        yield from map(int, _YEAR.findall(text))


def _is_silent(text: str) -> bool:
    """Whether a text says nothing of where something was published."""
    bare = re.sub(r"\\[a-zA-Z]+", " ", text)
    return is_only_arxiv(bare)
