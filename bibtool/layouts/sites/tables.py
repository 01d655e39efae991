"""Tables of papers: Markdown rows between ``|``, or rows of cells with tabs between them.

What a column is comes from its head where there is one, else from what most of its cells are.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import median_low

from bibtool.identifiers import ArxivId, Doi
from bibtool.layouts.arxiv.parts import people
from bibtool.layouts.bibliographies.others import is_about_another
from bibtool.layouts.furniture import is_compound, is_furniture
from bibtool.layouts.lines import Line, Page, Understood, sample
from bibtool.layouts.markup import plain, tidy
from bibtool.layouts.people import name_fit
from bibtool.layouts.printed import arxiv_ids_in, has_id, ids_in
from bibtool.layouts.sites.labels import Role
from bibtool.layouts.sites.tablerows import (
    TELLING,
    Row,
    Table,
    is_head,
    is_ruler,
    tables_of,
    words_in,
)
from bibtool.layouts.sites.titlecells import is_note, read_cell, several, titles_of
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "table"

_SURE = 0.9
_LEAST_ROWS = 3
_TAGS = re.compile(r"\s*+(?:</?[a-zA-Z][^<>]{0,200}>\s*+){1,4}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d|\.\d{4})")
_READ_MORE = re.compile(
    r"[(\[]\s*+read (?:more|paper|it) (?:on|at)\b[^()\[\]]{0,60}[)\]]\s*+$", re.IGNORECASE
)
_COUNTED = re.compile(r"([^\W\d_]{2,20})\s?\d{1,3}\s?[:.–—-]\s+(?=\S)")
_RELATION = re.compile(
    r"\b(?:of|to|by|see|cf|from|than|like|with|compare|extends?|follow\S*|builds?|uses?|based"
    r"|improves?|generali[sz]es?|replaces?|cites?|after|before)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[^\s()<>\[\]]{1,500}")
_MOST_BESIDE_ID = 6
_MOST_HEAD_WORDS = 3


def looks_like(text: str) -> float:
    """Return the share of the lines that are rows of tables, if most rows have a title."""
    lines = sample(text)
    tables = tables_of(lines)
    if not tables:
        return 0.0
    is_told = is_head(tables[0].rows[0])
    # A head that names much is a table's, though it has but one row.
    rows = [row for table in tables for row in table.rows]
    least = _LEAST_ROWS - (is_told and len(tables[0].columns) >= _LEAST_ROWS)
    if len(rows) < least or not all(map(_are_titled, tables)):
        return 0.0
    inside = sum(len(row.lines) for row in rows)
    own = {line.number for row in rows for line in row.lines}
    rest = [line.number for line in lines if line.number not in own and not _says_nothing(line)]
    spans = [(table.rows[0].lines[0].number, table.rows[-1].lines[-1].number) for table in tables]
    among = sum(first < number < last for first, last in spans for number in rest)
    outside = len(rest) - among
    # Below a head it is sure what the rows are, whatever is around them.
    is_sure = is_told and all(table.is_named and table.rows[0].is_ruled for table in tables)
    others = among + max(0, outside - inside * (is_told + is_sure))
    return _SURE * inside / (inside + others)


def _are_titled(table: Table) -> bool:
    """Return whether most rows of a table have a title, but for headings within it."""
    rows = [row for row in table.rows[:TELLING] if not is_head(row)]
    rows = [row for row in rows if not is_note(_cell(row.cells, table.columns, Role.TITLE))]
    return sum(bool(_title(row.cells, table.columns)) for row in rows) * 5 >= len(rows) * 4


def read(text: str) -> Listing:
    """Read one item from each row but the head."""
    page = Page(NAME, text)
    for table in tables_of(page.lines):
        _read(page, table)
    return page.listing()


def _read(page: Page, table: Table) -> None:
    rows, columns = table.rows, table.columns
    words = words_in(rows, columns[Role.TITLE])
    count = _count(rows, columns)
    # One word in a row with less than others is a break: ``12:30 | | Lunch``.
    filled = median_low(sum(map(bool, row.cells)) for row in rows)
    notes = [is_note(_cell(row.cells, columns, Role.TITLE)) for row in rows]
    may_be_notes = 2 * sum(notes) < len(rows)
    for at, row in enumerate(rows):
        if is_head(row) or (at == 0 and words > _MOST_HEAD_WORDS and _is_short(row.cells)):
            continue
        if may_be_notes and notes[at] and not any(map(has_id, row.cells)):
            continue
        title = _title(row.cells, columns)
        if title and (" " in title or is_compound(title) or sum(map(bool, row.cells)) >= filled):
            if count and (found := _COUNTED.match(title)) and found[1] == count:
                title = title[found.end() :]
            page.take_each(row.lines, _works(row, columns, title))


def _works(row: Row, columns: Mapping[Role, int], title: str) -> list[Understood]:
    """Return the work of a row, or each of several that the cell for one links to."""
    cell = _cell(row.cells, columns, Role.TITLE)
    parts = several(cell)
    if len(parts) < 2 or any(part.strip() not in row.lines[0].text for part, _ in parts):
        return [_understood(row, columns, title)]
    whole = _understood(row, columns, title)
    works: list[Understood] = []
    for part, each in parts:
        own = Row(row.lines, [part if c == cell else "" for c in row.cells])
        told = _understood(own, columns, each)
        told |= {"authors": whole["authors"], "year": told["year"] or whole["year"]}
        works.append({**told, "text": part.strip()})
    return works


def _says_nothing(line: Line) -> bool:
    return is_ruler(line.text) or is_furniture(line.text) or _TAGS.fullmatch(line.text) is not None


def _count(rows: Sequence[Row], columns: Mapping[Role, int]) -> str:
    """Return the word that stands with a number before most titles: ``Talk 3: On Boats``."""
    found = [_COUNTED.match(_title(row.cells, columns)) for row in rows[:TELLING]]
    words = Counter(one[1] for one in found if one)
    word, often = words.most_common(1)[0] if words else ("", 0)
    return word if often > 1 and 3 * often >= 2 * len(found) else ""


def _is_short(cells: Sequence[str]) -> bool:
    """Return whether a row has but a few words in each cell, as a head does."""
    return all(
        cell and cell.count(" ") < _MOST_HEAD_WORDS and not any(map(str.isdigit, cell))
        for cell in cells
    )


def _understood(row: Row, columns: Mapping[Role, int], title: str) -> Understood:
    cell = _cell(row.cells, columns, Role.TITLE)
    arxiv_id, doi = _own_ids(row.cells, columns)
    year = _YEAR.search(_cell(row.cells, columns, Role.DATE))
    told = read_cell(cell)
    return {
        "titles": tuple(dict.fromkeys([*told.titles, *titles_of(title)])),
        "authors": _sure_names(plain(_cell(row.cells, columns, Role.AUTHORS)))
        or _sure_names(", ".join(told.authors)),
        "abstract": clean(plain(_cell(row.cells, columns, Role.ABSTRACT))),
        "summary": clean(plain(_cell(row.cells, columns, Role.SUMMARY))) or told.summary,
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
    own = " ".join(_ADDRESS.findall(_cell(cells, columns, Role.TITLE)))
    linked = set(arxiv_ids_in(own) or arxiv_ids_in(_cell(cells, columns, Role.LINK)))
    texts = [_own(cell, at, columns) for at, cell in enumerate(cells) if has_id(cell)]
    ids = linked if len(linked) == 1 else {one for text in texts for one in arxiv_ids_in(text)}
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
