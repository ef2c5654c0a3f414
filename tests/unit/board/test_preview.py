"""A song as it would be, over the board's own: nothing but the cells in which the two differ."""

from msgspec.structs import replace

from arrangeboard.board.ground import PlacedPart
from arrangeboard.board.items import Box
from arrangeboard.board.preview import differing_cells, lit_place, preview_items
from arrangeboard.board.scene import Scene, make_scene
from arrangeboard.song.edits.parts import change_part
from arrangeboard.song.edits.sections import set_section_bars
from arrangeboard.song.ids import PartId
from arrangeboard.song.values import Song
from tests.unit.board.lettering import plain_lettering
from tests.unit.board.songs import CHORUS, CHORUS_1, HOOK, VERSE, VOCAL, small_song

SONG = small_song()
AT = (CHORUS, VOCAL, PartId(12))


def scenes(other: Song) -> tuple[Scene, Scene]:
    scene = make_scene(SONG, 1.0, 60)
    return scene, make_scene(other, 1.0, 60, scene)


def test_a_change_of_a_part_shows_in_every_repeat_and_nowhere_else() -> None:
    scene, other = scenes(change_part(SONG, *AT, transpose=5))
    assert differing_cells(*scenes(SONG)) == ()
    cells = differing_cells(scene, other)
    assert cells == ((1, 0), (2, 0))
    items = preview_items(scene, other, cells, plain_lettering())
    shown = [item.look.part.transpose for item in items if isinstance(item, PlacedPart)]
    assert shown == [5, 5]
    assert sum(isinstance(item, Box) and item.dashed for item in items) == 2


def test_a_change_of_a_piece_shows_where_it_plays() -> None:
    longer = replace(SONG.pieces[HOOK], length_ticks=2 * SONG.pieces[HOOK].length_ticks)
    scene, other = scenes(replace(SONG, pieces={**SONG.pieces, HOOK: longer}))
    assert differing_cells(scene, other) == ((1, 0), (2, 0))


def test_a_board_that_would_be_laid_out_anew_is_not_previewed() -> None:
    assert differing_cells(*scenes(set_section_bars(SONG, VERSE, 2))) == ()


def test_a_place_is_lit_inside_its_part() -> None:
    scene, _ = scenes(SONG)
    (lit,) = lit_place(scene, (CHORUS_1, VOCAL, PartId(12)), 3840, 7680)
    assert isinstance(lit, Box)
    cell = scene.geometry.cell(1, 0)
    assert cell.x < lit.rect.x < lit.rect.right < cell.right
    assert lit_place(scene, (CHORUS_1, VOCAL, PartId(99)), 0, 960) == []
