"""The chords of a stretch as they are held: which symbol from where to where."""

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from arrangeboard.generate.place import Place
from arrangeboard.song.values import Chord
from arrangeboard.theory.chords import ChordSymbol, NotAChord, read_chord


class HeldChord(Struct, frozen=True, gc=False):
    """A chord and how long it is held, in ticks of the section."""

    start_tick: int
    end_tick: int
    symbol: ChordSymbol

    @property
    def bass(self) -> int | None:
        """The pitch class at the bottom: the slash chord's bass or the root; None for no chord."""
        return self.symbol.root if self.symbol.bass is None else self.symbol.bass


def chords_held_in(place: Place) -> list[HeldChord]:
    """The chords of a place, each from where to where it is held."""
    return held_chords(place.chords, place.key, place.start_tick, place.end_tick)


def held_chords(chords: tuple[Chord, ...], key: str, start_tick: int, end_tick: int) -> list[HeldChord]:
    """What is held through the stretch, repeats of a chord joined. A symbol that is none is passed over.

    Where no chord is known yet the key's tonic chord stands in.
    """
    known = list(_known(chords))
    if not known or known[0][0] > start_tick:
        known.insert(0, (start_tick, read_chord(key)))
    changes = known[:1] + [after for before, after in pairwise(known) if after[1] != before[1]]
    ends = [tick for tick, _ in changes[1:]] + [end_tick]
    return [
        HeldChord(max(start, start_tick), min(end, end_tick), symbol)
        for (start, symbol), end in zip(changes, ends, strict=True)
        if start < end_tick and end > start_tick
    ]


def _known(chords: tuple[Chord, ...]) -> Iterator[tuple[int, ChordSymbol]]:
    for chord in chords:
        try:
            yield chord.tick, read_chord(chord.symbol)
        except NotAChord:
            continue
