"""What was said of who is who: read from ``authors.toml`` and the options, and remembered there."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bibtool.authorship.decisionfile import FILE, read_decisions, with_words
from bibtool.authorship.decisions import Decisions, Mark, pair
from bibtool.authorship.people import People
from bibtool.cli.listing import read_text
from bibtool.cli.terminal import say
from bibtool.errors import InputError
from bibtool.files import write_text
from bibtool.freshness.lists import Folder
from bibtool.untrusted import clean


@dataclass(frozen=True, slots=True)
class Said:
    """What is known of who is who, and what of it is new."""

    path: Path
    decisions: Decisions
    same: tuple[str, ...] = ()
    not_same: tuple[str, ...] = ()
    """What the options say, each ``A=B``."""

    @classmethod
    def read(
        cls, files: Sequence[str], given: Path | None, same: Iterable[str], not_same: Iterable[str]
    ) -> "Said":
        """Read the file that goes with some listings, and the options.

        Raises:
            InputError: it or they cannot be read, or contradict each other.
        """
        path = given or _beside(files)
        text = read_text(str(path)) if path.is_file() else ""
        if given is not None and not path.is_file() and not (same or not_same):
            raise InputError(f"{path}: there is no such file")
        known = read_decisions(text, str(path)) if text else Decisions()
        same, not_same = tuple(same), tuple(not_same)
        return cls(path, known.with_said(same, not_same), same, not_same)

    def check(self, people: People) -> None:
        """Look whether the options speak of names that there are.

        Raises:
            InputError: nobody's name is printed so; nothing is remembered then.
        """
        for option, words in (("--same", self.same), ("--not-same", self.not_same)):
            for mark in (mark for word in words for mark in pair(word, option)):
                if not _is_met(mark, people):
                    where = f"on {mark.paper}" if mark.paper else "on any of the papers"
                    raise InputError(
                        f"{option}: nobody is printed {mark.name!r} {where};"
                        " --list shows how names are printed"
                    )

    def seen_from(self, folder: Path) -> str:
        """Return the file's path from a folder, with ``/``; nothing where there is no file."""
        if not (self.same or self.not_same or self.path.is_file()):
            return ""
        try:
            return Path(os.path.relpath(self.path.resolve(), folder.resolve())).as_posix()
        except ValueError:  # on another drive
            return ""

    def remember(self) -> None:
        """Write what the options said to the file, and say so.

        Raises:
            InputError: it cannot be written.
        """
        if not (self.same or self.not_same):
            return
        before = read_text(str(self.path)) if self.path.is_file() else ""
        after = with_words(before, self.same, self.not_same)
        if after != before:
            write_text(after, self.path, keep_old=False)
            say(clean(f"{self.path}: remembers it; commit it with your listings"))


def with_said(folder: Folder, directory: Path, given: Path | None) -> Folder:
    """Return a folder of lists with what was said of who is who.

    Args:
        folder: the lists.
        directory: where they are.
        given: the file to read for all of them; else each list's own, as it was when it was made,
            or the one beside the folder, or in the current one.

    Raises:
        InputError: a file cannot be read, or is not there any more.
    """
    usual = next((p for p in (directory.resolve().parent / FILE, Path(FILE)) if p.is_file()), None)
    known: dict[Path, Decisions] = {}
    said: dict[str, Decisions] = {}
    for one in folder.lists:
        own = Path(os.path.normpath(directory / one.authors_file)) if one.authors_file else None
        path = given or own or usual
        if path is None:
            continue
        if not path.is_file():
            raise InputError(
                f"{path}: there is no such file; name it with --authors-file"
                + ("" if given else ", or make the lists anew with bibtool authors")
            )
        if path not in known:
            known[path] = read_decisions(read_text(str(path)), str(path))
        said[one.file] = known[path]
    return replace(folder, said=said)


def _beside(files: Sequence[str]) -> Path:
    """Return the file beside the listings or in the current folder: where it is, or is to be.

    Not in the folder of the lists: that is made anew, what one said is not.
    """
    folders = [Path(file).parent for file in files if file != "-"]
    places = [folder / FILE for folder in dict.fromkeys([*folders, Path()])]
    return next((path for path in places if path.is_file()), places[0])


def _is_met(mark: Mark, people: People) -> bool:
    wanted = mark.key[:2]
    return any(
        Mark(form).key[:2] == wanted
        for person in people
        if not mark.paper or mark.paper in person.positions
        for form in person.forms
    )
