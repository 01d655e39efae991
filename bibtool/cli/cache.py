"""``bibtool cache``: what is remembered on this machine, and how to forget it."""

import os
from pathlib import Path

import typer

from bibtool.cli import options
from bibtool.cli.terminal import complain

app = typer.Typer(
    help="Show or clear what bibtool remembers on this machine.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
_FILES = ("records.sqlite", "answers.sqlite", "records.damaged", "answers.damaged")


@app.command()
def path(cache: options.CacheFolder = None) -> None:
    """Print where the cache is."""
    print(_folder(cache))


@app.command()
def info(cache: options.CacheFolder = None) -> None:
    """Print what the cache holds."""
    from bibtool.sources.store import Store

    folder = _folder(cache)
    files = _present(folder)
    print(f"folder   {folder}")
    stores = [Store(file, tell=complain) for file in files if file.name == "records.sqlite"]
    held = [store.info() for store in stores]
    for store in stores:
        store.close()
    print(f"records  {sum(info.records for info in held)}")
    print(f"items    {sum(info.items for info in held)}")
    print(f"size     {sum(f.stat().st_size for f in files) / 1e6:.1f} MB in {len(files)} files")


@app.command()
def clear(cache: options.CacheFolder = None) -> None:
    """Forget records, items and answers; the pace kept towards arXiv stays."""
    from bibtool.errors import InputError

    folder = _folder(cache)
    files = _present(folder)
    for file in files:
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise InputError(f"{file}: cannot be removed ({error.strerror})") from error
    print(f"{len(files)} files removed from {folder}")


def _folder(cache: Path | None) -> Path:
    from bibtool.settings import Settings

    return Settings.from_environment(os.environ, cache=cache).cache


def _present(folder: Path) -> list[Path]:
    """Return the cache's own files: nothing else in the folder is ever touched."""
    names = [f"{name}{tail}" for name in _FILES for tail in ("", "-wal", "-shm", "-journal")]
    places = [folder, *sorted(folder.glob("endpoint-*"))]
    return [place / name for place in places for name in names if (place / name).is_file()]
