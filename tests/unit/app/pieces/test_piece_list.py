"""Pieces as the tray lists them, kept up to date edit by edit."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from arrangeboard.app.document import Edit
from arrangeboard.app.pieces.piece_list import PieceList, PieceUse
from arrangeboard.song.edits.cells import clear_cells
from arrangeboard.song.edits.lanes import move_lanes, recolour_lane, rename_lane
from arrangeboard.song.edits.order import repeat_slots, shelve_slots
from arrangeboard.song.edits.parts import fill_cells
from arrangeboard.song.edits.pieces import add_piece, duplicate_piece, remove_piece, rename_piece
from arrangeboard.song.edits.sections import set_section_note
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Piece, Song
from tests.laws.songs import songs
from tests.unit.board.songs import BEAT, CHORUS, CHORUS_1, CHORUS_2, DRUMS, HOOK, VERSE, VOCAL, small_song


def listed(song: Song) -> tuple[PieceUse, ...]:
    return PieceList().update(song)


def test_pieces_are_listed_by_the_lanes_that_play_them_and_the_unused_last() -> None:
    song = small_song()
    spare = Piece(PieceId(50), "Spare", 3840)
    uses = listed(replace(song, pieces={spare.id: spare, **song.pieces}, last_id=50))
    assert [use.piece.name for use in uses] == ["Hook", "Four floor", "Spare"]
    assert [use.places for use in uses] == [2, 1, 0]
    assert [use.lane.id if use.lane else None for use in uses] == [VOCAL, DRUMS, None]


def test_a_piece_is_counted_in_the_order_shown_only() -> None:
    song = shelve_slots(small_song(), {CHORUS_1, CHORUS_2})
    (hook, _) = listed(song)
    assert (hook.places, hook.lane.id if hook.lane else None) == (0, VOCAL)


def test_what_changes_no_piece_gives_the_very_same_list() -> None:
    song = small_song()
    pieces = PieceList()
    before = pieces.update(song)
    assert pieces.update(set_section_note(song, VERSE, "softer")) is before


def test_one_edit_after_another_lists_what_a_fresh_look_lists() -> None:
    pieces = PieceList()
    song = small_song()
    edits: tuple[Edit, ...] = (
        lambda song: fill_cells(song, [(CHORUS, DRUMS)], BEAT),
        lambda song: clear_cells(song, [(CHORUS, VOCAL)]),
        lambda song: duplicate_piece(song, HOOK),
        lambda song: rename_piece(song, BEAT, "Shuffle"),
        lambda song: recolour_lane(song, DRUMS, "#112233"),
        lambda song: rename_lane(song, VOCAL, "Choir"),
        lambda song: move_lanes(song, [VOCAL], 2),
        lambda song: repeat_slots(song, [CHORUS_1]),
        lambda song: shelve_slots(song, {CHORUS_1}),
        lambda song: remove_piece(song, HOOK, from_board=True),
    )
    for edit in edits:
        song = edit(song)
        assert pieces.update(song) == listed(song)


@given(st.lists(songs(), min_size=2, max_size=3))
def test_a_list_that_has_seen_other_songs_lists_what_a_fresh_look_lists(several: list[Song]) -> None:
    pieces = PieceList()
    for song in several:
        assert pieces.update(song) == listed(song)


def test_a_copy_that_nothing_plays_has_the_role_colour_and_shape_of_its_origin() -> None:
    song = duplicate_piece(small_song(), BEAT)
    uses = {use.piece.id: use for use in PieceList().update(song)}
    copy, origin = uses[PieceId(song.last_id)], uses[BEAT]
    assert copy.lane is None
    assert (copy.role, copy.colour, copy.drums) == (origin.role, origin.colour, True)


def test_a_piece_from_nowhere_has_the_role_its_name_speaks_of() -> None:
    song = add_piece(small_song(), Piece(PieceId(0), "Drums 2", 3840))
    use = next(one for one in PieceList().update(song) if one.piece.id == song.last_id)
    assert (use.role, use.drums) == ("rhythm", True)
