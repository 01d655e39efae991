"""Entries of publication lists as bibtool itself words them, as one rich text each."""

from typing import Any

from pybtex.richtext import Text

from bibtool.arrangement import credit
from bibtool.bibliography import Bibliography, owner_at
from bibtool.exporters.editions import Edition, preprint
from bibtool.exporters.journalref import Venue
from bibtool.exporters.richtext import link, marked, read
from bibtool.exporters.tex import plain
from bibtool.exporters.wording import arxiv_label, notes
from bibtool.model import Record
from bibtool.names import Name

ALL_SHOWN = 12
FIRST_SHOWN = 10
"""Authors shown of a list that is longer than ``ALL_SHOWN``."""


def many(papers: int) -> str:
    """Return a number of papers in words: ``1 paper``, ``12 papers``."""
    return f"{papers:,} {'paper' if papers == 1 else 'papers'}"


def entry(bibliography: Bibliography, key: str) -> Any:
    """Return one preprint as rich text: authors, title, id, year, address, notes."""
    owner = bibliography.owner_on(key)
    return edition_entry(bibliography, preprint(key, bibliography[key], owner=owner), key)


def edition_entry(bibliography: Bibliography, edition: Edition, paper: str) -> Any:
    """Return one edition of the paper under a citekey as rich text."""
    record, venue = edition.record, edition.venue
    label = Text(*read(arxiv_label(record)).parts)
    parts = [authors(record, edition.owner), read(record.title)]
    if venue is None:
        parts.append(Text(label, f", {edition.year}" if edition.year else ""))
        links = [link(record.cited_id.url)]
        said = [note for note in notes(record) if note not in record.caveats]
    else:
        parts.append(read(place(venue)))
        links = [link(f"https://doi.org/{edition.doi}")] if edition.doi else []
        links.append(Text(label, "."))
        said = []
    done = [*map(_sentence, parts), *links, *map(read, said), *remarks(bibliography, paper)]
    return Text(" ").join([part for part in done if len(part)])


def place(venue: Venue) -> str:
    """Return where something was published: ``J. Inv. Phys. 12(3), 1-2, 2023``."""
    number = f"({venue.number})" if venue.number else ""
    where = " ".join(filter(None, (venue.journal or venue.whole, f"{venue.volume}{number}")))
    year = "" if str(venue.year) in where else str(venue.year)
    return ", ".join(filter(None, (where, venue.pages.replace("-", "–"), year)))


def remarks(bibliography: Bibliography, key: str) -> list[Any]:
    """Return what is said of a paper in whatever style: its caveats, shares, other records."""
    record, owner = bibliography[key], bibliography.owner
    parts = [read(caveat) for caveat in record.caveats]
    parts += [Text(f"{said}.") for said in shares(record)]
    parts += [
        Text("Also ", link(other.cited_id.url), ".") for other in bibliography.also.get(key, ())
    ]
    if owner is not None and key in bibliography.unconfirmed:
        name = plain(owner.display)
        parts.append(Text(f"Listed on the page; {name} is not among the authors known."))
    return parts


def shares(record: Record) -> tuple[str, ...]:
    """Return what the record says of its authors' shares, in words without a full stop."""
    said = credit(record)
    names = [plain(record.authors[n].display) for n in said.equal]
    who = "" if not names else f" of {', '.join(names[:-1])} and {names[-1]}"
    everybody = len(names) == len(record.authors) > 2
    equal = f"Equal contribution{' of all authors' if everybody else who}" if said.is_equal else ""
    order = "Authors in alphabetical order" if said.alphabetical else ""
    return tuple(filter(None, (equal, order)))


def _sentence(text: Any) -> Any:
    return text if not len(text) or str(text).endswith((".", "!", "?", "…")) else Text(text, ".")


def authors(record: Record, owner: Name | None) -> Any:
    """Return the author list, cut if long but never so that the owner is hidden."""
    names = [plain(name.display) for name in record.authors]
    me = owner_at(owner, record.authors)
    shown = _shown(len(names), me)
    hidden = max(record.author_count or 0, len(names)) - sum(n is not None for n in shown)
    listed: list[Any] = [
        "…" if n is None else marked(names[n]) if n == me else names[n] for n in shown
    ]
    if not listed:
        return Text()
    unknown = not record.authors_complete and (record.author_count or 0) <= len(names)
    if not hidden and not unknown:
        last = listed.pop()
        return Text(*_commas(listed), " and " if listed else "", last)
    # Without a count, those known are only the least there can be.
    more = f"at least {hidden:,} more" if unknown else f"{hidden:,} more"
    return Text(*_commas(listed), f" and {more if hidden else 'others'}")


def _shown(count: int, me: int | None) -> list[int | None]:
    """Return which authors to print; None stands for some left out between."""
    if count <= ALL_SHOWN:
        return list(range(count))
    shown: list[int | None] = [*range(FIRST_SHOWN)]
    if me is not None and me >= FIRST_SHOWN:
        shown += [None, me] if me > FIRST_SHOWN else [me]
        shown += [None] if me < count - 1 else []
    return shown


def _commas(names: list[Any]) -> list[Any]:
    return [part for n, name in enumerate(names) for part in ((", ", name) if n else (name,))]
