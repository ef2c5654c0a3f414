"""What is read from samples: pitch, loops, sides, and samples that nobody should make."""

from pathlib import Path

import numpy as np
import pytest

from arrangeboard.sound.sampler.pool import Pool
from arrangeboard.sound.soundfont import generators as gen
from tests.unit.sound.sampler.small_fonts import (
    A4,
    LOOPED,
    LOOPED_WHILE_HELD,
    TONE,
    decibels,
    hertz,
    largest_step,
    level,
    off,
    on,
    opened,
    played,
    sampler_of,
    tone_font,
)
from tests.unit.sound.soundfont.font_builder import Area, Recording, Sound, font, sine

CENT = 2 ** (1 / 1200)


@pytest.mark.parametrize("pitch", [45, 57, 68, 70, 81, 93])
def test_pitches_are_semitones_apart(tmp_path: Path, pitch: int) -> None:
    sound = played(sampler_of(tmp_path, tone_font()), 20_000, on(0, pitch))[0, 0, 2_000:18_384]
    assert hertz(sound) == pytest.approx(441 * 2 ** ((pitch - A4) / 12), rel=2e-4)


@pytest.mark.parametrize(
    ("rows", "cents"),
    [
        ([(gen.FINE_TUNE, 40)], 40),
        ([(gen.COARSE_TUNE, -7)], -700),
        ([(gen.ROOT_KEY, 57)], 1200),
        ([(gen.SCALE_TUNING, 50), (gen.ROOT_KEY, 57)], 600),
        ([(gen.SCALE_TUNING, 0), (gen.ROOT_KEY, 30)], 0),
        ([(gen.KEY_NUMBER, 71)], 200),
    ],
)
def test_a_zone_says_how_its_sample_is_tuned(tmp_path: Path, rows: list[tuple[int, int]], cents: int) -> None:
    sound = played(sampler_of(tmp_path, tone_font(*rows)), 20_000, on(0))[0, 0, 2_000:18_384]
    assert hertz(sound) == pytest.approx(441 * CENT**cents, rel=2e-4)


def test_a_recording_says_its_rate_and_how_far_it_is_off(tmp_path: Path) -> None:
    recording = Recording(sine(480, 4_800, rate=48_000), loop=(1_000, 4_000), rate=48_000, cents=-25)
    sound = played(sampler_of(tmp_path, tone_font(recording=recording)), 20_000, on(0))[0, 0, 2_000:18_384]
    assert hertz(sound) == pytest.approx(480 * CENT**-25, rel=2e-4)


def test_a_loop_is_seamless(tmp_path: Path) -> None:
    sound = played(sampler_of(tmp_path, tone_font()), 60_000, on(0, A4 + 3))[0, 0]
    assert largest_step(sound[2_000:]) == pytest.approx(largest_step(sound[500:2_000]), rel=0.02)
    assert level(sound[50_000:]) == pytest.approx(level(sound[1_000:3_000]), rel=0.01)


def test_a_loop_that_lasts_while_held_goes_on_with_the_rest_when_let_go(tmp_path: Path) -> None:
    low, high = sine(441, 4_000), sine(882, 4_000)
    recording = Recording(np.concatenate((low, high)), loop=(1_000, 4_000))
    area = Area(generators=[LOOPED_WHILE_HELD, (gen.VOLUME_RELEASE, 3_000)])
    sampler = sampler_of(tmp_path, font([recording], [[area]], [Sound()]))
    sound = played(sampler, 40_000, on(0), off(20_000))[0, 0]
    assert hertz(sound[12_000:20_000]) == pytest.approx(441, rel=1e-3)
    # Of the loop 1,000 to 4,000 are still played once at most, then comes the rest, and then nothing.
    assert hertz(sound[23_200:24_200]) == pytest.approx(882, rel=1e-2)
    assert not sound[27_300:].any()
    assert sampler.voices == 0


def test_a_stereo_pair_plays_each_side_with_its_own(tmp_path: Path) -> None:
    recordings = [TONE, Recording(sine(882), loop=(1_000, 4_000))]
    areas = [Area(0, generators=[LOOPED, (gen.PAN, -500)]), Area(1, generators=[LOOPED, (gen.PAN, 500)])]
    left, right = played(sampler_of(tmp_path, font(recordings, [areas], [Sound()])), 20_000, on(0))[0]
    assert hertz(left[2_000:]) == pytest.approx(441, rel=1e-3)
    assert hertz(right[2_000:]) == pytest.approx(882, rel=1e-3)


