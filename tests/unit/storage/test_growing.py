"""Files that grow beside their targets are put in place together or leave nothing behind."""

import errno
from pathlib import Path

import pytest

from arrangeboard.storage.files import CannotWrite
from arrangeboard.storage.growing import GrowingFiles


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_files_appear_together_when_they_are_done(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with GrowingFiles() as files:
        for name in ("a", "b"):
            files.open(tmp_path / name).write(name.encode() * 3)
        assert (tmp_path / "a").read_bytes() == b"old"
        assert not (tmp_path / "b").exists()
        files.put_in_place()
    assert names(tmp_path) == ["a", "b"]
    assert [(tmp_path / name).read_bytes() for name in ("a", "b")] == [b"aaa", b"bbb"]


def test_what_is_interrupted_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def interrupted() -> None:
        with GrowingFiles() as files:
            files.open(tmp_path / "a").write(b"new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert names(tmp_path) == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


def test_a_full_disk_is_told_as_such_and_leaves_nothing(tmp_path: Path) -> None:
    def filled() -> None:
        with GrowingFiles() as files:
            files.open(tmp_path / "a")
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(CannotWrite, match="disk-full"):
        filled()
    assert names(tmp_path) == []


def test_a_folder_in_the_way_puts_everything_back(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def in_the_way() -> None:
        with GrowingFiles() as files:
            files.open(tmp_path / "a").write(b"new")
            files.open(tmp_path / "b")
            (tmp_path / "b" / "inner").mkdir(parents=True)
            files.put_in_place()

    with pytest.raises(CannotWrite):
        in_the_way()
    assert names(tmp_path) == ["a", "b"]
    assert (tmp_path / "a").read_bytes() == b"old"


@pytest.mark.parametrize("name", ["missing/x", "\0"])
def test_a_place_where_nothing_can_be_written_is_refused(tmp_path: Path, name: str) -> None:
    with GrowingFiles() as files, pytest.raises(CannotWrite):
        files.open(tmp_path / name)
    assert names(tmp_path) == []
