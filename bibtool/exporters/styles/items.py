"""The CSL items that a processor is handed, kept from what it would get wrong.

Fields are those that Zotero has for a preprint, which styles are made for: the id as number, arXiv
as publisher. Formulas are numbers until the processor is done, the words of titles that no style
should capitalise are said to be so, and what would be a tag is none.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from bibtool.bibliography import owner_at
from bibtool.exporters import csljson
from bibtool.exporters.editions import Edition
from bibtool.exporters.inverted import displayed
from bibtool.exporters.styles import signs
from bibtool.exporters.styles.sheets import Sheet
from bibtool.exporters.tex import Kind, Piece, pieces
from bibtool.names import Name

# The id is the number; where it is kept, and in which words, is said nowhere twice.
_LEFT_OUT = ("citation-key genre archive archive_location keyword abstract note version").split()
_IN_A_ROW = 18
_TAGS = {"textit": "i", "emph": "i", "textsl": "i", "textbf": "b"} | {
    "textsuperscript": "sup",
    "textsubscript": "sub",
}
_NOCASE = '<span class="nocase">{}</span>'
_CAPS = '<span style="font-variant: small-caps;">{}</span>'
# Prepositions of more than a few letters: which of them a title capitalises is a matter of taste
# on which processors differ; as their author wrote them, all agree.
_PREPOSITIONS = (
    "about above across after against along alongside amid among amongst around as astride at atop "
    "before behind below beneath beside besides between beyond circa despite during except "
    "given inside like modulo near next notwithstanding off onto out outside over past per plus "
    "regarding sans since than through throughout toward towards under underneath unlike until "
    "unto upon versus via vs with within without"
).split()
_KEPT = re.compile(
    # Small words inside a title: not the first, nor after the end of a sentence or a colon.
    rf"(?<=[^\s:.?!–—-] )(?:{'|'.join(_PREPOSITIONS)})(?![\w-])"
    # Symbols of one letter: the n of n-body, of n:m and of z~2, not an article.
    r"|(?<![\w'’$<>/.-])[b-hj-z](?=[-:~=^_+][\w(])"
)
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_BASIC = re.compile(r"[A-Za-z]")
_INITIALS = re.compile(r"(?<![^\W\d_])[^\W\d_]")


@dataclass(slots=True)
class Handed:
    """Items to hand over, and what stands in them for what."""

    items: list[dict[str, Any]] = field(default_factory=list)
    """Their ids are their places, in digits."""
    formulas: list[str] = field(default_factory=list)
    """TeX by number."""
    owners: dict[str, Name] = field(default_factory=dict)
    """The owner of the list, by id, as the paper names them."""


def handed(editions: Sequence[Edition], sheet: Sheet) -> Handed:
    """Return the items of some editions for a style, in their order."""
    done = Handed()
    told = _Told(sheet.tells_by_given)
    for number, edition in enumerate(editions):
        item = csljson.edition_item(edition)
        # pandoc gives letters after years in the order of the ids.
        item["id"] = f"{number:06}"
        for name in _LEFT_OUT:
            item.pop(name, None)
        for name, value in item.items():
            if isinstance(value, str):
                item[name] = _no_tags(value)
        _keep_place(item)
        item["title"] = _title(edition.record.title, done.formulas)
        _say_id(item, edition, sheet.id_in)
        people = _people(item, edition)
        # Names that print nothing are left out of an item.
        names = [name for name in edition.record.authors if displayed(name)]
        me = owner_at(edition.owner, names)
        if me is not None:
            done.owners[item["id"]] = names[me]
        for place, person in enumerate(people):
            _mark(person, told.sign(place, person), is_me=place == me)
        done.items.append(item)
    return done


def _people(item: dict[str, Any], edition: Edition) -> list[dict[str, str]]:
    """Return the authors; of a long list that is incomplete no more than APA names in a row.

    A longer one it would end with the last that is known, as if that were the last there is.
    """
    people: list[dict[str, str]] = item.get("author", [])
    if not edition.record.authors_complete and len(people) > _IN_A_ROW:
        del people[_IN_A_ROW:-1]
    return people


def _say_id(item: dict[str, Any], edition: Edition, id_in: str) -> None:
    if edition.venue is not None:
        return
    item["number"] = item["number"].replace("-", signs.HYPHEN)
    if id_in:
        item[id_in] = item["number"]


def _keep_place(item: dict[str, Any]) -> None:
    """Keep a journal's name as it is, and write a double issue as such."""
    if "container-title" in item:
        item["container-title"] = _NOCASE.format(item["container-title"])
    if "issue" in item:
        item["issue"] = item["issue"].replace("-", "–")


def _no_tags(text: str) -> str:
    return text.replace("<\u00a0", "<").replace("<", f"<{signs.APART}") if "<" in text else text


def _mark(person: dict[str, str], sign: str, *, is_me: bool) -> None:
    for part, value in person.items():
        person[part] = _no_tags(value)
    part = next((one for one in ("family", "literal", "given") if one in person), "")
    if not part:
        return
    if part == "family":
        family = _APOSTROPHE.sub(signs.APOSTROPHE, person[part])
        # Names without a basic letter are taken for Chinese, which have neither comma nor blank.
        person[part] = family if _BASIC.search(family) else unicodedata.normalize("NFD", family)
    ends = signs.ME if is_me else ""
    person[part] = f"{ends}{person[part]}{ends}{sign}"


class _Told:
    """Tells namesakes apart as a style does by given names, with signs that do not show.

    Else two papers of different people of one name and year had letters after the year.
    """

    def __init__(self, rule: str) -> None:
        self._rule = rule
        self._given: dict[str, dict[str, int]] = {}
        """Numbers of given names, by family name."""

    def sign(self, place: int, person: dict[str, str]) -> str:
        if not self._rule or (place and self._rule.startswith("primary")):
            return ""
        given = person.get("given", "")
        if self._rule.endswith("with-initials"):
            given = "".join(_INITIALS.findall(given)).upper()
        family = f"{person.get('non-dropping-particle', '')} {person.get('family', '')}"
        known = self._given.setdefault(family, {})
        return signs.told(known.setdefault(given, len(known)))


def _title(text: str, formulas: list[str]) -> str:
    return "".join(_written(pieces(text), formulas))


def _written(parts: Sequence[Piece], formulas: list[str]) -> Iterator[str]:
    for n, part in enumerate(parts):
        if part.kind is Kind.MATH:
            formulas.append(part.text)
            yield _NOCASE.format(signs.formula(len(formulas) - 1))
        elif part.kind is Kind.TEXT:
            yield _words(part.text, is_first=n == 0)
        elif part.kind is Kind.BRACED:
            yield from ("{", *_written(part.inner, formulas), "}")
        else:
            yield _styled(part.command, "".join(_written(part.inner, formulas)))


def _words(text: str, *, is_first: bool) -> str:
    # What comes after a formula or emphasis does not begin the title.
    source = text if is_first else f"x{text}"
    done, end = [], len(source) - len(text)
    for found in _KEPT.finditer(source, end):
        done += [_no_tags(source[end : found.start()]), _NOCASE.format(found[0])]
        end = found.end()
    return "".join([*done, _no_tags(source[end:])])


def _styled(command: str, inner: str) -> str:
    if command == "textsc":
        return _CAPS.format(inner)
    tag = _TAGS.get(command)
    return f"<{tag}>{inner}</{tag}>" if tag else inner
