"""CSL-JSON as DOI registries send it, read strictly: what is not as it should be is refused.

Crossref's is CSL-JSON with its own names of types, with titles that are lists and HTML or MathML in
them, with a conference as an object and article numbers in a field of its own
(https://github.com/CrossRef/rest-api-doc/issues/187, 197, 222, 580); DataCite's is CSL's own.
"""

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bibtool.errors import BadIdentifier, SourceGarbled
from bibtool.identifiers import Doi
from bibtool.model import Publication
from bibtool.names import Name
from bibtool.untrusted import clean

Facts = Mapping[str, Any]

_KINDS = {
    "article-journal": "article-journal journal-article article-magazine article-newspaper",
    "paper-conference": "paper-conference proceedings-article",
    "chapter": "chapter book-chapter book-section book-part book-track reference-entry entry",
    "book": "book monograph edited-book reference-book",
    "report": "report report-component",
    "thesis": "thesis dissertation",
}
_KIND_OF = {name: kind for kind, names in _KINDS.items() for name in names.split()}
# Which of its dates a paper is cited by: that of the volume and pages, if it was printed.
_DATES = ("published-print", "issued", "published-online", "published")
_MOST_NAMES = 10_000
_LONGEST_TITLE, _LONGEST = 2000, 300
_LONG_REFERENCE = re.compile(r"&#\d{8,}|&#[xX][0-9a-fA-F]{8,}")
_RAISED = re.compile(r"<(su[bp])\b[^<>]{0,200}>\s*([\w+\-−*,.]{1,20})\s*</\1>", re.IGNORECASE)
_FORMULA = re.compile(r"</?(?:\w{1,9}:)?math\b[^<>]{0,2000}>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:(?:mml|jats|m|xhtml):[a-z][\w-]{0,30}|su[bp]|scp?|inf|[ibu]|em|strong|tt|small|span|"
    r"br|p|m(?:i|n|o|row|su[bp]|subsup|text|frac|sqrt|over|under|style|space|fenced))"
    r"(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s?[-‐‑–—−]+\s?")


@dataclass(frozen=True, slots=True)
class Reply:
    """What a registry says of a DOI: a publication, or why there is none."""

    publication: Publication | None = None
    reason: str = ""


