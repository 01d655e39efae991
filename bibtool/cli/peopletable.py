"""The people of a bibliography: a table for a person, an object for a machine."""

import json
import shlex
from collections import Counter
from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from bibtool.authorship.people import Doubt, People, Person
from bibtool.untrusted import clean, escaped, excerpt

SCHEMA = "bibtool/authors/1"
_NAME, _WIDTH = 30, 80
_LEFT = 6 + 2 + _NAME + 2 + 5 + 2
_FEW = 40
"""So many people are all shown; of more those with several papers or names."""
_MOST_FORMS, _MOST_DOUBTS = 12, 20


def people_table(people: People, papers: int) -> str:
    """Return who there is, papers and names of each, how sure; then what is in doubt."""
    shown = [p for p in people if len(people) <= _FEW or len(p.positions) > 1 or len(p.forms) > 1]
    lines = [f"{_many(len(people), 'person', 'people')} in {_many(papers, 'paper')}", ""]
    lines.append(f"{'papers':>6}  {'person':<{_NAME}}  {'sure':>5}  also printed as")
    for person in shown:
        lines += _rows(person)
    if rest := len(people) - len(shown):
        lines += ["", f"and {rest:,} more with one paper each; --json lists them all"]
    lines += _doubts(people.doubts)
    return "\n".join(lines) + "\n"


def _rows(person: Person) -> list[str]:
    sure = "" if person.confidence is None else f"{person.confidence:.0%}"
    others = [
        f"{clean(form)} ({count})" if count > 1 else clean(form)
        for form, count in person.forms.items()
        if form != person.name.display
    ]
    if len(others) > _MOST_FORMS:
        others[_MOST_FORMS:] = [f"and {len(others) - _MOST_FORMS} more"]
    ids = [f"ORCID {person.orcid}"] if person.orcid else []
    ids += [f"arXiv {person.arxiv}"] if person.arxiv else []
    forms = wrap(", ".join([*others, *ids]), _WIDTH - _LEFT, break_on_hyphens=False) or [""]
    name = excerpt(person.name.display, _NAME)
    first = f"{len(person.positions):>6,}  {name:<{_NAME}}  {sure:>5}  {forms[0]}"
    return [first.rstrip(), *(f"{'':{_LEFT}}{form}" for form in forms[1:])]


def _doubts(doubts: Sequence[Doubt]) -> list[str]:
    if not doubts:
        return []
    lines = ["", "May be one person, and are kept apart:"]
    for doubt in doubts[:_MOST_DOUBTS]:
        names = " and ".join(
            f"{excerpt(mark.text, 40)} ({_many(len(person.positions), 'paper')})"
            for mark, person in zip(doubt.marks, (doubt.one, doubt.other), strict=True)
        )
        said = shlex.quote(clean("=".join(mark.text for mark in doubt.marks)))
        lines += [
            "",
            f"  {names}",
            f"    {doubt.confidence:.0%}: {', '.join(doubt.reasons)}",
            f"    --same or --not-same {said}",
        ]
    if rest := len(doubts) - _MOST_DOUBTS:
        lines += ["", f"  and {rest:,} more; --json lists them all"] if rest > 0 else []
    return lines


def people_json(people: People) -> str:
    """Return the same as JSON (docs/json.md); nothing in it can steer a terminal."""
    number = {id(person): n for n, person in enumerate(people, 1)}
    whole = {
        "schema": SCHEMA,
        "people": [_person(n, person) for n, person in enumerate(people, 1)],
        "doubts": [
            {
                "one": number[id(doubt.one)],
                "other": number[id(doubt.other)],
                "confidence": round(doubt.confidence, 2),
                "reasons": list(doubt.reasons),
                "names": [mark.text for mark in doubt.marks],
            }
            for doubt in people.doubts
        ],
    }
    return escaped(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def _person(number: int, person: Person) -> dict[str, Any]:
    return {
        "number": number,
        "name": person.name.display,
        "papers": list(person.papers),
        "forms": dict(Counter(person.forms).most_common()),
        "confidence": person.confidence,
        "reasons": list(person.reasons),
        "orcid": person.orcid or None,
        "arxiv": person.arxiv or None,
    }


def _many(count: int, one: str, more: str = "") -> str:
    return f"{count:,} {one if count == 1 else more or f'{one}s'}"
