"""Pieces searched, filtered by role and sorted; where they play; the starters that are offered."""

from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.pieces.deeds import StarterChoice, put_starter
from arrangeboard.app.pieces.finding import PieceQuery, found_pieces, roles_present
from arrangeboard.app.pieces.piece_list import PieceList, PieceUse
from arrangeboard.app.pieces.places import sections_by_lane, sections_elsewhere, shown_places
from arrangeboard.app.pieces.starter_list import (
    in_section,
    starter_offers,
    starter_target,
    usual_roles,
)
from arrangeboard.app.selection import Cell, Selection
from arrangeboard.generate.starters import STARTERS
from arrangeboard.performance.performing import performed
from arrangeboard.song.edits.lanes import add_lane
from arrangeboard.song.edits.order import shelve_slots
from arrangeboard.song.edits.parts import fill_cells
from arrangeboard.song.edits.pieces import tag_piece, vary_piece, with_generated
from arrangeboard.song.edits.sections import set_section_chords
from arrangeboard.song.ids import LaneId, PieceId
from arrangeboard.song.values import Chord, Generated, Piece, Song, Sound
from tests.unit.board.songs import (
    BAR,
    BEAT,
    CHORUS,
    CHORUS_1,
    CHORUS_2,
    DRUMS,
    HOOK,
    VERSE,
    VERSE_1,
    VOCAL,
    small_song,
)

SPARE = PieceId(50)


def song_with_spare() -> Song:
    song = small_song()
    return replace(song, pieces={**song.pieces, SPARE: Piece(SPARE, "Aside", 4 * BAR)}, last_id=50)


def shown(song: Song, query: PieceQuery) -> list[PieceId]:
    return [use.piece.id for use in found_pieces(listed(song), query)]


def listed(song: Song) -> tuple[PieceUse, ...]:
    return PieceList().update(song)


def with_bass() -> tuple[Song, LaneId]:
    song = add_lane(small_song(), "Bass", role="bass", sound=Sound(33))
    return song, song.lanes[-1].id


def test_a_piece_is_found_by_name_tag_lane_and_role_and_by_all_words_together() -> None:
    song = tag_piece(song_with_spare(), BEAT, ["loud"])
    for words in ("four", "LOUD", "drums", "rhythm", "flo loud"):
        assert shown(song, PieceQuery(words)) == [BEAT]
    assert shown(song, PieceQuery("hook loud")) == []


def test_roles_are_filtered_several_at_once() -> None:
    song = song_with_spare()
    assert shown(song, PieceQuery(roles=frozenset({"melody"}))) == [HOOK]
    assert shown(song, PieceQuery(roles=frozenset({"melody", "rhythm"}))) == [HOOK, BEAT]
    assert roles_present(listed(song)) == ("melody", "rhythm")


def test_pieces_are_sorted_in_every_order_that_is_offered() -> None:
    song = vary_piece(song_with_spare(), HOOK)
    varied = PieceId(song.last_id)
    assert shown(song, PieceQuery(order="board")) == [HOOK, BEAT, SPARE, varied]
    assert shown(song, PieceQuery(order="name")) == [SPARE, BEAT, HOOK, varied]
    assert shown(song, PieceQuery(order="length")) == [BEAT, HOOK, varied, SPARE]
    assert shown(song, PieceQuery(order="newest")) == [varied, SPARE, BEAT, HOOK]
    assert shown(song, PieceQuery(order="most-used")) == [HOOK, BEAT, SPARE, varied]
    assert shown(song, PieceQuery(order="unused-first")) == [SPARE, varied, HOOK, BEAT]
    assert shown(song, PieceQuery(order="family")) == [HOOK, varied, BEAT, SPARE]


def test_places_are_named_as_the_board_names_them() -> None:
    song = small_song()
    assert sections_by_lane(song, HOOK) == {"Vocal": ["Chorus 1", "Chorus 2"]}
    assert [(place.slot, len(place.parts)) for place in shown_places(song, HOOK)] == [
        (CHORUS_1, 1),
        (CHORUS_2, 1),
    ]
    assert sections_elsewhere(shelve_slots(song, {CHORUS_1, CHORUS_2}), HOOK) == ["Chorus"]


