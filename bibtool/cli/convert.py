"""``bibtool convert``: a bibliography file in one format, the same in another."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bibtool.cli import options
from bibtool.cli.terminal import complain, say

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    profile: options.Profile = options.PROFILE,
    prefer: options.Prefer = "preprint",
    date: options.Date = "first",
    style: options.Style = "",
    lang: options.Lang = "",
    order: options.Order = "list",
    quiet: options.Quiet = False,
    force: options.Force = False,
) -> None:
    """Write a bibliography in another format, keys kept.

    What cannot be read is told with its line, and the rest is written all the same.
    """
    from bibtool import exporters, readers
    from bibtool.cli.listing import read_text
    from bibtool.cli.writing import check_stdout, usable
    from bibtool.plugins import Options
    from bibtool.untrusted import clean

    source_format = from_ or readers.format_for(_suffix(source, "--from", readers.FORMATS))
    target_format = to or exporters.format_for(_suffix(target, "--to", exporters.FORMATS))
    readers.FORMATS[source_format]  # an unknown one is told before the work
    wanted = Options(profile, prefer, date, style=style, lang=lang, order=order)
    wanted = usable(wanted, target_format)
    exporters.check_one_file(target_format)
    if target == "-":
        check_stdout(target_format)
    contents = readers.read(read_text(source), source_format)
    bibliography, in_doubt = readers.bibliography(contents.entries)
    problems = sorted((*contents.problems, *in_doubt), key=lambda problem: problem.line)
    if problems and not bibliography:
        written = [clean(f"bibtool: nothing could be read, so {target} was not written")]
    else:
        data = exporters.export_bytes(bibliography, target_format, wanted)
        written = _write(data, len(bibliography), target, keep_old=not force)
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


def _write(data: bytes, count: int, target: str, *, keep_old: bool) -> list[str]:
    """Write a file's content of so many papers; return what to say of it."""
    from bibtool.cli.writing import to_stdout
    from bibtool.files import write_bytes
    from bibtool.untrusted import clean

    if target == "-":
        to_stdout(data)
        return []
    kept = write_bytes(data, Path(target), keep_old=keep_old)
    said = [f"{target}: {count} {'entry' if count == 1 else 'entries'} written"]
    said += [f"{kept}: what was there before"] if kept is not None else []
    return [clean(line) for line in said]


def _tell(problems: "list[Problem]", file: str) -> None:
    for problem in problems:
        complain(f"{file}:{problem.line}: {problem.message}")