def facts_of(data: bytes) -> Facts:
    """Return the object that an answer is.

    Raises:
        SourceGarbled: it is none, or not whole.
    """
    try:
        facts = json.loads(data.decode("utf-8"), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise SourceGarbled("the answer is no whole JSON") from error
    if not isinstance(facts, dict):
        raise SourceGarbled("the answer is no CSL item")
    return facts


def read(facts: Facts, asked: Doi) -> Reply:
    """Return what an item says of a publication, and whether it is one.

    Raises:
        SourceGarbled: a field has a shape that it cannot have.
    """
    kind, title = _kind(facts), _title(facts)
    publication = Publication(
        doi=asked,
        kind=kind,
        title=title,
        authors=_authors(facts),
        date=_date(facts),
        container=_text(facts, "container-title"),
        volume=_text(facts, "volume"),
        issue=_text(facts, "issue"),
        pages=_DASH.sub("-", _text(facts, "page") or _text(facts, "article-number")),
        publisher=_text(facts, "publisher"),
        event=_event(facts),
    )
    named = _text(facts, "DOI")
    if named and _doi(named) != asked:
        return Reply(reason=f"is registered as {named}")
    if not kind:
        return Reply(reason=f"is no publication but of type {_text(facts, 'type') or 'none'}")
    said = {"title": title, "author": publication.authors, "year": publication.date}
    lacking = [name for name, value in said.items() if not value]
    if lacking:
        return Reply(reason=f"is registered without {' and '.join(lacking)}")
    return Reply(publication)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


def _doi(text: str) -> Doi | None:
    try:
        return Doi.parse(text)
    except BadIdentifier:
        return None


def _kind(facts: Facts) -> str:
    """Return the CSL type of a publication; nothing for what is none."""
    name = _text(facts, "type")
    if name in _KIND_OF:
        return _KIND_OF[name]
    is_preprint = "preprint" in (_text(facts, "subtype"), _text(facts, "genre").lower())
    # DataCite calls an article what has no better name; without a place it is one more preprint.
    is_placed = name == "article" and bool(_text(facts, "container-title"))
    return "article" if is_placed and not is_preprint else ""


def _title(facts: Facts) -> str:
    title = _text(facts, "title", _LONGEST_TITLE)
    subtitle = _text(facts, "subtitle", _LONGEST_TITLE)
    if not title or not subtitle or subtitle.casefold() in title.casefold():
        return title
    return f"{title}{'' if title.endswith(('?', '!', ':')) else ':'} {subtitle}"


def _text(facts: Facts, name: str, longest: int = _LONGEST) -> str:
    """Return a field as text without markup: a string, a number, or the first of a list."""
    value = facts.get(name)
    if isinstance(value, list):
        value = value[0] if value else None
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise SourceGarbled(f"its {name} is no text")
    text = str(value) if isinstance(value, int) else value
    if len(text) > 10 * longest:
        raise SourceGarbled(f"its {name} is endless")
    text = without_markup(text)
    if len(text) > longest:
        raise SourceGarbled(f"its {name} is endless")
    return text


def without_markup(text: str) -> str:
    """Return a text without HTML and MathML; what is set lower or higher becomes TeX."""
    for _ in range(2):  # some are escaped twice
        text = html.unescape(_LONG_REFERENCE.sub(" ", text))
    text = _RAISED.sub(lambda m: f"${'_' if m[1].lower() == 'sub' else '^'}{{{m[2]}}}$", text)
    text = _TAG.sub("", _FORMULA.sub(" ", text))
    return clean(text.replace("$$", "$"))


def _authors(facts: Facts) -> tuple[Name, ...]:
    people = facts.get("author") or []
    if not isinstance(people, list) or len(people) > _MOST_NAMES:
        raise SourceGarbled("its authors are no list")
    return tuple(name for person in people if (name := _name(person)) is not None)


def _name(person: Any) -> Name | None:
    if not isinstance(person, dict):
        raise SourceGarbled("an author of it is no name")
    literal = _text(person, "literal") or _text(person, "name")
    family, given = _text(person, "family"), _text(person, "given")
    if literal or not family or not given:
        whole = literal or family or given
        return Name(literal=whole) if whole else None
    particle = " ".join(
        filter(None, (_text(person, f"{kind}-particle") for kind in ("dropping", "non-dropping")))
    )
    name = Name.parse(f"{particle} {family}, {given}".strip())
    suffix = _text(person, "suffix")
    return replace(name, suffix=suffix) if suffix and not name.literal else name


def _date(facts: Facts) -> str:
    """Return the date to cite, as far as it is known."""
    return next(filter(None, (_as_date(facts.get(name)) for name in _DATES)), "")


def _as_date(value: Any) -> str:
    """Return ``YYYY-MM-DD`` or less of CSL's date parts; registries send null for none."""
    parts = value.get("date-parts") if isinstance(value, dict) else None
    if value is not None and not isinstance(value, dict):
        raise SourceGarbled("its date is none")
    first = parts[0] if isinstance(parts, list) and parts else []
    known = []
    bounds = ((4, 1000, 9999), (2, 1, 12), (2, 1, 31))
    for part, (width, low, high) in zip(
        first if isinstance(first, list) else [], bounds, strict=False
    ):
        number = str(part)
        if not (number.isascii() and number.isdecimal() and len(number) <= width):
            break
        if not low <= int(number) <= high:
            break
        known.append(number.zfill(width))
    return "-".join(known)


def _event(facts: Facts) -> str:
    event = facts.get("event")
    if isinstance(event, dict):
        return _text(event, "name")
    return _text(facts, "event-title") or _text(facts, "event")
