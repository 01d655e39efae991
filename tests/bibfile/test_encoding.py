"""Bytes become text and the same bytes again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibtool.bibfile.encoding import decode, encode
from bibtool.errors import InputError

READ = {
    "é".encode(): ("é", "utf-8"),
    b"\xe9": ("é", "latin-1"),
    b"\xef\xbb\xbf@": ("\ufeff@", "utf-8"),
    b"\xff\xfe@\0": ("\ufeff@", "utf-16-le"),
    b"\xfe\xff\0@": ("\ufeff@", "utf-16-be"),
    b"\xff\xfe@": ("ÿþ@", "latin-1"),
    b"a\0b": ("a\0b", "utf-8"),
}


@pytest.mark.parametrize("data", READ)
def test_the_encoding_is_what_the_bytes_say(data: bytes) -> None:
    """UTF-8 if they are, UTF-16 if marked, else a character for each byte."""
    assert READ[data] == decode(data)


@given(st.binary() | st.binary().map(b"\xff\xfe".__add__))
def test_any_bytes_come_back(data: bytes) -> None:
    """What was not touched is not changed."""
    assert data == encode(*decode(data))


def test_what_the_encoding_has_not_is_refused() -> None:
    """Two encodings in one file would be worse."""
    with pytest.raises(InputError, match="UTF-8"):
        encode("ł", "latin-1")
