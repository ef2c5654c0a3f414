"""What letting a piece go would do: its tiles, what is left over, what makes room, and how that is said."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from arrangeboard.board.fits import Fit, fits
from arrangeboard.board.items import Box, Hatch, Rect, Text
from arrangeboard.board.landing import AIMED_BAR, Landing, landing, part_landing, snapped_tick
from arrangeboard.board.landing_marks import landing_marks, places_lit
from arrangeboard.board.landing_words import landing_hint
from arrangeboard.board.overlay import OverlayItem
from arrangeboard.board.scene import Scene, make_scene
from arrangeboard.generate.starters import STARTERS
from arrangeboard.song.edits.parts import add_part, remove_parts
from arrangeboard.song.ids import LaneId, PartId
from arrangeboard.song.values import Chord, Generated, Lane, MeterChange, Note, Song, Written
from arrangeboard.words import say
from tests.unit.board.lettering import plain_lettering
from tests.unit.board.songs import BAR, BEAT, CHORUS, HOOK, VERSE, VOCAL, hook, small_song

DRUM_RULE = next(one.rule for one in STARTERS.values() if one.drums)
LETTERING = plain_lettering()
VISIBLE = Rect(0, 0, 1200, 600)


def shown(song: Song | None = None, zoom: float = 1.5) -> Scene:
    return make_scene(song or small_song(), zoom, 64)


def free_song() -> Song:
    """The small song with nothing planned in the verse and nothing sung in the chorus."""
    return remove_parts(small_song(), [(VERSE, VOCAL, PartId(10)), (CHORUS, VOCAL, PartId(12))])


def led_in() -> Song:
    song = free_song()
    notes = (Note(-960, 900, 62, 90), *hook().written.notes)
    return replace(
        song, pieces={**song.pieces, HOOK: replace(hook(), pickup_ticks=960, content=Written(notes))}
    )


def hint(scene: Scene, found: Landing) -> str:
    return landing_hint(scene, found, say, "board-hint-drop")


@given(st.integers(1, 9 * BAR), st.integers(0, 8 * BAR - 1), st.booleans())
def test_the_tiles_cover_exactly_the_section_from_the_drop_on(
    length: int,
    start: int,
    once: bool,
) -> None:
    piece = replace(hook(), length_ticks=length)
    found = landing(shown(), piece, (1, 1), start_tick=start, once=once)
    assert found.tiles[0][0] == start
    assert all(one[1] == other[0] for one, other in zip(found.tiles, found.tiles[1:], strict=False))
    end = found.left[0] if found.left else 8 * BAR
    assert found.tiles[-1][1] == end
    assert found.left is None or (once and found.left[1] == 8 * BAR)
    assert (found.cut is None) == (found.tiles[-1][1] - found.tiles[-1][0] == length)


def test_a_piece_that_fits_leaves_nothing_over() -> None:
    scene = shown(free_song())
    found = landing(scene, hook(), (1, 0))
    assert len(found.tiles) == 4
    assert found.cut is found.left is None
    assert found.part.length_ticks is None
    assert hint(scene, found) == say("board-hint-drop", section="Chorus 1", lane="Vocal")


def test_a_tile_that_is_cut_is_said_with_the_bar_after_which() -> None:
    scene = shown(free_song())
    found = landing(scene, replace(hook(), length_ticks=3 * BAR), (1, 0))
    assert found.cut == (6 * BAR, 8 * BAR)
    assert hint(scene, found).endswith("Cut after bar 2.")


def test_a_tile_cut_within_a_bar_says_so() -> None:
    scene = shown(free_song())
    found = landing(scene, replace(hook(), length_ticks=3 * BAR + 960), (1, 0))
    assert "ut within bar" in hint(scene, found)


def test_once_leaves_bars_over() -> None:
    scene = shown(free_song())
    found = landing(scene, hook(), (1, 0), once=True)
    assert found.left == (2 * BAR, 8 * BAR)
    assert found.part.length_ticks == 2 * BAR
    assert hint(scene, found).endswith("6 bars left over.")
    beats = landing(scene, replace(hook(), length_ticks=8 * BAR - 960), (1, 0), once=True)
    assert hint(scene, beats).endswith("1 beat left over.")


def test_what_makes_room_is_named_with_its_bars() -> None:
    scene = shown()
    found = landing(scene, scene.song.pieces[BEAT], (0, 1), start_tick=BAR)
    assert [one.span for one in found.covered] == [(BAR, 2 * BAR)]
    assert hint(scene, found).endswith("Replaces Four floor, bar 2.")


def test_many_parts_that_make_room_are_counted() -> None:
    song = free_song()
    for bar in range(3):
        song = add_part(
            song, CHORUS, VOCAL, piece=BEAT if bar else HOOK, start_tick=bar * BAR, length_ticks=BAR
        )
    scene = shown(song)
    assert "eplaces Hook and Four floor, bars 1–3" in hint(scene, landing(scene, hook(), (1, 0)))
    scene = shown(add_part(song, CHORUS, VOCAL, piece=None, start_tick=3 * BAR))
    assert "eplaces 4 parts, bars 1–8" in hint(scene, landing(scene, hook(), (1, 0)))


def test_a_pickup_says_over_what_it_sounds() -> None:
    scene = shown(led_in())
    found = landing(scene, scene.song.pieces[HOOK], (2, 0))
    assert found.led_over == ()
    song = add_part(led_in(), VERSE, VOCAL, piece=BEAT)
    scene = shown(song)
    found = landing(scene, scene.song.pieces[HOOK], (1, 0))
    assert [part.piece for part in found.led_over] == [BEAT]
    assert hint(scene, found).endswith("Pickup sounds over Four floor.")


def test_a_pickup_inside_a_section_sounds_over_what_is_before_it_there() -> None:
    song = add_part(led_in(), CHORUS, VOCAL, piece=BEAT, length_ticks=2 * BAR)
    scene = shown(song)
    piece = scene.song.pieces[HOOK]
    assert landing(scene, piece, (1, 0), start_tick=2 * BAR).led_over
    assert not landing(scene, piece, (1, 0), start_tick=4 * BAR).led_over


def test_a_part_that_moves_makes_no_room_for_itself() -> None:
    scene = shown()
    part = scene.parts(1, 0)[0]
    moved = replace(part, start_tick=BAR)
    assert part_landing(scene, moved, hook(), (1, 0)).covered
    assert not part_landing(scene, moved, hook(), (1, 0), leaving={part.id}).covered


def test_what_follows_the_chords_fills_its_place_as_one() -> None:
    scene = shown(free_song())
    rule = replace(hook(), content=Generated("bass-roots"))
    found = landing(scene, rule, (1, 0), start_tick=BAR)
    assert found.tiles == ((BAR, 8 * BAR),)
    assert found.cut is None


def test_a_rule_that_has_nothing_to_follow_says_why_it_is_silent() -> None:
    song = free_song()
    rules = {
        HOOK: replace(hook(), content=Generated("bass-roots")),
        BEAT: replace(hook(), id=BEAT, content=Generated(DRUM_RULE)),
    }
    unplayed = replace(song.sections[CHORUS], chords=(Chord(0, "N.C."),))
    scene = shown(replace(song, pieces=rules, sections={**song.sections, CHORUS: unplayed}))
    assert "needs chords" in hint(scene, landing(scene, rules[HOOK], (1, 0)))
    assert "this lane is drums" in hint(scene, landing(scene, rules[HOOK], (1, 1)))
    assert "for drums" in hint(scene, landing(scene, rules[BEAT], (1, 0)))
    assert "sound" not in hint(scene, landing(scene, rules[BEAT], (1, 1)))


def test_far_off_the_section_is_meant_and_near_the_bar() -> None:
    far, near = shown(zoom=1.0), shown(zoom=4.0)
    for scene, plain, finer in ((far, 0, 4 * BAR), (near, 4 * BAR, 4 * BAR + 960)):
        assert (scene.geometry.slot_width(1) >= 8 * AIMED_BAR) == (scene is near)
        x = scene.geometry.x_in_slot(1, 4 * BAR + 1000) + 1
        assert snapped_tick(scene, 1, x, finer=False) == plain
        assert snapped_tick(scene, 1, x, finer=True) == finer


def test_bars_of_other_meters_are_kept_to() -> None:
    song = small_song()
    odd = replace(song.sections[CHORUS], meters=(MeterChange(1, 3, 4),))
    scene = shown(replace(song, sections={**song.sections, CHORUS: odd}), zoom=4.0)
    x = scene.geometry.x_in_slot(1, BAR + 3000) + 1
    assert snapped_tick(scene, 1, x, finer=False) == BAR + 2880


def hatches(items: list[OverlayItem]) -> list[Hatch]:
    return [item for item in items if isinstance(item, Hatch)]


def words(items: list[OverlayItem]) -> list[str]:
    return [item.text for item in items if isinstance(item, Text)]


def test_what_makes_room_and_what_is_left_over_are_hatched_and_labelled() -> None:
    scene = shown()
    found = landing(scene, hook(), (1, 0), once=True)
    items = landing_marks(scene, found, LETTERING, VISIBLE)
    assert [one.ink.split("@")[0] for one in hatches(items)] == ["caution", "text"]
    assert len(words(items)) == 2


def test_labels_stay_in_sight() -> None:
    scene = shown()
    found = landing(scene, hook(), (2, 0), once=True)
    for visible in (Rect(0, 0, 460, 300), Rect(300, 40, 400, 300)):
        pills = [item for item in landing_marks(scene, found, LETTERING, visible) if isinstance(item, Text)]
        assert all(visible.x <= one.rect.x and one.rect.right <= visible.right for one in pills)
        assert all(one.rect.y >= visible.y for one in pills)


def test_the_places_of_the_lane_light_up_and_softly_those_of_the_same_role() -> None:
    song = free_song()
    song = replace(song, lanes=(*song.lanes, Lane(LaneId(90), "Choir", "melody")))
    scene = shown(song)
    lit = [item for item in places_lit(scene, fits(scene, hook()), 0, VISIBLE) if isinstance(item, Box)]
    rows = {scene.geometry.lane_at(one.rect.y) for one in lit}
    assert rows == {0, 2}
    assert len(lit) == 6
    assert len({one.line for one in lit}) == 2


def test_fits_tell_for_every_cell_how_often_it_sounds_and_what_is_cut() -> None:
    found = fits(shown(), replace(hook(), length_ticks=3 * BAR))
    assert found[0, 0] == Fit(2, 2 * BAR, 1)
    assert found[1, 1] == Fit(3, BAR, 0)
    assert not found[1, 1].is_whole
