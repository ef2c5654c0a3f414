"""The cuts of a track while the user looks at them: moved, added, removed, named. Pure.

A cut is a stretch that becomes a piece. Stretches stay in order and never overlap; where one ended at the
next one's start, it goes on doing so.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from arrangeboard.app.pieces.importing import Cut
from arrangeboard.melody.snap import Snap, nearest
from arrangeboard.song.bars import BarGrid

Cuts = tuple[Cut, ...]


def beat_near(tick: int, grid: BarGrid) -> int:
    """The beat nearest to a tick, as its bar's meter counts beats."""
    return nearest(tick, Snap(grid.meters[grid.bar_at(max(0, tick))].denominator), grid)


def cut_at(cuts: Cuts, tick: int) -> int | None:
    """Which cut holds the tick; None between them."""
    return next((at for at, one in enumerate(cuts) if one.start_tick <= tick < one.end_tick), None)


def moved_start(cuts: Cuts, at: int, tick: int, grid: BarGrid) -> Cuts:
    """The cut at a place starts on the beat nearest to `tick`, as far as its neighbours leave room."""
    held = cuts[at]
    lowest = cuts[at - 1].start_tick + 1 if at else held.start_tick
    start = beat_near(tick, grid)
    if not lowest <= start < held.end_tick:
        return cuts
    touched = at > 0 and cuts[at - 1].end_tick in range(start, held.start_tick + 1)
    before = [*cuts[:at]]
    if touched or (at > 0 and cuts[at - 1].end_tick > start):
        before[-1] = replace(before[-1], end_tick=start)
    return (*before, replace(held, start_tick=start), *cuts[at + 1 :])


def with_cut(cuts: Cuts, tick: int, grid: BarGrid) -> Cuts:
    """The cut that holds the nearest beat made two there; as they were where there already is a line."""
    start = beat_near(tick, grid)
    at = cut_at(cuts, start)
    if at is None or cuts[at].start_tick == start:
        return cuts
    held = cuts[at]
    later = Cut(start, held.end_tick, "", "bars")
    return (*cuts[:at], replace(held, end_tick=start), later, *cuts[at + 1 :])


def without_cut(cuts: Cuts, at: int) -> Cuts:
    """The cut at a place joined to the one before it; the first stays."""
    if at == 0:
        return cuts
    longer = replace(cuts[at - 1], end_tick=cuts[at].end_tick)
    return (*cuts[: at - 1], longer, *cuts[at + 1 :])


def renamed(cuts: Cuts, at: int, name: str) -> Cuts:
    """The cut at a place under another name."""
    return (*cuts[:at], replace(cuts[at], name=name.strip()), *cuts[at + 1 :])


def numbered(cuts: Cuts, names: Iterable[str]) -> Cuts:
    """Those without a name take the next of `names` that no other has."""
    taken = {one.name for one in cuts}
    free = (name for name in names if name not in taken)
    return tuple(one if one.name else replace(one, name=next(free)) for one in cuts)
