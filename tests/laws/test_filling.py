"""What is true of every filling, whatever the song."""

from random import Random

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from arrangeboard.fit.filling.assembly import assembly, filled
from arrangeboard.fit.filling.filling import assemblies
from arrangeboard.fit.filling.holes import holes
from arrangeboard.fit.filling.puzzle import Puzzle
from arrangeboard.fit.filling.scales import Scales, Weighed
from arrangeboard.fit.filling.search import greedy, search
from arrangeboard.fit.filling.wish import Wish
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Song
from tests.laws.songs import songs

few = settings(
    max_examples=9, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
wishes = st.builds(
    Wish,
    surprise=st.integers(0, 100),
    empty=st.sampled_from((0, 30, 80)),
    alike=st.booleans(),
    seed=st.integers(0, 5),
    count=st.integers(1, 2),
)


def with_order(song: Song) -> Song:
    """The song where its arrangement has sections and lanes to fill."""
    assume(song.arrangement.order and song.lanes)
    return song


@few
@given(songs(), wishes)
def test_every_answer_is_a_sound_song(song: Song, wish: Wish) -> None:
    for _, found in assemblies(with_order(song), song.arrangement, wish):
        assert problems(filled(song, found)) == ()


@few
@given(songs(), wishes, st.data())
def test_a_filling_touches_no_cell_that_is_locked(song: Song, wish: Wish, data: st.DataObject) -> None:
    with_order(song)
    every = [(key, lane.id) for key in song.sections for lane in song.lanes]
    cells = data.draw(st.lists(st.sampled_from(every), unique=True))
    for _, found in assemblies(song, song.arrangement, wish, cells):
        after = filled(song, found)
        assert (after.pieces, after.lanes, after.arrangements) == (song.pieces, song.lanes, song.arrangements)
        for key, lane in every:
            before, now = (one.sections[key].parts.get(lane, ()) for one in (song, after))
            kept = [part for part in before if part.piece is not None]
            assert [part for part in now if part in kept] == kept
            if (key, lane) not in cells:
                assert now == before


@few
@given(songs(), wishes)
def test_the_same_seed_gives_the_same_answers(song: Song, wish: Wish) -> None:
    with_order(song)
    assert list(assemblies(song, song.arrangement, wish)) == list(assemblies(song, song.arrangement, wish))


@few
@given(songs())
def test_filling_nothing_changes_nothing(song: Song) -> None:
    with_order(song)
    assert list(assemblies(song, song.arrangement, Wish(), [])) == []
    full = [(hole.section, hole.lane) for hole in holes(song, song.arrangement)]
    others = [(key, lane.id) for key in song.sections for lane in song.lanes if (key, lane.id) not in full]
    assert list(assemblies(song, song.arrangement, Wish(), others)) == []


@few
@given(songs(), wishes, st.randoms(use_true_random=False))
def test_no_greedy_and_no_random_assembly_has_more_points(song: Song, wish: Wish, random: Random) -> None:
    puzzle = Puzzle(with_order(song), song.arrangement, wish)
    best = dict(search(Scales(puzzle)))
    assume(best)
    scales = Scales(puzzle)
    most = scales.points(best[0])
    assert most >= scales.points(greedy(scales))
    for _ in range(5):
        guess = [random.randrange(len(some) + 1) for some in puzzle.candidates]
        assert most >= scales.points(guess)


@few
@given(songs(), wishes, st.data())
def test_weighed_step_by_step_is_weighed_at_once(song: Song, wish: Wish, data: st.DataObject) -> None:
    puzzle = Puzzle(with_order(song), song.arrangement, wish)
    assume(puzzle.fillable)
    scales = Scales(puzzle)
    for at in data.draw(st.lists(st.sampled_from(puzzle.fillable), max_size=3)):
        scales.bar(at, data.draw(st.integers(1, max(1, len(puzzle.candidates[at])))))
    weighed = Weighed(scales, [0] * len(puzzle.holes))
    for _ in range(5):
        at = data.draw(st.sampled_from(puzzle.fillable))
        weighed.move({at: data.draw(st.integers(0, len(puzzle.candidates[at])))})
        assert weighed.points == scales.points(weighed.choices)
    found = assembly(scales, weighed.choices)
    assert found.points == weighed.points
    assert len(found.laid) + len(found.empty) == len(puzzle.holes)


@few
@given(songs(), wishes)
def test_what_is_filled_is_a_hole_no_more(song: Song, wish: Wish) -> None:
    whole = replace(wish, count=1)
    for _, found in assemblies(with_order(song), song.arrangement, whole):
        after = filled(song, found)
        assert set(holes(after, song.arrangement)) == set(found.empty)
