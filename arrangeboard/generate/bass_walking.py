"""A walking bass: a quarter on every beat, found as the smoothest way through the whole stretch.

Strong beats hold chord tones, others tones of the scale too; the last beat of a chord leads into the next by
a step or a fifth, and the last chord into the first. No leap is wider than an octave.
"""

from bisect import bisect_right
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.generate.dice import chance
from arrangeboard.generate.held import HeldChord, chords_held_in
from arrangeboard.generate.patterns import Hit, hits
from arrangeboard.generate.place import Place
from arrangeboard.generate.windows import Window, pitches_of, role_window
from arrangeboard.song.values import Note
from arrangeboard.theory.keys import scale

_OCTAVE = 12
_MOST_CHORD_TONES = 4
_QUARTERS = "R---w---S---w---"
"""A bar's first beat, its weak beats and its other strong ones."""

_STRONG, _WEAK = 92, 99
_GATE_PERCENT = 92
_HIGHEST_ABOVE_HOME = 5
_NEVER = 1e6
_LEAPS = (5.0, 0.6, 0.0, 0.7, 0.8, 1.3, 5.0, 1.8, 4.0, 4.0, 5.0, 8.0, 3.5)
"""What a move by so many semitones costs: a repeat is dull, a second or third is a walk, a leap is not."""

_INTO_NEXT = {1: 0.0, 2: 0.2, 5: 1.2, 7: 1.4}
"""What it costs to lead into a chord's bass note by so many semitones."""

_SILENT = -1000
"""Stands for the pitch of a step without one: so far away that a move costs the same from anywhere."""

_FARTHEST = 128 - _SILENT
_WALKING = [*_LEAPS, *[_NEVER] * _FARTHEST]
_INTO_COSTS = [_INTO_NEXT.get(distance, 12.0 + distance) for distance in range(_FARTHEST)]
_OFF_ROOT = {"R": 2.5, "S": -0.5, "w": -0.5}
"""What a chord tone other than the bass note costs; in the middle of a bar it is welcome."""

_OFF_CHORD = 0.5
_WAYWARD, _SCATTER = 1.6, 997.0
_PULL_TO_CENTRE = 0.09


class _Step(Struct, frozen=True):
    """One beat of the walk: where it is and the pitches it may have, each with what it costs."""

    start_tick: int
    end_tick: int
    pitches: tuple[tuple[int, float], ...]
    leads: bool
    is_strong: bool


def walking_line(place: Place, seed: int) -> list[Note]:
    """The walk through the chords of a place."""
    held = chords_held_in(place)
    home = role_window("bass", place.lowest_pitch, place.highest_pitch)
    window = home[0], max(home[1], min(place.highest_pitch, home[1] + _HIGHEST_ABOVE_HOME))
    steps = _steps(place, held, window, seed)
    walked = zip(steps, _round(steps), strict=True)
    return [_note(step, pitch) for step, pitch in walked if pitch != _SILENT]


def _note(step: _Step, pitch: int) -> Note:
    length = max(1, (step.end_tick - step.start_tick) * _GATE_PERCENT // 100)
    return Note(step.start_tick, length, pitch, _STRONG if step.is_strong else _WEAK)


def _steps(place: Place, held: list[HeldChord], window: Window, seed: int) -> list[_Step]:
    beats = hits(place.grid, place.start_tick, place.end_tick, _QUARTERS)
    starts = [beat.start_tick for beat in beats]
    found: list[_Step] = []
    for index, one in enumerate(held):
        first, last = (bisect_right(starts, tick) for tick in (one.start_tick, one.end_tick - 1))
        following = held[(index + 1) % len(held)].bass
        own = [Hit(one.start_tick, one.end_tick, "B", 0), *beats[first:last]]
        ends = [beat.start_tick for beat in own[1:]] + [one.end_tick]
        for at, (beat, end) in enumerate(zip(own, ends, strict=True)):
            leads = at == len(own) - 1 and at > 0 and None not in (one.bass, following)
            tones = _leading(following) if leads and following is not None else _tones(one, beat, place.key)
            pitches = _weighed(tones, window, seed, beat.start_tick)
            found.append(_Step(beat.start_tick, end, pitches, leads, is_strong=beat.mark.isupper()))
    return found


_Tones = tuple[tuple[int, float], ...]
"""Pitch classes, each with what it costs."""


def _tones(one: HeldChord, beat: Hit, key: str) -> _Tones:
    """The chord's bass at its start, its tones on strong beats, and on weak ones the scale's as well."""
    root, bass = one.symbol.root, one.bass
    if root is None or bass is None:
        return ()
    if beat.mark == "B":
        return ((bass, 0.0),)
    chord = {(root + interval) % _OCTAVE for interval in one.symbol.intervals[:_MOST_CHORD_TONES]}
    off_root = _OFF_ROOT[beat.mark]
    fitting = tuple((tone, 0.0 if tone == bass else off_root) for tone in sorted(chord))
    if beat.mark.isupper():
        return fitting
    return fitting + tuple((tone, _OFF_CHORD) for tone in scale(key) if tone not in chord)


@lru_cache(maxsize=16)
def _leading(target: int) -> _Tones:
    return tuple(((target + step) % _OCTAVE, 0.0) for step in (-2, -1, 1, 2, 7))


def _weighed(tones: _Tones, window: Window, seed: int, tick: int) -> tuple[tuple[int, float], ...]:
    """Every pitch of the tones with what it costs; another seed favours others."""
    centre = (window[0] + window[1]) / 2
    throw = chance(seed, tick) * _SCATTER if seed else 0.0
    return tuple(
        (pitch, cost + _PULL_TO_CENTRE * abs(pitch - centre) + _WAYWARD * (throw * (pitch + 1) % 1.0))
        for tone, cost in tones
        for pitch in pitches_of(tone, window)
    )


def _round(steps: list[_Step]) -> list[int]:
    """The smoothest way through the steps that ends beside the pitch it began on."""
    first = steps[0]
    home = tuple(sorted(first.pitches, key=lambda one: one[1])[:1])
    begun = replace(first, pitches=home)
    return _smoothest([begun, *steps[1:], begun])[:-1]


def _smoothest(steps: list[_Step]) -> list[int]:
    """The cheapest pitch for every step, by dynamic programming; `_SILENT` where a step is."""
    before, costs, moves = [_SILENT], [0.0], _WALKING
    came_from: list[list[int]] = []
    for step in steps:
        pitches = [pitch for pitch, _ in step.pitches] or [_SILENT]
        own = [cost for _, cost in step.pitches] or [0.0]
        origins: list[int] = []
        reached: list[float] = []
        known = list(zip(before, costs, strict=True))
        for pitch, cost in zip(pitches, own, strict=True):
            ways = [so_far + moves[abs(pitch - other)] for other, so_far in known]
            best = min(ways)
            origins.append(ways.index(best))
            reached.append(best + cost)
        before, costs, moves = pitches, reached, _INTO_COSTS if step.leads else _WALKING
        came_from.append(origins)
    return _traced(steps, costs.index(min(costs)), came_from)


def _traced(steps: list[_Step], last: int, came_from: list[list[int]]) -> list[int]:
    found: list[int] = []
    at = last
    for step, origins in zip(reversed(steps), reversed(came_from), strict=True):
        found.append(step.pitches[at][0] if step.pitches else _SILENT)
        at = origins[at]
    return found[::-1]
