"""What controls do to the notes that sound."""

from pathlib import Path

import numpy as np
import pytest

from arrangeboard.sound.sampler.events import Play
from arrangeboard.sound.score.values import BEND, KEY_PRESSURE, NOTE_ON, PRESSURE, RESET
from arrangeboard.sound.soundfont import generators as gen
from tests.unit.sound.sampler.small_fonts import (
    A4,
    LOOPED,
    TONE,
    control,
    decibels,
    hertz,
    largest_step,
    level,
    on,
    played,
    sampler_of,
    tone_font,
)
from tests.unit.sound.soundfont.font_builder import Area, Sound, font

SEMITONE = 2 ** (1 / 12)


def bend(offset: int, value: int) -> Play:
    return Play(offset, 0, BEND, 0, value)


def test_a_full_bend_is_two_semitones(tmp_path: Path) -> None:
    sound = played(sampler_of(tmp_path, tone_font()), 60_000, on(0), bend(20_000, 8191), bend(40_000, -8192))
    before, up, down = (hertz(sound[0, 0, start : start + 16_384]) for start in (2_000, 22_000, 42_000))
    assert before == pytest.approx(441, rel=1e-4)
    assert up == pytest.approx(441 * SEMITONE**2, rel=1e-3)
    assert down == pytest.approx(441 / SEMITONE**2, rel=1e-3)


def test_a_bend_before_a_note_counts_from_its_beginning(tmp_path: Path) -> None:
    sound = played(sampler_of(tmp_path, tone_font()), 20_000, bend(0, 8191), on(1_000))[0, 0]
    assert hertz(sound[1_100:17_484]) == pytest.approx(441 * SEMITONE**2, rel=1e-3)


def test_the_range_of_the_bend_is_a_registered_parameter(tmp_path: Path) -> None:
    chosen = [control(0, 101, 0), control(0, 100, 0), control(0, 6, 12), control(0, 38, 0)]
    sound = played(sampler_of(tmp_path, tone_font()), 20_000, *chosen, on(0), bend(0, -8192))[0, 0]
    assert hertz(sound[2_000:18_384]) == pytest.approx(220.5, rel=1e-3)


def test_data_entry_without_a_chosen_parameter_changes_nothing(tmp_path: Path) -> None:
    events = [control(0, 101, 127), control(0, 100, 127), control(0, 6, 24), on(0), bend(0, 8191)]
    sound = played(sampler_of(tmp_path, tone_font()), 20_000, *events)[0, 0]
    assert hertz(sound[2_000:18_384]) == pytest.approx(441 * SEMITONE**2, rel=1e-3)


@pytest.mark.parametrize(
    ("parameter", "coarse", "cents"),
    [(1, 96, 50.0), (1, 32, -50.0), (2, 64 + 3, 300.0), (2, 64 - 12, -1200.0)],
)
def test_tuning_moves_notes_that_sound(tmp_path: Path, parameter: int, coarse: int, cents: float) -> None:
    tuning = [control(0, 101, 0), control(0, 100, parameter), control(0, 38, 0), control(0, 6, coarse)]
    sound = played(sampler_of(tmp_path, tone_font()), 20_000, on(0), *tuning)[0, 0]
    assert hertz(sound[2_000:18_384]) == pytest.approx(441 * 2 ** (cents / 1200), rel=5e-4)


@pytest.mark.parametrize("controller", [7, 11])
def test_volume_and_expression_fall_by_twelve_decibels_for_half(tmp_path: Path, controller: int) -> None:
    events = (control(0, controller, 127), on(0), control(20_000, controller, 64))
    sound = played(sampler_of(tmp_path, tone_font()), 40_000, *events)[0, 0]
    fallen = decibels(level(sound[22_000:]), level(sound[5_000:20_000]))
    assert fallen == pytest.approx(40 * np.log10(64 / 127), abs=0.1)
    assert largest_step(sound[19_000:21_000]) <= largest_step(sound[5_000:19_000]) * 1.01


def test_volume_0_is_silence_and_comes_back(tmp_path: Path) -> None:
    sampler = sampler_of(tmp_path, tone_font())
    sound = played(sampler, 40_000, on(0), control(5_000, 7, 0), control(30_000, 7, 100))[0, 0]
    assert level(sound[6_000:30_000]) < 1e-5
    assert level(sound[32_000:]) == pytest.approx(level(sound[1_000:5_000]), rel=0.01)


def test_a_louder_velocity_is_louder(tmp_path: Path) -> None:
    levels = [
        level(played(sampler_of(tmp_path, tone_font()), 8_000, on(0, velocity=velocity)))
        for velocity in (1, 40, 64, 100, 127)
    ]
    assert levels == sorted(levels)
    assert decibels(levels[2], levels[4]) == pytest.approx(40 * np.log10(64 / 127), abs=0.1)


