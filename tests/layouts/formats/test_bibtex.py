"""Entries of BibTeX and BibLaTeX, alone in a file or quoted in a page."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibtool import bibfile
from bibtool.layouts import parse
from bibtool.layouts.formats.bibtex import NO_WORK
from tests.layouts.formats.reading import references, said
from tests.layouts.test_every_line import check

BIB = Path(__file__).parents[4] / "shared" / "bib"
FILES = sorted(BIB.glob("*.bib"))

ENTRIES = {
    "eprint": (
        (
            "@misc{boats,\n  title = {{On} {Small} Boats},\n  author = {Smith, Anna and "
            "B{\\'e}la Lund},"
            "\n  eprint = {2001.00001}, archivePrefix = {arXiv},\n  year = 2020\n}\n"
        ),
        {
            "lines": (1, 6),
            "title": "On Small Boats",
            "authors": ("Anna Smith", "Béla Lund"),
            "year": 2020,
            "id": "2001.00001",
        },
    ),
    "journal": (
        "@article{boats, title={On Boats}, journal={arXiv preprint arXiv:2001.00001v2}}",
        {"lines": (1, 1), "title": "On Boats", "id": "2001.00001v2"},
    ),
    "volume": (
        "@article{boats,\n title={On Boats},\n journal={ArXiv},\n volume={abs/2001.00001}\n}",
        {"lines": (1, 5), "title": "On Boats", "id": "2001.00001"},
    ),
    "two addresses with the escape for a line end": (
        (
            "@article{boats,\n title={On Boats},\n"
            " url={http://arxiv.org/abs/2001.00001\\nhttp://dx.doi.org/10.1000/b.1}\n}"
        ),
        {"lines": (1, 4), "title": "On Boats", "id": "2001.00001", "doi": "10.1000/b.1"},
    ),
    "arXiv's own DOI": (
        "@misc{boats,\n title={On Boats},\n doi={10.48550/ARXIV.2001.00001}\n}",
        {"lines": (1, 4), "title": "On Boats", "id": "2001.00001"},
    ),
    "pdf": (
        (
            "@inproceedings{boats,\n title={On Boats},\n booktitle={Lake Conference},\n "
            "year={2020},\n"
            " pdf={https://arxiv.org/pdf/2001.00001.pdf},\n poster={2002.00002.pdf}\n}"
        ),
        {"lines": (1, 7), "title": "On Boats", "id": "2001.00001"},
    ),
    "note": (
        "@unpublished{boats,\n title={On Boats},\n note={In review. arXiv:2001.00001 [cs.LG]}\n}",
        {"lines": (1, 4), "title": "On Boats", "id": "2001.00001"},
    ),
    "two links that differ": (
        (
            "@misc{boats,\n title={On Boats},\n pdf={https://arxiv.org/abs/2001.00001},\n"
            " html={https://arxiv.org/abs/2001.00002}\n}"
        ),
        {"lines": (1, 5), "title": "On Boats"},
    ),
    "published": (
        '@ARTICLE(boats, title = "On {B}oats", journal = jb, year = 2020, doi = {10.1000/b.1})',
        {"lines": (1, 1), "title": "On Boats", "doi": "10.1000/b.1"},
    ),
    "cut title": (
        (
            "@article{boats,\r\n  title = {A Study of Small Boats Using},\r\n  year = {2024},\r\n"
            "  abstract = {We row small\r\nboats.\r\n\\\\ ( https://arxiv.org/abs/2001.00001 "
            ", 31kb)}\r\n"
            "}\r\n"
        ),
        {
            "lines": (1, 7),
            "title": "A Study of Small Boats Using",
            "abstract": "We row small boats.",
            "year": 2024,
        },
    ),
    "no comma behind the key": (
        "@misc{boats\n  title = {On Boats},\n}",
        {"lines": (1, 3), "title": "On Boats"},
    ),
    "left open": (
        "@misc{boats,\n  title = {On Boats},\n  author = {Anna Smith}\n\nThat was it.",
        {"lines": (1, 3), "title": "On Boats", "authors": ("Anna Smith",)},
    ),
    "formula": (
        "@misc{b,\n title={On $n$ boats},\n abstract={We row $n$ boats \\& more.}\n}",
        {"lines": (1, 4), "title": "On $n$ boats", "abstract": "We row $n$ boats \\& more."},
    ),
}


@pytest.mark.parametrize("name", ENTRIES)
def test_what_an_entry_says(name: str) -> None:
    """Wherever an entry has its id, and however it is broken."""
    text, expected = ENTRIES[name]
    assert [expected] == [said(reference) for reference in references(text, "bibtex")]


def test_entries_among_other_things() -> None:
    """What is around entries is left over; a key that comes twice is two items."""
    text = (
        "# Citation\n\n```bibtex\n@misc{boats,\n  title={On Boats}\n}\n```\n\nOr the paper:\n\n"
        "```bibtex\n@string{jb = {Journal}}\n% @misc{no, title={No}}\n@comment{@misc{nor}}\n"
        "@misc{boats,\n  title={On Boats},\n  journal=jb\n}\n@xdata{x, year=2020}\n```\n"
    )
    found = references(text, "bibtex")
    assert [(4, 5, 6), (15, 16, 17, 18)] == [reference.lines for reference in found]


def test_entries_on_one_line_have_each_its_own_text() -> None:
    """Lines that several entries share are given to each; the text is its own."""
    one, other = "@misc{a,title={On\nBoats}}", "@misc{b,title={On\nLakes}}"
    found = references(f"{one} {other}\n", "bibtex")
    assert [(one, (1, 2, 3)), (other, (1, 2, 3))] == [(r.text, r.lines) for r in found]


def test_prose_that_quotes_one_entry_is_no_bibliography() -> None:
    """A page with a line on how to cite it is read as what it is else."""
    lines = "".join(f"- [On {n} Boats](https://arxiv.org/abs/2001.0000{n})\n" for n in range(1, 10))
    assert "bibtex" != parse(f"{lines}\n@misc{{a,title={{B}}}}\n").layout


@pytest.mark.skipif(not FILES, reason="the real .bib files (../shared/bib) are not here")
def test_real_files() -> None:
    """Every entry of a real file is an item, on the lines it is on."""
    for path in FILES:
        text = path.read_bytes().decode("utf-8", errors="replace")
        entries = [
            entry
            for entry in bibfile.read(text).entries
            if entry.spans and entry.type.lower() not in NO_WORK
        ]
        listing = parse(text, layout="bibtex")
        starts = [reference.line for reference in listing.references]
        assert len(entries) == len(starts), path.name
        assert [entry.line for entry in entries] == starts, path.name


@given(
    pieces=st.lists(
        st.sampled_from(
            ["@misc{a,", "@a(b,", "title={T}", 'note="x"', ",", "{", "}", ")", '"', "%", "#", "\n"]
        )
        | st.text(max_size=5)
    )
)
@settings(deadline=None)
def test_any_text(pieces: list[str]) -> None:
    """Whatever is broken, no line is lost and none is two entries'."""
    text = "".join(pieces)
    check(text, parse(text, layout="bibtex"))
