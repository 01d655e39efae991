"""``bibtool cache``: what is remembered on this machine, and how to forget it."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bibtool.cli import options
from bibtool.cli.terminal import complain

if TYPE_CHECKING:
    from bibtool.model import Choice

app = typer.Typer(
    help="Show or clear what bibtool remembers on this machine.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
_FILES = ("records.sqlite", "answers.sqlite", "records.damaged", "answers.damaged")
_CHOICES = ("choices.sqlite", "choices.damaged")
"""What the user said, which nothing can say again."""


@app.command()
def path(cache: options.CacheFolder = None) -> None:
    """Print where the cache is."""
    print(_folder(cache))


@app.command()
def info(cache: options.CacheFolder = None) -> None:
    """Print what the cache holds."""
    from bibtool.sources.store import Store

    folder = _folder(cache)
    files = _present(folder, _FILES)
    print(f"folder   {folder}")
    stores = [Store(file, tell=complain) for file in files if file.name == "records.sqlite"]
    held = [store.info() for store in stores]
    for store in stores:
        store.close()
    print(f"records  {sum(info.records for info in held)}")
    print(f"items    {sum(info.items for info in held)}")
    print(f"choices  {len(_choices(folder))}")
    print(f"size     {sum(f.stat().st_size for f in files) / 1e6:.1f} MB in {len(files)} files")


@app.command()
def choices(cache: options.CacheFolder = None) -> None:
    """List what you said about items in doubt, the latest first."""
    from bibtool.untrusted import clean

    for choice in _choices(_folder(cache)):
        record = choice.record
        chosen = f"{record.arxiv_id.base}  {clean(record.title)}" if record else "none"
        print(f"{clean(choice.date)}  {chosen}")


@app.command()
def clear(
    cache: options.CacheFolder = None,
    choices: bool = typer.Option(False, "--choices", help="Forget your own choices too."),
) -> None:
    """Forget records, items and answers; your choices and the pace kept towards arXiv stay."""
    from bibtool.errors import InputError

    folder = _folder(cache)
    files = _present(folder, (*_FILES, *_CHOICES) if choices else _FILES)
    for file in files:
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise InputError(f"{file}: cannot be removed ({error.strerror})") from error
    print(f"{len(files)} files removed from {folder}")


def _folder(cache: Path | None) -> Path:
    from bibtool.settings import Settings

    return Settings.from_environment(os.environ, cache=cache).cache


def _choices(folder: Path) -> "list[Choice]":
    from bibtool.sources.choices import ChoiceFile

    files = [file for file in _present(folder, _CHOICES[:1]) if file.name == _CHOICES[0]]
    found = [choice for file in files for choice in ChoiceFile(file, tell=complain).all()]
    return sorted(found, key=lambda choice: choice.date, reverse=True)


def _present(folder: Path, kinds: Sequence[str]) -> list[Path]:
    """Return the cache's own files: nothing else in the folder is ever touched."""
    names = [f"{name}{tail}" for name in kinds for tail in ("", "-wal", "-shm", "-journal")]
    roots = [folder, folder / "publications"]
    places = [place for root in roots for place in (root, *sorted(root.glob("endpoint-*")))]
    return [place / name for place in places for name in names if (place / name).is_file()]
