"""Works told as objects with keys, whatever the keys: in JSON, YAML, TOML or a program's lists."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bibtool.layouts.formats.facts import (
    abstract_in,
    bibtex_names,
    distinct,
    first_doi,
    first_id,
    is_titled,
    mentioned_id,
    names_in,
    placed_id,
    year_in,
)
from bibtool.layouts.formats.jsonscan import Node
from bibtool.layouts.formats.spans import Work
from bibtool.layouts.lines import Understood
from bibtool.untrusted import clean

_TITLE = ("title", "titles", "paper_title", "papertitle", "display_name", "article_title", "name")
_AUTHORS = (
    "authors", "author", "authorships", "creators", "creator", "author_names", "authornames",
    "author_list", "authorlist",
)  # fmt: skip
_ABSTRACT = (
    "abstract", "abstractnote", "abstracts", "summary", "abstract_text", "paper_abstract",
    "description",
)  # fmt: skip
_YEAR = (
    "year", "issued", "published", "publication_year", "publicationyear", "date", "pubdate",
    "publication_date", "publicationdate", "published_date", "submitted", "submittedondailyat",
)  # fmt: skip
_ARXIV = (
    "arxiv_id", "arxivid", "arxiv", "arxiv_eprints", "eprint", "arxiv_url", "arxivurl",
    "arxiv_link", "archiveid", "archive_location", "eprint_id", "identifier",
)  # fmt: skip
_IDS = (
    "id", "_id", "entry_id", "paper_id", "paperid", "url", "urls", "link", "links", "pdf",
    "pdf_url", "pdfurl", "pdf_link", "abs_url", "abs", "href", "ee", "number", "paper_url", "uri",
    "html_url", "source_url", "doi", "openaccesspdf", "primary_location", "landing_page_url",
    "value", "paper_link", "paper", "identifiers",
)  # fmt: skip
_DOI = ("doi", "dois", "url", "ee", "link", "id", "published_doi", "identifiers")
_JOURNAL = (
    "container-title", "journal", "venue", "publicationtitle", "booktitle", "parent", "journal_ref",
    "extra", "note", "notes", "howpublished", "proceedingstitle", "number", "publisher",
)  # fmt: skip
_PLACES = ("volume", "number", "issue", "page", "pages", "archive_location", "reportnumber")
_FAMILY = ("family", "lastname", "last", "family-names", "last_name", "family_name")
_GIVEN = ("given", "firstname", "first", "given-names", "first_name", "given_name")
_PARTICLE = ("dropping-particle", "particle", "name-particle")
_TITLES = frozenset(_TITLE)
_NAMED = frozenset((*_TITLE, *_ARXIV, *_IDS))
"""What has the title or the id of a work."""
_TITLES_PROPER = _TITLES - {"name"}
_OF_FILES = frozenset({"parentitem", "contenttype", "mimetype", "linkmode"})
_OF_KEPT_FILES = frozenset({"parentitem", "linkmode"})
"""What is said of files alone: in what they are kept, of which type they are."""
_DEEPEST = 12
_MANY = 4
"""How many objects there are beside each work, at the most."""
_WORDS_OF_TITLES, _SURELY_ONE = 2, 3
_LISTS = frozenset(
    "papers items results data works publications entries notes hits hit records references "
    "articles list preprints documents collection message".split()
)
# What an object inside a work tells of it; those of people and journals have names of their own.
_APART = frozenset(
    "author authors journal venue publisher editor editors creator creators citation citations "
    "references tags keywords categories topics user submittedby organization affiliations name "
    "content_type conference institution event source host funding citationstyles parent".split()
)


class _Found(NamedTuple):
    """A work, and the names of the objects that it is in, from the outermost."""

    work: Work
    path: tuple[str, ...]
    is_titled: bool
    """Whether it has a title, and not only a name, as anything has."""


def works_of(roots: Iterable[Node]) -> Iterator[Work]:
    """Yield the works among objects and what is in these."""
    found = list(_found(roots))
    beside = _paths_beside(found) if len({each.path for each in found}) > 1 else frozenset()
    return (each.work for each in found if each.path not in beside)


def _found(roots: Iterable[Node]) -> Iterator[_Found]:
    for root in roots:
        # Outer objects first: what is listed in a work are its references.
        pending: list[tuple[Node, tuple[str, ...]]] = [(root, (root.name,))]
        while pending:
            node, path = pending.pop()
            work = _work(node) if node.is_object and not _is_file(node) else None
            if work is not None:
                yield _Found(work, path, not _TITLES_PROPER.isdisjoint(_names(node)))
            else:
                inner = node.children  # a list's elements have its name
                inner = [c for c in inner if c.name not in _APART] if node.is_object else inner
                pending += [
                    (c, (*path, c.name) if node.is_object and len(path) < _DEEPEST else path)
                    for c in reversed(inner)
                ]


def _paths_beside(found: Sequence[_Found]) -> frozenset[tuple[str, ...]]:
    """Return where what stands beside the works is: a library, a user, of which no more is known.

    Each is no more than a name, or is called the same each time.
    """
    by_path: dict[tuple[str, ...], list[_Found]] = {}
    for each in found:
        by_path.setdefault(each.path, []).append(each)
    bare = {path: some for path, some in by_path.items() if not any(map(_is_known, some))}
    most = max((len(some) for path, some in by_path.items() if path not in bare), default=0)
    return frozenset(
        path
        for path, some in bare.items()
        if len(some) <= _MANY * most
        and (_are_one(some) or not any(each.is_titled or _is_long(each) for each in some))
    )


def _is_known(found: _Found) -> bool:
    """Return whether anything is known of a work but what it is called, and when it was."""
    said = found.work.understood
    return any(said.get(name) for name in ("authors", "abstract", "arxiv_id", "doi"))


def _is_long(found: _Found) -> bool:
    """Return whether a name has as many words as titles have, and those of people do not."""
    return any(title.count(" ") >= _WORDS_OF_TITLES for title in found.work.understood["titles"])


def _are_one(found: Sequence[_Found]) -> bool:
    """Return whether all are called the same: a work may have been talked of twice."""
    titles = {each.work.understood["titles"] for each in found}
    return len(titles) == 1 and len(found) >= (_SURELY_ONE if _is_long(found[0]) else 2)


def _is_file(node: Node) -> bool:
    """Return whether an object is a file kept with a work, or a part of an entry that is one."""
    names = _names(node)
    if names.isdisjoint(_OF_FILES) or not names.isdisjoint(_AUTHORS):
        return False
    if not names.isdisjoint(_OF_KEPT_FILES):
        return True
    fields = _Fields(node)
    ids = [*fields.texts(_ARXIV), *fields.texts(_IDS), *fields.texts(_DOI)]
    return first_id(ids) is None and first_doi(ids) is None


def _names(node: Node) -> set[str]:
    return {c.name for c in node.children} | node.values.keys()


def works_in(root: Node) -> Iterator[Work]:
    """Yield the works that an object lists that is a file's whole: it may be titled, as a draft."""
    names = _APART - {"references"}
    return works_of(child for child in root.children if child.name not in names)


