"""A section's ground drawn for measuring: chords, keys and metre as flat masks. It knows no notes.

Made once for a ground and kept with it.
"""

from itertools import pairwise

from msgspec import Struct

from arrangeboard.fit.ground import ChordSpan, Ground
from arrangeboard.fit.kept import Kept
from arrangeboard.fit.measuring.flat import Flat, flat, in_all, raised
from arrangeboard.fit.measuring.phrases import cells
from arrangeboard.fit.steps import STEPS_PER_QUARTER, Mask, span, step_at
from arrangeboard.theory.keys import is_minor, tonic

_EIGHTH = STEPS_PER_QUARTER // 2

QUALITIES = ("major", "minor", "open")
"""Chords by their third; open ones have neither."""


class Alike(Struct, frozen=True, gc=False):
    """Steps whose chord comes again `lag` steps later (`same`), and those where another comes (`other`).

    Each as a mask and in all pitch classes.
    """

    lag: int
    same: tuple[Mask, Flat]
    other: tuple[Mask, Flat]


class Terrain(Struct, frozen=True, gc=False):
    """Where pitch classes are chord tones (`tones`), those of the triad, those of the chord that comes within
    an eighth and not of this one (`ahead`), those that the last chord had not (`fresh`), a semitone `above` a
    chord tone; what `degrees` of chords (by quality) they are, and of the major key with the same scale.

    `changes` are the steps that a chord begins on; `levels` bars, half-bars, beats, eighths, the rest.
    """

    steps: int
    bar: int
    known: Flat
    tones: Flat
    triad: Flat
    ahead: Flat
    fresh: Flat
    above: Flat
    degrees: tuple[Flat, ...]
    changes: Flat
    scale: Flat
    keyed: Flat
    key_degrees: tuple[Flat, ...]
    beats: Flat
    levels: tuple[Mask, ...]
    alike: tuple[Alike, ...]
    cells: tuple[Mask, ...]


_kept = Kept(256)


def terrain(ground: Ground) -> Terrain:
    """The terrain of a ground; the same object for the same ground."""
    return _kept.get((ground,), lambda: _drawn(ground))


def _drawn(ground: Ground) -> Terrain:
    steps, tones = ground.steps, flat(ground.tones, ground.steps)
    joined = _joined(ground.spans)
    bar = step_at(ground.grid.starts[1]) if ground.grid.bars else steps
    return Terrain(
        steps=steps,
        bar=bar,
        known=in_all(ground.known, steps),
        tones=tones,
        triad=_triads(ground),
        ahead=_ahead(joined, steps) & ~tones,
        fresh=_fresh(joined, steps),
        above=raised(tones, 1, steps) & ~tones,
        degrees=_degrees(ground),
        changes=in_all(sum(1 << after.start for _, after in joined), steps),
        scale=flat(ground.scale, steps),
        keyed=in_all(sum(span(one.start, one.end) for one in ground.keys), steps),
        key_degrees=_key_degrees(ground),
        beats=in_all(ground.beats, steps),
        levels=_levels(ground),
        alike=tuple(_alike(ground, bars * bar) for bars in (1, 2, 4, 8) if bars * bar < steps),
        cells=cells(steps, bar),
    )


def _joined(spans: tuple[ChordSpan, ...]) -> list[tuple[ChordSpan, ChordSpan]]:
    """Each chord with another that follows at once."""
    return [
        (one, after)
        for one, after in pairwise(spans)
        if one.end == after.start and _tones(one) != _tones(after)
    ]


def _tones(one: ChordSpan) -> tuple[int | None, frozenset[int]]:
    return one.chord.root, one.chord.pitch_classes


def _triads(ground: Ground) -> Flat:
    """Roots, thirds and fifths of the chords."""
    merged = 0
    for one in ground.spans:
        root = one.chord.root or 0
        for interval in one.chord.intervals:
            if interval in {0, 3, 4, 7}:
                merged |= span(one.start, one.end) << (root + interval) % 12 * ground.steps
    return merged


def _ahead(joined: list[tuple[ChordSpan, ChordSpan]], steps: int) -> Flat:
    merged = 0
    for one, after in joined:
        for pitch_class in after.chord.pitch_classes:
            merged |= span(max(one.start, one.end - _EIGHTH), one.end) << pitch_class * steps
    return merged


def _fresh(joined: list[tuple[ChordSpan, ChordSpan]], steps: int) -> Flat:
    merged = 0
    for one, after in joined:
        for pitch_class in after.chord.pitch_classes - one.chord.pitch_classes:
            merged |= span(after.start, after.end) << pitch_class * steps
    return merged


def _degrees(ground: Ground) -> tuple[Flat, ...]:
    """For each of QUALITIES twelve flat masks: where a pitch class lies so many semitones above the root."""
    found = [0] * (12 * len(QUALITIES))
    for one in ground.spans:
        here, first = span(one.start, one.end), 12 * _quality(one)
        for interval in range(12):
            pitch_class = ((one.chord.root or 0) + interval) % 12
            found[first + interval] |= here << pitch_class * ground.steps
    return tuple(found)


def _quality(one: ChordSpan) -> int:
    thirds = {interval % 12 for interval in one.chord.intervals}
    return 0 if 4 in thirds else 1 if 3 in thirds else 2


def _key_degrees(ground: Ground) -> tuple[Flat, ...]:
    """Twelve flat masks, by semitones above the tonic of the major key with the same scale."""
    found = [0] * 12
    for one in ground.keys:
        major = tonic(one.key) + (3 if is_minor(one.key) else 0)
        for degree in range(12):
            found[degree] |= span(one.start, one.end) << (major + degree) % 12 * ground.steps
    return tuple(found)


def _levels(ground: Ground) -> tuple[Mask, ...]:
    heights = (0, ground.bars, ground.strong, ground.beats, ground.eighths, (1 << ground.steps) - 1)
    return tuple(lower & ~higher for higher, lower in pairwise(heights))


def _alike(ground: Ground, lag: int) -> Alike:
    """Where the chord so many bars later has the same root and third."""
    chords: dict[tuple[int | None, int], Mask] = {}
    for one in ground.spans:
        kind = one.chord.root, _quality(one)
        chords[kind] = chords.get(kind, 0) | span(one.start, one.end)
    same = 0
    for mask in chords.values():
        same |= mask & mask >> lag
    other = ground.known & ground.known >> lag & ~same
    return Alike(lag, (same, in_all(same, ground.steps)), (other, in_all(other, ground.steps)))
