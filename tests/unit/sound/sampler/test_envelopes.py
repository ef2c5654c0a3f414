"""Envelopes as heard: how loud a constant sample is at each moment."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from arrangeboard.sound.soundfont import generators as gen
from tests.unit.sound.sampler.small_fonts import (
    LOOPED,
    decibels,
    hertz,
    off,
    on,
    played,
    sampler_of,
    tone_font,
)
from tests.unit.sound.soundfont.font_builder import Area, Recording, Sound, font

CONSTANT = Recording(np.full(4_000, 20_000, np.int16), loop=(1_000, 3_000))
SECOND = 44_100
HALF_A_SECOND = -1_200
# Half of an envelope's way: 48 decibels.
HALF = 500


def curve(
    folder: Path, *rows: tuple[int, int], released: int = SECOND * 9, seconds: float = 2
) -> NDArray[np.float32]:
    """The left side of a constant sound, as a part of what it is without an envelope."""
    area = [Area(generators=[LOOPED, *rows])]
    events = (on(0), off(released))
    full = played(sampler_of(folder, tone_font(recording=CONSTANT)), 4_096, on(0))[0, 0, 4_000]
    sampler = sampler_of(folder, font([CONSTANT], [area], [Sound()]))
    heard: NDArray[np.float32] = played(sampler, int(SECOND * seconds), *events, block=4_096)[0, 0] / full
    return heard


def test_the_attack_rises_evenly(tmp_path: Path) -> None:
    heard = curve(tmp_path, (gen.VOLUME_ATTACK, 0))
    for tenth in (1, 5, 9):
        assert heard[SECOND * tenth // 10] == pytest.approx(tenth / 10, abs=0.003)
    assert heard[SECOND + 200] == pytest.approx(1, abs=1e-3)


def test_a_delay_is_silent(tmp_path: Path) -> None:
    heard = curve(tmp_path, (gen.VOLUME_DELAY, HALF_A_SECOND))
    assert not heard[: SECOND // 2 - 64].any()
    assert heard[SECOND // 2 + 200] == pytest.approx(1, abs=1e-3)


def test_a_hold_keeps_the_peak_before_the_decay(tmp_path: Path) -> None:
    rows = ((gen.VOLUME_HOLD, HALF_A_SECOND), (gen.VOLUME_DECAY, 0), (gen.VOLUME_SUSTAIN, 1_000))
    heard = curve(tmp_path, *rows)
    assert heard[SECOND // 2] == pytest.approx(1, abs=1e-3)
    assert decibels(heard[SECOND // 2 + SECOND // 4], 1) == pytest.approx(-24, abs=0.5)


def test_the_decay_falls_evenly_in_decibels_to_the_sustained_level(tmp_path: Path) -> None:
    heard = curve(tmp_path, (gen.VOLUME_DECAY, 0), (gen.VOLUME_SUSTAIN, HALF))
    assert decibels(heard[SECOND // 4], 1) == pytest.approx(-24, abs=0.5)
    assert decibels(heard[SECOND * 7 // 10], 1) == pytest.approx(-48, abs=0.1)
    assert decibels(heard[SECOND * 3 // 2], 1) == pytest.approx(-48, abs=0.1)


def test_high_keys_decay_sooner_where_the_font_says_so(tmp_path: Path) -> None:
    # The note is 9 semitones above middle C: 9 * 100 timecents less.
    rows = ((gen.VOLUME_DECAY, 900), (gen.KEY_TO_VOLUME_DECAY, 100), (gen.VOLUME_SUSTAIN, 1_000))
    heard = curve(tmp_path, *rows)
    assert decibels(heard[SECOND // 4], 1) == pytest.approx(-24, abs=0.5)


def test_a_release_during_the_attack_begins_where_the_attack_is(tmp_path: Path) -> None:
    heard = curve(tmp_path, (gen.VOLUME_ATTACK, 0), (gen.VOLUME_RELEASE, 0), released=SECOND // 2)
    assert heard[SECOND // 2 - 10] == pytest.approx(0.5, abs=0.01)
    assert heard[SECOND // 2 + 100] == pytest.approx(0.5, abs=0.02)
    assert decibels(heard[SECOND * 3 // 4], 0.5) == pytest.approx(-24, abs=0.5)


def test_the_shortest_release_takes_sixteen_milliseconds(tmp_path: Path) -> None:
    heard = curve(tmp_path, released=SECOND // 2)
    assert heard[SECOND // 2 + 100] > 0.2
    assert not heard[SECOND // 2 + 1_000 :].any()


def test_the_modulation_envelope_bends_the_pitch_and_comes_back(tmp_path: Path) -> None:
    rows = (
        (gen.MODULATION_ENVELOPE_TO_PITCH, 1_200),
        (gen.MODULATION_HOLD, HALF_A_SECOND),
        (gen.MODULATION_DECAY, -3_600),
        (gen.MODULATION_SUSTAIN, 1_000),
    )
    sound = played(sampler_of(tmp_path, tone_font(*rows)), SECOND, on(0))[0, 0]
    assert hertz(sound[2_000:18_384]) == pytest.approx(882, rel=1e-3)
    assert hertz(sound[SECOND - 12_000 :]) == pytest.approx(441, rel=1e-3)


def test_tremolo_swings_the_volume_both_ways(tmp_path: Path) -> None:
    # Two turns a second of 6 decibels, around a sound that has room above.
    rows = (
        (gen.MODULATION_LFO_TO_VOLUME, 60),
        (gen.MODULATION_LFO_FREQUENCY, -2_437),
        (gen.ATTENUATION, 250),
    )
    heard = curve(tmp_path, *rows)[1_000:]
    assert decibels(heard.max(), heard.min()) == pytest.approx(12, abs=0.3)
    peaks = np.flatnonzero(
        (heard[1:-1] > heard[:-2]) & (heard[1:-1] >= heard[2:]) & (heard[1:-1] > 0.95 * heard.max())
    )
    assert np.diff(peaks).max() == pytest.approx(SECOND / 2, rel=0.02)
