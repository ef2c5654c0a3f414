"""A piano that plays chords, a beat each or longer, for tests of guesses."""

from collections.abc import Sequence

from arrangeboard.fit.guessing.beats import LaneNotes
from arrangeboard.song.bars import BarGrid, bar_grid
from arrangeboard.song.values import Meter, Note
from arrangeboard.theory.chords import read_chord

BEAT, BAR = 960, 3840


def grid(bars: int, meter: Meter | None = None) -> BarGrid:
    """So many bars, of 4/4 where no meter is given."""
    return bar_grid(bars, (), meter or Meter())


def piano(symbols: Sequence[str], each_ticks: int = BAR, *, transposed: int = 0) -> LaneNotes:
    """Each chord struck on every beat for so long, its bass below; an empty symbol is a rest."""
    notes: list[Note] = []
    for place, symbol in enumerate(symbols):
        if not symbol:
            continue
        chord = read_chord(symbol)
        assert chord.root is not None
        low = chord.root if chord.bass is None else chord.bass
        pitches = [36 + low, *(60 + chord.root + interval for interval in chord.intervals)]
        for tick in range(place * each_ticks, (place + 1) * each_ticks, BEAT):
            length = min(BEAT, (place + 1) * each_ticks - tick)
            notes += [Note(tick, length, pitch + transposed) for pitch in pitches]
    return LaneNotes(tuple(sorted(notes)))
