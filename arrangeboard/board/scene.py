"""What the board shows of a song: made once for a change, from what the change left alone.

A scene is a value. Two scenes are compared by identity to find what must be painted anew.
"""

from collections import Counter

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.board.colours import lane_colours
from arrangeboard.board.geometry import BoardGeometry, board_geometry
from arrangeboard.board.picture import PartLook, detail_of, meets_tongue
from arrangeboard.board.piece_facts import piece_facts
from arrangeboard.board.scales import Scales, lane_scales, updated_scales
from arrangeboard.board.tongues import tongue_width
from arrangeboard.performance.performing import performed
from arrangeboard.song.hearing import silent_lanes
from arrangeboard.song.ids import LaneId, SectionId, SlotId
from arrangeboard.song.naming import shown_names
from arrangeboard.song.values import Arrangement, Lane, Part, Section, Song


class Scene(Struct, frozen=True, gc=False):
    """A song with the places, names, colours and pitch scales of what is shown of it.

    `repeated` are the sections in several slots of the order; `silent` the lanes that mute and solo hush;
    `pickup_ticks` how long the longest pickup of any piece is.
    """

    song: Song
    arrangement: Arrangement
    geometry: BoardGeometry
    names: dict[SlotId, str]
    repeated: frozenset[SectionId]
    silent: frozenset[LaneId]
    colours: dict[LaneId, str]
    scales: Scales
    pickup_ticks: int = 0

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
        look = self._look(slot, lane, part, planned)
        if not self.pickup_ticks or look.drums:
            return look
        after = self.following(slot, lane, part)
        covered = after is not None and meets_tongue(look, self._look(after[0], lane, after[1], ""))
        return replace(look, tab=False) if covered else look

    def following(self, slot: int, lane: int, part: Part) -> tuple[int, Part] | None:
        """The part that begins where this one ends, with its slot, if there is one."""
        end = self.ends_at(slot, part)
        if end < self.geometry.slot_ticks(slot):
            found = (one for one in self.parts(slot, lane) if one.start_tick == end)
            return next(((slot, one) for one in found), None)
        if slot + 1 == len(self.geometry.slots):
            return None
        parts = self.parts(slot + 1, lane)
        return (slot + 1, parts[0]) if parts and parts[0].start_tick == 0 else None

    def _look(self, slot: int, lane: int, part: Part, planned: str) -> PartLook:
        song, geometry = self.song, self.geometry
        piece = performed(song, self.section(slot), song.lanes[lane], part)
        lane_id = geometry.lanes[lane]
        left, right = self.part_span(slot, part)
        shaped = self.pickup_ticks and detail_of(right - left, geometry.lane_height) != "colour"
        to_end = part.length_ticks is None or self.ends_at(slot, part) == geometry.slot_ticks(slot)
        return PartLook(
            part,
            piece,
            geometry.slot_ticks(slot),
            song.lanes[lane].sound.drums,
            self.scales[lane_id],
            self.colours[lane_id],
            _label(piece.name, part.transpose) if piece else planned,
            right - left,
            geometry.lane_height,
            tongue_width(geometry, slot, part, piece) if shaped else 0,
            geometry.slot_gap if to_end else 0,
            follows=part.piece is not None and song.pieces[part.piece].is_generated,
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
        pickup_ticks=piece_facts(song.pieces).pickup_ticks,
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
