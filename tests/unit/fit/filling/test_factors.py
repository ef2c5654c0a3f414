"""The reasons to like an assembly, one by one."""

from collections.abc import Mapping

from msgspec.structs import replace

from arrangeboard.fit.filling import weighing
from arrangeboard.fit.filling.factors import (
    Belonging,
    Contrast,
    Crowd,
    FormKept,
    Quiet,
    Rise,
    Unison,
    hole_points,
)
from arrangeboard.fit.filling.puzzle import Puzzle
from arrangeboard.fit.filling.scales import Scales
from arrangeboard.fit.filling.wish import Wish
from arrangeboard.song.ids import LaneId, PartId, PieceId
from arrangeboard.song.values import Part, Song
from tests.unit.fit.filling.puzzle_songs import (
    BASS,
    BASS_C,
    BASS_F,
    BRIDGE,
    CHORDS_C,
    CHORUS_1,
    CHORUS_2,
    DRUMS,
    KEYS,
    STRAY,
    TUNE,
    VERSE_1,
    VERSE_2,
    VERSE_TUNE,
    Cell,
    song_without,
    whole_song,
)


def choices(puzzle: Puzzle, wanted: Mapping[Cell, PieceId]) -> list[int]:
    """The choices with these pieces, untransposed, laid into their cells."""
    found = [0] * len(puzzle.holes)
    for at, hole in enumerate(puzzle.holes):
        for number, one in enumerate(puzzle.candidates[at], start=1):
            if (one.parts[0].piece, one.parts[0].transpose) == (wanted.get((hole.section, hole.lane)), 0):
                found[at] = number
    return found


def puzzle_of(song: Song, wish: Wish | None = None) -> Puzzle:
    return Puzzle(song, song.arrangement, wish or Wish(surprise=0))


def test_a_piece_in_the_chords_belongs_more_than_one_beside_them() -> None:
    puzzle = puzzle_of(whole_song())
    at = next(at for at, hole in enumerate(puzzle.holes) if hole.lane == TUNE)
    belonging = Belonging(puzzle, at)
    inside = belonging.points(choices(puzzle, {(BRIDGE, TUNE): VERSE_TUNE}))
    beside = belonging.points(choices(puzzle, {(BRIDGE, TUNE): STRAY}))
    assert inside > weighing.LEFT_EMPTY > beside


def test_a_doubtful_place_loses_more_than_a_sound_one_gains() -> None:
    puzzle = puzzle_of(whole_song())
    laid = choices(puzzle, {(BRIDGE, TUNE): VERSE_TUNE})
    at = next(at for at, choice in enumerate(laid) if choice)
    points = [hole_points(puzzle, at, laid, percentile) for percentile in (5, 30, 55, 80)]
    assert points == sorted(points)
    assert points[1] - points[0] > points[2] - points[1] == points[3] - points[2]


def test_surprise_prefers_what_is_rare_but_only_where_it_is_sound() -> None:
    safe, surprising = (puzzle_of(whole_song(), Wish(surprise=n)) for n in (0, 100))
    laid = choices(surprising, {(BRIDGE, TUNE): STRAY})
    at = next(at for at, choice in enumerate(laid) if choice)
    as_safe = choices(safe, {(BRIDGE, TUNE): STRAY})
    assert hole_points(surprising, at, laid, 60) > hole_points(safe, at, as_safe, 60)
    unsound = hole_points(surprising, at, laid, 20), hole_points(safe, at, as_safe, 20)
    assert unsound[0] < unsound[1]


def test_sections_of_a_kind_earn_most_for_playing_the_same() -> None:
    puzzle = puzzle_of(song_without((VERSE_2, BASS)))
    kept = FormKept(puzzle, BASS, (VERSE_1, VERSE_2))
    assert kept.points(choices(puzzle, {(VERSE_2, BASS): BASS_C})) == weighing.ALIKE
    assert kept.points(choices(puzzle, {(VERSE_2, BASS): BASS_F})) == 0
    assert kept.points(choices(puzzle, {})) == 0


