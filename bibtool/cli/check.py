"""``bibtool check``: each entry of ``.bib`` files held against its record."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bibtool.cli import options
from bibtool.cli.terminal import complain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bibtool.cli.bibfiles import OnDisk


def check(
    bibs: Annotated[list[Path], typer.Argument(metavar="REFS.BIB…", help="The files to check.")],
    format: Annotated[
        str,
        typer.Option("--format", "-f", metavar="FORMAT", help="text, json, github or sarif."),
    ] = "text",
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on", metavar="NAME[,NAME…]", help="Codes, severities, states; or never."
        ),
    ] = "error",
    fix: Annotated[bool, typer.Option("--fix", help="Mend what is safe; tell the rest.")] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Print what --fix would change; write nothing.")
    ] = False,
    ids_only: Annotated[
        bool, typer.Option("--ids-only", help="Ask only about entries with an arXiv id.")
    ] = False,
    quiet: options.Quiet = False,
    force: options.Force = False,
    offline: options.Offline = False,
    source: options.SourceNames = options.SOURCES,
    arxiv_api: options.ArxivApi = None,
    cache: options.CacheFolder = None,
    min_interval: options.MinInterval = None,
    deadline: options.Deadline = None,
    max_requests: options.MaxRequests = None,
    ask: options.Ask = False,
) -> None:
    """Check the entries of .bib files against their records.

    Prints what is found, a line each: file:line: code: key: message. What nobody can be asked
    about is unchecked, which accuses nobody.
    """
    from bibtool.checking.failing import FailOn
    from bibtool.checking.reports import FORMS
    from bibtool.cli import checked
    from bibtool.cli.bibfiles import show
    from bibtool.cli.running import SOME_NOT, SOURCE_FAILED, USAGE, Run

    write = FORMS["json" if json else format]
    failing = FailOn.parse(fail_on)
    run = Run(source, offline, arxiv_api, cache, min_interval, deadline, max_requests, ask)
    disks, complaints = _loaded(bibs)
    asked = checked.asked(disks, run, ids_only=ids_only)
    if fix and not diff:
        asked, unwritten = checked.fixed(asked, keep_old=not force, quiet=quiet)
        complaints += unwritten
    report = asked.report()
    show(checked.patch(asked) if diff else write(report))
    if not quiet:
        checked.tell(report)
    for complaint in complaints:
        complain(complaint)
    asked.outcome.tell_end()
    if complaints:
        raise typer.Exit(USAGE)
    if not report.is_complete:
        raise typer.Exit(SOURCE_FAILED)
    raise typer.Exit(SOME_NOT if failing.fails(report) else 0)


def _loaded(bibs: "Sequence[Path]") -> "tuple[list[OnDisk], list[str]]":
    """Return the files that can be read, and complaints of the others."""
    from bibtool.cli.bibfiles import load
    from bibtool.errors import InputError

    disks, complaints = [], []
    named: dict[str, Path] = {}
    for bib in bibs:  # which may be the same file under two names
        named.setdefault(os.path.realpath(bib), bib)
    for bib in named.values():
        try:
            disks.append(load(bib, must_exist=True))
        except InputError as error:
            complaints.append(str(error))
    return disks, complaints
