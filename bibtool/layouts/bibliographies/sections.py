"""Where a bibliography begins and ends on a page, and what the page's edge puts between entries."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from bibtool.layouts.bibliographies.browserprints import browser_edges
from bibtool.layouts.bibliographies.heads import read_head
from bibtool.layouts.bibliographies.joining import join
from bibtool.layouts.bibliographies.linkrows import is_link_row
from bibtool.layouts.bibliographies.pageheads import page_heads
from bibtool.layouts.bibliographies.titles import looks_like_venue
from bibtool.layouts.citations import without_number
from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.lines import Line, is_directly_below
from bibtool.layouts.markup import says_nothing
from bibtool.layouts.printed import has_id, opens_with_id

_NUMBERING = r"(?:[\divxlcIVXLC]{1,5}[.:)]?\s+|[A-Z][.:)]?\s+)?"
_MARKS = r"\s*(?:#{1,6}\s*)?(?:\*\*)?(?:[■▪◼]\s*)?"
_HEADING = re.compile(
    rf"{_MARKS}{_NUMBERING}(?:r\s?eferences(?:\s+(?:and\s+notes|cited))?|bibliography"
    r"|literature(?:\s+cited)?|works\s+cited|cited\s+(?:works|literature)"
    r"|literatur(?:verzeichnis)?|références|referencias|参考文献)\s*[:.]?(?:\*\*)?\s*",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"{_MARKS}(?:{_NUMBERING}(?:appendi(?:x|ces)|supplementa(?:ry|l)\s+(?:materials?|information)"
    r"|supplement|acknowledge?ments?|author\s+contributions?|about\s+the\s+authors?"
    r"|(?:neurips\s+|reproducibility\s+)?(?:paper\s+)?checklist|biograph(?:y|ies)|index)\b[^.]{0,60}"
    r")\s*",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"\s*[A-Z]\.?(?:\d\.?)?\s+[A-Z][\w-]+(?:\s[\w-]+){0,5}\s*")
_DIGITS = re.compile(r"\d+")
_PAGE = re.compile(
    r"\s*(?:[–—-]\s?)?(?:page\s)?\d{1,4}(?:\s?[/:]\s?\d{1,4}|\sof\s\d{1,4})?(?:\s?[–—-])?\s*",
    re.IGNORECASE,
)
_COMPLETE = re.compile(r"(?:1[6-9]|20)\d\d")
_ADDRESS = re.compile(r"https?://\S+$")
_NO_END = re.compile(
    r"(?:\bal|(?<!Review )(?<!Letters )(?<!Physics )(?<!Physica )(?<!Section )(?<!Series )\b[A-Z]"
    r"|\bvol|\bpp?|\bno|\bPhys|\bRev|\bProc|\bed)\.$"
)
_SYMBOLS = re.compile(r"[\W\d_]*(?:[^\W\d_]{1,2}[\W\d_]+){0,4}(?:and|[^\W\d_]{0,2})[\W\d_]*")
_NUMBERS = re.compile(r"\d{3}|\d[.–-]\d")
_MORE = re.compile(
    r"\s*(?:accessed|retrieved|available|url\b|doi\b|https?:|arxiv\b|\[?e-?print|\[)", re.IGNORECASE
)
_TAIL = re.compile(r"\s*[\d(][\d\s().,:;–-]*(?:\[[a-z-]{0,9}/?[\d.]+\])?[.\s]*")
_GENERATED = "This list was generated on "
"""What EPrints puts under every list."""
_LONGEST_HEADER = 120
_SHORTEST_HEADER = 20
_SHORTEST_TITLE = 25
_MOST_LINES, _MOST = 40, 6000
"""Of an entry, to tell whether it is whole."""
_LONGEST_STRAY = 40
_LINK_AT_END = re.compile(
    # "paper" and "code" stand behind titles, too, whose authors are below.
    r"(?<=[.)\]\d”\"])\s{1,3}(?:\[?(?:pdf|doi|bib(?:tex)?|html|url|publisher)\]?[\s|,/·]{0,3}){1,6}$",
    re.IGNORECASE,
)
_ENDS_OF_LINKS = frozenset("]|,/·")
_LONGEST_LINK, _FEW_BLANKS = 300, 8
_DOUBLE_SPACED = 0.9
_FEWEST_BETWEEN = 4
_WIDE, _RAGGED = 120, 30
_WIDEST = 200


def body(lines: Sequence[Line]) -> tuple[int, int]:
    """Return the places of the first line after the heading and of the one after the last.

    The last heading counts: a paper may name its references in a table of contents. One that
    stands on each page of the list is no other one.
    """
    headings = [at for at, line in enumerate(lines) if is_heading(line.text)]
    if not headings:
        return 0, len(lines)
    last = headings.pop()
    while headings and _is_running(lines[headings[-1] : last + 1]):
        last = headings.pop()
    return last + 1, len(lines)


def is_heading(text: str) -> bool:
    """Return whether a line is the heading of a bibliography."""
    return len(text) < 60 and _HEADING.fullmatch(text) is not None


def _is_running(lines: Sequence[Line]) -> bool:
    """Return whether the last line is the first one's heading again, at the top of a page.

    What stands between is a list then: about every third of its lines has a year.
    """
    first, *between, last = lines
    if len(between) < _FEWEST_BETWEEN or first.text.strip() != last.text.strip():
        return False
    dated = sum(_COMPLETE.search(line.text) is not None for line in between)
    return dated * 4 >= len(between)


def closed_up(lines: Sequence[Line]) -> list[Line]:
    """Return lines numbered as if no blank ones were between, where they are between nearly any.

    Text that is set with so much space says nothing by it; what has more space above keeps some.
    """
    gaps = [below.number - above.number for above, below in pairwise(lines)]
    usual, count = Counter(gaps).most_common(1)[0] if gaps else (1, 0)
    if usual == 1 or count < _DOUBLE_SPACED * len(gaps):
        return list(lines)
    closed = [lines[0]]
    for line, gap in zip(lines[1:], gaps, strict=True):
        closed.append(Line(closed[-1].number + max(1, gap - usual + 1), line.text))
    return closed


def length_to(lines: Sequence[Line], last: str) -> int:
    """Return how long the lines are together, up to the last one of this text.

    What follows a bibliography that has a heading says nothing about it.
    """
    ends = [at for at, line in enumerate(lines, 1) if last and line.text == last]
    return sum(len(line.text) for line in lines[: ends[-1] if ends else len(lines)])


def is_heading_after(line: Line) -> bool:
    """Return whether a line is the heading of what stands after a bibliography."""
    text = line.text
    return len(text) <= 80 and not _COMPLETE.search(text) and _AFTER.fullmatch(text) is not None


def furniture(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the lines that belong to the page: headers, page numbers, buttons.

    A header stands on every page, or on every second, the numbers in it apart.
    """
    alone = [
        at
        for at, line in enumerate(lines)
        if _is_apart(lines, at) and (_is_apart(lines, at + 1) or line.text.startswith("\f"))
    ]
    shapes = Counter(_shape(lines[at].text) for at in alone if _may_be_header(lines[at].text))
    found = {*page_heads(lines), *browser_edges(lines)}
    found.update(
        lines[at].number
        for at in alone
        if shapes[_shape(lines[at].text)] > 1 and not _is_part(lines[at].text)
    )
    for at, line in enumerate(lines):
        if len(line.text) > _LONGEST_HEADER:
            continue
        if is_link_row(line.text) or line.text.startswith(_GENERATED):
            found.add(line.number)
            continue
        if _DIGITS.search(line.text) is None:
            is_edge = is_furniture(line.text) or (
                is_heading(line.text) and _is_apart(lines, at) and at > 0
            )
        elif _PAGE.fullmatch(line.text):
            above, below = _is_apart(lines, at), _is_apart(lines, at + 1)
            is_edge = (at > 0 and above) or (at + 1 < len(lines) and below)
        else:
            continue
        if is_edge and not _is_part(line.text) and not _goes_on(lines, at):
            found.add(line.number)
    return frozenset(found)


