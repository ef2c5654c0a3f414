"""What holds for every guess: named chords stay, and any music has chords and keys that make sense."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from arrangeboard.fit.guessing.beats import LaneNotes, beats_of
from arrangeboard.fit.guessing.chords import guessed_chords, weighed_chords
from arrangeboard.fit.guessing.keys import guessed_keys, key_evidence
from arrangeboard.song.bars import bar_grid
from arrangeboard.song.edits.guesses import merged
from arrangeboard.song.keys import KEYS
from arrangeboard.song.values import Chord, Meter, Note
from arrangeboard.theory.chords import is_chord
from tests.laws.songs import METERS

SYMBOLS = ("C", "Dm", "E7", "F", "G")

_ticks = st.integers(0, 15).map(lambda beat: beat * 480)
_chords = st.lists(
    st.builds(Chord, _ticks, st.sampled_from(SYMBOLS), st.booleans()),
    max_size=6,
    unique_by=lambda chord: chord.tick,
).map(lambda found: tuple(sorted(found, key=lambda chord: chord.tick)))
_notes = st.lists(
    st.builds(Note, st.integers(-2000, 12_000), st.integers(1, 6000), st.integers(0, 127)), max_size=24
).map(lambda found: tuple(sorted(found)))
_lanes = st.lists(st.builds(LaneNotes, _notes, st.booleans()), max_size=3)
_meters = st.sampled_from((*METERS, Meter(7, 8), Meter(5, 4), Meter(1, 32)))
_keys = st.sampled_from((None, *KEYS))


def sounding(chords: tuple[Chord, ...], tick: int) -> Chord | None:
    return next((chord for chord in reversed(chords) if chord.tick <= tick), None)


@given(before=_chords, proposed=_chords)
def test_a_proposal_sounds_where_nothing_was_named_and_nowhere_else(
    before: tuple[Chord, ...], proposed: tuple[Chord, ...]
) -> None:
    after = merged(before, proposed)

    assert [chord.tick for chord in after] == sorted({chord.tick for chord in after})
    for tick in range(0, 8000, 240):
        was, wanted, now = (sounding(chords, tick) for chords in (before, proposed, after))
        if was is not None and not was.guessed:
            assert now == was
        elif wanted is not None:
            assert now is not None
            assert now.symbol == wanted.symbol


@settings(max_examples=60)
@given(lanes=_lanes, meter=_meters, bars=st.integers(1, 5), key=_keys)
def test_any_music_has_chords_in_order_that_can_be_read(
    lanes: list[LaneNotes], meter: Meter, bars: int, key: str | None
) -> None:
    grid = bar_grid(bars, (), meter)

    found = guessed_chords(lanes, grid, key)

    ticks = [one.tick for one in found]
    assert ticks == sorted(set(ticks))
    assert all(0 <= tick < grid.length_ticks for tick in ticks)
    assert all(one.symbol != other.symbol for one, other in pairwise(found))
    assert all(is_chord(symbol) for one in found for symbol in (one.symbol, *one.alternatives))
    assert all(0 <= one.confidence <= 1 for one in found)
    assert bool(found) == any(not beat.is_silent for beat in beats_of(lanes, grid))
    again = weighed_chords([Chord(one.tick, one.symbol) for one in found], lanes, grid, key)
    assert [one.alternatives for one in again] == [one.alternatives for one in found]


@given(lanes=_lanes, semitones=st.integers(0, 11))
def test_a_key_moves_with_its_notes(lanes: list[LaneNotes], semitones: int) -> None:
    notes = [note for lane in lanes for note in lane.notes if note.pitch < 116]
    moved = [Note(note.start_tick, note.length_ticks, note.pitch + semitones) for note in notes]

    here, there = guessed_keys(key_evidence(notes)), guessed_keys(key_evidence(moved))

    assert [round(one.confidence, 9) for one in here] == [round(one.confidence, 9) for one in there]
