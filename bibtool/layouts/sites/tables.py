"""Tables of papers: Markdown rows between ``|``, or rows of cells with tabs between them.

What a column is comes from its head where there is one, else from what most of its cells are.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from statistics import median_low
from typing import NamedTuple

from bibtool.identifiers import ArxivId, Doi
from bibtool.layouts.arxiv.parts import people
from bibtool.layouts.bibliographies.others import is_about_another
from bibtool.layouts.furniture import is_compound, is_furniture
from bibtool.layouts.lines import Line, Page, Understood, is_prose, sample
from bibtool.layouts.markup import marked, plain, tidy
from bibtool.layouts.people import author_list, name_fit
from bibtool.layouts.printed import arxiv_ids_in, has_id, ids_in
from bibtool.layouts.sites.labels import Role, is_known, role_of
from bibtool.layouts.sites.titlecells import cited, titles_of
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "table"

_SURE = 0.9
_LEAST_ROWS = 3
_LEAST_ROLES = 2
_MOST_CELLS = 30
_LONGEST = 20_000
_TAGS = re.compile(r"\s*+(?:</?[a-zA-Z][^<>]{0,200}>\s*+){1,4}")
_RULER = re.compile(r"[\s|:+=-]*")
_DATE = re.compile(
    r"\W*(?:\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?|\d{1,2}[-./]\d{1,2}(?:[-./]\d{2,4})?)\W*"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_READ_MORE = re.compile(
    r"[(\[]\s*+read (?:more|paper|it) (?:on|at)\b[^()\[\]]{0,60}[)\]]\s*+$", re.IGNORECASE
)
_LEAST_WORDS = 2.0
_LONGEST_HEAD = 40
_TELLING = 200
"""So many rows tell what a column is."""
_MARKS = " \t*_`:"
_BREAK = re.compile(r"<br\s{0,3}/?>", re.IGNORECASE)
_COUNTED = re.compile(r"([^\W\d_]{2,20})\s?\d{1,3}\s?[:.–—-]\s+(?=\S)")
_RELATION = re.compile(
    r"\b(?:of|to|by|see|cf|from|than|like|with|compare|extends?|follow\S*|builds?|uses?|based"
    r"|improves?|generali[sz]es?|replaces?|cites?|after|before)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[^\s()<>\[\]]{1,500}")
_MOST_BESIDE_ID = 6
_MOST_HEAD_WORDS = 3


class Row(NamedTuple):
    """A row's lines and the text of its cells."""

    lines: list[Line]
    cells: list[str]


def looks_like(text: str) -> float:
    """Return the share of the lines that are rows of one table, if most rows have a title."""
    lines = [line for line in sample(text) if not _RULER.fullmatch(line.text)]
    rows = _rows(lines)
    columns = _columns([row.cells for row in rows])
    is_told = bool(rows) and _is_head(rows[0].cells)
    # A head that names much is a table's, though it has but one row.
    least = _LEAST_ROWS - (is_told and len(columns) >= _LEAST_ROWS)
    if len(rows) < least or Role.TITLE not in columns:
        return 0.0
    tried = [row for row in rows[:_TELLING] if not _is_head(row.cells)]
    if sum(bool(_title(row.cells, columns)) for row in tried) * 5 < len(tried) * 4:
        return 0.0
    inside = sum(len(row.lines) for row in rows)
    own = {line.number for row in rows for line in row.lines}
    rest = [line.number for line in lines if line.number not in own and not _says_nothing(line)]
    among = sum(min(own) < number < max(own) for number in rest)
    outside = len(rest) - among
    # Below a head it is sure what the rows are, whatever is around them.
    others = among + (max(0, outside - inside) if is_told else outside)
    return _SURE * inside / (inside + others)


def read(text: str) -> Listing:
    """Read one item from each row but the head."""
    page = Page(NAME, text)
    rows = _rows([line for line in page.lines if not _RULER.fullmatch(line.text)])
    columns = _columns([row.cells for row in rows])
    if Role.TITLE not in columns:
        return page.listing()
    words = _words([row.cells for row in rows], columns[Role.TITLE])
    count = _count(rows, columns)
    # One word in a row with less than others is a break: ``12:30 | | Lunch``.
    filled = median_low(sum(map(bool, row.cells)) for row in rows)
    for at, row in enumerate(rows):
        if _is_head(row.cells) or (at == 0 and words > _MOST_HEAD_WORDS and _is_short(row.cells)):
            continue
        title = _title(row.cells, columns)
        if title and (" " in title or is_compound(title) or sum(map(bool, row.cells)) >= filled):
            if count and (found := _COUNTED.match(title)) and found[1] == count:
                title = title[found.end() :]
            page.take(row.lines, **_understood(row, columns, title))
    return page.listing()