def _work(node: Node) -> Work | None:
    """Return an object as a work, if it is one: titled, and no list of works."""
    if any(c.name in _LISTS and _has_objects(c) for c in node.children) and not _is_sure(node):
        return None
    if not _titled(node) and sum(c.is_object and _titled(c) for c in node.children) > 1:
        return None
    fields = _Fields(node)
    if fields.has_none_of(_NAMED) and first_id([node.name]) is None:
        return None
    titles = distinct(map(clean, fields.texts(_TITLE[:-1]) or fields.texts(_TITLE[-1:])))
    ids = [*fields.texts(_ARXIV), node.name]
    arxiv_id = first_id(ids) or first_id(fields.texts(_IDS))
    if not titles and arxiv_id is None:
        return None
    if node.name in _TITLE or (not titles and not _names_id(node)):
        return None
    journal = " ".join(fields.texts(_JOURNAL))
    is_published = bool(journal and fields.texts(_JOURNAL[:6])) and "arxiv" not in journal.lower()
    years = map(year_in, fields.texts(_YEAR))
    understood: Understood = {
        "titles": titles,
        "authors": fields.people(),
        "abstract": abstract_in(next(iter(fields.texts(_ABSTRACT)), "")),
        "year": None if is_published else next(filter(None, years), None),
        "arxiv_id": arxiv_id
        or placed_id(" ".join(fields.texts(_JOURNAL[:6])[:1]), fields.texts(_PLACES))
        or mentioned_id([journal]),
        "doi": first_doi(fields.texts(_DOI)),
    }
    return Work(node.start, node.end, understood) if is_titled(understood) else None