def test_a_generated_piece_is_shown_as_it_sounds_and_again_when_the_chords_change() -> None:
    song, bass = with_bass()
    document = Document(song)
    put_starter(document, [(VERSE, bass)], StarterChoice("bass-roots"))
    pieces = PieceList()
    use = next(use for use in pieces.update(document.song) if use.piece.is_generated)
    assert {note.pitch % 12 for note in use.shown.written.notes} == {5, 10}
    assert use.role == "bass"
    changed = set_section_chords(document.song, VERSE, (Chord(0, "D"),))
    again = next(use for use in pieces.update(changed) if use.piece.is_generated)
    assert {note.pitch % 12 for note in again.shown.written.notes} == {2}


def test_starters_are_offered_for_the_selected_cell_with_the_notes_they_have_there() -> None:
    song, bass = with_bass()
    document = Document(song)
    document.select(Selection(cells=frozenset({Cell(VERSE_1, bass)})))
    target = starter_target(document)
    assert target is not None
    assert (target.section.id, target.name, target.lane) == (VERSE, "Verse", document.song.lanes[-1])
    roles = usual_roles(song, target)
    assert roles == {"bass"}
    offers = starter_offers(song, target, roles, {"bass-roots": 4})
    assert [one.starter.rule for one in offers] == [key for key in STARTERS if STARTERS[key].role == "bass"]
    assert offers[0].starter == StarterChoice("bass-roots", 4)
    assert all(one.piece.written.notes for one in offers)
    assert all(one.lane.id == bass for one in offers)


def test_without_a_selection_starters_are_for_the_first_section_with_chords() -> None:
    document = Document(small_song())
    target = starter_target(document)
    assert target is not None
    assert (target.section.id, target.lane) == (VERSE, None)
    offers = starter_offers(document.song, target, usual_roles(document.song, target), {})
    assert {one.role for one in offers} <= {"melody", "rhythm"}
    assert all(one.lane.id == DRUMS for one in offers if STARTERS[one.starter.rule].drums)


def test_a_role_that_no_lane_has_is_played_by_a_stand_in() -> None:
    document = Document(small_song())
    target = starter_target(document)
    assert target is not None
    offers = starter_offers(document.song, target, frozenset({"bass"}), {})
    assert {one.lane.name for one in offers} == {"Bass"}
    assert all(one.piece.written.notes for one in offers)


def test_an_order_without_sections_has_no_place_for_starters() -> None:
    song = shelve_slots(small_song(), {VERSE_1, CHORUS_1, CHORUS_2})
    assert starter_target(Document(song)) is None


def test_a_starter_is_heard_alone_in_its_section() -> None:
    song = small_song()
    alone = in_section(song, CHORUS, song.lanes[0], StarterChoice("bass-roots"))
    assert alone.sections.keys() == {CHORUS}
    assert list(alone.sections[CHORUS].parts) == [VOCAL]


def test_a_starter_heard_alone_swings_with_the_drums_that_are_left_out() -> None:
    song = small_song()
    drums = next(lane for lane in song.lanes if lane.sound.drums)
    vocal = song.lanes[0]
    chords = replace(song.sections[CHORUS], chords=(Chord(0, "F"),))
    song = replace(song, sections={**song.sections, CHORUS: chords})
    song, shuffle = with_generated(song, Generated("beat-shuffle"), "Shuffle", BAR)
    song = fill_cells(song, [(CHORUS, drums.id)], shuffle)
    song, octaves = with_generated(song, Generated("bass-octaves"), "Octaves", BAR)
    song = fill_cells(song, [(CHORUS, vocal.id)], octaves)

    alone = in_section(song, CHORUS, vocal, StarterChoice("bass-octaves"))

    (part,) = song.sections[CHORUS].parts[vocal.id]
    beside_drums = performed(song, song.sections[CHORUS], vocal, part)
    (piece,) = alone.pieces.values()
    assert beside_drums is not None
    assert piece.written == beside_drums.written
    off_beats = {note.start_tick % 960 for note in piece.written.notes} - {0}
    assert off_beats
    assert min(off_beats) > 580
