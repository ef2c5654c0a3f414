"""Chords in a rhythm, all their notes at once: held, on the off-beats, in eighths, and as piano ballads.

Capital letters of a pattern are played louder; A plays the next chord where that begins as the stroke ends.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from arrangeboard.generate.dice import pick
from arrangeboard.generate.harmony.voice_leading import Voicing
from arrangeboard.generate.harmony.voicings import voicing_line
from arrangeboard.generate.held import HeldChord, chords_held_in
from arrangeboard.generate.patterns import Hit, hits
from arrangeboard.generate.place import Place
from arrangeboard.generate.strokes import ADDED, struck_at_changes
from arrangeboard.generate.windows import Window, moved_into, pitches_of, role_window, seeded
from arrangeboard.song.values import TICKS_PER_QUARTER, Note

AHEAD = "A"
"""The mark of a stroke that is ahead of the change: it plays the chord that it leads to."""

_MOST_AHEAD_TICKS = TICKS_PER_QUARTER // 2
_LOUD, _SOFT, _HELD = 88, 74, 78
_TOP_LOUDER = 6
_BARS_A_BREATH = 4
_LEFT_HAND: Window = (36, 50)
_RIGHT_HAND: Window = (55, 76)
_OCTAVE, _FIFTHS = 12, (7, 6, 8)


class Comp(Struct, frozen=True):
    """Patterns of which the seed picks one, how much of a stroke sounds, and whether changes are struck."""

    patterns: tuple[str, ...]
    gate_percent: int
    at_changes: bool = True


STABS = Comp(
    (
        "..x-..X-..x-..X-",
        "X-....x-........" + "X-....x-......A-",
        "..x-..X-......A-",
        "......X-..x-..X-",
        "..X-......x-..A-",
    ),
    50,
    at_changes=False,
)
"""Off-beats, the Charleston, and what pushes into the next chord."""

EIGHTHS = Comp(("X-x-X-x-X-x-X-x-", "X-x-x-X-x-x-X-x-", "X-x-X-x-..x-X-x-"), 78)
BALLAD_RIGHT = Comp(("X---x---X---x---", "x---x---x---x-x-", "X-----x-X---x---"), 96)
BALLAD_LEFT = ("R-------F---O---", "R-----F-O---F---", "R-------R-----F-")


def chords_in(place: Place, held: list[HeldChord], seed: int) -> list[Voicing]:
    """The smoothest voicings where harmony usually sounds, in an inversion by the seed."""
    return voicing_line(held, role_window("harmony", place.lowest_pitch, place.highest_pitch, seed))


def held_line(place: Place, seed: int) -> list[Note]:
    """Each chord held, struck again after every four bars of it, so that it never dies away."""
    held = chords_held_in(place)
    return [
        Note(start, end - start, pitch, _HELD + _TOP_LOUDER * (pitch == voicing[-1]))
        for one, voicing in zip(held, chords_in(place, held, seed), strict=True)
        for start, end in _breaths(one, place)
        for pitch in voicing
    ]


def _breaths(one: HeldChord, place: Place) -> Iterator[tuple[int, int]]:
    first = bisect_right(place.grid.starts, one.start_tick)
    lines = place.grid.starts[first + _BARS_A_BREATH - 1 :: _BARS_A_BREATH]
    inside = (tick for tick in lines if tick < one.end_tick)
    return pairwise([one.start_tick, *inside, one.end_tick])


def comp_line(place: Place, seed: int, comp: Comp) -> list[Note]:
    """The chords in one of the patterns."""
    held = chords_held_in(place)
    voicings = chords_in(place, held, seed)
    return list(_struck(comp_strokes(place, held, seed, comp), voicings, comp.gate_percent))


def comp_strokes(place: Place, held: list[HeldChord], seed: int, comp: Comp) -> Iterator[tuple[int, Hit]]:
    """The strokes of the pattern that the seed picks, each with the number of the chord that it plays."""
    steps = comp.patterns[pick(seed, len(comp.patterns))]
    strokes = struck_at_changes(hits(place.grid, place.start_tick, place.end_tick, steps), held)
    for index, hit in strokes:
        if comp.at_changes or hit.mark != ADDED:
            yield index + _is_ahead(index, hit, held), hit


def _is_ahead(index: int, hit: Hit, held: list[HeldChord]) -> bool:
    """Whether a stroke plays the next chord already, at most an eighth before it."""
    if hit.mark != AHEAD or index + 1 == len(held) or held[index + 1].bass is None:
        return False
    return hit.end_tick == held[index].end_tick <= hit.start_tick + _MOST_AHEAD_TICKS


def _struck(strokes: Iterator[tuple[int, Hit]], voicings: list[Voicing], gate_percent: int) -> Iterator[Note]:
    for index, hit in strokes:
        velocity = _SOFT if hit.mark.islower() else _LOUD
        length = max(1, (hit.end_tick - hit.start_tick) * gate_percent // 100)
        for pitch in voicings[index]:
            louder = _TOP_LOUDER if pitch == voicings[index][-1] else 0
            yield Note(hit.start_tick, length, pitch, velocity + louder)


def ballad_line(place: Place, seed: int) -> list[Note]:
    """Bass, fifth and octave in the left hand, chords in the right; those alone where it is too narrow."""
    held = chords_held_in(place)
    left = moved_into(_LEFT_HAND, place.lowest_pitch, place.highest_pitch)
    if left[1] + _OCTAVE > place.highest_pitch:
        return comp_line(place, seed, BALLAD_RIGHT)
    right = moved_into(seeded(_RIGHT_HAND, seed), left[1] + 1, place.highest_pitch)
    upper = _struck(comp_strokes(place, held, seed, BALLAD_RIGHT), voicing_line(held, right), 96)
    return [*upper, *_left_hand(place, held, seed, left)]


def _left_hand(place: Place, held: list[HeldChord], seed: int, window: Window) -> Iterator[Note]:
    steps = BALLAD_LEFT[pick(seed, len(BALLAD_LEFT), 1)]
    strokes = hits(place.grid, place.start_tick, place.end_tick, steps)
    for index, hit in struck_at_changes(strokes, held):
        one = held[index]
        if one.bass is not None:
            root = pitches_of(one.bass, window)[0]
            pitch = root + (_interval_of(one, hit.mark) if hit.start_tick > one.start_tick else 0)
            fits = pitch <= window[1]
            velocity = _SOFT - _TOP_LOUDER if hit.mark in "FO" else _SOFT + _TOP_LOUDER
            yield Note(hit.start_tick, hit.end_tick - hit.start_tick, pitch if fits else root, velocity)


def _interval_of(one: HeldChord, mark: str) -> int:
    """Above the bass note: its octave for O, and the chord's fifth for F unless the bass is foreign to it."""
    if mark == "F" and one.symbol.bass in (None, one.symbol.root):
        return next((fifth for fifth in _FIFTHS if fifth in one.symbol.intervals), 0)
    return _OCTAVE if mark in ("O", "F") else 0
