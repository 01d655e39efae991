"""Messages of bots whose parts are told by the picture before them: 📄 title, 👥 names, 🔗 link.

What a picture stands for is learnt from the lines that begin with it: names, links, prose. The
title's is the first of the others that has words; where none has, the title stands above them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from bibtool.layouts.arxiv.parts import only_people, people
from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.lines import Line, Page, Understood, ends_sentence, is_directly_below, is_prose
from bibtool.layouts.lines import sample as sample_of
from bibtool.layouts.markup import plain, tidy
from bibtool.layouts.people import author_list, name_fit
from bibtool.layouts.printed import arxiv_ids_in, has_id, ids_in
from bibtool.layouts.sites.labels import Role, is_known, labelled
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "pictured"

_PICTURED = re.compile(
    r"""\s{0,8}(?:[-*•>]\s{1,3})?[*_]{0,2}
    (?P<picture>[\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]
      |:[a-z][a-z0-9_+-]{2,30}:(?=[\s*_]))
    [\ufe0f\u200d\u2640\u2642\U0001f000-\U0001faff]{0,6}[*_]{0,2}\s{0,4}[*_]{0,2}(?P<rest>\S.*)?""",
    re.VERBOSE,
)
_SURE = 0.94
_TELLING = 200
_USUAL = 0.5
_LEAST_PROSE = 80
_LEAST_ABSTRACT = 300
_MOST_BESIDE_LINK = 6
_LEAST_WORDS = 2
_LONGEST_TITLE = 500
_NEAR = 2
_MOST_BETWEEN = 20
_REST_OF_NAMES = re.compile(
    r"[\s,;]{0,3}(?:\(?\+\s?\d{1,4}.{0,20}|et al\.?|и др\.?|и другие|u\.\s?a\.|等|\.\.\.|…|,)\s*$"
)
_TAG = re.compile(r"(?:\s*#\w{1,60},?){1,20}\s*")


class _Part(NamedTuple):
    """A line with its picture and what stands behind it."""

    line: Line
    picture: str
    text: str


class _Work(NamedTuple):
    lines: list[Line]
    title: str
    parts: list[_Part]
    """What pictures tell, but for the title."""
    between: list[Line]
    """Lines without a picture among them."""


def looks_like(text: str) -> float:
    """Return the share of the lines between the first work and the last that are works'."""
    lines = sample_of(text)
    parts = _parts(lines)
    if len({part.picture for part in parts.values()}) < 2 or _are_labelled(parts):
        return 0.0
    roles = _roles(parts)
    works = list(_works(lines, parts, roles))
    if Role.LINK not in roles.values() and Role.AUTHORS not in roles.values():
        return 0.0
    if not works or (len(works) < 2 and not _is_whole(roles, parts)):
        return 0.0
    good = sum(_is_work(work, roles) for work in works)
    own = {line.number for work in works for line in work.lines}
    first, last = min(own), max(own)
    among = (line for line in lines if first < line.number < last and line.number not in own)
    others = sum(not is_furniture(line.text) for line in among)
    # Above each message stands who sent it.
    others = max(0, others - len(works))
    return _SURE * good / len(works) * len(own) / (len(own) + others)


def read(text: str) -> Listing:
    """Read one item from each title to the last line with a picture below it."""
    page = Page(NAME, text)
    parts = _parts(page.lines)
    roles = _roles(parts)
    for work in list(_works(page.lines, parts, roles)):
        if _is_work(work, roles):
            page.take(work.lines, **_understood(work, roles))
    return page.listing()


def _parts(lines: Sequence[Line]) -> dict[int, _Part]:
    """Return where lines begin with a picture that as many lines have as most pictures."""
    found: dict[int, _Part] = {}
    counts: dict[str, int] = defaultdict(int)
    for at, line in enumerate(lines):
        if line.text.isascii() and ":" not in line.text[:12]:
            continue
        if (match := _PICTURED.match(line.text)) and match["rest"]:
            found[at] = _Part(line, match["picture"], match["rest"])
            counts[match["picture"]] += 1
    most = max(counts.values(), default=0)
    return {at: part for at, part in found.items() if counts[part.picture] >= _USUAL * most}


def _are_labelled(parts: Mapping[int, _Part]) -> bool:
    """Return whether most pictures have a word behind them that says the same."""
    told = [labelled(part.text) for part in parts.values()]
    return sum(one is not None and is_known(one.label) for one in told) * 2 > len(told)


def _roles(parts: Mapping[int, _Part]) -> dict[str, Role]:
    """Return what each picture stands for; the title's is the first that has words."""
    texts: dict[str, list[str]] = defaultdict(list)
    for part in parts.values():
        if len(texts[part.picture]) < _TELLING:
            texts[part.picture].append(part.text)
    roles = {picture: _role(found) for picture, found in texts.items()}
    if Role.TITLE in roles.values():
        first = next(picture for picture, role in roles.items() if role is Role.TITLE)
        roles = {
            picture: Role.OTHER if role is Role.TITLE and picture != first else role
            for picture, role in roles.items()
        }
    return roles


