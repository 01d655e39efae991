"""Count how many differently named authors have each family name: what is common, who is who.

Usage: python cache/count_families.py RECORDS.jsonl.gz > bibtool/authorship/families.txt

Numbers and family names only, of families with many different given names: nobody's name.
"""

import gzip
import json
import sys
from collections import Counter, defaultdict

from bibtool.authorship.forms import form_of
from bibtool.names import Name

LEAST = 25
"""A family name with fewer given names is left out: it counts as rare."""


def count(path: str) -> tuple[int, Counter[str]]:
    """Return how many names there are, and how many of them with each family name."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        printed = {name for line in lines for name in json.loads(line).get("authors", ())}
    full = {(f.core, f.first) for f in map(form_of, map(Name.parse, printed)) if f.first}
    return len(full), Counter(core for core, _ in full)


def main() -> None:
    """Print the table."""
    names, counts = count(sys.argv[1])
    together = defaultdict(list)
    for family, number in counts.items():
        if number >= LEAST:
            together[number].append(family)
    print(names)
    for number in sorted(together, reverse=True):
        print(number, *sorted(together[number]))


if __name__ == "__main__":
    main()
