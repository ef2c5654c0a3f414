"""What sounds in each bar of a song, lane by lane, in a form that is quick to compare.

Notes are known by their starts and pitches only.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

_MOST_LANES = 48


@dataclass(frozen=True, slots=True)
class LaneOnsets:
    """A lane's notes in order of time: where they start and at which pitch."""

    starts: Sequence[int]
    pitches: Sequence[int]


@dataclass(frozen=True, slots=True)
class LaneWindow:
    """What a lane does in a stretch of bars: notes that start, bars that have some, their mean pitch."""

    notes: int
    sounding_bars: int
    mean_pitch: float


@dataclass(frozen=True, slots=True)
class LaneTexture:
    """A lane's bars. Sums run from the first bar up to each one; a print of 0 is a bar without a start."""

    note_sums: "array[int]"
    sounding_sums: "array[int]"
    pitch_sums: "array[int]"
    prints: "array[int]"

    def bars_within(self, around_bars: int) -> Iterator[int]:
        """The bars, rising, with a note at most so many bars before them or fewer bars after."""
        done = 0
        for bar, own in enumerate(self.prints):
            if own:
                yield from range(
                    max(done, bar - around_bars + 1), min(bar + around_bars + 1, len(self.prints))
                )
                done = bar + around_bars + 1

    def window(self, start_bar: int, end_bar: int) -> LaneWindow:
        """The bars from `start_bar` to before `end_bar`."""
        notes = self.note_sums[end_bar] - self.note_sums[start_bar]
        pitches = self.pitch_sums[end_bar] - self.pitch_sums[start_bar]
        return LaneWindow(
            notes=notes,
            sounding_bars=self.sounding_sums[end_bar] - self.sounding_sums[start_bar],
            mean_pitch=pitches / notes if notes else 0.0,
        )


@dataclass(frozen=True, slots=True)
class BarTexture:
    """The lanes that play most, over all bars."""

    lanes: tuple[LaneTexture, ...]
    bars: int

    def whole_prints(self) -> list[int]:
        """One print a bar for all lanes together; 0 where nothing starts."""
        columns = zip(*(lane.prints for lane in self.lanes), strict=True)
        return [hash(prints) if any(prints) else 0 for prints in columns] or [0] * self.bars

    def likeness(self, one: int, other: int) -> float:
        """How alike two bars are, 0 to 1: lanes that play the same count in full, other lanes in part."""
        heard, alike = 0, 0.0
        for lane in self.lanes:
            first, second = lane.prints[one], lane.prints[other]
            heard += bool(first or second)
            if first and second:
                alike += 1.0 if first == second else 0.4
        return alike / heard if heard else 1.0


def bar_texture(lanes: Sequence[LaneOnsets], bar_starts: Sequence[int]) -> BarTexture:
    """The texture of lanes; `bar_starts` has one tick more than there are bars, its last the end."""
    busiest = sorted(lanes, key=lambda lane: -len(lane.starts))[:_MOST_LANES]
    return BarTexture(
        lanes=tuple(_lane_texture(lane, bar_starts) for lane in busiest if len(lane.starts)),
        bars=len(bar_starts) - 1,
    )


def _lane_texture(lane: LaneOnsets, bar_starts: Sequence[int]) -> LaneTexture:
    places = [bisect_left(lane.starts, start) for start in bar_starts]
    prints = array("q", bytes(8 * (len(bar_starts) - 1)))
    pitch_sums = array("q", [0, *accumulate(lane.pitches)])
    for bar, (first, last) in enumerate(pairwise(places)):
        if first < last:
            begin = bar_starts[bar]
            starts = tuple([start - begin for start in lane.starts[first:last]])
            prints[bar] = hash((starts, tuple(lane.pitches[first:last]))) or 1
    sounding = accumulate((1 if one else 0 for one in prints), initial=0)
    return LaneTexture(
        note_sums=array("q", places),
        sounding_sums=array("q", sounding),
        pitch_sums=array("q", [pitch_sums[place] for place in places]),
        prints=prints,
    )