def test_where_likeness_is_not_wished_the_same_earns_nothing() -> None:
    puzzle = puzzle_of(song_without((VERSE_2, BASS)), Wish(alike=False))
    kept = FormKept(puzzle, BASS, (VERSE_1, VERSE_2))
    assert kept.points(choices(puzzle, {(VERSE_2, BASS): BASS_C})) == 0
    assert kept.points(choices(puzzle, {(VERSE_2, BASS): BASS_F})) > 0


def test_neighbours_of_other_kinds_earn_for_a_difference() -> None:
    puzzle = puzzle_of(song_without((CHORUS_1, BASS)))
    contrast = Contrast(puzzle, BASS, (VERSE_1, CHORUS_1))
    assert contrast.points(choices(puzzle, {(CHORUS_1, BASS): BASS_F})) == weighing.CONTRAST
    assert contrast.points(choices(puzzle, {(CHORUS_1, BASS): BASS_C})) == 0


def test_a_chorus_earns_for_coming_in_with_more() -> None:
    puzzle = puzzle_of(song_without((VERSE_2, KEYS), (VERSE_2, BASS)))
    rise = Rise(puzzle, VERSE_2, CHORUS_2)
    thin, fuller = choices(puzzle, {}), choices(puzzle, {(VERSE_2, BASS): BASS_C})
    assert rise.points(thin) == weighing.RISE
    assert weighing.RISE > rise.points(fuller) > weighing.RISE // 2


def test_lanes_are_counted_as_they_sound() -> None:
    puzzle = puzzle_of(song_without((VERSE_2, BASS)))
    assert puzzle.playing(VERSE_2, choices(puzzle, {})) == (2, 1)
    assert puzzle.playing(VERSE_2, choices(puzzle, {(VERSE_2, BASS): BASS_C})) == (3, 1)
    assert puzzle.playing(BRIDGE, choices(puzzle, {})) == (0, 0)
    assert Crowd(puzzle, VERSE_2).points(choices(puzzle, {})) == 0


def test_as_many_holes_stay_empty_as_wished() -> None:
    song = song_without(*((VERSE_2, lane) for lane in (TUNE, KEYS, BASS, DRUMS)))
    cells = [(key, lane.id) for key in song.sections for lane in song.lanes]
    scales = Scales(Puzzle(song, song.arrangement, Wish(surprise=0, empty=50), cells))
    assert scales.empty_wished == 4
    assert scales.room(4) == 0
    assert scales.room(3) == -weighing.FULL
    assert scales.room(6) == -2 * weighing.BARE


def test_what_the_song_asks_for_is_never_replaced_by_something_else() -> None:
    song = song_without((VERSE_2, BASS), (CHORUS_2, KEYS))
    scales = Scales(puzzle_of(song, Wish(surprise=0, empty=90)))
    assert not scales.puzzle.asks_beyond
    assert scales.room(6) == 0


def test_two_instruments_with_the_same_piece_lose_points_octaves_apart_half_of_them() -> None:
    song = song_without((VERSE_2, BASS))
    second = replace(song.lanes[2], id=LaneId(60), name="Second bass")
    for semitones, lost in ((0, weighing.UNISON), (12, weighing.UNISON // 2)):
        part = Part(PartId(150), BASS_C, transpose=semitones)
        verse = song.sections[VERSE_2]
        doubled = replace(verse, parts={**verse.parts, second.id: (part,)})
        both = replace(
            song, lanes=(*song.lanes, second), sections={**song.sections, VERSE_2: doubled}, last_id=300
        )
        puzzle = puzzle_of(both)
        unison = Unison(puzzle, VERSE_2)
        assert unison.points(choices(puzzle, {})) == 0
        assert unison.points(choices(puzzle, {(VERSE_2, BASS): BASS_C})) == -lost


def test_a_verse_as_full_as_a_chorus_loses_points() -> None:
    puzzle = puzzle_of(song_without((VERSE_2, KEYS), (VERSE_2, BASS)))
    quiet = Quiet(puzzle, VERSE_2, 3)
    assert quiet.points(choices(puzzle, {(VERSE_2, BASS): BASS_C})) == 0
    full = choices(puzzle, {(VERSE_2, BASS): BASS_C, (VERSE_2, KEYS): CHORDS_C})
    assert quiet.points(full) == -weighing.FULLER
