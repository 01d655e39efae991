r"""One item of a LaTeX list, read: a ``\bibitem`` of any style, or an ``\item`` of a CV."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from bibtool.identifiers import ArxivId, Doi
from bibtool.layouts.bibliographies.others import is_about_another
from bibtool.layouts.citations import read_citation
from bibtool.layouts.formats.facts import bibtex_names, distinct, first_id, names_in
from bibtool.layouts.formats.macros import Macro, group_end, macros, without_comments
from bibtool.layouts.formats.texparts import NO_TITLE, Parts, behind_names, is_date, parts_of
from bibtool.layouts.formats.texprinted import BREAK, SILENT, names_as_printed, plain
from bibtool.layouts.lines import Understood
from bibtool.layouts.people import author_list, name_fit
from bibtool.layouts.printed import arxiv_ids_in
from bibtool.layouts.remembering import remembered
from bibtool.names import Name

_HEAD = re.compile(
    r"\s*\\(bibitem|item|cventry|cvitem|cvlistitem|entry|resume(?:Sub)*Item)(?![a-zA-Z])\*?\s*"
)
_BLOCK = re.compile(r"\\newblock(?![a-zA-Z])\s*")
_COMMENTED = re.compile(r"^[ \t]*%[ \t]*``([^\n]{3,600})''[ \t]*$", re.MULTILINE)
"""A title that a bibliography's style leaves out: INSPIRE gives it so."""
_QUOTED = re.compile(r"(?:``|“)([^“”]{6,400}?)(?:''|”|(?<!\\)\")")
SWITCHED = re.compile(
    r"\{\s{0,3}\\(?:em|it|sl|itshape|bf|bfseries)(?![a-zA-Z])\s{0,3}"
    r"((?:[^{}]|\{[^{}]{0,200}\}){6,400})\}"
)
# What must stand before the digits is looked at after them: digits are rare, so this is quick.
_NEW_STYLE = re.compile(r"\d{4}\.(?<![\d.]\d{4}\.)\d{4,5}(?:v\d{1,2})?(?!\d)")
_YEAR = re.compile(r"(?:19|20)(?<![\d./:-]..)\d\d(?![\d/-])")
_ID_MACROS = frozenset("arxiv arxivid doarxiv eprint showeprint archive arxivlink".split())
_TITLE_MACROS = frozenset("bibtitle showarticletitle papertitle ptitle btitle".split())
_PRINTED_MACROS = frozenset("textit emph textsl textbf underline mkbibemph".split())
# Commands that say what is what, in the middle of blocks; others do not matter there.
_MARKING = re.compile(
    r"\\(?:arxiv|doarxiv|eprint|showeprint|archive|bib|show|papert|ptitle|btitle)", re.IGNORECASE
)
_MARKS_TITLES = re.compile(r"\\BibitemOpen|\\bibinfo\s?\{(?:person|author)\}")
_AT_END = re.compile(r"[\s,.;:(“\"`]*(?:(?:19|20)\d\d[a-z]?)?[\s,.;:)“\"`]*$")
_YEAR_AT_END = re.compile(r"[\s,]*\(?(?:19|20)\d\d[a-z]?\)?[\s.]*$")
_LAST_INITIAL = re.compile(r"(?<![^\W_])[^\W\d_a-z]$")
_GROUP = re.compile(r"\s\[[^][]{2,60}\]$")
_INCLUDED = re.compile(r"\(incl\.[^()]{0,60}\)")
_DATED = re.compile(r",\s(?:[A-Z][a-z]{2,8}\.?\s)?(?:19|20)\d\d$")
_SEPARATED = re.compile(r"\s*;\s*(?:\\?&\s*|and\s+)?")
_INVERTED = re.compile(r"[^\W\d_][^,;]{0,60}, [^\W\d_][^,;]{0,60}")
_LONGEST = 20_000
_LONGEST_CITATION = 2_000
_SET_APART = re.compile(
    r"\\(?:textit|emph|textsl|textbf|enquote)\{|``|“|\{\s{0,3}\\(?:em|it|sl|itshape)(?![a-zA-Z])"
)
_WHOLLY_APART = re.compile(
    r"\s*\\(?:textbf|textit|emph|textsl)\{(?:[^{}]|\{[^{}]{0,200}\}){6,400}\}[\s.,]*"
)
_MOST_SET_APART = 4
_HEAD_LENGTH = len("\\cventry")


