"""Which papers of a list are shown: of a time, or with its owner as first author."""

import re
from dataclasses import dataclass

from bibtool.arrangement.credit import credit
from bibtool.bibliography import Bibliography
from bibtool.errors import SettingError
from bibtool.model import Record

_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Selection:
    """What a paper must be to be shown; dates are of its first version.

    Raises:
        SettingError: a date that is none.
    """

    since: str = ""
    """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, that day included."""
    until: str = ""
    """Likewise, that day, month or year included."""
    first_author: bool = False

    def __post_init__(self) -> None:
        for name, date in (("--since", self.since), ("--until", self.until)):
            if date and not _DATE.fullmatch(date):
                raise SettingError(f"{name} {date}: give a year, or a date like 2024-05-31")

    def takes(self, record: Record, me: int | None) -> bool:
        """Whether a paper is shown; one without a date is of no time.

        Args:
            record: the paper.
            me: which of its authors the list's owner is, if that is known.
        """
        if self.since and not _compare(record.published, self.since) >= 0:
            return False
        if self.until and not (record.published and _compare(record.published, self.until) <= 0):
            return False
        return not self.first_author or (me is not None and is_first(record, me))


def chosen(bibliography: Bibliography, selection: Selection) -> Bibliography:
    """Return the papers of a list that are shown, order and keys unchanged."""
    return bibliography.ordered(
        key
        for key, record in bibliography.items()
        if selection.takes(record, bibliography.owner_at(key))
    )


def is_first(record: Record, me: int) -> bool:
    """Whether an author, by position, is a paper's first, or said to be no less than the first.

    So is who contributed equally with the first, and everybody where the names are said to be in
    alphabetical order; only the record's own words count, the order of the names is no sign.
    """
    said = credit(record)
    return me == 0 or said.alphabetical or (0 in said.equal and me in said.equal)


def _compare(one: str, other: str) -> int:
    """Compare two dates as far as both are known: -1, 0 or 1."""
    length = min(len(one), len(other))
    if not one:
        return -1
    return (one[:length] > other[:length]) - (one[:length] < other[:length])
