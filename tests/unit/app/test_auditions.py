"""What is heard for what is selected: by itself, and with the others."""

import numpy as np
import pytest
from msgspec.structs import replace

from arrangeboard.app import auditions
from arrangeboard.app.document import Document
from arrangeboard.app.finding_instruments import sound_names
from arrangeboard.app.selection import Cell, PartRef, Selection
from arrangeboard.app.tasting import tasting_notes, tasting_root
from arrangeboard.song.ids import PartId
from arrangeboard.song.values import Chord, Sound
from arrangeboard.sound.score.excerpts import Excerpt
from arrangeboard.sound.score.values import RATE
from arrangeboard.theory.instruments import usual_range
from tests.unit.board.songs import BAR, BEAT, CHORUS_1, DRUMS, HOOK, VERSE, VERSE_1, VOCAL, small_song

HOOK_PART, BEAT_PART = PartRef(CHORUS_1, VOCAL, PartId(12)), PartRef(VERSE_1, DRUMS, PartId(11))
PLANNED_PART = PartRef(VERSE_1, VOCAL, PartId(10))


def document(selection: Selection) -> Document:
    made = Document(small_song())
    made.select(selection)
    return made


def parts(*refs: PartRef) -> Selection:
    return Selection(parts=frozenset(refs))


def pitches(excerpt: Excerpt | None) -> list[int]:
    assert excerpt is not None
    rows = excerpt.score.note_column
    heard = rows[(rows["frame"] >= excerpt.start_frame) & (rows["frame"] < excerpt.end_frame)]
    return [int(pitch) for pitch in heard["pitch"]]


def seconds(excerpt: Excerpt | None) -> float:
    assert excerpt is not None
    return (excerpt.end_frame - excerpt.start_frame) / RATE


def test_a_part_is_heard_by_itself() -> None:
    assert set(pitches(auditions.alone(document(parts(BEAT_PART))))) == {36, 38}


def test_several_parts_are_heard_together() -> None:
    found = auditions.alone(document(parts(BEAT_PART, HOOK_PART)))
    assert set(pitches(found)) == {36, 38, 60, 64, 67}


def test_a_part_with_the_others_is_heard_for_as_long_as_it_lasts() -> None:
    found = auditions.with_others(document(parts(BEAT_PART)))
    assert set(pitches(found)) == {36, 38}
    assert seconds(found) == pytest.approx(4.0)


def test_of_several_parts_the_first_ones_stretch_is_heard_with_the_others() -> None:
    found = auditions.with_others(document(parts(HOOK_PART, BEAT_PART)))
    assert set(pitches(found)) == {36, 38}


def test_a_section_is_heard_with_all_its_instruments_either_way() -> None:
    chosen = document(Selection(slots=frozenset({CHORUS_1})))
    assert set(pitches(auditions.alone(chosen))) == {60, 64, 67}
    assert pitches(auditions.alone(chosen)) == pitches(auditions.with_others(chosen))


def test_an_instrument_is_heard_by_a_phrase_in_its_sound() -> None:
    found = auditions.alone(document(Selection(lanes=frozenset({DRUMS}))))
    assert found is not None
    assert [channel.sound for channel in found.score.channels] == [Sound(drums=True)]
    assert {36, 38, 42} <= set(pitches(found))


def test_an_empty_cell_is_silent_by_itself_and_its_section_with_the_others() -> None:
    chosen = document(Selection(cells=frozenset({Cell(CHORUS_1, DRUMS)})))
    assert auditions.alone(chosen) is None
    assert set(pitches(auditions.with_others(chosen))) == {60, 64, 67}


def test_nothing_selected_and_a_planned_part_are_silent() -> None:
    assert auditions.alone(document(Selection())) is None
    assert auditions.with_others(document(Selection())) is None
    assert auditions.alone(document(parts(PLANNED_PART))) is None


def test_a_piece_of_the_tray_is_heard_once_in_the_sound_of_who_plays_it() -> None:
    kit = Sound(drums=True)
    found = auditions.piece(small_song(), BEAT, kit)
    assert pitches(found) == [36, 38, 36, 38]
    assert found is not None
    assert found.score.channels[0].sound == kit
    unused = auditions.piece(small_song(), HOOK, None)
    assert unused is not None
    assert unused.score.channels[0].sound == auditions.PIANO


def test_a_section_of_the_shelf_is_heard_though_no_order_has_it() -> None:
    song = small_song()
    empty = replace(song.arrangements[0], order=song.arrangements[0].order[1:])
    shelved = replace(song, arrangements=(empty,))
    assert set(pitches(auditions.shelved(shelved, song.sections[VERSE]))) == {36, 38}


def test_a_chord_holds_its_notes_over_its_bass() -> None:
    found = pitches(auditions.one_chord("F/A"))
    assert {pitch % 12 for pitch in found} == {5, 9, 0}
    assert min(found) % 12 == 9
    assert auditions.one_chord("N.C.") is None


def test_a_line_of_chords_is_heard_in_time() -> None:
    song = small_song()
    section = song.sections[VERSE]
    found = auditions.chord_line(song, section, section.chords)
    assert found is not None
    rows = found.score.note_column
    starts = sorted(set(np.round(rows["frame"] / RATE, 3).tolist()))
    assert starts == [0.0, 2.0, 4.0, 6.0]
    roots = [int(rows["pitch"][rows["frame"] == frame].min()) % 12 for frame in np.unique(rows["frame"])]
    assert roots == [5, 10, 5, 10]


def test_a_line_that_begins_late_is_heard_at_once_and_none_is_silent() -> None:
    song = small_song()
    section = song.sections[VERSE]
    found = auditions.chord_line(song, section, (Chord(2 * BAR, "C"),))
    assert found is not None
    assert found.start_frame == found.score.note_column["frame"][0]
    assert seconds(found) < 5
    assert auditions.chord_line(song, section, ()) is None


def test_every_sound_can_be_tried_inside_its_usual_range_and_in_a_few_seconds() -> None:
    for sound in sound_names():
        notes = tasting_notes(sound)
        lowest, highest = usual_range(sound)
        assert notes
        assert all(lowest <= note.pitch <= highest for note in notes), sound
        assert max(note.start_tick + note.length_ticks for note in notes) <= 2 * BAR


def test_a_phrase_rises_from_a_c_near_the_middle_that_leaves_it_room() -> None:
    assert tasting_root(21, 108) == 60
    assert tasting_root(28, 60) == 48
    assert tasting_root(61, 66) == 61
