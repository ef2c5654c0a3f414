"""What of a board is empty: cells without parts, and parts that are only planned."""

from collections.abc import Collection, Iterator

from msgspec import Struct

from arrangeboard.song.edits.parts import SectionCell
from arrangeboard.song.ids import LaneId, SectionId
from arrangeboard.song.values import Arrangement, Section, Song


class Hole(Struct, frozen=True, order=True):
    """A stretch of a lane in a section where nothing plays yet; to the section's end without a length."""

    section: SectionId
    lane: LaneId
    start_tick: int = 0
    length_ticks: int | None = None


def holes(
    song: Song, arrangement: Arrangement, cells: Collection[SectionCell] | None = None
) -> tuple[Hole, ...]:
    """The holes of an arrangement in the order of its sections and lanes, of a linked section once.

    With `cells` only those inside them.
    """
    sections = dict.fromkeys(slot.section for slot in arrangement.order)
    return tuple(
        hole
        for key in sections
        for lane in song.lanes
        if cells is None or (key, lane.id) in cells
        for hole in _holes_of(song.sections[key], lane.id)
    )


def _holes_of(section: Section, lane: LaneId) -> Iterator[Hole]:
    parts = section.parts.get(lane, ())
    if not parts:
        yield Hole(section.id, lane)
    for part in parts:
        if part.piece is None:
            yield Hole(section.id, lane, part.start_tick, part.length_ticks)
