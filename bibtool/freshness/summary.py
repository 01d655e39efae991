"""What changed in some lists, in words for a commit and as JSON (``bibtool/watch/1``)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from bibtool.exporters.jsontext import laid_out
from bibtool.exporters.tex import plain
from bibtool.freshness.lists import Folder
from bibtool.freshness.news import KINDS, Change
from bibtool.untrusted import clean, excerpt

SCHEMA = "bibtool/watch/1"
SUBJECT = 72
"""Characters of a commit's first line at most."""
_TITLE = 72


def subject(changes: Sequence[Change]) -> str:
    """Return what changed in one line: ``Publications: 2 new, 1 withdrawn``."""
    if not changes:
        return "Publications: nothing new"
    counts = Counter(change.kind for change in changes)
    parts = [f"{counts[kind]:,} {kind}" for kind in KINDS if counts[kind]]
    shown = f"Publications: {', '.join(parts)}"
    left = 0
    while len(shown) > SUBJECT:
        left += int(parts.pop().split()[0].replace(",", ""))
        shown = f"Publications: {', '.join(parts)} and {left:,} more"
    return shown


def body(changes: Iterable[Change]) -> str:
    """Return a line for each change, none of which a shell, a terminal or git takes for its own."""
    return "".join(f"{_line(change)}\n" for change in changes)


def _line(change: Change) -> str:
    people = ", ".join(map(plain, change.people))
    parts = [f"- {change.kind}: arXiv:{change.id} {excerpt(plain(change.title), _TITLE)}"]
    parts += [f"({clean(people)})"] if people else []
    parts += [f"- {excerpt(plain(change.why), _TITLE)}"] if change.why else []
    return " ".join(parts)


def as_json(changes: Iterable[Change], folder: Folder, requests: Any, *, complete: bool) -> str:
    """Return the changes as JSON, with the papers that somebody is to decide about.

    ``requests`` counts those sent and those answered by the cache; ``complete`` says whether all
    was asked.
    """
    records = folder.records
    whole = {
        "schema": SCHEMA,
        "subject": subject(tuple(changes := list(changes))),
        "complete": complete,
        "changes": [{**asdict(change), "people": list(change.people)} for change in changes],
        "to_decide": [
            {
                "id": i,
                "title": records[i].title if i in records else "",
                "person": one.author.display,
            }
            for one in folder.lists
            for i in sorted(one.doubtful, reverse=True)
        ],
        "requests": {"sent": requests.sent, "cached": requests.cached},
    }
    return laid_out(whole) + "\n"
