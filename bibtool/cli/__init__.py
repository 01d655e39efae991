"""The bibtool command: the only part that reads and prints for the user."""

import os
import sys

import typer

from bibtool.cli import authors, cache, lookup, resolve
from bibtool.cli.terminal import complain
from bibtool.errors import BibtoolError

app = typer.Typer(
    name="bibtool",
    help="Paste a publication page, get the right arXiv records and a bibliography.",
    epilog="Exit status: 0 all matched, 1 some not, 2 usage or input, 3 a source failed.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("resolve")(resolve.resolve)
app.command("lookup")(lookup.lookup)
app.command("authors")(authors.authors)
app.add_typer(cache.app, name="cache")


def _show_version(value: bool) -> None:
    if value:
        from bibtool import __version__

        print(f"bibtool {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: bool = typer.Option(
        False, "--version", callback=_show_version, is_eager=True, help="Print the version."
    ),
) -> None:
    """Paste a publication page, get the right arXiv records and a bibliography."""


def run() -> None:
    """Run the command; foreseen failures become a message, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # What we print is UTF-8 whatever the locale says; what a stream cannot take is escaped.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app(prog_name="bibtool")
    except BibtoolError as error:
        complain(str(error))
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output has gone: nothing is left to say, and nowhere to say it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(1)
    except KeyboardInterrupt:
        complain("stopped; what arXiv has answered is kept, so the same command goes on from there")
        sys.exit(130)
