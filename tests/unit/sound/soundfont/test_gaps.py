"""A key forgotten in the middle of an instrument sounds; silence that is meant stays silent."""

from pathlib import Path

import pytest

from arrangeboard.sound.soundfont import generators as gen
from arrangeboard.sound.soundfont.finding import default_soundfont
from arrangeboard.sound.soundfont.reading import read_soundfont
from tests.unit.sound.soundfont.font_builder import Area, Sound, font

Range = tuple[int, int]


def keys_of(tmp_path: Path, *ranges: Range, bank: int = 0) -> list[Range]:
    path = tmp_path / "font.sf2"
    areas = [Area(keys=keys) for keys in ranges]
    path.write_bytes(font(instruments=[areas], presets=[Sound(bank=bank)]))
    zones = read_soundfont(path).presets[bank, 0].zones
    assert all(zone.generators[gen.KEY_RANGE] == zone.keys[0] | zone.keys[1] << 8 for zone in zones)
    return [zone.keys for zone in zones]


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ([(0, 59), (61, 127)], [(0, 59), (60, 127)]),
        ([(62, 127), (0, 59), (62, 90)], [(61, 127), (0, 60), (61, 90)]),
        ([(0, 70), (20, 40), (72, 80)], [(0, 70), (20, 40), (71, 80)]),
        ([(0, 20), (30, 40), (51, 60)], [(0, 24), (25, 45), (46, 60)]),
        ([(1, 59), (60, 126)], [(1, 59), (60, 126)]),
    ],
)
def test_the_sounds_beside_a_gap_meet_in_its_middle(
    tmp_path: Path, written: list[Range], heard: list[Range]
) -> None:
    assert keys_of(tmp_path, *written) == heard


def test_between_the_drums_of_a_kit_there_may_be_nothing(tmp_path: Path) -> None:
    assert keys_of(tmp_path, (36, 36), (38, 38), bank=128) == [(36, 36), (38, 38)]


def test_the_alto_saxophone_of_the_installation_has_its_e() -> None:
    path = default_soundfont()
    assert path is not None
    one = read_soundfont(path)
    saxophone = one.preset(0, 65, drums=False)
    assert saxophone is not None
    assert any(zone.keys[0] <= 64 <= zone.keys[1] for zone in saxophone.zones)
    one.close()
