r"""Works in a command of unknown name: ``\cvhonor{On Boats}{Smith, A.; Lund, B.}{2020}{1}``.

Classes for CVs define commands for prizes and jobs, and people put works into them. So what the
arguments are is told by their looks in all calls of one: names in one place, titles in another. A
command with a whole reference in one argument is read as an item of a list is.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from bibtool.layouts.formats.facts import distinct, year_in
from bibtool.layouts.formats.macros import macros, without_comments
from bibtool.layouts.formats.spans import Work
from bibtool.layouts.formats.texcalls import (
    NO_WORK,
    REST_OF_LINE,
    Definitions,
    Unclosed,
    groups_at,
)
from bibtool.layouts.formats.texheadings import says_others, says_works
from bibtool.layouts.formats.texitems import has_year, ids_of, may_be_title, understood
from bibtool.layouts.formats.texparts import behind_names, is_date, names_of, parts_of
from bibtool.layouts.formats.texplaces import told_by_place, with_told
from bibtool.layouts.formats.texprinted import plain
from bibtool.layouts.printed import has_id

_CALL = re.compile(
    r"^[ \t]{0,20}\\([a-zA-Z]{2,30})(?=(?:\s{0,20}\[[^][\n]{0,100}\])?\s{0,20}\{)", re.MULTILINE
)
_OPTION = re.compile(r"\s{0,20}\[[^][\n]{0,100}\]")
_HEADING = re.compile(
    r"^[ \t]{0,20}\\([a-zA-Z]{0,12}[sS]ection|chapter|part|begin\{[a-zA-Z]{0,9}[sS]ection\})\*?"
    r"\s{0,3}\{([^\n]{0,200})",
    re.MULTILINE,
)
_READ_ELSEWHERE = re.compile(
    r"(?:bib)?item|cventry|cvitem|cvlistitem|entry|resume(?:Sub)*Item|begin|end|[a-z]*section|href"
    r"|chapter|part|text[a-z]{2}|emph|underline|(?:re)?newcommand|label|caption|footnote[a-z]*"
    r"|title|author|date|[vh]space"
)
_LISTED = re.compile(r"\\(?:bibitem|refsection|begin\{thebibliography\})")
_SINGLE = re.compile(r"[^\W\d_][^,;]{0,40}, [^\W\d_][^,;]{0,40}")
_FEWEST, _SAMPLE = 3, 80
_SHARE, _SEVERAL, _DIFFERENT = 0.6, 0.25, 0.8
_LONGEST_REFERENCE = 4000


class _Call(NamedTuple):
    """A call of a command: where it is, and its arguments as they are written and printed."""

    start: int
    end: int
    written: Sequence[str]
    printed: Sequence[str]


def repeated_works(text: str, definitions: Definitions) -> Iterator[Work]:
    """Yield the works of the commands that most calls have names, a title and a year in."""
    if _LISTED.search(text):
        return
    counts = Counter(found[1] for found in _CALL.finditer(text))
    names = {
        name
        for name, count in counts.items()
        if count >= _FEWEST and not _READ_ELSEWHERE.fullmatch(name)
    }
    if not names:
        return
    headings = list(_headings(text))
    starts = [start for start, _ in headings]
    heading_of = [(False, False), *(said for _, said in headings)]
    for name, calls in _calls(text, names, definitions).items():
        is_other = NO_WORK.search(name) is not None
        kept = [
            call
            for call in calls
            if _may_hold_works(heading_of[bisect_right(starts, call.start)], is_other=is_other)
        ]
        if len(kept) >= _FEWEST and len(kept) * 2 > len(calls):
            yield from _works(text, kept)


def _headings(text: str) -> Iterator[tuple[int, tuple[bool, bool]]]:
    """Yield where headings are, and whether they say works; if not, whether one says others."""
    above: dict[int, str] = {}
    for found in _HEADING.finditer(text):
        level = found[1].lower().count("sub")
        above = {each: words for each, words in above.items() if each < level}
        above[level] = found[2]
        is_for_works = says_works(found[2])
        yield found.start(), (is_for_works, any(map(says_others, above.values())))


def _may_hold_works(heading: tuple[bool, bool], *, is_other: bool) -> bool:
    """Whether neither the heading nor the command's own name is against works."""
    says_so, others = heading
    return says_so or not (others or is_other)


