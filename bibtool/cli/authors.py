"""``bibtool authors``: publication lists per author, one file for each format."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bibtool.cli import options
from bibtool.cli.terminal import complain, say
from bibtool.untrusted import clean

if TYPE_CHECKING:
    from bibtool.authorship import Owner
    from bibtool.bibliography import Bibliography
    from bibtool.model import Listing, Match, Record
    from bibtool.names import Name


def authors(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Listings; - is stdin.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Folder to write the lists to.")
    ],
    author: Annotated[
        list[str] | None,
        typer.Option("--author", metavar="NAME", help="Whose list; may be given again."),
    ] = None,
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
    one author common to a page's papers.
    """
    import sys

    from bibtool.authorship import papers_of
    from bibtool.cli.arranging import Arranging
    from bibtool.cli.folder import Writer
    from bibtool.cli.listing import read_listings
    from bibtool.cli.machine import as_json
    from bibtool.cli.manner import Manner
    from bibtool.cli.report import report
    from bibtool.cli.running import USAGE, Run, exit_status
    from bibtool.cli.writing import Writing, list_of_formats

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
    matches, requests = outcome.matches, outcome.requests
    leftovers = [leftover for listing in listings for leftover in listing.leftovers]
    if not quiet and matches:
        report(matches, leftovers, requests)
    if json:
        sys.stdout.write(as_json(matches, leftovers, requests))
    bibliography = writing.bibliography(matches)
    pages = _pages(listings, matches)
    wanted = _chosen(author, bibliography) if author else _owners(listings, pages)
    lists = Writer(output, manner, keep_old=not force)
    for name, own in wanted:
        lists.write(papers_of(bibliography, name, own), file_stem(name.display))
    lists.finish()
    for complaint in complaints:
        complain(complaint)
    outcome.tell_end()
    status = exit_status(matches, complaints, outcome.unfinished)
    raise typer.Exit(status if wanted else status or USAGE)


def _pages(listings: "Sequence[Listing]", matches: "Sequence[Match]") -> "list[list[Record]]":
    """Return the records found on each listing."""
    found = iter(matches)
    return [
        [m.record for _ in listing.references if (m := next(found)).record is not None]
        for listing in listings
    ]


def _owners(
    listings: "Sequence[Listing]", pages: "Sequence[list[Record]]"
) -> "list[tuple[Name, list[Record]]]":
    """Say whose page each listing seems to be; return the owners with their pages' records."""
    from bibtool.authorship import page_owner

    owners: dict[str, tuple[Name, list[Record]]] = {}
    for listing, records in zip(listings, pages, strict=True):
        file = listing.references[0].file if listing.references else ""
        owner = page_owner(records, [leftover.text for leftover in listing.leftovers])
        if owner is None:
            if records:
                complain(f"{file}: no one author is common to its papers; name one with --author")
            continue
        name = owner.name.display
        share = _share(owner, len({record.arxiv_id for record in records}))
        say(clean(f"{file}: seems to be the page of {name}, {share}"))
        owners.setdefault(name, (owner.name, []))[1].extend(records)
    return list(owners.values())


def _share(owner: "Owner", papers: int) -> str:
    of = "all" if owner.in_papers == owner.of_papers else f"{owner.in_papers} of"
    rest = papers - owner.of_papers
    unknown = f" (of {rest} more not all authors are known)" if rest else ""
    return f"an author of {of} {owner.of_papers} papers{unknown}"


def _chosen(
    names: Sequence[str], bibliography: "Bibliography"
) -> "list[tuple[Name, list[Record]]]":
    """Return the authors named on the command line, as their papers print them.

    Raises:
        InputError: an author of none of the papers; the text names those who are.
    """
    from bibtool.authorship import authors as authors_of
    from bibtool.errors import InputError
    from bibtool.names import Name
    from bibtool.words import fold

    known = [name for name, _ in authors_of(bibliography.values())]
    chosen: dict[str, tuple[Name, list[Record]]] = {}
    for text in names:
        wanted = Name.parse(text)
        alike = [name for name in known if wanted.same_person(name)]
        alike = alike or [name for name in known if fold(text.strip()) == name.sort_key]
        if not alike or not text.strip():
            frequent = ", ".join(name.display for name in known[:5])
            raise InputError(
                f"{text!r} is an author of none of the papers; frequent are: {frequent}"
            )
        if wanted.literal and len(alike) > 1:
            raise InputError(f"{text} is {', '.join(n.display for n in alike)}: say which")
        # The name as most of the papers print it; every spelling of it makes one list.
        chosen.setdefault(alike[0].display, (alike[0], list(bibliography.values())))
    return list(chosen.values())


def file_stem(name: str) -> str:
    """Return a name as a file name: ASCII letters, digits and hyphens, whatever the name holds."""
    from bibtool.words import fold

    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:80] or "author"
