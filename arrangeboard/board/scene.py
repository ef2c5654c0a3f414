"""What the board shows of a song: made once for a change, from what the change left alone.

A scene is a value. Two scenes are compared by identity to find what must be painted anew.
"""

from collections import Counter

from msgspec import Struct

from arrangeboard.board.colours import lane_colours
from arrangeboard.board.geometry import BoardGeometry, board_geometry
from arrangeboard.board.picture import PartLook
from arrangeboard.board.scales import Scales, lane_scales, updated_scales
from arrangeboard.performance.performing import performed
from arrangeboard.song.hearing import silent_lanes
from arrangeboard.song.ids import LaneId, SectionId, SlotId
from arrangeboard.song.naming import shown_names
from arrangeboard.song.values import Arrangement, Lane, Part, Section, Song


class Scene(Struct, frozen=True, gc=False):
    """A song with the places, names, colours and pitch scales of what is shown of it.

    `repeated` are the sections in several slots of the order; `silent` the lanes that mute and solo hush.
    """

    song: Song
    arrangement: Arrangement
    geometry: BoardGeometry
    names: dict[SlotId, str]
    repeated: frozenset[SectionId]
    silent: frozenset[LaneId]
    colours: dict[LaneId, str]
    scales: Scales

    def section(self, slot: int) -> Section:
        """The section in a slot, by index."""
        return self.song.sections[self.arrangement.order[slot].section]

    def lane(self, lane: int) -> Lane:
        """A lane by index."""
        return self.song.lanes[lane]

    def parts(self, slot: int, lane: int) -> tuple[Part, ...]:
        """The parts of a cell, by indices."""
        return self.section(slot).parts.get(self.geometry.lanes[lane], ())

    def ends_at(self, slot: int, part: Part) -> int:
        """The tick of a slot's section at which a part ends."""
        ticks = self.geometry.slot_ticks(slot)
        return ticks if part.length_ticks is None else min(part.start_tick + part.length_ticks, ticks)

    def part_span(self, slot: int, part: Part) -> tuple[int, int]:
        """The x at which a part begins and ends."""
        geometry = self.geometry
        if part.start_tick == 0 and part.length_ticks is None:
            return geometry.lefts[slot], geometry.lefts[slot + 1] - geometry.slot_gap
        left = geometry.x_in_slot(slot, part.start_tick)
        return left, max(left + 2, geometry.x_in_slot(slot, self.ends_at(slot, part)))

    def look(self, slot: int, lane: int, part: Part, planned: str) -> PartLook:
        """All that a part's picture depends on; `planned` is the label of a part without a piece."""
        piece = performed(self.song, self.section(slot), self.song.lanes[lane], part)
        lane_id = self.geometry.lanes[lane]
        left, right = self.part_span(slot, part)
        return PartLook(
            part,
            piece,
            self.geometry.slot_ticks(slot),
            self.song.lanes[lane].sound.drums,
            self.scales[lane_id],
            self.colours[lane_id],
            _label(piece.name, part.transpose) if piece else planned,
            right - left,
            self.geometry.lane_height,
        )


def _label(name: str, transpose: int) -> str:
    return f"{name} {transpose:+d}" if transpose else name


def make_scene(song: Song, zoom: float, lane_height: int, before: Scene | None = None) -> Scene:
    """What the board shows of a song; what `before` already knew and the song did not change is kept."""
    if before and before.song is song and before.geometry.is_laid_out(zoom, lane_height):
        return before
    shown = song.arrangement
    same_lanes = before is not None and before.song.lanes is song.lanes
    return Scene(
        song=song,
        arrangement=shown,
        geometry=_geometry(song, shown, zoom, lane_height, before),
        names=shown_names(song, shown),
        repeated=_repeated(shown),
        silent=silent_lanes(song),
        colours=before.colours if before and same_lanes else lane_colours(song),
        scales=updated_scales(before.scales, before.song, song) if before else lane_scales(song),
    )


def _geometry(
    song: Song, shown: Arrangement, zoom: float, lane_height: int, before: Scene | None
) -> BoardGeometry:
    """The geometry; the very object of `before` where nothing moves."""
    fresh = board_geometry(song, shown, zoom, lane_height)
    return before.geometry if before and before.geometry == fresh else fresh


def _repeated(shown: Arrangement) -> frozenset[SectionId]:
    count = Counter(slot.section for slot in shown.order)
    return frozenset(section for section, times in count.items() if times > 1)
