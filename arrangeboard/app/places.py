"""Where the slots of an order stand in time, and where a place of one order is found in another."""

from bisect import bisect_right
from itertools import accumulate

from msgspec import Struct

from arrangeboard.song.bars import beat_ticks, section_grid, section_length
from arrangeboard.song.ids import SectionId, SlotId
from arrangeboard.song.values import Song


class Places(Struct, frozen=True, gc=False):
    """Where the slots of an order stand. `starts`, in ticks, has one more than there are: the end."""

    slots: tuple[SlotId, ...]
    sections: tuple[SectionId, ...]
    starts: tuple[int, ...]

    def slot_at(self, tick: float) -> int:
        """The index of the slot that sounds at a tick, held inside the order; -1 in an empty one."""
        return min(max(bisect_right(self.starts, tick) - 1, 0), len(self.slots) - 1)


def places_of(song: Song) -> Places:
    """Where the slots of the arrangement shown stand."""
    order = song.arrangement.order
    lengths = (section_length(song, song.sections[slot.section]) for slot in order)
    return Places(
        tuple(slot.id for slot in order),
        tuple(slot.section for slot in order),
        tuple(accumulate(lengths, initial=0)),
    )


def carried(tick: float, before: Places, after: Places) -> float:
    """Where a tick of one order is found in another: in the same slot, as far after its start.

    A slot that the other order lacks is found again by its section, else by the next one that both have.
    """
    if before.starts == after.starts and before.slots == after.slots:
        return tick
    if not before.slots or not after.slots:
        return 0.0
    at = before.slot_at(tick)
    there = again(at, before, after)
    if there is None:
        later = (again(one, before, after) for one in range(at + 1, len(before.slots)))
        found = next((one for one in later if one is not None), len(after.slots))
        return float(after.starts[found])
    length = after.starts[there + 1] - after.starts[there]
    return after.starts[there] + min(tick - before.starts[at], length)


def again(at: int, before: Places, after: Places) -> int | None:
    """The index in `after` of a slot of `before`, by itself or else by its section.

    Of a section that comes several times it is the one of the same count.
    """
    if before.slots[at] in after.slots:
        return after.slots.index(before.slots[at])
    section = before.sections[at]
    times = before.sections[:at].count(section)
    found = [one for one, held in enumerate(after.sections) if held == section]
    return found[min(times, len(found) - 1)] if found else None


def line_near(song: Song, tick: int, *, to_beat: bool = False) -> int:
    """The bar line, or the beat, nearest to a tick of the arrangement shown; never its very end."""
    places = places_of(song)
    if not places.slots:
        return 0
    at = places.slot_at(tick)
    grid = section_grid(song, song.sections[places.sections[at]])
    inside = tick - places.starts[at]
    bar = grid.bar_at(inside)
    start, end = grid.starts[bar], grid.starts[bar + 1]
    lines = [*range(start, end, beat_ticks(grid.meters[bar])), end] if to_beat else [start, end]
    if places.starts[at] + end == places.starts[-1]:
        lines.pop()
    return places.starts[at] + min(lines, key=lambda line: abs(line - inside))
