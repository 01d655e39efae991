"""``bibtool lookup``: one paper by title, id, DOI or URL."""

import re
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from bibtool.cli import options

if TYPE_CHECKING:
    from bibtool.identifiers import ArxivId
    from bibtool.model import Reference


def lookup(
    what: Annotated[
        list[str], typer.Argument(metavar="TITLE|ARXIV-ID|DOI|URL", help="What to look up.")
    ],
    format: Annotated[
        str,
        typer.Option("--format", "-f", metavar="FORMAT", help=options.FORMATS),
    ] = "bibtex",
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
    offline: options.Offline = False,
    source: options.SourceNames = options.SOURCES,
    arxiv_api: options.ArxivApi = None,
    cache: options.CacheFolder = None,
    min_interval: options.MinInterval = None,
    deadline: options.Deadline = None,
    max_requests: options.MaxRequests = None,
    ask: options.Ask = False,
) -> None:
    """Print the entry of one paper; a version given is honoured."""
    from bibtool.cli.machine import as_json
    from bibtool.cli.report import report
    from bibtool.cli.running import Run, exit_status
    from bibtool.cli.writing import Writing, check_stdout, to_stdout

    writing = Writing.of(
        format, keys, unicode_keys, profile, prefer, date, enrich, style, lang, order
    )
    check_stdout(format)
    run = Run(source, offline, arxiv_api, cache, min_interval, deadline, max_requests, ask, enrich)
    reference = wanted(" ".join(what))
    outcome = run.resolve([reference])
    matches, requests = outcome.matches, outcome.requests
    bibliography = writing.bibliography(matches)
    if json:
        sys.stdout.write(as_json(matches, [], requests, outcome.registries))
    elif bibliography:
        to_stdout(writing.data(bibliography))
    if not bibliography:
        report(matches, [], requests)
    outcome.tell_end()
    raise typer.Exit(exit_status(matches, stopped=outcome.unfinished))


def wanted(text: str) -> "Reference":
    """Return what one argument means: an arXiv id or DOI in any spelling, else a title.

    Raises:
        BadIdentifier: a URL or number that looks like an id and is none.
        InputError: nothing to look up.
    """
    from bibtool.errors import BadIdentifier, InputError
    from bibtool.identifiers import ArxivId, Doi
    from bibtool.model import Reference

    if not re.search(r"\w", text):
        raise InputError("nothing to look up; give a title, an arXiv id, a DOI or a URL")
    ids = ArxivId.find_all(text)
    if len(ids) > 1:
        names = ", ".join(arxiv_id.versioned for arxiv_id in ids)
        raise InputError(f"these are several papers: {names}; look up one at a time")
    if ids:
        return _beside(text, ids[0])
    if re.match(r"(?i)\s*(?:https?://|doi:|10\.\d{4})", text):
        doi = Doi.find(text)
        if doi is None:
            raise BadIdentifier(f"no arXiv id or DOI in {text[:80]!r}")
        return Reference(text=text, line=1, doi=doi)
    if re.fullmatch(r"(?i)\s*(?:arxiv:\s*\S*|\d{4}\.\d+\S*|[a-z.-]+/\d{3,}\S*)\s*", text):
        raise BadIdentifier(f"not an arXiv id: {text.strip()[:80]!r}; one looks like 2301.00001")
    return _titled(text)


def _beside(text: str, arxiv_id: "ArxivId") -> "Reference":
    """Return an id with what stands beside it, if that is more than its own stamp."""
    from bibtool.errors import BadIdentifier
    from bibtool.identifiers import ArxivId
    from bibtool.model import Reference

    try:
        ArxivId.parse(text)
    except BadIdentifier:
        titles = _titled(text).titles
        return Reference(text=text, line=1, titles=titles, arxiv_id=arxiv_id)
    return Reference(text=text, line=1, arxiv_id=arxiv_id)


def _titled(text: str) -> "Reference":
    """Return a title as it was typed, and what else a reading list's line could mean by it."""
    from dataclasses import replace

    from bibtool import layouts
    from bibtool.model import Reference

    references = layouts.parse(text, "reading").references
    if len(references) != 1:
        return Reference(text=text, line=1, titles=(text,))
    titles = dict.fromkeys([text, *references[0].titles])
    return replace(references[0], text=text, line=1, lines=(), titles=tuple(titles))
