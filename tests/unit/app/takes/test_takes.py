"""A take becomes pieces in its lane: cut at sections, over or in place of what is there, in one step."""

import pytest
from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.selection import Cell, Selection
from arrangeboard.app.takes.keeping import (
    Recorded,
    keep_only_here,
    keep_take,
    lane_to_record,
    tick_to_record,
    timed,
)
from arrangeboard.app.takes.placing import with_take
from arrangeboard.melody.takes import Take
from arrangeboard.song.edits.parts import add_part
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import ArrangementId, LaneId, SlotId
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Control, Generated, Note, Part, Piece, Section, Slot, Song
from arrangeboard.storage.settings import TakeMode
from tests.unit.board.songs import BAR, BEAT, CHORUS, CHORUS_1, DRUMS, HOOK, VERSE, VERSE_1, VOCAL, small_song

VERSE_END = 4 * BAR


def played(*places: tuple[int, int], length: int = 480) -> Take:
    """Notes at ticks and pitches."""
    return Take(tuple(sorted(Note(tick, length, pitch, 80) for tick, pitch in places)))


def placed(take: Take, mode: TakeMode = "overdub", song: Song | None = None, lane: LaneId = VOCAL) -> Song:
    """A small song with a take from its start."""
    song = small_song() if song is None else song
    made = with_take(song, lane, take, start_tick=0, mode=mode)
    assert problems(made) == ()
    return made


def only_part(song: Song, lane: LaneId = VOCAL) -> tuple[Part, Piece]:
    """The one part of the verse in a lane, with its piece."""
    (part,) = song.sections[VERSE].parts[lane]
    assert part.piece is not None
    return part, song.pieces[part.piece]


def test_a_take_over_a_planned_part_becomes_a_piece_as_long_as_the_bars_played() -> None:
    song = placed(played((100, 60), (BAR + 960, 62)))
    first, rest = song.sections[VERSE].parts[VOCAL]
    assert first.piece is not None
    piece = song.pieces[first.piece]
    assert (piece.name, piece.length_ticks, piece.pickup_ticks) == ("Take 1", 2 * BAR, 0)
    assert piece.written.notes == (Note(100, 480, 60, 80), Note(BAR + 960, 480, 62, 80))
    assert (rest.piece, rest.start_tick) == (None, 2 * BAR)


def test_a_take_over_the_whole_section_reaches_to_its_end_whatever_its_length() -> None:
    part, piece = only_part(placed(played((0, 60), (3 * BAR, 62))))
    assert part.length_ticks is None
    assert piece.length_ticks == 4 * BAR


def test_a_take_is_cut_where_sections_begin() -> None:
    song = placed(played((0, 60), (VERSE_END - 1920, 61), (VERSE_END, 62)), "replace")
    _, verse = only_part(song)
    chorus = [part for part in song.sections[CHORUS].parts[VOCAL] if part.piece not in (None, HOOK)]
    assert [note.pitch for note in verse.written.notes] == [60, 61]
    assert chorus[0].piece is not None
    assert song.pieces[chorus[0].piece].name == "Take 2"
    assert song.pieces[chorus[0].piece].written.notes == (Note(0, 480, 62, 80),)


def test_notes_after_a_rest_just_before_a_section_lead_into_it() -> None:
    song = placed(played((0, 60), (VERSE_END - 480, 65), (VERSE_END, 67)), "replace")
    chorus = song.sections[CHORUS].parts[VOCAL][0]
    assert chorus.piece is not None
    piece = song.pieces[chorus.piece]
    assert piece.pickup_ticks == 960
    assert [note.start_tick for note in piece.written.notes] == [-480, 0]


def test_a_line_that_runs_on_into_the_next_section_has_no_pickup_cut_off_it() -> None:
    take = played(*((tick, 60) for tick in range(0, VERSE_END + BAR, 960)), length=900)
    song = placed(take, "replace")
    _, verse = only_part(song)
    assert len(verse.written.notes) == 16
    assert verse.written.notes[-1].start_tick == VERSE_END - 960


def test_a_note_a_hair_before_a_section_belongs_to_it() -> None:
    take = played(*((tick, 60) for tick in range(0, VERSE_END, 960)), (VERSE_END - 20, 67), length=900)
    song = placed(take, "replace")
    chorus = song.sections[CHORUS].parts[VOCAL][0]
    assert chorus.piece is not None
    assert song.pieces[chorus.piece].written.notes == (Note(-20, 900, 67, 80),)


def test_notes_in_the_count_in_lead_into_where_the_recording_began() -> None:
    part, piece = only_part(placed(played((-400, 55), (0, 60), (3 * BAR, 60))))
    assert part.start_tick == 0
    assert (piece.pickup_ticks, piece.written.notes[0].start_tick) == (960, -400)


