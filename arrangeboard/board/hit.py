"""What lies under a point of the board."""

from msgspec import Struct

from arrangeboard.board.frame import Frame
from arrangeboard.board.ground import add_lane_rect, add_section_rect
from arrangeboard.board.headers import lane_header_rect, mute_rect, section_header_rect, solo_rect
from arrangeboard.board.reach import tongue_rect
from arrangeboard.board.scene import Scene
from arrangeboard.board.tongues import tongue_pixels
from arrangeboard.song.ids import LaneId, PartId, SlotId

EDGE_REACH = 5


class SectionHeader(Struct, frozen=True, tag="section"):
    """The header of a section, where it stands in the order."""

    slot: SlotId


class SectionEdge(Struct, frozen=True, tag="edge"):
    """The right edge of a section's header: its end, and the border to the next."""

    slot: SlotId


class LaneHeader(Struct, frozen=True, tag="lane"):
    """The header of a lane."""

    lane: LaneId


class LaneMute(Struct, frozen=True, tag="mute"):
    """A lane's mute button."""

    lane: LaneId


class LaneSolo(Struct, frozen=True, tag="solo"):
    """A lane's solo button."""

    lane: LaneId


class EmptyCell(Struct, frozen=True, tag="cell"):
    """A place in a cell where no part is; `tick` counts in the section."""

    slot: SlotId
    lane: LaneId
    tick: int


class FilledCell(Struct, frozen=True, tag="part"):
    """A part; `tick` is the place in the section under the point; in a pickup, where the part begins."""

    slot: SlotId
    lane: LaneId
    part: PartId
    tick: int


class Strip(Struct, frozen=True, tag="strip"):
    """The strip above the sections; `tick` counts in the song."""

    tick: int


class AddSection(Struct, frozen=True, tag="add-section"):
    """The place after the last section where a click adds one."""


class AddLane(Struct, frozen=True, tag="add-lane"):
    """The row under the last lane where a click adds an instrument."""


class Ground(Struct, frozen=True, tag="ground"):
    """Nothing."""


Target = (
    SectionHeader
    | SectionEdge
    | LaneHeader
    | LaneMute
    | LaneSolo
    | EmptyCell
    | FilledCell
    | Strip
    | AddSection
    | AddLane
    | Ground
)


def hit(scene: Scene, frame: Frame, x: float, y: float) -> Target:
    """What lies under a point of the view."""
    if frame.ground.contains(x, y):
        return _on_ground(scene, frame.board_x(x), frame.board_y(y))
    if frame.lane_headers.contains(x, y):
        return _on_lane_headers(scene, x, frame.board_y(y))
    if frame.sections.contains(x, y):
        return _on_sections(scene, frame, frame.board_x(x), y)
    if frame.strip.contains(x, y) and scene.geometry.slots:
        return _on_strip(scene, frame.board_x(x))
    return Ground()


def _on_ground(scene: Scene, x: float, y: float) -> Target:
    geometry = scene.geometry
    slot, lane = geometry.slot_at(x), geometry.lane_at(y)
    if lane is None or (slot is None and x >= 0):
        return Ground()
    tongue = _tongue_at(scene, lane, x, y)
    if tongue is not None:
        return tongue
    if slot is None:
        return Ground()
    slot_id, lane_id = geometry.slots[slot], geometry.lanes[lane]
    for part in scene.parts(slot, lane):
        left, right = scene.part_span(slot, part)
        if left <= x < right:
            return FilledCell(slot_id, lane_id, part.id, geometry.tick_in_slot(slot, x))
    return EmptyCell(slot_id, lane_id, geometry.tick_in_slot(slot, x))


def _tongue_at(scene: Scene, lane: int, x: float, y: float) -> FilledCell | None:
    """The part whose pickup lies on top at a point."""
    geometry = scene.geometry
    ahead = tongue_pixels(geometry, scene.pickup_ticks)
    for slot in geometry.slots_between(x, x + ahead) if ahead else ():
        for part in scene.parts(slot, lane):
            rect = tongue_rect(scene, slot, lane, part)
            if rect is not None and rect.contains(x, y):
                return FilledCell(geometry.slots[slot], geometry.lanes[lane], part.id, part.start_tick)
    return None


def _on_lane_headers(scene: Scene, x: float, y: float) -> Target:
    lane = scene.geometry.lane_at(y)
    if lane is None:
        return AddLane() if add_lane_rect(scene).contains(x, y) else Ground()
    lane_id = scene.geometry.lanes[lane]
    if mute_rect(scene, lane).contains(x, y):
        return LaneMute(lane_id)
    if solo_rect(scene, lane).contains(x, y):
        return LaneSolo(lane_id)
    return LaneHeader(lane_id) if lane_header_rect(scene, lane).contains(x, y) else Ground()


def _on_sections(scene: Scene, frame: Frame, x: float, y: float) -> Target:
    geometry = scene.geometry
    for slot in geometry.slots_between(x - EDGE_REACH, x + EDGE_REACH):
        rect = section_header_rect(scene, frame, slot)
        reach = min(EDGE_REACH, rect.width / 4)
        if abs(x - rect.right) <= reach:
            return SectionEdge(geometry.slots[slot])
    found = geometry.slot_at(x)
    if found is not None:
        return SectionHeader(geometry.slots[found])
    add = add_section_rect(scene).moved(0, frame.sections.y)
    return AddSection() if add.contains(x, y) else Ground()


def _on_strip(scene: Scene, x: float) -> Target:
    geometry = scene.geometry
    slot = geometry.slot_at(x)
    if slot is None:
        return Ground()
    return Strip(geometry.starts[slot] + geometry.tick_in_slot(slot, x))
