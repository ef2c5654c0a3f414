"""Pickups on the board: where their tongues reach, what is hit there and what is painted anew."""

from msgspec.structs import replace

from arrangeboard.board.changes import stale, stale_rects
from arrangeboard.board.frame import Frame
from arrangeboard.board.ground import PlacedPart, ground_items
from arrangeboard.board.hit import FilledCell, hit
from arrangeboard.board.items import Rect
from arrangeboard.board.reach import cell_reach, tongue_rect
from arrangeboard.board.scene import Scene, make_scene
from arrangeboard.board.tongues import MARGIN
from arrangeboard.song.edits.order import move_slots
from arrangeboard.song.edits.parts import fill_cells, remove_parts
from arrangeboard.song.ids import PartId
from arrangeboard.song.values import Note, Song, Written
from tests.unit.board.lettering import plain_lettering
from tests.unit.board.songs import CHORUS, CHORUS_1, HOOK, VERSE, VOCAL, hook, small_song

FRAME = Frame(1400, 640)
LETTERING = plain_lettering()


def led_song() -> Song:
    """The small song with a beat before the hook."""
    song = small_song()
    notes = (Note(-960, 900, 62, 90), *hook().written.notes)
    led = replace(hook(), pickup_ticks=960, content=Written(notes))
    return replace(song, pieces={**song.pieces, HOOK: led})


def shown(song: Song, zoom: float = 2.0) -> Scene:
    return make_scene(song, zoom, 64)


def tongue(scene: Scene, slot: int) -> Rect:
    rect = tongue_rect(scene, slot, 0, scene.parts(slot, 0)[0])
    assert rect is not None
    return rect


def test_a_pickup_reaches_into_the_section_before_as_far_as_it_is_long() -> None:
    scene = shown(led_song())
    rect, geometry = tongue(scene, 1), scene.geometry
    assert rect.x == geometry.x_in_slot(0, 3 * 3840 + 2880)
    assert rect.right == geometry.slot_left(1)


def test_a_pickup_at_the_start_of_the_song_keeps_to_the_margin() -> None:
    first = move_slots(led_song(), [CHORUS_1], to_index=0)
    assert tongue(shown(first), 0).x == -MARGIN


def test_a_pickup_of_nothing_has_no_tongue() -> None:
    song = led_song()
    quiet = replace(song.pieces[HOOK], content=hook().content)
    scene = shown(replace(song, pieces={**song.pieces, HOOK: quiet}))
    assert tongue_rect(scene, 1, 0, scene.parts(1, 0)[0]) is None


def test_a_point_on_a_tongue_hits_its_part() -> None:
    scene = shown(led_song())
    rect = tongue(scene, 1)
    x, y = FRAME.view_x(rect.x + 3), FRAME.view_y(rect.y + rect.height / 2)
    assert hit(scene, FRAME, x, y) == FilledCell(CHORUS_1, VOCAL, PartId(12), 0)
    below = hit(scene, FRAME, x, FRAME.view_y(rect.bottom + 4))
    assert isinstance(below, FilledCell)
    assert below.part == PartId(10)


def test_a_tongue_is_painted_over_what_stands_before_it() -> None:
    scene = shown(led_song())
    items = ground_items(scene, Rect(0, 0, 1000, 60), LETTERING)
    placed = [(item.shows, item.look.part.id) for item in items if isinstance(item, PlacedPart)]
    assert placed.index(("tongue", PartId(12))) > placed.index(("all", PartId(10)))


def test_where_only_a_tongue_shows_its_part_is_painted() -> None:
    scene = shown(led_song())
    rect = tongue(scene, 1)
    items = ground_items(scene, Rect(rect.x - 60, 0, 62, 60), LETTERING)
    assert any(isinstance(item, PlacedPart) and item.shows == "tongue" for item in items)


def test_a_tab_gives_way_to_a_tongue_that_lies_on_it() -> None:
    scene = shown(led_song())
    part = scene.parts(1, 0)[0]
    # The hook ends on an E and is followed by itself, led in from the D below.
    assert not scene.look(1, 0, part, "").tab
    assert scene.look(2, 0, part, "").tab


def test_taking_away_what_led_into_a_section_paints_that_section_too() -> None:
    before = shown(led_song())
    song = remove_parts(before.song, [(CHORUS, VOCAL, PartId(12))])
    after = make_scene(song, 2.0, 64, before)
    assert {slot for slot, lane in stale(before, after).cells if lane == 0} == {0, 1, 2}


def test_adding_what_leads_into_a_section_paints_as_far_as_it_reaches() -> None:
    before = shown(remove_parts(led_song(), [(CHORUS, VOCAL, PartId(12))]))
    after = make_scene(fill_cells(before.song, [(CHORUS, VOCAL)], HOOK), 2.0, 64, before)
    rects = stale_rects(after, FRAME, stale(before, after))
    assert rects is not None
    wanted = FRAME.in_view(tongue(after, 1))
    assert any(one.x <= wanted.x and one.right >= wanted.right for one in rects)
    assert cell_reach(after, 1, 0).x <= tongue(after, 1).x


def test_a_song_without_pickups_paints_only_the_cell() -> None:
    before = shown(small_song())
    after = make_scene(fill_cells(before.song, [(VERSE, VOCAL)], HOOK), 2.0, 64, before)
    assert {slot for slot, lane in stale(before, after).cells if lane == 0} == {0}
