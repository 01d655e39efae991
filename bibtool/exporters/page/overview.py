"""What is to be seen above the list: a chart of papers per year, the most frequent co-authors."""

from collections import Counter
from collections.abc import Iterable

from bibtool.bibliography import Bibliography
from bibtool.exporters.lists import many
from bibtool.exporters.page.markup import isolated
from bibtool.exporters.page.people import Others

_WIDTH, _BARS, _LABELS = 352, 90, 18
"""Pixels of the drawing: no more than a phone has, since writing that shrinks cannot be read."""
_WIDEST_BAR, _LABEL, _COUNT = 48, 40, 20
_MOST_BARS = 60
_FREQUENT = 12


def overview(bibliography: Bibliography, years: Iterable[int], people: Others, most: int) -> str:
    """Return the chart and the co-authors, as far as there is anything to see in them.

    Args:
        bibliography: the list.
        years: of each of its papers, if it has one.
        people: who else wrote them.
        most: how many of these to show; 0: as many as is usual.
    """
    who = "co-authors" if bibliography.owner else "authors"
    parts = [_chart(years), _frequent(people, who, most)]
    shown = "".join(part for part in parts if part)
    return f'<aside class="overview" aria-label="Overview">\n{shown}</aside>\n' if shown else ""


def _chart(of_papers: Iterable[int]) -> str:
    counts = Counter(of_papers)
    if len(counts) < 2 or max(counts) - min(counts) >= _MOST_BARS:
        return ""
    years = range(min(counts), max(counts) + 1)
    pitch = min(_WIDTH / len(years), _WIDEST_BAR)
    width = round(pitch * len(years))
    most, height = max(counts.values()), _BARS + 2 * _LABELS
    every = -(-_LABEL // int(pitch))
    bars = []
    for n, year in enumerate(years):
        count = counts[year]
        bar = round(_BARS * count / most, 1)
        top = _LABELS + _BARS - bar
        middle = f"{(n + 0.5) * pitch:.1f}"
        is_told = count == most or (count and pitch > _COUNT)
        texts = [f'<text x="{middle}" y="{top - 5:.1f}">{count}</text>'] if is_told else []
        if (len(years) - 1 - n) % every == 0:
            texts.append(f'<text x="{middle}" y="{height - 3}">{year}</text>')
        bars.append(
            f'<g data-year="{year}"><title>{year}: {many(count)}</title>'
            f'<rect class="hit" x="{n * pitch:.1f}" y="0" width="{pitch:.1f}"'
            f' height="{height}"/>'
            f'<rect x="{(n + 0.15) * pitch:.1f}" y="{top:.1f}" width="{pitch * 0.7:.1f}"'
            f' height="{bar}" rx="1.5"/>{"".join(texts)}</g>\n'
        )
    said = "; ".join(f"{year}: {many(counts[year])}" for year in years if counts[year])
    ground = _LABELS + _BARS + 0.5
    return (
        "<section>\n<h2>Papers per year</h2>\n"
        f'<svg class="chart" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" role="img" aria-label="{said}">\n{"".join(bars)}'
        f'<line x1="0" y1="{ground}" x2="{width}" y2="{ground}"/>\n</svg>\n</section>\n'
    )


def _frequent(people: Others, who: str, most: int) -> str:
    least = 1 if most else 2
    frequent = [(n, one, count) for n, (one, count) in enumerate(people.counts) if count >= least]
    if not frequent:
        return ""
    items = "".join(
        f'<li data-p="{n}">{isolated(one)} <span>{count}</span></li>\n'
        for n, one, count in frequent[: most or _FREQUENT]
    )
    heading = f"<h2>Most frequent {who}</h2>"
    # Who says how many sees them all, also where there is little room.
    shown = "people" if most else "people few"
    return f'<section>\n{heading}\n<ul class="{shown}">\n{items}</ul>\n</section>\n'
