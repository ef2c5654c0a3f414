"""What is painted again after a change is all that looks different, and little more."""

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from arrangeboard.board.changes import Stale, stale
from arrangeboard.board.frame import Frame
from arrangeboard.board.ground import PlacedPart, cell_items
from arrangeboard.board.headers import lane_header, section_header
from arrangeboard.board.scene import Scene, make_scene
from arrangeboard.song.edits.lanes import recolour_lane, rename_lane
from arrangeboard.song.edits.order import move_slots, repeat_slots
from arrangeboard.song.edits.parts import fill_cells, remove_parts
from arrangeboard.song.edits.pieces import rename_piece
from arrangeboard.song.edits.sections import rename_section, set_section_bars
from arrangeboard.song.values import Song
from tests.laws.songs import songs
from tests.unit.board.lettering import plain_lettering
from tests.unit.board.songs import CHORUS, CHORUS_1, DRUMS, HOOK, VERSE, VERSE_1, VOCAL, small_song

FRAME = Frame(1200, 700)
LETTERING = plain_lettering()


def scenes(before: Song, after: Song) -> tuple[Scene, Scene]:
    first = make_scene(before, 1.0, 64)
    return first, make_scene(after, 1.0, 64, first)


def differing(before: Song, after: Song) -> Stale:
    return stale(*scenes(before, after))


def test_a_part_removed_from_a_linked_section_is_painted_in_every_repeat() -> None:
    song = small_song()
    part = song.sections[CHORUS].parts[VOCAL][0]
    found = differing(song, remove_parts(song, [(CHORUS, VOCAL, part.id)]))
    assert set(found.cells) == {(1, 0), (2, 0)}
    assert not found.everything


def test_nothing_is_painted_where_nothing_changed() -> None:
    song = small_song()
    assert differing(song, song) == Stale()


def test_a_renamed_piece_is_painted_where_it_is_played() -> None:
    song = small_song()
    found = differing(song, rename_piece(song, HOOK, "Riff"))
    assert found == Stale(cells=((1, 0), (2, 0)))


def test_a_renamed_section_paints_its_headers_only() -> None:
    song = small_song()
    found = differing(song, rename_section(song, VERSE, "Strophe"))
    assert found == Stale(headers=(0,))


def test_a_new_repeat_and_a_new_length_move_everything() -> None:
    song = small_song()
    assert differing(song, repeat_slots(song, [VERSE_1])).everything
    assert differing(song, set_section_bars(song, VERSE, 5)).everything
    assert differing(song, move_slots(song, [CHORUS_1], 0)).everything


def test_a_lane_in_another_colour_or_hushed_is_painted_whole() -> None:
    song = small_song()
    assert differing(song, recolour_lane(song, DRUMS, "#336699")).lanes == (1,)
    muted = replace(song, view=replace(song.view, muted=(VOCAL,)))
    assert differing(song, muted).lanes == (0,)


def looks(scene: Scene, slot: int, lane: int) -> list[object]:
    items = cell_items(scene, range(slot, slot + 1), range(lane, lane + 1), LETTERING)
    return [
        (item.x, item.y, item.opacity, item.look.key) if isinstance(item, PlacedPart) else item
        for item in items
    ]


def check_complete(before: Song, after: Song) -> None:
    """Whatever looks different after a change is found stale."""
    first, second = scenes(before, after)
    found = stale(first, second)
    if found.everything:
        return
    for slot in range(len(second.geometry.slots)):
        header = [section_header(scene, FRAME, LETTERING, slot) for scene in (first, second)]
        assert header[0] == header[1] or slot in found.headers
        for lane in range(len(second.geometry.lanes)):
            same = looks(first, slot, lane) == looks(second, slot, lane)
            assert same or (slot, lane) in found.cells or lane in found.lanes
    for lane in range(len(second.geometry.lanes)):
        header = [lane_header(scene, LETTERING, lane) for scene in (first, second)]
        assert header[0] == header[1] or lane in found.lanes or lane in found.lane_headers


@settings(max_examples=15)
@given(songs(), st.data())
def test_whatever_looks_different_after_an_edit_is_painted_again(song: Song, data: st.DataObject) -> None:
    if not song.lanes or not song.sections:
        return
    lane = data.draw(st.sampled_from(song.lanes)).id
    section = data.draw(st.sampled_from(list(song.sections)))
    piece = data.draw(st.sampled_from([None, *song.pieces]))
    for after in (
        fill_cells(song, [(section, lane)], piece),
        rename_lane(song, lane, "Other"),
        recolour_lane(song, lane, "#123456"),
        rename_section(song, section, "Other"),
        set_section_bars(song, section, 3),
        replace(song, view=replace(song.view, soloed=(lane,))),
    ):
        check_complete(song, after)


@settings(max_examples=15)
@given(songs(), songs())
def test_any_two_songs_are_told_apart(before: Song, after: Song) -> None:
    check_complete(before, after)
