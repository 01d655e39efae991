"""Pages of made-up works in the layouts that people paste, as long as wanted."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from benchmarks.generated import records
from bibtool.model import Record

_WORKS = 500
Printed = Callable[[Record, int], str]


def _names(record: Record) -> list[str]:
    return [name.display for name in record.authors[:12]]


def _abstract(record: Record, _: int) -> str:
    return f"Abstract:{record.abstract}\n\n"


def _paragraph(record: Record, _: int) -> str:
    return f"{record.abstract}\n"


def _pair(record: Record, _: int) -> str:
    return f"{record.title}\n{record.abstract}\n"


def _title(record: Record, _: int) -> str:
    return f"- {record.title}\n"


def _linked(record: Record, _: int) -> str:
    return (
        f"- [{record.title}](https://arxiv.org/abs/{record.arxiv_id.base}), "
        f"{_names(record)[0]} et al., {record.year}\n"
    )


def _numbered(record: Record, number: int) -> str:
    return (
        f"[{number}] {', '.join(_names(record))}. {record.title}. arXiv preprint "
        f"arXiv:{record.arxiv_id.base}, {record.year}.\n"
    )


def _by_year(record: Record, _: int) -> str:
    return f"{', '.join(_names(record))}. {record.year}. {record.title}. In Made Up Results.\n"


def _mailed(record: Record, _: int) -> str:
    return (
        f"\\\\\narXiv:{record.arxiv_id.base}\nDate: Mon, 2 Mar 2020 10:00:00 GMT   (20kb)\n\n"
        f"Title: {record.title}\nAuthors: {', '.join(_names(record))}\n"
        f"Categories: {' '.join(record.categories)}\n\\\\\n  {record.abstract}\n"
        f"\\\\ ( https://arxiv.org/abs/{record.arxiv_id.base} ,  20kb)\n{'-' * 78}\n"
    )


def _listed(record: Record, number: int) -> str:
    return (
        f"[{number}] arXiv:{record.arxiv_id.base} [pdf, other]\nTitle: {record.title}\n"
        f"{', '.join(_names(record))}\nSubjects: Made Up ({record.categories[0]})\n\n"
        f"{record.abstract}\n\n"
    )


def _at_home(record: Record, _: int) -> str:
    return (
        f"{record.title}\n{', '.join(_names(record))}\nMade Up Results, {record.year}\n"
        "[arXiv] [code]\n\n"
    )


def _bibtex(record: Record, number: int) -> str:
    return (
        f"@article{{key{number},\n  title = {{{record.title}}},\n"
        f"  author = {{{' and '.join(_names(record))}}},\n  year = {{{record.year}}},\n"
        f"  journal = {{arXiv preprint arXiv:{record.arxiv_id.base}}}\n}}\n\n"
    )


def _ris(record: Record, _: int) -> str:
    authors = "".join(f"AU  - {name}\n" for name in _names(record))
    return f"TY  - JOUR\nTI  - {record.title}\n{authors}PY  - {record.year}\nER  - \n\n"


def _json_line(record: Record, _: int) -> str:
    found = {"id": record.arxiv_id.base, "title": record.title, "authors": _names(record)}
    return f"{json.dumps({**found, 'abstract': record.abstract})}\n"


def _markup(record: Record, _: int) -> str:
    return (
        f"<li><b>{record.title}</b><br>{', '.join(_names(record))}<br><i>Made Up</i>, "
        f'{record.year} <a href="https://arxiv.org/abs/{record.arxiv_id.base}">pdf</a></li>\n'
    )


SHAPES: dict[str, Printed] = {
    "abstracts": _abstract,
    "paragraphs": _paragraph,
    "titles and abstracts": _pair,
    "titles": _title,
    "linked titles": _linked,
    "numbered references": _numbered,
    "author-year references": _by_year,
    "arXiv mailing": _mailed,
    "arXiv list": _listed,
    "home page": _at_home,
    "BibTeX": _bibtex,
    "RIS": _ris,
    "JSON lines": _json_line,
    "HTML": _markup,
}
"""How a work is printed in each layout."""


def pasted(shape: str, size: int, seed: int = 7) -> tuple[str, int]:
    """Return a page of at least so many characters, and how many works it has."""
    parts = list(_parts(SHAPES[shape], size, seed))
    text = "".join(parts)
    return (f"<html><body><ul>\n{text}</ul></body></html>\n" if shape == "HTML" else text), len(
        parts
    )


def _parts(printed: Printed, size: int, seed: int) -> Iterator[str]:
    works = list(records(_WORKS, seed))
    number = length = 0
    while length < size:
        part = printed(_varied(works, number), number + 1)
        number, length = number + 1, length + len(part)
        yield part


def _varied(works: Sequence[Record], number: int) -> Record:
    """Return a work like no other of the page: the title of two, and authors of two.

    What reads a page remembers what it has read: a few works over and over would cost nothing.
    """
    work = works[number % len(works)]
    other = works[(number + 7 * (number // len(works))) % len(works)]
    if other is work:
        return work
    mine, theirs = work.title.split(), other.title.split()
    return replace(
        work,
        title=" ".join([*mine[: len(mine) // 2 + 1], *theirs[len(theirs) // 2 :]]),
        authors=(*work.authors[: len(work.authors) // 2 + 1], *other.authors[:3]),
    )
