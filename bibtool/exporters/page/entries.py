"""One paper on the page: title, authors, where it is, what must be said of it, links."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bibtool.arrangement import anchor
from bibtool.bibliography import Bibliography, owner_at
from bibtool.exporters.editions import Edition
from bibtool.exporters.lists import ALL_SHOWN, FIRST_SHOWN, place, shares
from bibtool.exporters.page.markup import escaped, isolated, name, read_as, rich
from bibtool.exporters.tex import plain
from bibtool.exporters.wording import arxiv_label, notes
from bibtool.model import Record
from bibtool.untrusted import clean

_SHORT = 2
"""So many authors are not worth folding."""
_MOST = 100
"""Names in one fold; the others are counted."""


@dataclass(frozen=True, slots=True)
class Item:
    """One paper as it is written."""

    html: str
    text: str
    """What a browser reads in it, without its links."""


def entry(
    bibliography: Bibliography,
    cited: Sequence[Edition],
    *,
    people: Sequence[int] = (),
    number: str = "",
    year: str = "",
) -> Item:
    """Return one paper as a list item.

    Args:
        bibliography: the list that it is on.
        cited: what is cited of it: the first, which has its citekey, is shown, and dates and
            places of all.
        people: the co-authors to find it by.
        number: what it is numbered.
        year: the year to find it by, if its section does not say it.
    """
    edition, owner = cited[0], bibliography.owner
    record, key = edition.record, edition.key
    me = owner_at(edition.owner, record.authors)
    by = _authors([name(author.display) for author in record.authors], me, record)
    caveats = list(record.caveats)
    if owner is not None and key in bibliography.unconfirmed:
        me_text = plain(owner.display)
        caveats.append(f"Listed on the page; {me_text} is not among the authors known.")
    where = _where(cited)
    said = notes(record)[: -len(record.caveats) or None] if edition.venue is None else ()
    title = _link(record.cited_id.url, rich(record.title) or escaped(where))
    also = [_link(o.cited_id.url, escaped(arxiv_label(o))) for o in bibliography.also.get(key, ())]
    parts = [
        f"<h3>{f'<span>[{number}]</span> ' if number else ''}{title}</h3>",
        f'<div class="by">{by}</div>' if by else "",
        f'<p class="where">{isolated(where)}</p>',
        *(f'<p class="said">{rich(one)}</p>' for one in said),
        *(f'<p class="said">{isolated(one)}.</p>' for one in shares(record)),
        *(f'<p class="said">Also {one}.</p>' for one in also),
        *(f'<p class="caveat">{isolated(one)}</p>' for one in caveats),
    ]
    shown = "\n".join(filter(None, parts))
    links = f'<p class="to">{_links(record)}</p>'
    html = f"<li{_facts(record, people, year)}>\n{shown}\n{links}\n</li>\n"
    return Item(html, read_as(shown))


def _where(cited: Sequence[Edition]) -> str:
    """Return where the paper is: in print, if that is cited, and on arXiv."""
    printed = [place(edition.venue) for edition in cited if edition.venue is not None]
    dates = [clean(edition.date) for edition in cited if edition.venue is None]
    return " · ".join(filter(None, (*printed, arxiv_label(cited[0].record), *dates)))


def _facts(record: Record, people: Sequence[int], year: str) -> str:
    facts = {
        "id": anchor(record),
        "data-y": year,
        "data-c": " ".join(map(clean, record.categories)),
        "data-p": " ".join(map(str, people)),
    }
    return "".join(f' {fact}="{escaped(value)}"' for fact, value in facts.items() if value)


def _authors(names: Sequence[str], me: int | None, record: Record) -> str:
    """Return the authors in order; of a long list all but the first and me are folded."""
    listed: list[str] = []
    for is_folded, start, end in _runs(len(names), me):
        listed += [_fold(names[start:end])] if is_folded else _marked(names, me, start, end)
    more = max((record.author_count or 0) - len(names), 0)
    if more:
        listed.append(f"{more:,} more")
    elif names and not record.authors_complete:
        listed.append("others")
    *most, last = listed or [""]
    is_fold = last.startswith("<details>")
    return f"{', '.join(most)}{', ' if is_fold else ' and '}{last}" if most else last


def _marked(names: Sequence[str], me: int | None, start: int, end: int) -> Iterator[str]:
    for n in range(start, end):
        yield f'<strong class="me">{names[n]}</strong>' if n == me else names[n]


def _runs(count: int, me: int | None) -> Iterator[tuple[bool, int, int]]:
    """Yield runs of authors, folded or not, as (is folded, start, end)."""
    shown = [count <= ALL_SHOWN or n < FIRST_SHOWN or n == me for n in range(count)]
    start = 0
    for is_shown, run in groupby(shown):
        end = start + len(list(run))
        yield not is_shown and end - start > _SHORT, start, end
        start = end


def _fold(names: Sequence[str]) -> str:
    rest = len(names) - _MOST
    listed = ", ".join(names[:_MOST]) + (f" and {rest:,} more" if rest > 0 else "")
    return f"<details><summary>{len(names):,} more authors</summary> {listed}</details>"


def _links(record: Record) -> str:
    """Return where else to go; to arXiv leads the title."""
    doi = record.doi.url if record.doi else f"https://doi.org/{record.arxiv_id.doi}"
    pdf = record.cited_id.url.replace("/abs/", "/pdf/", 1)
    # There is nothing to read of what was withdrawn.
    links = [] if record.withdrawn else [_link(pdf, "PDF")]
    return " ".join([*links, _link(doi, "DOI", "doi")])


def _link(url: str, written: str, kind: str = "") -> str:
    classed = f' class="{kind}"' if kind else ""
    return f'<a{classed} href="{escaped(url)}">{written}</a>'
