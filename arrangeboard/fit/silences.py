"""Bars that a part seems to leave empty by mistake, at its end or in its middle: one rule for all who ask.

Who asks decides how many bars are too many.
"""

from itertools import pairwise

from msgspec import Struct

from arrangeboard.fit.figure import Figure
from arrangeboard.fit.kept import Kept
from arrangeboard.fit.steps import span, step_at
from arrangeboard.song.bars import BarGrid

PATTERN = 2
"""So many empty bars at more than one place are a pattern, and meant."""

_kept = Kept(2048)


class Silence(Struct, frozen=True, gc=False):
    """Empty bars from one tick of the section to before another, and how many bars the part has."""

    start_tick: int
    end_tick: int
    bars: int
    of: int


def silence(figure: Figure, start_tick: int, end_tick: int, grid: BarGrid) -> Silence | None:
    """The longest run of empty bars after the first that sounds, in a part from one tick to before another.

    None where no bar is empty, where a run like it comes again, and where most of the part is empty.
    """

    def make() -> Silence | None:
        inside = [tick for tick in grid.starts if start_tick < tick < end_tick]
        lines = [start_tick, *inside, end_tick]
        runs = _silent_runs(figure, lines)
        if not runs:
            return None
        first, last = max(runs, key=lambda run: (lines[run[1]] - lines[run[0]], -run[0]))
        bars, of = last - first, len(lines) - 1
        alike = sum(end - start >= min(PATTERN, bars) for start, end in runs)
        return None if alike > 1 or 2 * bars > of else Silence(lines[first], lines[last], bars, of)

    return _kept.get((figure, grid), make, start_tick, end_tick)


def _silent_runs(figure: Figure, lines: list[int]) -> list[tuple[int, int]]:
    """Every run of empty bars after the first that sounds, from one of the lines to another, by number."""
    heard = figure.strikes if figure.drums else figure.sounds
    runs: list[tuple[int, int]] = []
    begun = False
    for number, (start, end) in enumerate(pairwise(map(step_at, lines))):
        if heard & span(start, end):
            begun = True
        elif begun and runs and runs[-1][1] == number:
            runs[-1] = runs[-1][0], number + 1
        elif begun:
            runs.append((number, number + 1))
    return runs