def understood(item: str) -> list[Understood]:
    """Return what an item says, once for each arXiv id it names."""
    item = item[:_LONGEST]
    bare = without_comments(item)
    undated = _without_date(bare)
    text = _without_head(undated)
    commented = _COMMENTED.search(item) if "%" in item else None
    is_plain = text.count("\\newblock") > 1 and not _MARKING.search(text)
    found = [] if is_plain else list(macros(text))
    parts = _parts(item)
    if commented:
        titles, authors = _commented(item, commented)
    elif parts:
        titles, authors = parts
    else:
        titles, authors = _titles_and_authors(text, found)
    ids, doi = ids_of(text, found)
    if ids and titles and is_about_another(titles[0]):
        named = arxiv_ids_in(titles[0])
        ids = [each for each in ids if each not in named or text.count(each.base) > 1]
    # The first argument is when it appeared; what comes behind may be of pages and titles.
    dated = text if undated == bare else bare[: len(bare) - len(undated) + _HEAD_LENGTH]
    dated = bare if bare.startswith("\\entry") else dated
    years = [int(year) for year in _YEAR.findall(_NEW_STYLE.sub(" ", dated))]
    work: Understood = {
        "titles": titles,
        "authors": authors,
        "year": years[-1] if years else None,
        "arxiv_id": ids[0] if ids else None,
        "doi": doi,
    }
    if len(ids) > 1:
        # Which of them a publisher's DOI belongs to, nothing tells.
        return [{**work, "arxiv_id": each, "doi": None} for each in ids]
    return [work]


def is_citation(item: str) -> bool:
    """Whether an item has authors, then a title that is set apart, then a year."""
    text = _without_head(without_comments(item[:_LONGEST_CITATION]))
    for title in islice(_SET_APART.finditer(text), _MOST_SET_APART):
        if not _YEAR.search(text, title.end()):
            return False
        if names_before(plain(text[: title.start()])):
            return True
    return False


def has_year(item: str) -> bool:
    """Whether an item says a year."""
    return _YEAR.search(item[:_LONGEST_CITATION]) is not None


def is_dated(item: str) -> bool:
    """Whether an item has something set apart, and a year behind it."""
    title = _SET_APART.search(item[:_LONGEST_CITATION])
    return title is not None and _YEAR.search(item, title.end()) is not None