def test_overdubbing_a_piece_that_plays_elsewhere_changes_only_this_part() -> None:
    song = add_part(
        replace(small_song(), sections={**small_song().sections, VERSE: _bare_verse()}),
        VERSE,
        VOCAL,
        piece=HOOK,
    )
    made = placed(played((960, 72)), song=song)
    part, piece = only_part(made)
    assert part.piece != HOOK
    assert (piece.name, piece.origin, piece.length_ticks) == ("Hook 2", HOOK, 4 * BAR)
    assert [n.pitch for n in piece.written.notes] == [60, 72, 67, 64, 64, 60, 67, 64, 64]
    assert made.pieces[HOOK] is song.pieces[HOOK]
    assert made.sections[CHORUS] is song.sections[CHORUS]


def test_overdubbing_a_piece_that_its_one_part_plays_whole_keeps_the_piece() -> None:
    song = small_song()
    beat = replace(song.pieces[BEAT], length_ticks=2 * BAR)
    made = placed(played((240, 42)), song=replace(song, pieces={**song.pieces, BEAT: beat}), lane=DRUMS)
    part, piece = only_part(made, DRUMS)
    assert part.piece == BEAT
    assert [n.pitch for n in piece.written.notes] == [36, 42, 38, 36, 38]


def test_overdubbing_a_piece_that_is_played_twice_leaves_it_as_it_is() -> None:
    made = placed(played((240, 42)), lane=DRUMS)
    part, piece = only_part(made, DRUMS)
    assert part.piece != BEAT
    assert piece.origin == BEAT
    assert [n.pitch for n in piece.written.notes] == [36, 42, 38, 36, 38, 36, 38, 36, 38]
    assert made.pieces[BEAT] == small_song().pieces[BEAT]


