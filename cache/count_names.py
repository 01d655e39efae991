"""Count with how many other names each family name and each given name goes: what is common.

Usage: python cache/count_names.py RECORDS.jsonl.gz bibtool/authorship

Numbers and single names only, of those that go with many others: nobody's name.
"""

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from bibtool.authorship.forms import form_of
from bibtool.names import Name

LEAST = 25
"""A name that goes with fewer others is left out: it counts as rare."""


def full_names(path: str) -> set[tuple[str, str]]:
    """Return family name and first given name of everybody printed with both in full."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        printed = {name for line in lines for name in json.loads(line).get("authors", ())}
    forms = map(form_of, map(Name.parse, printed))
    return {(form.core, form.first) for form in forms if form.first and not form.whole}


def table(total: int, pairs: Iterable[tuple[str, str]]) -> str:
    """Return the first of each pair with the number of different seconds, the common ones."""
    others: defaultdict[str, set[str]] = defaultdict(set)
    for name, other in pairs:
        others[name].add(other)
    together: defaultdict[int, list[str]] = defaultdict(list)
    for name, seen in others.items():
        if len(seen) >= LEAST:
            together[len(seen)].append(name)
    lines = [f"{number} {' '.join(sorted(together[number]))}" for number in sorted(together)[::-1]]
    return "\n".join([str(total), *lines]) + "\n"


def main() -> None:
    """Write the tables."""
    path, folder = sys.argv[1], Path(sys.argv[2])
    names = full_names(path)
    (folder / "families.txt").write_text(table(len(names), names), "utf-8")
    turned = ((given, family) for family, given in names)
    (folder / "given.txt").write_text(table(len(names), turned), "utf-8")


if __name__ == "__main__":
    main()
