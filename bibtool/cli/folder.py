"""A folder of publication lists: its files as they are to be, and what is remembered of them."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from bibtool.bibliography import Bibliography
from bibtool.cli.manner import Manner
from bibtool.cli.terminal import complain, say
from bibtool.errors import InputError
from bibtool.files import write_bytes
from bibtool.freshness import FILE, RESERVED, Folder, PeopleList, read, written
from bibtool.model import Record
from bibtool.names import Name
from bibtool.untrusted import clean, escaped


def load(directory: Path) -> Folder | None:
    """Return what is remembered of a folder, if anything is.

    Raises:
        InputError: it cannot be read.
    """
    path = directory / FILE
    data = on_disk(path)
    if data is None:
        return None
    try:
        return read(data.decode("utf-8-sig"), str(path))
    except UnicodeError as error:
        raise InputError(f"{path}: cannot be read ({error})") from error


@dataclass(slots=True)
class Writer:
    """Writes lists to a folder, one after the other, and notes there how they were made."""

    directory: Path
    manner: Manner
    keep_old: bool = True
    _lists: list[PeopleList] = field(default_factory=list)
    _records: dict[str, Record] = field(default_factory=dict)

    def write(self, papers: Bibliography, base: str) -> None:
        """Write one person's list to files of that name, or of one like it that is free.

        Raises:
            InputError: the folder cannot be written; UnknownName: there is no such format.
        """
        taken, stem, number = {RESERVED, *(one.file for one in self._lists)}, base, 2
        while stem in taken:
            stem, number = f"{base}-{number}", number + 1
        try:
            self.directory.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"{self.directory}: cannot be made ({error.strerror})") from error
        for name, data in self.manner.files(papers, stem).items():
            put(self.directory / name, data, keep_old=self.keep_old)
        self._lists.append(self.manner.remembered(papers, stem))
        self._records |= {record.arxiv_id.base: record for record in papers.values()}
        shown = len(self.manner.arranging.apply(papers))
        many = "1 paper" if shown == 1 else f"{shown} papers"
        left = f" ({len(papers)} with those not shown)" if shown < len(papers) else ""
        whose = papers.owner.display if papers.owner else "nobody"
        say(clean(f"{self.directory / stem}.*: {many} of {whose}{left}"))

    def finish(self) -> None:
        """Note how the lists were made, so that they can be kept fresh.

        What is noted there and cannot be read is kept beside it, and that is said.

        Raises:
            InputError: the folder cannot be written.
        """
        if not self._lists:
            return
        is_readable, before = True, Folder((), {})
        try:
            before = load(self.directory) or before
        except InputError as error:
            complain(str(error))
            say(clean(f"{self.directory / FILE}: written anew, without what was decided there"))
            is_readable = False
        text = written(before.with_lists(self._lists, self._records))
        put(self.directory / FILE, text.encode(), keep_old=not is_readable)


def all_files(folder: Folder, chosen: Iterable[PeopleList], where: str) -> dict[str, bytes]:
    """Return the files of some of a folder's lists.

    Raises:
        InputError, UnknownName, SettingError: one says of itself what cannot be.
    """
    made: dict[str, bytes] = {}
    for one in chosen:
        own = Manner.of(one.options, where).files(folder.bibliography(one), one.file)
        for name in (*made.keys() & own.keys(), *own.keys() & {FILE}):
            raise InputError(f"{where}: {name} would be written twice; name one of the lists anew")
        made |= own
    return made


def on_disk(path: Path) -> bytes | None:
    """Return a file's bytes, None where there is no file.

    Raises:
        InputError: it cannot be read, or is a link that leads out of its folder: the folder may
            have come from somebody else.
    """
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(path.parent.resolve()):
            raise InputError(f"{path}: is a link that leads out of the folder; nothing is written")
        return path.read_bytes() if path.exists() else None
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path}: cannot be read ({reason})") from error


def put(path: Path, data: bytes, *, keep_old: bool) -> None:
    """Write a file, and say where what was there before was kept, if it was.

    Raises:
        InputError: it cannot be written.
    """
    kept = write_bytes(data, path, keep_old=keep_old)
    if kept is not None:
        say(clean(f"{kept}: what was there before"))


def patch(path: Path, old: bytes | None, new: bytes) -> str:
    """Return a change as a unified diff; nothing in it can steer a terminal."""
    name = clean(str(path))
    try:
        before, after = (old or b"").decode(), new.decode()
    except UnicodeDecodeError:
        return f"Binary file {name} differs\n"
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), name, name
    )
    return escaped("".join(line if line.endswith("\n") else f"{line}\n" for line in lines))


def people(lists: Iterable[PeopleList]) -> list[tuple[Name, ...]]:
    """Return the names that each list's person goes by."""
    return [tuple(dict.fromkeys((one.author, *one.forms))) for one in lists]
