"""The display list of the ground: cells and the parts in them, for one visible rectangle of the board.

In board space. Parts come as looks, so that whoever paints may keep their pictures; from afar they are
plain rectangles of their lane's colour.
"""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.board.items import Box, Boxes, Rect, Text
from arrangeboard.board.lettering import Lettering
from arrangeboard.board.overview import FarParts
from arrangeboard.board.picture import PartLook, detail_of
from arrangeboard.board.scene import Scene
from arrangeboard.board.tongues import tongue_pixels
from arrangeboard.song.values import Part

REACH = 15
"""How far a tab reaches out of its part, in pixels."""
FAR = 0.2
"""The zoom below which cells are plain rectangles."""
SILENT = 0.38
"""The opacity of a part that is not heard."""


class PlacedPart(Struct, frozen=True, tag="part", gc=False):
    """A part whose picture stands with its upper left corner at (x, y).

    Of one with a tongue the body lies under its left neighbour's tab and the tongue on top of it, so the two
    are shown apart.
    """

    x: float
    y: float
    look: PartLook
    opacity: float = 1
    shows: Literal["all", "body", "tongue"] = "all"


GroundItem = Box | Boxes | Text | PlacedPart


def ground_items(scene: Scene, visible: Rect, lettering: Lettering) -> list[GroundItem]:
    """Everything of the ground that shows in `visible`, from the back to the front."""
    geometry = scene.geometry
    ahead = tongue_pixels(geometry, scene.pickup_ticks)
    slots = geometry.slots_between(visible.x - REACH, visible.right + ahead)
    lanes = geometry.lanes_between(visible.y, visible.bottom)
    return [*cell_items(scene, slots, lanes, lettering), *_invitation(scene, visible, lettering)]


def cell_items(scene: Scene, slots: range, lanes: range, lettering: Lettering) -> list[GroundItem]:
    """The cells of some slots and lanes and the parts in them."""
    items = _cells(scene, slots, lanes)
    planned = lettering.say("board-planned")
    # Right to left: a tab lies on the next part, not under it.
    columns = [(slot, scene.section(slot).parts) for slot in reversed(slots)]
    for lane in lanes:
        lane_id = scene.geometry.lanes[lane]
        placed = [(slot, part) for slot, parts in columns for part in reversed(parts.get(lane_id, ()))]
        items += _lane_parts(scene, lane, placed, planned)
    return items


def _cells(scene: Scene, slots: range, lanes: range) -> list[GroundItem]:
    geometry = scene.geometry
    if geometry.slot_gap < 2 or geometry.lane_height < 14:
        return _bands(scene, slots, lanes)
    rects = [
        geometry.cell(slot, lane) for lane in lanes for slot in slots if not _is_covered(scene, slot, lane)
    ]
    if geometry.lane_height < 24 or geometry.zoom < FAR:
        return [Boxes("cell", tuple(rects))]
    return [Box(rect, fill="cell", radius=5) for rect in rects]


def _is_covered(scene: Scene, slot: int, lane: int) -> bool:
    """Whether nothing of the cell shows: one solid part fills it."""
    parts = scene.parts(slot, lane)
    if len(parts) != 1 or scene.geometry.lanes[lane] in scene.silent:
        return False
    part = parts[0]
    whole = part.start_tick == 0 and scene.ends_at(slot, part) == scene.geometry.slot_ticks(slot)
    return whole and part.piece is not None


def _bands(scene: Scene, slots: range, lanes: range) -> list[GroundItem]:
    """From afar the cells of a lane are one band."""
    geometry = scene.geometry
    if not slots or not lanes:
        return []
    left, right = geometry.slot_left(slots[0]), geometry.slot_left(slots[-1] + 1)
    height = geometry.lane_height
    return [Boxes("cell", tuple(Rect(left, geometry.lane_top(lane), right - left, height) for lane in lanes))]


def _lane_parts(scene: Scene, lane: int, placed: list[tuple[int, Part]], planned: str) -> list[GroundItem]:
    geometry, song = scene.geometry, scene.song
    top, height = geometry.lane_top(lane), geometry.lane_height
    opacity = SILENT if geometry.lanes[lane] in scene.silent else 1.0
    far = FarParts(scene.colours[geometry.lanes[lane]], opacity)
    near: list[GroundItem] = []
    tongues: list[GroundItem] = []
    for slot, part in placed:
        left, right = scene.part_span(slot, part)
        if detail_of(right - left, height) == "colour":
            piece = song.pieces[part.piece] if part.piece is not None else None
            ticks = scene.ends_at(slot, part) - part.start_tick
            far.add(Rect(left, top, right - left, height), piece, ticks)
            continue
        item = PlacedPart(left, top, scene.look(slot, lane, part, planned), opacity)
        if item.look.tongue:
            tongues.append(replace(item, shows="tongue"))
            item = replace(item, shows="body")
        near.append(item)
    return [*far.boxes(), *near, *tongues]


def add_section_rect(scene: Scene) -> Rect:
    """The place at the end of the order where a click adds a section, beside the headers of sections."""
    left = scene.geometry.slot_left(len(scene.geometry.slots))
    return Rect(left + 4, 0, 36, 46)


def add_lane_rect(scene: Scene) -> Rect:
    """The row under the last lane where a click adds an instrument, beside the headers of lanes."""
    return Rect(16, scene.geometry.height + 2, 190, 32)


def _invitation(scene: Scene, visible: Rect, lettering: Lettering) -> list[GroundItem]:
    """What an arrangement without any sections or lanes says instead."""
    if scene.geometry.slots and scene.geometry.lanes:
        return []
    without = "board-sections-shelved" if scene.song.sections else "board-no-sections"
    code = "board-no-lanes" if scene.geometry.slots else without
    rect = Rect(visible.x + 24, 40, 600, 24)
    return [Text(rect, lettering.say(code), "dim", 14)]