def _says_nothing(line: Line) -> bool:
    return is_furniture(line.text) or _TAGS.fullmatch(line.text) is not None


def _count(rows: Sequence[Row], columns: Mapping[Role, int]) -> str:
    """Return the word that stands with a number before most titles: ``Talk 3: On Boats``."""
    found = [_COUNTED.match(_title(row.cells, columns)) for row in rows[:_TELLING]]
    words = Counter(one[1] for one in found if one)
    word, often = words.most_common(1)[0] if words else ("", 0)
    return word if often > 1 and 3 * often >= 2 * len(found) else ""


def _is_short(cells: Sequence[str]) -> bool:
    """Return whether a row has but a few words in each cell, as a head does."""
    return all(
        cell and cell.count(" ") < _MOST_HEAD_WORDS and not any(map(str.isdigit, cell))
        for cell in cells
    )


def _rows(lines: Sequence[Line]) -> list[Row]:
    """Return the lines that have as many cells as most, or but one more or less.

    A cell with a break in it breaks its row: what stands above an empty first cell is its text.
    """
    split: list[Row] = []
    for at, line in enumerate(lines):
        cells = _cells(line.text)
        above = lines[at - 1] if at and cells and line.text.startswith("\t") else None
        is_broken = above and above.number >= line.number - 3 and not _cells(above.text)
        if above and is_broken:
            split.append(Row([above, line], [above.text.strip(), *cells[1:]]))
        elif cells:
            split.append(Row([line], cells))
    if not split:
        return []
    usual = Counter(len(row.cells) for row in split).most_common(1)[0][0]
    return [row for row in split if abs(len(row.cells) - usual) <= 1]


def _cells(text: str) -> list[str]:
    if len(text) > _LONGEST:
        return []
    bare = text.strip(" ")
    if bare.startswith("|") and bare.count("|") > 2:
        cells = bare.strip().removeprefix("|").removesuffix("|").split("|")
    elif text.count("\t") > 1:
        cells = text.split("\t")
    else:
        return []
    return [cell.strip() for cell in cells] if 3 <= len(cells) <= _MOST_CELLS else []


def _is_head(cells: Sequence[str]) -> bool:
    """Return whether a row names its columns; that a work has ``arXiv`` and ``code`` names none."""
    labels = [_label(cell) for cell in cells if len(cell) <= _LONGEST_HEAD]
    if any(is_known(label) and role_of(label) is Role.TITLE for label in labels):
        return True
    if len(labels) < max(len(cells), _LEAST_ROLES) or any(map(_is_date, cells)):
        return False
    return sum(role_of(label) is not None for label in labels) >= _LEAST_ROLES


def _label(cell: str) -> str:
    return cell.strip(_MARKS).casefold()


def _columns(rows: Sequence[Sequence[str]]) -> Mapping[Role, int]:
    """Return which column has what."""
    columns: dict[Role, int] = {}
    if rows and _is_head(rows[0]):
        for at, cell in enumerate(rows[0]):
            if len(cell) <= _LONGEST_HEAD and (role := role_of(_label(cell))):
                columns.setdefault(role, at)
    if Role.TITLE in columns:
        return columns
    if (paper := columns.pop(Role.LINK, None)) is not None and _words(rows, paper) > _LEAST_WORDS:
        return {**columns, Role.TITLE: paper}
    body = [cells for cells in rows[:_TELLING] if not _is_head(cells)]
    width = max((len(cells) for cells in body), default=0)
    for role, is_one in ((Role.DATE, _is_date), (Role.AUTHORS, _is_people)):
        shares = [(_share(body, at, is_one), at) for at in range(width)]
        best = max(shares, default=(0.0, 0))
        if best[0] > 0.5:
            columns.setdefault(role, best[1])
    left = [at for at in range(width) if at not in columns.values()]
    left = [at for at in left if _share(body, at, _is_sentence) < 0.5]
    words, title = max(((_words(body, at), -at) for at in left), default=(0.0, 0))
    return {**columns, Role.TITLE: -title} if words >= _LEAST_WORDS else columns


