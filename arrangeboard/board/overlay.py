"""What lies over the board while it is pointed at, walked and selected: marks in board space.

A mark is never colour alone: a selection is an outline around the piece's own shape, the focus a ring
outside of it, a ghost is see-through, a place to drop is dashed.
"""

from collections.abc import Collection, Iterator

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.board.colours import faded
from arrangeboard.board.frame import Frame
from arrangeboard.board.ground import PlacedPart
from arrangeboard.board.headers import lane_header_rect, section_header_rect
from arrangeboard.board.items import Box, Boxes, Hatch, Ink, Line, Rect, Shape, Text
from arrangeboard.board.lettering import Lettering
from arrangeboard.board.picture import PartLook, detail_of
from arrangeboard.board.scene import Scene
from arrangeboard.song.ids import LaneId, PartId, SlotId
from arrangeboard.song.values import Part

CellKey = tuple[SlotId, LaneId]
PartKey = tuple[SlotId, LaneId, PartId]


class Outlined(Struct, frozen=True, tag="outlined", gc=False):
    """A line around a part's own shape."""

    x: float
    y: float
    look: PartLook
    line: Ink
    line_width: float


OverlayItem = Box | Boxes | Text | Line | Shape | Hatch | PlacedPart | Outlined


class Marks(Struct, frozen=True, gc=False):
    """What is selected and what has the focus, by ids."""

    cells: Collection[CellKey] = ()
    parts: Collection[PartKey] = ()
    slots: Collection[SlotId] = ()
    lanes: Collection[LaneId] = ()
    focus: CellKey | None = None


def marked(scene: Scene, marks: Marks, visible: Rect) -> list[OverlayItem]:
    """The marks of a selection that show in `visible`."""
    return [
        *_marked_columns(scene, marks, visible),
        *_marked_cells(scene, marks.cells, visible),
        *_marked_parts(scene, marks.parts, visible),
        *_focus_ring(scene, marks.focus),
    ]


def _marked_columns(scene: Scene, marks: Marks, visible: Rect) -> Iterator[OverlayItem]:
    geometry = scene.geometry
    for slot in marks.slots:
        if slot in geometry.slot_index:
            index = geometry.slot_index[slot]
            width = geometry.slot_width(index)
            rect = Rect(geometry.slot_left(index), -6, width, geometry.height + 4)
            yield Box(rect, faded("selection", 7), radius=6)
    for lane in marks.lanes:
        if lane in geometry.lane_index:
            top = geometry.lane_top(geometry.lane_index[lane])
            rect = Rect(visible.x - 8, top, visible.width + 16, geometry.lane_height)
            yield Box(rect, faded("selection", 7), radius=6)


def _marked_cells(scene: Scene, cells: Collection[CellKey], visible: Rect) -> Iterator[OverlayItem]:
    for key in cells:
        rect = cell_rect(scene, key)
        if rect and rect.meets(visible):
            yield Box(rect, faded("selection", 6), "selection", radius=5, line_width=1.6)


def _marked_parts(scene: Scene, parts: Collection[PartKey], visible: Rect) -> Iterator[OverlayItem]:
    for slot, lane, part_id in parts:
        rect = cell_rect(scene, (slot, lane))
        if rect and rect.meets(visible):
            found = find_part(scene, slot, lane, part_id)
            if found:
                line = around_part(scene, (slot, lane), found, "selection", 2.2)
                yield line
                if found.piece is None and isinstance(line, Outlined):
                    yield _dashes(line)


def _dashes(line: Outlined) -> Box:
    """Inside the line of the selection, what tells a planned part from others."""
    inside = Rect(line.x, line.y, line.look.width, line.look.height).grown(-5)
    return Box(inside, line="edge", radius=3, line_width=1.4, dashed=True)


def find_part(scene: Scene, slot: SlotId, lane: LaneId, part: PartId) -> Part | None:
    """A part that the scene shows."""
    geometry = scene.geometry
    parts = scene.parts(geometry.slot_index[slot], geometry.lane_index[lane])
    return next((one for one in parts if one.id == part), None)


def around_part(scene: Scene, cell: CellKey, part: Part, line: Ink, width: float) -> OverlayItem:
    """A line around a part: around its shape, or its rectangle where it is too small for one."""
    geometry = scene.geometry
    slot, lane = geometry.slot_index[cell[0]], geometry.lane_index[cell[1]]
    look = scene.look(slot, lane, part, "")
    left, _ = scene.part_span(slot, part)
    top = geometry.lane_top(lane)
    if detail_of(look.width, look.height) == "colour":
        return Box(Rect(left, top, look.width, look.height), line=line, radius=1, line_width=1.5)
    return Outlined(left, top, look, line, width)


def cell_rect(scene: Scene, cell: CellKey) -> Rect | None:
    """The rectangle of a cell; None if it is not shown."""
    geometry = scene.geometry
    slot, lane = geometry.slot_index.get(cell[0]), geometry.lane_index.get(cell[1])
    return None if slot is None or lane is None else geometry.cell(slot, lane)


