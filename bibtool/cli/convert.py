"""``bibtool convert``: a bibliography file in one format, the same in another."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bibtool.cli import options
from bibtool.cli.terminal import complain, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bibtool.bibliography import Bibliography
    from bibtool.readers import Problem


def convert(
    source: Annotated[str, typer.Argument(metavar="IN", help="A bibliography; - is stdin.")],
    target: Annotated[str, typer.Argument(metavar="OUT", help="Where to write; - is stdout.")],
    from_: Annotated[
        str | None,
        typer.Option("--from", metavar="FORMAT", help="What IN is, if its suffix does not say."),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="FORMAT", help="What OUT is to be, if not as its suffix."),
    ] = None,
    quiet: options.Quiet = False,
    force: options.Force = False,
) -> None:
    """Write a bibliography in another format, keys kept.

    What cannot be read is told with its line, and the rest is written all the same.
    """
    from bibtool import exporters, readers
    from bibtool.cli.listing import read_text

    source_format = from_ or readers.format_for(_suffix(source, "--from", readers.FORMATS))
    target_format = to or exporters.format_for(_suffix(target, "--to", exporters.FORMATS))
    readers.FORMATS[source_format]  # an unknown one is told before the work
    exporters.FORMATS[target_format]
    contents = readers.read(read_text(source), source_format)
    bibliography, in_doubt = readers.bibliography(contents.entries)
    problems = sorted((*contents.problems, *in_doubt), key=lambda problem: problem.line)
    written = _write(bibliography, target, target_format, keep_old=not force, had=problems)
    _tell(problems, "standard input" if source == "-" else source)
    for line in () if quiet else written:
        say(line)
    raise typer.Exit(2 if problems else 0)


def _suffix(file: str, option: str, formats: "Iterable[str]") -> str:
    """Return a file's suffix.

    Raises:
        InputError: it has none, so the option must say the format.
    """
    from bibtool.errors import InputError

    suffix = Path(file).suffix
    if not suffix:
        raise InputError(
            f"{file}: has no suffix; say its format with {option}: {', '.join(formats)}"
        )
    return suffix


def _write(
    bibliography: "Bibliography",
    target: str,
    format: str,
    *,
    keep_old: bool,
    had: "list[Problem]",
) -> list[str]:
    """Write the bibliography; return what to say of it."""
    from bibtool import exporters
    from bibtool.files import write_text
    from bibtool.untrusted import clean

    if had and not bibliography:
        return [clean(f"bibtool: nothing could be read, so {target} was not written")]
    text = exporters.export(bibliography, format)
    if target == "-":
        sys.stdout.write(text)
        return []
    kept = write_text(text, Path(target), keep_old=keep_old)
    count = len(bibliography)
    said = [f"{target}: {count} {'entry' if count == 1 else 'entries'} written"]
    said += [f"{kept}: what was there before"] if kept is not None else []
    return [clean(line) for line in said]


def _tell(problems: "list[Problem]", file: str) -> None:
    for problem in problems:
        complain(f"{file}:{problem.line}: {problem.message}")
