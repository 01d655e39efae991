"""``bibtool watch``: a folder of publication lists kept fresh, and what changed in words."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bibtool.cli import options
from bibtool.cli.terminal import complain, say, say_how_to_go_on

if TYPE_CHECKING:
    from bibtool.cli.deciding import Said
    from bibtool.cli.fresh import Asking
    from bibtool.freshness import Folder, Update
    from bibtool.settings import Settings
    from bibtool.sources.budget import Budget


def watch(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder that bibtool authors wrote.")
    ],
    yes: Annotated[
        list[str] | None,
        typer.Option("--yes", metavar="ID", help="A paper that is theirs; may be given again."),
    ] = None,
    no: Annotated[
        list[str] | None,
        typer.Option("--no", metavar="ID", help="A paper that is not; may be given again."),
    ] = None,
    of: Annotated[
        list[str] | None,
        typer.Option("--of", metavar="NAME", help="Whose lists --yes and --no are about."),
    ] = None,
    since: Annotated[
        str,
        typer.Option("--since", metavar="DATE", help="Look for papers from then on: 2024-05-31."),
    ] = "",
    authors_file: options.AuthorsFile = None,
    diff: options.Diff = False,
    check: options.Check = False,
    json: Annotated[bool, typer.Option("--json", help="Print what changed as JSON.")] = False,
    quiet: options.Quiet = False,
    force: options.Force = False,
    offline: options.Offline = False,
    arxiv_api: options.ArxivApi = None,
    cache: options.CacheFolder = None,
    min_interval: options.MinInterval = None,
    deadline: options.Deadline = None,
    max_requests: options.MaxRequests = None,
) -> None:
    """Ask arXiv for news of the people whose lists are in a folder, and write what changed.

    Printed is a summary fit for a commit message. A paper is put on a list only where more than
    the name says whose it is; the others are told, for --yes or --no.
    """
    from bibtool.arrangement import Selection
    from bibtool.cli.deciding import Said
    from bibtool.cli.folder import load
    from bibtool.cli.fresh import Asking
    from bibtool.cli.identity import with_said
    from bibtool.cli.manner import Manner
    from bibtool.cli.running import SOME_NOT, SOURCE_FAILED
    from bibtool.errors import InputError
    from bibtool.freshness import FILE

    Selection(since)  # a date, or an error that says so
    before = load(folder)
    if before is None:
        raise InputError(
            f"{folder / FILE}: there is no such file; bibtool authors … -o {folder} writes it"
        )
    for one in before.lists:
        Manner.of(one.options, str(folder / FILE))  # before anything is asked
    before = with_said(before, folder, authors_file)
    settings = _settings(arxiv_api, cache, min_interval)
    with Asking(settings, _budget(deadline, max_requests), offline) as asking:
        news = _news(before, asking, since, Said(yes or (), no or (), of or ()))
    is_dry = diff or check
    changed, patches = _write(folder, before, news.folder, settings, is_dry=is_dry, force=force)
    _print(news, asking, patches if diff else None, as_json=json)
    _tell(folder, news, asking, changed, quiet=quiet, is_dry=is_dry)
    status = SOURCE_FAILED if asking.failures else SOME_NOT if check and changed else 0
    raise typer.Exit(status)


def _settings(arxiv_api: str | None, cache: Path | None, interval: float | None) -> "Settings":
    import os

    from bibtool.settings import Settings

    return Settings.from_environment(
        os.environ, arxiv_api=arxiv_api, cache=cache, min_interval=interval
    )


def _budget(deadline: str | None, max_requests: int | None) -> "Budget":
    from bibtool.errors import SettingError
    from bibtool.sources.budget import Budget, seconds_of

    try:
        seconds = None if deadline is None else seconds_of(deadline)
    except SettingError as error:
        raise SettingError(f"--deadline: {error}") from error
    return Budget(max_requests, seconds)


def _news(before: "Folder", asking: "Asking", since: str, decisions: "Said") -> "Update":
    """Return the lists as the user decides and arXiv says, and what is new in them."""
    import time

    from bibtool.cli.deciding import as_said
    from bibtool.freshness import Update, update

    said = as_said(before, asking, decisions)
    on_lists = {i for one in said.folder.lists for i in one.papers}
    known = asking.known(sorted(on_lists))
    found = asking.newest(said.folder, since)
    is_whole = not (asking.failures or asking.is_cut or asking.offline)
    today = time.strftime("%Y-%m-%d", time.gmtime()) if is_whole else ""
    told = update(said.folder, known, found.values(), today=today)
    return Update(told.folder, (*said.changes, *told.changes)) if said.changes else told


def _write(
    directory: Path,
    before: "Folder",
    after: "Folder",
    settings: "Settings",
    *,
    is_dry: bool,
    force: bool,
) -> tuple[list[str], str]:
    """Write the files that change, or only look; return their names and a patch of them.

    A file that is not as bibtool left it was changed by somebody, and is kept beside the new one.

    Raises:
        InputError: something cannot be written, or was changed meanwhile.
    """
    from bibtool.cli.folder import all_files, load, on_disk, patch, place, put, tell_left_over
    from bibtool.errors import InputError
    from bibtool.files import locked
    from bibtool.freshness import FILE, written

    remembered = directory / FILE
    stale = [one for one in after.lists if _is_other(one.file, before, after)]
    olden = {one.file: one for one in before.lists}
    old = all_files(before, [olden[one.file] for one in stale], str(remembered))
    new = all_files(after, stale, str(remembered))
    if after != before.tidied():
        old[FILE], new[FILE] = written(before).encode(), written(after).encode()
    tell_left_over(directory, new)
    # What the news does not change is left alone, also where somebody has changed it.
    new = {name: data for name, data in new.items() if data != old.get(name)}
    disk = {name: on_disk(place(directory, name)) for name in new}
    changed = [name for name, data in new.items() if disk[name] != data]
    patches = "".join(patch(directory / name, disk[name], new[name]) for name in changed)
    if is_dry or not changed:
        return changed, patches
    with locked(remembered, settings.cache / "locks"):
        if load(directory) != before:
            raise InputError(f"{remembered}: was changed meanwhile; nothing is written, run again")
        for name in changed:
            is_ours = name == FILE or disk[name] == old.get(name)
            put(directory / name, new[name], keep_old=not (is_ours or force))
    return changed, patches


def _is_other(file: str, before: "Folder", after: "Folder") -> bool:
    """Whether a list is written otherwise than before."""
    one, other = (
        next((folder.bibliography(each) for each in folder.lists if each.file == file), None)
        for folder in (before, after)
    )
    if one is None or other is None:
        return True
    return (dict(one), one.unconfirmed) != (dict(other), other.unconfirmed)


def _print(news: "Update", asking: "Asking", patches: str | None, *, as_json: bool) -> None:
    """Print what there is for a machine, a patch or a commit."""
    import sys

    from bibtool.freshness import as_json as in_json
    from bibtool.freshness import body, subject

    complete = not asking.failures and not asking.is_cut and not asking.offline
    if as_json:
        sys.stdout.write(in_json(news.changes, news.folder, asking.count, complete=complete))
    elif patches is not None:
        sys.stdout.write(patches)
    else:
        lines = body(news.changes)
        sys.stdout.write(f"{subject(news.changes)}\n" + (f"\n{lines}" if lines else ""))


def _tell(
    directory: Path,
    news: "Update",
    asking: "Asking",
    changed: Sequence[str],
    *,
    quiet: bool,
    is_dry: bool,
) -> None:
    """Say what was written, what is to be decided and what could not be asked."""
    from bibtool.exporters.tex import plain
    from bibtool.untrusted import clean, excerpt

    if not quiet:
        done = "would change" if is_dry else "written"
        say(
            clean(f"{directory}: {', '.join(changed)} {done}" if changed else f"{directory}: fresh")
        )
        for one in news.folder.lists:
            for arxiv_id in sorted(one.doubtful, reverse=True):
                title = excerpt(plain(news.folder.records[arxiv_id].title), 60)
                say(clean(f"may be of {plain(one.author.display)}: arXiv:{arxiv_id} {title}"))
        if any(one.doubtful for one in news.folder.lists):
            say(f"decide with: bibtool watch {clean(str(directory))} --yes ID, or --no ID")
    if asking.is_cut:
        complain("arXiv has more papers under these names than were looked at; use --since DATE")
    for failure in asking.failures:
        complain(failure)
    if asking.budget.stopped:
        say_how_to_go_on()
