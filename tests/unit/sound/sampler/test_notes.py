"""When notes begin, ring on, are let go, choked and cut."""

from pathlib import Path

import numpy as np
import pytest

from arrangeboard.sound.sampler.events import Play
from arrangeboard.sound.score.values import ALL_PITCHES, CUT, RESET
from arrangeboard.sound.soundfont import generators as gen
from tests.unit.sound.sampler.small_fonts import (
    A4,
    LOOPED,
    TONE,
    control,
    decibels,
    largest_step,
    level,
    off,
    on,
    played,
    sampler_of,
    tone_font,
)
from tests.unit.sound.soundfont.font_builder import Area, Recording, Sound, font

CONSTANT = Recording(np.full(4_000, 20_000, np.int16), loop=(1_000, 3_000))
# A second from full to nothing.
SLOW_RELEASE = (gen.VOLUME_RELEASE, 0)


@pytest.mark.parametrize("frame", [0, 1, 63, 64, 100, 511, 512, 777])
def test_a_note_begins_at_its_very_frame(tmp_path: Path, frame: int) -> None:
    sampler = sampler_of(tmp_path, tone_font(recording=CONSTANT))
    sound = played(sampler, 2_048, on(frame))[0, 0]
    assert np.abs(sound[: frame + 1]).max() < 1e-6
    assert sound[frame + 1] > 1e-4


def test_an_attack_of_no_time_is_over_in_three_milliseconds(tmp_path: Path) -> None:
    sound = played(sampler_of(tmp_path, tone_font(recording=CONSTANT)), 2_048, on(100))[0, 0]
    assert sound[100 + 130] == pytest.approx(sound[1_000], rel=1e-3)
    assert largest_step(sound) < 0.05 * sound.max()


def test_only_the_channel_played_sounds(tmp_path: Path) -> None:
    sound = played(sampler_of(tmp_path, tone_font()), 2_048, on(0, channel=1))
    assert not sound[0].any()
    assert sound[1].any()


def test_the_level_falls_after_the_note_is_let_go(tmp_path: Path) -> None:
    sound = played(sampler_of(tmp_path, tone_font(SLOW_RELEASE)), 44_100, on(0), off(11_025))[0, 0]
    held = level(sound[9_000:11_000])
    assert level(sound[5_000:7_000]) == pytest.approx(held, rel=0.01)
    # The release falls 96 decibels a second.
    assert decibels(level(sound[21_525:22_525]), held) == pytest.approx(-24, abs=1)


def test_a_voice_ends_when_its_release_is_over(tmp_path: Path) -> None:
    sampler = sampler_of(tmp_path, tone_font())
    played(sampler, 4_096, on(0), off(2_048))
    assert sampler.voices == 0
    assert not played(sampler, 1_024).any()


def test_an_unlooped_voice_ends_with_its_sample(tmp_path: Path) -> None:
    sampler = sampler_of(tmp_path, font([TONE], [[Area()]], [Sound()]))
    sound = played(sampler, 8_192, on(10))[0, 0]
    assert sound[4_300:4_400].any()
    assert not sound[4_430:].any()
    assert sampler.voices == 0


def test_the_sustain_pedal_holds_notes_that_are_let_go(tmp_path: Path) -> None:
    events = (control(0, 64, 127), on(0), off(4_000), control(20_000, 64, 0))
    sampler = sampler_of(tmp_path, tone_font())
    sound = played(sampler, 30_000, *events)[0, 0]
    assert level(sound[18_000:19_000]) == pytest.approx(level(sound[2_000:3_000]), rel=0.01)
    assert not sound[24_000:].any()


def test_the_sostenuto_pedal_holds_only_what_sounded_when_it_went_down(tmp_path: Path) -> None:
    events = (on(0, 60), control(1_000, 66, 127), on(2_000, 72), off(4_000, 60), off(4_000, 72))
    sampler = sampler_of(tmp_path, tone_font())
    played(sampler, 20_000, *events)
    assert sampler.voices == 1
    played(sampler, 8_000, control(0, 66, 0))
    assert sampler.voices == 0


def test_a_note_struck_again_does_not_double(tmp_path: Path) -> None:
    sampler = sampler_of(tmp_path, tone_font())
    strikes = [on(2_000 * number) for number in range(8)]
    sound = played(sampler, 20_000, *strikes)[0, 0]
    assert sampler.voices == 1
    assert level(sound[18_000:]) == pytest.approx(level(sound[1_000:2_000]), rel=0.02)


