"""A ``.bib`` file's bytes as text, and the same bytes back.

UTF-8 if it is, UTF-16 if its mark says so; else Latin-1, of which every byte is a character, so
that what is not touched comes back as it was.
"""

from bibtool.errors import InputError

UTF_8, LATIN_1 = "utf-8", "latin-1"
_MARKED = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def decode(data: bytes) -> tuple[str, str]:
    """Return a file's text, its mark included, and the encoding that makes the same bytes of it."""
    try:
        encoding = _MARKED.get(data[:2], UTF_8)
        return data.decode(encoding), encoding
    except UnicodeDecodeError:
        return data.decode(LATIN_1), LATIN_1


def encode(text: str, encoding: str) -> bytes:
    """Return the bytes of an edited text.

    Raises:
        InputError: what was added has a character that the file's encoding has not.
    """
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:
        raise InputError(
            f"is not UTF-8 and cannot hold {text[error.start]!r}; make it UTF-8 first, for example "
            "with: iconv -f WINDOWS-1252 -t UTF-8"
        ) from error
