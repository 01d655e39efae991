"""The id beside an item, unless the text beside it is another paper's."""

import re
from collections.abc import Sequence

from bibtool.fingerprints import fingerprint, overlap, sketch
from bibtool.frequencies import frequencies
from bibtool.matching.evidence import CAP, Evidence
from bibtool.matching.texts import likeness as text_likeness
from bibtool.matching.texts import mended
from bibtool.model import Record, Reference
from bibtool.names import Name
from bibtool.words import content_words, likeness, signs, words

_NOTE = 4
"""Content words from which on a note beside an id must have to do with its paper."""
_BRACKETED = re.compile(r"\([^()]{0,100}\)|\[[^][]{0,100}\]")
_TITLE = 3
"""Content words from which on capitalised words are a title, and fewer a paper's short name."""
_LIKE, _RENAMED = 0.55, 0.4
"""How much a title beside an id must share with the paper's, and with all its authors beside it.

Of 1,876 papers that were renamed seven in ten share so much with their old title; of 5,700 pairs of
papers that are nearest by title, one in twenty.
"""
_LONGEST_NAME = 3
_NUMERALS = frozenset("i ii iii iv v vi vii viii ix x no not without non".split())
_ALIKE = 0.3
"""Likeness by telling words of two versions' abstracts (see ``abstracts``)."""
_LONG = 30
"""5-grams from which on a text beside an id must share some with the id's abstract."""
# A title with these is of a paper about the one it names.
_ABOUT_ANOTHER = frozenset(
    "addendum comment comments corrigendum erratum rejoinder reply response".split()
)


def by_id(reference: Reference, record: Record) -> Evidence | None:
    """Return what the id beside an item says for a record, its text considered."""
    asked = reference.arxiv_id
    if asked is None or asked != record.arxiv_id:
        return None
    against = _speaks_against(reference, record)
    if against and _has_all_authors(reference, record) and _is_alike(reference, record):
        return Evidence(0.85, "the id and all authors are the record's; it was renamed since")
    if against:
        return Evidence(0.5, f"the id is the record's, but {against}")
    if asked.version in (None, record.version):
        return Evidence(CAP, f"the id is the record's: {asked.versioned}")
    newest = max(record.known_versions or 0, record.version or 0)
    if asked.version is not None and asked.version <= newest:
        return Evidence(0.85, f"the id is the record's; version {asked.version} was not looked at")
    return Evidence(0.5, f"the id is the record's, but no version {asked.version} is known")


def by_doi(reference: Reference, record: Record) -> Evidence:
    """Return what the DOI that an item and a record share says, the item's text considered."""
    against = _speaks_against(reference, record)
    if against:
        return Evidence(0.5, f"the DOI is the record's, but {against}")
    return Evidence(0.98, f"the DOI is the record's: {record.doi}")


def _speaks_against(reference: Reference, record: Record) -> str:
    """Return what makes the text beside an id or a DOI another paper's, or nothing."""
    if _is_sibling(reference, record):
        return "the title beside it is its sibling's"
    if not _abstract_can_be(reference, record) or not _text_can_be(reference, record):
        return "the text beside it is not its title"
    return ""


def _has_all_authors(reference: Reference, record: Record) -> bool:
    """Whether an item has the record's authors, all of them and no others, in their order."""
    mine = [Name.parse(name) for name in reference.authors]
    is_same = len(mine) == len(record.authors) > 1 and record.authors_complete
    return is_same and all(map(Name.same_person, mine, record.authors))


def _is_alike(reference: Reference, record: Record) -> bool:
    """Whether an item's abstract is about what the record's is."""
    if not reference.abstract or not record.abstract:
        return False
    return text_likeness(mended(reference.abstract), mended(record.abstract)) >= _ALIKE


