"""Parts that follow the chords: how they are told, and when they are painted anew."""

from typing import Any

import pytest
from msgspec.structs import replace

from arrangeboard.board.changes import Stale, stale
from arrangeboard.board.items import Boxes, Rect
from arrangeboard.board.overview import FarParts
from arrangeboard.board.picture import PartLook, picture
from arrangeboard.board.scene import Scene, make_scene
from arrangeboard.song.edits.parts import fill_cells
from arrangeboard.song.ids import LaneId, PieceId
from arrangeboard.song.values import Chord, Generated, KeyChange, Lane, Piece, Song
from tests.unit.board.lettering import plain_lettering
from tests.unit.board.songs import BAR, CHORUS, VERSE, hook, small_song

BASS, ROOTS = LaneId(20), PieceId(21)


def following_song() -> Song:
    """The small song with a bass that follows the verse's chords."""
    song = small_song()
    roots = Piece(ROOTS, "Roots", 4 * BAR, 0, Generated("bass-roots"))
    lanes = (*song.lanes, Lane(BASS, "Bass", "bass", lowest_pitch=28, highest_pitch=55))
    song = replace(song, lanes=lanes, pieces={**song.pieces, ROOTS: roots}, last_id=30)
    return fill_cells(song, [(VERSE, BASS)], ROOTS)


def with_verse(song: Song, **fields: Any) -> Song:
    verse = replace(song.sections[VERSE], **fields)
    return replace(song, sections={**song.sections, VERSE: verse})


SONG = following_song()


def change(after: Song) -> Stale:
    """What is painted anew between the song as it is made here and an edited one."""
    before = make_scene(SONG, 1.5, 64)
    return stale(before, make_scene(after, 1.5, 64, before))


def bass_look(scene: Scene) -> PartLook:
    return scene.look(0, 2, scene.parts(0, 2)[0], "")


def test_a_part_from_a_rule_shows_the_notes_it_plays_here_and_its_sign() -> None:
    drawn = picture(bass_look(make_scene(following_song(), 1.5, 64)), plain_lettering())
    assert drawn.notes
    assert drawn.follows
    assert not drawn.marks


def test_the_scale_of_a_lane_counts_what_its_rules_sound() -> None:
    scene = make_scene(following_song(), 1.5, 64)
    piece = bass_look(scene).piece
    assert piece is not None
    pitches = {note.pitch for note in piece.written.notes}
    scale = scene.scales[BASS]
    assert scale.low <= min(pitches) < max(pitches) <= scale.high


def test_the_scale_is_the_same_made_anew_or_from_the_last_one() -> None:
    before = make_scene(following_song(), 1.5, 64)
    song = with_verse(before.song, chords=(Chord(0, "C"), Chord(2 * BAR, "Ab")))
    assert make_scene(song, 1.5, 64, before).scales == make_scene(song, 1.5, 64).scales


def test_other_chords_paint_what_follows_them() -> None:
    song = SONG
    found = change(with_verse(song, chords=(Chord(0, "Am"), *song.sections[VERSE].chords[1:])))
    assert (0, 2) in found.cells or 2 in found.lanes


def test_chords_elsewhere_paint_nothing_of_it() -> None:
    song = SONG
    chorus = replace(song.sections[CHORUS], chords=(Chord(0, "D"),))
    found = change(replace(song, sections={**song.sections, CHORUS: chorus}))
    assert (0, 2) not in found.cells
    assert 2 not in found.lanes


def test_another_range_of_the_instrument_paints_its_lane() -> None:
    song = SONG
    higher = replace(song.lanes[2], lowest_pitch=40, highest_pitch=70)
    assert 2 in change(replace(song, lanes=(*song.lanes[:2], higher))).lanes


@pytest.mark.parametrize("kept", ["name", "note"])
def test_a_section_that_sounds_as_before_is_not_painted(kept: str) -> None:
    found = change(with_verse(SONG, **{kept: "Other"}))
    assert (0, 2) not in found.cells


def test_a_key_that_changes_nothing_of_the_notes_may_stay_unpainted_but_never_stale() -> None:
    before = make_scene(following_song(), 1.5, 64)
    song = with_verse(before.song, keys=(KeyChange(0, "Bb"),))
    after = make_scene(song, 1.5, 64, before)
    same = bass_look(before).piece is bass_look(after).piece
    assert same is ((0, 2) not in stale(before, after).cells)


def far(piece: Piece | None, ticks: int = 8 * BAR, *, width: float = 12, opacity: float = 1.0) -> list[Boxes]:
    parts = FarParts("#88aaff", opacity)
    parts.add(Rect(0, 0, width, 18), piece, ticks)
    return parts.boxes()


def test_from_afar_every_state_has_a_shape_of_its_own() -> None:
    roots = SONG.pieces[ROOTS]
    drawn = [far(None), far(hook()), far(hook(), 3 * BAR), far(roots)]
    shapes = [tuple(box.rects for box in boxes) for boxes in drawn]
    assert len(set(shapes)) == 4


def test_from_afar_a_silent_part_is_paler() -> None:
    loud, soft = (far(hook(), opacity=opacity)[0].fill for opacity in (1.0, 0.4))
    assert int(soft.split("@")[1]) < int(loud.split("@")[1])


def test_what_is_too_small_for_a_state_is_one_plain_box() -> None:
    assert [len(box.rects) for box in far(None, width=3)] == [1]