def test_zones_are_chosen_by_pitch_and_velocity(tmp_path: Path) -> None:
    recordings = [TONE, Recording(sine(882), loop=(1_000, 4_000))]
    areas = [
        Area(0, keys=(0, 70), velocities=(0, 63), generators=[LOOPED]),
        Area(1, keys=(0, 70), velocities=(64, 127), generators=[LOOPED]),
    ]
    data = font(recordings, [areas], [Sound()])
    soft, loud, above = (
        played(sampler_of(tmp_path, data), 20_000, on(0, *note))[0, 0, 2_000:]
        for note in ((A4, 63), (A4, 64), (71, 100))
    )
    assert hertz(soft) == pytest.approx(441, rel=1e-3)
    assert hertz(loud) == pytest.approx(882, rel=1e-3)
    assert not above.any()


@pytest.mark.parametrize("length", [1, 2, 3, 5, 8])
@pytest.mark.parametrize("pitch", [0, 60, 127])
def test_tiny_loops_are_played_and_end(tmp_path: Path, length: int, pitch: int) -> None:
    recording = Recording(sine(frames=40), loop=(20, 20 + length))
    sampler = sampler_of(tmp_path, tone_font(recording=recording))
    sound = played(sampler, 20_000, on(3, pitch), off(9_000, pitch))
    assert np.isfinite(sound).all()
    assert np.abs(sound).max() <= 0.21
    assert sampler.voices == 0


@pytest.mark.parametrize("rate", [400, 192_000])
@pytest.mark.parametrize("root", [0, 127])
@pytest.mark.parametrize("pitch", [0, 127])
@pytest.mark.parametrize("mode", [0, 1, 3])
def test_extreme_speeds_stay_inside_the_sample(
    tmp_path: Path, rate: int, root: int, pitch: int, mode: int
) -> None:
    recording = Recording(sine(frames=500), loop=(100, 400), rate=rate, root_pitch=root)
    area = Area(generators=[(gen.SAMPLE_MODES, mode), (gen.COARSE_TUNE, 120 if pitch else -120)])
    sampler = sampler_of(tmp_path, font([recording], [[area]], [Sound()]))
    sound = played(sampler, 12_000, on(5, pitch), off(6_000, pitch), block=4_096)
    assert np.isfinite(sound).all()
    assert np.abs(sound).max() <= 0.21


@pytest.mark.parametrize("frames", [1, 2, 30])
def test_a_sample_shorter_than_a_cell_sounds_and_ends(tmp_path: Path, frames: int) -> None:
    recording = Recording(np.full(frames, 20_000, np.int16))
    sampler = sampler_of(tmp_path, font([recording], [[Area()]], [Sound()]))
    sound = played(sampler, 2_048, on(10))[0, 0]
    assert sampler.voices == 0
    assert frames == 1 or sound.any()
    assert not sound[10 + frames + 3 :].any()


def test_a_pool_that_is_full_begins_anew_and_what_sounds_goes_on(tmp_path: Path) -> None:
    areas = [Area(index, keys=(60 + index, 60 + index), generators=[LOOPED]) for index in range(8)]
    recordings = [
        Recording(sine(frames=4_410 + index), loop=(1_000, 4_000), root_pitch=60 + index)
        for index in range(8)
    ]
    data = font(recordings, [areas], [Sound()])
    small, large = sampler_of(tmp_path, data), sampler_of(tmp_path, data)
    small._pool = Pool(opened(tmp_path, data), most_points=30_000)
    notes = [
        event
        for index in range(8)
        for event in (on(index * 3_000, 60 + index), off(index * 3_000 + 3_500, 60 + index))
    ]
    assert np.allclose(played(small, 30_000, *notes), played(large, 30_000, *notes), atol=1e-6)


def test_a_note_that_was_prepared_sounds_the_same(tmp_path: Path) -> None:
    plain, prepared = sampler_of(tmp_path, tone_font()), sampler_of(tmp_path, tone_font())
    prepared.prepare(0, A4, 100)
    assert not played(prepared, 512).any()
    assert np.array_equal(
        played(plain, 4_608, on(512)), np.pad(played(prepared, 4_096, on(0)), ((0, 0), (0, 0), (512, 0)))
    )


def test_a_zones_attenuation_counts_two_fifths(tmp_path: Path) -> None:
    plain = played(sampler_of(tmp_path, tone_font()), 8_000, on(0))
    quiet = played(sampler_of(tmp_path, tone_font((gen.ATTENUATION, 250))), 8_000, on(0))
    assert decibels(level(quiet), level(plain)) == pytest.approx(-10, abs=0.05)
