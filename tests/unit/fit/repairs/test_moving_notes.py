"""Notes on other pitches: none sounds twice, few enough that the tune stays itself, none out of the key."""

import pytest

from arrangeboard.app.fit.repairing import place_at
from arrangeboard.fit.case import Case
from arrangeboard.fit.figure import StepNote
from arrangeboard.fit.finding import Finding, Measure
from arrangeboard.fit.repairs import repairs
from arrangeboard.fit.repairs.material import Material, Sung, moved_onto
from arrangeboard.fit.repairs.transposing import transpositions_for
from arrangeboard.fit.repairs.trying import case_of
from arrangeboard.song.values import Note, Song
from tests.unit.fit.repairs.repair_songs import BEAT, VOICE, at_of, piece, quarters, song_of

SHORT, LONG, WHOLE = BEAT, 2 * BEAT, 4 * BEAT


def material(*notes: Note) -> Material:
    sung = tuple(Sung(note, StepNote(0, 1, note.pitch)) for note in sorted(notes))
    return Material(piece(notes), sung, tiled=False, written_out=False)


@pytest.mark.parametrize(
    ("other", "after"),
    [
        (Note(BEAT, SHORT, 81), [(0, BEAT), (BEAT, SHORT)]),
        (Note(0, SHORT, 81), [(0, LONG)]),
        (Note(0, WHOLE, 81), [(0, WHOLE)]),
        (Note(LONG, SHORT, 81), [(0, LONG), (LONG, SHORT)]),
    ],
)
def test_a_note_that_meets_another_on_its_new_pitch_does_not_sound_twice(
    other: Note, after: list[tuple[int, int]]
) -> None:
    held = Note(0, LONG, 82)
    found = material(held, other)
    steps = {one: -1 for one in found.sung if one.note == held}
    notes = moved_onto(found, steps)
    assert [(note.start_tick, note.length_ticks) for note in notes] == after
    assert {note.pitch for note in notes} == {81}


def test_notes_that_overlap_elsewhere_stay_as_they_were_written() -> None:
    doubled = Note(0, LONG, 60), Note(BEAT, LONG, 60)
    found = material(*doubled, Note(0, SHORT, 82))
    steps = {one: -1 for one in found.sung if one.note.pitch == 82}
    assert set(doubled) <= set(moved_onto(found, steps))


def case(song: Song) -> Case:
    place = place_at(song, at_of(song, VOICE))
    found = None if place is None else case_of(song, place)
    assert found is not None
    return found


def told(code: str) -> Finding:
    return Finding(code, "mild", 0.3, 0, 192, Measure("measure", 2.0, 1.0, 90))


def over_c(*pitches: int) -> Song:
    return song_of({VOICE: piece(quarters(pitches))}, chords=("C", "C", "C", "C"))


def codes_for(*pitches: int) -> set[str]:
    return {one.code for one in repairs(case(over_c(*pitches)), told("few-chord-tones"))}


def test_a_quarter_of_a_tune_may_move_to_chord_tones_and_no_more() -> None:
    few = 60, 64, 65, 67, 60, 64, 69, 67, 60, 64, 71, 67, 60, 64, 67, 60
    assert "chord-tone" in codes_for(*few)
    assert not {"chord-tone", "chord-tone-named"} & codes_for(*(60, 65, 69, 71) * 4)


def test_only_where_the_key_is_the_matter_may_a_transposition_leave_it() -> None:
    found = case(over_c(*(65, 69, 72, 69) * 4))
    kept, scale = transpositions_for(found, told("few-chord-tones")), {0, 2, 4, 5, 7, 9, 11}
    assert kept
    assert all((pitch + by) % 12 in scale for by in kept for pitch in (65, 69, 72))
    away = case(song_of({VOICE: piece(quarters((60, 64, 67, 64) * 4))}, chords=("E", "E", "E", "E")))
    assert 4 in transpositions_for(away, told("wrong-key"))
    assert 4 not in transpositions_for(away, told("few-chord-tones"))
