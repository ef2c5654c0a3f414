"""Textures behind the band: wide pads, chords that open like a flower, a drone."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from arrangeboard.generate.dice import pick
from arrangeboard.generate.harmony.voice_leading import Voicing
from arrangeboard.generate.harmony.voicings import voicing_line
from arrangeboard.generate.held import HeldChord, chords_held_in
from arrangeboard.generate.patterns import beats
from arrangeboard.generate.place import Place
from arrangeboard.generate.windows import Window, moved_into, pitches_of, seeded
from arrangeboard.song.values import Note
from arrangeboard.theory.chords import ChordSymbol
from arrangeboard.theory.keys import scale, tonic

_BELOW: Window = (48, 59)
_ABOVE: Window = (62, 83)
_DRONE: Window = (48, 66)
_DRONES = ((0, 7, 12), (0, 7), (0, 12))
_OCTAVE, _FIFTH, _NINTH = 12, 7, 14
_MAJOR_THIRD = 4
_PAD, _TOP_LOUDER = 68, 6
_SWELL_FROM, _SWELL_TO = 50, 88
_DRONE_VELOCITY = 66
_DRONE_BARS = 4


def pad_line(place: Place, seed: int) -> list[Note]:
    """Bass and fifth low, the chord with its ninth wide above; what two chords share sounds on."""
    held, voicings = _wide(place, seed)
    return list(_tied(held, voicings))


def swell_line(place: Place, seed: int) -> list[Note]:
    """Each chord opens from the bottom up, a note a beat, every one louder than the last."""
    held, voicings = _wide(place, seed)
    return [
        note for one, voicing in zip(held, voicings, strict=True) for note in _opening(one, voicing, place)
    ]


def drone_line(place: Place, seed: int) -> list[Note]:
    """The key's tonic, with its fifth and octave or less by the seed, begun again every four bars."""
    low, high = moved_into(_DRONE, place.lowest_pitch, place.highest_pitch)
    root = pitches_of(tonic(place.key), (low, high))[0]
    chosen = _DRONES[pick(seed, len(_DRONES))]
    pitches = [root + interval for interval in chosen if root + interval <= high]
    first = bisect_right(place.grid.starts, place.start_tick)
    lines = place.grid.starts[first + _DRONE_BARS - 1 :: _DRONE_BARS]
    ticks = [place.start_tick, *(tick for tick in lines if tick < place.end_tick), place.end_tick]
    return [
        Note(start, end - start, pitch, _DRONE_VELOCITY)
        for start, end in pairwise(ticks)
        for pitch in pitches
    ]


def _wide(place: Place, seed: int) -> tuple[list[HeldChord], list[Voicing]]:
    """The chords and their wide voicings: an octave or more between the bass and the smooth upper notes."""
    held = chords_held_in(place)
    below = moved_into(_BELOW, place.lowest_pitch, place.highest_pitch)
    above = moved_into(seeded(_ABOVE, seed), place.lowest_pitch, place.highest_pitch)
    classes = frozenset(scale(place.key))
    rich = [replace(one, symbol=_with_ninth(one.symbol, classes)) for one in held]
    upper = voicing_line(rich, above)
    return held, [_on_bass(one, voicing, below) for one, voicing in zip(held, upper, strict=True)]


def _on_bass(one: HeldChord, voicing: Voicing, window: Window) -> Voicing:
    if one.bass is None or not voicing:
        return voicing
    bass = pitches_of(one.bass, window)[0]
    return (bass, *voicing) if bass + _FIFTH <= voicing[0] else voicing


def _with_ninth(symbol: ChordSymbol, classes: frozenset[int]) -> ChordSymbol:
    """The chord with a ninth, if it is a plain major one and the key has both its third and the ninth.

    On a minor chord the ninth would rub against the third that other instruments play.
    """
    if symbol.root is None or len(symbol.intervals) > 4 or _FIFTH not in symbol.intervals:
        return symbol
    added = {(symbol.root + step) % _OCTAVE for step in (_MAJOR_THIRD, _NINTH)}
    if _MAJOR_THIRD not in symbol.intervals or not classes >= added:
        return symbol
    return replace(symbol, intervals=(*symbol.intervals, _NINTH))


def _tied(held: list[HeldChord], voicings: list[Voicing]) -> Iterator[Note]:
    """The voicings as long notes, the top one a little louder, common notes held over the change."""
    began: dict[int, int] = {}
    for at, (one, voicing) in enumerate(zip(held, voicings, strict=True)):
        after = voicings[at + 1] if at + 1 < len(voicings) else ()
        for pitch in voicing:
            start = began.pop(pitch, one.start_tick)
            if pitch in after:
                began[pitch] = start
            else:
                yield Note(start, one.end_tick - start, pitch, _PAD + _TOP_LOUDER * (pitch == voicing[-1]))


def _opening(one: HeldChord, voicing: Voicing, place: Place) -> Iterator[Note]:
    """The notes of a chord, entering one by one on beats or parts of them within its first two thirds."""
    if not voicing:
        return
    beat = beats(place.grid.meters[place.grid.bar_at(one.start_tick)])[0].length_ticks
    room = (one.end_tick - one.start_tick) * 2 // 3 // len(voicing)
    gap = next((gap for gap in (beat, beat // 2, beat // 4) if gap <= room), room)
    louder = (_SWELL_TO - _SWELL_FROM) // len(voicing)
    for at, pitch in enumerate(voicing):
        start = one.start_tick + at * gap
        yield Note(start, one.end_tick - start, pitch, _SWELL_FROM + louder * (at + 1))
