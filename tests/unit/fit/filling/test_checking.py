"""What is asked of whole assemblies before they are shown, and what is said of them."""

from msgspec.structs import replace

from arrangeboard.fit.filling.assembly import filled
from arrangeboard.fit.filling.checking import Checking
from arrangeboard.fit.filling.filling import assemblies
from arrangeboard.fit.filling.holes import holes
from arrangeboard.fit.filling.ideas import idea
from arrangeboard.fit.filling.puzzle import Puzzle
from arrangeboard.fit.filling.reasons import FEW, summary
from arrangeboard.fit.filling.shape import shape, usual_empty
from arrangeboard.fit.filling.weighing import SOUND
from arrangeboard.fit.filling.wish import Wish
from arrangeboard.fit.report import report
from arrangeboard.song.ids import LaneId
from tests.unit.fit.filling.puzzle_songs import (
    BASS,
    BRIDGE,
    CHORUS_2,
    DRUMS,
    KEYS,
    STRAY,
    TUNE,
    VERSE_1,
    VERSE_2,
    VERSE_TUNE,
    song_without,
    whole_song,
)

SECOND = tuple((key, lane) for key in (VERSE_2, CHORUS_2) for lane in (TUNE, KEYS, BASS, DRUMS))


def test_what_lies_beside_the_chords_disturbs_and_what_is_usual_does_not() -> None:
    song = song_without((VERSE_2, TUNE))
    puzzle = Puzzle(song, song.arrangement, Wish(), [(VERSE_2, TUNE)])
    checking = Checking(puzzle, song.arrangement)
    plain = {
        one.parts[0].piece: at for at, one in enumerate(puzzle.candidates[0], 1) if not one.parts[0].transpose
    }
    assert checking.disturbing((plain[STRAY],)) == (0,)
    assert checking.disturbing((plain[VERSE_TUNE],)) == ()
    assert checking.disturbing((0,)) == ()


def test_every_answer_tells_the_figures_that_the_board_will_show_and_none_disturbs() -> None:
    song = song_without(*SECOND)
    answers = dict(assemblies(song, song.arrangement, Wish(), SECOND))
    assert answers
    for found in answers.values():
        after = filled(song, found)
        verdicts = report(after, after.arrangement).verdicts
        slots = {slot.id: slot.section for slot in after.arrangement.order}
        shown = {(slots[at.slot], at.lane): one for at, one in verdicts.items()}
        for laid in found.laid:
            one = shown[laid.hole.section, laid.hole.lane]
            assert one.fit == laid.fit
            assert one.standing != "does-not-fit"
            assert laid.fit is None or laid.fit >= SOUND


def test_where_nothing_shall_stay_empty_no_answer_leaves_more_so_than_another() -> None:
    song = song_without(*SECOND)
    for cells in (SECOND[1:3], SECOND):
        answers = dict(assemblies(song, song.arrangement, Wish(), cells))
        assert len(answers) > 1
        assert {len(found.laid) for found in answers.values()} == {len(cells)}


def test_filling_what_is_missing_keeps_choruses_fuller_than_verses() -> None:
    song = song_without((VERSE_1, KEYS), (VERSE_2, KEYS), (VERSE_2, BASS), (CHORUS_2, BASS))
    found = holes(song, song.arrangement)
    empty = usual_empty(found, shape(song, song.arrangement, found))
    for _, answer in assemblies(song, song.arrangement, Wish(empty=empty)):
        after = filled(song, answer).sections
        assert len(after[CHORUS_2].parts) > len(after[VERSE_2].parts)
        assert KEYS not in after[VERSE_1].parts


def test_no_instrument_gets_what_another_plays_at_the_same_time() -> None:
    song = song_without((VERSE_2, BASS))
    second = replace(song.lanes[2], id=LaneId(60), name="Second bass")
    both = replace(song, lanes=(*song.lanes, second))
    cells = ((VERSE_2, BASS), (VERSE_2, second.id))
    answers = dict(assemblies(both, both.arrangement, Wish(), cells))
    assert answers
    for found in answers.values():
        pieces = [laid.parts[0].piece for laid in found.laid]
        assert len(set(pieces)) == len(pieces)


def test_answers_stand_in_the_order_of_what_is_shown_of_them() -> None:
    song = song_without(*SECOND)
    answers = dict(assemblies(song, song.arrangement, Wish(surprise=60), SECOND))
    means = [answers[number].mean_fit or 0 for number in sorted(answers)]
    assert means == sorted(means, reverse=True)


def test_a_few_cells_are_told_one_by_one_and_many_lane_by_lane() -> None:
    song = song_without(*SECOND)
    few, many = SECOND[:2], SECOND
    found = dict(assemblies(song, song.arrangement, Wish(), few))[0]
    told = [one for one in summary(song, song.arrangement, found) if one.code == "filling-laid"]
    assert [(one.section, one.lanes, one.number) for one in told] == [
        (laid.hole.section, (laid.hole.lane,), laid.fit) for laid in found.laid
    ]
    found = dict(assemblies(song, song.arrangement, Wish(), many))[0]
    assert len(found.laid) > FEW
    lanes = [one for one in summary(song, song.arrangement, found) if one.code == "filling-lane"]
    assert sum(one.number for one in lanes) == len(found.laid)


def test_each_answer_has_an_idea_of_its_own() -> None:
    song = whole_song()
    cells = ((BRIDGE, TUNE),)
    answers = dict(assemblies(song, song.arrangement, Wish(), cells))
    first = idea(song, answers[0])
    assert idea(song, answers[0], [(first, answers[0])]) != first or first == "other"
    again = song_without(*SECOND)
    repeated = dict(assemblies(again, again.arrangement, Wish(surprise=0), SECOND))[0]
    assert idea(again, repeated) == "as-elsewhere"
