"""The report for a person, on standard error: each item and what became of it, then counts."""

import os
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from bibtool.cli.terminal import paint, say
from bibtool.model import Leftover, Match, Publication, Status
from bibtool.plugins import RequestCount
from bibtool.untrusted import clean, excerpt

_COLOUR = {
    Status.MATCHED: "green",
    Status.AMBIGUOUS: "yellow",
    Status.NOT_FOUND: "red",
    Status.UNCHECKED: "cyan",
}
_WIDTH, _LEAST = 72, 24
_MOST_CANDIDATES = 3
_MOST_LEFTOVERS = 10


def report(matches: Sequence[Match], leftovers: Sequence[Leftover], requests: RequestCount) -> None:
    """Print every item with its number, outcome, line, first words, record and why."""
    for file, group in groupby(enumerate(matches, 1), key=lambda one: one[1].reference.file):
        if file:
            say(paint(_file(file), "bold"))
        for number, match in group:
            _print_match(number, match)
    _print_leftovers(leftovers)
    say(_counts(matches, requests))


def _print_match(number: int, match: Match) -> None:
    reference, record = match.reference, match.record
    line = f"line {reference.line:<4}  " if reference.file else ""
    start = f"{number:>5}  {match.status.value:<9}  {line}"
    text = excerpt(reference.text, _room(start))
    say(start.replace(match.status.value, paint(match.status.value, _COLOUR[match.status])) + text)
    indent = " " * 7
    if record is not None:
        base = record.arxiv_id.base
        title = excerpt(record.title, _room(f"{indent}0.00  {base}  "))
        say(f"{indent}{match.confidence:.2f}  {paint(base, 'bold')}  {title}")
        for caveat in record.caveats:
            say(f"{indent}      {paint(caveat, 'yellow')}")
        if record.publication is not None:
            say(f"{indent}      {paint(_place(record.publication), 'green')}")
    for candidate in match.candidates[:_MOST_CANDIDATES] if record is None else ():
        start = f"{indent}{candidate.confidence:.2f}  {candidate.record.arxiv_id.base}?  "
        say(start + excerpt(candidate.record.title, _room(start)))
        say(paint(f"{indent}      {_sentence(candidate.reasons)}", "dim"))
    where = f" [{match.source}]" if match.source else ""
    if match.reasons:
        say(paint(f"{indent}      {_sentence(match.reasons)}{where}", "dim"))


def _room(before: str) -> int:
    """Return how much of a text to show behind another on its line; a terminal should not wrap."""
    try:
        columns = os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError, AttributeError):
        return _WIDTH
    return min(_WIDTH, max(_LEAST, columns - len(before))) if columns else _WIDTH


def _place(publication: Publication) -> str:
    """Return where a paper came out, in short."""
    where = publication.container or publication.publisher
    return excerpt(f"published: {where}, {publication.date[:4]}, doi:{publication.doi}", _WIDTH)


def _sentence(reasons: Sequence[str]) -> str:
    return clean("; ".join(reasons))


def _print_leftovers(leftovers: Sequence[Leftover]) -> None:
    if not leftovers:
        return
    say(paint("Left over, in no item:", "bold"))
    for leftover in leftovers[:_MOST_LEFTOVERS]:
        file = _file(leftover.file)
        text = excerpt(leftover.text, _room(f"{leftover.line:>5}    ({file})"))
        say(f"{leftover.line:>5}  {text}  ({file})")
    if len(leftovers) > _MOST_LEFTOVERS:
        say(f"       and {len(leftovers) - _MOST_LEFTOVERS} more; --json lists them all")


def _counts(matches: Sequence[Match], requests: RequestCount) -> str:
    numbers = Counter(match.status for match in matches)
    papers = len({match.record.arxiv_id for match in matches if match.record is not None})
    parts = [f"{numbers[status]} {status.value}" for status in Status if numbers[status]]
    sent = f"; {requests.sent} sent to arXiv" if requests.sent else ""
    items = "item" if len(matches) == 1 else "items"
    many = "paper" if papers == 1 else "papers"
    return f"{len(matches)} {items}: {', '.join(parts) or 'none'} = {papers} {many}{sent}"


def _file(file: str) -> str:
    return "standard input" if file == "-" else clean(file)
