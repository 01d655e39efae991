"""The files people wrote, of ``../shared/bib``: every byte that is not meant stays."""

import re
from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_string

from bibtool.bibfile import read
from bibtool.bibfile.adding import add
from bibtool.bibfile.edit import set_field
from bibtool.bibfile.encoding import decode, encode
from bibtool.bibliography import Bibliography
from bibtool.exporters.bibtex import export
from tests.bibfile.samples import real_files, record

PAPER = Bibliography.from_records([record(77, "A Title Which None of These Files Has in It")])
(PAPER_KEY,) = PAPER
PARSED_OTHERWISE = {
    "better-bibtex__import__Better_BibTeX.014.bib": "bibtexparser takes \\\\{ for a brace escaped",
    "bibtex-tidy__php-bibtex-parser__tag-contents-slashes.bib": "the same",
    "bibtex-tidy__others__2.bib": "bibtexparser ends a quoted value at a quote in braces",
    "biber__t__tdata__names.bib": "bibtexparser reads entries that % comments out",
}


@real_files
def test_an_entry_is_added_and_every_old_byte_stays(path: Path) -> None:
    """And the one that is added is found again, so that a second run adds nothing."""
    data = path.read_bytes()
    text, encoding = decode(data)
    file = read(text)
    added = add(file, PAPER, export).text
    again = read(added)
    (ours,) = [e for e in again.entries if e.key == PAPER_KEY]
    assert [e.raw for e in file.entries] == [e.raw for e in again.entries if e is not ours]
    # What was there is the beginning of what is, or its two parts, around the new entry.
    at = len(text) if file.open_at is None else file.open_at
    start = text[:at].rstrip(" \t")
    assert added.startswith(start)
    assert data == encode(start + added[len(added) - len(text) + len(start) :], encoding)
    assert added == add(again, PAPER, export).text


@real_files
def test_a_field_is_set_and_only_its_bytes_change(path: Path) -> None:
    """Each field of each entry that is whole, a dozen in a large file."""
    text, _ = decode(path.read_bytes())
    fields = [(e, f) for e in read(text).entries if e.is_whole for f in e.fields.values()]
    for entry, field in fields[:: len(fields) // 12 + 1]:
        edited = set_field(text, entry, field.name, "New {V}alue")
        tail = len(text) - field.end
        assert text[: field.start] == edited[: field.start]
        assert text[len(text) - tail :] == edited[len(edited) - tail :]
        again = next(e for e in read(edited).entries if e.start == entry.start)
        assert ("New {V}alue", len(entry.all_fields)) == (
            again.value(field.name),
            len(again.all_fields),
        )


@real_files
def test_bibtexparser_reads_the_same(path: Path) -> None:
    """Types, keys, fields and raw values, of the files in which neither finds fault."""
    text = decode(path.read_bytes())[0].replace("\r\n", "\n").replace("\r", "\n")
    file = read(text)
    theirs = parse_string(text, parse_stack=[])
    if file.problems or theirs.failed_blocks:
        pytest.skip("one of the readers finds fault with the file, so they may differ")
    if reason := PARSED_OTHERWISE.get(path.name):
        pytest.skip(reason)
    ours = [
        (e.type.lower(), e.key, [(f.name, _one_line(f.raw)) for f in e.all_fields])
        for e in file.entries
    ]
    assert ours == [
        (e.entry_type.lower(), e.key, [(f.key, _one_line(f.value)) for f in e.fields])
        for e in theirs.entries
    ]


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
