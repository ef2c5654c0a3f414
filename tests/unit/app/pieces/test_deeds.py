"""Pieces made, varied, and kept from parts as they sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.pieces import deeds
from arrangeboard.app.pieces.deeds import StarterChoice, put_starter
from arrangeboard.app.selection import Cell, PartRef, Selection, part_refs
from arrangeboard.performance.sounding import cell_notes
from arrangeboard.song import find
from arrangeboard.song.edits.lanes import add_lane
from arrangeboard.song.edits.parts import fill_cells
from arrangeboard.song.edits.pieces import add_piece
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import PartId
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Generated, Lyric, Note, Song, Sound, Written
from tests.laws.songs import songs
from tests.unit.board.songs import (
    BAR,
    BEAT,
    CHORUS,
    CHORUS_1,
    CHORUS_2,
    HOOK,
    VERSE,
    VERSE_1,
    VOCAL,
    small_song,
)

CHORUS_VOCAL = PartRef(CHORUS_1, VOCAL, PartId(12))


def with_part_changed(**fields: int) -> Document:
    song = small_song()
    (part,) = song.sections[CHORUS].parts[VOCAL]
    chorus = replace(song.sections[CHORUS], parts={VOCAL: (replace(part, **fields),)})
    return Document(replace(song, sections={**song.sections, CHORUS: chorus}))


def test_a_part_is_kept_transposed_tiled_and_as_loud_as_it_sounds() -> None:
    document = with_part_changed(transpose=5, velocity=-20, length_ticks=5 * BAR)
    (kept,) = deeds.keep_as_piece(document, [CHORUS_VOCAL])
    piece = document.song.pieces[kept]
    assert piece.length_ticks == 5 * BAR
    assert [note.pitch for note in piece.written.notes[:4]] == [65, 72, 69, 69]
    assert {note.velocity for note in piece.written.notes} == {70}
    assert len(piece.written.notes) == 10
    assert piece.name == "Hook, Chorus"
    assert piece.origin == HOOK
    assert problems(document.song) == ()
    document.undo()
    assert document.song.pieces.keys() == {HOOK, BEAT}


def test_a_part_that_plays_its_piece_once_as_it_is_adds_nothing() -> None:
    document = with_part_changed(length_ticks=2 * BAR)
    assert deeds.keep_as_piece(document, [CHORUS_VOCAL]) == (HOOK,)
    assert document.step == 0


def test_a_linked_repeat_gives_its_piece_once() -> None:
    document = Document(small_song())
    refs = [CHORUS_VOCAL, PartRef(CHORUS_2, VOCAL, PartId(12))]
    assert len(deeds.keep_as_piece(document, refs)) == 1
    assert len(document.song.pieces) == 3


def test_pickup_and_lyrics_go_along() -> None:
    song = small_song()
    music = Written((Note(-960, 900, 60), Note(0, 900, 62)), (), (Lyric(-960, "oh"), Lyric(0, "moon")))
    sung = replace(song.pieces[HOOK], pickup_ticks=960, content=music)
    document = Document(replace(song, pieces={**song.pieces, HOOK: sung}))
    (kept,) = deeds.keep_as_piece(document, [CHORUS_VOCAL])
    piece = document.song.pieces[kept]
    assert piece.pickup_ticks == 960
    assert [lyric.text for lyric in piece.written.lyrics] == ["oh", "moon", "moon", "moon", "moon"]


def test_a_planned_part_is_refused_and_left_out_beside_others() -> None:
    document = Document(small_song())
    planned = PartRef(VERSE_1, VOCAL, PartId(10))
    with pytest.raises(EditRefused, match="planned-part"):
        deeds.keep_as_piece(document, [planned])
    assert len(deeds.keep_as_piece(document, [planned, CHORUS_VOCAL])) == 1


@given(songs(), st.data())
def test_what_is_kept_sounds_as_the_part_did(song: Song, data: st.DataObject) -> None:
    refs = sorted(part_refs(song, song.arrangement))
    if not refs:
        return
    ref = data.draw(st.sampled_from(refs))
    section = song.sections[find.slot(song, ref.slot).section]
    lane = find.lane(song, ref.lane)
    part = next(one for one in section.parts[ref.lane] if one.id == ref.part)
    piece = deeds.part_as_piece(song, section, lane, part)
    if piece is None:
        return
    there = (
        Note(note.start_tick - part.start_tick, note.length_ticks, note.pitch, note.velocity)
        for note in cell_notes(song, section, lane, (part,))
    )
    assert tuple(sorted(there)) == piece.written.notes
    assert problems(add_piece(song, piece)) == ()


def test_a_generated_part_is_written_out_for_its_place() -> None:
    song = add_lane(small_song(), "Bass", role="bass", sound=Sound(33))
    bass = song.lanes[-1].id
    document = Document(song)
    deeds.put_starter(document, [(VERSE, bass)], StarterChoice("bass-roots"))
    ref = PartRef(VERSE_1, bass, document.song.sections[VERSE].parts[bass][0].id)
    (kept,) = deeds.keep_as_piece(document, [ref])
    piece = document.song.pieces[kept]
    assert not piece.is_generated
    assert piece.length_ticks == 4 * BAR
    assert {note.pitch % 12 for note in piece.written.notes} == {5, 10}


def test_the_same_starter_is_one_piece_wherever_it_plays() -> None:
    song = add_lane(small_song(), "Bass", role="bass", sound=Sound(33))
    bass = song.lanes[-1].id
    document = Document(song)
    starter = StarterChoice("bass-roots", 3)
    deeds.put_starter(document, [(VERSE, bass)], starter)
    document.select(Selection(cells=frozenset({Cell(CHORUS_1, bass)})))
    assert deeds.put_starter_into_chosen(document, starter)
    generated = [one for one in document.song.pieces.values() if one.is_generated]
    assert [one.content for one in generated] == [Generated("bass-roots", 3)]
    assert document.step == 2


def test_a_starter_is_kept_in_the_tray_without_a_place() -> None:
    document = Document(small_song())
    kept = deeds.keep_starter(document, StarterChoice("bass-roots"))
    assert document.song.pieces[kept].is_generated
    assert problems(document.song) == ()


def test_a_new_piece_is_empty_and_a_variation_is_named_by_primes() -> None:
    document = Document(small_song())
    new = deeds.new_piece(document)
    assert document.song.pieces[new].written == Written()
    first, second = deeds.vary(document, HOOK), deeds.vary(document, HOOK)
    pieces = document.song.pieces
    assert [pieces[key].name for key in (first, second)] == ["Hook′", "Hook″"]
    assert pieces[second].origin == HOOK
    assert problems(document.song) == ()


def test_a_variation_of_a_generated_piece_takes_the_next_seed() -> None:
    document = Document(small_song())
    kept = deeds.keep_starter(document, StarterChoice("bass-roots", 7))
    varied = deeds.vary(document, kept)
    assert document.song.pieces[varied].content == Generated("bass-roots", 8)


def test_tags_are_kept_once_without_spaces_around() -> None:
    document = Document(small_song())
    deeds.tag(document, HOOK, [" lead  line ", "Bright", "bright", ""])
    assert document.song.pieces[HOOK].tags == ("lead line", "Bright")


def test_a_piece_that_plays_is_deleted_with_its_parts_only() -> None:
    document = Document(small_song())
    with pytest.raises(EditRefused, match="piece-in-use"):
        deeds.delete(document, HOOK, from_board=False)
    deeds.delete(document, HOOK, from_board=True)
    assert HOOK not in document.song.pieces
    assert VOCAL not in document.song.sections[CHORUS].parts
    assert document.step == 1


def test_putting_a_piece_without_a_selected_cell_changes_nothing() -> None:
    document = Document(small_song())
    assert not deeds.put_into_chosen(document, HOOK)
    assert document.step == 0


def test_a_starter_goes_from_the_tray_with_its_last_part_and_undo_brings_it_back() -> None:
    document = Document(small_song())
    bass = document.song.lanes[0].id
    put_starter(document, [(VERSE, bass)], StarterChoice("bass-roots"))
    (rule,) = (key for key, one in document.song.pieces.items() if one.is_generated)
    document.apply("step-remove-part", lambda song: fill_cells(song, [(VERSE, bass)], None))
    assert rule not in document.song.pieces
    document.undo()
    assert rule in document.song.pieces


def test_a_starter_that_was_kept_or_named_stays_without_a_part() -> None:
    document = Document(small_song())
    bass = document.song.lanes[0].id
    named, kept = StarterChoice("bass-roots"), StarterChoice("bass-octaves")
    put_starter(document, [(VERSE, bass)], named)
    (mine,) = (key for key, one in document.song.pieces.items() if one.is_generated)
    deeds.rename(document, mine, "My roots")
    put_starter(document, [(VERSE, bass)], kept)
    own = deeds.keep_starter(document, kept)
    document.apply("step-remove-part", lambda song: fill_cells(song, [(VERSE, bass)], None))
    assert {mine, own} <= document.song.pieces.keys()


def test_a_starter_on_two_lanes_is_a_piece_of_its_own_in_each() -> None:
    song = add_lane(small_song(), "Keys", role="harmony", sound=Sound(4))
    song = add_lane(song, "Organ", role="harmony", sound=Sound(16))
    document = Document(song)
    keys, organ = song.lanes[-2].id, song.lanes[-1].id
    put_starter(document, [(VERSE, keys), (CHORUS, keys), (VERSE, organ)], StarterChoice("harmony-held"))
    played = [document.song.sections[VERSE].parts[lane][0].piece for lane in (keys, organ)]
    assert played[0] != played[1]
    assert document.song.sections[CHORUS].parts[keys][0].piece == played[0]
    contents = {document.song.pieces[piece].content for piece in played if piece is not None}
    assert contents == {Generated("harmony-held", 0), Generated("harmony-held", 1)}
