"""A song as it would be, shown on the board over the one that is: only the cells in which the two differ."""

from collections.abc import Iterator, Set

from arrangeboard.board.colours import faded
from arrangeboard.board.ground import PlacedPart
from arrangeboard.board.items import Box, Rect
from arrangeboard.board.lettering import Lettering
from arrangeboard.board.overlay import OverlayItem, PartKey, find_part, pill, pill_width
from arrangeboard.board.picture import detail_of
from arrangeboard.board.scales import changed_pieces
from arrangeboard.board.scene import Scene
from arrangeboard.song.ids import PieceId

MOST_CELLS = 256
"""More cells than these are not previewed: it would be no preview any more."""

Cells = tuple[tuple[int, int], ...]


def differing_cells(scene: Scene, other: Scene) -> Cells:
    """The cells (slot, lane), by index, that the other song plays otherwise; none where it lies otherwise."""
    geometry = scene.geometry
    if other.geometry is not geometry:
        return ()
    pieces = changed_pieces(scene.song, other.song)
    slots, lanes = range(len(geometry.slots)), range(len(geometry.lanes))
    alike = {slot for slot in slots if scene.section(slot) is other.section(slot)}
    candidates = ((slot, lane) for slot in slots if pieces or slot not in alike for lane in lanes)
    return tuple(cell for cell in candidates if _differs(scene, other, cell, pieces))[:MOST_CELLS]


def _differs(scene: Scene, other: Scene, cell: tuple[int, int], pieces: Set[PieceId]) -> bool:
    old, new = scene.parts(*cell), other.parts(*cell)
    return old is not new or any(part.piece in pieces for part in new)


def preview_items(scene: Scene, other: Scene, cells: Cells, lettering: Lettering) -> list[OverlayItem]:
    """The cells as the other song plays them, in dashes, the first of them named a preview."""
    items: list[OverlayItem] = []
    for at, (slot, lane) in enumerate(cells):
        rect = scene.geometry.cell(slot, lane)
        items += [Box(rect, "ground", radius=5), Box(rect, "cell", radius=5)]
        items += _parts(other, slot, lane)
        items.append(Box(rect.grown(1), line="accent", radius=6, line_width=2, dashed=True))
        if at == 0:
            items += _named(rect, lettering)
    return items


def lit_place(scene: Scene, key: PartKey, start_tick: int, end_tick: int) -> list[OverlayItem]:
    """The stretch of a part that a finding is about; ticks of its section."""
    geometry = scene.geometry
    slot, lane = geometry.slot_index.get(key[0]), geometry.lane_index.get(key[1])
    if slot is None or lane is None or find_part(scene, *key) is None:
        return []
    last = min(end_tick, geometry.slot_ticks(slot))
    left, right = geometry.x_in_slot(slot, max(0, start_tick)), geometry.x_in_slot(slot, last)
    rect = Rect(left, geometry.lane_top(lane), max(right - left, 6), geometry.lane_height).grown(1)
    return [Box(rect, faded("accent", 26), "accent", 4, 2)]


def _parts(scene: Scene, slot: int, lane: int) -> Iterator[OverlayItem]:
    planned = ""
    for part in reversed(scene.parts(slot, lane)):
        look = scene.look(slot, lane, part, planned)
        left, top = scene.part_span(slot, part)[0], scene.geometry.lane_top(lane)
        if detail_of(look.width, look.height) == "colour":
            yield Box(Rect(left, top, look.width, look.height), f"{look.colour}:edge", radius=1)
        else:
            yield PlacedPart(left, top, look)


def _named(rect: Rect, lettering: Lettering) -> list[OverlayItem]:
    words = lettering.say("fit-preview")
    width = pill_width(words, lettering)
    if rect.width < width + 8 or rect.height < 28:
        return []
    return pill(words, rect.right - width - 4, rect.y + 3, lettering)
