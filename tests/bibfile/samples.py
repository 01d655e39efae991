"""``.bib`` texts to read and edit: made up ones, and the real ones of ``../shared/bib``."""

from pathlib import Path

import pytest
from hypothesis import strategies as st

from bibtool.identifiers import ArxivId
from bibtool.model import Record
from bibtool.names import Name
from tests.conftest import SHARED

FILES = sorted((SHARED / "bib").glob("*.bib"))
real_files = pytest.mark.parametrize(
    "path",
    FILES or [pytest.param(Path(), marks=pytest.mark.skip(reason="../shared/bib is not here"))],
    ids=lambda path: path.name,
)
_PIECES = [
    "@article{", "@misc{k,", "@string{", "@preamble{", "@comment{", "@comment", "@", "{", "}", "(",
    ")", '"', "#", "=", ",", "%", "\n", "\r\n", "\r", " ", "\t", "key", "title", " = ", "{A {B} c}",
    '"d"', "jan", "2020", "\\", "\\'e", "é", "\ufeff", "\0", "\ud800",
    "}\n\n@book{b,\n title = {x}\n}\n",
]  # fmt: skip
anything = st.lists(st.sampled_from(_PIECES) | st.text(max_size=3), max_size=40).map("".join)
"""Text that looks like a ``.bib`` file here and there."""
_VALUES = st.recursive(
    st.text("abc é\\'$%&_~-:", max_size=6),
    lambda inner: inner.map("{{{}}}".format) | st.tuples(inner, inner).map("".join),
    max_leaves=4,
)
_NAMES = st.sampled_from(["title", "author", "YEAR", "x-y", "note+an", "file", "über"])
values = _VALUES.filter(lambda text: not text.endswith("\\"))


@st.composite
def bib_texts(draw: st.DrawFn) -> str:
    """Return a whole ``.bib`` file in one of the ways people write them."""
    newline = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    lead = draw(st.sampled_from([f"{newline}  ", " ", "", f"{newline}\t"]))
    sign = draw(st.sampled_from([" = ", "=", "\t="]))
    is_comma_first = draw(st.booleans())
    blocks = [draw(st.sampled_from(["", "\ufeff", f"% by hand{newline}"]))]
    for key in draw(st.lists(st.sampled_from(["a", "b:1", "ü", "X+Y'z"]), max_size=4)):
        names = draw(st.lists(_NAMES, max_size=4, unique_by=str.lower))
        opened, closed = draw(st.sampled_from([("{", "}"), ("(", ")")]))
        comma = f"{newline}, " if is_comma_first else f",{lead}"
        fields = [f"{name}{sign}{draw(_raw())}" for name in names]
        tail = draw(st.sampled_from(["", newline, f",{newline}"])) if fields else ""
        blocks.append(
            f"@misc{opened}{key}{comma if fields else ''}{comma.join(fields)}{tail}{closed}"
        )
        blocks.append(
            draw(st.sampled_from([newline, newline * 2, f"{newline}words between{newline}"]))
        )
    return "".join(blocks)


@st.composite
def _raw(draw: st.DrawFn) -> str:
    value = draw(values)
    parts = [f"{{{value}}}", "2020", "jan", f'"{value}" # jan', f"foo # {{{value}}}"]
    if '"' not in value:
        parts.append(f'"{value}"')
    return draw(st.sampled_from(parts))


def record(number: int = 1, title: str = "", *authors: str, doi: str = "") -> Record:
    """Return a paper of its own; of one number it is the same."""
    from bibtool.identifiers import Doi  # noqa: PLC0415

    return Record(
        ArxivId(f"2001.{number:05}"),
        title or f"On the Théorem of Number {number}",
        tuple(map(Name.parse, authors or ("Jane Q. Müller", "John Doe"))),
        published="2020-01-02",
        categories=("cs.CL",),
        doi=Doi.find(doi) if doi else None,
    )
