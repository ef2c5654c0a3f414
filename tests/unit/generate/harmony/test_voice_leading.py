"""Chords laid out as pitches that move little."""

import pytest

from arrangeboard.generate.harmony.voice_leading import close_voicings, lead_voices, voices
from arrangeboard.generate.pulses import pulse_ticks
from arrangeboard.song.values import Meter
from arrangeboard.theory.chords import read_chord


def led(*symbols: str) -> list[tuple[int, ...]]:
    return list(lead_voices([read_chord(symbol) for symbol in symbols], 52, 76))


def test_the_first_voicing_stands_in_the_middle_of_the_range() -> None:
    (first,) = led("C")
    assert abs(sum(first) / len(first) - 64) <= 4


def test_voices_stay_or_move_by_a_step_between_related_chords() -> None:
    for before, after in zip(*[led("C", "Am", "F", "G", "C")[place:] for place in (0, 1)], strict=False):
        assert max(min(abs(a - b) for b in before) for a in after) <= 2


def test_a_voicing_sounds_the_notes_of_its_chord() -> None:
    for symbol in ("C", "Dm7", "G7", "Bbmaj7", "F#m7b5", "Csus4", "E5"):
        (voicing,) = led(symbol)
        assert {pitch % 12 for pitch in voicing} == set(read_chord(symbol).pitch_classes)


def test_of_a_large_chord_the_fifth_is_left_out_first() -> None:
    assert len(voices(read_chord("C13"))) == 4
    assert 7 not in voices(read_chord("C9"))
    assert {4, 10} <= set(voices(read_chord("C13")))


def test_no_chord_has_no_voices_and_the_next_goes_on_from_before() -> None:
    before, silence, after = led("C", "N.C.", "C")
    assert silence == ()
    assert before == after


def test_close_voicings_lie_within_an_octave_and_the_range() -> None:
    for voicing in close_voicings(read_chord("Am7"), 50, 70):
        assert 50 <= voicing[0] <= voicing[-1] <= 70
        assert voicing[-1] - voicing[0] < 12


@pytest.mark.parametrize(
    ("numerator", "denominator", "beats"),
    [
        (4, 4, [0, 960, 1920, 2880]),
        (3, 4, [0, 960, 1920]),
        (2, 2, [0, 1920]),
        (6, 8, [0, 1440]),
        (12, 8, [0, 1440, 2880, 4320]),
        (3, 8, [0, 480, 960]),
        (5, 8, [0, 960]),
        (7, 8, [0, 960, 1920]),
        (1, 4, [0]),
        (1, 16, [0]),
        (5, 4, [0, 960, 1920, 2880, 3840]),
    ],
)
def test_beats_are_felt_as_musicians_count_them(numerator: int, denominator: int, beats: list[int]) -> None:
    assert list(pulse_ticks(Meter(numerator, denominator))) == beats
