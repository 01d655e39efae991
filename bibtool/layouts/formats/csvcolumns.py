"""What the columns of a table say: by their names, or by what stands in them."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from bibtool.errors import BadIdentifier
from bibtool.identifiers import ArxivId
from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.lines import is_prose
from bibtool.layouts.people import author_list

_COLUMNS = {
    "title": "title,paper title,article title,document title,paper,name,paper name,titles"
    ",display name,titel,titre,título,titulo,titolo,tytuł,название,заголовок,标题,题目"
    ",論文標題,題名,タイトル,제목",
    "authors": "authors,author,author(s),author names,author full names,creators,author list"
    ",authorships.author.display name,authorships.raw author name"
    ",creator,autor,autoren,auteur,auteurs,autores,autore,autori,autorzy,авторы,автор,作者,著者,저자",
    "abstract": "abstract,abstract note,summary,abstracts,zusammenfassung,résumé,resumen,resumo"
    ",riassunto,аннотация,摘要",
    "year": "year,publication year,date,published,pub year,publication date,py,submitted,pubdate"
    ",jahr,année,annee,año,ano,anno,rok,год,年份,年,发表时间,연도",
    "arxiv": "arxiv id,arxiv,arxivid,eprint,arxiv url,arxiv link,arxiv number",
    "doi": "doi,doi link,doi url",
    "link": "url,link,links,pdf,pdf url,pdf link,paper url,paper link,abs url,id,entry id,href,uri"
    ",lien,enlace,链接,articleurl,article url,fulltexturl,fulltext url,full text url"
    ",landing page url,primary location.landing page url"
    ",best oa location.landing page url,open access.oa url",
    "place": "volume,pages,number,issue,archive location,loc. in archive,article number"
    ",report number,archive id,archiveid",
    "journal": "journal,venue,publication title,source title,container title,booktitle,journal ref"
    ",source,conference,publication,extra,note,notes,primary location.source.display name",
}
_KNOWN = {name: what for what, names in _COLUMNS.items() for name in names.split(",")}
_OTHER_KNOWN = frozenset(
    "key,citekey,item type,type,publisher,isbn,issn,language,keywords,categories"
    ",category,tags,cites,citations,cited by,primary category,updated,comment,code,rank"
    ",nr,nr.,n°,num,typ,thema,type de document,关键词,期刊,页码"
    ",relevance,topic,status,read,month,day,position,edition,version,rating,score,#,no,no.".split(
        ","
    )
)
_UNDER = re.compile(r"[\s_-]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SQUEEZED = {name.replace(" ", ""): what for name, what in _KNOWN.items()}
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{4,500}|10\.\d{4,9}/\S{1,200}")
_DATE = re.compile(
    r"(?:19|20)\d\d(?:[-/.]\d{1,2}){0,2}(?:[T ].{0,30})?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"
)
_FEWEST_ROWS, _FEWEST_WORDS, _MOST_WORDS, _DIFFERENT = 3, 3.0, 30.0, 0.9
_MOST, _HALF = 0.8, 0.5
_WORDS = "words"


def columns_of(names: Iterable[str]) -> list[str]:
    """Return what columns of such names say, "other" for what tells nothing of a work."""
    return [_column(name.strip().strip("*")) for name in names]


def _column(name: str) -> str:
    for each in (name, _CAMEL.sub(" ", name)):  # "PaperURL" is "paper url"
        folded = _UNDER.sub(" ", each.lower())
        if what := _KNOWN.get(folded) or ("other" if folded in _OTHER_KNOWN else ""):
            return what
    return _SQUEEZED.get(_UNDER.sub("", name.lower()), "")


def columns_by_cells(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return what columns say by what stands in them, if one has titles and one ids or dates."""
    width = max(map(len, rows), default=0)
    if len(rows) < _FEWEST_ROWS or width < _FEWEST_ROWS or any(len(row) != width for row in rows):
        return []
    columns = [_by_cells([row[at] for row in rows]) for at in range(width)]
    words = [at for at, what in enumerate(columns) if what == _WORDS]
    if not words or _TELLING_KINDS.isdisjoint(columns):
        return []
    title = max(words, key=lambda at: _words([row[at] for row in rows]))
    return ["title" if at == title else _KIND.get(what, "") for at, what in enumerate(columns)]


def fits(columns: Sequence[str], row: Sequence[str]) -> bool:
    """Return whether a row has what such columns say, as a row of names has not."""
    told = [(what, cell) for what, cell in zip(columns, row, strict=True) if what in _TELLING_KINDS]
    return any(_IS[what](cell) for what, cell in told)


def _by_cells(cells: Sequence[str]) -> str:
    for what, is_one in _IS.items():
        if _share(cells, is_one) >= (_MOST if what in _TELLING_KINDS else _HALF):
            return what
    is_told = _FEWEST_WORDS <= _words(cells) <= _MOST_WORDS
    differ = len(set(cells)) >= _DIFFERENT * len(cells)
    return _WORDS if is_told and differ and _share(cells, is_furniture) < _HALF else ""


def _share(cells: Sequence[str], is_one: Callable[[str], bool]) -> float:
    return sum(map(is_one, cells)) / len(cells)


def _words(cells: Sequence[str]) -> float:
    return sum(cell.count(" ") + 1 for cell in cells) / len(cells)


def _is_id(cell: str) -> bool:
    if _ADDRESS.fullmatch(cell):
        return True
    try:
        return bool(cell) and ArxivId.parse(cell) is not None
    except BadIdentifier:
        return False


def _is_date(cell: str) -> bool:
    return _DATE.fullmatch(cell) is not None


def _are_names(cell: str) -> bool:
    return author_list(cell) is not None


_IS: Mapping[str, Callable[[str], bool]] = {
    "link": _is_id,
    "year": _is_date,
    "authors": _are_names,
    "prose": is_prose,
}
_TELLING_KINDS = frozenset({"link", "year"})
_KIND = {what: what for what in ("link", "year", "authors")}
