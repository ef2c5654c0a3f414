"""Guides: soft notes that stand for a part which is planned but not written yet.

They say what the lane's role asks for over the chords, so that in any program the part's place is seen and
heard. Nothing here knows of files or lanes; the same arguments give the same notes.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from arrangeboard.generate.guide_tones import telling_classes
from arrangeboard.generate.harmony.voice_leading import lead_voices
from arrangeboard.generate.held import HeldChord, held_chords
from arrangeboard.generate.pulses import pulses
from arrangeboard.generate.windows import Window, role_window
from arrangeboard.song.bars import BarGrid
from arrangeboard.song.values import Chord, Note, Role

KICK, SNARE, CLOSED_HAT = 36, 38, 42
_OCTAVE = 12
_HIT_TICKS = 120
_HAT_SOFTER = 8


class GuidePlace(Struct, frozen=True):
    """The stretch of a section that a guide fills, in ticks of it, and the instrument it is for."""

    start_tick: int
    end_tick: int
    lowest_pitch: int = 0
    highest_pitch: int = 127
    drums: bool = False
    velocity: int = 34


def guide_notes(
    role: Role, chords: tuple[Chord, ...], grid: BarGrid, key: str, *, place: GuidePlace
) -> tuple[Note, ...]:
    """The guide for a role: sorted notes in ticks of the section, none outside `place`.

    Bass plays the roots, harmony and texture hold voicings, rhythm gives the beat, melody and counter-melody
    hold thirds and sevenths. Where no chord is known the key's tonic chord stands in; "N.C." is silence.
    """
    if place.drums:
        return tuple(sorted(_beat(grid, place)))
    held = held_chords(chords, key, place.start_tick, place.end_tick)
    window = role_window(role, place.lowest_pitch, place.highest_pitch)
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


def _roots(held: Iterable[HeldChord], grid: BarGrid, window: Window, *, place: GuidePlace) -> Iterator[Note]:
    """The bass note of each chord, struck again at every bar line."""
    for one in held:
        if one.bass is not None:
            pitch = window[0] + (one.bass - window[0]) % _OCTAVE
            lines = [tick for tick in grid.starts if one.start_tick < tick < one.end_tick]
            for start, end in pairwise([one.start_tick, *lines, one.end_tick]):
                yield Note(start, end - start, pitch, place.velocity)


def _held_voicings(held: list[HeldChord], window: Window, place: GuidePlace) -> Iterator[Note]:
    voicings = lead_voices((one.symbol for one in held), *window)
    for one, voicing in zip(held, voicings, strict=True):
        for pitch in voicing:
            yield Note(one.start_tick, one.end_tick - one.start_tick, pitch, place.velocity)


def _strums(held: list[HeldChord], grid: BarGrid, window: Window, *, place: GuidePlace) -> Iterator[Note]:
    """Each chord's voicing on every beat, half as long as the beat."""
    voicings = list(lead_voices((one.symbol for one in held), *window))
    chord_starts = [one.start_tick for one in held]
    beats = [tick for tick, _, _ in pulses(grid, place.start_tick, place.end_tick)]
    for start, end in pairwise([*beats, place.end_tick]):
        index = bisect_right(chord_starts, start) - 1
        length = max(1, (min(end, held[index].end_tick) - start) // 2)
        yield from (Note(start, length, pitch, place.velocity) for pitch in voicings[index])


def _guide_tones(held: Iterable[HeldChord], window: Window, place: GuidePlace) -> Iterator[Note]:
    """One line through the chords' thirds and sevenths, each the nearest to the one before."""
    near = sum(window) // 2
    for one in held:
        classes = telling_classes(one.symbol)
        tones = [pitch for pitch in range(window[0], window[1] + 1) if pitch % _OCTAVE in classes]
        if tones:
            _, near = min((abs(tone - near), tone) for tone in tones)
            yield Note(one.start_tick, one.end_tick - one.start_tick, near, place.velocity)


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
