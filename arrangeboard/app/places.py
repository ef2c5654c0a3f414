"""Where the slots of an order stand in time, and where a place of one order is found in another."""

from bisect import bisect_right
from itertools import accumulate

from msgspec import Struct

from arrangeboard.song.bars import beat_ticks, section_grid, section_length
from arrangeboard.song.ids import SectionId, SlotId
from arrangeboard.song.values import Arrangement, Song


class Places(Struct, frozen=True, gc=False):
    """Where the slots of an order stand, and what tells each again in another order.

    `starts`, in ticks, has one more than there are: the end.
    """

    slots: tuple[SlotId, ...]
    sections: tuple[SectionId, ...]
    origins: tuple[SectionId, ...]
    starts: tuple[int, ...]

    def slot_at(self, tick: float) -> int:
        """The index of the slot that sounds at a tick, held inside the order; -1 in an empty one."""
        return min(max(bisect_right(self.starts, tick) - 1, 0), len(self.slots) - 1)


def places_of(song: Song, arrangement: Arrangement) -> Places:
    """Where the slots of an arrangement stand. A section that was varied from none is its own origin."""
    sections = [song.sections[slot.section] for slot in arrangement.order]
    return Places(
        tuple(slot.id for slot in arrangement.order),
        tuple(section.id for section in sections),
        tuple(section.origin or section.id for section in sections),
        tuple(accumulate((section_length(song, section) for section in sections), initial=0)),
    )


def carried(tick: float, before: Places, after: Places) -> float:
    """Where a tick of one order is found in another, by the rule by which playing goes on there.

    It is in the same slot, as far after its start; in that of another arrangement that plays the same. Where
    a slot is gone, the next one of the old order that is left begins.
    """
    if before.starts == after.starts and before.slots == after.slots:
        return tick
    if not before.slots or not after.slots:
        return min(tick, float(after.starts[-1]))
    at = before.slot_at(tick)
    there = again(at, before, after)
    if there is not None:
        length = after.starts[there + 1] - after.starts[there]
        return after.starts[there] + min(tick - before.starts[at], length)
    if not _share_slots(before, after):
        return min(tick, float(after.starts[-1]))
    later = (after.slots.index(slot) for slot in before.slots[at + 1 :] if slot in after.slots)
    return float(after.starts[next(later, len(after.slots))])


def again(at: int, before: Places, after: Places) -> int | None:
    """The index in `after` of a slot of `before`: itself, or, in another arrangement, what plays the same.

    Of a section that comes several times it is the one of the same count, or the last.
    """
    if before.slots[at] in after.slots:
        return after.slots.index(before.slots[at])
    if _share_slots(before, after):
        return None
    same = _nth(before.sections, at, after.sections)
    return same if same is not None else _nth(before.origins, at, after.origins)


def _nth(before: tuple[SectionId, ...], at: int, after: tuple[SectionId, ...]) -> int | None:
    times = before[:at].count(before[at])
    found = [one for one, held in enumerate(after) if held == before[at]]
    return found[min(times, len(found) - 1)] if found else None


def _share_slots(one: Places, other: Places) -> bool:
    """Whether both are one arrangement, before and after an edit: slots belong to one arrangement each."""
    return not set(one.slots).isdisjoint(other.slots)


def line_near(song: Song, tick: int, *, to_beat: bool = False) -> int:
    """The bar line, or the beat, nearest to a tick of the arrangement shown; never its very end."""
    places = places_of(song, song.arrangement)
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
