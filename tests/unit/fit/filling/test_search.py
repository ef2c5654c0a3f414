"""What the search comes to on boards whose answer is known."""

from itertools import product

from msgspec.structs import replace

from arrangeboard.fit.filling.assembly import Assembly, filled
from arrangeboard.fit.filling.filling import assemblies, best_assembly
from arrangeboard.fit.filling.puzzle import WHOLE, Puzzle
from arrangeboard.fit.filling.scales import Scales, Weighed
from arrangeboard.fit.filling.search import apart, greedy, least_apart, search
from arrangeboard.fit.filling.wish import Wish
from arrangeboard.song.edits.cells import clear_cells
from arrangeboard.song.values import Song
from tests.unit.fit.filling.puzzle_songs import (
    BASS,
    BEAT,
    BRIDGE,
    CHORUS_2,
    DRUMS,
    KEYS,
    PLAYED,
    TUNE,
    VERSE_2,
    Cell,
    song_without,
    whole_song,
)

SECOND: tuple[Cell, ...] = tuple(
    (key, lane) for key in (VERSE_2, CHORUS_2) for lane in (TUNE, KEYS, BASS, DRUMS)
)


def answers(song: Song, wish: Wish, cells: tuple[Cell, ...] | None = None) -> list[Assembly]:
    """All answers at their best, in order."""
    found = dict(assemblies(song, song.arrangement, wish, cells))
    return [found[number] for number in sorted(found)]


def laid(found: Assembly) -> dict[Cell, object]:
    return {(one.hole.section, one.hole.lane): one.parts[0].piece for one in found.laid}


def test_second_verse_and_chorus_come_to_play_what_the_first_do() -> None:
    song = song_without(*SECOND)
    found = best_assembly(song, song.arrangement, Wish(surprise=0), SECOND)
    assert laid(found) == {cell: PLAYED[cell] for cell in SECOND}


def test_few_holes_get_the_best_of_all_assemblies() -> None:
    song = whole_song()
    cells = [(BRIDGE, lane) for lane in (TUNE, KEYS, BASS, DRUMS)]
    puzzle = Puzzle(song, song.arrangement, Wish(), cells)
    every = list(product(*(range(len(some) + 1) for some in puzzle.candidates)))
    assert 1 < len(every) <= WHOLE
    scales = Scales(puzzle)
    first = dict(search(Scales(puzzle)))[0]
    assert scales.points(first) == max(scales.points(one) for one in every)


def test_a_search_is_at_least_as_good_as_taking_the_best_hole_by_hole() -> None:
    song = song_without(*SECOND)
    puzzle = Puzzle(song, song.arrangement, Wish(surprise=60, empty=20))
    scales = Scales(puzzle)
    best: dict[int, tuple[int, ...]] = {}
    best.update(search(Scales(puzzle)))
    assert scales.points(best[0]) >= scales.points(greedy(scales))
    points = [scales.points(best[number]) for number in sorted(best)]
    assert points == sorted(points, reverse=True)


def test_answers_differ_from_each_other_by_a_third_of_the_holes() -> None:
    song = song_without(*SECOND)
    puzzle = Puzzle(song, song.arrangement, Wish())
    scales = Scales(puzzle)
    best: dict[int, tuple[int, ...]] = {}
    best.update(search(scales))
    assert len(best) >= 3
    for number, one in best.items():
        assert all(
            apart(puzzle, one, other) >= least_apart(scales) >= 4
            for at, other in best.items()
            if at != number
        )


def test_the_same_seed_gives_the_same_answers() -> None:
    song = song_without(*SECOND)
    assert answers(song, Wish(seed=7)) == answers(song, Wish(seed=7))


def test_some_holes_stay_empty_where_that_is_wished() -> None:
    song = song_without(*SECOND)
    found = best_assembly(song, song.arrangement, Wish(empty=50), SECOND)
    assert len(found.empty) == 4
    assert len(found.laid) == 4


def test_a_lane_without_a_piece_of_its_role_stays_empty_and_is_named() -> None:
    song = whole_song()
    quiet = clear_cells(song, [(key, DRUMS) for key in song.sections])
    beatless = replace(quiet, pieces={key: piece for key, piece in song.pieces.items() if key != BEAT})
    found = best_assembly(beatless, beatless.arrangement)
    assert {hole.lane for hole in found.without} == {DRUMS}
    assert DRUMS not in {one.hole.lane for one in found.laid}


def test_nothing_to_fill_gives_no_answer_and_changes_nothing() -> None:
    song = whole_song()
    assert answers(song, Wish(), ((VERSE_2, BASS),)) == []
    assert filled(song, best_assembly(song, song.arrangement, Wish(), [])) is song


def test_a_hole_alone_is_offered_different_pieces() -> None:
    song = whole_song()
    found = answers(song, Wish(), ((BRIDGE, TUNE),))
    assert len({str(one.laid[0].parts) for one in found}) == len(found) >= 3


def test_the_search_tells_how_far_it_is_up_to_its_end() -> None:
    song = song_without(*SECOND)
    told: list[float] = []
    list(search(Scales(Puzzle(song, song.arrangement, Wish())), told.append))
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_a_step_gains_what_weighing_anew_says() -> None:
    song = song_without(*SECOND)
    scales = Scales(Puzzle(song, song.arrangement, Wish(empty=30)))
    weighed = Weighed(scales, greedy(scales))
    before = weighed.points
    changes = {0: 0, 3: 0, 5: 0}
    gain = weighed.gain(changes)
    assert weighed.points == before
    assert weighed.move(changes) == gain
    assert weighed.points == before + gain == scales.points(weighed.choices)
