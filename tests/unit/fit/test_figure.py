"""What a piece looks like to its neighbours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeboard.fit.figure import (
    Figure,
    StepNote,
    figure_of_notes,
    laid_out,
    merged,
    part_figure,
    transposed,
)
from arrangeboard.fit.steps import STEP_TICKS, span, step_at
from arrangeboard.song.ids import PartId, PieceId
from arrangeboard.song.tiles import cell_tiles
from arrangeboard.song.values import Note, Part, Piece, Written

BAR = 48
"""Steps of a bar of 4/4."""

notes = st.lists(
    st.builds(
        Note,
        st.integers(-4, 95).map(lambda step: step * STEP_TICKS),
        st.integers(1, 30).map(lambda steps: steps * STEP_TICKS),
        st.integers(20, 100),
    ),
    max_size=12,
)


def figure_of(*played: tuple[int, int, int], steps: int = BAR) -> Figure:
    held = (Note(start * STEP_TICKS, length * STEP_TICKS, pitch) for start, length, pitch in played)
    return figure_of_notes(held, steps * STEP_TICKS)


def test_a_note_sounds_on_its_steps_and_begins_on_its_first() -> None:
    figure = figure_of((12, 6, 64))
    assert figure.sounding[4] == span(12, 18)
    assert figure.onsets[4] == figure.strikes == 1 << 12
    assert not any(mask for pitch_class, mask in enumerate(figure.sounding) if pitch_class != 4)


def test_ticks_fall_on_the_nearest_step() -> None:
    assert [step_at(tick) for tick in (-41, -40, 0, 39, 40, 80)] == [-1, 0, 0, 0, 1, 1]


@pytest.mark.parametrize("length", [30, 79, 960, 1000, 3215, 5487])
def test_a_looped_piece_lies_where_it_is_performed_however_long_it_is(length: int) -> None:
    whole = 8 * 3840
    starts = sorted({0, length // 3, length - 1})
    piece = Piece(PieceId(1), length_ticks=length, content=Written(tuple(Note(one, 7, 60) for one in starts)))
    part = Part(PartId(1), PieceId(1), start_tick=960)
    played = {
        step_at(note.start_tick)
        for tile in cell_tiles((part,), (piece,), whole, drums=False)
        for note in tile.notes
    }
    figure = part_figure(part, piece, whole, drums=False)
    assert {note.start for note in figure.notes} == {step for step in played if step < figure.steps}


@given(st.lists(st.integers(0, 127), min_size=1, max_size=6), st.integers(-60, 60))
def test_a_figure_is_transposed_as_a_part_sounds(pitches: list[int], semitones: int) -> None:
    piece = Piece(PieceId(1), length_ticks=960, content=Written(tuple(Note(0, 960, one) for one in pitches)))
    part = Part(PartId(1), PieceId(1), transpose=semitones)
    (tile,) = cell_tiles((part,), (piece,), 960, drums=False)
    figure = part_figure(part, piece, 960, drums=False)
    assert [note.pitch for note in figure.notes] == sorted(note.pitch for note in tile.notes)
    assert all(figure.sounding[note.pitch % 12] for note in figure.notes)


def test_a_pickup_is_kept_apart_from_the_bar() -> None:
    figure = figure_of((-6, 6, 60), (0, 12, 62))
    assert figure.pickup == (StepNote(-6, 0, 60),)
    assert figure.sounding[0] == 0


def test_a_note_rings_no_further_than_the_figure_in_its_masks() -> None:
    assert figure_of((40, 30, 60)).sounding[0] == span(40, BAR)


def test_tiles_repeat_the_figure_and_only_the_first_brings_its_pickup() -> None:
    figure = laid_out(figure_of((-3, 3, 59), (0, 12, 60)), 0, 3 * BAR, 3 * BAR)
    assert [note.start for note in figure.notes] == [0, BAR, 2 * BAR]
    assert figure.pickup == (StepNote(-3, 0, 59),)


def test_a_pickup_into_the_middle_of_a_section_is_heard_there() -> None:
    figure = laid_out(figure_of((-3, 3, 59), (0, 12, 60)), BAR, 2 * BAR, 2 * BAR)
    assert figure.pickup == ()
    assert [note.start for note in figure.notes] == [BAR - 3, BAR]


def test_the_last_tile_is_cut_where_the_part_ends() -> None:
    figure = laid_out(figure_of((0, 12, 60), (24, 12, 62)), 0, BAR + 24, 2 * BAR)
    assert [note.start for note in figure.notes] == [0, 24, BAR]


@given(notes, st.integers(-12, 12))
def test_transposing_turns_the_pitch_classes_and_moves_nothing_in_time(
    played: list[Note], semitones: int
) -> None:
    figure = figure_of_notes(played, 96 * STEP_TICKS)
    moved = transposed(figure, semitones)
    raised = [Note(note.start_tick, note.length_ticks, note.pitch + semitones) for note in played]
    assert moved == figure_of_notes(raised, 96 * STEP_TICKS)
    assert transposed(moved, -semitones) == figure


@given(notes, notes)
def test_figures_over_one_another_sound_what_both_sound(one: list[Note], other: list[Note]) -> None:
    both = merged((figure_of_notes(one, 7680), figure_of_notes(other, 7680)), 96)
    assert both == figure_of_notes(one + other, 7680)