def _is_apart(lines: Sequence[Line], at: int) -> bool:
    """Return whether a blank line, a form feed or the text's edge is above a line."""
    if at in {0, len(lines)}:
        return True
    return not is_directly_below(lines[at], lines[at - 1]) or "\f" in lines[at].text[:2]


def _is_part(text: str) -> bool:
    """Return whether a short line may end an entry: a year or a page and a full stop."""
    return (
        len(text) < _SHORTEST_HEADER and text.rstrip()[-1] in ".)]" and any(map(str.isdigit, text))
    )


def _goes_on(lines: Sequence[Line], at: int) -> bool:
    """Return whether a line of some words goes on with what the one right above it says."""
    text = lines[at].text
    if not text[:1].islower() or text.count(" ") < _FEWEST_BETWEEN or _is_apart(lines, at):
        return False
    return lines[at - 1].text.rstrip()[-1:].isalnum() and not is_link_row(text)


def _may_be_header(text: str) -> bool:
    return len(text) <= _LONGEST_HEADER and not has_id(text)


def _shape(text: str) -> str:
    return _DIGITS.sub("#", text.strip())


def is_whole(lines: Sequence[Line]) -> bool:
    """Return whether an entry may end here: it has a year or an id, and its last line ends so.

    Between the authors with their year and the end there must be room for a title.
    """
    if not ends_entry(lines[-1].text):
        return False
    text = join([line.text for line in lines[:_MOST_LINES]]).text[:_MOST]
    if not (_COMPLETE.search(text) or has_id(text)):
        return False
    head = read_head(without_number(text))
    return head is None or len(text) - head.end >= _SHORTEST_TITLE


