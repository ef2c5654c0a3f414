"""The lane of velocities: a stem with a head for every note, as high as it is loud; from afar heads alone."""

from collections.abc import Iterable, Iterator
from math import floor

from arrangeboard.board.items import Box, Boxes, Ink, Rect
from arrangeboard.roll import inks
from arrangeboard.roll.frame import RollFrame
from arrangeboard.roll.items import HALF, Frames, RollItem, pixel
from arrangeboard.roll.scene import RollScene
from arrangeboard.roll.shapes import is_dense, stem_x
from arrangeboard.song.values import Note

HEAD = 7.0
SMALL_HEAD = 4
STEM_WIDTH = 2
Place = tuple[int, int]


def velocity_ground(frame: RollFrame) -> list[RollItem]:
    """The lane itself, with lines at a quarter, half and three quarters of the way up."""
    lane = frame.velocity
    if not lane.height:
        return []
    lines = (frame.velocity_y(velocity) for velocity in (32, 64, 96, 127))
    rects = tuple(Rect(lane.x, pixel(y), lane.width, 1) for y in lines)
    return [Box(lane, "panel"), Boxes(inks.ROW_LINE, rects)]


def velocity_items(
    scene: RollScene, frame: RollFrame, notes: Iterable[Note], *, has_edge: bool = True
) -> list[RollItem]:
    """The stems of some notes, those chosen on top, with a ring around their heads; the lane's upper edge."""
    lane = frame.velocity
    if not lane.height:
        return []
    first, last = frame.tick(lane.x - HEAD - 2), frame.tick(lane.right + HEAD)
    seen = [note for note in notes if first <= note.start_tick <= last]
    chosen = [note for note in seen if note in scene.chosen] if scene.chosen else []
    others = [note for note in seen if note not in scene.chosen] if chosen else seen
    is_round = not is_dense(scene, frame)
    top: list[RollItem] = [Boxes("edge", (Rect(lane.x, lane.y, lane.width, 1),))] if has_edge else []
    return [
        *_stems(frame, others, scene.colour, is_round=is_round, is_chosen=False),
        *_stems(frame, chosen, scene.colour, is_round=is_round, is_chosen=True),
        *top,
    ]


def _stems(
    frame: RollFrame, notes: list[Note], colour: str, *, is_round: bool, is_chosen: bool
) -> list[RollItem]:
    if not notes:
        return []
    ink = f"{colour}:edge"
    places = _places(frame, notes)
    if not is_round:
        # Where stems would stand shoulder to shoulder, it is their heads that are read.
        return _small_heads(places, ink, is_chosen=is_chosen)
    tallest: dict[int, int] = {}
    for x, y in places:
        tallest[x] = min(y, tallest.get(x, y))
    foot = pixel(frame.velocity_y(0))
    stems = tuple(Rect(x - 1, y, STEM_WIDTH, foot - y) for x, y in tallest.items())
    return [Boxes("selection" if is_chosen else ink, stems), *_heads(places, ink, is_chosen=is_chosen)]


def _places(frame: RollFrame, notes: list[Note]) -> set[Place]:
    """Where heads are, each once: notes of a chord often share theirs."""
    origin, scale = stem_x(frame, 0) + HALF, frame.pixels_per_tick
    heights = [pixel(frame.velocity_y(velocity)) for velocity in range(128)]
    return {(floor(origin + note.start_tick * scale), heights[note.velocity]) for note in notes}


def _heads(places: Iterable[Place], ink: Ink, *, is_chosen: bool) -> Iterator[RollItem]:
    for x, y in sorted(places):
        rect = Rect(x - HEAD / 2, y - HEAD / 2, HEAD, HEAD)
        if is_chosen:
            yield Box(rect.grown(2), "selection", radius=HEAD / 2 + 2)
            yield Box(rect.grown(0.5), "panel", radius=HEAD / 2 + 0.5)
        yield Box(rect, ink, radius=HEAD / 2)


def _small_heads(places: Iterable[Place], ink: Ink, *, is_chosen: bool) -> list[RollItem]:
    size = SMALL_HEAD + 2 if is_chosen else SMALL_HEAD
    half = size // 2
    heads = tuple(Rect(x - half, y - half, size, size) for x, y in places)
    return [Frames(ink, "selection", heads)] if is_chosen else [Boxes(ink, heads)]
