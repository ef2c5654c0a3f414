"""A line against what its lane plays before or after it: bars alike, register, density, the join.

Bars are compared with the bar at the same place from the front and from the back, and with the likest of
all. Seams are weak evidence one by one; that neighbours share their figures is strong.
"""

import math
from itertools import pairwise

from msgspec import Struct

from arrangeboard.fit.figure import Figure, StepNote
from arrangeboard.fit.kept import Kept
from arrangeboard.fit.measuring.flat import UNSAID, share
from arrangeboard.fit.steps import STEPS_PER_QUARTER, Mask

_EIGHTH = STEPS_PER_QUARTER // 2

NAMES = (
    "rhythm-likest",
    "pitches-likest",
    "rhythm-from-front",
    "rhythm-from-back",
    "pitches-from-front",
    "ways",
    "sixteenths",
    "length",
    "density",
    "register",
    "highest",
    "lowest",
    "join",
    "gap",
)


class _Bar(Struct, frozen=True, gc=False):
    strikes: Mask
    pitches: frozenset[tuple[int, int]]
    count: int


class Profile(Struct, frozen=True, gc=False):
    """What a line shows its neighbours: its bars, ways from note to note, and middle figures.

    `models` are the bars with notes, each once, and `order` says which of them comes when.
    """

    notes: tuple[StepNote, ...]
    steps: int
    bars: tuple[_Bar, ...]
    models: tuple[_Bar, ...]
    order: tuple[int, ...]
    ways: frozenset[tuple[tuple[int, int], ...]]
    sixteenths: float
    length: float
    density: float
    register: float
    highest: int
    lowest: int


_kept = Kept(2048)


def profile(figure: Figure, bar: int, start: int = 0, end: int | None = None) -> Profile:
    """The profile of a figure with notes, its bars of so many steps counted from `start`."""
    until = figure.steps if end is None else end
    return _kept.get((figure,), lambda: _drawn(figure.notes, bar, start, until), bar, start, until)


def measured(line: Profile, other: Profile, *, after: bool) -> list[float]:
    """The measures of NAMES; `other` comes after the line, or before it.

    Likenesses are shares; differences are in sixteenths' share, logarithms (length, density), semitones and
    quarters (gap).
    """
    earlier, later = (line, other) if after else (other, line)
    join = abs(later.notes[0].pitch - earlier.notes[-1].pitch)
    gap = earlier.steps - earlier.notes[-1].end + later.notes[0].start
    return [
        *_likest(line, other),
        *_side_by_side(line.bars, other.bars),
        share(sum(way in other.ways for way in line.ways), len(line.ways)),
        abs(line.sixteenths - other.sixteenths),
        abs(line.length - other.length),
        abs(line.density - other.density),
        abs(line.register - other.register),
        float(abs(line.highest - other.highest)),
        float(abs(line.lowest - other.lowest)),
        float(min(join, 14)),
        min(max(gap / STEPS_PER_QUARTER, 0.0), 4.0),
    ]


def _drawn(notes: tuple[StepNote, ...], bar: int, start: int, end: int) -> Profile:
    pitches = [note.pitch for note in notes]
    duration = sum(note.end - note.start for note in notes)
    moves = [(b.pitch - a.pitch, min(b.start - a.start, 2 * STEPS_PER_QUARTER)) for a, b in pairwise(notes)]
    bars = _bars(notes, bar, start, end)
    models = {one: number for number, one in enumerate(dict.fromkeys(one for one in bars if one.strikes))}
    return Profile(
        tuple(StepNote(note.start - start, note.end - start, note.pitch) for note in notes),
        end - start,
        bars,
        tuple(models),
        tuple(models[one] for one in bars if one.strikes),
        frozenset(pairwise(moves)),
        sum((note.start - start) % _EIGHTH != 0 for note in notes) / len(notes),
        math.log(duration / len(notes)),
        math.log(len(notes) * bar / max(end - start, 1)),
        sum(pitches) / len(pitches),
        max(pitches),
        min(pitches),
    )


def _bars(notes: tuple[StepNote, ...], bar: int, start: int, end: int) -> tuple[_Bar, ...]:
    held: list[list[tuple[int, int]]] = [[] for _ in range(max(1, -(-(end - start) // bar)))]
    for note in notes:
        index, step = divmod(note.start - start, bar)
        if 0 <= index < len(held):
            held[index].append((step, note.pitch))
    return tuple(_bar(one) for one in held)


def _bar(notes: list[tuple[int, int]]) -> _Bar:
    mask = 0
    for step, _ in notes:
        mask |= 1 << step
    return _Bar(mask, frozenset(notes), mask.bit_count())


def _likest(line: Profile, other: Profile) -> tuple[float, float]:
    """Shares of rhythm and of pitches, of the likest bar for each, averaged over the bars with notes.

    There may be none: of a part's start only what leads into it or rings may be left inside the section.
    """
    found = [_nearest(bar, other.models) for bar in line.models]
    likest = [found[number] for number in line.order]
    return _mean([rhythm for rhythm, _ in likest]), _mean([pitches for _, pitches in likest])


def _nearest(bar: _Bar, models: tuple[_Bar, ...]) -> tuple[float, float]:
    """The greatest share of rhythm, and of pitches, that any model shares with a bar."""
    strikes, pitches, count = bar.strikes, bar.pitches, bar.count
    rhythm = same = 0.0
    for model in models:
        both = (strikes & model.strikes).bit_count()
        if both:
            either = count + model.count - both
            rhythm = max(rhythm, both / either)
            same = max(same, len(pitches & model.pitches) / either)
    return rhythm, same


def _side_by_side(bars: tuple[_Bar, ...], others: tuple[_Bar, ...]) -> tuple[float, float, float]:
    front = list(zip(bars, others, strict=False))
    back = list(zip(reversed(bars), reversed(others), strict=False))
    return (
        sum(_alike(*pair) for pair in front) / len(front),
        sum(_alike(*pair) for pair in back) / len(back),
        sum(_same(*pair) for pair in front) / len(front),
    )


def _mean(shares: list[float]) -> float:
    return sum(shares) / len(shares) if shares else UNSAID


def _alike(one: _Bar, other: _Bar) -> float:
    either = (one.strikes | other.strikes).bit_count()
    return (one.strikes & other.strikes).bit_count() / either if either else 1.0


def _same(one: _Bar, other: _Bar) -> float:
    if not one.strikes & other.strikes:
        return float(not one.strikes | other.strikes)
    return len(one.pitches & other.pitches) / (one.strikes | other.strikes).bit_count()