def marked_headers(scene: Scene, frame: Frame, slots: Collection[SlotId]) -> list[OverlayItem]:
    """Outlines around the headers of selected sections; x of the board, y of the view."""
    index = scene.geometry.slot_index
    rects = [section_header_rect(scene, frame, index[slot]) for slot in slots if slot in index]
    return [Box(rect, line="selection", radius=6, line_width=2) for rect in rects]


def marked_lane_headers(scene: Scene, lanes: Collection[LaneId]) -> list[OverlayItem]:
    """Outlines around the headers of selected lanes; x of the view, y of the board."""
    index = scene.geometry.lane_index
    rects = [lane_header_rect(scene, index[lane]) for lane in lanes if lane in index]
    return [Box(rect, line="selection", radius=6, line_width=2) for rect in rects]


def _focus_ring(scene: Scene, focus: CellKey | None) -> Iterator[OverlayItem]:
    rect = cell_rect(scene, focus) if focus else None
    if rect:
        yield Box(rect.grown(3), line="accent", radius=8, line_width=2)


def ghost(scene: Scene, cell: CellKey, part: Part, label: str, opacity: float) -> list[OverlayItem]:
    """A part that is not there yet, seen through, where it would stand."""
    geometry = scene.geometry
    slot, lane = geometry.slot_index[cell[0]], geometry.lane_index[cell[1]]
    left, right = scene.part_span(slot, part)
    look = _with_room(scene.look(slot, lane, part, label))
    if detail_of(look.width, look.height) == "colour":
        rect = Rect(left, geometry.lane_top(lane), right - left, geometry.lane_height)
        return [Box(rect, fill=f"{look.colour}:edge@{round(opacity * 60)}", radius=1)]
    return [PlacedPart(left, geometry.lane_top(lane), look, opacity)]


def drop_place(scene: Scene, cell: CellKey) -> list[OverlayItem]:
    """The cell that a drop would land in."""
    rect = cell_rect(scene, cell)
    if rect is None:
        return []
    # What stands there already is dimmed, so that what lands on it can be read.
    return [Box(rect, faded("ground", 78), radius=5), *lit_cell(scene, cell, dashed=True)]


def _with_room(look: PartLook) -> PartLook:
    """The look on the scale that its lane would have with it."""
    if look.piece is None:
        return look
    shift = 0 if look.drums else look.part.transpose
    return replace(look, scale=look.scale.widened(note.pitch + shift for note in look.piece.written.notes))


def lit_cell(scene: Scene, cell: CellKey, *, dashed: bool = False) -> list[OverlayItem]:
    """A cell that a gesture touches."""
    rect = cell_rect(scene, cell)
    return [Box(rect, faded("accent", 16), "accent", 5, 1.6, dashed)] if rect else []


def drop_column(scene: Scene, slot: SlotId) -> list[OverlayItem]:
    """The column of a slot that a drop would land in, lit up from top to bottom."""
    geometry = scene.geometry
    index = geometry.slot_index[slot]
    rect = Rect(geometry.slot_left(index), -6, geometry.slot_width(index), geometry.height + 4)
    return [Box(rect, faded("accent", 8), radius=6)]


def rubber_band(rect: Rect) -> list[OverlayItem]:
    """The rectangle drawn from empty ground."""
    return [Box(rect, faded("accent", 14), faded("accent", 90), radius=2)]


def painted_cells(scene: Scene, cells: Collection[CellKey], *, erasing: bool) -> list[OverlayItem]:
    """The cells that a stroke of the brush has touched: filled ones lit up, cleared ones crossed out."""
    items: list[OverlayItem] = []
    ink = "clash" if erasing else "accent"
    for key in cells:
        rect = cell_rect(scene, key)
        if rect:
            items.append(Box(rect, faded(ink, 22), ink, 5, 1.6, dashed=erasing))
            if erasing:
                items.append(Line(rect.x + 8, rect.bottom - 8, rect.right - 8, rect.y + 8, ink, 1.6))
    return items


def insertion_column(scene: Scene, index: int, top: float) -> list[OverlayItem]:
    """The mark between two slots where dragged sections would go, from `top` downwards."""
    geometry = scene.geometry
    x = geometry.slot_left(index) - geometry.slot_gap / 2 - 1.5
    return [Box(Rect(x, top, 3, geometry.height - top), "accent", radius=1.5)]


def insertion_row(scene: Scene, index: int) -> list[OverlayItem]:
    """The mark between two lanes where dragged lanes would go; x of the view."""
    y = scene.geometry.lane_top(index) - scene.geometry.lane_gap / 2 - 1.5
    return [Box(Rect(10, y, 100_000, 3), "accent", radius=1.5)]


def edge_mark(scene: Scene, x: float, top: float) -> list[OverlayItem]:
    """The line that follows a section's edge or border while it is dragged."""
    return [Box(Rect(x - 1, top, 2, scene.geometry.height - top), "accent")]


def pill(text: str, x: float, y: float, lettering: Lettering, ink: Ink = "accent") -> list[OverlayItem]:
    """A small label, its left end at (x, y)."""
    rect = Rect(x, y, pill_width(text, lettering), 22)
    return [Box(rect, ink, radius=11), Text(rect, text, "on-accent", 12, 600, "centre")]


def pill_width(text: str, lettering: Lettering) -> float:
    """How wide the label of a text is."""
    return lettering.measure(text, 12, 600) + 18
