"""The user's listings, read: text from files and standard input, or what is wrong with them."""

import codecs
import sys
from pathlib import Path

from bibtool import layouts
from bibtool.cli.terminal import say
from bibtool.errors import InputError
from bibtool.model import Listing
from bibtool.untrusted import clean

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"%PDF-", "a PDF; make text of it first, for example with: pdftotext -layout"),
    (b"PK\x03\x04", "a ZIP archive or office document; save it as plain text first"),
    (b"\x1f\x8b", "compressed; unpack it first, for example with: gunzip -k"),
)
_SAMPLE = 1 << 16
MOST_BYTES = 32_000_000
"""A listing is text that somebody pasted; what is larger is another kind of job."""


def read_listings(files: list[str], layout: str | None = None) -> tuple[list[Listing], list[str]]:
    """Return the listings that could be read, and a complaint for each file that could not.

    A file without any item is complained about too, and still returned for its leftovers.

    Raises:
        UnknownName: no such layout.
    """
    listings, complaints = [], []
    for file in dict.fromkeys(files):
        try:
            listing = layouts.parse(read_text(file), layout, file)
        except InputError as error:
            complaints.append(str(error))
            continue
        listings.append(listing)
        if not listing.references:
            complaints.append(
                f"{file}: no item found in {len(listing.leftovers)} lines; an item is an abstract, "
                "or a title, arXiv id or link on a line of its own"
            )
    return listings, complaints


def read_text(file: str) -> str:
    """Return a file's text, ``-`` being standard input.

    Raises:
        InputError: no such file, a folder, empty, or not text; the message says what to do.
    """
    shown = "standard input" if file == "-" else clean(file)
    data = _bytes(file, shown)
    if not data.strip():
        raise InputError(f"{shown}: is empty; paste a publication list into it")
    if len(data) > MOST_BYTES:
        raise InputError(
            f"{shown}: is larger than {MOST_BYTES // 10**6} MB; cut it into parts, "
            "for example with: split -C 30M, and give them one at a time"
        )
    for magic, kind in _KINDS:
        if data.startswith(magic):
            raise InputError(f"{shown}: is {kind}")
    return _decode(data, shown)


def _bytes(file: str, shown: str) -> bytes:
    try:
        if file == "-":
            if sys.stdin is None:
                raise InputError("standard input is closed; name a file")
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        path = Path(file)
        if path.is_dir():
            raise InputError(f"{shown}: is a folder; name the files in it, such as {file}/*.txt")
        with path.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise InputError(
            f"{shown}: no such file; check the name, or use - for standard input"
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{shown}: cannot be read ({reason})") from error


def _decode(data: bytes, shown: str) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise InputError(f"{shown}: is broken {encoding}; save it as UTF-8") from error
    head = data[:_SAMPLE]
    if _controls(head) > len(head) // 20:
        raise InputError(f"{shown}: is binary, not text; save the list as plain text first")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        say(f"bibtool: {shown}:{line}: not UTF-8; reading the file as Windows Latin-1")
        return data.decode("cp1252", errors="replace")


def _controls(data: bytes) -> int:
    return sum(data.count(bytes([code])) for code in (*range(9), *range(14, 27), *range(28, 32)))
