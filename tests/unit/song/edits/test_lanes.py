import pytest
from msgspec.structs import replace

from arrangeboard.song.edits.lanes import (
    add_lane,
    move_lanes,
    remove_lanes,
    set_lane_range,
    set_lane_sound,
    set_lane_volume,
    set_midi_out,
)
from arrangeboard.song.edits.pieces import duplicate_piece, remove_piece
from arrangeboard.song.find import EditRefused
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import MidiOut, Sound, View
from tests.unit.app.band import BASS, CHORUS, DRUMS, KEYS, RIFF, VERSE, WALK, band_song, played


def test_a_lane_is_added_where_it_was_asked_for() -> None:
    song = add_lane(band_song({}), "Violin", role="melody", sound=Sound(40), index=1)

    assert [lane.name for lane in song.lanes] == ["Bass", "Violin", "Keys", "Drums"]
    assert problems(song) == ()


def test_removing_lanes_takes_their_parts_everywhere_and_keeps_their_pieces() -> None:
    song = band_song({(VERSE, BASS): RIFF, (CHORUS, BASS): RIFF, (CHORUS, KEYS): WALK})
    song = replace(song, view=View(muted=(BASS, KEYS), soloed=(BASS,)))

    removed = remove_lanes(song, {BASS})

    assert played(removed, CHORUS, BASS) == []
    assert played(removed, CHORUS, KEYS) == [WALK]
    assert RIFF in removed.pieces
    assert (removed.view.muted, removed.view.soloed) == ((KEYS,), ())
    assert problems(removed) == ()


def test_removing_a_lane_leaves_sections_without_it_alone() -> None:
    song = band_song({(VERSE, BASS): RIFF, (CHORUS, KEYS): WALK})

    assert remove_lanes(song, {BASS}).sections[CHORUS] is song.sections[CHORUS]
    assert remove_lanes(song, set()) is song


def test_lanes_move_below_all_others() -> None:
    moved = move_lanes(band_song({}), {BASS}, 3)

    assert [lane.id for lane in moved.lanes] == [KEYS, DRUMS, BASS]


def test_what_midi_cannot_play_is_refused() -> None:
    song = band_song({})
    with pytest.raises(EditRefused, match="value-out-of-range"):
        set_lane_volume(song, BASS, 128)
    with pytest.raises(EditRefused, match="value-out-of-range"):
        set_lane_sound(song, BASS, Sound(0, 16_384))
    with pytest.raises(EditRefused, match="lowest-above-highest"):
        set_lane_range(song, BASS, 60, 40)


def test_a_lane_plays_a_midi_port_and_none_without_a_name() -> None:
    out = MidiOut("Synth", 9, beside=True)
    song = set_midi_out(band_song({}), BASS, out)

    assert song.lanes[0].midi_out == out
    assert problems(song) == ()
    assert set_midi_out(song, BASS, MidiOut(" ")).lanes[0].midi_out is None
    assert set_midi_out(song, BASS, out) is song
    with pytest.raises(EditRefused, match="value-out-of-range"):
        set_midi_out(song, BASS, MidiOut("Synth", 16))


def test_a_piece_in_use_leaves_the_tray_only_with_its_parts() -> None:
    song = band_song({(VERSE, BASS): RIFF, (VERSE, KEYS): WALK})
    with pytest.raises(EditRefused, match="piece-in-use"):
        remove_piece(song, RIFF, from_board=False)

    removed = remove_piece(song, RIFF, from_board=True)

    assert removed.pieces.keys() == {WALK}
    assert removed.sections[VERSE].parts.keys() == {KEYS}
    assert problems(removed) == ()


def test_a_copy_of_a_piece_has_a_name_of_its_own() -> None:
    song = duplicate_piece(band_song({(VERSE, BASS): RIFF}), RIFF)
    copy = song.pieces[max(song.pieces)]
    assert (copy.name, copy.origin) == ("Riff 2", RIFF)
