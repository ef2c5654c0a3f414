"""Files replaced together: all or none, and what stood there stays when something fails."""

import os
from pathlib import Path

import pytest

from arrangeboard.storage.files import CannotWrite
from arrangeboard.storage.replacing import replace_files
from arrangeboard.words import say_error


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite) as caught:
        replace_files([(tmp_path / "nowhere" / "a.mid", b"a")])
    assert "nowhere" in say_error(caught.value)


def test_a_folder_in_the_way_is_told_and_stays(tmp_path: Path) -> None:
    (tmp_path / "b.mid").mkdir()
    with pytest.raises(CannotWrite):
        replace_files([(tmp_path / "a.mid", b"a"), (tmp_path / "b.mid", b"b")])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.mid"]


def test_when_the_last_of_several_cannot_be_put_in_place_the_first_are_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new, bad = (tmp_path / name for name in ("old.mid", "new.mid", "bad.mid"))
    old.write_bytes(b"before")
    replace = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if Path(target) == bad:
            raise OSError(5, "Input/output error")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(CannotWrite):
        replace_files([(old, b"after"), (new, b"after"), (bad, b"after")])
    assert old.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [old]


def test_several_files_are_put_back_where_no_second_name_can_be_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, other = tmp_path / "old.mid", tmp_path / "other.mid"
    old.write_bytes(b"before")

    def no_links(self: Path, target: Path) -> None:
        raise OSError(1, f"{self} -> {target}")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    replace_files([(old, b"after"), (other, b"after")])
    assert old.read_bytes() == other.read_bytes() == b"after"
    assert sorted(tmp_path.iterdir()) == [old, other]


@pytest.mark.skipif(os.name != "posix", reason="permissions as on Unix")
def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "mine.mid"
    target.write_bytes(b"old")
    target.chmod(0o640)
    replace_files([(target, b"new")])
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name != "posix", reason="links as on Unix")
def test_a_link_is_followed(tmp_path: Path) -> None:
    target, link = tmp_path / "mine.mid", tmp_path / "link.mid"
    target.write_bytes(b"old")
    link.symlink_to(target)
    replace_files([(link, b"new")])
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_everything_is_flushed_to_the_disk_before_it_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def flushed(number: int) -> None:
        happened.append("fsync")
        fsync(number)

    def noted(self: Path, target: Path) -> Path:
        happened.append("replace")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", flushed)
    monkeypatch.setattr(Path, "replace", noted)
    replace_files([(tmp_path / "a.mid", b"a"), (tmp_path / "b.mid", b"b")])
    assert happened[:4] == ["fsync", "fsync", "replace", "replace"]
