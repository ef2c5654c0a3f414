"""Every sound asked for gets the likeliest there is, and presets are worked out when they are asked for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from arrangeboard.sound.soundfont.reading import read_soundfont
from arrangeboard.sound.soundfont.values import Preset, PresetKey, Presets, SoundFont
from tests.unit.sound.soundfont.font_builder import Area, Sound, font


def holding(tmp_path: Path, *keys: PresetKey, silent: tuple[PresetKey, ...] = ()) -> SoundFont:
    sounds = [Sound(bank=bank, program=program) for bank, program in keys]
    sounds += [Sound([Area(to=None)], bank=bank, program=program) for bank, program in silent]
    path = tmp_path / "font.sf2"
    path.write_bytes(font(presets=sounds))
    return read_soundfont(path)


def got(font: SoundFont, bank: int, program: int, *, drums: bool = False) -> PresetKey | None:
    preset = font.preset(bank, program, drums=drums)
    return (preset.bank, preset.program) if preset else None


@pytest.mark.parametrize(
    ("bank", "program", "given"),
    [
        (0, 5, (0, 5)),
        (8, 5, (8, 5)),
        (3, 5, (0, 5)),
        (0, 48, (8, 48)),
        (0, 4, (0, 5)),
        (0, 41, (8, 45)),
        (0, 127, (0, 80)),
    ],
)
def test_a_missing_sound_is_replaced_by_the_nearest(
    tmp_path: Path, bank: int, program: int, given: PresetKey
) -> None:
    font = holding(tmp_path, (128, 0), (128, 5), (0, 5), (8, 5), (8, 45), (8, 48), (0, 80))
    assert got(font, bank, program) == given


@pytest.mark.parametrize(("program", "given"), [(0, 0), (8, 8), (25, 0), (127, 0)])
def test_a_missing_kit_is_replaced_by_the_standard_kit(tmp_path: Path, program: int, given: int) -> None:
    font = holding(tmp_path, (128, 8), (128, 0), (0, 25))
    assert got(font, 0, program, drums=True) == (128, given)


def test_a_font_of_one_kit_has_it_for_all_kits(tmp_path: Path) -> None:
    assert got(holding(tmp_path, (0, 0), (128, 40)), 0, 25, drums=True) == (128, 40)


def test_where_there_is_nothing_better_anything_sounds(tmp_path: Path) -> None:
    assert got(holding(tmp_path, (128, 3)), 0, 60) == (128, 3)
    assert got(holding(tmp_path, (5, 9)), 0, 0, drums=True) == (5, 9)


def test_a_preset_that_cannot_sound_is_not_given(tmp_path: Path) -> None:
    assert got(holding(tmp_path, (0, 7), silent=((0, 5),)), 0, 5) == (0, 7)


def test_a_font_that_cannot_sound_at_all_gives_none(tmp_path: Path) -> None:
    font = holding(tmp_path, silent=((0, 5), (128, 0)))
    assert font.preset(0, 5, drums=False) is None
    assert font.preset(0, 0, drums=True) is None


def test_of_two_presets_in_one_place_the_first_counts(tmp_path: Path) -> None:
    path = tmp_path / "font.sf2"
    path.write_bytes(font(presets=[Sound(name="first"), Sound(name="second")]))
    assert read_soundfont(path).presets[0, 0].name == "first"


def counting() -> tuple[Presets, list[PresetKey]]:
    asked: list[PresetKey] = []

    def work_out(key: PresetKey) -> Preset:
        asked.append(key)
        return Preset(*key, "", ())

    return Presets({(0, 1): "one", (0, 2): "two"}, work_out), asked


def test_a_preset_is_worked_out_once_and_when_asked_for() -> None:
    presets, asked = counting()
    assert (0, 1) in presets
    assert list(presets) == [(0, 1), (0, 2)]
    assert asked == []
    assert presets[0, 2] is presets[0, 2]
    assert asked == [(0, 2)]


@pytest.mark.parametrize("look", [lambda presets: presets[1, 1], lambda presets: presets[0, 0]])
def test_a_preset_that_is_not_there_is_a_key_error(look: Callable[[Presets], Preset]) -> None:
    with pytest.raises(KeyError):
        look(counting()[0])
