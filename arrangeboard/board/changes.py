"""What must be painted anew after a change: found by comparing two scenes, never declared by an edit."""

from collections.abc import Iterator, Set

from msgspec import Struct

from arrangeboard.board.frame import Frame
from arrangeboard.board.headers import section_header_rect
from arrangeboard.board.items import Rect
from arrangeboard.board.overlay import Marks
from arrangeboard.board.piece_facts import piece_facts
from arrangeboard.board.reach import cell_reach
from arrangeboard.board.scales import changed_pieces, lanes_playing, same_frame
from arrangeboard.board.scene import Scene
from arrangeboard.performance.performing import performed_parts
from arrangeboard.song.ids import LaneId, PieceId
from arrangeboard.song.values import Part, Section

MOST_RECTS = 64
"""More rectangles than these are painted as the whole."""


class Stale(Struct, frozen=True, gc=False):
    """The cells (slot, lane), slots' headers and lanes (headers and all their cells) to paint, by index.

    `everything` where slots or lanes moved.
    """

    everything: bool = False
    cells: tuple[tuple[int, int], ...] = ()
    headers: tuple[int, ...] = ()
    lanes: tuple[int, ...] = ()
    lane_headers: tuple[int, ...] = ()


def stale(before: Scene, after: Scene) -> Stale:
    """What differs between two scenes."""
    if before is after:
        return Stale()
    if before.geometry is not after.geometry:
        return Stale(everything=True)
    return Stale(
        cells=tuple(_cells(before, after)),
        headers=tuple(_headers(before, after)),
        lanes=tuple(_lanes(before, after)),
        lane_headers=tuple(_lane_headers(before, after)),
    )


def stale_rects(scene: Scene, frame: Frame, found: Stale) -> list[Rect] | None:
    """The rectangles of the view to paint; None for all of it."""
    amount = len(found.cells) + len(found.headers) + len(found.lanes) + len(found.lane_headers)
    if found.everything or amount > MOST_RECTS:
        return None
    cells = [frame.in_view(cell_reach(scene, slot, lane)) for slot, lane in found.cells]
    headers = [section_header_rect(scene, frame, slot) for slot in found.headers]
    # A section's header with the strip above it, where the curve bends into its neighbours.
    strips = [Rect(frame.view_x(rect.x) - 24, 0, rect.width + 48, frame.top) for rect in headers]
    rows = [_row(scene, frame, lane) for lane in (*found.lanes, *found.lane_headers)]
    return [*cells, *strips, *rows]


def marked_rects(scene: Scene, frame: Frame, marks: Marks) -> list[Rect]:
    """The rectangles of the view in which marks are painted."""
    geometry = scene.geometry
    focus = [marks.focus] if marks.focus else []
    keys = {*marks.cells, *((slot, lane) for slot, lane, _ in marks.parts), *focus}
    places = ((geometry.slot_index.get(slot), geometry.lane_index.get(lane)) for slot, lane in keys)
    cells = [
        frame.in_view(cell_reach(scene, slot, lane))
        for slot, lane in places
        if slot is not None and lane is not None
    ]
    columns = [
        Rect(frame.view_x(geometry.slot_left(at)), 0, geometry.slot_width(at), frame.height).grown(2)
        for at in (geometry.slot_index.get(slot) for slot in marks.slots)
        if at is not None
    ]
    lanes = (geometry.lane_index[lane] for lane in marks.lanes if lane in geometry.lane_index)
    return [*cells, *columns, *(_row(scene, frame, lane) for lane in lanes)]


def _row(scene: Scene, frame: Frame, lane: int) -> Rect:
    """A lane from its header to the right side of the view."""
    geometry = scene.geometry
    return Rect(0, frame.view_y(geometry.lane_top(lane)) - 4, frame.width, geometry.lane_height + 8)


