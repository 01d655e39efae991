"""The user's listings, read: text from files and standard input, or what is wrong with them."""

import sys
from pathlib import Path

from bibtool import layouts
from bibtool.cli.decoding import MOST_BYTES, text_in
from bibtool.errors import InputError
from bibtool.layouts.formats import tex
from bibtool.model import Listing
from bibtool.untrusted import clean


def read_listings(files: list[str], layout: str | None = None) -> tuple[list[Listing], list[str]]:
    """Return the listings that could be read, and a complaint for each file that could not.

    A file without any item is complained about too, and still returned for its leftovers.

    Raises:
        UnknownName: no such layout.
    """
    listings, complaints = [], []
    for file in dict.fromkeys(files):
        try:
            text = read_text(file)
            listing = layouts.parse(text, layout, file)
        except InputError as error:
            complaints.append(str(error))
            continue
        listings.append(listing)
        if not listing.references:
            complaints.append(f"{clean(file)}: {_without_items(listing, text)}")
    return listings, complaints


def _without_items(listing: Listing, text: str) -> str:
    if listing.layout == tex.NAME and tex.only_cites(text):
        return "cites works but has no list of them; give its .bib or .bbl file instead"
    return (
        f"no item found in {len(listing.leftovers)} lines; an item is an abstract, "
        "or a title, arXiv id or link on a line of its own"
    )


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
    return text_in(data, shown)


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
