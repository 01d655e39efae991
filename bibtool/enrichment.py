"""Publisher metadata for matched records: asked for by DOI, believed only of the same work.

DOIs are typed by authors, and some lead to another work: an answer counts if its title is the
record's, as far as ``matching`` calls titles the same, and one of its authors is the record's.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from bibtool.errors import SourceError
from bibtool.identifiers import Doi
from bibtool.matching.evidence import FAIR
from bibtool.matching.titles import by_title
from bibtool.model import Match, Publication, Record, Reference
from bibtool.names import Name
from bibtool.sources.citeproc import Reply
from bibtool.untrusted import excerpt
from bibtool.words import likeness, signs, words

_FORMULA = re.compile(r"\$[^$]{1,500}\$")
_SHOWN = 60
_ALIKE = 0.6
"""Likeness from which on two titles may be one: a collaboration may stand for its members."""


class Registry(Protocol):
    """Who knows DOIs: ``sources.registries`` does."""

    def look_up(self, doi: Doi) -> Reply:
        """Return what is known of a DOI.

        Raises:
            SourceError: it could not be asked.
        """
        ...


@dataclass(frozen=True, slots=True)
class Enriched:
    """Matches with what publishers say of their records, and what is to be told."""

    matches: list[Match]
    dois: int = 0
    """How many were to be looked up."""
    left_out: tuple[str, ...] = ()
    """A sentence for each record whose answer is not used."""
    unasked: tuple[str, ...] = ()
    """A sentence for each reason why DOIs could not be asked about."""


def enrich(
    matches: Sequence[Match],
    registry: Registry,
    watch: Callable[[int, int], None] = lambda done, total: None,
    *,
    only: Collection[Doi] | None = None,
) -> Enriched:
    """Return matches whose records have their publication, where it is known and verified.

    No failure of a registry raises: the record stays as it was, and it is said. Only a DOI that
    proves to be of another work is taken from its record.

    Args:
        matches: as the resolver decided them; only matched ones with a publisher's DOI are asked
            about, each DOI once.
        registry: whom to ask.
        watch: told how many DOIs of how many are done.
        only: DOIs to ask about; all by default.
    """
    wanted = [doi if only is None or doi in only else None for doi in map(_doi, matches)]
    dois = list(dict.fromkeys(filter(None, wanted)))
    answers: dict[Doi, Reply | SourceError] = {}
    for done, doi in enumerate(dois, 1):
        try:
            answers[doi] = registry.look_up(doi)
        except SourceError as error:
            answers[doi] = error
        watch(done, len(dois))
    told = [_told(match, answers) for match in matches]
    failures = Counter(
        str(answer) for answer in answers.values() if isinstance(answer, SourceError)
    )
    return Enriched(
        [match for match, _ in told],
        len(dois),
        tuple(dict.fromkeys(line for _, line in told if line)),
        tuple(f"{_dois(count)} could not be asked about: {why}" for why, count in failures.items()),
    )


def _doi(match: Match) -> Doi | None:
    """Return the DOI to look up for a match: a publisher's, never arXiv's own."""
    doi = match.record.doi if match.record is not None else None
    return doi if doi is not None and doi.arxiv_id is None else None


def _told(match: Match, answers: Mapping[Doi, Reply | SourceError]) -> tuple[Match, str]:
    """Return a match with its record's publication, or with a remark on why it has none.

    With it comes what to tell of an answer that is not used.
    """
    doi, record = _doi(match), match.record
    if doi is None or record is None or doi not in answers:
        return match, ""
    answer = answers[doi]
    if isinstance(answer, SourceError):
        return _remarked(match, f"doi {doi} could not be asked about: {answer}"), ""
    if answer.publication is None:
        remark = f"doi {doi} {answer.reason}: left out"
    elif (publication := verified(record, answer.publication)) is not None:
        return _with(match, replace(record, publication=publication)), ""
    elif is_other(record, answer.publication):
        remark = f"doi {doi} is of another work ({_shown(answer.publication)}): left out"
        match = _with(match, replace(record, doi=None))
    else:
        remark = f"doi {doi} is registered otherwise ({_shown(answer.publication)}): left out"
    return _remarked(match, remark), f"{record.arxiv_id.base}: {remark}"


def _with(match: Match, record: Record) -> Match:
    """Return a match with its record changed."""
    best = replace(match.candidates[0], record=record)
    return replace(match, candidates=(best, *match.candidates[1:]))


def _remarked(match: Match, remark: str) -> Match:
    return replace(match, remarks=(*match.remarks, remark))


def _shown(publication: Publication) -> str:
    """Return a title and a first author, which may be what differs."""
    by = f" by {excerpt(publication.authors[0].display, _SHOWN)}" if publication.authors else ""
    return f"“{excerpt(publication.title, _SHOWN)}”{by}"


def verified(record: Record, publication: Publication) -> Publication | None:
    """Return a publication if it is the record's work, its title as arXiv spells it if it is that.

    arXiv's spelling has capitals and formulas that registries lose.
    """
    if not _share_an_author(record.authors, publication.authors):
        return None
    title = _title(record, publication)
    return replace(publication, title=title) if title else None


def is_other(record: Record, publication: Publication) -> bool:
    """Whether a publication is surely of another work: another title and other authors.

    A paper may have been renamed on its way, and names are written in more ways than we know.
    """
    if _share_an_author(record.authors, publication.authors) or _title(record, publication):
        return False
    return likeness(record.title, publication.title) < _ALIKE


def _title(record: Record, publication: Publication) -> str:
    """Return a publication's title, as arXiv spells it if it can; nothing if it is another."""
    without = _FORMULA.sub(" ", publication.title)  # some publishers print each formula twice
    if any(_is_spelt(title, record.title) for title in (publication.title, without)):
        return record.title
    there = by_title(Reference("", 1, titles=(publication.title,)), record)
    back = by_title(
        Reference("", 1, titles=(record.title,)), replace(record, title=publication.title)
    )
    is_same = any(found and found.confidence >= FAIR for found in (there, back))
    return publication.title if is_same else ""


def _is_spelt(title: str, other: str) -> bool:
    """Whether two titles are the same but for spaces, capitals and signs between the words."""
    letters = ["".join(words(text)) for text in (title, other)]
    # Whether a plus is a charge or a sum is lost with the markup.
    marks = [[sign for sign in signs(text) if sign != "+"] for text in (title, other)]
    return bool(letters[0]) and letters[0] == letters[1] and marks[0] == marks[1]


def _share_an_author(some: Iterable[Name], others: Iterable[Name]) -> bool:
    known: dict[str, list[Name]] = {}
    for name in some:
        known.setdefault(name.sort_key, []).append(name)
    return any(
        name.same_person(other) for other in others for name in known.get(other.sort_key, ())
    )


def _dois(count: int) -> str:
    return "1 DOI" if count == 1 else f"{count} DOIs"
