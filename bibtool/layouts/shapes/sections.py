"""Sections of a page that list no works: teaching, talks, awards, students."""

import re
import sys
from collections.abc import Iterator, Sequence

from bibtool.layouts.furniture import is_label
from bibtool.layouts.lines import Line
from bibtool.layouts.remembering import remembered
from bibtool.layouts.shapes.enumerated import enumerated

_OTHERS = frozenset(
    """teaching courses taught course assistant assistance lectures lecture service services
    activities reviewing reviewer talks presentations seminars awards honors honours fellowships
    scholarships prizes distinctions grants funding students supervision advising mentoring
    mentorship education employment appointments positions experience biography contact lehre
    vorträge kontakt lebenslauf enseignement exposés docencia charlas преподавание доклады 教学
    获奖 获奖情况 荣誉 教育经历 教育背景 学术服务 工作经历""".split()
)
"""What a list of papers hardly has as a heading: where such a section ends, few pages tell."""
_BESIDE = frozenset(
    """and & / academic professional community public university selected invited recent
    current former previous phd ph.d doctoral graduate undergraduate postdoctoral master
    masters research work industry conference scientific keynote short bio interests me
    information und et y of to the for""".split()
)
_TAUGHT = frozenset(["courses", "taught", "teaching"])
"""What tells of other things even within some words before a colon: ``Courses I have taught:``."""
_PHRASES = frozenset(["about me", "short bio", "research interests"])
_STATES = frozenset(
    ["submitted", "forthcoming", "in preparation", "in press", "under review", "to appear"]
)
_WORKS = frozenset(
    """publications papers preprints articles manuscripts proceedings books works patents reports
    chapters theses surveys monographs
    veröffentlichungen publikationen artikel aufsätze travaux prépublications publicaciones
    artículos публикации публикаций статьи препринты 论文 论文发表 发表论文 学术论文 著作
    代表作""".split()
)
_SORTS = frozenset(
    """refereed unrefereed non-refereed reviewed peer-reviewed non-peer-reviewed journal
    conference workshop technical other older book edited archival non-archival international
    national in my""".split()
)
"""What stands before words for works in a heading."""
_MENUS = frozenset(
    line.strip()
    for line in """
    home | group | people | members | team | research | projects | software | code | resources
    vita | curriculum vitae | lab | join us | personal | misc | gallery | photos | outreach
    press | links | openings | alumni | facilities | research group | useful links
    """.replace("\n", "|").split("|")
    if line.strip()
)
"""What is in a page's menu besides headings and the usual buttons."""
_MARKS = " \t#*_=:-•|"
_ENTRY = re.compile(r"@[A-Za-z]{3,20}\s?[{(]\s?[^\s,{}]{1,80},?")
_FIELD = re.compile(r"[A-Za-z_-]{2,20}\s{0,20}=\s{0,20}[{\"\w]")
_MATTER = re.compile(r"[A-Za-z_-]{2,40}:(?:\s|$)")
_HEADED = re.compile(r"\s*(?:\*\*[^*]{1,40}\*\*:?|[^\W\d_][^.:,;()]{1,30}:)\s*")
"""A heading in bold, or with a colon that ends it."""
_LINKED = re.compile(r"\s?[\[(][^][()]{1,40}[\])]$")
"""What stands behind a heading: ``Publications [Google Scholar]``."""
_LONGEST_MATTER = 60
_LONGEST = 60
_SHORTEST_WORK = 30
_MOST_SPACES, _MENU = 6, 3
_NEITHER = (None, False)
_LONGEST_WORD, _LONGEST_BUTTON = 40, 24


