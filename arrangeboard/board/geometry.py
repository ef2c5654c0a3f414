"""Where every slot and lane stands: board space, in pixels.

The origin is the upper left corner of the first slot in the first lane; x grows with time and y with
lanes. What is fixed at the window's edges, and how far it is scrolled, is the matter of `frame`.
"""

from bisect import bisect_right

from msgspec import Struct

from arrangeboard.board.items import Rect
from arrangeboard.song.bars import section_length
from arrangeboard.song.ids import LaneId, SlotId
from arrangeboard.song.values import TICKS_PER_QUARTER, Arrangement, Song

PIXELS_PER_QUARTER = 5.0
ZOOMS = (0.01, 24.0)
LANE_HEIGHTS = (10, 200)
ADD_SECTION_WIDTH = 44
ADD_LANE_HEIGHT = 40


class BoardGeometry(Struct, frozen=True, gc=False):
    """The places of an arrangement's slots and the song's lanes.

    `lefts`, `starts` (ticks) and `bars` (from 0) have one entry more than `slots`: where a next one would
    begin.
    """

    slots: tuple[SlotId, ...]
    lanes: tuple[LaneId, ...]
    lefts: tuple[int, ...]
    starts: tuple[int, ...]
    bars: tuple[int, ...]
    slot_gap: int
    lane_height: int
    zoom: float
    slot_index: dict[SlotId, int]
    lane_index: dict[LaneId, int]

    @property
    def width(self) -> int:
        """From the first slot's left edge to the last one's right edge."""
        return max(0, self.lefts[-1] - self.slot_gap)

    @property
    def lane_gap(self) -> int:
        """Empty ground between two lanes."""
        return min(8, max(1, self.lane_height // 8))

    @property
    def lane_step(self) -> int:
        """From one lane's top to the next one's."""
        return self.lane_height + self.lane_gap

    @property
    def height(self) -> int:
        """From the first lane's top to the end of the last lane's gap."""
        return len(self.lanes) * self.lane_step

    def is_laid_out(self, zoom: float, lane_height: int) -> bool:
        """Whether it was laid out for this zoom and lane height."""
        return (self.zoom, self.lane_height) == (zoom, lane_height)

    def slot_left(self, index: int) -> int:
        """Left edge of a slot, or of where a next one would stand."""
        return self.lefts[index]

    def slot_width(self, index: int) -> int:
        """Width of a slot without the gap after it."""
        return self.lefts[index + 1] - self.lefts[index] - self.slot_gap

    def slot_ticks(self, index: int) -> int:
        """Length of a slot in ticks."""
        return self.starts[index + 1] - self.starts[index]

    def lane_top(self, index: int) -> int:
        """Top of a lane, or of where a next one would stand."""
        return index * self.lane_step

    def cell(self, slot: int, lane: int) -> Rect:
        """The rectangle of a cell, by indices."""
        return Rect(self.lefts[slot], self.lane_top(lane), self.slot_width(slot), self.lane_height)

    def x_in_slot(self, slot: int, tick: int) -> int:
        """The x of a tick of a slot's section."""
        ticks = self.slot_ticks(slot)
        return self.lefts[slot] + (round(tick * self.slot_width(slot) / ticks) if ticks else 0)

    def x_at(self, tick: int) -> int:
        """The x of a tick of the song."""
        slot = self.slot_of_tick(tick)
        return self.x_in_slot(slot, tick - self.starts[slot]) if self.slots else 0

    def slot_of_tick(self, tick: int) -> int:
        """Index of the slot that sounds at a tick, held inside the song."""
        return max(0, min(bisect_right(self.starts, tick), len(self.slots)) - 1)

    def tick_in_slot(self, slot: int, x: float) -> int:
        """The tick of a slot's section at an x, held inside the section."""
        width, ticks = self.slot_width(slot), self.slot_ticks(slot)
        inside = min(max(x - self.lefts[slot], 0), width)
        return min(int(inside * ticks / width), max(0, ticks - 1)) if width else 0

    def slot_at(self, x: float) -> int | None:
        """Index of the slot at an x, its gap included; None outside all."""
        index = bisect_right(self.lefts, x) - 1
        return index if 0 <= index < len(self.slots) else None

    def lane_at(self, y: float) -> int | None:
        """Index of the lane at a y, its gap included; None outside all."""
        index = int(y // self.lane_step)
        return index if 0 <= index < len(self.lanes) else None

    def slots_between(self, left: float, right: float) -> range:
        """Indices of the slots that show between two x."""
        first = max(0, bisect_right(self.lefts, left) - 1)
        return range(first, min(bisect_right(self.lefts, right), len(self.slots)))

    def lanes_between(self, top: float, bottom: float) -> range:
        """Indices of the lanes that show between two y."""
        first = max(0, int(top // self.lane_step))
        return range(first, min(int(bottom // self.lane_step) + 1, len(self.lanes)))


def board_geometry(song: Song, arrangement: Arrangement, zoom: float, lane_height: int) -> BoardGeometry:
    """Lay out an arrangement's slots at `zoom` (1: five pixels a quarter note) and the song's lanes."""
    gap = max(1, min(4, round(zoom * 8)))
    scale = PIXELS_PER_QUARTER * zoom / TICKS_PER_QUARTER
    lefts, starts, bars, x, tick = [0], [0], [0], 0.0, 0
    for slot in arrangement.order:
        section = song.sections[slot.section]
        ticks = section_length(song, section)
        x, tick = x + max(ticks * scale, gap + 2.0), tick + ticks
        lefts.append(round(x))
        starts.append(tick)
        bars.append(bars[-1] + section.bars)
    slots = tuple(slot.id for slot in arrangement.order)
    lanes = tuple(lane.id for lane in song.lanes)
    return BoardGeometry(
        slots,
        lanes,
        tuple(lefts),
        tuple(starts),
        tuple(bars),
        gap,
        lane_height,
        zoom,
        {slot: index for index, slot in enumerate(slots)},
        {lane: index for index, lane in enumerate(lanes)},
    )


def zoom_to_fit(song: Song, arrangement: Arrangement, width: float) -> float:
    """The zoom at which the whole arrangement is about `width` wide, held within `ZOOMS`."""
    ticks = sum(section_length(song, song.sections[slot.section]) for slot in arrangement.order)
    pixels = ticks * PIXELS_PER_QUARTER / TICKS_PER_QUARTER
    return held_zoom(width / pixels) if pixels else 1.0


def held_zoom(zoom: float) -> float:
    """`zoom` within `ZOOMS`."""
    return min(max(zoom, ZOOMS[0]), ZOOMS[1])


def held_lane_height(height: float) -> int:
    """A lane height within `LANE_HEIGHTS`."""
    return round(min(max(height, LANE_HEIGHTS[0]), LANE_HEIGHTS[1]))


def same_place(before: BoardGeometry, after: BoardGeometry, x: float) -> float:
    """Where the music that stood at an x of one geometry stands in another of the same slots."""
    slot = before.slot_at(x)
    if slot is None:
        return x + (after.lefts[-1] - before.lefts[-1] if x > 0 else 0)
    share = (x - before.lefts[slot]) / (before.lefts[slot + 1] - before.lefts[slot])
    return after.lefts[slot] + share * (after.lefts[slot + 1] - after.lefts[slot])
