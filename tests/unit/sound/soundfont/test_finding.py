"""SoundFonts are found where systems keep them, each once, and what cannot be read is passed over."""

import os
import sys
from pathlib import Path

import pytest

from arrangeboard.sound.soundfont.finding import (
    PLACES,
    Found,
    better_one,
    default_soundfont,
    found_soundfonts,
    is_general_midi,
    usual_places,
)
from tests.unit.sound.soundfont.font_builder import Recording, Sound, font, silence

posix = pytest.mark.skipif(os.name != "posix", reason="permissions and links as POSIX has them")


def general_midi(frames: int = 100) -> bytes:
    programs = [Sound(program=program) for program in range(128)]
    return font([Recording(silence(frames))], presets=[*programs, Sound(bank=128)])


@pytest.fixture
def sounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only place there is, on a machine that is Linux."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "system"))
    folder = tmp_path / "home" / "sounds" / "sf2"
    folder.mkdir(parents=True)
    return folder


def names() -> list[str]:
    return [one.name for one in found_soundfonts()]


def test_the_installation_brings_a_general_midi_font() -> None:
    loaded = set(sys.modules)
    path = default_soundfont()
    assert path is not None
    assert not any(name.startswith("pretty_midi") for name in set(sys.modules) - loaded)
    assert is_general_midi(path)


def test_fonts_are_found_with_their_sizes(sounds: Path) -> None:
    (sounds / "Church organ.sf2").write_bytes(font())
    (sounds / "Small.SF3").write_bytes(b"123")
    (sounds / "notes.txt").write_bytes(b"")
    found = found_soundfonts()
    assert [(one.name, one.bytes) for one in found] == [("Church organ", len(font())), ("Small", 3)]
    assert found[0].path == sounds / "Church organ.sf2"


def test_the_users_own_places_come_first(sounds: Path, tmp_path: Path) -> None:
    system = tmp_path / "system" / "soundfonts"
    system.mkdir(parents=True)
    (system / "A.sf2").write_bytes(b"1")
    (sounds / "B.sf2").write_bytes(b"1")
    assert names() == ["B", "A"]


def test_nothing_is_found_where_no_place_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sounds: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "nowhere"))
    assert sounds.exists()
    assert found_soundfonts() == ()


@posix
def test_a_link_to_a_font_is_the_same_font(sounds: Path) -> None:
    (sounds / "Real.sf2").write_bytes(b"1")
    (sounds / "Alias.sf2").symlink_to(sounds / "Real.sf2")
    (sounds / "Broken.sf2").symlink_to(sounds / "gone")
    (sounds / "Loop.sf2").symlink_to(sounds / "Loop.sf2")
    assert names() == ["Real"]


@posix
def test_folders_and_pipes_are_no_fonts(sounds: Path) -> None:
    (sounds / "Folder.sf2").mkdir()
    os.mkfifo(sounds / "Pipe.sf2")
    assert names() == []


@posix
def test_a_place_that_cannot_be_read_is_passed_over(sounds: Path, tmp_path: Path) -> None:
    system = tmp_path / "system" / "soundfonts"
    system.mkdir(parents=True)
    (system / "A.sf2").write_bytes(b"1")
    sounds.rmdir()
    sounds.write_bytes(b"a file where a folder should be")
    assert names() == ["A"]


@pytest.mark.parametrize("system", sorted(PLACES))
def test_every_system_has_places(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", system)
    for variable, _, _ in PLACES[system]:
        monkeypatch.delenv(variable, raising=False)
    places = list(usual_places())
    assert len(places) == len(set(places)) > 2
    assert not any("~" in str(place) for place in places)


def test_the_largest_general_midi_font_is_the_better_one(tmp_path: Path) -> None:
    fonts = {
        "default": general_midi(),
        "larger": general_midi(1_000),
        "largest": general_midi(2_000),
        "no kit": font([Recording(silence(9_000))], presets=[Sound(program=n) for n in range(128)]),
        "piano": font([Recording(silence(20_000))]),
        "no font": bytes(90_000),
    }
    found = []
    for name, data in fonts.items():
        path = tmp_path / f"{name}.sf2"
        path.write_bytes(data)
        found.append(Found(path, name, len(data)))
    default, others = found[0].path, tuple(found)
    better = better_one(others, default)
    assert better is not None
    assert better.name == "largest"
    assert better_one((found[0], found[3], found[4], found[5]), default) is None
    assert better_one((found[0],), None) == found[0]


def test_a_font_that_has_vanished_is_no_better_one(tmp_path: Path) -> None:
    assert better_one((Found(tmp_path / "gone.sf2", "gone", 10**9),), None) is None
