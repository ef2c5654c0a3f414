"""What the judge says stays the same where music is only moved."""

from hypothesis import given
from hypothesis import strategies as st

from arrangeboard.fit.company import Voice, company
from arrangeboard.fit.figure import Figure, figure_of_notes, transposed
from arrangeboard.fit.ground import Ground, ground
from arrangeboard.fit.score import judged
from arrangeboard.fit.spot import Spot
from arrangeboard.song.bars import bar_grid
from arrangeboard.song.ids import LaneId
from arrangeboard.song.values import Chord, Meter, Note

NAMES = ("C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")
QUALITIES = ("", "m", "7", "m7", "sus4", "maj7")
BARS = 4

chords = st.lists(st.tuples(st.integers(0, 11), st.sampled_from(QUALITIES)), min_size=1, max_size=2 * BARS)
notes = st.lists(
    st.tuples(st.integers(0, 4 * BARS * 4 - 1), st.integers(1, 8), st.integers(48, 72)),
    min_size=1,
    max_size=30,
)


def figure(written: list[tuple[int, int, int]]) -> Figure:
    """Starts and lengths in sixteenths."""
    return figure_of_notes(
        (Note(240 * at, 240 * length, pitch) for at, length, pitch in written), BARS * 3840
    )


def stage(written: list[tuple[int, str]], by: int) -> Ground:
    symbols = [NAMES[(root + by) % 12] + quality for root, quality in written]
    held = tuple(Chord(1920 * at, symbol) for at, symbol in enumerate(symbols))
    return ground(bar_grid(BARS, (), Meter()), held, ("C", "Db", "D", "Eb", "E", "F", "Gb", "G")[by])


@given(notes, notes, chords, st.integers(0, 7))
def test_transposing_part_chords_key_and_company_together_changes_nothing(
    line: list[tuple[int, int, int]],
    other: list[tuple[int, int, int]],
    written: list[tuple[int, str]],
    by: int,
) -> None:
    def spot(semitones: int) -> Spot:
        place, beside = stage(written, semitones), transposed(figure(other), semitones)
        others = company((Voice(LaneId(1), "harmony", beside),))
        return Spot(place, 0, place.steps, company=others, before=beside, after=beside)

    here, there = judged(figure(line), spot(0)), judged(transposed(figure(line), by), spot(by))
    assert {idea: round(value, 9) for idea, value in here.reasons.items()} == {
        idea: round(value, 9) for idea, value in there.reasons.items()
    }
    assert here.percentile == there.percentile


@given(notes, chords)
def test_judging_twice_says_the_same(
    line: list[tuple[int, int, int]], written: list[tuple[int, str]]
) -> None:
    place = stage(written, 0)
    spot = Spot(place, 0, place.steps)
    assert judged(figure(line), spot) == judged(figure(line), spot)
