"""``bibtool update``: fields of a ``.bib`` file's entries refreshed, nothing else touched."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bibtool.cli import options
from bibtool.cli.terminal import complain, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bibtool.bibfile import BibFile, Entry
    from bibtool.bibfile.edit import Edit
    from bibtool.identifiers import Doi
    from bibtool.model import Match, Record
    from bibtool.plugins import Options


def update(
    bib: Annotated[Path, typer.Argument(metavar="REFS.BIB", help="The file to refresh.")],
    keys: Annotated[
        list[str] | None,
        typer.Argument(metavar="KEY…", help="Entries; by default all with an arXiv id."),
    ] = None,
    fields: Annotated[
        str | None,
        typer.Option("--fields", metavar="NAME[,NAME…]", help="Fields to refresh."),
    ] = None,
    profile: options.Profile = options.PROFILE,
    diff: options.Diff = False,
    check: options.Check = False,
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
    enrich: Annotated[
        bool,
        typer.Option("--enrich", help="Ask DOI registries about entries with a publisher's DOI."),
    ] = False,
) -> None:
    """Refresh chosen fields of a .bib file's arXiv entries.

    By default title, author, year, eprint and DOI. Only what differs in meaning changes, and
    nothing is taken away. Of a published work only the
    eprint is refreshed, unless --fields names more. What is written is for the --profile's styles.
    """
    from bibtool import exporters
    from bibtool.bibfile.references import reference
    from bibtool.cli.bibfiles import at_hand, dialect, load, show
    from bibtool.cli.report import report
    from bibtool.cli.running import SOME_NOT, Run, exit_status
    from bibtool.plugins import Options

    names = _names(fields)
    run = Run(source, offline, arxiv_api, cache, min_interval, deadline, max_requests, ask, enrich)
    before = load(bib, must_exist=True)
    before.warn()
    wanted = Options(profile, prefer="published")
    exporters.check(dialect(before), wanted)
    chosen, complaints = _chosen(before.file, keys, str(bib))
    run.dois = _dois(chosen)
    outcome = run.resolve([reference(entry, str(bib)) for entry in chosen])
    found = _found(chosen, outcome.matches)
    doubtful = [match for match in outcome.matches if match.record is None]
    if doubtful and not quiet:
        report(doubtful, [], outcome.requests)
    is_dry = diff or check
    with at_hand(before, to_write=bool(found) and not is_dry) as disk:
        text, changed = _refreshed(disk.file, found, names, dialect(disk), wanted)
        if changed and not is_dry:
            kept = disk.save(text, keep_old=not force)
    show(disk.diff(text) if diff else "".join(f"{row}\n" for row in changed))
    if not quiet:
        _tell(bib, len(changed), len(chosen), is_dry=is_dry)
        if changed and not is_dry and kept is not None:
            say(f"{kept}: what was there before")
    for complaint in complaints:
        complain(complaint)
    outcome.tell_end()
    status = exit_status(outcome.matches, complaints, outcome.unfinished)
    raise typer.Exit(status or (SOME_NOT if check and changed else status))


def _names(fields: str | None) -> frozenset[str] | None:
    """Return the fields named on the command line, under BibTeX's names.

    Raises:
        InputError: one that is not refreshed.
    """
    from bibtool.bibfile.refreshing import FIELDS, canonical
    from bibtool.errors import InputError

    if fields is None:
        return None
    names = [canonical(name.strip()) for name in fields.split(",") if name.strip()]
    for name in names:
        if name not in FIELDS:
            raise InputError(f"--fields {name}: cannot be refreshed; known: {', '.join(FIELDS)}")
    return frozenset(names)


def _chosen(
    file: "BibFile", keys: "Sequence[str] | None", shown: str
) -> "tuple[list[Entry], list[str]]":
    """Return the entries meant, and complaints of those that cannot be."""
    from bibtool.bibfile.identity import arxiv_id

    if not keys:
        return [e for e in file.entries if e.is_whole and arxiv_id(e) is not None], []
    chosen, complaints = [], []
    for key in dict.fromkeys(keys):
        alike = [entry for entry in file.entries if entry.key.lower() == key.lower()]
        exact = [entry for entry in alike if entry.key == key] or alike
        if not exact:
            complaints.append(f"{shown}: no entry {key}")
        for entry in exact:
            if entry.is_whole:
                chosen.append(entry)
            else:
                complaints.append(f"{shown}:{entry.line}: {key} is broken; mend it first")
    return chosen, complaints


def _dois(chosen: "Sequence[Entry]") -> "frozenset[Doi]":
    """Return the DOIs that entries cite: only of those a publisher's word is taken."""
    from bibtool.bibfile.identity import doi

    return frozenset(filter(None, map(doi, chosen)))


def _found(chosen: "Sequence[Entry]", matches: "Sequence[Match]") -> "dict[str, Record]":
    """Return the records found, by the entry as it is written."""
    pairs = zip(chosen, matches, strict=True)
    return {entry.raw: match.record for entry, match in pairs if match.record is not None}


def _refreshed(
    file: "BibFile",
    found: "Mapping[str, Record]",
    names: "frozenset[str] | None",
    form: str,
    how: "Options",
) -> tuple[str, list[str]]:
    """Return the text refreshed, and a line for each entry that changes.

    An entry that another process has changed since it was looked up is left as it is now.
    """
    from bibtool import exporters
    from bibtool.bibfile import read
    from bibtool.bibfile.edit import apply
    from bibtool.bibfile.refreshing import is_of, refresh, usual_fields
    from bibtool.bibliography import Bibliography
    from bibtool.untrusted import clean

    by_raw = {entry.raw: entry for entry in file.entries}
    # What cites the publication is refreshed from it, anything else from the preprint alone.
    place = {raw: raw in by_raw and is_of(by_raw[raw], r.publication) for raw, r in found.items()}
    records = (r if place[raw] else _preprint(r) for raw, r in found.items())
    numbered = Bibliography({f"n{n}": record for n, record in enumerate(records)})
    written = read(exporters.export(numbered, form, how)).entries
    fresh = dict(zip(found, written, strict=True))
    edits: list[Edit] = []
    changed: list[str] = []
    for entry in file.entries:
        if entry.is_whole and entry.raw in found:
            usual = usual_fields(entry, by_publisher=place[entry.raw])
            wanted = usual if names is None else names
            news = refresh(entry, fresh[entry.raw], wanted)
            edits += news.edits
            if news.fields:
                row = (entry.key, found[entry.raw].arxiv_id.base, ", ".join(news.fields))
                changed.append("\t".join(map(clean, row)))
    return apply(file.text, edits), changed


def _preprint(record: "Record") -> "Record":
    from dataclasses import replace

    return replace(record, publication=None, journal_ref="")


def _tell(bib: Path, changed: int, chosen: int, *, is_dry: bool) -> None:
    from bibtool.untrusted import clean

    done = "would change" if is_dry else "changed"
    say(clean(f"{bib}: {changed} of {chosen} {'entry' if chosen == 1 else 'entries'} {done}"))