def test_velocity_0_lets_the_note_go(tmp_path: Path) -> None:
    sampler = sampler_of(tmp_path, tone_font())
    played(sampler, 8_000, on(0), Play(2_000, 0, NOTE_ON, A4, 0))
    assert sampler.voices == 0


@pytest.mark.parametrize(("value", "left", "right"), [(0, 1.0, 0.0), (64, 0.7071, 0.7071), (127, 0.0, 1.0)])
def test_pan_goes_from_side_to_side(tmp_path: Path, value: int, left: float, right: float) -> None:
    sides = played(sampler_of(tmp_path, tone_font()), 16_000, control(0, 10, value), on(0))[0, :, 8_000:]
    full = np.hypot(level(sides[0]), level(sides[1]))
    assert level(sides[0]) / full == pytest.approx(left, abs=1e-3)
    assert level(sides[1]) / full == pytest.approx(right, abs=1e-3)


def swings(sound: "np.ndarray[tuple[int], np.dtype[np.float32]]") -> float:
    """How far the pitch of a tone swings, in cents."""
    heard = [hertz(sound[start : start + 2_048]) for start in range(0, len(sound) - 2_048, 512)]
    return float(1200 * np.log2(max(heard) / min(heard)))


@pytest.mark.parametrize("event", [control(0, 1, 127), Play(0, 0, PRESSURE, 0, 127)])
def test_the_wheel_and_pressure_bring_vibrato(tmp_path: Path, event: Play) -> None:
    vibrato = (gen.VIBRATO_LFO_FREQUENCY, -900)
    still = played(sampler_of(tmp_path, tone_font(vibrato)), 44_100, on(0))[0, 0, 4_000:]
    moved = played(sampler_of(tmp_path, tone_font(vibrato)), 44_100, event, on(0))[0, 0, 4_000:]
    assert swings(still) < 2
    assert 70 < swings(moved) < 105


def test_pressure_on_a_key_follows_the_fonts_modulators(tmp_path: Path) -> None:
    to_attenuation = (0x000A, gen.ATTENUATION, 200, 0, 0)
    areas = [Area(generators=[LOOPED], modulators=[to_attenuation])]
    sampler = sampler_of(tmp_path, font([TONE], [areas], [Sound()]))
    sound = played(sampler, 40_000, on(0), Play(20_000, 0, KEY_PRESSURE, A4, 127))[0, 0]
    assert decibels(level(sound[22_000:]), level(sound[5_000:20_000])) == pytest.approx(-20, abs=0.2)


def test_reset_brings_controls_back_to_general_midi(tmp_path: Path) -> None:
    wild = [control(0, 7, 20), control(0, 10, 0), control(0, 11, 40), bend(0, 5_000), control(0, 1, 127)]
    wild += [control(0, 101, 0), control(0, 100, 2), control(0, 6, 70)]
    plain = played(sampler_of(tmp_path, tone_font()), 8_000, on(500))
    reset = played(sampler_of(tmp_path, tone_font()), 8_000, *wild, Play(100, 0, RESET, 0, 0), on(500))
    assert np.array_equal(plain, reset)


def test_reset_all_controllers_leaves_volume_and_pan(tmp_path: Path) -> None:
    sampler = sampler_of(tmp_path, tone_font())
    events = (control(0, 7, 50), control(0, 10, 0), control(0, 11, 10), bend(0, 8191), control(100, 121, 0))
    sound = played(sampler, 30_000, *events, on(500))[0]
    other = sampler_of(tmp_path, tone_font())
    wanted = played(other, 30_000, control(0, 7, 50), control(0, 10, 0), on(500))[0]
    assert np.array_equal(sound, wanted)


def test_the_reverb_gets_its_share(tmp_path: Path) -> None:
    def wet(*events: Play, rows: tuple[tuple[int, int], ...] = ()) -> float:
        sampler = sampler_of(tmp_path, tone_font(*rows))
        block = sampler.render(8_192, [*events, on(0)])
        return level(block.wet) / level(block.dry[0])

    assert wet(control(0, 91, 0)) == 0
    # A fifth of the dry sound at 127, 40 of 127 by default.
    assert wet(control(0, 91, 127)) == pytest.approx(0.2, rel=0.01)
    assert wet() == pytest.approx(0.2 * 40 / 127, rel=0.01)
    assert wet(control(0, 91, 0), rows=((gen.REVERB_SEND, 300),)) == pytest.approx(0.3, rel=0.01)
