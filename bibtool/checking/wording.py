"""How findings speak of papers and people: briefly, whatever there is to tell."""

from collections.abc import Sequence

from bibtool.checking.findings import quoted
from bibtool.checking.people import Difference
from bibtool.model import Record
from bibtool.names import Name
from bibtool.untrusted import clean, excerpt

_NAME = 60


def paper(record: Record) -> str:
    """Return an id with its title."""
    return f"{record.arxiv_id.base} {quoted(record.title)}"


def people(record: Record) -> str:
    """Return a record's first author, and whether there are more."""
    if not record.authors:
        return ""
    more = " et al." if len(record.authors) > 1 else ""
    return f" by {name(record.authors[0])}{more}"


def name(one: Name) -> str:
    """Return a name, cut to a readable length."""
    return excerpt(one.display, _NAME)


def names(some: Sequence[Name], most: int = 3) -> str:
    """Return some names on one line, of many the first ones."""
    shown = ", ".join(map(name, some[:most]))
    return f"{shown} and {len(some) - most:,} more" if len(some) > most else shown


def differing(found: Difference, record: Record) -> str:
    """Return what is wrong with an entry's authors, and what is right."""
    of = record.arxiv_id.base
    said = []
    if found.is_disjoint:
        said.append(f"none of them is an author of {of}, which is{people(record)}")
    elif found.unknown:
        verb = "is no author" if len(found.unknown) == 1 else "are no authors"
        said.append(f"{names(found.unknown)} {verb} of {of}")
    if found.respelt:
        pairs = [f"{name(ours)} is {name(theirs)}" for ours, theirs in found.respelt[:3]]
        more = len(found.respelt) - len(pairs)
        said.append(", ".join(pairs) + (f" and {more:,} more" if more else "") + f" on {of}")
    if found.is_cut and not found.unknown:
        total = len(record.authors)
        said.append(
            f"the list ends after {total - len(found.missing):,} of {total:,} authors without "
            '"and others"'
        )
    elif found.missing and not found.is_disjoint:
        verb = "is" if len(found.missing) == 1 else "are"
        said.append(f"{names(found.missing)} {verb} missing")
    if found.is_reordered:
        said.append(f"the order is another: {names(record.authors)}")
    return clean("; ".join(said))
