"""Files are replaced wholly or not at all, and what the disk refuses is told."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from arrangeboard.storage.files import CannotRead, CannotWrite, read_file
from arrangeboard.storage.replacing import replace_file, replace_own_file
from arrangeboard.words import say_error

posix = pytest.mark.skipif(os.name != "posix", reason="permissions, links and limits as POSIX has them")


def write_refusal(path: Path, data: bytes = b"new") -> CannotWrite:
    with pytest.raises(CannotWrite) as caught:
        replace_file(path, data)
    assert say_error(caught.value)
    return caught.value


def read_refusal(path: Path) -> CannotRead:
    with pytest.raises(CannotRead) as caught:
        read_file(path, most_bytes=100)
    assert say_error(caught.value)
    return caught.value


def test_a_new_file_is_all_that_is_left_in_the_folder(tmp_path: Path) -> None:
    replace_file(tmp_path / "song", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["song"]
    assert (tmp_path / "song").read_bytes() == b"new"


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "song").write_bytes(b"old and longer")
    replace_file(tmp_path / "song", b"new")
    assert (tmp_path / "song").read_bytes() == b"new"


@posix
def test_permissions_are_kept(tmp_path: Path) -> None:
    (tmp_path / "song").write_bytes(b"old")
    (tmp_path / "song").chmod(0o640)
    replace_file(tmp_path / "song", b"new")
    assert (tmp_path / "song").stat().st_mode & 0o777 == 0o640


@posix
def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    replace_file(tmp_path / "song", b"new")
    assert (tmp_path / "song").stat().st_mode == (tmp_path / "other").stat().st_mode


@posix
def test_a_link_stays_and_the_file_that_it_names_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "song").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "there" / "song")
    replace_file(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "there" / "song").read_bytes() == b"new"


@posix
def test_a_disk_that_is_full_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "song").write_bytes(b"old")
    with room_for_files_of(1000):
        error = write_refusal(tmp_path / "song", b"x" * 100_000)
    assert error.code == "disk-full"
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("song", b"old")]


@contextmanager
def room_for_files_of(size_bytes: int) -> Iterator[None]:
    import resource  # noqa: PLC0415

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_an_interruption_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    (tmp_path / "song").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace_file(tmp_path / "song", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("song", b"old")]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EACCES, "folder-closed-to-you"),
        (errno.EROFS, "folder-closed-to-you"),
        (errno.EIO, "file-unwritable"),
    ],
)
def test_what_the_disk_says_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", refuse)
    assert write_refusal(tmp_path / "song").code == code


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    error = write_refusal(tmp_path / "none" / "song")
    assert error.code == "folder-missing"
    assert str(tmp_path / "none") in say_error(error)


def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert write_refusal(tmp_path / "file" / "song").code == "folder-missing"


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    assert write_refusal(tmp_path).code == "file-is-folder"


def test_names_that_no_file_can_have_are_refused(tmp_path: Path) -> None:
    assert write_refusal(tmp_path / ("n" * 300)).code == "file-name-too-long"
    assert write_refusal(tmp_path / "a\0b").code == "file-unwritable"


def test_a_file_protected_against_writing_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "song").write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert write_refusal(tmp_path / "song").code == "file-write-protected"
    assert (tmp_path / "song").read_bytes() == b"old"


def test_an_own_file_brings_its_folder(tmp_path: Path) -> None:
    replace_own_file(tmp_path / "a" / "b" / "settings", b"new")
    assert (tmp_path / "a" / "b" / "settings").read_bytes() == b"new"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    error = read_refusal(tmp_path / "none.arrange")
    assert error.code == "file-missing"
    assert "none.arrange" in say_error(error)


def test_a_folder_is_not_read(tmp_path: Path) -> None:
    assert read_refusal(tmp_path).code == "file-is-folder"


@posix
def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert read_refusal(tmp_path / "pipe").code == "file-not-plain"
    assert write_refusal(tmp_path / "pipe").code == "file-not-plain"


def test_a_file_beyond_the_bound_is_refused_without_reading_on(tmp_path: Path) -> None:
    with (tmp_path / "huge").open("wb") as file:
        file.truncate(300 << 20)
    assert read_refusal(tmp_path / "huge").code == "file-too-large"
