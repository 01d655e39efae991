"""Lists in other markup, read as if they were Markdown: org, AsciiDoc, reStructuredText, wikis."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bibtool.layouts.choice import best
from bibtool.layouts.lines import numbered
from bibtool.layouts.sites.othermarkup import Translated, may_have_links, translated
from bibtool.model import Leftover, Listing, Reference
from bibtool.plugins import Layout

NAME = "other-markup"

_SURE = 0.96
_LEAST = 0.16
_SAMPLE = 200_000


def looks_like(text: str) -> float:
    """Return nearly 1 where one line in six has a link or opens an entry in such a markup."""
    head = text[:_SAMPLE]
    if not may_have_links(head):
        return 0.0
    return _SURE if translated(head).share >= _LEAST else 0.0


def reader(layouts: Mapping[str, Layout]) -> Callable[[str], Listing]:
    """Return a function that reads such pages, given the layouts that they may have in Markdown."""

    def read(text: str) -> Listing:
        page = translated(text)
        listing = layouts[best(layouts, page.text, but=(NAME,))].read(page.text)
        printed = {line.number: line.text for line in numbered(text)}
        references = _printed(listing.references, printed, page)
        taken = {number for reference in references for number in reference.lines}
        left = (Leftover(n, line) for n, line in printed.items() if n not in taken)
        return Listing(NAME, tuple(references), tuple(left))

    return read


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
