"""Exported files on disk: complete, or what stood there stays."""

from pathlib import Path

import pytest

from arrangeboard.app.files.exporting import export_file
from arrangeboard.midi.export_options import ExportOptions, PickupBeforeStart
from arrangeboard.midi.exporting.verify import NotAsMeant
from tests.unit.midi.export_songs import exported_bytes, small_song
from tests.unit.midi.test_export_options import with_pickup


def test_one_file_is_written_where_it_was_asked_for(tmp_path: Path) -> None:
    song = small_song()
    target = tmp_path / "mine.midi"
    paths = export_file(song, song.arrangement, ExportOptions(), target).paths
    assert paths == (target,)
    assert target.read_bytes() == exported_bytes(song)
    assert list(tmp_path.iterdir()) == [target]


def test_several_files_stand_beside_it_called_after_it(tmp_path: Path) -> None:
    song = small_song()
    options = ExportOptions(division="lane")
    paths = export_file(song, song.arrangement, options, tmp_path / "mine.mid").paths
    names = [path.name for path in paths]
    assert names == ["mine - 01 Bass.mid", "mine - 02 Drums.mid", "mine - 03 Voice.mid"]
    assert sorted(tmp_path.iterdir()) == sorted(paths)


def test_a_refused_export_leaves_the_old_file(tmp_path: Path) -> None:
    song = with_pickup(small_song())
    target = tmp_path / "mine.mid"
    target.write_bytes(b"old")
    with pytest.raises(PickupBeforeStart):
        export_file(song, song.arrangement, ExportOptions(opening_pickup="refuse"), target)
    assert target.read_bytes() == b"old"


def test_what_reads_back_wrong_is_never_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    song = small_song()
    target = tmp_path / "mine.mid"
    target.write_bytes(b"old")
    damaged = exported_bytes(song)[:-9]
    monkeypatch.setattr("arrangeboard.midi.export_smf.smf_bytes", lambda _: damaged)
    with pytest.raises(NotAsMeant):
        export_file(song, song.arrangement, ExportOptions(), target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]
