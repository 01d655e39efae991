"""``bibtool add``: papers appended to a ``.bib`` file that lacks them, nothing else touched."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bibtool.cli import options
from bibtool.cli.terminal import complain, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bibtool.bibfile.adding import Cited
    from bibtool.model import Leftover, Reference

_LISTINGS = (".txt", ".md", ".html", ".htm", ".tex", ".bib", ".csv", ".rst", ".pdf")


def add(
    bib: Annotated[Path, typer.Argument(metavar="REFS.BIB", help="The file to add to.")],
    what: Annotated[
        list[str],
        typer.Argument(metavar="WHAT…", help="Titles, ids, DOIs, URLs, listings; - is stdin."),
    ],
    key: Annotated[
        str, typer.Option("--key", metavar="KEY", help="Cite the one paper by this key.")
    ] = "",
    format: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="FORMAT", help="bibtex or biblatex."),
    ] = None,
    keys: options.Keys = options.KEYS,
    unicode_keys: options.UnicodeKeys = False,
    profile: options.Profile = options.PROFILE,
    prefer: options.PreferIfSaid = None,
    date: options.Date = "first",
    enrich: options.Enrich = False,
    diff: options.Diff = False,
    check: options.Check = False,
    quiet: options.Quiet = False,
    offline: options.Offline = False,
    source: options.SourceNames = options.SOURCES,
    arxiv_api: options.ArxivApi = None,
    cache: options.CacheFolder = None,
    min_interval: options.MinInterval = None,
    deadline: options.Deadline = None,
    max_requests: options.MaxRequests = None,
    ask: options.Ask = False,
) -> None:
    """Append to a .bib file what it lacks; print the keys to cite.

    A paper that is there already, as a preprint or published, keeps its entry and its key.
    """
    from bibtool.bibfile.adding import add as with_records
    from bibtool.bibliography import Bibliography
    from bibtool.cli.bibfiles import at_hand, dialect, load, show
    from bibtool.cli.report import report
    from bibtool.cli.running import SOME_NOT, Run, exit_status
    from bibtool.cli.writing import Writing

    before = load(bib)
    before.warn()
    form = dialect(before, format)
    writing = Writing.of(form, keys, unicode_keys, profile, prefer, date, enrich)
    run = Run(source, offline, arxiv_api, cache, min_interval, deadline, max_requests, ask, enrich)
    references, leftovers, complaints = _wanted(what)
    outcome = run.resolve(references)
    matches = outcome.matches
    if not quiet and matches:
        report(matches, leftovers, outcome.requests)
    bibliography = Bibliography.from_matches(matches)
    is_dry = diff or check
    with at_hand(before, to_write=bool(bibliography) and not is_dry) as disk:
        addition = with_records(disk.file, bibliography, writing.text, key=key, keys=writing.keys)
        changes = addition.text != disk.file.text
        if changes and not is_dry:
            disk.save(addition.text, keep_old=False)
    show(disk.diff(addition.text) if diff else _keys(addition.cited))
    if not quiet:
        _tell(bib, addition.cited, is_dry=is_dry)
    for complaint in complaints:
        complain(complaint)
    outcome.tell_end()
    status = exit_status(matches, complaints, outcome.unfinished)
    raise typer.Exit(status or (SOME_NOT if check and changes else status))


def _wanted(
    what: "Sequence[str]",
) -> "tuple[list[Reference], list[Leftover], list[str]]":
    """Return the items meant, lines of listings left over, and complaints of what is none."""
    from bibtool.bibfile.references import reference
    from bibtool.cli.bibfiles import load
    from bibtool.cli.lookup import wanted
    from bibtool.errors import BibtoolError

    references: list[Reference] = []
    leftovers: list[Leftover] = []
    complaints: list[str] = []
    for text in what:
        if text.lower().endswith(".bib") and Path(text).is_file():
            entries = [entry for entry in load(Path(text)).file.entries if entry.is_whole]
            references += [reference(entry, text) for entry in entries]
            continue
        if _is_listing(text):
            from bibtool.cli.listing import read_listings  # loads every layout

            listings, wrong = read_listings([text])
            references += [r for listing in listings for r in listing.references]
            leftovers += [one for listing in listings for one in listing.leftovers]
            complaints += wrong
            continue
        try:
            references.append(wanted(text))
        except BibtoolError as error:
            complaints.append(str(error))
    return references, leftovers, complaints


def _is_listing(text: str) -> bool:
    """Whether an argument is a file's name, or must have been meant for one."""
    try:
        is_there = Path(text).is_file()
    except (OSError, ValueError):  # too long for a name, a NUL in it
        return False
    is_name = text.lower().endswith(_LISTINGS) and " " not in text and "://" not in text
    return text == "-" or is_there or is_name


def _keys(cited: "Sequence[Cited]") -> str:
    from bibtool.untrusted import clean

    rows = ((one.key, one.record.arxiv_id.base, one.record.title) for one in cited)
    return "".join("\t".join(map(clean, row)) + "\n" for row in rows)


def _tell(bib: Path, cited: "Sequence[Cited]", *, is_dry: bool) -> None:
    """Say what was added, and what was there."""
    from bibtool.untrusted import clean

    if not cited:
        say(clean(f"bibtool: nothing matched, so {bib} is as it was"))
        return
    there = [one for one in cited if one.line is not None]
    for one in there:
        edition = "published" if one.is_published else "preprint"
        there_as = f"is there already, as {one.key} ({edition})"
        say(clean(f"{bib}:{one.line}: {one.record.arxiv_id.base} {there_as}"))
    done = "would be added" if is_dry else "added"
    count = len(cited) - len(there)
    say(clean(f"{bib}: {count} {'entry' if count == 1 else 'entries'} {done}"))