def ends_entry(text: str) -> bool:
    """Return whether a line ends as an entry's last one: full stop, year, page or address.

    The word of a link may stand behind it: ``Lake Letters, 2019. PDF``.
    """
    text = text.rstrip()
    if text[-1:] in _ENDS_OF_LINKS or text[-1:].isalpha():
        text = _LINK_AT_END.sub("", text)
    last = text[-1:]
    if last == ".":
        return _NO_END.search(text[-20:]) is None
    if last.isdecimal() or last in {")", "]", "/"}:
        return True
    if last in {"”", '"', "’"} and text[-2:-1] in {".", "?", "!"}:
        return True
    return "://" in text and _ADDRESS.search(text[-200:]) is not None


def is_only_ids(text: str) -> bool:
    """Return whether a line has nothing but links and ids: it belongs to the entry above."""
    return (
        len(text) <= _LONGEST_LINK
        and text.count(" ") <= _FEW_BLANKS
        and ("://" in text or has_id(text))
        and says_nothing(text)
    )


def are_filled(entries: Sequence[Sequence[Line]]) -> bool:
    """Return whether most lines that an entry goes on below reach the margin, as wrapped ones do.

    Blank lines may be inside entries, where a column or a page ended, but seldom.
    """
    widths = [[len(line.text.strip()) for line in entry] for entry in entries]
    every = sorted(width for each in widths for width in each)
    inner = [width for each in widths for width in each[:-1]]
    margin = every[len(every) * 3 // 4] if every else 0
    close = sum(is_directly_below(b, a) for each in entries for a, b in pairwise(each))
    if close * 2 < len(inner):
        return False
    # A wide line ends where the next word would not have fitted, never long before.
    least = margin - _RAGGED if margin > _WIDE else 0.6 * margin
    return margin <= _WIDEST and sum(width >= least for width in inner) * 4 >= len(inner) * 3


def belongs(line: Line, entry: Sequence[Line]) -> bool:
    """Return whether a line that has no label goes on with the entry above.

    A blank line ends an entry that is whole; one that is not goes on after a page's edge.
    """
    if is_heading_after(line) or (_LETTERED.fullmatch(line.text[:80]) and is_whole(entry)):
        return False
    if is_directly_below(line, entry[-1]):
        return not (_is_stray(line.text) and is_whole(entry))
    if _MORE.match(line.text) or opens_with_id(line.text) or looks_like_venue(line.text):
        return True
    if len(line.text) <= _LONGEST_STRAY and _TAIL.fullmatch(line.text):
        return True
    return not is_whole(entry)


def _is_stray(text: str) -> bool:
    """Return whether a line is a raised or lowered sign that left its place in a PDF."""
    if len(text) > _LONGEST_STRAY or _NUMBERS.search(text):
        return False
    return _SYMBOLS.fullmatch(text) is not None