def _titled(node: Node) -> bool:
    return not _TITLES.isdisjoint(node.values) or any(c.name in _TITLES for c in node.children)


def _has_objects(node: Node) -> bool:
    return any(c.is_object or _has_listed(c) for c in node.children)


def _has_listed(node: Node) -> bool:
    return any(c.is_object for c in node.children)


def _is_sure(node: Node) -> bool:
    """Whether an object with a list in it is a work all the same: it has authors of its own."""
    names = _names(node)
    return bool(names & set(_TITLE[:-1])) and bool(names & set(_AUTHORS)) and "version" not in names


def _names_id(node: Node) -> bool:
    """Whether an object without title speaks of a paper and not of a link."""
    return bool(node.values.keys() & {*_ARXIV, "abstract", "summary", "authors", "id", "doi"})


class _Fields:
    """The values of an object and of the objects in it, by key."""

    def __init__(self, node: Node) -> None:
        inner = [c for c in node.children if c.is_object and c.name not in _APART]
        deeper = (g for c in inner for g in c.children if g.is_object and g.name not in _APART)
        self._said: dict[str, list[str | Node]] = {}
        """What is said under a key, outer objects first, and in each its own value first."""
        for each in (node, *inner, *deeper):
            is_inner = each is not node
            for name, value in each.values.items():
                if not (is_inner and name in {"name", "value"}):
                    self._said.setdefault(name, []).append(value)
            for child in each.children:
                self._said.setdefault(child.name, []).append(child)

    def has_none_of(self, names: frozenset[str]) -> bool:
        """Return whether nothing is said under any of some keys."""
        return names.isdisjoint(self._said)

    def texts(self, names: Iterable[str]) -> list[str]:
        """Return the texts under some keys, the first key's first."""
        found: list[str] = []
        for name in names:
            for said in self._said.get(name, ()):
                found += [said] if isinstance(said, str) else _texts(said)
        return [text for text in found if text.strip()]

    def people(self) -> tuple[str, ...]:
        """Return the names of the authors, listed as texts, as objects or in one text."""
        for name in _AUTHORS:
            for said in self._said.get(name, ()):
                if isinstance(said, str):
                    return bibtex_names(said) if " and " in said else names_in(said)
                if found := _people(said):
                    return tuple(found)
        return ()


def _texts(node: Node) -> list[str]:
    """Return what an array or a small object says: its strings, a date, a value."""
    if not node.is_object:
        texts = list(node.texts)
        for child in node.children[:20]:
            texts += _texts(child) if child.is_object else child.texts[:1]
        return texts
    names = ("value", "title", "raw", "url", "arxiv", "doi", "text")
    texts = [node.values[name] for name in names if name in node.values]
    return texts + [text for child in node.children[:5] for text in _texts(child)[:1]]


def _people(node: Node) -> list[str]:
    if not node.is_object:
        listed = [clean(text) for text in node.texts]
        return listed + [name for child in node.children for name in _people(child)]
    values = node.values
    role = values.get("creatortype", "author")
    if role != "author":
        return []
    family = next((values[key] for key in _FAMILY if values.get(key)), "")
    given = next((values[key] for key in _GIVEN if values.get(key)), "")
    family = " ".join(filter(None, (values.get("non-dropping-particle"), family)))
    particle = next((values[key] for key in _PARTICLE if values.get(key)), "")
    if family:
        return [clean(" ".join(filter(None, (given, particle, family))))]
    whole = ("literal", "name", "full_name", "fullname", "display_name", "text", "author", "value")
    if name := next((values[key] for key in whole if values.get(key)), ""):
        return [clean(name)]
    inner = (c for c in node.children if c.name in {"author", "authors", "user", "value"})
    return [name for child in inner for name in _people(child)]
