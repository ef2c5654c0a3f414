"""What a song asks to be filled, and how full its quieter sections may be."""

from arrangeboard.fit.filling.holes import Hole, holes
from arrangeboard.fit.filling.shape import Shape, shape, usual_empty
from arrangeboard.song.edits.cells import clear_cells
from arrangeboard.song.values import Song
from tests.unit.fit.filling.puzzle_songs import (
    BAR,
    BASS,
    BRIDGE,
    CHORUS_1,
    CHORUS_2,
    DRUMS,
    KEYS,
    TUNE,
    VERSE_1,
    VERSE_2,
    song_without,
    with_planned,
)


def shape_of(song: Song) -> Shape:
    return shape(song, song.arrangement, holes(song, song.arrangement))


def missing_in(song: Song) -> set[tuple[int, int]]:
    return {(hole.section, hole.lane) for hole in shape_of(song).missing if hole.section != BRIDGE}


def test_what_an_earlier_section_of_the_kind_plays_is_missing_in_a_later_one() -> None:
    assert missing_in(song_without((VERSE_2, BASS))) == {(VERSE_2, BASS)}


def test_what_comes_in_only_later_is_not_missing_before() -> None:
    assert missing_in(song_without((VERSE_1, BASS))) == set()


def test_what_no_section_of_the_kind_plays_stays_empty() -> None:
    assert missing_in(song_without((VERSE_1, KEYS), (VERSE_2, KEYS))) == set()


def test_a_planned_part_is_to_be_filled() -> None:
    song = with_planned(song_without((VERSE_1, KEYS), (VERSE_2, KEYS)), (VERSE_1, KEYS), 0, BAR)
    assert Hole(VERSE_1, KEYS, 0, BAR) in shape_of(song).missing


def test_a_section_without_anything_and_without_a_like_gets_what_most_sections_play() -> None:
    song = song_without(*((key, KEYS) for key in (VERSE_1, VERSE_2)), (CHORUS_1, KEYS))
    lanes = {hole.lane for hole in shape_of(song).missing if hole.section == BRIDGE}
    assert lanes == {TUNE, BASS, DRUMS}


def test_a_verse_may_have_one_instrument_less_than_the_lightest_chorus() -> None:
    song = song_without(*((key, KEYS) for key in (VERSE_1, VERSE_2)), (VERSE_1, TUNE), (CHORUS_2, DRUMS))
    assert shape_of(song).room[VERSE_1] == 2
    assert CHORUS_1 not in shape_of(song).room


def test_all_but_what_is_missing_stays_empty_and_a_few_are_filled_where_nothing_is() -> None:
    song = clear_cells(song_without((VERSE_2, BASS)), [(VERSE_1, KEYS), (VERSE_2, KEYS)])
    found = holes(song, song.arrangement)
    assert usual_empty(found, shape_of(song)) == round(100 * (len(found) - len(shape_of(song).missing)) / 7)
    assert usual_empty(found, Shape(frozenset(), {})) == round(100 * 5 / 7)
    assert usual_empty((), Shape(frozenset(), {})) == 0
