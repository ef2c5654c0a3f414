"""Exported files on disk: complete, all or none, and what stood there stays when something fails."""

import os
from pathlib import Path

import pytest

from arrangeboard.midi.export_options import ExportOptions, PickupBeforeStart
from arrangeboard.midi.exporting.verify import NotAsMeant
from arrangeboard.midi.write_files import CannotWrite, write_export, write_together
from arrangeboard.words import say_error
from tests.unit.midi.export_songs import exported_bytes, small_song
from tests.unit.midi.test_export_options import with_pickup


def test_one_file_is_written_where_it_was_asked_for(tmp_path: Path) -> None:
    song = small_song()
    target = tmp_path / "mine.midi"
    _, paths = write_export(song, song.arrangement, None, target)
    assert paths == (target,)
    assert target.read_bytes() == exported_bytes(song)
    assert list(tmp_path.iterdir()) == [target]


def test_several_files_stand_beside_it_called_after_it(tmp_path: Path) -> None:
    song = small_song()
    _, paths = write_export(song, song.arrangement, ExportOptions(division="lane"), tmp_path / "mine.mid")
    names = [path.name for path in paths]
    assert names == ["mine - 01 Bass.mid", "mine - 02 Drums.mid", "mine - 03 Voice.mid"]
    assert sorted(tmp_path.iterdir()) == sorted(paths)


def test_a_refused_export_leaves_the_old_file(tmp_path: Path) -> None:
    song = with_pickup(small_song())
    target = tmp_path / "mine.mid"
    target.write_bytes(b"old")
    with pytest.raises(PickupBeforeStart):
        write_export(song, song.arrangement, ExportOptions(opening_pickup="refuse"), target)
    assert target.read_bytes() == b"old"


def test_what_reads_back_wrong_is_never_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    song = small_song()
    target = tmp_path / "mine.mid"
    target.write_bytes(b"old")
    damaged = exported_bytes(song)[:-9]
    monkeypatch.setattr("arrangeboard.midi.export_smf.smf_bytes", lambda _: damaged)
    with pytest.raises(NotAsMeant):
        write_export(song, song.arrangement, None, target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite) as caught:
        write_together([(tmp_path / "nowhere" / "a.mid", b"a")])
    assert "nowhere" in say_error(caught.value)


def test_a_folder_in_the_way_is_told_and_stays(tmp_path: Path) -> None:
    (tmp_path / "b.mid").mkdir()
    with pytest.raises(CannotWrite):
        write_together([(tmp_path / "a.mid", b"a"), (tmp_path / "b.mid", b"b")])
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
        write_together([(old, b"after"), (new, b"after"), (bad, b"after")])
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
    write_together([(old, b"after"), (other, b"after")])
    assert old.read_bytes() == other.read_bytes() == b"after"
    assert sorted(tmp_path.iterdir()) == [old, other]


@pytest.mark.skipif(os.name != "posix", reason="permissions as on Unix")
def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "mine.mid"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_together([(target, b"new")])
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name != "posix", reason="links as on Unix")
def test_a_link_is_followed(tmp_path: Path) -> None:
    target, link = tmp_path / "mine.mid", tmp_path / "link.mid"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_together([(link, b"new")])
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
    write_together([(tmp_path / "a.mid", b"a"), (tmp_path / "b.mid", b"b")])
    assert happened[:4] == ["fsync", "fsync", "replace", "replace"]