def test_overdubbing_a_part_that_is_shorter_than_its_piece_loses_nothing_of_that() -> None:
    song = small_song()
    verse = song.sections[VERSE]
    (part,) = verse.parts[DRUMS]
    parts = {**verse.parts, DRUMS: (replace(part, length_ticks=BAR // 2),)}
    song = replace(song, sections={**song.sections, VERSE: replace(verse, parts=parts)})
    made = placed(played((240, 42)), song=song, lane=DRUMS)
    _, piece = only_part(made, DRUMS)
    assert [n.pitch for n in piece.written.notes] == [36, 42, 38]
    assert made.pieces[BEAT] is song.pieces[BEAT]


def test_overdubbing_keeps_what_a_transposed_part_sounds() -> None:
    song = small_song()
    chorus = song.sections[CHORUS]
    (part,) = chorus.parts[VOCAL]
    moved = replace(chorus, parts={VOCAL: (replace(part, transpose=2, velocity=-10),)})
    song = replace(song, sections={**song.sections, CHORUS: moved})
    made = placed(played((VERSE_END + 960, 90)), song=song)
    (own, *_) = made.sections[CHORUS].parts[VOCAL]
    assert own.piece is not None
    assert (own.transpose, own.velocity) == (0, 0)
    assert made.pieces[own.piece].written.notes[0] == Note(0, 1800, 62, 80)


def test_overdubbing_a_piece_from_a_rule_writes_it_down_first() -> None:
    song = small_song()
    rule = replace(song.pieces[BEAT], content=Generated("four-on-the-floor"))
    song = replace(song, pieces={**song.pieces, BEAT: rule})
    made = placed(played((240, 81)), song=song, lane=DRUMS)
    part, piece = only_part(made, DRUMS)
    assert part.piece == BEAT
    assert not piece.is_generated
    assert 81 in {note.pitch for note in piece.written.notes}
    assert set(made.pieces) == set(song.pieces)


def test_overdubbing_beside_a_part_fills_the_gap_with_a_new_piece() -> None:
    made = placed(played((2 * BAR + 10, 42), (3 * BAR, 42)), lane=DRUMS)
    old, new = made.sections[VERSE].parts[DRUMS]
    assert old.piece == BEAT
    assert (new.start_tick, new.length_ticks) == (2 * BAR, 2 * BAR)


def test_replacing_makes_room_only_in_the_bars_that_were_played() -> None:
    made = placed(played((BAR, 42)), "replace", lane=DRUMS)
    old, new = made.sections[VERSE].parts[DRUMS]
    assert (old.piece, old.start_tick, old.length_ticks) == (BEAT, 0, BAR)
    assert (new.start_tick, new.length_ticks) == (BAR, BAR)


def test_a_pedal_that_is_down_at_a_border_is_down_in_the_next_section() -> None:
    notes = played((0, 60), (VERSE_END, 62)).notes
    controls = (Control(0, "controller", 64, 127), Control(VERSE_END + 960, "controller", 64, 0))
    made = placed(Take(notes, controls), "replace")
    chorus = made.sections[CHORUS].parts[VOCAL][0]
    assert chorus.piece is not None
    assert made.pieces[chorus.piece].written.controls == (
        Control(0, "controller", 64, 127),
        Control(960, "controller", 64, 0),
    )


def test_a_take_over_two_repeats_of_a_section_makes_the_second_independent() -> None:
    made = placed(played((VERSE_END, 62), (VERSE_END + 8 * BAR, 63)), "replace")
    _, first, second = made.arrangement.order
    assert first.section == CHORUS
    assert second.section != CHORUS


def test_what_was_kept_is_one_step_that_selects_it_and_names_its_places() -> None:
    document = Document(small_song())
    kept = keep_take(document, Recorded(VOCAL, played((VERSE_END, 62)), 0, "replace"))
    assert document.steps[-1].values == {"lane": "Vocal"}
    assert kept.linked
    assert kept.places == ("Chorus 1", "Chorus 2")
    assert {ref.slot for ref in document.selection.parts} == {CHORUS_1}
    document.undo()
    assert document.song == small_song()


def test_a_section_that_only_another_variant_plays_too_is_not_told_as_linked() -> None:
    song = small_song()
    (shown,) = song.arrangements
    variant = replace(shown, id=ArrangementId(20), order=(Slot(SlotId(21), VERSE),))
    song = replace(song, arrangements=(shown, variant), last_id=21)
    kept = keep_take(Document(song), Recorded(VOCAL, played((0, 62)), 0, "replace"))
    assert not kept.linked


def test_only_here_leaves_the_repeat_as_it_was() -> None:
    document = Document(small_song())
    kept = keep_take(document, Recorded(VOCAL, played((VERSE_END, 62)), 0, "replace"))
    kept = keep_only_here(document, kept)
    _, first, second = document.song.arrangement.order
    assert first.section != second.section == CHORUS
    assert document.song.sections[CHORUS] is not None
    assert document.song.sections[CHORUS].parts[VOCAL][0].piece == HOOK
    assert (kept.places, kept.linked) == (("Chorus 1",), False)
    assert document.step == 1


def test_only_here_is_refused_once_the_song_was_changed() -> None:
    document = Document(small_song())
    kept = keep_take(document, Recorded(VOCAL, played((VERSE_END, 62)), 0, "replace"))
    document.apply("step-rename-song", lambda song: replace(song, title="Other"))
    with pytest.raises(EditRefused, match="take-changed-since"):
        keep_only_here(document, kept)
    document.undo()
    assert not keep_only_here(document, kept).linked


def test_what_was_played_where_a_section_is_shorter_now_goes_into_the_tray() -> None:
    heard = small_song()
    verse = replace(heard.sections[VERSE], bars=2, chords=())
    document = Document(replace(heard, sections={**heard.sections, VERSE: verse}))
    take = played((0, 60), (3 * BAR + 960, 62))
    kept = keep_take(document, Recorded(VOCAL, take, 0, "replace", heard))
    assert kept.places == ("Verse",)
    (spare,) = (piece for piece in document.song.pieces.values() if piece.name in kept.spare)
    assert (spare.length_ticks, spare.written.notes) == (BAR, (Note(960, 480, 62, 80),))
    assert problems(document.song) == ()
    assert document.step == 1


def test_an_empty_take_is_no_step() -> None:
    document = Document(small_song())
    with pytest.raises(EditRefused, match="take-empty"):
        keep_take(document, Recorded(VOCAL, Take(), 0, "overdub"))
    assert document.step == 0


def test_the_grid_counts_from_each_section_and_brings_early_notes_into_the_next() -> None:
    take = timed(small_song(), played((130, 60), (VERSE_END - 60, 62)), "sixteenths")
    assert [note.start_tick for note in take.notes] == [240, VERSE_END]


def test_two_notes_of_one_pitch_on_one_line_are_one() -> None:
    take = timed(small_song(), played((10, 60), (100, 60), (3 * BAR, 61), length=80), "eighths")
    _, piece = only_part(placed(take))
    assert [note.pitch for note in piece.written.notes] == [60, 61]


def test_a_recording_goes_into_the_selected_lane_else_the_first() -> None:
    document = Document(small_song())
    assert lane_to_record(document)[0].id == VOCAL
    assert not lane_to_record(document)[1]
    document.select(Selection(cells=frozenset({Cell(VERSE_1, DRUMS)})))
    lane, is_chosen = lane_to_record(document)
    assert (lane.id, is_chosen) == (DRUMS, True)


@pytest.mark.parametrize(("field", "code"), [("lanes", "record-no-lane"), ("order", "record-no-section")])
def test_without_a_lane_or_a_section_there_is_nothing_to_record_into(field: str, code: str) -> None:
    song = small_song()
    if field == "lanes":
        bare = {key: replace(one, parts={}) for key, one in song.sections.items()}
        song = replace(song, lanes=(), sections=bare)
    else:
        song = replace(song, arrangements=(replace(song.arrangement, order=()),))
    with pytest.raises(EditRefused, match=code):
        lane_to_record(Document(song))


def test_a_recording_begins_where_the_selected_section_does_else_at_the_playhead() -> None:
    document = Document(small_song())
    assert tick_to_record(document, 1234.5) == 1234
    document.select(Selection(slots=frozenset({CHORUS_1})))
    assert tick_to_record(document, 1234.5) == VERSE_END


def _bare_verse() -> Section:
    return replace(small_song().sections[VERSE], parts={})