def _role(texts: Sequence[str]) -> Role:
    for role, is_one in (
        (Role.LINK, _is_link),
        (Role.ABSTRACT, _is_text),
        (Role.AUTHORS, _are_people),
        (Role.TITLE, _may_be_title),
    ):
        if sum(map(is_one, texts)) > _USUAL * len(texts):
            return role
    return Role.OTHER


def _is_link(text: str) -> bool:
    return (has_id(text) or "://" in text) and plain(text).count(" ") < _MOST_BESIDE_LINK


def _is_text(text: str) -> bool:
    return is_prose(text, _LEAST_PROSE) and (ends_sentence(text) or len(text) > _LEAST_ABSTRACT)


def _are_people(text: str) -> bool:
    bare = _REST_OF_NAMES.sub("", clean(plain(text)))
    if author_list(bare) is not None:
        return True
    words = bare.split()
    return 1 < len(words) < 5 and bool(only_people(bare)) and name_fit(words) > 0


def _may_be_title(text: str) -> bool:
    bare = plain(text)
    is_other = len(bare) > _LONGEST_TITLE or _TAG.fullmatch(bare) or is_furniture(bare)
    return not is_other and bare.count(" ") >= _LEAST_WORDS


def _works(
    lines: Sequence[Line], parts: Mapping[int, _Part], roles: Mapping[str, Role]
) -> Iterator[_Work]:
    """Yield each work from its title to its last part, or a text or tags right below that."""
    starts = list(_starts(lines, parts, roles))
    for start, end in zip(starts, [*starts, len(lines)][1:], strict=True):
        inside = [at for at in range(start + 1, end) if at in parts]
        last = inside[-1] if inside else start
        while last + 1 < end and _goes_on(lines[last + 1], lines[last]):
            last += 1
        own = list(lines[start : last + 1])
        title = parts[start].text if start in parts else lines[start].text
        between = [lines[at] for at in range(start + 1, last + 1) if at not in parts]
        yield _Work(own, title, [parts[at] for at in inside], between)


def _starts(
    lines: Sequence[Line], parts: Mapping[int, _Part], roles: Mapping[str, Role]
) -> Iterator[int]:
    titles = [at for at, part in parts.items() if roles[part.picture] is Role.TITLE]
    if titles:
        yield from titles
        return
    first = next(iter(parts.values())).picture if parts else ""
    for at, part in parts.items():
        if part.picture == first and at and at - 1 not in parts and _is_above(lines, at):
            yield at - 1


def _is_above(lines: Sequence[Line], at: int) -> bool:
    """Return whether the line above a work's first picture may be its title."""
    above = lines[at - 1]
    is_near = above.number >= lines[at].number - _NEAR
    return is_near and _may_be_title(above.text) and not is_prose(above.text)


def _goes_on(line: Line, above: Line) -> bool:
    is_more = _TAG.fullmatch(line.text) is not None or is_prose(line.text, _LEAST_PROSE)
    return is_directly_below(line, above) and is_more


def _is_whole(roles: Mapping[str, Role], parts: Mapping[int, _Part]) -> bool:
    """Return whether a work alone on its page has all that is to be told of one."""
    once = len({part.picture for part in parts.values()}) == len(parts)
    return once and {Role.TITLE, Role.AUTHORS, Role.LINK} <= set(roles.values())


def _is_work(work: _Work, roles: Mapping[str, Role]) -> bool:
    if len(work.between) > _MOST_BETWEEN and (
        sum(not is_prose(line.text) for line in work.between) > _MOST_BETWEEN
    ):
        return False  # a page with pictures before its headings
    told = {roles[part.picture] for part in work.parts}
    return not told.isdisjoint((Role.LINK, Role.AUTHORS)) or has_id(work.title)


def _understood(work: _Work, roles: Mapping[str, Role]) -> Understood:
    told: dict[Role, list[str]] = defaultdict(list)
    for part in work.parts:
        told[roles[part.picture]].append(part.text)
    names = _REST_OF_NAMES.sub("", clean(plain(" ".join(told[Role.AUTHORS][:1]))))
    texts = [*told[Role.ABSTRACT], *(line.text for line in work.between if is_prose(line.text))]
    abstract = next(
        (text for text in texts if is_prose(text, _LEAST_ABSTRACT) and ends_sentence(text)), ""
    )
    links = [*told[Role.LINK], *(line.text for line in work.between if _is_link(line.text))]
    ids = {one for text in chain([work.title], links) for one in arxiv_ids_in(text)}
    dois = (doi for text in links if (doi := ids_in(text)[1]))
    return {
        "titles": (tidy(clean(plain(work.title))),),
        "authors": people(names) if names else (),
        "abstract": clean(abstract),
        "summary": clean(next((text for text in texts if text != abstract), "")),
        "arxiv_id": next(iter(ids)) if len(ids) == 1 else None,
        "doi": next(dois, None),
    }