def _share(rows: Sequence[Sequence[str]], at: int, is_one: Callable[[str], bool]) -> float:
    cells = [clean(plain(cells[at])) for cells in rows[:_TELLING] if at < len(cells)]
    return sum(map(is_one, cells)) / len(cells) if cells else 0.0


def _words(rows: Sequence[Sequence[str]], at: int) -> float:
    cells = [plain(cells[at]) for cells in rows[:_TELLING] if at < len(cells)]
    cells = [cell for cell in cells if not _is_date(cell) and not is_furniture(cell)]
    return sum(cell.count(" ") + 1 for cell in cells) / max(1, len(rows[:_TELLING]))


def _is_date(cell: str) -> bool:
    return _DATE.fullmatch(cell) is not None


def _is_sentence(cell: str) -> bool:
    return is_prose(cell) or (cell.endswith(".") and cell.count(" ") > 5)


def _is_people(cell: str) -> bool:
    return author_list(cell) is not None


def _understood(row: Row, columns: Mapping[Role, int], title: str) -> Understood:
    cell = _cell(row.cells, columns, Role.TITLE)
    arxiv_id, doi = _own_ids(row.cells, columns)
    year = _YEAR.search(_cell(row.cells, columns, Role.DATE))
    first, below = _broken(cell)
    return {
        "titles": tuple(dict.fromkeys([*([first] if first else cited(cell)), *titles_of(title)])),
        "authors": _sure_names(plain(_cell(row.cells, columns, Role.AUTHORS))) or below,
        "abstract": clean(plain(_cell(row.cells, columns, Role.ABSTRACT))),
        "summary": clean(plain(_cell(row.cells, columns, Role.SUMMARY))),
        "year": int(year[0]) if year else None,
        "arxiv_id": arxiv_id,
        "doi": doi,
    }


def _own_ids(
    cells: Sequence[str], columns: Mapping[Role, int]
) -> tuple[ArxivId | None, Doi | None]:
    """Return the ids of a row but for those of other works that its words name.

    Of two different arXiv ids none is the work's.
    """
    texts = [_own(cell, at, columns) for at, cell in enumerate(cells) if has_id(cell)]
    ids = {one for text in texts for one in arxiv_ids_in(text)}
    dois = [doi for text in texts if (doi := ids_in(text)[1])]
    return next(iter(ids)) if len(ids) == 1 else None, next(iter(dois), None)


def _own(cell: str, at: int, columns: Mapping[Role, int]) -> str:
    """Return a cell whose ids are the work's own: it is the title's, the links' or little else."""
    if at == columns.get(Role.LINK):
        return cell
    bare = clean(plain(cell))
    if at == columns.get(Role.TITLE):
        return cell if not is_about_another(bare) else " ".join(_ADDRESS.findall(cell))
    return cell if bare.count(" ") < _MOST_BESIDE_ID and not _RELATION.search(bare) else ""


def _broken(cell: str) -> tuple[str, tuple[str, ...]]:
    """Return the title and the names of a cell in which they stand on lines of their own."""
    if "<" not in cell:
        return "", ()
    kept = [(part, bare) for part in _BREAK.split(cell) if (bare := tidy(clean(plain(part))))]
    if len(kept) < 2 or author_list(kept[0][1]) is not None:
        return "", ()
    names = next(filter(None, (author_list(bare) for _, bare in kept[1:])), ())
    is_title = bool(names or marked(kept[0][0]))
    return kept[0][1] if is_title else "", _sure_names(", ".join(names))


def _title(cells: Sequence[str], columns: Mapping[Role, int]) -> str:
    title = tidy(clean(_READ_MORE.sub("", plain(_cell(cells, columns, Role.TITLE)))))
    return "" if is_furniture(title) and not has_id(title) else title


def _cell(cells: Sequence[str], columns: Mapping[Role, int], role: Role) -> str:
    at = columns.get(role)
    return cells[at] if at is not None and at < len(cells) else ""


def _sure_names(text: str) -> tuple[str, ...]:
    """Return the names but not the user names that some sites put among them."""
    names = people(text)
    return tuple(name for name in names if " " in name and name_fit(name.split()) >= 0.4)
