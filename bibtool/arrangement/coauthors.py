"""Who else writes a list's papers."""

from collections import Counter
from collections.abc import Callable

from bibtool.bibliography import Bibliography
from bibtool.names import Name
from bibtool.words import fold


def coauthors(
    bibliography: Bibliography, most: int, person: Callable[[Name], Name] = lambda name: name
) -> list[tuple[Name, int]]:
    """Return the most frequent co-authors with their numbers of papers, the owner left out.

    Those with equally many papers come in alphabetical order.

    Args:
        bibliography: the papers; an author is counted once for each.
        most: how many to return at most.
        person: the name that somebody goes by, from one as printed; by default names that differ
            in capitals or accents only are one.
    """
    owner = bibliography.owner
    counts: Counter[str] = Counter()
    names: dict[str, Counter[Name]] = {}
    for record in bibliography.values():
        people = {fold((who := person(name)).display): who for name in record.authors}
        for key, who in people.items():
            counts[key] += 1
            names.setdefault(key, Counter())[who] += 1
    others = {key: min(n, key=lambda x: (-n[x], x.display)) for key, n in names.items()}
    if owner is not None:
        others = {key: name for key, name in others.items() if not name.same_person(owner)}
    ranked = sorted(others, key=lambda k: (-counts[k], others[k].sort_key, others[k].display))
    return [(others[key], counts[key]) for key in ranked[: max(most, 0)]]
