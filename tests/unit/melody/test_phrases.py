from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from arrangeboard.melody.cutting import bar_1_of, cut
from arrangeboard.melody.phrases import phrases
from arrangeboard.song.bars import bar_grid
from arrangeboard.song.values import Meter, Note
from tests.laws.songs import notes

BEAT, BAR = 960, 3840
GRID = bar_grid(16, (), Meter())
WALTZ = bar_grid(8, (), Meter(3, 4))


def tune(*bars: int, lead_in: int = 0) -> list[Note]:
    """Eighths from each of these bars on for three bars and a half, led into by so many eighths."""
    return [
        Note(bar * BAR + at * BEAT // 2, BEAT // 2, 60 + at % 5) for bar in bars for at in range(-lead_in, 28)
    ]


def starts(found: list[Note]) -> list[int]:
    return [phrase.start_tick for phrase in phrases(found, GRID.length_ticks, GRID)]


def test_rests_part_phrases_at_the_bar_line_behind_them() -> None:
    assert starts(tune(0, 4, 8, 12)) == [0, 4 * BAR, 8 * BAR, 12 * BAR]


def test_a_pickup_belongs_to_the_phrase_that_it_leads_into() -> None:
    assert starts(tune(0, 4, 8, lead_in=2)) == [-BEAT, 4 * BAR - BEAT, 8 * BAR - BEAT]


def test_long_notes_end_phrases() -> None:
    melody = []
    for bar in (0, 4):
        melody += [Note(bar * BAR + at * BEAT // 2, BEAT // 2, 64) for at in range(24)]
        melody.append(Note((bar + 3) * BAR, BAR, 60))

    assert [phrase.why for phrase in phrases(melody, 8 * BAR, GRID)] == ["start", "long-note"]
    assert starts(melody) == [0, 4 * BAR]


def test_a_clear_rest_after_two_bars_parts_them() -> None:
    melody = [Note(bar * BAR + at * BEAT, BEAT, 60) for bar in range(0, 8, 2) for at in range(6)]

    assert starts(melody) == [0, 2 * BAR, 4 * BAR, 6 * BAR]


def test_music_without_rests_is_cut_every_four_bars() -> None:
    steady = [Note(at * BEAT // 2, BEAT // 2, 42) for at in range(128)]

    assert starts(steady) == [0, 4 * BAR, 8 * BAR, 12 * BAR]
    assert {phrase.why for phrase in phrases(steady, 16 * BAR, GRID)} == {"start", "bars"}


def test_bars_of_silence_belong_to_no_phrase() -> None:
    found = phrases(tune(0, 12), 16 * BAR, GRID)

    assert [(one.start_tick, one.end_tick) for one in found] == [(0, 4 * BAR), (12 * BAR, 16 * BAR)]


def test_nothing_has_no_phrases() -> None:
    assert phrases((), 16 * BAR, GRID) == ()


@given(st.lists(notes(-BEAT, 16 * BAR), min_size=1, max_size=40))
def test_phrases_do_not_overlap_and_lose_no_note(melody: list[Note]) -> None:
    found = phrases(melody, GRID.length_ticks, GRID)

    assert all(one.end_tick <= other.start_tick for one, other in pairwise(found))
    assert all(one.start_tick < one.end_tick for one in found)
    assert all(sum(one.start_tick <= note.start_tick < one.end_tick for one in found) == 1 for note in melody)


@given(st.lists(notes(-BEAT, 16 * BAR), min_size=1, max_size=40))
def test_pieces_cut_at_phrases_sound_together_as_the_melody_did(melody: list[Note]) -> None:
    cuts = [cut(melody, one.start_tick, one.end_tick, GRID) for one in phrases(melody, 16 * BAR, GRID)]

    heard = [(one.first_tick + note.start_tick, note.pitch) for one in cuts for note in one.notes]
    assert sorted(heard) == sorted((note.start_tick, note.pitch) for note in melody)
    assert all(one.first_tick + one.length_ticks <= other.first_tick for one, other in pairwise(cuts))
    assert all(-one.pickup_ticks <= note.start_tick for one in cuts for note in one.notes)


def test_up_to_half_a_bar_before_a_line_is_a_pickup() -> None:
    assert bar_1_of(BAR - 2 * BEAT, GRID) == BAR
    assert bar_1_of(BAR - 2 * BEAT - 1, GRID) == 0
    assert bar_1_of(-500, GRID) == 0
    assert bar_1_of(99 * BAR, GRID) == 16 * BAR


def test_a_stretch_is_whole_bars_with_a_pickup_of_whole_beats() -> None:
    stretch = cut(tune(4, lead_in=1), 4 * BAR - 480, 8 * BAR, GRID)

    assert (stretch.first_tick, stretch.length_ticks, stretch.pickup_ticks) == (4 * BAR, 4 * BAR, BEAT)
    assert stretch.notes[0] == Note(-480, 480, 64)


def test_a_stretch_is_at_least_a_bar_of_its_meter() -> None:
    assert cut([Note(0, 9, 60)], 0, BEAT, WALTZ).length_ticks == 3 * BEAT
