"""Every sound of General MIDI is heard from the SoundFont of the installation."""

import numpy as np
import pytest

from arrangeboard.sound.sampler.sampler import Sampler
from arrangeboard.sound.soundfont.values import KITS
from tests.unit.sound.sampler.small_fonts import level, off, on, played
from tests.unit.sound.sampler.test_blocks import the_font

LEAST_PEAK = 2e-3
FAMILIES = range(0, 128, 8)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_program_sounds(family: int) -> None:
    sampler = Sampler(the_font(), channels=8)
    for channel in range(8):
        sampler.set_sound(channel, bank=0, program=family + channel, drums=False)
    starts = [on(0, pitch, 100, channel) for channel in range(8) for pitch in (48, 60, 72)]
    ends = [off(16_000, pitch, channel) for channel in range(8) for pitch in (48, 60, 72)]
    sound = played(sampler, 24_000, *starts, *ends, block=4_096)
    assert np.isfinite(sound).all()
    for channel in sound:
        assert LEAST_PEAK < np.abs(channel).max() < 1.0


@pytest.mark.parametrize("kit", [0, 8, 16, 24, 25, 32, 40, 48])
def test_every_kit_sounds(kit: int) -> None:
    assert (KITS, kit) in the_font().presets
    sampler = Sampler(the_font(), channels=1)
    sampler.set_sound(0, bank=0, program=kit, drums=True)
    for pitch in range(35, 82, 3):
        sound = played(sampler, 4_096, on(0, pitch), block=4_096)
        assert np.isfinite(sound).all()
        assert np.abs(sound).max() > LEAST_PEAK


def test_a_hi_hat_is_choked_by_the_next() -> None:
    alone, choked = Sampler(the_font(), channels=1), Sampler(the_font(), channels=1)
    for sampler in (alone, choked):
        sampler.set_sound(0, bank=0, program=0, drums=True)
    rings = played(alone, 16_384, on(0, 46))[0, 0, 12_000:]
    stops = played(choked, 16_384, on(0, 46), on(4_000, 42, 1))[0, 0, 12_000:]
    assert level(stops) < 0.1 * level(rings)
