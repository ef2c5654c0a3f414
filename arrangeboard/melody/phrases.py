"""Where the phrases of a melody begin and end, proposed from rests, long notes and an even count of bars.

How strongly a note begins something new follows the idea of the local boundary detection model: what counts
is by how much a rest or a distance differs from its neighbours (Cambouropoulos 2001, "The Local Boundary
Detection Model and its Application in the Study of Expressive Timing"). Which of these places are taken is
weighed as Temperley's Grouper does (2001, "The Cognition of Basic Musical Structures", chapter 3): phrases
like to be of one usual length. The weights are our own.
"""

from collections.abc import Iterable
from itertools import pairwise
from math import log2
from statistics import median
from typing import Literal

from msgspec import Struct

from arrangeboard.melody.cutting import bar_1_of
from arrangeboard.melody.timing import end_of
from arrangeboard.song.bars import BarGrid
from arrangeboard.song.values import Note

Why = Literal["start", "rest", "long-note", "bars"]

USUAL_BARS = 4
_REST_WEIGHT, _LONG_WEIGHT = 0.75, 0.75
_CUT_COST = 0.35
_SHORT_COST, _LONG_COST = 0.3, 0.6
_UNEVEN_COST = 0.12
_SILENT_BARS = 4
_LOOKED_BACK = 48
_EVEN_BARS = frozenset({1, 2, 4, 8, 16})
_TELLING = 0.15
"""A rest or long note below this is not what a phrase is cut for."""


class Phrase(Struct, frozen=True, gc=False):
    """A phrase from its first note or bar line to where the next one begins, and `why` it begins there."""

    start_tick: int
    end_tick: int
    why: Why


class _Place(Struct, frozen=True, gc=False):
    """A note that may begin a phrase, the bar line it belongs to, and how much speaks for it."""

    tick: int
    line: int
    strength: float
    why: Why


def phrases(notes: Iterable[Note], length_ticks: int, grid: BarGrid) -> tuple[Phrase, ...]:
    """The phrases of the notes before `length_ticks`, in order; pickups belong to what they lead into.

    One begins where the one before ends, unless some bars of silence lie between them. None where there are
    no notes.
    """
    found = sorted(note for note in notes if note.start_tick < length_ticks)
    if not found:
        return ()
    places = _places(found, grid)
    ends = _ends(found, places, length_ticks, grid)
    row = _best_row(places, [bar_1_of(end, grid) for end in ends], grid)
    return tuple(
        Phrase(min(places[first].tick, places[first].line), ends[last], places[first].why)
        for first, last in pairwise(row)
    )


def _places(notes: list[Note], grid: BarGrid) -> list[_Place]:
    """The first note, and for each later bar line the note that begins something most strongly."""
    strengths = _strengths(notes, grid)
    first = notes[0].start_tick
    best: dict[int, _Place] = {}
    for tick, (strength, why) in strengths.items():
        line = bar_1_of(tick, grid)
        held = best.get(line)
        likelier = held is None or (strength, tick == line) > (held.strength, held.tick == line)
        if likelier:
            best[line] = _Place(tick, line, strength, why)
    opening = _Place(first, bar_1_of(first, grid), 0.0, "start")
    return [opening, *(best[line] for line in sorted(best) if line > opening.line)]


def _strengths(notes: list[Note], grid: BarGrid) -> dict[int, tuple[float, Why]]:
    """For every start but the first, how much a rest or a long distance before it sets it apart."""
    starts = sorted({note.start_tick for note in notes})
    distances = [after - before for before, after in pairwise(starts)]
    rests = _rests(notes)
    usual_rest = median(rests.values()) if rests else 0
    found: dict[int, tuple[float, Why]] = {}
    for at, (tick, distance) in enumerate(zip(starts[1:], distances, strict=True)):
        beside = [*distances[max(0, at - 1) : at], *distances[at + 1 : at + 2]]
        rest = min(1.0, max(0.0, (rests[tick] - usual_rest) / _beat_ticks(tick, grid)))
        long = _contrast(distance, beside)
        strength = min(1.0, _REST_WEIGHT * rest + _LONG_WEIGHT * long)
        found[tick] = (strength, _reason(rest, long)) if strength >= _TELLING else (0.0, "bars")
    return found


def _rests(notes: list[Note]) -> dict[int, int]:
    """For every start but the first, how long nothing had sounded."""
    quiet_from = end_of(notes[0])
    rests: dict[int, int] = {}
    for before, note in pairwise(notes):
        if note.start_tick > before.start_tick:
            rests[note.start_tick] = max(0, note.start_tick - quiet_from)
        quiet_from = max(quiet_from, end_of(note))
    return rests


def _contrast(distance: int, beside: list[int]) -> float:
    """By how much a distance is longer than those beside it, 0 to 1."""
    if not beside:
        return 0.0
    usual = sum(beside) / len(beside)
    return max(0.0, (distance - usual) / (distance + usual))


def _reason(rest: float, long: float) -> Why:
    return "rest" if rest >= long else "long-note"


def _beat_ticks(tick: int, grid: BarGrid) -> int:
    bar = grid.bar_at(tick)
    return (grid.starts[bar + 1] - grid.starts[bar]) // grid.meters[bar].numerator


def _ends(notes: list[Note], places: list[_Place], length_ticks: int, grid: BarGrid) -> list[int]:
    """For each place, and for the end, where a phrase before it ends: there, or where silence begins."""
    starts = [min(place.tick, place.line) for place in places] + [length_ticks]
    ends, at, quiet_from = [], 0, notes[0].start_tick
    for start in starts:
        while at < len(notes) and notes[at].start_tick < start:
            quiet_from = max(quiet_from, end_of(notes[at]))
            at += 1
        bar = grid.bar_at(max(0, quiet_from - 1))
        line = grid.starts[bar + 1]
        is_silent = start - line >= _SILENT_BARS * (line - grid.starts[bar])
        ends.append(line if is_silent else start)
    return ends


def _best_row(places: list[_Place], end_lines: list[int], grid: BarGrid) -> list[int]:
    """The numbers of the places whose strengths outweigh most what cuts and lengths cost, then the end's."""
    usual_ticks = USUAL_BARS * grid.length_ticks / grid.bars
    scores, comes_from = [0.0], [0]
    for at in range(1, len(end_lines)):
        score, early = max(
            (
                round(scores[before] - _length_cost(end_lines[at] - places[before].line, usual_ticks), 9),
                -before,
            )
            for before in range(max(0, at - _LOOKED_BACK), at)
        )
        gain = places[at].strength - _CUT_COST if at < len(places) else 0.0
        scores.append(score + gain)
        comes_from.append(-early)
    row = [len(places)]
    while row[-1]:
        row.append(comes_from[row[-1]])
    return row[::-1]


def _length_cost(ticks: int, usual_ticks: float) -> float:
    """What a phrase of that length costs: nothing at four bars, the more the further from it."""
    away = log2(max(1, ticks) / usual_ticks)
    bars = ticks * USUAL_BARS / usual_ticks
    uneven = 0.0 if bars in _EVEN_BARS else _UNEVEN_COST
    return float((_LONG_COST if away > 0 else _SHORT_COST) * away**2 + uneven)
