"""Files are written whole or not at all, and what stood there is kept."""

import errno
import fcntl
import os
import stat
from pathlib import Path

import pytest

from bibtool.errors import InputError
from bibtool.files import locked, write_bytes, write_text


def names(folder: Path) -> list[str]:
    """Return what is in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written(tmp_path: Path) -> None:
    """Text goes out as UTF-8, and nothing else is left in the folder."""
    assert write_text("Łódź\n", tmp_path / "a.bib") is None
    assert ("Łódź\n".encode(), ["a.bib"]) == ((tmp_path / "a.bib").read_bytes(), names(tmp_path))


def test_the_same_text_again_touches_nothing(tmp_path: Path) -> None:
    """A second run changes not even the time of the file."""
    path = tmp_path / "a.bib"
    write_text("x", path)
    os.utime(path, (1, 1))
    assert write_text("x", path) is None
    assert (1, ["a.bib"]) == (int(path.stat().st_mtime), names(tmp_path))


def test_other_text_is_kept_beside(tmp_path: Path) -> None:
    """What somebody wrote does not vanish, however often the command is run."""
    path = tmp_path / "a.bib"
    for text in ("mine", "first", "second"):
        kept = write_text(text, path)
    assert kept is not None
    assert ["a.bib", "a.bib.~1~", "a.bib.~2~"] == names(tmp_path)
    assert ["second", "mine", "first"] == [(tmp_path / n).read_text() for n in names(tmp_path)]


def test_what_is_kept_already_is_not_kept_twice(tmp_path: Path) -> None:
    """Outputs that come and go by turns do not pile up."""
    path = tmp_path / "a.bib"
    kept = [write_text(text, path) for text in ("mine", "first", "mine", "first", "mine", "last")]
    expected = [None, "a.bib.~1~", "a.bib.~2~", "a.bib.~1~", "a.bib.~2~", "a.bib.~1~"]
    assert expected == [place and place.name for place in kept]
    assert ["last", "mine", "first"] == [(tmp_path / n).read_text() for n in names(tmp_path)]


def test_no_copy_if_told_so(tmp_path: Path) -> None:
    """Who says it may go does not want copies."""
    for text in ("mine", "first"):
        assert write_text(text, tmp_path / "a.bib", keep_old=False) is None
    assert ["a.bib"] == names(tmp_path)


def test_a_pipe_is_written_to_not_replaced(tmp_path: Path) -> None:
    """What is no ordinary file gets the text and stays what it is."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert write_text("text", pipe) is None
    assert (b"text", ["pipe"]) == (os.read(reader, 10), names(tmp_path))
    os.close(reader)


def test_permissions_stay(tmp_path: Path) -> None:
    """A private file stays private; a new one is as the user's mask says."""
    path = tmp_path / "a.bib"
    path.write_text("old")
    path.chmod(0o600)
    write_text("new", path)
    assert 0o600 == path.stat().st_mode & 0o777


def test_a_new_file_is_as_the_users_mask_says(tmp_path: Path) -> None:
    """Like any file the user makes."""
    old = os.umask(0o027)
    try:
        write_text("x", tmp_path / "a.bib")
    finally:
        os.umask(old)
    assert 0o640 == (tmp_path / "a.bib").stat().st_mode & 0o777


def test_a_link_to_itself_is_told(tmp_path: Path) -> None:
    """No traceback for a loop."""
    (tmp_path / "a.bib").symlink_to(tmp_path / "a.bib")
    with pytest.raises(InputError, match="cannot be written"):
        write_text("x", tmp_path / "a.bib")


def test_a_link_is_followed(tmp_path: Path) -> None:
    """The file a link leads to is replaced, the link stays."""
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "b.bib").write_text("old")
    (tmp_path / "a.bib").symlink_to(tmp_path / "there" / "b.bib")
    write_text("new", tmp_path / "a.bib", keep_old=False)
    assert (tmp_path / "a.bib").is_symlink()
    assert "new" == (tmp_path / "there" / "b.bib").read_text()


@pytest.mark.parametrize("place", ["no/such/folder/a.bib", ".", "x" * 300])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, place: str) -> None:
    """The message names the file, and nothing is left behind."""
    with pytest.raises(InputError, match=r"cannot be written|is a folder"):
        write_text("x", tmp_path / place)
    assert [] == names(tmp_path)


def test_a_failure_in_the_middle_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk costs the new text, not the old one, and leaves no scraps."""
    path = tmp_path / "a.bib"
    path.write_text("old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="No space left"):
        write_text("new", path)
    assert ("old", ["a.bib"]) == (path.read_text(), names(tmp_path))


def test_bytes_go_out_as_they_are(tmp_path: Path) -> None:
    """Also those that are no text, with the permissions there were."""
    path = tmp_path / "a.bib"
    path.write_bytes(b"old")
    path.chmod(0o600)
    assert write_bytes(b"\xff\0\r", path, keep_old=False) is None
    assert (b"\xff\0\r", 0o600) == (path.read_bytes(), path.stat().st_mode & 0o777)


@pytest.fixture(params=["folders", "files"])
def locks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return where locks may be kept, with a system that locks folders and with one that cannot."""
    if request.param == "files":
        flock = fcntl.flock

        def no_folders(handle: int, operation: int) -> None:
            if stat.S_ISDIR(os.fstat(handle).st_mode):
                raise OSError(errno.ENOLCK, "No locks available")
            flock(handle, operation)

        monkeypatch.setattr(fcntl, "flock", no_folders)
    return tmp_path / "locks"


def test_a_lock_holds_for_a_file_by_any_name(locks: Path, tmp_path: Path) -> None:
    """Who comes second is told after a while, and the file's folder stays clean."""
    (tmp_path / "papers").mkdir()
    path, link = tmp_path / "papers" / "a.bib", tmp_path / "link.bib"
    link.symlink_to(path)
    with (
        locked(path, locks),
        pytest.raises(InputError, match="another bibtool"),
        locked(link, locks, 0),
    ):
        pass
    with locked(link, locks, 0):
        assert [] == names(tmp_path / "papers")


def test_files_of_two_folders_do_not_wait_for_each_other(locks: Path, tmp_path: Path) -> None:
    """A lock is for a folder at most."""
    (tmp_path / "papers").mkdir()
    with locked(tmp_path / "a.bib", locks), locked(tmp_path / "papers" / "a.bib", locks, 0):
        pass


def test_no_folder_no_lock(locks: Path, tmp_path: Path) -> None:
    """A file that could not be written is told at once."""
    with pytest.raises(InputError, match="no such folder"), locked(tmp_path / "x" / "y.bib", locks):
        pass
    assert not locks.exists()
