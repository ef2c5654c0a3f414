"""Chords laid out as pitches that move as little as they can from one to the next."""

from collections.abc import Iterable, Iterator

from arrangeboard.theory.chords import ChordSymbol

MOST_VOICES = 4
_PERFECT_FIFTH, _OCTAVE = 7, 12

Voicing = tuple[int, ...]


def lead_voices(chords: Iterable[ChordSymbol], lowest_pitch: int, highest_pitch: int) -> Iterator[Voicing]:
    """A close voicing for each chord, near the one before it and inside the range, an octave or more.

    The first stands in the middle of the range. A chord without notes gives an empty voicing.
    """
    middle = (lowest_pitch + highest_pitch) / 2
    before: Voicing = ()
    for chord in chords:
        found = list(close_voicings(chord, lowest_pitch, highest_pitch))
        if not found:
            yield ()
            continue
        before = min(found, key=lambda voicing: _distance(before, voicing, middle))
        yield before


def close_voicings(chord: ChordSymbol, lowest_pitch: int, highest_pitch: int) -> Iterator[Voicing]:
    """Every inversion of the chord's voices, as close as they stack, that the range holds."""
    classes = voices(chord)
    for bottom in range(lowest_pitch, highest_pitch + 1):
        if bottom % _OCTAVE in classes:
            stack = tuple(sorted(bottom + (other - bottom) % _OCTAVE for other in classes))
            if stack[-1] <= highest_pitch:
                yield stack


def voices(chord: ChordSymbol) -> tuple[int, ...]:
    """At most four pitch classes that make the chord what it is: the fifth goes first, the root next."""
    if chord.root is None:
        return ()
    intervals = list(chord.intervals)
    for spare in (_PERFECT_FIFTH, 0):
        if len(intervals) > MOST_VOICES and spare in intervals:
            intervals.remove(spare)
    kept = dict.fromkeys((chord.root + interval) % _OCTAVE for interval in intervals)
    return tuple(kept)[:MOST_VOICES]


def _distance(before: Voicing, voicing: Voicing, middle: float) -> tuple[float, int]:
    """How far each voice is from the nearest one before; with nothing before, from the middle."""
    if not before:
        return abs(sum(voicing) / len(voicing) - middle), voicing[0]
    moved = sum(min(abs(voice - other) for other in before) for voice in voicing)
    left = sum(min(abs(voice - other) for voice in voicing) for other in before)
    return moved + left + abs(voicing[-1] - before[-1]) / 2, voicing[0]