def _calls(text: str, names: set[str], definitions: Definitions) -> dict[str, list[_Call]]:
    """Return the calls of some commands that are not within each other."""
    calls: dict[str, list[_Call]] = {}
    at, unclosed = 0, Unclosed(text)
    for found in _CALL.finditer(text):
        if found[1] not in names or found.start() < at:
            continue
        option = _OPTION.match(text, found.end())
        begin = option.end() if option else found.end()
        groups = list(groups_at(text, begin))
        if unclosed.are_too_many(groups, begin):
            break
        if not groups:
            continue
        rest = REST_OF_LINE.match(text, groups[-1].stop)
        at = rest.end() if rest else groups[-1].stop
        written = [definitions.spelt_out(without_comments(text[each])) for each in groups]
        start = found.end() - len(found[1]) - 1
        calls.setdefault(found[1], []).append(_Call(start, at, written, ()))
    return calls


def _works(text: str, calls: Sequence[_Call]) -> Iterator[Work]:
    """Yield the works of one command: by the places of their parts, or as references."""
    sample = calls[:_SAMPLE]
    dated = sum(has_year(each) or has_id(each) for each in map(_whole, sample))
    if dated < _SHARE * len(sample):
        return
    calls = [
        call._replace(printed=[plain(each).strip(" .,;") for each in call.written])
        for call in calls
    ]
    who = _place(calls[:_SAMPLE], lambda words: bool(names_of(words)))
    if who >= 0 and _has_several(calls[:_SAMPLE], who):
        what = _place_of_titles(calls[:_SAMPLE], who)
        if what >= 0:
            yield from _parted(text, calls, what, who)
            return
    yield from _references(calls)


def _whole(call: _Call) -> str:
    return " ".join(call.written)


def _at(call: _Call, place: int) -> str:
    return call.printed[place] if place < len(call.printed) else ""


def _place(calls: Sequence[_Call], fits: Callable[[str], bool]) -> int:
    """Return which argument fits in most calls; -1 for none."""
    counts = Counter(
        place for call in calls for place, words in enumerate(call.printed) if fits(words)
    )
    place, count = counts.most_common(1)[0] if counts else (-1, 0)
    return place if count >= _SHARE * len(calls) else -1


def _has_several(calls: Sequence[_Call], who: int) -> bool:
    """Whether enough calls have more than one name: a place or a title may look like one."""
    several = sum(len(names_of(_at(call, who))) > 1 for call in calls)
    return several >= max(2, _SEVERAL * len(calls))


def _place_of_titles(calls: Sequence[_Call], who: int) -> int:
    """Return which argument most calls have their title in, another in each; -1 for none."""
    places = Counter(
        call.printed.index(title)
        for call in calls
        for title in parts_of(call.printed).titles[:1]
        if title in call.printed and may_be_title(title) and not is_date(title)
    )
    for place, count in places.most_common(1):
        words = [_at(call, place) for call in calls]
        if place != who and count >= _SHARE * len(calls):
            return place if len(set(words)) >= _DIFFERENT * len(words) else -1
    return -1


def _parted(text: str, calls: Sequence[_Call], what: int, who: int) -> Iterator[Work]:
    """Yield the works of calls that have each part in an argument of its own."""
    for call in calls:
        title, people = _at(call, what), _at(call, who)
        if not title:
            continue
        names = names_of(people)
        if not names and _SINGLE.fullmatch(people):
            names = (people,)
        others = [each for at, each in enumerate(call.printed) if at not in {what, who}]
        dates = [*filter(is_date, others), *others[::-1]]
        bare = without_comments(text[call.start : call.end])
        arxiv, doi = ids_of(bare, list(macros(bare)))
        yield Work(
            call.start,
            call.end,
            {
                "titles": distinct((title,)),
                "authors": names,
                "year": next(filter(None, map(year_in, dates)), None),
                "arxiv_id": arxiv[0] if len(arxiv) == 1 else None,
                "doi": doi,
            },
        )


def _references(calls: Sequence[_Call]) -> Iterator[Work]:
    """Yield the works of calls that have a whole reference in their longest argument."""
    bodies = [max(call.written, key=len)[:_LONGEST_REFERENCE] for call in calls]
    [told] = told_by_place([bodies])
    cited = [
        (own is not None and bool(own.authors))
        or bool(behind_names(plain(body), has_parts=False)[0])
        for body, own in zip(bodies[:_SAMPLE], told, strict=False)
    ]
    if sum(cited) < max(_FEWEST, _SHARE * len(cited)):
        return
    for call, body, own in zip(calls, bodies, told, strict=True):
        whole = _whole(call) if has_year(_whole(call)) else body
        for work in understood(body):
            dated = work if work.get("year") else {**work, "year": year_in(plain(whole))}
            yield Work(call.start, call.end, with_told(dated, own))
