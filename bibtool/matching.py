"""Which record a reference means, and how sure we are: evidence from the texts, never from rank.

Four kinds of evidence: the id, the abstract's words in order (5-grams), the title, the authors.
A veto caps the confidence: another id, disjoint authors, an extra content word in the title.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bibtool.fingerprints import Overlap, fingerprint, overlap, sketch
from bibtool.model import Candidate, Record, Reference, Status
from bibtool.names import Name
from bibtool.words import STOP_WORDS, content_words, likeness, signs, words

SURE = 0.9
"""From here on no further source is asked."""
MATCH = 0.75
FAIR = 0.6
"""From here on an agreeing author may make a match of it."""
CANDIDATE = 0.3
MARGIN = 0.05
_CAP = 0.99
_NEAR = 0.975
"""The most that a text can get which is not the very same."""
_MIN_SHARED = {False: 8, True: 2}
"""5-grams that must be shared at least: in whole texts, in sketches."""
_MIN_PARTLY = {False: 24, True: 8}
"""Those that must be shared where neither text is wholly in the other; half of it if one is."""
_NEARLY_ALL, _MOST_OF_IT = 0.9, 0.6
_NOTE = 4
"""Content words from which on a note beside an id must have to do with its paper."""
_MIN_SHARE = 0.2
"""Below this part of either text, what they share is a stock phrase or a quotation."""
_MIN_MAIN = 3
_NUMERALS = frozenset("i ii iii iv v vi vii viii ix x no not without non".split())
_LONG = 30
"""5-grams from which on a text beside an id must share some with the id's abstract."""
# A title with these is of a paper about the one it names.
_ABOUT_ANOTHER = frozenset("comment corrigendum erratum reply response".split())
# Words of a subtitle that make it another paper of the same name.
_SEQUELS = frozenset(
    """
    addendum appendix comment comments corrigendum discussion erratum extended ii iii iv part reply
    response review revisited sequel supplement supplementary survey tutorial update v vi 2 3 4
    """.split()
)
_MAX_YEARS = 2


@dataclass(frozen=True, slots=True)
class _Evidence:
    """How sure one kind of evidence makes us, and in which words."""

    confidence: float
    reason: str


def judge(reference: Reference, records: Iterable[Record]) -> list[Candidate]:
    """Return the records that may be meant, each paper once, best first.

    Records without any evidence are left out.
    """
    records = list(records)
    mine = fingerprint(reference.abstract) if records else frozenset()
    judged = (_candidate(reference, mine, record) for record in records)
    return rank(c for c in judged if c.confidence >= CANDIDATE)


