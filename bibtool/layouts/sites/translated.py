"""Lists in other markup, read as if they were Markdown: org, AsciiDoc, reStructuredText, wikis."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from bibtool.layouts.choice import best
from bibtool.layouts.lines import numbered
from bibtool.layouts.printed import ids_in
from bibtool.layouts.rest import with_rest
from bibtool.layouts.sites import labelled, mentions
from bibtool.layouts.sites.othermarkup import Translated, may_have_links, translated
from bibtool.model import Leftover, Listing, Reference
from bibtool.plugins import Layout

NAME = "other-markup"

_SURE = 0.96
_LEAST = 0.16
_SAMPLE = 200_000
_FEWEST = 3
"""So many works whose title is sure make a list."""
_MOST_TITLES = 5


def looks_like(text: str) -> float:
    """Return nearly 1 where one line in six has a link or opens an entry in such a markup."""
    head = text[:_SAMPLE]
    if not may_have_links(head):
        return 0.0
    return _SURE if _of_sample(head).share >= _LEAST else 0.0


@lru_cache(maxsize=1)
def _of_sample(head: str) -> Translated:
    # A text that is no longer is read right after.
    return translated(head)


def reader(layouts: Mapping[str, Layout]) -> Callable[[str], Listing]:
    """Return a function that reads such pages, given the layouts that they may have in Markdown."""

    def read(text: str) -> Listing:
        page = translated(text) if len(text) > _SAMPLE else _of_sample(text)
        but = (NAME, mentions.NAME) if len(page.titled) >= _FEWEST else (NAME,)
        name = labelled.NAME if page.is_note else best(layouts, page.text, but=but)
        listing = with_rest(layouts, layouts[name].read(page.text))
        printed = {line.number: line.text for line in numbered(text)}
        references = _printed(_surely_titled(listing.references, page), printed, page)
        taken = {number for reference in references for number in reference.lines}
        left = (Leftover(n, line) for n, line in printed.items() if n not in taken)
        return Listing(NAME, tuple(references), tuple(left))

    return read


def _surely_titled(references: Sequence[Reference], page: Translated) -> tuple[Reference, ...]:
    """Return the references with the titles that their lines surely have, each line's once."""
    done: list[Reference] = []
    found: set[int] = set()
    several = _of_several(references, page)
    for reference in references:
        own = [n for n in reference.lines if n in page.titled]
        if reference.lines in several or _is_heading(reference, page):
            continue
        if len(own) != 1:
            found.update(own)
            done.append(reference)
        elif own[0] not in found:
            found.add(own[0])
            sure = page.titled[own[0]]
            titles = dict.fromkeys((sure.title, *reference.titles))
            authors = sure.names or reference.authors
            done.append(replace(reference, titles=tuple(titles)[:_MOST_TITLES], authors=authors))
    for n, sure in page.titled.items():
        if n not in found:
            arxiv_id, doi = ids_in(sure.line)
            work = Reference(line=n, lines=(n,), text=sure.line, titles=(sure.title,))
            done.append(replace(work, authors=sure.names, arxiv_id=arxiv_id, doi=doi))
    return tuple(sorted(done, key=lambda reference: reference.line))


def _is_heading(reference: Reference, page: Translated) -> bool:
    """Return whether a reference is but the heading of several works whose titles are sure."""
    if len(page.titled) < _FEWEST or len(reference.lines) > 1 or reference.arxiv_id:
        return False
    return reference.text.startswith("#") and not reference.doi and "](" not in reference.text


def _of_several(references: Sequence[Reference], page: Translated) -> set[tuple[int, ...]]:
    """Return the lines that were read together, but have more sure titles than works."""
    count = Counter(reference.lines for reference in references)
    return {
        lines
        for lines, works in count.items()
        if sum(n in page.titled for n in lines) > max(1, works - 1)
    }


def _printed(
    references: tuple[Reference, ...], printed: Mapping[int, str], page: Translated
) -> list[Reference]:
    """Return the references with their lines as they were printed.

    What names several works on the same lines has each on its own part of them.
    """
    sharing: dict[tuple[int, ...], list[Reference]] = {}
    for reference in references:
        sharing.setdefault(reference.lines, []).append(reference)
    done: list[Reference] = []
    for numbers, works in sharing.items():
        every = {n for number in numbers for n in (number, *page.joined.get(number, ()))}
        lines = tuple(sorted(every & printed.keys()))
        whole = "\n".join(printed[n] for n in lines)
        texts: set[tuple[object, str]] = set()
        for work in works:
            parts = (work.text, *work.titles) if len(works) > 1 else ()
            text = next((part for part in parts if part and part in whole), whole)
            if (work.arxiv_id, text) not in texts:
                texts.add((work.arxiv_id, text))
                done.append(replace(work, line=lines[0], lines=lines, text=text))
    return done
