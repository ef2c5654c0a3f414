"""Guides: soft notes that stand for a part which is planned but not written yet.

They say what the lane's role asks for over the chords, so that in any program the part's place is seen and
heard. Nothing here knows of files or lanes; the same arguments give the same notes.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from arrangeboard.generate.pulses import pulses
from arrangeboard.generate.voice_leading import lead_voices
from arrangeboard.song.bars import BarGrid
from arrangeboard.song.values import Chord, Note, Role
from arrangeboard.theory.chords import ChordSymbol, NotAChord, read_chord

KICK, SNARE, CLOSED_HAT = 36, 38, 42
_OCTAVE = 12
_HIT_TICKS = 120
_HAT_SOFTER = 8
_THIRDS, _SEVENTHS = (3, 4), (9, 10, 11)

_HOME: dict[Role, tuple[int, int]] = {
    "melody": (62, 81),
    "counter-melody": (55, 74),
    "harmony": (52, 76),
    "bass": (28, 47),
    "rhythm": (50, 74),
    "texture": (60, 84),
}
"""Where each role usually sounds, as pitches."""


class GuidePlace(Struct, frozen=True):
    """The stretch of a section that a guide fills, in ticks of it, and the instrument it is for."""

    start_tick: int
    end_tick: int
    lowest_pitch: int = 0
    highest_pitch: int = 127
    drums: bool = False
    velocity: int = 34


class HeldChord(Struct, frozen=True):
    """A chord and how long it is held, in ticks of the section."""

    start_tick: int
    end_tick: int
    symbol: ChordSymbol


def guide_notes(
    role: Role, chords: tuple[Chord, ...], grid: BarGrid, key: str, *, place: GuidePlace
) -> tuple[Note, ...]:
    """The guide for a role: sorted notes in ticks of the section, none outside `place`.

    Bass plays the roots, harmony and texture hold voicings, rhythm gives the beat, melody and counter-melody
    hold thirds and sevenths. Where no chord is known the key's tonic chord stands in; "N.C." is silence.
    """
    if place.drums:
        return tuple(sorted(_beat(grid, place)))
    held = held_chords(chords, key, place)
    window = _window(role, place)
    match role:
        case "bass":
            notes = _roots(held, grid, window, place=place)
        case "harmony" | "texture":
            notes = _held_voicings(held, window, place)
        case "rhythm":
            notes = _strums(held, grid, window, place=place)
        case "melody" | "counter-melody":
            notes = _guide_tones(held, window, place)
    return tuple(sorted(notes))


def held_chords(chords: tuple[Chord, ...], key: str, place: GuidePlace) -> list[HeldChord]:
    """What is held through the stretch, repeats of a chord joined. A symbol that is none is passed over."""
    known = [(chord.tick, symbol) for chord in chords if (symbol := _readable(chord.symbol)) is not None]
    if not known or known[0][0] > place.start_tick:
        known.insert(0, (place.start_tick, read_chord(key)))
    changes = known[:1] + [after for before, after in pairwise(known) if after[1] != before[1]]
    ends = [tick for tick, _ in changes[1:]] + [place.end_tick]
    return [
        HeldChord(max(start, place.start_tick), min(end, place.end_tick), symbol)
        for (start, symbol), end in zip(changes, ends, strict=True)
        if start < place.end_tick and end > place.start_tick
    ]


def _readable(symbol: str) -> ChordSymbol | None:
    try:
        return read_chord(symbol)
    except NotAChord:
        return None


def _window(role: Role, place: GuidePlace) -> tuple[int, int]:
    """The role's usual range moved into the instrument's, or the instrument's own where that is narrower.

    It is never narrower than an octave, so that every note of a chord has its place in it.
    """
    low, high = _HOME[role]
    size = max(min(high - low, place.highest_pitch - place.lowest_pitch), _OCTAVE - 1)
    bottom = min(max(low, place.lowest_pitch), place.highest_pitch - size, 127 - size)
    return max(0, bottom), max(0, bottom) + size


def _roots(
    held: Iterable[HeldChord], grid: BarGrid, window: tuple[int, int], *, place: GuidePlace
) -> Iterator[Note]:
    """The bass note of each chord, struck again at every bar line."""
    for one in held:
        bass = one.symbol.root if one.symbol.bass is None else one.symbol.bass
        if bass is not None:
            pitch = window[0] + (bass - window[0]) % _OCTAVE
            lines = [tick for tick in grid.starts if one.start_tick < tick < one.end_tick]
            for start, end in pairwise([one.start_tick, *lines, one.end_tick]):
                yield Note(start, end - start, pitch, place.velocity)


def _held_voicings(held: list[HeldChord], window: tuple[int, int], place: GuidePlace) -> Iterator[Note]:
    voicings = lead_voices((one.symbol for one in held), *window)
    for one, voicing in zip(held, voicings, strict=True):
        for pitch in voicing:
            yield Note(one.start_tick, one.end_tick - one.start_tick, pitch, place.velocity)


def _strums(
    held: list[HeldChord], grid: BarGrid, window: tuple[int, int], *, place: GuidePlace
) -> Iterator[Note]:
    """Each chord's voicing on every beat, half as long as the beat."""
    voicings = list(lead_voices((one.symbol for one in held), *window))
    chord_starts = [one.start_tick for one in held]
    beats = [tick for tick, _, _ in pulses(grid, place.start_tick, place.end_tick)]
    for start, end in pairwise([*beats, place.end_tick]):
        index = bisect_right(chord_starts, start) - 1
        length = max(1, (min(end, held[index].end_tick) - start) // 2)
        yield from (Note(start, length, pitch, place.velocity) for pitch in voicings[index])


def _guide_tones(held: Iterable[HeldChord], window: tuple[int, int], place: GuidePlace) -> Iterator[Note]:
    """One line through the chords' thirds and sevenths, each the nearest to the one before."""
    near = sum(window) // 2
    for one in held:
        classes = _telling_classes(one.symbol)
        tones = [pitch for pitch in range(window[0], window[1] + 1) if pitch % _OCTAVE in classes]
        if tones:
            _, near = min((abs(tone - near), tone) for tone in tones)
            yield Note(one.start_tick, one.end_tick - one.start_tick, near, place.velocity)


def _telling_classes(symbol: ChordSymbol) -> set[int]:
    """The pitch classes that tell a chord from others: third and seventh, in chords without them the rest."""
    if symbol.root is None:
        return set()
    telling = [interval for interval in symbol.intervals if interval in _THIRDS + _SEVENTHS]
    return {(symbol.root + interval) % _OCTAVE for interval in telling or symbol.intervals}


def _beat(grid: BarGrid, place: GuidePlace) -> Iterator[Note]:
    """Bass drum on the strong beats, snare on the backbeats, closed hi-hat on all."""
    for tick, beat, beats in pulses(grid, place.start_tick, place.end_tick):
        is_backbeat = beat % 2 == 1 if beats % 2 == 0 else beat == beats - 1 and beat > 0
        length = min(_HIT_TICKS, place.end_tick - tick)
        yield Note(tick, length, CLOSED_HAT, max(1, place.velocity - _HAT_SOFTER))
        if is_backbeat:
            yield Note(tick, length, SNARE, place.velocity)
        elif beat == 0 or beats % 2 == 0:
            yield Note(tick, length, KICK, place.velocity)