def set_aside(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the lines that are surely of no work as a page's works are set."""
    own = (*_entries(lines), *_front_matter(lines), *enumerated(lines))
    return frozenset({*other_sections(lines), *own})


def other_sections(lines: Sequence[Line], most: int = sys.maxsize) -> Iterator[int]:
    """Yield the numbers of the lines in sections of other things than works, headings too.

    Where a section ends is not sure: no more than ``most`` of its lines are told, if asked.
    """
    open_since: list[int] = []
    for line, is_works in _headings(lines):
        if not is_works:
            open_since.append(line.number)
        elif open_since:
            yield from range(open_since[0], min(line.number, open_since[0] + most))
            open_since = []
    # Without works above it may be a menu, or about whom the page is, and the list follows.
    told = _works_told_by(lines) if open_since else 0
    begins = next((number for number in open_since if 0 < told < number), 0)
    if begins:
        yield from range(begins, min(lines[-1].number + 1, begins + most))


def _front_matter(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the lines between two rules at the very top, which tell a site how to set a page."""
    if not lines or lines[0].text.strip() != "---":
        return
    fields = lines[1 : _LONGEST_MATTER + 1]
    end = next((at for at, line in enumerate(fields) if line.text.strip() == "---"), None)
    if end is None or not _MATTER.match(fields[0].text):
        return
    yield from (line.number for line in lines[: end + 2])


def _entries(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the lines of BibTeX entries that a page shows below its works."""
    is_open = False
    for line in lines:
        text = line.text.strip()
        if text[:1] == "@" and _ENTRY.match(text):
            is_open = not text.endswith("}")
            yield line.number
        elif is_open:
            is_open = text[:1] != "}" and (_FIELD.match(text) is not None or text[-1:] in "},")
            if is_open or text[:1] == "}":
                yield line.number


def _works_told_by(lines: Sequence[Line]) -> int:
    """Return the number of the first line that tells that there are works; 0 if none does.

    It is long, below a heading of works; or the last of several longer than those of menus.
    """
    listed, long = False, 0
    for line in lines:
        if listed and len(line.text) > _SHORTEST_WORK:
            return line.number
        long += len(line.text) > _LONGEST
        if long >= _MENU:
            return line.number
        listed = listed or _kind(line.text) is True
    return 0


def _headings(lines: Sequence[Line]) -> Iterator[tuple[Line, bool]]:
    """Yield the headings that say what follows, and whether it is works.

    Headings that stand together are a menu, unless all are of works; of only two, the last says
    what follows.
    """
    group: list[tuple[Line, bool | None]] = []
    last = {line.text: line.number for line in lines if len(line.text) <= _LONGEST}
    for line in lines:
        kind, is_in_menu = _sort_of(line.text) if len(line.text) <= _LONGEST else _NEITHER
        if kind is False and last[line.text] != line.number:
            kind = None  # a table of contents has it, the heading comes later
        if kind is not None or is_in_menu:
            group.append((line, kind))
        elif group:
            yield from _told(group)
            group = []
    yield from _told(group)


def _told(group: Sequence[tuple[Line, bool | None]]) -> Iterator[tuple[Line, bool]]:
    """Yield the heading that says what follows, the last of those that stand together."""
    headings = [(line, kind) for line, kind in group if kind is not None]
    is_menu = len(group) >= _MENU and not all(kind for _, kind in headings)
    if headings and not is_menu:
        yield headings[-1]


@remembered
def _sort_of(text: str) -> tuple[bool | None, bool]:
    """Return whether a line is a heading of works, or of others, and whether a menu has it."""
    kind = _kind(text)
    return kind, kind is None and _is_in_menu(text)


def _is_in_menu(text: str) -> bool:
    if len(text) > _LONGEST_BUTTON:
        return False
    return " ".join(text.split()).casefold() in _MENUS or is_label(text)


def _kind(text: str) -> bool | None:
    """Return whether a line is a heading of works, or of other things; None if of neither."""
    if text.count(" ") > _MOST_SPACES:
        return True if text[:1] == "#" else None
    bare = " ".join(text.strip(_MARKS).casefold().split())
    if bare in _PHRASES or _are_others(bare.split()):
        return False
    if text.rstrip()[-1:] == ":" and not _TAUGHT.isdisjoint(words := bare.split()):
        return not _WORKS.isdisjoint(words)
    if text.lstrip()[:1] == "#" or _HEADED.fullmatch(text):
        return True  # whatever it is, what stood before it ends
    first, _, rest = (_LINKED.sub("", bare) if bare[-1:] in "])" else bare).partition(" ")
    is_works = bare in _STATES or first in _WORKS or rest.rpartition(" ")[2] in _WORKS
    return True if is_works and len(bare) <= _LONGEST_WORD else None


def is_of_works(text: str) -> bool:
    """Return whether a line is words for kinds of works and nothing else, in any number."""
    last = text.rstrip(_MARKS).rsplit(None, 1)[-1:]
    if last and (word := last[0].casefold().replace(",", "")) and word not in _WORKS:
        return False  # as most lines
    words = text.strip(_MARKS).casefold().replace(",", "").split()
    if not words or words[-1] not in _WORKS:
        return False
    return _WORKS.union(_SORTS, _BESIDE).issuperset(words)


def _are_others(words: Sequence[str]) -> bool:
    """Return whether words name other things than works, and what they are: nothing else."""
    if _OTHERS.isdisjoint(words) and not any("/" in word or "," in word for word in words):
        return False
    parts = {part.strip(",") for word in words for part in word.split("/")} - {""}
    return not (parts.isdisjoint(_OTHERS) or parts - _OTHERS - _BESIDE)
