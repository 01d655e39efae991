"""``bibtool parse``: how listings are read, without asking anybody."""

import sys
from typing import Annotated

import typer

from bibtool.cli import options
from bibtool.cli.terminal import complain


def parse(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Listings; - is stdin.")],
    layout: options.LayoutName = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, bibtool/listing/1.")] = False,
) -> None:
    """Show how lists are read: their layout, items with their parts and lines, what is left over.

    Nothing is asked and nothing written. Exit status: 0 items in every file, 1 a file without any,
    2 a file that cannot be read.
    """
    from bibtool.cli.listing import read_listings
    from bibtool.cli.parsed import as_json, as_text

    listings, complaints = read_listings(files, layout)
    sys.stdout.writelines(as_json(listings) if json else as_text(listings))
    for complaint in complaints:
        complain(complaint)
    if complaints:
        has_all = len(listings) == len(dict.fromkeys(files))
        raise typer.Exit(1 if has_all else 2)
