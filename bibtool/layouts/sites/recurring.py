"""Works of a page of results, found by what recurs from one to the next, whatever the site.

Below a title, or above it, every work of such a page has the site's own words: ``Total Citations
16``, ``Research output: …``, ``Add to Library``, its kind, a date. They differ in their numbers
alone, and what is left of a paragraph without them begins with the title.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from bibtool.layouts.citations import is_reference
from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.lines import Line
from bibtool.layouts.people import author_list
from bibtool.layouts.printed import has_id
from bibtool.layouts.shapes.credits import together
from bibtool.layouts.shapes.marks import mark_of
from bibtool.layouts.shapes.persons import names_kind
from bibtool.layouts.shapes.plaintitles import is_plain_title
from bibtool.layouts.shapes.venues import is_numbered
from bibtool.layouts.sites.recurringparts import Recurring, headed, is_full, may_be_title, telling
from bibtool.layouts.sites.resultforms import ALWAYS, form_of

_FEWEST = 3
_CORE, _MOST = 0.6, 0.8
_MOST_OTHERS = 10
_TWICE, _OFTEN = 1.5, 1.3
_FEW_SPACES = 2
_OUTSIDE = 30
_MANY_SPACES = 4
_ITEM = re.compile(r"(?:\[?\(?\d{1,4}[.)\]]|[-*+•▪◦●])\s")
"""What opens an item of a plain list."""
_WORD = re.compile(r"[^\W\d_]{3}")


def share_of(lines: Sequence[Line], works: Sequence[Recurring]) -> float:
    """Return the share of a page's lines that are works' or say nothing.

    A page may have as many others around them, but for those that are works too.
    """
    inside = {line.number for work in works for line in work.lines}
    first, last = min(inside), max(inside)
    left = [line for line in lines if line.number not in inside]
    left = [line for line in left if line.number not in works[0].own]
    around = [line.text for line in left if not first < line.number < last]
    listed = sum(_may_be_work(text) for text in around)
    others = max(0, len(around) - listed - max(len(inside), _OUTSIDE))
    return len(inside) / (len(inside) + len(left) - len(around) + listed + others)


def _may_be_work(text: str) -> bool:
    """Return whether a line is a reference or surely a title: another list has these."""
    bare = mark_of(text)[1]
    return bare.count(" ") >= _MANY_SPACES and (is_plain_title(bare) or is_reference(bare))


def recurring(lines: Sequence[Line]) -> list[Recurring]:
    """Return the works of a page, if there are some and nearly all of them have a line alike."""
    forms = [form_of(line.text) for line in lines]
    counts = Counter(filter(None, forms))
    own = frozenset(
        line.number
        for line, form in zip(lines, forms, strict=True)
        if counts[form] >= _FEWEST or form in ALWAYS or is_furniture(line.text)
    )
    found = list(headed(lines, own))
    if len(found) < _FEWEST:
        return []
    core = _core(found)
    told = [n for n, work in enumerate(found) if not telling(work).isdisjoint(core)]
    if len(told) < _FEWEST:
        return []
    span = found[told[0] : told[-1] + 1]  # one among them may lack what most have
    if len(told) < _CORE * len(span):
        return []
    counts = Counter(form for work in span for form in _own_forms(work))
    usual = {form for form, n in counts.items() if 3 * n >= len(span)}
    first, last = told[0], told[-1]
    while first and _is_like(found[first - 1], usual):
        first -= 1
    while last + 1 < len(found) and _is_like(found[last + 1], usual):
        last += 1
    if len(told) < _CORE * (last + 1 - first):
        return []
    works = list(_anchored(found[first : last + 1], core))
    if _have_several(works):
        return []
    works = _headings([work for work in works if is_full(work)])
    works = _sure(works, core) if len(works) >= _FEWEST else []
    return works if len(works) >= _FEWEST and _are_titles(works) else []


def _headings(works: list[Recurring]) -> list[Recurring]:
    """Return the works without those that are parts of others, where titles are headings."""
    marked = [work for work in works if work.title.text.lstrip()[:1] == "#"]
    return marked if 2 * len(marked) > len(works) else works


def _is_like(work: Recurring, usual: AbstractSet[str]) -> bool:
    """Return whether a work has authors and some of the site's lines that many others have."""
    shared = len(_own_forms(work) & usual)
    return shared > 0 and len(work.authors) > (1 if shared == 1 else 0)