def _cells(before: Scene, after: Scene) -> Iterator[tuple[int, int]]:
    pieces = changed_pieces(before.song, after.song)
    rules = piece_facts(after.song.pieces).rules
    inherit = not same_frame(before.song, after.song)
    lanes = after.geometry.lane_index
    for slot in range(len(after.geometry.slots)):
        old, new = before.section(slot), after.section(slot)
        differing = {*_differing(old, new, pieces)} if old is not new or pieces else set()
        if rules and (old is not new or inherit):
            differing |= {*_performed_anew(before, after, slot, rules)}
        for lane in differing:
            yield slot, lanes[lane]
            yield from ((one, lanes[lane]) for one in _led_into(before, after, slot, lane))


def _led_into(before: Scene, after: Scene, slot: int, lane: LaneId) -> Iterator[int]:
    """The slots before a changed one into which a pickup of it reaches, or did."""
    if not (before.pickup_ticks or after.pickup_ticks):
        return
    starts, longest = after.geometry.starts, max(before.pickup_ticks, after.pickup_ticks)
    parts = (before.section(slot).parts.get(lane, ())[:1], after.section(slot).parts.get(lane, ())[:1])
    if not any(one.start_tick < longest for held in parts for one in held):
        return
    for earlier in range(slot - 1, -1, -1):
        yield earlier
        if starts[slot] - starts[earlier] >= longest:
            return


def _performed_anew(before: Scene, after: Scene, slot: int, rules: Set[PieceId]) -> Iterator[LaneId]:
    """The lanes of a slot in which what follows the chords sounds otherwise than before."""
    old, new = before.section(slot), after.section(slot)
    index = after.geometry.lane_index
    for lane in lanes_playing(new, rules):
        was, now = before.lane(index[lane]), after.lane(index[lane])
        parts = new.parts[lane]
        sounds = performed_parts(after.song, new, now, parts)
        sounded = performed_parts(before.song, old, was, parts) if _knows(before, parts) else ()
        if len(sounds) != len(sounded) or any(a is not b for a, b in zip(sounds, sounded, strict=True)):
            yield lane


def _knows(scene: Scene, parts: tuple[Part, ...]) -> bool:
    return all(part.piece is None or part.piece in scene.song.pieces for part in parts)


def _differing(old: Section, new: Section, pieces: Set[PieceId]) -> Iterator[LaneId]:
    if old is not new:
        for lane in old.parts.keys() | new.parts.keys():
            if new.parts.get(lane) is not old.parts.get(lane):
                yield lane
    if pieces:
        yield from lanes_playing(new, pieces)


def _headers(before: Scene, after: Scene) -> Iterator[int]:
    linked = before.repeated != after.repeated
    for slot, slot_id in enumerate(after.geometry.slots):
        same = before.section(slot) is after.section(slot)
        if linked or not same or before.names[slot_id] != after.names[slot_id]:
            yield slot


def _lanes(before: Scene, after: Scene) -> Iterator[int]:
    for index, lane in enumerate(after.geometry.lanes):
        scale = before.scales[lane] != after.scales[lane]
        colour = before.colours[lane] != after.colours[lane]
        if (
            scale
            or colour
            or _plays_otherwise(before, after, index)
            or (lane in before.silent) != (lane in after.silent)
        ):
            yield index


def _plays_otherwise(before: Scene, after: Scene, lane: int) -> bool:
    """Whether the instrument reaches higher or lower, or is another kind: rules obey it."""
    old, new = before.lane(lane), after.lane(lane)
    if old is new:
        return False
    was, now = (old.lowest_pitch, old.highest_pitch), (new.lowest_pitch, new.highest_pitch)
    return was != now or old.sound.drums != new.sound.drums


def _lane_headers(before: Scene, after: Scene) -> Iterator[int]:
    old, new = before.song.view, after.song.view
    for index, lane in enumerate(after.geometry.lanes):
        same = before.lane(index) is after.lane(index)
        lamps = (lane in old.muted) == (lane in new.muted) and (lane in old.soloed) == (lane in new.soloed)
        if not (same and lamps):
            yield index
