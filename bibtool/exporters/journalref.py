"""arXiv's journal references, free text that authors type, read where they surely can be.

``Phys. Rev. D 60, 104001 (1999)`` is a journal, a volume, a page and a year; anything else of which
only the year is sure is kept whole, and what has not even that says too little to be cited by.
"""

import re
from dataclasses import dataclass

from bibtool.untrusted import clean

_LONGEST = 300
_JOURNAL = r"(?P<journal>[A-Z](?:[^\W\d_]|\.)(?:[^\W\d_]|[.&'’ -])*?(?<=[\w.]))"
_VOLUME = r"(?P<volume>[A-Z]{0,2}\d{1,4}[A-Z]?)"
_VOL = r"(?i:vol(?:ume|\.)?)"
_NUMBER = r"(?:\s?\((?P<number>\d{1,3}(?:[-–/]\d{1,3})?)\))?"
_PAGES = r"(?P<pages>[A-Za-z]{0,2}\d{1,7}(?:\s?[-–]{1,3}\s?[A-Za-z]{0,2}\d{1,7})?)"
_ISSUE = r"(?:(?i:no|number|issue)\.?\s?(?P<number>\d{1,3}),?\s?)?"
_WORD_PAGES = rf"(?i:pp?|pages?)\.?\s?{_PAGES}"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH = r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s)?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        # Phys.Lett. B356 (1995) 239-248
        rf"{_JOURNAL},?\s?{_VOLUME}{_NUMBER},?\s\({_YEAR}\)[\s:,]*{_PAGES}",
        # Phys. Rev. E 73, 046102 (2006)
        rf"{_JOURNAL},?\s?{_VOLUME}{_NUMBER}(?:,\s?|:\s?|\s){_PAGES},?\s?\({_YEAR}\)",
        # Phys.Rev.D79:096004,2009
        rf"{_JOURNAL},?\s?{_VOLUME}{_NUMBER}:\s?{_PAGES},\s?{_YEAR}",
        # A Journal, Vol. 6, No. 3, pp. 149-152, December 2009
        rf"{_JOURNAL},?\s{_VOL}\s?{_VOLUME},?\s?{_ISSUE}{_WORD_PAGES},\s?\(?{_MONTH}{_YEAR}\)?",
    )
)
# Series of proceedings, and words of what is no journal.
_NO_JOURNAL = re.compile(
    r"\b(?:proc\w*|conf\w*|work?shop|symposium|lecture|LNCS|LNAI|EPTCS|LIPIcs|CEUR|PMLR|"
    r"advances in|thesis|book|chapter|in|dans|published|submitted|accepted|appear|press|erratum)\b",
    re.IGNORECASE,
)
_A_YEAR = re.compile(r"(?:^|[\s(,/])((?:19|20)\d\d)(?=$|[\s),.;:\]])")
_COUNTED = re.compile(
    r"\b(?:pp?|pages?|no|number|vol|volume|article|issue|id|pos)\.?\s*$", re.IGNORECASE
)
_IN_NOTHING = frozenset({"book", "report", "thesis"})


@dataclass(frozen=True, slots=True)
class Venue:
    """Where and when a paper was published: a journal's volume and pages, or the text whole."""

    year: int
    whole: str
    """All that the record says."""
    journal: str = ""
    """The journal, proceedings or book; nothing where it could not surely be told."""
    volume: str = ""
    number: str = ""
    pages: str = ""
    kind: str = "article-journal"
    """The CSL type of what was published; only a publisher says another."""
    publisher: str = ""
    event: str = ""

    @property
    def container(self) -> str:
        """What it is in: the journal, or all that the record says; books are in nothing."""
        return "" if self.kind in _IN_NOTHING else self.journal or self.whole


def venue(text: str) -> Venue | None:
    """Return what a journal reference says, or nothing if it does not surely name one year."""
    text = clean(text).rstrip(".,; ")
    if not text or len(text) > _LONGEST:
        return None
    if not _NO_JOURNAL.search(text):
        for form in _FORMS:
            if found := form.fullmatch(text):
                parts = {name: value or "" for name, value in found.groupdict().items()}
                parts["pages"] = re.sub(r"\s?[-–]+\s?", "-", parts["pages"])
                year = int(parts.pop("year"))
                return Venue(year, text, **parts)
    only = _only_year(text)
    return Venue(only, text) if only is not None else None


def _only_year(text: str) -> int | None:
    years = {
        int(found[1])
        for found in _A_YEAR.finditer(text)
        if not _COUNTED.search(text, max(0, found.start(1) - 12), found.start(1))
    }
    return years.pop() if len(years) == 1 else None