def _anchored(works: Sequence[Recurring], core: Counter[str]) -> Iterator[Recurring]:
    """Yield the works with their titles where those of most are, counted from a line all have.

    Two works without a blank line between them become two.
    """
    form = max(core, key=core.__getitem__)
    places = [
        [n for n, line in enumerate(work.lines) if form_of(line.text) == form] for work in works
    ]
    offsets = Counter(at[0] - work.at for work, at in zip(works, places, strict=True) if at)
    offset, count = offsets.most_common(1)[0]
    if offset <= 0 or count < _MOST * sum(map(bool, places)):
        yield from works
        return
    for work, found in zip(works, places, strict=True):
        titles = [n - offset for n in found if _opens(work, n - offset)]
        if not titles or titles == [work.at]:
            yield work
            continue
        starts = [_start(work, at) for at in titles]
        starts[0] = 0
        for at, (first, following) in zip(
            titles, pairwise([*starts, len(work.lines)]), strict=True
        ):
            yield Recurring(work.lines[first:following], at - first, work.own)


def _have_several(works: Sequence[Recurring]) -> bool:
    """Return whether what recurs does so within the blocks too: each is a list of works."""
    if sum(max(1, _credits(work)) for work in works) > _OFTEN * len(works):
        return True
    counts = [
        Counter(form_of(line.text) for line in work.lines if _is_own(line, work)) for work in works
    ]
    return sum(max(own.values(), default=1) for own in counts) > _TWICE * len(works)


def _credits(work: Recurring) -> int:
    """Return below how many titles of a block authors stand, or where a work appeared."""
    return sum(
        _may_be_own_title(above, work) and _is_credit(below, work)
        for above, below in pairwise(work.lines)
    )


def _may_be_own_title(line: Line, work: Recurring) -> bool:
    if line.number in work.own or line.text.count(" ") < _FEW_SPACES:
        return False
    return may_be_title(line.text) and not (_is_credit(line, work) or names_kind(line.text))


def _is_credit(line: Line, work: Recurring) -> bool:
    if line.number in work.own:
        return False
    return bool(names_kind(line.text) == "names" or together(line.text) or is_numbered(line.text))


def _is_own(line: Line, work: Recurring) -> bool:
    """Return whether a line is the site's and has words."""
    return line.number in work.own and _WORD.search(line.text) is not None


def _opens(work: Recurring, at: int) -> bool:
    """Return whether a line may be a title: it is the first, or below one of the site's."""
    line = work.lines[at] if at >= 0 else None
    if line is None or line.number in work.own or not may_be_title(line.text):
        return False
    return at == work.at or work.lines[at - 1].number in work.own


def _start(work: Recurring, at: int) -> int:
    """Return where a work begins whose title is there: at its kind or date above."""
    while at and form_of(work.lines[at - 1].text) in ALWAYS:
        at -= 1
    return at


def _own_forms(work: Recurring) -> set[str]:
    return {form_of(line.text) for line in work.lines if line.number in work.own}


def _sure(works: list[Recurring], core: Counter[str]) -> list[Recurring]:
    """Return the works with authors, where nearly all have some, or with what nearly all have."""
    most = max(core.values(), default=0)
    always = {form for form, n in core.items() if 10 * n >= 9 * most}
    authored = [bool(work.authors) for work in works]
    if sum(authored) < _MOST * len(works):
        return works if 2 * sum(authored) >= len(works) else []
    # A page's menu may have words of a work, its foot those of its last.
    if not authored[0] and len(works[0].lines) > max(len(work.lines) for work in works[1:]):
        works, authored = works[1:], authored[1:]
    while sum(authored) > _MOST * len(works) and not authored[-1]:
        works, authored = works[:-1], authored[:-1]
    return [
        work
        for work, has_authors in zip(works, authored, strict=True)
        if has_authors or not always.isdisjoint(telling(work))
    ]


def _are_titles(works: Sequence[Recurring]) -> bool:
    """Return whether the titles are no whole references, names, or values of one label."""
    titles = [work.title.text.strip() for work in works]
    others = sum(
        is_reference(title) or bool(author_list(title)) or has_id(title) or bool(_ITEM.match(title))
        for title in titles
    )
    starts = Counter(tuple(title.split()[:2]) for title in titles)
    return others <= max(1, len(works) // _MOST_OTHERS) and max(starts.values()) * 2 <= len(works)


def _core(works: Sequence[Recurring]) -> Counter[str]:
    """Return the forms that most works have, of those that tell, and how many have each."""
    counts = Counter(form for work in works for form in telling(work))
    most = max(counts.values(), default=0)
    least = max(_FEWEST, _CORE * most)
    return Counter({form: n for form, n in counts.items() if n >= least})
