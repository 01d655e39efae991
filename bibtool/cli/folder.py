"""A folder of publication lists: its files as they are to be, and what is remembered of them."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from bibtool.authorship import People
from bibtool.authorship.decisions import Decisions
from bibtool.bibliography import Bibliography
from bibtool.cli.manner import Manner
from bibtool.cli.terminal import complain, say
from bibtool.errors import InputError
from bibtool.files import write_bytes
from bibtool.freshness import FILE, RESERVED, Folder, Noted, PeopleList, read, renewed, written
from bibtool.model import Record
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
    """Writes lists to a folder, one after the other, and notes there how they were made.

    What was decided about a list of the same person, and found since its pages were read, stays.
    """

    directory: Path
    manner: Manner
    decisions: Decisions
    authors_file: str = ""
    """Where these are kept, seen from the folder."""
    keep_old: bool = True
    _before: Folder | None = None
    _now: Folder = field(default_factory=lambda: Folder((), {}))
    _made: list[str] = field(default_factory=list)
    """The files of the lists written in this run."""
    _is_readable: bool = True

    def write(self, papers: Bibliography, people: People, base: str) -> None:
        """Write one person's list to files of that name, or of one like it that is free.

        Args:
            papers: the list, as the pages have it.
            people: who is who on all pages.
            base: what to name the files.

        Raises:
            InputError: the folder cannot be written; UnknownName: there is no such format.
        """
        if self._before is None:
            self._before = self._now = self._loaded()
        one = self.manner.remembered(papers, base, self.authors_file)
        before = _same_persons(one, self._before)
        stem = self._free(before.file if before and before.author == one.author else base)
        if self.manner.counts:
            one = replace(one, noted=Noted.beyond(papers, people, self.decisions))
        one = replace(one, file=stem)
        records = {record.arxiv_id.base: record for record in papers.values()}
        now = self._now.with_list(one, records)
        self._now = now = replace(now, said={**now.said, stem: self.decisions})
        if before is not None:
            one = renewed(now, one, before)
            self._now = now = now.with_list(one, {})
        self._made.append(stem)
        listed = now.bibliography(one)
        files = self.manner.files(listed, stem, now.decisions(one))
        for name, data in files.items():
            put(place(self.directory, name), data, keep_old=self.keep_old)
        self._tell(listed, one, records)
        tell_left_over(self.directory, files)

    def _loaded(self) -> Folder:
        """Return what is remembered of the folder, which is made if it is not there."""
        try:
            self.directory.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"{self.directory}: cannot be made ({error.strerror})") from error
        try:
            return load(self.directory) or self._now
        except InputError as error:
            complain(str(error))
            say(clean(f"{self.directory / FILE}: written anew, without what was decided there"))
            self._is_readable = False
            return self._now

    def _free(self, base: str) -> str:
        taken, stem, number = {RESERVED, *self._made}, base, 2
        while stem in taken:
            stem, number = f"{base}-{number}", number + 1
        return stem

    def _tell(self, listed: Bibliography, one: PeopleList, on_pages: Mapping[str, Record]) -> None:
        """Say what was written, and what of it may not be what was expected."""
        whose = one.author.display
        shown = len(self.manner.arranging.apply(listed))
        left = f" ({len(listed)} with those not shown)" if shown < len(listed) else ""
        say(clean(f"{self.directory / one.file}.*: {_many(shown)} of {whose}{left}"))
        if one.added:
            say(clean(f"{_many(len(one.added))} of these came by bibtool watch"))
        for arxiv_id in sorted(one.rejected & on_pages.keys()):
            say(clean(f"not arXiv:{arxiv_id}: bibtool watch was told --no; --yes takes it back"))
        for key, record in listed.items():
            if key not in listed.unconfirmed and listed.owner_at(key) is None:
                what = f"arXiv:{record.arxiv_id.base}: more than one author may be {whose}"
                say(clean(f"{what}; nobody is marked"))

    def finish(self) -> None:
        """Note how the lists were made, so that they can be kept fresh.

        What is noted there and cannot be read is kept beside it, and that is said.

        Raises:
            InputError: the folder cannot be written.
        """
        if self._made:
            text = written(self._now)
            put(self.directory / FILE, text.encode(), keep_old=not self._is_readable)


def _same_persons(one: PeopleList, folder: Folder) -> PeopleList | None:
    """Return the list of the same person that there is, if any: one with a name and a paper of it.

    Namesakes may have lists in one folder: a name alone does not tell whose a list is.
    """
    names = {one.author, *one.forms}
    alike = [
        other
        for other in folder.lists
        if not names.isdisjoint({other.author, *other.forms})
        and not one.papers.keys().isdisjoint(other.papers)
    ]
    return max(
        alike,
        key=lambda o: (o.author == one.author, len(one.papers.keys() & o.papers.keys()), o.file),
        default=None,
    )


def _many(papers: int) -> str:
    return "1 paper" if papers == 1 else f"{papers} papers"


def all_files(folder: Folder, chosen: Iterable[PeopleList], where: str) -> dict[str, bytes]:
    """Return the files of some of a folder's lists.

    Raises:
        InputError, UnknownName, SettingError: one says of itself what cannot be.
    """
    made: dict[str, bytes] = {}
    for one in chosen:
        manner = Manner.of(one.options, where)
        own = manner.files(folder.bibliography(one), one.file, folder.decisions(one))
        for name in (*made.keys() & own.keys(), *own.keys() & {FILE}):
            raise InputError(f"{where}: {name} would be written twice; name one of the lists anew")
        made |= own
    return made


def place(directory: Path, name: str) -> Path:
    """Return where a file of a folder is to be, perhaps in a folder of its own there.

    Raises:
        InputError: that folder is a link that leads out.
    """
    path = directory / name
    if not path.parent.resolve().is_relative_to(directory.resolve()):
        raise InputError(f"{path.parent}: leads out of the folder; nothing is written")
    return path


def tell_left_over(directory: Path, made: Iterable[str]) -> None:
    """Say which pages lie beside those made that are not among them: nothing is ever removed."""
    names = [name.split("/") for name in made if "/" in name]
    pages = {(stem, page) for stem, page, *_ in names}
    for stem in sorted({stem for stem, _ in pages}):
        found = {(stem, path.parent.name) for path in (directory / stem).glob("arxiv-*/index.md")}
        for _, page in sorted(found - pages):
            say(clean(f"{directory / stem / page}: is not on the list any more; remove it"))


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
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{path.parent}: cannot be made ({error.strerror})") from error
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
