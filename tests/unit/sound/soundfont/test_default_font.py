"""The SoundFont that comes with the installation: every General MIDI sound of it is whole."""

from collections.abc import Iterator
from time import process_time

import numpy as np
import pytest

from arrangeboard.sound.soundfont import generators as gen
from arrangeboard.sound.soundfont.finding import default_soundfont
from arrangeboard.sound.soundfont.reading import read_soundfont
from arrangeboard.sound.soundfont.values import KITS, Preset, SoundFont

ALL_HAVE = range(58, 79)
# From the bass drum to the open triangle.
DRUMS = range(35, 82)
VELOCITIES = (1, 40, 80, 127)


@pytest.fixture(scope="module")
def default_font() -> Iterator[SoundFont]:
    path = default_soundfont()
    assert path is not None
    one = read_soundfont(path)
    yield one
    one.close()


def sounding_keys(preset: Preset, velocity: int) -> set[int]:
    """The keys that sound at this velocity."""
    return {
        key
        for zone in preset.zones
        if zone.velocities[0] <= velocity <= zone.velocities[1]
        for key in range(zone.keys[0], zone.keys[1] + 1)
    }


def test_every_program_sounds_without_a_gap_on_the_keys_it_has(default_font: SoundFont) -> None:
    for program in range(128):
        preset = default_font.preset(0, program, drums=False)
        assert preset is not None
        assert (preset.bank, preset.program) == (0, program)
        for velocity in VELOCITIES:
            keys = sounding_keys(preset, velocity)
            assert keys == set(range(min(keys), max(keys) + 1)), preset.name
            # An oboe and a baritone saxophone end where the instrument does.
            assert keys >= set(ALL_HAVE), preset.name


def test_every_kit_has_all_drums_of_general_midi(default_font: SoundFont) -> None:
    kits = [preset for key, preset in default_font.presets.items() if key[0] == KITS]
    assert len(kits) == 8
    for kit in kits:
        assert all(sounding_keys(kit, velocity) >= set(DRUMS) for velocity in VELOCITIES), kit.name


def test_the_hi_hats_of_a_kit_silence_each_other(default_font: SoundFont) -> None:
    kit = default_font.preset(0, 0, drums=True)
    assert kit is not None
    classes = {zone.generators[gen.EXCLUSIVE_CLASS] for zone in kit.zones if zone.keys[0] in {42, 44, 46}}
    assert len(classes) == 1
    assert classes != {0}


def test_every_sample_has_sound_in_it(default_font: SoundFont) -> None:
    samples = {zone.sample for preset in default_font.presets.values() for zone in preset.zones}
    assert len(samples) > 300
    for sample in samples:
        frames = default_font.data(sample)
        assert len(frames) == sample.length
        assert np.abs(frames.astype(np.int32)).max() > 1_000, sample.name


def test_the_font_opens_in_no_time() -> None:
    path = default_soundfont()
    assert path is not None
    started = process_time()
    read_soundfont(path).close()
    assert process_time() - started < 0.15
