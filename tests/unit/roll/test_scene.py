import pytest
from msgspec.structs import replace

from arrangeboard.roll.scene import RollPlace, choose, roll_scene
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Note, Part
from tests.unit.roll.pieces import (
    BAR,
    BASS,
    LOW_PART,
    NOTES,
    PLANNED_PART,
    TUNE,
    TUNE_PART,
    VERSE,
    VOCAL,
    WALK,
    drum_scene,
    small_song,
    tune_scene,
    with_part,
    with_waltz,
)


def test_a_piece_is_shown_with_the_chords_of_its_place_and_the_one_its_pickup_leaves() -> None:
    chords = tune_scene().chords
    assert [(one.start_tick, one.end_tick, one.symbol) for one in chords] == [
        (-BAR, 0, "C7"),
        (0, BAR, "F"),
        (BAR, 2 * BAR, "Bb"),
    ]
    assert chords[1].pitch_classes == {5, 9, 0}


def test_a_part_that_starts_later_sees_the_chords_from_there() -> None:
    song = with_part(small_song(), Part(TUNE_PART, TUNE, start_tick=BAR))
    scene = tune_scene(song)
    assert [(one.start_tick, one.symbol) for one in scene.chords][-1] == (0, "Bb")
    assert [note.start_tick for note in scene.ghosts[0].notes] == [-BAR, -BAR + 1920, 0, 1920]


def test_other_lanes_are_ghosts_but_drums_are_not() -> None:
    ghosts = tune_scene().ghosts
    assert [[note.pitch for note in ghost.notes] for ghost in ghosts] == [[41, 48, 41, 48]]


def test_a_transposed_part_keeps_its_written_pitches_and_says_what_is_heard() -> None:
    song = with_part(small_song(), Part(TUNE_PART, TUNE, transpose=2))
    scene = tune_scene(song)
    assert scene.notes == NOTES
    assert scene.heard(69) == 71
    assert (scene.lowest_pitch, scene.highest_pitch) == (53, 82)
    assert scene.scale == {5, 7, 9, 10, 0, 2, 4}
    assert {note.pitch for note in scene.ghosts[0].notes} == {39, 46}


def test_bars_follow_the_meters_of_the_place_and_leave_room_to_grow() -> None:
    grid = tune_scene(with_waltz(small_song())).grid
    assert grid.starts[:4] == (0, BAR, BAR + 2880, BAR + 5760)
    assert grid.length_ticks >= 2 * BAR + 8 * 2880


def test_bars_reach_past_notes_that_lie_behind_the_end() -> None:
    song = small_song()
    place = RollPlace(TUNE, VERSE, VOCAL, TUNE_PART)
    scene = roll_scene(song, song.arrangement, place, notes=(Note(50 * BAR, 960, 60),))
    assert scene.grid.length_ticks > 51 * BAR
    assert scene.length_ticks == 2 * BAR


def test_drums_have_the_kits_sounds_and_what_else_is_used_as_rows() -> None:
    scene = drum_scene()
    assert scene.drums
    assert list(scene.rows) == sorted(scene.rows, reverse=True)
    assert scene.row_names[scene.row_of[36]] == "Bass Drum 1"
    assert scene.row_names[scene.row_of[100]] == "100"
    assert 101 not in scene.row_of


def test_a_piece_from_a_rule_shows_what_it_plays_here_and_cannot_be_written_in() -> None:
    song = with_part(small_song(), Part(LOW_PART, WALK), BASS)
    scene = roll_scene(song, song.arrangement, RollPlace(WALK, VERSE, BASS, LOW_PART))
    assert not scene.is_editable
    assert scene.notes
    assert scene.length_ticks == 2 * BAR


def test_a_planned_part_is_an_empty_roll_as_long_as_it_is() -> None:
    song = with_part(small_song(), Part(PLANNED_PART, None, start_tick=BAR))
    scene = roll_scene(song, song.arrangement, RollPlace(None, VERSE, VOCAL, PLANNED_PART))
    assert (scene.notes, scene.length_ticks, scene.is_editable) == ((), BAR, True)
    assert [one.symbol for one in scene.chords][-1] == "Bb"


def test_from_the_tray_a_piece_has_neither_chords_nor_ghosts_but_its_players_colour() -> None:
    song = small_song()
    scene = roll_scene(song, song.arrangement, RollPlace(TUNE))
    assert (scene.chords, scene.ghosts) == ((), ())
    assert scene.notes == NOTES
    assert scene.colour == tune_scene().colour


def test_a_place_that_is_gone_counts_as_none() -> None:
    song = with_part(small_song(), Part(PLANNED_PART, None))
    scene = roll_scene(song, song.arrangement, RollPlace(TUNE, VERSE, VOCAL, TUNE_PART))
    assert scene.notes == NOTES
    assert scene.chords == ()


def test_a_piece_that_is_gone_is_refused() -> None:
    song = small_song()
    with pytest.raises(EditRefused, match="no-such-piece"):
        roll_scene(song, song.arrangement, RollPlace(PieceId(99)))


def test_choosing_changes_nothing_else() -> None:
    scene = tune_scene()
    chosen = choose(scene, frozenset(NOTES[:1]))
    assert replace(chosen, chosen=frozenset()) == scene
    assert choose(chosen, frozenset(NOTES[:1])) is chosen


def test_notes_between_ticks_are_found_with_those_that_still_sound() -> None:
    scene = tune_scene()
    assert NOTES[3] in scene.between(5000, 5100)
    assert scene.between(7 * BAR, 8 * BAR) == ()
    assert scene.between(-960, -960) == NOTES[:1]


def test_a_section_without_chords_shows_none() -> None:
    song = small_song()
    bare = {one.id: replace(one, chords=()) for one in song.sections.values()}
    assert tune_scene(replace(song, sections=bare)).chords == ()
