"""The bibtool command: the only part that reads and prints for the user."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import typer

from bibtool.cli import add, authors, cache, check, convert, lookup, parse, resolve, update, watch
from bibtool.cli.interruption import Interrupted, heed_signals, tell_how_to_go_on
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
app.command("parse")(parse.parse)
app.command("lookup")(lookup.lookup)
app.command("authors")(authors.authors)
app.command("watch")(watch.watch)
app.command("add")(add.add)
app.command("update")(update.update)
app.command("check")(check.check)
app.command("convert")(convert.convert)
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
    _open_streams()
    heed_signals()
    try:
        _run()
    except BibtoolError as error:
        complain(str(error))
        _leave(2)
    except BrokenPipeError:
        _leave(1)  # the reader of our output has gone, and what it wanted it has
    except OSError as error:
        complain(f"the output cannot be written ({error.strerror or error})")
        _leave(2)
    except Interrupted as interrupted:
        tell_how_to_go_on()
        _leave(interrupted.status)


def _run() -> None:
    status: object = 0
    try:
        status = app(prog_name="bibtool", standalone_mode=False)
    except typer.TyperException as error:
        status = error.exit_code
        if hasattr(error, "show"):
            error.show()  # a usage error, with the usage
        else:
            complain(error.format_message())
    sys.stdout.flush()  # here, where a full disk can still be told
    sys.exit(status if isinstance(status, int) else 0)


def _open_streams() -> None:
    """Make the streams take whatever we print, also where the user has closed them."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):
            # UTF-8 whatever the locale says; what even that cannot say is escaped.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _leave(status: int) -> NoReturn:
    """Exit without a second try to write what could not be written."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(status)
