"""What of a board is empty."""

from arrangeboard.fit.filling.holes import Hole, holes
from tests.unit.fit.filling.puzzle_songs import (
    BAR,
    BASS,
    BRIDGE,
    DRUMS,
    KEYS,
    TUNE,
    VERSE_1,
    VERSE_2,
    song_without,
    whole_song,
    with_planned,
)


def test_cells_without_parts_are_holes_in_the_order_of_sections_and_lanes() -> None:
    song = song_without((VERSE_2, BASS), (VERSE_1, KEYS))
    assert holes(song, song.arrangement) == (
        Hole(VERSE_1, KEYS),
        Hole(VERSE_2, BASS),
        *(Hole(BRIDGE, lane) for lane in (TUNE, KEYS, BASS, DRUMS)),
    )


def test_only_holes_within_the_cells_that_are_named_count() -> None:
    song = song_without((VERSE_2, BASS), (VERSE_1, KEYS))
    assert holes(song, song.arrangement, [(VERSE_2, BASS), (VERSE_2, TUNE)]) == (Hole(VERSE_2, BASS),)


def test_a_planned_part_is_a_hole_beside_what_plays() -> None:
    song = with_planned(song_without((VERSE_1, TUNE)), (VERSE_1, TUNE), BAR, 2 * BAR)
    assert holes(song, song.arrangement, [(VERSE_1, TUNE)]) == (Hole(VERSE_1, TUNE, BAR, 2 * BAR),)


def test_a_linked_section_has_its_holes_once() -> None:
    song = whole_song()
    shown = song.arrangement
    twice = type(shown)(shown.id, shown.name, (*shown.order, shown.order[-1]))
    assert holes(song, twice) == holes(song, shown)
