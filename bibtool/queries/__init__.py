"""What to ask for a reference: first what is certain, then ever looser questions.

Pure: a reference in, rounds of queries out. The first rounds share requests with those of other
references; the last, asked for what is still open, need one of their own.
"""

from dataclasses import replace

from bibtool.fingerprints import LONGEST, fingerprint, sketch
from bibtool.mending import mend
from bibtool.model import Query, Reference
from bibtool.queries.phrases import phrases, rare_words
from bibtool.queries.titles import title_parts, title_run, title_words, weight

_FIRST, _SECOND, _THIRD = 1, 2, 5
"""Phrases in each round: one finds nearly every paper, more are for those it did not."""
_ALL_OF, _SOME_OF = 6, 14
"""Rare words of an abstract that a record must all have, or should have many of."""
_LONGEST_TITLE = 2000
_COMMON = 7.0
"""A title whose words tell less together is many papers' title."""


def local_plan(reference: Reference) -> list[Query]:
    """Return the questions for a source at hand: by id, then by DOI, sketch and title at once."""
    marks = sketch(fingerprint(mend(reference.passage[:LONGEST])))
    by_text = Query(doi=reference.doi, sketch=marks, titles=reference.titles)
    return _useful([Query(arxiv_id=reference.arxiv_id), by_text])


def plan(reference: Reference) -> list[Query]:
    """Return the rounds of questions for a source far away, the most certain first.

    Empty only if there is no word to ask about.
    """
    by_id = Query(arxiv_id=reference.arxiv_id)
    reference = replace(
        reference,
        abstract=mend(reference.abstract[:LONGEST]),
        titles=tuple(mend(title[:_LONGEST_TITLE]) for title in reference.titles),
    )
    rest = _by_abstract(reference) if reference.abstract else _by_title(reference)
    return _useful([by_id, *rest])


def _by_abstract(reference: Reference) -> list[Query]:
    found = phrases(reference.abstract, _FIRST + _SECOND + _THIRD)
    rare = rare_words(reference.abstract)
    second, third = _FIRST, _FIRST + _SECOND
    titles = _runs(reference)[:2] if found else _whole_and_runs(reference)
    return [
        Query(doi=reference.doi, titles=titles, phrases=found[:second]),
        Query(phrases=found[second:third]),
        Query(phrases=found[third:]),
        Query(abstract_words=rare[:_ALL_OF]),
        Query(some_abstract_words=rare[:_SOME_OF], is_broad=True),
    ]


def _by_title(reference: Reference) -> list[Query]:
    titles = _whole_and_runs(reference)
    is_broad = any(weight(title) < _COMMON for title in titles)
    all_of = title_words(reference.title)
    found = phrases(reference.passage, _FIRST + _SECOND)
    return [
        Query(doi=reference.doi, titles=titles, phrases=found[:_FIRST], is_broad=is_broad),
        Query(titles=title_parts(reference.title), phrases=found[_FIRST:]),
        Query(title_words=all_of, is_broad=weight(" ".join(all_of)) < _COMMON),
        Query(abstract_words=rare_words(reference.passage)[:_ALL_OF]),
        Query(some_title_words=rare_words(reference.title)[:_SOME_OF], is_broad=True),
    ]


def _runs(reference: Reference) -> tuple[str, ...]:
    return tuple(run for title in reference.titles if (run := title_run(title)))


def _whole_and_runs(reference: Reference) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*reference.titles, *_runs(reference)]))


def _useful(rounds: list[Query]) -> list[Query]:
    """Return the rounds that ask something."""
    return [query for query in rounds if query.asks]
