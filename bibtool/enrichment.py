"""Publisher metadata for matched records: asked for by DOI, believed only of the same work.

DOIs are typed by authors, and some lead to another work: an answer counts if its title is the
record's, as far as ``matching`` calls titles the same, and one of its authors is the record's.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
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
from bibtool.words import signs, words

_FORMULA = re.compile(r"\$[^$]{1,500}\$")
_SHOWN = 60


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
) -> Enriched:
    """Return matches whose records have their publication, where it is known and verified.

    No failure of a registry raises: the record stays as it was, and it is said.

    Args:
        matches: as the resolver decided them; only matched ones with a publisher's DOI are asked
            about, each DOI once.
        registry: whom to ask.
        watch: told how many DOIs of how many are done.
    """
    dois = list(dict.fromkeys(filter(None, map(_doi, matches))))
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
    left_out = (line for match in told if (line := _line(match, answers)))
    return Enriched(
        told,
        len(dois),
        tuple(dict.fromkeys(left_out)),
        tuple(f"{_dois(count)} could not be asked about: {why}" for why, count in failures.items()),
    )


def _doi(match: Match) -> Doi | None:
    """Return the DOI to look up for a match: a publisher's, never arXiv's own."""
    doi = match.record.doi if match.record is not None else None
    return doi if doi is not None and doi.arxiv_id is None else None


def _told(match: Match, answers: Mapping[Doi, Reply | SourceError]) -> Match:
    """Return a match with its record's publication, or with a remark on why it has none."""
    doi, record = _doi(match), match.record
    if doi is None or record is None:
        return match
    answer = answers[doi]
    if isinstance(answer, SourceError):
        remark = f"doi {doi} could not be asked about: {answer}"
    elif answer.publication is None:
        remark = f"doi {doi} {answer.reason}: left out"
    elif (publication := verified(record, answer.publication)) is None:
        title = excerpt(answer.publication.title, _SHOWN)
        remark = f"doi {doi} is of another work (“{title}”): left out"
    else:
        best = replace(match.candidates[0], record=replace(record, publication=publication))
        return replace(match, candidates=(best, *match.candidates[1:]))
    return replace(match, remarks=(*match.remarks, remark))


def verified(record: Record, publication: Publication) -> Publication | None:
    """Return a publication if it is the record's work, its title as arXiv spells it if it is that.

    arXiv's spelling has capitals and formulas that registries lose.
    """
    if not _share_an_author(record.authors, publication.authors):
        return None
    without = _FORMULA.sub(" ", publication.title)  # some publishers print each formula twice
    if any(_is_spelt(title, record.title) for title in (publication.title, without)):
        return replace(publication, title=record.title)
    there = by_title(Reference("", 1, titles=(publication.title,)), record)
    back = by_title(
        Reference("", 1, titles=(record.title,)), replace(record, title=publication.title)
    )
    is_same = any(found and found.confidence >= FAIR for found in (there, back))
    return publication if is_same else None


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


def _line(match: Match, answers: Mapping[Doi, Reply | SourceError]) -> str:
    """Return what to tell of an answer that is not used."""
    doi = _doi(match)
    if match.record is None or doi is None or isinstance(answers[doi], SourceError):
        return ""
    return f"{match.record.arxiv_id.base}: {match.remarks[-1]}" if match.remarks else ""


def _dois(count: int) -> str:
    return "1 DOI" if count == 1 else f"{count} DOIs"
