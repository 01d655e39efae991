"""``bibtool resolve``: listings in, a bibliography out."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bibtool.cli import options
from bibtool.cli.terminal import complain, say

if TYPE_CHECKING:
    from bibtool.bibliography import Bibliography
    from bibtool.cli.running import Outcome
    from bibtool.cli.writing import Writing
    from bibtool.model import Match, Reference


def resolve(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Listings; - is stdin.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="OUT", help="Write here, not to stdout."),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="FORMAT", help=options.FORMATS),
    ] = None,
    keys: options.Keys = options.KEYS,
    unicode_keys: options.UnicodeKeys = False,
    profile: options.Profile = options.PROFILE,
    prefer: options.PreferIfSaid = None,
    date: options.Date = "first",
    enrich: options.Enrich = False,
    style: options.Style = "",
    lang: options.Lang = "",
    order: options.Order = "list",
    json: options.AsJson = False,
    quiet: options.Quiet = False,
    force: options.Force = False,
    offline: options.Offline = False,
    layout: options.LayoutName = None,
    source: options.SourceNames = options.SOURCES,
    arxiv_api: options.ArxivApi = None,
    cache: options.CacheFolder = None,
    min_interval: options.MinInterval = None,
    deadline: options.Deadline = None,
    max_requests: options.MaxRequests = None,
    ask: options.Ask = False,
    explain: Annotated[
        int | None,
        typer.Option(
            "--explain", metavar="N", help="Print how item N was decided, and write nothing."
        ),
    ] = None,
) -> None:
    """Find the papers of pasted lists; write their bibliography.

    Each paper comes once, however many pages list it. The report on standard error says for each
    item what it was taken for and why.
    """
    from bibtool.cli.listing import read_listings
    from bibtool.cli.machine import as_json
    from bibtool.cli.report import report
    from bibtool.cli.running import Run, exit_status
    from bibtool.cli.writing import Writing, check_stdout, to_stdout
    from bibtool.exporters import check_one_file

    # What cannot be written is told before the work.
    form = _format(format, output)
    writing = Writing.of(
        form, keys, unicode_keys, profile, prefer, date, enrich, style, lang, order
    )
    check_one_file(form)
    if output is None:
        check_stdout(form)
    enrich = enrich and explain is None  # how an item was decided has nothing to do with it
    run = Run(source, offline, arxiv_api, cache, min_interval, deadline, max_requests, ask, enrich)
    listings, complaints = read_listings(files, layout)
    references = [reference for listing in listings for reference in listing.references]
    leftovers = [leftover for listing in listings for leftover in listing.leftovers]
    if explain is not None:
        _check_number(explain, len(references), complaints)
    asked = range(len(references)) if explain is None else _around(references, explain)
    outcome = run.resolve([references[at] for at in asked])
    matches, requests = outcome.matches, outcome.requests
    if explain is not None:
        matches = [matches[asked.index(explain - 1)]]
        sys.stdout.write(_explained(explain, len(references), matches[0], as_machine=json))
        _tell(complaints, outcome)
        raise typer.Exit(exit_status(matches, complaints, outcome.unfinished))
    bibliography = writing.bibliography(matches)
    written = _write(bibliography, writing, output, keep_old=not force)
    if not quiet and matches:
        report(matches, leftovers, requests)
    if json:
        sys.stdout.write(as_json(matches, leftovers, requests, outcome.registries))
    elif output is None and bibliography:
        to_stdout(writing.data(bibliography))
    for line in written:
        say(line)
    _tell(complaints, outcome)
    raise typer.Exit(exit_status(matches, complaints, outcome.unfinished))


def _tell(complaints: list[str], outcome: "Outcome") -> None:
    for complaint in complaints:
        complain(complaint)
    outcome.tell_end()


def _check_number(number: int, items: int, complaints: list[str]) -> None:
    """Make sure that there is such an item, before anything is asked.

    Raises:
        InputError: there is none; the text says which there are.
    """
    from bibtool.errors import InputError

    if not 1 <= number <= items:
        there_are = f"the items are 1 to {items}" if items else "there is no item"
        raise InputError("; ".join([*complaints, f"--explain {number}: {there_are}"]))


def _around(references: "list[Reference]", number: int) -> range:
    """Return the places of an item and of the paragraphs beside it, which may decide on it."""
    from bibtool.continuations import around

    return around(references, number - 1)


def _explained(number: int, of: int, match: "Match", *, as_machine: bool) -> str:
    from bibtool.cli import explain

    if as_machine:
        return explain.as_json(number, of, match)
    return explain.as_text(number, match)


def _write(
    bibliography: "Bibliography", writing: "Writing", output: Path | None, *, keep_old: bool
) -> list[str]:
    """Write the bibliography if a file is named; return what to say of it."""
    from bibtool.files import write_bytes
    from bibtool.untrusted import clean

    if output is None:
        return []
    if not bibliography:
        return [clean(f"bibtool: nothing matched, so {output} was not written")]
    kept = write_bytes(writing.data(bibliography), output, keep_old=keep_old)
    said = [f"{output}: {_entries(len(bibliography))} written"]
    said += [f"{kept}: what was there before"] if kept is not None else []
    return [clean(line) for line in said]


def _format(format: str | None, output: Path | None) -> str:
    from bibtool import exporters

    if format is not None:
        return format
    return exporters.format_for(output.suffix) if output is not None and output.suffix else "bibtex"


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"
