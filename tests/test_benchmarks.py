"""What the benchmarks measure with is right: the files they make, and how they compare files."""

import pytest

from benchmarks.generated import bib_text, records
from benchmarks.kept import Kept, kept
from bibtool.bibfile import read

OLD = b"@misc{a,\n  title = {A}\n}\r\n"
COMPARED = [
    (OLD, Kept(len(OLD), len(OLD), 0, True)),
    (OLD + b"@misc{b,\n}\n", Kept(len(OLD), len(OLD), 0, True)),
    (OLD.replace(b"title", b"year = 1,\n  title"), Kept(len(OLD), len(OLD), 0, True)),
    (OLD.replace(b"\r\n", b"\n"), Kept(len(OLD), len(OLD) - 3, 0, False)),
    (OLD.replace(b"a,", b"c,"), Kept(len(OLD), len(OLD) - 9, 1, False)),
    (b"", Kept(len(OLD), 0, 1, False)),
]


@pytest.mark.parametrize(("new", "expected"), COMPARED)
def test_what_is_kept(new: bytes, expected: Kept) -> None:
    """Lines count by their bytes, entries by their keys."""
    assert expected == kept(OLD, new)


def test_made_files_are_whole() -> None:
    """Every entry of a made file is read without trouble, under a key of its own; ids differ."""
    file = read(bib_text(400))
    assert (400, ()) == (len({entry.key for entry in file.entries}), file.problems)
    assert 5000 == len({record.arxiv_id for record in records(5000)})
