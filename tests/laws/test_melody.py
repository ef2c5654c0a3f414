"""What is done to notes can be taken back by doing the opposite."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from arrangeboard.melody.pitch import inverted, inverted_in_scale, stepped, transposed
from arrangeboard.melody.shape import glued, louder, ramped_velocity, split_at, with_velocity
from arrangeboard.melody.snap import NOTE_VALUES, OFF, Snap, SnapKind, after, before, nearest
from arrangeboard.melody.timing import (
    Quantise,
    end_of,
    humanised,
    legato,
    moved,
    quantised,
    retrograde,
    time_scaled,
)
from arrangeboard.song.bars import BarGrid, bar_grid
from arrangeboard.song.find import EditRefused
from arrangeboard.song.keys import KEYS
from arrangeboard.song.values import MeterChange, Note
from arrangeboard.theory.keys import scale
from tests.laws.songs import BEAT, METERS, notes

Melody = tuple[Note, ...]

melodies = st.lists(notes(-BEAT, 16 * BEAT), max_size=30).map(lambda found: tuple(sorted(found)))
scales = st.sampled_from(KEYS).map(scale) | st.sets(st.integers(0, 11), min_size=1).map(tuple)
kinds: tuple[SnapKind, ...] = ("straight", "dotted", "triplet")
snaps = st.just(OFF) | st.builds(Snap, st.sampled_from(NOTE_VALUES), st.sampled_from(kinds))


def quantises(**fixed: SearchStrategy[Any]) -> SearchStrategy[Quantise]:
    fields = {
        "grid_ticks": st.sampled_from((60, 160, 240, 320, 480, 960)),
        "strength_percent": st.integers(0, 100),
        "swing_percent": st.integers(50, 75),
        "ends": st.booleans(),
    }
    return st.builds(Quantise, **{**fields, **fixed})


def grids() -> SearchStrategy[BarGrid]:
    changes = st.sampled_from(((), (MeterChange(1, 3, 4),), (MeterChange(2, 7, 8),)))
    return st.builds(bar_grid, st.integers(3, 6), changes, st.sampled_from(METERS))


@given(melodies, st.integers(-40, 40))
def test_transposing_there_and_back_is_nothing(melody: Melody, semitones: int) -> None:
    try:
        there = transposed(melody, semitones)
    except EditRefused:
        assume(False)
    assert transposed(there, -semitones) == melody


@given(melodies, st.integers(-20, 20), scales)
def test_stepping_there_and_back_is_nothing(melody: Melody, steps: int, tones: tuple[int, ...]) -> None:
    try:
        there = stepped(melody, steps, tones)
    except EditRefused:
        assume(False)
    assert stepped(there, -steps, tones) == melody


@given(melodies, scales, st.sampled_from((-1, 1)))
def test_as_many_steps_as_the_scale_has_are_an_octave(
    melody: Melody, tones: tuple[int, ...], way: int
) -> None:
    assume(all(12 <= note.pitch <= 115 for note in melody))
    assert stepped(melody, way * len(tones), tones) == transposed(melody, 12 * way)


@given(melodies, st.none() | st.integers(100, 140))
def test_inverting_twice_is_nothing(melody: Melody, axis_sum: int | None) -> None:
    try:
        there = inverted(melody, axis_sum)
    except EditRefused:
        assume(False)
    assert inverted(there, axis_sum) == melody


@given(melodies)
def test_inverting_about_its_own_middle_always_works(melody: Melody) -> None:
    assert len(inverted(melody)) == len(melody)


@given(melodies, st.frozensets(st.integers(0, 11), max_size=12))
def test_inverting_in_a_scale_twice_is_nothing_and_keeps_its_notes_in_it(
    melody: Melody, tones: frozenset[int]
) -> None:
    try:
        there = inverted_in_scale(melody, tones)
    except EditRefused:
        assume(False)
    assert inverted_in_scale(there, tones) == melody
    in_scale = [note.pitch % 12 in tones for note in melody]
    assert sum(note.pitch % 12 in tones for note in there) == sum(in_scale)


@given(melodies)
def test_reversing_twice_is_nothing(melody: Melody) -> None:
    assert retrograde(retrograde(melody)) == melody


@given(melodies, st.integers(-5000, 5000))
def test_moving_there_and_back_is_nothing(melody: Melody, ticks: int) -> None:
    assert moved(moved(melody, ticks), -ticks) == melody


@given(melodies, st.sampled_from(((2, 1), (3, 1), (3, 2))))
def test_slower_and_as_much_faster_is_nothing(melody: Melody, factor: tuple[int, int]) -> None:
    slower, faster = factor
    assert time_scaled(time_scaled(melody, slower, faster), faster, slower) == melody


@given(melodies, st.integers(-BEAT, 20 * BEAT))
def test_gluing_what_was_split_is_nothing(melody: Melody, tick: int) -> None:
    whole = glued(melody)
    assert glued(split_at(whole, tick)) == whole


@given(melodies, st.integers(-BEAT, 20 * BEAT))
def test_splitting_keeps_how_long_each_pitch_sounds(melody: Melody, tick: int) -> None:
    halves = split_at(melody, tick)
    assert sum(note.length_ticks for note in halves) == sum(note.length_ticks for note in melody)
    assert not any(note.start_tick < tick < end_of(note) for note in halves)


@given(melodies, quantises(strength_percent=st.just(100)))
def test_quantising_fully_twice_is_once(melody: Melody, how: Quantise) -> None:
    once = quantised(melody, how)
    assert quantised(once, how) == once


@given(melodies, quantises(strength_percent=st.just(0), ends=st.just(False)))
def test_quantising_without_strength_is_nothing(melody: Melody, how: Quantise) -> None:
    assert quantised(melody, how) == melody


@given(melodies, quantises())
def test_quantising_never_moves_a_note_by_more_than_a_grid_line(melody: Melody, how: Quantise) -> None:
    for note in melody:
        (pulled,) = quantised([note], how)
        assert abs(pulled.start_tick - note.start_tick) <= how.grid_ticks
        assert pulled.length_ticks > 0


@given(melodies, st.integers(0, 2**31 - 1))
def test_humanising_with_one_seed_is_one_result(melody: Melody, seed: int) -> None:
    assert humanised(melody, seed) == humanised(reversed(melody), seed)


@given(melodies, st.integers(0, 1000))
def test_humanising_keeps_bar_1_and_the_pickup(melody: Melody, seed: int) -> None:
    loose = humanised(melody, seed, ticks=400)
    earliest = min((note.start_tick for note in melody), default=0)
    assert all(note.start_tick >= min(0, earliest) for note in loose)
    assert sum(note.start_tick >= 0 for note in loose) >= sum(note.start_tick >= 0 for note in melody)


@given(melodies, st.integers(-300, 300), st.integers(-300, 300), st.integers(0, 99))
def test_every_velocity_stays_from_1_to_127(melody: Melody, first: int, last: int, seed: int) -> None:
    changed = (
        *with_velocity(melody, first),
        *louder(melody, first),
        *ramped_velocity(melody, first, last),
        *humanised(melody, seed, velocity=100),
    )
    assert all(1 <= note.velocity <= 127 for note in changed)


@given(melodies, st.integers(0, 30 * BEAT))
def test_legato_twice_is_once_and_leaves_no_gap(melody: Melody, end_tick: int) -> None:
    bound = legato(melody, end_tick)
    assert legato(bound, end_tick) == bound
    starts = sorted({note.start_tick for note in bound})
    assert all(end_of(note) in {*starts, end_tick} for note in bound if note.start_tick < starts[-1])


@given(melodies, st.integers(-50, 50))
def test_nothing_but_splitting_and_gluing_changes_how_many_notes_there_are(
    melody: Melody, value: int
) -> None:
    for changed in (louder(melody, value), legato(melody, 9 * BEAT), humanised(melody, 3), inverted(melody)):
        assert len(changed) == len(melody)
        assert list(changed) == sorted(changed)


@given(st.integers(-3 * BEAT, 60 * BEAT), snaps, grids())
def test_lines_lie_around_a_tick(tick: int, snap: Snap, grid: BarGrid) -> None:
    earlier, later = before(tick, snap, grid), after(tick, snap, grid)
    assert earlier <= tick < later
    assert before(earlier, snap, grid) == earlier
    assert before(later, snap, grid) == later
    assert nearest(tick, snap, grid) in {earlier, later}


@given(grids(), snaps)
def test_every_bar_line_is_a_line(grid: BarGrid, snap: Snap) -> None:
    for line in grid.starts:
        assert nearest(line, snap, grid) == line


def test_a_note_that_would_leave_the_range_refuses_the_whole_change() -> None:
    melody = (Note(0, BEAT, 60), Note(BEAT, BEAT, 127))
    with pytest.raises(EditRefused, match="note-out-of-range"):
        transposed(melody, 1)
    with pytest.raises(EditRefused, match="note-out-of-range"):
        stepped(melody, 1, scale("C"))
    with pytest.raises(EditRefused, match="note-out-of-range"):
        inverted([replace(melody[0], pitch=3)], 140)
