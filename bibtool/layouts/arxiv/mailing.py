r"""arXiv's mailings and monthly lists: items between ``\\`` lines, fields with labels.

New papers have an abstract, replacements have none; cross-listings say so after the id. The form
is that of https://info.arxiv.org/help/subscribe.html, the older one starts with ``Paper:``.
"""

import re
from collections.abc import Iterator, Sequence

from bibtool.identifiers import ArxivId, Doi
from bibtool.layouts.arxiv.parts import ID, joined, label_of, people
from bibtool.layouts.lines import Line, Page, Understood, sample
from bibtool.model import Listing

NAME = "arxiv-mailing"

_QUOTED = re.compile(r"[ \t]{0,8}(?:>\s?){1,8}")
_RULE = re.compile(r"\s*+\\{1,2}\s*+")
_START = re.compile(
    rf"\s*+(?:arXiv:\s?(?P<new>{ID})|Paper\s?(?:\([^()]{{1,40}}\))?:\s?(?P<old>{ID}))"
    r"\s*+(?:\([^()]{1,60}\))?\s*+",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"\s*+\\{1,2}\s?\(\s?(?:https?|ftp)?.{0,200}\)?\s*+")
_RULER = re.compile(r"\s*+(?:-{10,200}|(?:%%--){3,60}%%.{0,40}|={10,200}|_{10,200})\s*+")
_DATE = re.compile(r"\d{1,2}\s[A-Z][a-z]{2}\s(\d{4}|\d\d)\b")


def looks_like(text: str) -> float:
    r"""Return whether items start as a mailing's do: an id below ``\\``, and a title below."""
    lines = [Line(line.number, _unquoted(line.text)) for line in sample(text)]
    return 1.0 if any(_opens(lines, at) for at in range(len(lines))) else 0.0


def read(text: str) -> Listing:
    """Read one item from each id to the ruler below it."""
    page = Page(NAME, text)
    printed = {line.number: line for line in page.lines}
    for item in _items([Line(line.number, _unquoted(line.text)) for line in page.lines]):
        page.take([printed[line.number] for line in item], **_understood(item))
    return page.listing()


def _unquoted(text: str) -> str:
    found = _QUOTED.match(text) if text[:9].lstrip(" \t").startswith(">") else None
    return text[found.end() :] if found else text


def _opens(lines: list[Line], at: int) -> bool:
    r"""Return whether an item's first line is there: below ``\\`` or a ruler, a title follows."""
    if not _START.fullmatch(lines[at].text):
        return False
    if at and not (_RULE.fullmatch(lines[at - 1].text) or _RULER.fullmatch(lines[at - 1].text)):
        return False
    for line in lines[at + 1 : at + 16]:
        if _RULE.fullmatch(line.text) or _RULER.fullmatch(line.text):
            return False
        if (label := label_of(line.text)) and label[0] == "titles":
            return True
    return False


def _items(lines: list[Line]) -> Iterator[list[Line]]:
    item: list[Line] = []
    for at, line in enumerate(lines):
        if _opens(lines, at):
            above = lines[at - 1 : at] if at and _RULE.fullmatch(lines[at - 1].text) else []
            if item and item[-1:] == above:
                item.pop()
            if item:
                yield item
            item = [*above, line]
        elif item and (_RULER.fullmatch(line.text) or _CLOSING.fullmatch(line.text)):
            yield [*item, line] if _CLOSING.fullmatch(line.text) else item
            item = []
        elif item:
            item.append(line)
    if item:
        yield item


def _understood(item: list[Line]) -> Understood:
    indent = min(len(line.text) - len(line.text.lstrip()) for line in item)
    item = [line._replace(text=line.text[indent:]) for line in item]
    sections: list[list[Line]] = [[]]
    for line in item:
        if _RULE.fullmatch(line.text):
            sections.append([])
        elif not _CLOSING.fullmatch(line.text):
            sections[-1].append(line)
    header, *others = [section for section in sections if section]
    fields = _fields(header)
    found = _START.fullmatch(header[0].text)
    title = joined(fields.get("titles", ()))
    return {
        "titles": (title,) if title else (),
        "authors": people(joined(fields.get("authors", ()))),
        "abstract": _abstract(others[0]) if others else "",
        "year": _year(fields.get("date", ())),
        "arxiv_id": ArxivId.find(found["new"] or found["old"]) if found else None,
        "doi": Doi.find(joined(fields.get("doi", ()))),
    }


def _fields(header: list[Line]) -> dict[str, list[str]]:
    """Return the values by label; a line that is indented or has no label goes on with one."""
    fields: dict[str, list[str]] = {}
    value: list[str] = []
    for line in header[1:]:
        found = None if line.text[:1].isspace() else label_of(line.text)
        if found:
            value = fields.setdefault(found[0], [])
            value.append(found[1])
        else:
            value.append(line.text)
    return fields


def _year(dates: Sequence[str]) -> int | None:
    """Return the year of the first date, which is the first version's."""
    found = _DATE.search(dates[0][:40]) if dates else None
    if found is None:
        return None
    year = int(found[1])
    return year if year > 99 else year + (1900 if year > 90 else 2000)


def _abstract(lines: list[Line]) -> str:
    """Return the abstract's paragraphs: the first line of each is indented, or below a blank."""
    indented = sum(line.text[:1].isspace() for line in lines) * 2 <= len(lines) + 1
    parts: list[list[str]] = []
    for at, line in enumerate(lines):
        below_blank = at > 0 and line.number > lines[at - 1].number + 1
        if at == 0 or below_blank or (indented and line.text[:1].isspace()):
            parts.append([])
        parts[-1].append(line.text)
    return "\n".join(joined(part) for part in parts)