def _is_sibling(reference: Reference, record: Record) -> bool:
    """Whether the title beside an id is like the record's but for what tells siblings apart."""
    alike = [t for t in reference.titles if likeness(t, record.title) >= 0.75]
    if any(_letters(title) == _letters(record.title) for title in alike):
        return False  # WASP-121 b is WASP-121b
    theirs = content_words(record.title)
    return bool(alike) and all(
        signs(title) != signs(record.title) or any(map(_tells, content_words(title) ^ theirs))
        for title in alike
    )


def _letters(title: str) -> tuple[str, list[str]]:
    """Return the letters and digits of a title without what stands between them, and its signs."""
    return "".join(words(title)), signs(title)


def _tells(word: str) -> bool:
    """Whether a word in one of two like titles makes them two papers: a number, "not", C++."""
    is_year = word.isdigit() and len(word) == 4
    return not is_year and (any(c.isdigit() for c in word) or word in _NUMERALS or word[-1] in "+#")


def _abstract_can_be(reference: Reference, record: Record) -> bool:
    """Whether an abstract beside an id has anything of the record's, where both are known."""
    mine = fingerprint(reference.abstract)
    theirs = fingerprint(record.abstract) if record.abstract else record.sketch
    both = overlap(mine if record.abstract else sketch(mine), theirs)
    return len(mine) < _LONG or not theirs or both.shared > 0


def _text_can_be(reference: Reference, record: Record) -> bool:
    """Whether the text beside an id leaves it possible that the id is meant.

    A note ("the textbook paper") may say anything; what looks like a title must be like the title.
    """
    titles = [_BRACKETED.sub(" ", title).strip() or title for title in reference.titles]
    if titles and _is_about_another(reference.titles, record.title):
        return False  # though a part of it, in quotes, is the other's title
    least = _RENAMED if _has_all_authors(reference, record) else _LIKE
    return not titles or any(_can_be(title, record, least) for title in titles)


def _is_about_another(titles: Sequence[str], title: str) -> bool:
    """Whether a title beside an id opens as that of a comment does and the paper's not, or it."""
    theirs = words(title)
    mine = [words(each) for each in titles]
    if any(not _opens_about(each) <= set(theirs) for each in mine):
        return True
    return not _opens_about(theirs) <= set().union(*mine)


def _opens_about(title: Sequence[str]) -> frozenset[str]:
    """Return the word by which a title is about another paper, if it opens with one."""
    return _ABOUT_ANOTHER.intersection(title[:1])


def _can_be(text: str, record: Record, least: float) -> bool:
    mine = {w for w in content_words(text) if not w.isdigit()}
    theirs = content_words(record.title)
    if len(mine & theirs) >= 0.8 * len(theirs):
        return True
    named = theirs.union(*(words(name.display) for name in record.authors))
    shared = len(mine & named)
    # Venues and marks (ICML, PDF) are no words of a title.
    said = [w for w in text.split() if any(map(str.isalpha, w)) and not w.isupper()]
    capitals = sum(w.strip("\"'([“‘")[:1].isupper() for w in said)
    if len(mine) < _NOTE and not (len(said) >= 2 and capitals > len(said) / 2):
        return True
    if len(mine) < _TITLE:
        return shared >= 0.5 * len(mine)
    if said and not said[0].strip("\"'([“‘")[:1].isupper():
        return shared >= len(mine) / 3
    return _of_one_name(text, record.title) or _shared(mine, theirs, named) >= least


def _shared(mine: set[str], theirs: set[str], named: set[str]) -> float:
    """Return what share of two titles their common words are, rare words counting for more."""
    weight = frequencies().weight
    ours = weight(mine & named) / (weight(mine) or 1.0)
    return (ours + weight(mine & theirs) / (weight(theirs) or 1.0)) / 2


def _of_one_name(text: str, title: str) -> bool:
    """Whether two titles start with one name of a few words before a colon: ``SandBot: …``."""
    mine, colon, _ = text.partition(": ")
    theirs, other, _ = title.partition(": ")
    is_short = len(mine.split()) <= _LONGEST_NAME
    return bool(colon and other and is_short) and words(mine) == words(theirs)
