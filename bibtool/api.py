"""The stages as a library user calls them: text in, listing, matches, bibliography, text out.

Or a bibliography file in, as it was written.
"""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from bibtool import exporters, layouts, readers
from bibtool import sources as source_package
from bibtool.bibfile.encoding import decode
from bibtool.bibliography import Bibliography
from bibtool.enrichment import Enriched
from bibtool.enrichment import enrich as enrich_all
from bibtool.errors import InputError
from bibtool.files import write_bytes
from bibtool.model import Listing, Match, Reference
from bibtool.plugins import Options, Sources
from bibtool.resolver import resolve as resolve_all
from bibtool.settings import Settings
from bibtool.sources.budget import Budget

_USUAL = Options()


def read(path: str | Path, format: str | None = None) -> readers.Reading:
    """Read a bibliography file, in the format its suffix names unless one is given; keys stay.

    Returns:
        The bibliography, and what could not be read or is in doubt, each with its line: an entry
        without arXiv id is no record. Nothing that is wrong with an entry raises.

    Raises:
        UnknownName: no such format, or a suffix that names none.
        InputError: the file cannot be read.
    """
    path = Path(path)
    format = format or readers.format_for(path.suffix)
    try:
        text, _ = decode(path.read_bytes())
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from error
    contents = readers.read(text, format)
    bibliography, doubts = readers.bibliography(contents.entries)
    problems = sorted((*contents.problems, *doubts), key=lambda problem: problem.line)
    return readers.Reading(bibliography, tuple(problems))


def parse(text: str, layout: str | None = None, *, file: str = "") -> Listing:
    """Read a pasted text as a listing; the layout is found by evidence unless named.

    Raises:
        UnknownName: no such layout.
    """
    return layouts.parse(text, layout, file)


def open_sources(
    *names: str,
    offline: bool = False,
    cache: str | Path | None = None,
    arxiv_api: str | None = None,
    deadline: float | None = None,
    max_requests: int | None = None,
) -> source_package.OpenSources:
    """Open sources by name, by default the starter pack and arXiv; use it in ``with``.

    Environment variables (docs/command-line.md) hold for what is not given. After ``deadline``
    seconds or ``max_requests`` requests nothing more is asked: what is open comes back unchecked.

    Raises:
        UnknownName: no such source.
        SettingError: an environment variable with a value that is not allowed.
    """
    settings = Settings.from_environment(
        os.environ, arxiv_api=arxiv_api, cache=Path(cache) if cache is not None else None
    )
    return source_package.open_sources(
        names or source_package.DEFAULT,
        settings,
        offline=offline,
        budget=Budget(max_requests, deadline),
    )


def resolve(references: Iterable[Reference], sources: Sources) -> list[Match]:
    """Return one match for each reference, in order; no failure of a source raises."""
    return resolve_all(references, sources)


def enrich(
    matches: Sequence[Match],
    *,
    offline: bool = False,
    cache: str | Path | None = None,
    deadline: float | None = None,
    max_requests: int | None = None,
) -> Enriched:
    """Ask DOI registries about the publisher's DOIs of matched records, and verify the answers.

    ``export`` with ``Options(prefer="published")`` then cites what publishers say.

    Returns:
        The matches, those verified with ``record.publication``; what is left out and what could
        not be asked, as sentences. No failure of a registry raises.

    Raises:
        SourceRefused: the cache directory cannot be used, so that there is no pace to keep.
        SettingError: an environment variable with a value that is not allowed.
    """
    from bibtool.sources.registries import open_registries  # noqa: PLC0415

    settings = Settings.from_environment(
        os.environ, cache=Path(cache) if cache is not None else None
    )
    budget = Budget(max_requests, deadline)
    registries = open_registries(settings, offline=offline, budget=budget)
    try:
        return enrich_all(matches, registries)
    finally:
        registries.close()


def export(bibliography: Bibliography, format: str, options: Options = _USUAL) -> str:
    """Return a bibliography as ``bibtex``, ``biblatex``, ``csl-json``, ``text`` or another format.

    Raises:
        UnknownName: no such format or profile.
    """
    return exporters.export(bibliography, format, options)


def write(
    bibliography: Bibliography,
    path: str | Path,
    format: str | None = None,
    options: Options = _USUAL,
) -> Path | None:
    """Write a bibliography to a file, in the format its suffix names unless one is given.

    Returns:
        Where the file's former content was kept, if it had other content.

    Raises:
        UnknownName: no such format, or a suffix that names none.
        InputError: the file cannot be written; nothing was changed.
    """
    path = Path(path)
    format = format or exporters.format_for(path.suffix)
    return write_bytes(exporters.export_bytes(bibliography, format, options), path)