def _commented(item: str, title: re.Match[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the title that a comment has, and the authors above it."""
    above = plain(_without_head(without_comments(item[: title.start()])))
    above = _GROUP.sub("", above.rstrip(" ,"))
    return distinct([plain(title[1]).strip(" .,;")]), names_before(above) or names_in_tex(above)


def body_of(item: str) -> str:
    r"""Return an item without comments, its command, and its date if that is an argument."""
    text = _without_head(_without_date(without_comments(item[:_LONGEST]))).strip()
    end = group_end(text, 0) if text[:1] == "{" and not SWITCHED.match(text) else 0
    return text[1 : end - 1] + text[end:] if end > 1 else text


def _without_head(item: str) -> str:
    r"""Return an item without the command that begins it, its label, and a ``\bibitem``'s key."""
    head = _HEAD.match(item)
    if head is None:
        return item
    at = head.end()
    if item[at : at + 1] == "[":
        at = group_end(item, at)
    if head[1] == "bibitem" and item[at:].lstrip()[:1] == "{":
        at = group_end(item, item.index("{", at))
    return item[at:]


def _without_date(item: str) -> str:
    r"""Return an item without the year that is the first argument of ``\cvitem{2020}{…}``."""
    head = _HEAD.match(item)
    if head is None or not head[1].startswith("cv") or item[head.end() : head.end() + 1] != "{":
        return item
    end = group_end(item, head.end())
    return item[: head.end()] + item[end:] if is_date(item[head.end() + 1 : end - 1]) else item


def _parts(item: str) -> Parts | None:
    r"""Return what the arguments of a ``\cventry`` say, if it has several."""
    head = _HEAD.match(item)
    if head is None or head[1] != "cventry":
        return None
    found = next((macro for macro in macros(item) if macro.name == head[1]), None)
    arguments = [plain(each) for each in found.arguments] if found else []
    filled = [each for each in arguments if each.strip() and not is_date(each)]
    parts = parts_of(arguments) if len(filled) > 1 else None
    return parts if parts and parts.titles else None


def ids_of(text: str, found: Sequence[Macro]) -> tuple[list[ArxivId], Doi | None]:
    """Return the ids that LaTeX names, and the DOI; ``found`` are its commands."""
    own = first_id(m.arguments[0] for m in found if m.name.lower() in _ID_MACROS)
    bare = text.replace("\\_", "_").replace("\\-", "").replace("{", " ").replace("}", " ")
    ids, doi = [own] if own else ArxivId.find_all(bare), Doi.find(bare)
    of_arxiv = doi.arxiv_id if doi else None
    return ids or ([of_arxiv] if of_arxiv else []), None if of_arxiv else doi


def _titles_and_authors(
    text: str, found: Sequence[Macro]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    titles, people = _information(found)
    if not titles and (lines := _on_lines(text)):
        return lines
    if titles or _MARKS_TITLES.search(text):
        return distinct(titles), people
    blocks = _BLOCK.split(text)
    title = plain(blocks[1]).strip(" .,;") if len(blocks) > 1 else ""
    if len(blocks) == 2 and not _DATED.search(title):
        title = ""  # the names may be missing
    if title and not NO_TITLE.match(title):
        return distinct((_DATED.sub("", title), title)), people or names_in_tex(plain(blocks[0]))
    surely = _that_may_be(_surely_titles(text, found))
    perhaps = () if surely else _that_may_be(_perhaps_titles(text, found))
    whole = plain(text)
    has_parts = bool(perhaps) or _SET_APART.search(text) is not None
    before = whole[: max(whole.find((surely or perhaps)[0]), 0)] if surely or perhaps else ""
    authors = people or names_before(before) or names_in_tex(before)
    if surely and authors:  # to read it as a citation takes longest
        return surely, authors
    told, people = ((), ()) if surely else behind_names(whole, has_parts=has_parts)
    citation = read_citation(whole)
    likely = surely or distinct((*told, *perhaps, *citation.titles))
    return likely, authors or people or citation.authors


def _on_lines(text: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    r"""Return title and authors of an item that has each on a line, the title set apart."""
    if "\\\\" not in text:
        return None
    first, second = BREAK.split(text, maxsplit=2)[:2]
    if not _WHOLLY_APART.fullmatch(first):
        return None
    title, names = plain(first).strip(" .,;"), names_as_printed(second)
    authors = author_list(names) or names_in_tex(names)
    return (distinct((title,)), authors) if authors and may_be_title(title) else None


def _that_may_be(titles: Iterable[str]) -> tuple[str, ...]:
    return distinct(filter(may_be_title, (plain(title).strip(" .,;") for title in titles)))


def names_in_tex(text: str) -> tuple[str, ...]:
    """Return the names of the part of an item where names are expected."""
    text = text[:-60] + _YEAR_AT_END.sub("", text[-60:]).rstrip(' ,;:“"`')
    found = author_list(text)
    if found is not None:
        return found
    names = names_in(text)
    names = tuple(n.rstrip(".") if len(n.split()[-1]) > 3 else n for n in names)
    fit = [name_fit(Name.parse(name).display.split()) for name in names]
    return names if names and min(fit) >= 0.4 else ()


def _information(found: Sequence[Macro]) -> tuple[list[str], tuple[str, ...]]:
    r"""Return the titles and authors that a style marks as such: ``\bibinfo{title}{…}``."""
    titles, books, people = [], [], []
    for macro in found:
        first, second = (*macro.arguments[:2], "")[:2]
        if macro.name in _TITLE_MACROS:
            titles.append(plain(first).strip(" ,."))
        elif macro.name == "bibinfo" and first.strip() == "title":
            titles.append(plain(second).strip(" ,."))
        elif macro.name == "bibinfo" and first.strip() in {"author", "person"}:
            people += [SILENT.sub(" ", second).replace("~", " ")]
        elif macro.name == "bibinfo" and first.strip() == "booktitle":
            books.append(plain(second).strip(" ,."))
    names = [name for person in people for name in bibtex_names(" ".join(person.split()))]
    # A style of the ACM's calls a book's own title so, too.
    if not titles and books and not any(m.arguments[0].strip() == "pages" for m in found):
        titles = books
    return titles, tuple(dict.fromkeys(names))


def _surely_titles(text: str, found: Sequence[Macro]) -> Iterator[str]:
    """Yield what only titles are: the text of a link to the work, or in quotes."""
    for macro in found:
        if macro.name.lower() in {"doi", "arxiv"} and len(macro.arguments) > 1:
            yield macro.arguments[1]
    for quoted in _QUOTED.finditer(text):
        yield quoted[1]
    for macro in found:
        if macro.name in {"enquote", "mkbibquote"}:
            yield macro.arguments[0]


def _perhaps_titles(text: str, found: Sequence[Macro]) -> Iterator[str]:
    """Yield what stands out as titles do, and journals and names as well."""
    for macro in found:
        if macro.name == "href" and len(macro.arguments) > 1:
            yield macro.arguments[1]
    for macro in found:
        if macro.name in _PRINTED_MACROS:
            yield macro.arguments[0]
    for switched in SWITCHED.finditer(text):
        yield switched[1]


def may_be_title(text: str) -> bool:
    """Whether words may be a title: enough of them, no names, and not what else stands there."""
    words = [word for word in text.split() if any(map(str.isalpha, word))]
    return 2 <= len(words) <= 60 and not NO_TITLE.match(text) and author_list(text) is None


def _stop_of_initial(text: str) -> str:
    """Return the full stop that the last of some names ends with, if that is an initial."""
    end = _AT_END.search(text[-60:])
    before = text[-60:][: end.start()] if end else ""
    return "." if end and end[0][:1] == "." and _LAST_INITIAL.search(before) else ""


@remembered
def names_before(text: str) -> tuple[str, ...]:
    """Return the names before a title, if they are surely names."""
    text = text[-5000:]
    text = _INCLUDED.sub("", text[:-60] + _AT_END.sub("", text[-60:]) + _stop_of_initial(text))
    if ";" in text:
        parts = [part.strip(" ,&") for part in _SEPARATED.split(text)]
        kept = [part for part in parts if _INVERTED.fullmatch(part)]
        return tuple(kept) if len(kept) * 2 >= len(parts) else ()
    return author_list(text) or ()