@pytest.mark.parametrize(
    "event", [Play(9_000, 0, CUT, ALL_PITCHES, 0), Play(9_000, 0, CUT, -1, 0), control(9_000, 120, 0)]
)
def test_a_cut_is_short_and_without_a_click(tmp_path: Path, event: Play) -> None:
    sampler = sampler_of(tmp_path, tone_font((gen.VOLUME_RELEASE, 2_400)))
    sound = played(sampler, 12_000, on(0, 60), on(0, 64), on(0, 67), event)[0, 0]
    assert level(sound[8_000:9_000]) > 0.01
    assert not sound[9_000 + 400 :].any()
    assert largest_step(sound[8_900:]) <= largest_step(sound[5_000:8_000]) * 1.1


def test_a_cut_of_a_pitch_leaves_the_others(tmp_path: Path) -> None:
    sampler = sampler_of(tmp_path, tone_font())
    played(sampler, 8_000, on(0, 60), on(0, 64), Play(2_000, 0, CUT, 60, 0))
    assert sampler.voices == 1


def test_a_cut_leaves_other_channels(tmp_path: Path) -> None:
    sampler = sampler_of(tmp_path, tone_font())
    played(sampler, 8_000, on(0), on(0, channel=1), Play(2_000, 0, CUT, ALL_PITCHES, 0))
    assert sampler.voices == 1


def test_all_notes_off_lets_go_what_is_held(tmp_path: Path) -> None:
    sampler = sampler_of(tmp_path, tone_font())
    played(sampler, 10_000, on(0, 60), on(0, 64), control(1_000, 123, 0))
    assert sampler.voices == 0


def test_reset_lets_go_what_only_a_pedal_held(tmp_path: Path) -> None:
    sampler = sampler_of(tmp_path, tone_font())
    played(sampler, 10_000, control(0, 64, 127), on(0), off(500), Play(2_000, 0, RESET, 0, 0))
    assert sampler.voices == 0


def test_a_closed_hi_hat_chokes_an_open_one(tmp_path: Path) -> None:
    hats = [
        Area(keys=(46, 46), generators=[LOOPED, (gen.EXCLUSIVE_CLASS, 1), (gen.ROOT_KEY, 46)]),
        Area(keys=(42, 42), generators=[(gen.EXCLUSIVE_CLASS, 1), (gen.ATTENUATION, 1_440)]),
        Area(keys=(38, 38), generators=[(gen.ATTENUATION, 1_440)]),
    ]
    sampler = sampler_of(tmp_path, font([TONE], [hats], [Sound()]))
    sound = played(sampler, 16_384, on(0, 46), on(6_000, 38), on(9_000, 42))[0, 0]
    assert level(sound[7_000:9_000]) > 0.01
    assert level(sound[9_400:]) < 1e-3


def test_both_sides_of_a_choking_sound_are_heard(tmp_path: Path) -> None:
    sides = [Area(generators=[LOOPED, (gen.EXCLUSIVE_CLASS, 1), (gen.PAN, pan)]) for pan in (-500, 500)]
    sound = played(sampler_of(tmp_path, font([TONE], [sides], [Sound()])), 8_000, on(0))[0]
    assert level(sound[0, 4_000:]) == pytest.approx(level(sound[1, 4_000:]), rel=1e-3)


def test_what_channels_or_kinds_there_are_not_is_passed_over(tmp_path: Path) -> None:
    sampler = sampler_of(tmp_path, tone_font())
    sound = played(sampler, 1_024, on(0, channel=9), Play(0, 0, 99, 0, 0), Play(0, -1, CUT, 0, 0), off(0))
    assert not sound.any()


def test_a_channel_without_a_sound_is_silent(tmp_path: Path) -> None:
    sampler = sampler_of(tmp_path, tone_font())
    sampler._notes.presets[0] = None
    assert not played(sampler, 1_024, on(0)).any()


def test_another_sound_counts_from_the_next_note_on(tmp_path: Path) -> None:
    sounds = [Sound([Area(0)], program=0), Sound([Area(1)], program=1)]
    quiet = [Area(generators=[LOOPED, (gen.ATTENUATION, 500)])]
    sampler = sampler_of(tmp_path, font([TONE], [[Area(generators=[LOOPED])], quiet], sounds))
    first = played(sampler, 4_096, on(0))[0, 0]
    sampler.set_sound(0, bank=0, program=1, drums=False)
    rings_on = played(sampler, 4_096)[0, 0]
    second = played(sampler, 8_192, off(0), on(4_000, A4 + 1))[0, 0]
    assert level(rings_on) == pytest.approx(level(first[1_000:]), rel=0.01)
    # 50 decibels of a zone's own attenuation count as 20.
    assert decibels(level(second[6_000:]), level(rings_on)) == pytest.approx(-20, abs=0.5)
