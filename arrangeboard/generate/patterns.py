"""Rhythms written as steps of a bar of four, and how they are felt in any other meter.

A pattern has 16 steps a bar, four a beat, one or more bars after each other: a letter strikes, "-" holds
what was struck, "." is silence. Other meters are built from its beats: the first, the weak ones, the strong
ones and the last, stretched or cut to the length of their own beats.
"""

from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from arrangeboard.generate.pulses import pulse_ticks
from arrangeboard.song.bars import BarGrid, bar_ticks
from arrangeboard.song.values import TICKS_PER_QUARTER, Meter

STEP = TICKS_PER_QUARTER // 4
_BAR_STEPS = 16
FIRST, WEAK, STRONG, LAST, BETWEEN = range(5)
"""What a beat is in its bar. In a group of three beats one stands between the strong and the weak one."""

_GROUPS: dict[int, tuple[int, ...]] = {1: (1,), 2: (2,), 3: (3,), 5: (3, 2)}
_HELD = "-"
_SILENT = "."


class Hit(Struct, frozen=True, gc=False):
    """One stroke of a pattern, in ticks of the section, with its letter and its bar."""

    start_tick: int
    end_tick: int
    mark: str
    bar: int


class Beat(Struct, frozen=True, gc=False):
    """A felt beat in ticks of its bar, and which of the five kinds it is."""

    start_tick: int
    length_ticks: int
    kind: int


@lru_cache(maxsize=256)
def beats(meter: Meter) -> tuple[Beat, ...]:
    """The beats of a bar: quarters, dotted quarters in 6/8, three uneven ones in 7/8."""
    ticks = pulse_ticks(meter)
    if meter.denominator < 4:
        ticks = tuple(range(0, bar_ticks(meter), TICKS_PER_QUARTER))
    lengths = [end - start for start, end in pairwise([*ticks, bar_ticks(meter)])]
    return tuple(Beat(*one) for one in zip(ticks, lengths, _kinds(len(ticks)), strict=True))


def _kinds(count: int) -> list[int]:
    found: list[int] = []
    for size in _grouped(count):
        strong = STRONG if found else FIRST
        found.extend({1: (strong,), 2: (strong, WEAK), 3: (strong, BETWEEN, WEAK)}[size])
    if count > 1:
        found[-1] = LAST
    return found


def _grouped(count: int) -> tuple[int, ...]:
    """Beats in groups of two, with one of three at the end where they are odd; five is three and two."""
    if count in _GROUPS:
        return _GROUPS[count]
    return (2,) * (count // 2) if count % 2 == 0 else (*(2,) * (count // 2 - 1), 3)


def hits(grid: BarGrid, start_tick: int, end_tick: int, steps: str, *, between: int = WEAK) -> list[Hit]:
    """The pattern's strokes that start in a stretch of a section, none longer than it.

    `between` is the kind of beat that stands in for the middle one of three; `BETWEEN` leaves it silent.
    """
    count = max(1, len(steps) // _BAR_STEPS)
    written = [steps[_BAR_STEPS * bar : _BAR_STEPS * (bar + 1)] for bar in range(count)]
    found: list[Hit] = []
    for bar in range(grid.bar_at(start_tick), grid.bars):
        opens = grid.starts[bar]
        if opens >= end_tick:
            break
        found.extend(
            Hit(opens + tick, min(opens + tick + length, end_tick), mark, bar)
            for tick, length, mark in bar_strokes(written[bar % count], grid.meters[bar], between)
            if start_tick <= opens + tick < end_tick
        )
    return found


Stroke = tuple[int, int, str]
"""Start and length in ticks of the bar, and the letter."""


@lru_cache(maxsize=4096)
def bar_strokes(steps: str, meter: Meter, between: int) -> tuple[Stroke, ...]:
    """The strokes of one bar of 16 steps in a meter."""
    cells: list[Stroke] = []
    for beat in beats(meter):
        kind = between if beat.kind == BETWEEN else beat.kind
        cell = steps[4 * kind : 4 * kind + 4] if kind < BETWEEN else _SILENT * 4
        cells.extend(_fitted(cell, beat))
    return tuple(_joined(cells))


def _fitted(cell: str, beat: Beat) -> list[Stroke]:
    """The four steps of a beat laid over a beat of any length."""
    if beat.length_ticks >= 6 * STEP:
        cell = _in_three(cell) + _SILENT * 4
    count = beat.length_ticks // STEP
    if count == 0:
        return [(beat.start_tick, beat.length_ticks, cell[0])]
    last = count - 1
    return [
        (beat.start_tick + STEP * at, STEP if at < last else beat.length_ticks - STEP * at, mark)
        for at, mark in enumerate((cell + _SILENT * count)[:count])
    ]


def _in_three(cell: str) -> str:
    """Two eighths as three: the second falls on the third, and what strikes on both strikes between too."""
    first, after, second, end = tuple(cell)
    held = _HELD if after == _HELD else _SILENT
    if first.isalpha() and second.isalpha():
        return first + held + second.lower() + held + second + end
    rings = _HELD if second == _HELD else held
    return first + held + rings * 2 + second + end


def _joined(cells: list[Stroke]) -> list[Stroke]:
    """Strokes with what is held after them; silence is left out."""
    found: list[Stroke] = []
    rings = False
    for start, length, mark in cells:
        if mark == _HELD and rings:
            before = found.pop()
            found.append((before[0], before[1] + length, before[2]))
        elif mark not in (_HELD, _SILENT):
            found.append((start, length, mark))
            rings = True
        else:
            rings = False
    return found
