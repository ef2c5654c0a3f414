"""What happens when more is played than there may be voices."""

from pathlib import Path

import numpy as np

from tests.unit.sound.sampler.small_fonts import (
    A4,
    largest_step,
    level,
    off,
    on,
    played,
    sampler_of,
    tone_font,
)


def test_there_are_never_more_voices_than_allowed_for_long(tmp_path: Path) -> None:
    sampler = sampler_of(tmp_path, tone_font(), most_voices=8)
    played(sampler, 30_000, *(on(number * 500, 40 + number) for number in range(40)))
    assert sampler.voices == 8


def test_the_quietest_makes_room(tmp_path: Path) -> None:
    sampler = sampler_of(tmp_path, tone_font(), most_voices=3)
    played(sampler, 8_000, on(0, 60, 120), on(0, 64, 20), on(0, 67, 100))
    played(sampler, 4_000, on(0, 72))
    assert sorted(voice.pitch for voice in sampler._voices) == [60, 67, 72]


def test_what_is_let_go_makes_room_before_what_is_held(tmp_path: Path) -> None:
    slow = (38, 2_000)
    sampler = sampler_of(tmp_path, tone_font(slow), most_voices=2)
    played(sampler, 8_000, on(0, 60, 127), on(0, 64, 20), off(6_000, 60))
    played(sampler, 4_000, on(0, 72))
    assert sorted(voice.pitch for voice in sampler._voices) == [64, 72]


def test_making_room_does_not_click(tmp_path: Path) -> None:
    sampler = sampler_of(tmp_path, tone_font(), most_voices=4)
    steady = played(
        sampler, 10_000, *(on(0, A4) for _ in range(1)), *(on(0, 60 + number) for number in range(3))
    )
    stolen = played(sampler, 10_000, *(on(1_000 * number, 61 + number, 90) for number in range(9)))
    allowed = largest_step(steady[0, 0, 2_000:])
    assert largest_step(stolen[0, 0]) < 1.6 * allowed


def test_of_many_that_make_room_at_once_the_quietest_go(tmp_path: Path) -> None:
    sampler = sampler_of(tmp_path, tone_font(), most_voices=6)
    played(sampler, 8_000, *(on(0, 60 + number, 20 + 15 * number) for number in range(6)))
    played(sampler, 4_000, *(on(100, 80 + number) for number in range(4)))
    assert sorted(voice.pitch for voice in sampler._voices) == [64, 65, 80, 81, 82, 83]


def test_a_storm_of_notes_at_one_moment_is_survived(tmp_path: Path) -> None:
    sampler = sampler_of(tmp_path, tone_font(), most_voices=16)
    sound = played(sampler, 4_096, *(on(7, number % 128, 100, number % 2) for number in range(600)))
    assert np.isfinite(sound).all()
    assert level(sound) > 0
    assert sampler.voices <= 16
