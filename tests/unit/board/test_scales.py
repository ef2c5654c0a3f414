from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from arrangeboard.board.scales import PitchScale, gains, lane_scales, updated_scales
from arrangeboard.song.edits.cells import clear_cells
from arrangeboard.song.edits.lanes import remove_lanes
from arrangeboard.song.edits.order import duplicate_slots
from arrangeboard.song.edits.parts import add_part, change_part, remove_parts
from arrangeboard.song.values import Note, Song, Written
from tests.laws.songs import songs
from tests.unit.board.songs import BEAT, CHORUS, DRUMS, HOOK, VOCAL, small_song


def test_a_scale_spans_at_least_an_octave() -> None:
    scale = lane_scales(small_song())[VOCAL]
    assert (scale.low, scale.high) == (58, 70)


def test_each_drum_that_is_played_has_its_own_row() -> None:
    scale = lane_scales(small_song())[DRUMS]
    assert scale.rows == (36, 38)
    assert (scale.height(36), scale.height(38)) == (0, 1)


def test_pitches_outside_a_scale_stand_at_its_ends() -> None:
    scale = PitchScale(50, 70)
    assert scale.height(10) == 0
    assert scale.height(120) == 1


def test_a_changed_piece_touches_the_lanes_that_play_it() -> None:
    song = small_song()
    louder = replace(song.pieces[BEAT], content=Written((Note(0, 100, 50, 120),)))
    changed = replace(song, pieces={**song.pieces, BEAT: louder})
    assert gains(song, changed) == {DRUMS: None}
    assert updated_scales(lane_scales(song), song, changed) == lane_scales(changed)


def test_scales_stay_the_same_object_where_no_pitch_is_new() -> None:
    song = small_song()
    scales = lane_scales(song)
    renamed = replace(song, pieces={**song.pieces, HOOK: replace(song.pieces[HOOK], name="Riff")})
    assert updated_scales(scales, song, renamed) is scales


def test_a_lane_that_lost_its_parts_gets_the_plain_scale() -> None:
    song = small_song()
    part = song.sections[CHORUS].parts[VOCAL][0]
    bare = remove_parts(song, [(CHORUS, VOCAL, part.id)])
    assert updated_scales(lane_scales(song), song, bare)[VOCAL] == PitchScale()


@settings(max_examples=10)
@given(songs(), songs())
def test_updated_scales_equal_scales_made_anew(before: Song, after: Song) -> None:
    assert updated_scales(lane_scales(before), before, after) == lane_scales(after)


@settings(max_examples=15)
@given(songs())
def test_removing_a_lane_removes_its_scale_only(song: Song) -> None:
    for lane in song.lanes[:1]:
        fewer = remove_lanes(song, [lane.id])
        assert updated_scales(lane_scales(song), song, fewer) == lane_scales(fewer)


@settings(max_examples=30)
@given(songs(), st.integers(-30, 30), st.data())
def test_gained_parts_grow_a_scale_to_what_a_fresh_look_finds(
    song: Song, transpose: int, data: st.DataObject
) -> None:
    scales, before = lane_scales(song), song
    for lane in song.lanes:
        for key in list(song.sections)[:2]:
            piece = data.draw(st.sampled_from([None, *song.pieces]))
            song = clear_cells(song, [(key, lane.id)])
            scales, before = updated_scales(scales, before, song), song
            song = add_part(song, section=key, lane=lane.id, piece=piece)
            part = song.sections[key].parts[lane.id][0].id
            song = change_part(song, section=key, lane=lane.id, part=part, transpose=transpose)
            scales, before = updated_scales(scales, before, song), song
            assert scales == lane_scales(song)
    twice = duplicate_slots(song, [slot.id for slot in song.arrangement.order])
    assert updated_scales(scales, song, twice) == lane_scales(twice)