def rank(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the best candidate for each paper, best first; of equals the one offered first."""
    papers: dict[str, Candidate] = {}
    for candidate in candidates:
        best = papers.get(candidate.record.arxiv_id.base)
        if best is None or candidate.confidence > best.confidence:
            papers[candidate.record.arxiv_id.base] = candidate
    return sorted(papers.values(), key=lambda c: (-c.confidence, c.record.arxiv_id.base))


def decide(candidates: Sequence[Candidate]) -> tuple[Status, tuple[str, ...]]:
    """Return matched, ambiguous or not-found for judged candidates, with the reasons."""
    if not candidates:
        return Status.NOT_FOUND, ()
    best, rivals = candidates[0], candidates[1:]
    if best.confidence < MATCH:
        return Status.AMBIGUOUS, ("nothing fits well enough to be sure",)
    # The very same text, id or DOI beats a near one, however near.
    margin = _CAP - _NEAR if best.confidence >= _CAP else MARGIN
    close = [c for c in rivals if c.confidence > best.confidence - margin]
    if close:
        ids = ", ".join(c.record.arxiv_id.base for c in close)
        return Status.AMBIGUOUS, (f"{ids} fits as well as {best.record.arxiv_id.base}",)
    return Status.MATCHED, best.reasons


def _candidate(reference: Reference, mine: frozenset[int], record: Record) -> Candidate:
    kinds = [_by_id(reference, record), _by_abstract(mine, record), _by_title(reference, record)]
    evidence = sorted((e for e in kinds if e is not None), key=lambda e: -e.confidence)
    if reference.doi is not None and reference.doi == record.doi:
        evidence.insert(0, _Evidence(0.98, f"the DOI is the record's: {record.doi}"))
    if not evidence:
        return Candidate(record, 0.0)
    confidence = evidence[0].confidence
    reasons = [e.reason for e in evidence]
    agreeing = _authors_agree(reference, record)
    if agreeing:
        reasons.append(f"author {agreeing} agrees")
    if agreeing and confidence >= FAIR:
        # Weaker evidence stays weak: one's own other papers have one's name on them too.
        confidence += (1 - confidence) / 2
    for cap, reason in _vetoes(reference, record):
        confidence = min(confidence, cap)
        reasons.append(reason)
    return Candidate(record, round(min(confidence, _CAP), 3), tuple(reasons))


def _by_id(reference: Reference, record: Record) -> _Evidence | None:
    asked = reference.arxiv_id
    if asked is None or asked != record.arxiv_id:
        return None
    if _is_sibling(reference, record):
        return _Evidence(0.5, "the id is the record's, but the title beside it is its sibling's")
    if not _abstract_can_be(reference, record) or not _text_can_be(reference, record):
        return _Evidence(0.5, "the id is the record's, but the text beside it is not its title")
    if asked.version in (None, record.version):
        return _Evidence(_CAP, f"the id is the record's: {asked.versioned}")
    if asked.version is not None and asked.version <= (record.known_versions or 0):
        return _Evidence(0.85, f"the id is the record's; version {asked.version} was not looked at")
    return _Evidence(0.5, f"the id is the record's, but no version {asked.version} is known")


def _is_sibling(reference: Reference, record: Record) -> bool:
    """Whether the title beside an id is like the record's but for what tells siblings apart."""
    alike = [t for t in reference.titles if likeness(t, record.title) >= 0.75]
    theirs = content_words(record.title)
    return bool(alike) and all(
        signs(title) != signs(record.title) or any(map(_tells, content_words(title) ^ theirs))
        for title in alike
    )


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
    theirs = content_words(record.title)
    named = theirs.union(*(words(name.display) for name in record.authors))
    return not reference.titles or any(_can_be(t, theirs, named) for t in reference.titles)


def _can_be(text: str, theirs: set[str], named: set[str]) -> bool:
    mine = {w for w in content_words(text) if not w.isdigit()}
    shared = len(mine & named)
    # Venues and marks (ICML, PDF) are no words of a title.
    said = [w for w in text.split() if any(c.isalpha() for c in w) and not w.isupper()]
    capitals = sum(w.strip("\"'([“‘")[:1].isupper() for w in said)
    is_titled = len(said) >= 2 and capitals > len(said) / 2
    if (mine - theirs) & _ABOUT_ANOTHER:
        return False
    if len(mine & theirs) >= 0.8 * len(theirs):
        return True
    if is_titled:
        return shared >= 0.5 * len(mine)
    return len(mine) < _NOTE or shared >= len(mine) / 3


def _by_abstract(mine: frozenset[int], record: Record) -> _Evidence | None:
    sampled = not record.abstract
    theirs = record.sketch if sampled else fingerprint(record.abstract)
    both = overlap(sketch(mine) if sampled else mine, theirs)
    if both.shared < _MIN_SHARED[sampled] or max(both.of_item, both.of_record) < _MIN_SHARE:
        return None
    unit = "sampled word runs" if sampled else "word runs"
    total = round(both.shared / both.of_item)
    reason = f"{both.shared} of the item's {total} {unit} are in the abstract"
    return _Evidence(_abstract_confidence(both, _MIN_PARTLY[sampled]), reason)


def _abstract_confidence(both: Overlap, enough: int) -> float:
    """Return 0.99 for the same text, 0.9 and more for a passage of it, 0.8 for another wording.

    A text that shares sentences with a record, and each has much that the other has not, may be
    another paper of the same people: never a match.
    """
    if both.of_item == both.of_record == 1:
        return _CAP
    is_reworded = min(both.of_item, both.of_record) >= _MOST_OF_IT and both.shared >= enough
    is_passage = both.of_item >= _NEARLY_ALL and both.shared >= enough // 2
    if is_passage or is_reworded:
        return min(_NEAR, 0.55 + 0.38 * both.of_item + 0.05 * both.of_record)
    return min(FAIR - 0.01, 0.3 + 0.5 * both.of_item)


def _by_title(reference: Reference, record: Record) -> _Evidence | None:
    scored = [(likeness(title, record.title), title) for title in reference.titles]
    if not scored:
        return None
    score, title = max(scored)
    mine, theirs = content_words(title), content_words(record.title)
    if score >= 0.75 and signs(title) != signs(record.title):
        return _Evidence(0.5, "the title's relations are others")
    if score == 1.0 and len(theirs) >= 3:
        # Not sure: a source that has one paper of a title need not have all.
        return _Evidence(0.89, "the title is the record's")
    if score == 1.0:
        return _Evidence(0.6, "the title is the record's, but such a short one proves little")
    extra = mine ^ theirs
    if score >= 0.9 and len(theirs) >= 3 and _in_order(title) == _in_order(record.title):
        return _Evidence(0.82, "the title has the record's words in their order")
    if _lacks_subtitle(title, record.title):
        return _Evidence(0.8, "the title is the record's without its subtitle")
    if score >= 0.75 and extra:
        # One letter can be another word: proton, photon; finite, infinite.
        return _Evidence(0.5, f"the title differs in {', '.join(sorted(extra)[:3])}")
    if score >= 0.75:
        return _Evidence(0.5, "the title has the record's words in another order")
    if mine and mine <= theirs and len(mine) >= 2:
        return _Evidence(0.45, "the item's words are all in the title, which has more")
    return None


def _lacks_subtitle(title: str, full: str) -> bool:
    """Whether a title is a record's up to the colon, and what follows names no other paper."""
    main, colon, subtitle = full.partition(":")
    return (
        bool(colon)
        and words(title) == words(main)
        and len(content_words(main)) >= _MIN_MAIN
        and not _SEQUELS.intersection(words(subtitle))
    )


def _in_order(title: str) -> list[str]:
    return [word for word in words(title) if word not in STOP_WORDS]


def _authors_agree(reference: Reference, record: Record) -> str:
    return next(
        (
            mine.display
            for mine in map(Name.parse, reference.authors)
            for theirs in record.authors
            if mine.same_person(theirs)
        ),
        "",
    )


def _surely_authors(reference: Reference, record: Record) -> list[str]:
    """Return the item's authors without those that are words of the record's own title.

    A reader may have taken "… by Code Generation" for an author; the record decides.
    """
    titled = set(words(record.title))
    return [name for name in reference.authors if not titled.issuperset(words(name))]


def _vetoes(reference: Reference, record: Record) -> list[tuple[float, str]]:
    found = []
    if reference.arxiv_id is not None and reference.arxiv_id != record.arxiv_id:
        found.append((0.5, f"the item gives another id, {reference.arxiv_id.versioned}"))
    if (
        _surely_authors(reference, record)
        and record.authors
        and record.authors_complete
        and not _authors_agree(reference, record)
    ):
        found.append((0.45, "none of the item's authors is the record's"))
    if (
        not reference.abstract
        and reference.year is not None
        and record.year is not None
        and abs(reference.year - record.year) > _MAX_YEARS
    ):
        found.append((0.6, f"the item is of {reference.year}, the record of {record.year}"))
    return found
