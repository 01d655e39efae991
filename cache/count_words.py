"""Count in how many abstracts each word occurs: what is rare, for planning and judging.

Usage: python cache/count_words.py RECORDS.jsonl.gz > bibtool/frequencies.txt

Numbers and single words only: no text can be had back from them.
"""

import gzip
import json
import sys
from collections import Counter, defaultdict

from bibtool.words import words

LEAST = 3
"""A word in fewer papers is left out: it may be a slip of the pen, and is rare in any case."""


def count(path: str) -> tuple[int, Counter[str]]:
    """Return how many papers there are, and in how many of them each word occurs."""
    papers, counts = 0, Counter[str]()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            paper = json.loads(line)
            papers += 1
            counts.update({*words(paper["title"]), *words(paper["abstract"])})
    return papers, counts


def main() -> None:
    """Print the table."""
    papers, counts = count(sys.argv[1])
    together = defaultdict(list)
    for word, number in counts.items():
        if number >= LEAST:
            together[number].append(word)
    print(papers)
    for number in sorted(together, reverse=True):
        print(number, *sorted(together[number]))


if __name__ == "__main__":
    main()
