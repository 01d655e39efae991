"""BibTeX's own styles plain, unsrt, alpha and abbrv, by pybtex's templates.

pybtex reads fields as LaTeX, lower-cases titles and cuts names of organisations up. So it is handed
stand-ins, and puts them in their places; titles keep the capitals that their authors gave them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from pybtex.database import Entry, Person
from pybtex.richtext import HRef, Tag, Text
from pybtex.style.formatting.plain import Style
from pybtex.style.labels.alpha import LabelStyle

from bibtool.bibliography import owner_at
from bibtool.errors import UnknownName
from bibtool.exporters.editions import Edition
from bibtool.exporters.richtext import marked, read
from bibtool.exporters.styles import signs
from bibtool.exporters.styles.known import CLASSIC, CLASSIC_PREFIX
from bibtool.exporters.tex import plain
from bibtool.exporters.venuefields import entry_type
from bibtool.exporters.wording import arxiv_label
from bibtool.names import Name
from bibtool.words import fold

_END = re.compile(r"[.?!…]$")
_MONTHS = (
    "January February March April May June July August September October November December"
).split()


@dataclass(frozen=True, slots=True)
class Look:
    """How one style differs from the others."""

    is_sorted: bool = True
    has_names_for_labels: bool = False
    is_abbreviated: bool = False


_LOOKS = dict(
    zip(
        CLASSIC,
        (
            Look(),
            Look(is_sorted=False),
            Look(has_names_for_labels=True),
            Look(is_abbreviated=True),
        ),
        strict=True,
    )
)


def look(name: str) -> Look:
    """Return how a style looks.

    Raises:
        UnknownName: it is none of BibTeX's four.
    """
    if name not in _LOOKS:
        raise UnknownName("style", CLASSIC_PREFIX + name, [CLASSIC_PREFIX + n for n in CLASSIC])
    return _LOOKS[name]


def entries(
    editions: Sequence[Edition], how: Look, *, own_order: bool
) -> Iterator[tuple[str, str, Any]]:
    """Yield key, label and rich text of each entry, in order."""
    ordered = sorted(editions, key=_sort_key) if own_order and how.is_sorted else list(editions)
    labels = (
        LabelStyle().format_labels([_labelled(edition) for edition in ordered])
        if how.has_names_for_labels
        else map(str, range(1, len(ordered) + 1))
    )
    style = Style()
    for edition, label in zip(ordered, labels, strict=True):
        stand_ins: list[Any] = []
        entry = _entry(edition, how, stand_ins)
        text = style.format_entry(label, entry).text
        yield edition.key, f"[{label}]", Text(*text.render(_Filled(stand_ins)))


def _sort_key(edition: Edition) -> tuple[str, str, str, str]:
    record = edition.record
    names = "  ".join(f"{name.sort_key} {fold(name.given)}" for name in record.authors)
    return names, edition.year, fold(record.title), record.arxiv_id.base


def _labelled(edition: Edition) -> Entry:
    """Return an entry with what labels are made of."""
    people = []
    for name in edition.record.authors:
        person = Person()
        person.prelast_names = plain(name.particle).split()
        # Whole, so that an organisation has the initials of its words for a label.
        person.last_names = [plain(name.family or name.literal)]
        people.append(person)
    fields = {"year": edition.year} if edition.year else {}
    return Entry("misc", fields | {"key": "Anon"}, {"author": people} if people else {})


def _entry(edition: Edition, how: Look, stand_ins: list[Any]) -> Entry:
    def put(rich: Any, end: str = "") -> str:
        stand_ins.append(rich)
        return signs.formula(len(stand_ins) - 1) + end

    record, venue = edition.record, edition.venue
    me = owner_at(edition.owner, record.authors)
    people = []
    for place, name in enumerate(record.authors):
        shown = _shown(name, how)
        people.append(_person(put(marked(shown) if place == me else Text(shown))))
    if people and not record.authors_complete:
        people.append(_person("others"))
    kind = "misc" if venue is None or not people else entry_type(venue)
    fields = {"title": _ended(record.title, put), "year": edition.year}
    if venue is None:
        label = Text(arxiv_label(record))
        fields |= {"howpublished": put(HRef(record.cited_id.url, *label.parts))}
        month = edition.date[5:7]
        if month.isdecimal() and 1 <= int(month) <= 12 and edition.year:
            fields["month"] = _month(int(month), how)
    else:
        where = "journal" if kind == "article" else "booktitle"
        texts = {
            "howpublished" if kind == "misc" else where: venue.journal or venue.whole,
            "volume": venue.volume,
            "number": venue.number if kind == "article" else "",
            "pages": venue.pages.replace("-", "–"),
            "publisher": venue.publisher,
        }
        fields |= {field: put(read(text)) for field, text in texts.items() if text}
        fields |= {"doi": edition.doi}
    kept = {field: value for field, value in fields.items() if value}
    return Entry(kind, kept, {"author": people} if people else {})


def _month(number: int, how: Look) -> str:
    name = _MONTHS[number - 1]
    if not how.is_abbreviated or len(name) <= 4:  # as abbrv.bst has them
        return name
    return f"{name[:4] if number == 9 else name[:3]}."


def _ended(title: str, put: Callable[[Any, str], str]) -> str:
    """Return the stand-in of a title, with its last sign behind it where that ends a sentence."""
    found = _END.search(title)
    return put(read(title[: found.start()] if found else title), found[0] if found else "")


def _person(stand_in: str) -> Person:
    person = Person()
    person.last_names = [stand_in]
    return person


def _shown(name: Name, how: Look) -> str:
    if name.literal or not name.family:
        return plain(name.display)
    words = plain(name.given).split()
    given = "\u00a0".join(map(_initial, words)) if how.is_abbreviated else " ".join(words)
    last = " ".join(filter(None, (given, plain(name.particle), plain(name.family))))
    return ", ".join(filter(None, (last, plain(name.suffix))))


def _initial(word: str) -> str:
    """Return a given name by its initials: ``J.-P.`` for Jean-Pierre."""
    return "-".join(f"{part[0]}." for part in word.split("-") if part)


class _Filled:
    """Takes a text apart into its parts and puts what the stand-ins stand for in their places.

    A backend as pybtex has them, that makes parts of rich text instead of characters.
    """

    RenderType = list
    symbols: ClassVar[dict[str, list[Any]]] = {
        "ndash": ["–"],
        "nbsp": ["\u00a0"],
        "newblock": [" "],
    }

    def __init__(self, stand_ins: list[Any]) -> None:
        self._stand_ins = stand_ins

    def render_sequence(self, parts: list[list[Any]]) -> list[Any]:
        """Join what stands in a row."""
        return [one for part in parts for one in part]

    def format_str(self, text: str) -> list[Any]:
        """Fill a text."""
        runs = signs.parts(text)
        return [self._stand_ins[int(run)] if n % 2 else run for n, run in enumerate(runs)]

    def format_tag(self, name: str, inner: list[Any]) -> list[Any]:
        """Keep a tag."""
        return [Tag(name, *inner)]

    def format_href(self, url: str, inner: list[Any], _external: bool = False) -> list[Any]:  # noqa: FBT001, FBT002 - pybtex's
        """Keep a link."""
        return [HRef(url, *inner)]

    def format_protected(self, inner: list[Any]) -> list[Any]:
        """Let go of what only protected capitals."""
        return inner
