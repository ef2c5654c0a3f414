"""What hands and commands on the piano roll do to the song."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.roll import choosing, clipboard, stepping, transforms, writing
from arrangeboard.app.roll.open_piece import open_piece, place_names
from arrangeboard.app.roll.opening import close, first_place, follow_selection, open_from_tray, open_part
from arrangeboard.app.selection import PartRef, Selection
from arrangeboard.errors import UserError
from arrangeboard.melody.snap import Snap
from arrangeboard.melody.timing import Quantise
from arrangeboard.song.edits.parts import remove_parts
from arrangeboard.song.ids import PartId
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Chord, Generated, Note, Song
from tests.unit.board.songs import BAR, CHORUS, CHORUS_1, CHORUS_2, HOOK, VERSE, VERSE_1, VOCAL, small_song

HOOK_PART = PartRef(CHORUS_1, VOCAL, PartId(12))
PLANNED = PartRef(VERSE_1, VOCAL, PartId(10))
BEAT_TICKS = 960


@pytest.fixture
def document() -> Document:
    made = Document(small_song())
    open_part(made, HOOK_PART)
    return made


def notes(document: Document) -> tuple[Note, ...]:
    return document.song.pieces[HOOK].written.notes


def pitches(document: Document) -> list[int]:
    return [note.pitch for note in notes(document)]


def test_a_drawn_note_is_written_and_chosen_in_one_step(document: Document) -> None:
    drawn = Note(480, 240, 72, 90)
    writing.add_notes(document, [drawn])
    assert drawn in notes(document)
    assert document.roll.chosen == {drawn}
    assert document.step == 1
    assert problems(document.song) == ()


def test_undo_brings_back_what_was_chosen_and_leaves_the_roll_open(document: Document) -> None:
    first = notes(document)[0]
    writing.choose(document, [first])
    transforms.transpose(document, 2)
    (moved,) = document.roll.chosen
    assert moved.pitch == first.pitch + 2
    document.undo()
    assert document.roll.chosen == {first}
    assert document.roll.piece == HOOK
    document.redo()
    assert document.roll.chosen == {moved}


def test_the_first_note_of_a_planned_part_makes_its_piece(document: Document) -> None:
    open_part(document, PLANNED)
    shown = open_piece(document)
    assert shown is not None
    assert (shown.is_unwritten, shown.piece.length_ticks) == (True, 4 * BAR)
    writing.add_notes(document, [Note(0, 960, 65)])
    (part,) = document.song.sections[VERSE].parts[VOCAL]
    assert part.piece is not None
    assert document.song.pieces[part.piece].name == "Vocal"
    assert document.roll.piece == part.piece
    assert document.step == 1
    assert problems(document.song) == ()
    document.undo()
    assert document.roll.ref == PLANNED
    assert document.roll.piece is None


def test_a_note_before_bar_1_makes_the_pickup_grow_in_whole_beats_and_shrink_again(
    document: Document,
) -> None:
    writing.add_notes(document, [Note(-1000, 240, 60)])
    assert document.song.pieces[HOOK].pickup_ticks == 2 * BEAT_TICKS
    writing.erase_notes(document, [Note(-1000, 240, 60)])
    assert document.song.pieces[HOOK].pickup_ticks == 0


def test_notes_move_no_further_than_a_bar_of_pickup_and_the_end(document: Document) -> None:
    choosing.choose_all(document)
    transforms.shift(document, -100 * BAR)
    assert notes(document)[0].start_tick == -BAR
    document.undo()
    transforms.shift(document, 100 * BAR)
    assert notes(document)[-1].start_tick == 2 * BAR - 1


def test_a_shorter_piece_keeps_the_notes_behind_its_end(document: Document) -> None:
    before = notes(document)
    writing.set_length(document, BAR)
    assert document.song.pieces[HOOK].length_ticks == BAR
    assert notes(document) == before


def test_its_own_piece_is_the_one_that_is_open_and_the_others_stay(document: Document) -> None:
    writing.make_own(document)
    assert document.roll.piece == HOOK  # it plays in one part only
    document.apply("step-own-piece", _played_twice, name="")
    writing.make_own(document)
    own = document.roll.piece
    assert own is not None
    assert own != HOOK
    transforms.transpose(document, 12)
    assert pitches(document) == [60, 67, 64, 64]
    assert document.song.pieces[own].origin == HOOK


def _played_twice(song: Song) -> Song:
    verse = song.sections[VERSE]
    (planned,) = verse.parts[VOCAL]
    parts = {**verse.parts, VOCAL: (replace(planned, piece=HOOK),)}
    return replace(song, sections={**song.sections, VERSE: replace(verse, parts=parts)})


TRANSFORMS: dict[str, Callable[[Document], object]] = {
    "transpose": lambda document: transforms.transpose(document, 1),
    "octave": lambda document: transforms.transpose(document, -12),
    "step": lambda document: transforms.step_in_scale(document, 1),
    "invert": transforms.invert,
    "reverse": transforms.reverse,
    "legato": transforms.bind,
    "humanise": lambda document: transforms.loosen(document, seed=3, ticks=20, velocity=9),
    "quantise": lambda document: transforms.quantise(document, Quantise(BAR)),
    "velocity": lambda document: transforms.set_velocity(document, 33),
    "double": lambda document: transforms.scale_time(document, 2, 1),
    "halve": lambda document: transforms.scale_time(document, 1, 2),
    "split": transforms.split_at_caret,
    "glue": transforms.glue,
    "shift": lambda document: transforms.shift(document, 240),
    "lengthen": lambda document: transforms.lengthen(document, 120, shortest_ticks=10),
}


@pytest.mark.parametrize("name", TRANSFORMS)
def test_a_change_of_all_notes_is_one_step_that_undo_takes_back(document: Document, name: str) -> None:
    before = document.song.pieces[HOOK]
    if name == "glue":
        choosing.choose_all(document)
    TRANSFORMS[name](document)
    after = document.song.pieces[HOOK]
    assert after != before
    assert document.step == 1
    assert problems(document.song) == ()
    document.undo()
    assert document.song.pieces[HOOK] == before
    document.redo()
    assert document.song.pieces[HOOK] == after


def test_twice_as_slow_and_twice_as_fast_is_as_before_with_its_pickup(document: Document) -> None:
    writing.add_notes(document, [Note(-480, 240, 60)])
    writing.choose(document, ())
    before = document.song.pieces[HOOK]
    transforms.scale_time(document, 2, 1)
    slow = document.song.pieces[HOOK]
    assert (slow.length_ticks, slow.pickup_ticks) == (4 * BAR, BEAT_TICKS)
    assert slow.written.notes[1].start_tick == 0
    transforms.scale_time(document, 1, 2)
    assert document.song.pieces[HOOK] == before


def test_chosen_notes_alone_are_changed(document: Document) -> None:
    writing.choose(document, notes(document)[:1])
    transforms.transpose(document, 5)
    assert pitches(document) == [65, 67, 64, 64]


def test_a_piece_from_a_rule_is_not_written_in(document: Document) -> None:
    song = document.song
    ruled = replace(song.pieces[HOOK], content=Generated("bass-roots"))
    made = Document(replace(song, pieces={**song.pieces, HOOK: ruled}))
    open_part(made, HOOK_PART)
    with pytest.raises(UserError, match="piece-from-rule"):
        writing.add_notes(made, [Note(0, 240, 60)])
    assert made.step == 0


def test_copied_notes_are_pasted_at_the_caret_and_the_caret_goes_behind_them(document: Document) -> None:
    writing.choose(document, notes(document)[:1])
    clipping = clipboard.clip_notes(document)
    assert clipping is not None
    again = clipboard.decode_notes(clipboard.encode_notes(clipping))
    choosing.put_caret(document, BAR)
    clipboard.paste_notes(document, again)
    assert document.roll.chosen == {Note(BAR, 1800, 60, 90)}
    assert document.roll.caret_tick == BAR + 1920


def test_notes_pasted_at_the_end_are_refused_not_lost(document: Document) -> None:
    choosing.choose_all(document)
    clipping = clipboard.clip_notes(document)
    assert clipping is not None
    choosing.put_caret(document, BAR)
    with pytest.raises(UserError, match="notes-leave-piece"):
        clipboard.paste_notes(document, clipping)


def test_duplicated_notes_stand_right_behind_on_the_grid(document: Document) -> None:
    writing.choose(document, notes(document)[:2])
    clipboard.duplicate_notes(document)
    assert sorted(note.start_tick for note in document.roll.chosen) == [BAR, BAR + 1920]


def test_steps_write_chords_rests_and_are_taken_back(document: Document) -> None:
    open_part(document, PLANNED)
    document.show_roll(replace(document.roll, snap=Snap(4)))
    stepping.set_stepping(document, on=True)
    stepping.put_step(document, [60, 64, 67], 90)
    stepping.rest(document)
    stepping.put_step(document, [62], 80)
    piece = document.roll.piece
    assert piece is not None
    assert [note.start_tick for note in document.song.pieces[piece].written.notes] == [0, 0, 0, 1920]
    assert document.roll.caret_tick == 3 * BEAT_TICKS
    stepping.step_back(document)
    assert len(document.song.pieces[piece].written.notes) == 3
    assert document.roll.caret_tick == 2 * BEAT_TICKS


def test_a_full_piece_takes_no_more_steps(document: Document) -> None:
    choosing.put_caret(document, 2 * BAR)
    with pytest.raises(UserError, match="caret-at-end"):
        stepping.put_step(document, [60], 90)


def test_the_roll_follows_the_selection_and_outlives_its_part(document: Document) -> None:
    document.select(Selection(parts=frozenset({PLANNED})))
    follow_selection(document)
    assert document.roll.ref == PLANNED
    open_part(document, HOOK_PART)
    document.apply("step-remove-parts", lambda song: remove_parts(song, [(CHORUS, VOCAL, PartId(12))]))
    assert document.roll.ref is None
    assert document.roll.piece == HOOK
    close(document)
    assert not document.roll.is_open


def test_a_piece_opens_from_the_tray_by_itself(document: Document) -> None:
    close(document)
    open_from_tray(document, HOOK)
    assert (document.roll.ref, document.roll.piece) == (None, HOOK)


def test_the_places_of_a_piece_are_named(document: Document) -> None:
    assert place_names(document.song, HOOK) == ("Vocal · Chorus 1",)


def test_the_next_note_goes_round(document: Document) -> None:
    found = [choosing.step_note(document, 1) for _ in range(5)]
    assert found == [*notes(document), notes(document)[0]]
    assert choosing.step_note(document, -1) == notes(document)[-1]


def test_linked_repeats_show_the_same_piece(document: Document) -> None:
    open_part(document, PartRef(CHORUS_2, VOCAL, PartId(12)))
    writing.add_notes(document, [Note(0, 100, 50)])
    assert 50 in pitches(document)


def _ruled(song: Song) -> Song:
    return replace(
        song, pieces={**song.pieces, HOOK: replace(song.pieces[HOOK], content=Generated("bass-roots"))}
    )


def test_a_piece_from_a_rule_opens_from_the_tray_where_it_is_first_played(document: Document) -> None:
    made = Document(_ruled(document.song))
    open_from_tray(made, HOOK)
    assert made.roll.ref == first_place(made.song, HOOK)
    assert made.roll.ref is not None


def test_a_piece_from_a_rule_that_nobody_plays_is_shown_over_the_first_chords(document: Document) -> None:
    song = _ruled(document.song)
    chords = (Chord(0, "F"),)
    bare = {one.id: replace(one, parts={}, chords=one.chords or chords) for one in song.sections.values()}
    made = Document(replace(song, sections=bare))
    open_from_tray(made, HOOK)
    shown = open_piece(made)
    assert shown is not None
    assert shown.section is None
    assert shown.notes
    again = open_piece(made)
    assert again is not None
    assert again.notes is shown.notes
