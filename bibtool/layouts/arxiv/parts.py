"""Parts that arXiv's mailings and pages share: lists of authors, ids, labels and their values.

The labels are those of https://info.arxiv.org/help/prep.html and of the pages' templates.
"""

import re
from collections.abc import Iterable, Sequence

from bibtool.latex import decode
from bibtool.layouts.lines import Line
from bibtool.layouts.people import word_fit
from bibtool.untrusted import clean

ID = r"(?:\d{4}\.\d{4,5}|[a-z]{1,9}(?:-[a-z]{2,4})?(?:\.[A-Za-z-]{2,8})?/\d{7})(?:v\d{1,3})?"
"""An id as arXiv prints it; ``ArxivId`` decides whether it is one."""
LABEL = re.compile(
    r"\s*+(?P<label>titles?|authors?(?:\(s\))?|abstract|comments?|subjects?|subj-class|categories"
    r"|cite as|msc[- ]class(?:es)?|acm[- ]class(?:es)?|journal[- ]ref(?:erence)?"
    r"|report[- ](?:no|number)"
    r"|related doi|(?:journal )?doi|license|proxy|from|date(?: \([^()]{1,40}\))?)\s?:\s?",
    re.IGNORECASE,
)
"""A label at a line's start."""
_LONGEST = 20_000
_TAIL = re.compile(r"\bet\.?\s?al\b\.?\s*+$|(?:\.\.\.|…)\s*+$")
_TAILS = ("al", "al.", "...", "…")
_BETWEEN = re.compile(r"\s?(?:[,;]\s*+(?:and\s|&\s)?|\sand\s|\s&\s|:\s)\s*+")
_BEHALF = re.compile(r"(?:for|on behalf of|with)\s++(?:the\s++)?", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:jr|sr)\.?|I{2,3}|IV", re.IGNORECASE)
_SHORT_FORM = re.compile(r"(?:\b[A-Z]|\b[JS]r)\.$")
_LONGEST_NAME, _LONGEST_SUFFIX = 80, 3


def label_of(text: str) -> tuple[str, str] | None:
    """Return a line's label in lower case without its details, and what follows it."""
    found = LABEL.match(text)
    if found is None:
        return None
    label = found["label"].casefold().split(" (")[0].removesuffix("(s)")
    names = {"title": "titles", "author": "authors", "comment": "comments", "subject": "subjects"}
    label = {"journal doi": "doi", "related doi": "doi"}.get(label, label)
    return names.get(label, label), text[found.end() :]


def people(text: str) -> tuple[str, ...]:
    r"""Return the names of an author field: TeX decoded, affiliations and ``et al.`` left out.

    ``Andr\'e Oar (Lake Institute), Bo Lund and Cy Doe`` is three names.
    """
    if len(text) > _LONGEST:
        return ()
    plain = _without_brackets(decode(text.strip())).rstrip()
    if plain.endswith(_TAILS):
        plain = _TAIL.sub("", plain)
    by_others = _BEHALF.search(plain) is not None
    names: list[str] = []
    for piece in _BETWEEN.split(plain):
        name = clean(_BEHALF.sub("", piece) if by_others else piece).strip(" .*†‡:")
        if _abbreviated(piece):
            name += "."
        if names and len(name) <= _LONGEST_SUFFIX and _SUFFIX.fullmatch(name):
            names[-1] += f" {name}"
        elif any(map(str.isalpha, name)) and len(name) <= _LONGEST_NAME:
            names.append(name)
    return tuple(names)


def only_people(text: str) -> tuple[str, ...]:
    """Return the names of a text that is nothing but names by their look, else none."""
    names = people(text)
    good = [name for name in names if all(word_fit(w) or w.islower() for w in name.split())]
    return names if names and len(good) == len(names) else ()


def joined(lines: Iterable[str]) -> str:
    """Return lines that a margin broke as one."""
    return clean(" ".join(line.strip() for line in lines))


def paragraphs(lines: Sequence[Line]) -> str:
    """Return an abstract's lines as its paragraphs: one starts after a blank line."""
    parts: list[list[str]] = []
    for at, line in enumerate(lines):
        if at == 0 or line.number > lines[at - 1].number + 1:
            parts.append([])
        parts[-1].append(line.text)
    return "\n".join(joined(part) for part in parts)


def _abbreviated(piece: str) -> bool:
    piece = piece.rstrip()
    return piece.endswith(".") and _SHORT_FORM.search(piece[-4:]) is not None


def _without_brackets(text: str) -> str:
    """Return text without what stands in round brackets, however deep."""
    if "(" not in text:
        return text
    kept: list[str] = []
    depth = 0
    for part in re.split(r"([()])", text):
        if part == "(":
            depth += 1
        elif part == ")":
            depth = max(0, depth - 1)
        elif not depth:
            kept.append(part)
    return " ".join(kept)
