"""Long pages whose items are marked up alike: some are read, and the others as these were.

A list of ten thousand works has ten thousand times the same elements. What each of these has in it
is told by examples that are read as any page is: the title here, the names there, the id in that
link. An item that has something else there is read as any page is, too.
"""

from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from bibtool.layouts.formats.exampleparts import Example, Match, Places, places_of, work_of
from bibtool.layouts.formats.markupforms import fitting, forms_of, starts_of_items
from bibtool.layouts.formats.spans import Work

_LONG = 3_000_000
"""Shorter pages are read quickly as they are."""
_FIRST = 250_000
"""So much is read in any case, that the layout of the page is told as it is of any."""
_FEWEST, _ENDS, _EXAMPLES = 20, 3, 60
"""Items in a row that are worth it; how many of these are read, at each end and of each form."""
_MOST_LEARNED = 300
"""From so many examples of a form is learned."""
_NEARLY_ALL, _MOST = 0.97, 0.6

Read = Callable[[str], Sequence[Work]]


class _Page:
    """A long page, and which of its items are read as any page is."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.starts = starts_of_items(source)
        self.forms = forms_of(source, self.starts)
        self.form_of = fitting(source, self.starts, self.forms)
        self.is_read = bytearray(b"\1") * len(self.form_of)
        self.runs: list[range] = []
        """Items in a row that fit forms."""
        self._choose()

    @property
    def is_worth_it(self) -> bool:
        """Whether most items, which are most of the page, need not be read."""
        left = sum(
            self.starts[n + 1] - self.starts[n]
            for n, is_read in enumerate(self.is_read)
            if not is_read
        )
        return left >= _MOST * len(self.source)

    def match(self, n: int) -> Match | None:
        """Return an item as its form has it, if it fits one."""
        number = self.form_of[n]
        form = self.forms[number - 1] if number else None
        return form.fullmatch(self.source, self.starts[n], self.starts[n + 1]) if form else None

    def _choose(self) -> None:
        """Choose the examples: the first of a page, those at the ends of runs, some of each form.

        What is around a run tells that its items are hidden, or a script's; within it nothing does.
        """
        first = bisect_right(self.starts, _FIRST)
        counts, seen = Counter(self.form_of), Counter[int]()
        for fits, group in groupby(range(first, len(self.form_of)), lambda n: self.form_of[n] > 0):
            run = list(group)
            if not fits or len(run) < _FEWEST:
                continue
            self.runs.append(range(run[0], run[-1] + 1))
            for n in run[_ENDS:-_ENDS]:
                form = self.form_of[n]
                seen[form] += 1
                self.is_read[n] = seen[form] % max(1, counts[form] // _EXAMPLES) == 0


class _Rest:
    """A page without the items that need not be read."""

    def __init__(self, page: _Page) -> None:
        self._own, self._theirs = array("q"), array("q")
        """Where its parts begin, and where these do in the page."""
        parts: list[str] = []
        begun = length = 0
        for is_read, group in groupby(range(len(page.is_read)), page.is_read.__getitem__):
            run = list(group)
            if is_read:
                continue
            self._own.append(length)
            self._theirs.append(begun)
            parts.append(page.source[begun : page.starts[run[0]]])
            length += len(parts[-1])
            begun = page.starts[run[-1] + 1]
        self._own.append(length)
        self._theirs.append(begun)
        self.text = "".join([*parts, page.source[begun:]])

    def moved(self, works: Iterable[Work]) -> list[Work]:
        """Return works with their places in the page; none if one reaches over what is left out."""
        found: list[Work] = []
        for start, end, understood in works:
            part = bisect_right(self._own, start) - 1
            if part + 1 < len(self._own) and end > self._own[part + 1]:
                return []
            by = self._theirs[part] - self._own[part]
            found.append(Work(start + by, end + by, understood))
        return found


def works_by_example(source: str, read: Read) -> list[Work]:
    """Return the works of a long page in order, none if its items are not marked up alike.

    Args:
        source: the page.
        read: reads a page as any other; nothing is returned for one that is no list.
    """
    if len(source) < _LONG:
        return []
    page = _Page(source)
    works, count = _read(page, read), sum(page.is_read)
    others = _others(page, works) if works else []
    if others and sum(page.is_read) > count:  # items among the others have something else
        works = _read(page, read)
    return sorted([*works, *others], key=itemgetter(0, 1)) if works and others else []


def _read(page: _Page, read: Read) -> list[Work]:
    """Return the works of the items that are read, none if that is not worth it."""
    if not page.is_worth_it:
        return []
    rest = _Rest(page)
    return rest.moved(read(rest.text))


def _others(page: _Page, works: Sequence[Work]) -> list[Work]:
    """Return the works of the items that are not read, as examples were; some are to be read."""
    examples = _examples(page, works)
    for run in page.runs:
        if any(examples[n] is None for n in (*run[:_ENDS], *run[-_ENDS:])):
            page.is_read[run.start : run.stop] = b"\1" * len(run)
            for n in run:
                examples.pop(n, None)
    places = {form: places_of(each) for form, each in _by_form(page, examples).items()}
    found: list[Work] = []
    for n, is_read in enumerate(page.is_read):
        if is_read:
            continue
        work = _work(page.match(n), places.get(page.form_of[n]))
        if work:
            found.append(work)
        else:
            page.is_read[n] = 1
    return found


def _work(item: Match | None, places: Places | None) -> Work | None:
    return work_of(item, places) if item and places else None


def _examples(page: _Page, works: Sequence[Work]) -> dict[int, Work | None]:
    """Return the works of items that were read, by their numbers: nothing if they are not one."""
    found: dict[int, Work | None] = {n: None for n, is_read in enumerate(page.is_read) if is_read}
    counts: Counter[int] = Counter()
    for work in works:
        n = bisect_right(page.starts, work.start) - 1
        counts[n] += 1
        if n in found:
            is_one = counts[n] == 1 and work.end <= page.starts[n + 1]
            found[n] = work if is_one else None
    return found


def _by_form(page: _Page, examples: Mapping[int, Work | None]) -> dict[int, list[Example]]:
    """Return the examples of each form of which nearly all are one work each."""
    numbers: defaultdict[int, list[int]] = defaultdict(list)
    for n in examples:
        numbers[page.form_of[n]].append(n)
    found: dict[int, list[Example]] = {}
    for form, own in numbers.items():
        chosen = own[:: 1 + len(own) // _MOST_LEARNED] if form else []
        pairs = [(page.match(n), examples[n]) for n in chosen]
        known = [(item, work) for item, work in pairs if item and work]
        if len(known) >= max(_FEWEST, _NEARLY_ALL * len(chosen)):
            found[form] = known
    return found
