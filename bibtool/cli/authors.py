"""``bibtool authors``: publication lists per author, one file for each format."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bibtool.cli import options
from bibtool.cli.terminal import complain

if TYPE_CHECKING:
    from bibtool.authorship import People
    from bibtool.bibliography import Bibliography
    from bibtool.cli.folder import Writer
    from bibtool.cli.running import Outcome
    from bibtool.cli.whose import Wanted
    from bibtool.model import Listing


def authors(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Listings; - is stdin.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Folder to write the lists to."),
    ] = None,
    list_people: Annotated[
        bool, typer.Option("--list", help="Print who is who, how sure, and what is in doubt.")
    ] = False,
    author: Annotated[
        list[str] | None,
        typer.Option("--author", metavar="NAME", help="Whose list; may be given again."),
    ] = None,
    same: Annotated[
        list[str] | None,
        typer.Option("--same", metavar="A=B", help="Two names are one person's; remembered."),
    ] = None,
    not_same: Annotated[
        list[str] | None,
        typer.Option("--not-same", metavar="A=B", help="Two names are two people's; remembered."),
    ] = None,
    authors_file: options.AuthorsFile = None,
    keys: options.Keys = options.KEYS,
    unicode_keys: options.UnicodeKeys = False,
    profile: options.Profile = options.PROFILE,
    prefer: options.PreferIfSaid = None,
    date: options.Date = "first",
    enrich: options.Enrich = False,
    formats: options.Formats = options.LISTS,
    style: options.Style = "",
    lang: options.Lang = "",
    order: options.Order = "list",
    copy_styles: options.CopyStyles = "",
    group_by: options.GroupBy = "year",
    number: options.Number = False,
    since: options.Since = "",
    until: options.Until = "",
    first_author: options.FirstAuthor = False,
    top_coauthors: options.TopCoauthors = 0,
    json: options.AsJson = False,
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
    """Write a publication list per author, in as many formats as you like.

    They are .bib, CSL-JSON, text, Markdown and HTML if you do not say; newest first, by year, the
    author marked. Without --author the lists are of the authors whose pages these seem to be: the
    one author common to a page's papers. What --same and --not-same say is kept in authors.toml
    beside the listings.
    """
    from bibtool.cli.arranging import Arranging
    from bibtool.cli.folder import Writer
    from bibtool.cli.identity import Said
    from bibtool.cli.listing import read_listings
    from bibtool.cli.manner import Manner
    from bibtool.cli.running import USAGE, Run, exit_status
    from bibtool.cli.whose import Pages, whose
    from bibtool.cli.writing import Writing, list_of_formats

    _check_what_for(output, list_people)
    said = Said.read(files, authors_file, same or (), not_same or ())
    # Each of the files heeds of these what it can.
    first, *others = list_of_formats(formats)
    writing = Writing.of(
        first, keys, unicode_keys, profile, prefer, date, enrich, style, lang, order,
        others=others, copy_styles=copy_styles,
    )  # fmt: skip
    arranging = Arranging(group_by, number, since, until, first_author, top_coauthors)
    manner = Manner((first, *others), writing.options, arranging, keys, unicode_keys)
    run = Run(source, offline, arxiv_api, cache, min_interval, deadline, max_requests, ask, enrich)
    listings, complaints = read_listings(files)
    outcome = run.resolve([r for listing in listings for r in listing.references])
    matches = outcome.matches
    _report(outcome, listings, as_json=json and not list_people, quiet=quiet)
    bibliography = writing.bibliography(matches)
    pages = Pages.of(listings, matches, said.decisions)
    people, wanted = whose(pages, bibliography, author or (), tell=output is not None)
    said.check(people)
    if list_people:
        _print_people(people, len(bibliography), as_json=json)
    if output is not None:
        to = Writer(output, manner, said.decisions, said.seen_from(output), not force)
        _write_lists(to, bibliography, people, wanted)
    said.remember()
    for complaint in complaints:
        complain(complaint)
    outcome.tell_end()
    status = exit_status(matches, complaints, outcome.unfinished)
    raise typer.Exit(status if wanted or output is None else status or USAGE)


def _report(
    outcome: "Outcome", listings: "Sequence[Listing]", *, as_json: bool, quiet: bool
) -> None:
    """Say what was found of the listings, to a person and to a machine."""
    import sys

    from bibtool.cli.machine import as_json as in_json
    from bibtool.cli.report import report

    matches, requests = outcome.matches, outcome.requests
    leftovers = [leftover for listing in listings for leftover in listing.leftovers]
    if not quiet and matches:
        report(matches, leftovers, requests)
    if as_json:
        sys.stdout.write(in_json(matches, leftovers, requests, outcome.registries))


def _check_what_for(output: Path | None, list_people: bool) -> None:
    from bibtool.errors import InputError

    if output is None and not list_people:
        raise InputError("say where to write the lists with -o DIR, or see who is who with --list")


def _print_people(people: "People", papers: int, *, as_json: bool) -> None:
    import sys

    from bibtool.cli.peopletable import people_json, people_table

    sys.stdout.write(people_json(people) if as_json else people_table(people, papers))


def _write_lists(
    lists: "Writer", bibliography: "Bibliography", people: "People", wanted: "Sequence[Wanted]"
) -> None:
    from bibtool.authorship import papers_of

    for one in wanted:
        papers = papers_of(bibliography, one.person, one.own)
        lists.write(papers, people, file_stem(one.person.name.display))
    lists.finish()


def file_stem(name: str) -> str:
    """Return a name as a file name: ASCII letters, digits and hyphens, whatever the name holds."""
    from bibtool.words import fold

    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:80] or "author"
