"""Where an export goes, and what it would replace there."""

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from arrangeboard.app.files.export_targets import (
    file_name,
    first_target,
    paths_at,
    tails,
    typed_target,
    what_stands,
)
from arrangeboard.app.files.exporting import export_file
from arrangeboard.midi.export_options import ExportOptions
from tests.unit.board.songs import small_song


def test_an_export_is_known_again_whatever_it_is_called(tmp_path: Path) -> None:
    song = replace(small_song(), title="Ein recht langer Titel " * 40)
    written = export_file(song, song.arrangement, ExportOptions(), tmp_path / "x.bin")
    assert [what_stands(path) for path in written.paths] == ["ours"]


def test_what_is_not_ours_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.mid").write_bytes(b"MThd\0\0\0\6\0\0\0\1\1\xe0MTrk\0\0\0\4\0\xff\x2f\0")
    (tmp_path / "b.mid").write_bytes(b"arrangeboard")
    (tmp_path / "c.mid").mkdir()
    standing = [what_stands(tmp_path / f"{name}.mid") for name in "abcd"]
    assert standing == ["midi", "other", "other", "nothing"]


@pytest.mark.skipif(os.name != "posix", reason="only there can a file be a pipe")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mid")
    assert what_stands(tmp_path / "pipe.mid") == "other"


@pytest.mark.parametrize("division", ["song", "lane", "section"])
def test_the_files_told_before_are_those_that_are_written(tmp_path: Path, division: str) -> None:
    song = small_song()
    options = replace(ExportOptions(), division=division)
    told = paths_at(tmp_path / "x.mid", tails(song, song.arrangement, options))
    assert export_file(song, song.arrangement, options, tmp_path / "x.mid").paths == told


def test_nothing_is_told_of_an_export_that_cannot_be_made() -> None:
    song = small_song()
    empty = replace(song.arrangement, order=())
    assert tails(song, empty, replace(ExportOptions(), division="lane")) == ()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Paper Lanterns", "Paper Lanterns"),
        ("AC/DC: live?", "AC-DC- live-"),
        ("  Überfahrt  ", "Überfahrt"),
        ("夜想曲", "夜想曲"),
        ("…\n", "…"),
        ("..", "Untitled song"),
        ("", "Untitled song"),
    ],
)
def test_a_title_becomes_a_file_name(title: str, name: str) -> None:
    assert file_name(replace(small_song(), title=title)) == name


def test_a_long_title_is_cut_to_what_a_disk_can_hold(tmp_path: Path) -> None:
    song = replace(small_song(), title="long " * 100)
    target = first_target(song, tmp_path, (".mid",))
    assert export_file(song, song.arrangement, ExportOptions(), target).paths == (target,)


def test_what_is_typed_names_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    (tmp_path / "there").mkdir()
    cases = {
        "mine": tmp_path / "mine.mid",
        "mine.MID": tmp_path / "mine.MID",
        "take 1.5": tmp_path / "take 1.5.mid",
        "there": tmp_path / "there" / "Song.mid",
        "new/": tmp_path / "new" / "Song.mid",
        "~/mine": tmp_path / "home" / "mine.mid",
        str(tmp_path / "a.midi"): tmp_path / "a.midi",
    }
    assert {typed: typed_target(typed, tmp_path, "Song") for typed in cases} == cases
    assert typed_target(" ", tmp_path, "Song") is None
