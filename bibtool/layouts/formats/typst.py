"""Typst (https://typst.app/docs): lists of a CV or of notes, read as if they were Markdown."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from bibtool.layouts.choice import best
from bibtool.layouts.formats.facts import names_in
from bibtool.layouts.formats.spans import plain_ends
from bibtool.layouts.lines import numbered
from bibtool.layouts.people import author_list, name_fit
from bibtool.model import Leftover, Listing, Reference
from bibtool.plugins import Layout

NAME = "typst"

_SETTING = re.compile(
    r"#(?:import\s{1,9}[\"@]|show\s{0,9}:|show\s{1,9}[a-z.]{1,30}\s{0,9}:|set\s{1,9}[a-z.]{1,30}\(|let\s)"
)
_SIGNATURE = re.compile(rf"^{_SETTING.pattern}", re.MULTILINE)
_CALLED = re.compile(r"#[a-z][\w.-]{0,40}\(")
_LINK = re.compile(r"#link\(\s{0,9}\"([^\"\n]{1,2000})\"\s{0,9}\)(?:\[([^][\n]{1,600})\])?")
_STYLED = re.compile(
    r"#(?:emph|strong|underline|smallcaps|text\([^()\n]{0,200}\)|highlight)\[([^][\n]{1,600})\]"
)
_STRONG = re.compile(r"(?<![\w*])\*([^*\n]{1,400})\*(?![\w*])")
_EMPHASIZED = re.compile(r"(?<![\w_$])_([^_\n]{1,600})_(?![\w_$])")
_HEADING = re.compile(r"(={1,6})\s")
_SAMPLE = 20_000
_LONGEST_NAMES = 3000
_LIKELY_NAME = 0.4
_LONGEST_SETTING = 400
"""Lines that a setting takes at the most: it may never be closed."""


def looks_like(text: str) -> float:
    """Return 1 for a document that imports or sets something as only Typst has it."""
    return 1.0 if "#" in text[:_SAMPLE] and _SIGNATURE.search(text[:_SAMPLE]) else 0.0


def reader(layouts: Mapping[str, Layout]) -> Callable[[str], Listing]:
    """Return a function that reads such pages, given the layouts that they may have in Markdown."""

    def read(text: str) -> Listing:
        text = plain_ends(text)
        page = "\n".join(_in_markdown(text.split("\n")))
        listing = layouts[best(layouts, page, but=(NAME,))].read(page)
        printed = {line.number: line.text for line in numbered(text)}
        references = [_printed(reference, printed) for reference in listing.references]
        taken = {number for reference in references for number in reference.lines}
        left = (Leftover(n, line) for n, line in printed.items() if n not in taken)
        return Listing(NAME, tuple(references), tuple(left))

    return read


def _printed(reference: Reference, printed: Mapping[int, str]) -> Reference:
    """Return a reference with its lines as they were printed."""
    lines = tuple(number for number in reference.lines if number in printed)
    return replace(reference, line=lines[0], lines=lines, text="\n".join(printed[n] for n in lines))


def _in_markdown(lines: list[str]) -> Iterator[str]:
    """Yield each line as Markdown has it; those of settings and of calls that print no text empty.

    A call goes on until its brackets are closed.
    """
    depth = left = 0
    for line in lines:
        words = line.strip()
        begins = depth <= 0 and (
            _SETTING.match(words)
            or (_CALLED.match(words) and not words.startswith(("#link", "#text")))
        )
        if begins:
            depth, left = 0, _LONGEST_SETTING
        if begins or (depth > 0 and left > 0):
            depth += sum(map(words.count, "([{")) - sum(map(words.count, ")]}"))
            left -= 1
            yield ""
            continue
        depth = 0
        yield _marked(line)


def _marked(line: str) -> str:
    """Return a line's links, headings and emphasis in Markdown."""
    if "#" in line:
        line = _STYLED.sub(r"\1", line)
        line = _LINK.sub(lambda found: f"[{found[2]}]({found[1]})" if found[2] else found[1], line)
    if heading := _HEADING.match(line):
        return "#" * len(heading[1]) + line[heading.end(1) :]
    if line.count("*") > 1:
        line = _STRONG.sub(r"\1", line)
    if line.count("_") > 1:
        line = _EMPHASIZED.sub(_emphasized, line)
    return line.rstrip().removesuffix("\\")


def _emphasized(found: re.Match[str]) -> str:
    """Return emphasis in quotes where only names stand before it, as titles are."""
    before = found.string[: found.start()].strip(" -+.,:;")
    words = found[1].strip()
    if len(before) > _LONGEST_NAMES or words.count(" ") < 1:
        return words
    names = names_in(before)
    is_title = author_list(before) or (names and all(map(_is_name, names)))
    return f"“{words}”" if is_title else words


def _is_name(name: str) -> bool:
    return name_fit(name.split()) >= _LIKELY_NAME
