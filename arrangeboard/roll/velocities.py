"""The lane of velocities: a stem with a head for every note, as high as it is loud."""

from collections.abc import Iterable

from arrangeboard.board.items import Box, Boxes, Ink, Rect
from arrangeboard.roll import inks
from arrangeboard.roll.frame import RollFrame
from arrangeboard.roll.items import RollItem
from arrangeboard.roll.scene import RollScene
from arrangeboard.roll.shapes import stem_x
from arrangeboard.song.values import Note

HEAD = 7.0
SMALL_HEAD = 4.0
MOST_ROUND = 300
STEM_WIDTH = 2
CROWDED = 5
"""Fewer pixels than these for each stem make stems thin and heads small."""

Place = tuple[int, int]


def velocity_ground(frame: RollFrame) -> list[RollItem]:
    """The lane itself, with lines at a quarter, half and three quarters of the way up."""
    lane = frame.velocity
    if not lane.height:
        return []
    lines = (frame.velocity_y(velocity) for velocity in (32, 64, 96, 127))
    rects = tuple(Rect(lane.x, round(y), lane.width, 1) for y in lines)
    return [Box(lane, "panel"), Boxes(inks.ROW_LINE, rects)]


def velocity_items(scene: RollScene, frame: RollFrame, notes: Iterable[Note]) -> list[RollItem]:
    """The stems of some notes, those chosen on top, with a ring around their heads."""
    lane = frame.velocity
    if not lane.height:
        return []
    seen = [note for note in notes if lane.x - HEAD < stem_x(frame, note) < lane.right + HEAD]
    chosen = [note for note in seen if note in scene.chosen] if scene.chosen else []
    others = [note for note in seen if note not in scene.chosen] if chosen else seen
    is_round = len(seen) <= MOST_ROUND
    colour = f"{scene.colour}:edge" if scene.is_editable else f"{scene.colour}:edge@60"
    top: list[RollItem] = [Boxes("edge", (Rect(lane.x, lane.y, lane.width, 1),))]
    return [
        *_stems(frame, others, colour, is_round=is_round, is_chosen=False),
        *_stems(frame, chosen, colour, is_round=is_round, is_chosen=True),
        *top,
    ]


def _stems(
    frame: RollFrame, notes: list[Note], ink: Ink, *, is_round: bool, is_chosen: bool
) -> list[RollItem]:
    if not notes:
        return []
    places = [(round(stem_x(frame, note)), round(frame.velocity_y(note.velocity))) for note in notes]
    is_crowded = len(places) * CROWDED > frame.velocity.width
    items: list[RollItem] = [
        Boxes("selection" if is_chosen else ink, _lines(frame, places, is_thin=is_crowded))
    ]
    if not is_round or is_crowded:
        return [*items, *_small_heads(places, ink, is_chosen=is_chosen)]
    for x, y in places:
        rect = Rect(x - HEAD / 2, y - HEAD / 2, HEAD, HEAD)
        if is_chosen:
            items.append(Box(rect.grown(2), "selection", radius=HEAD / 2 + 2))
            items.append(Box(rect.grown(0.5), "panel", radius=HEAD / 2 + 0.5))
        items.append(Box(rect, ink, radius=HEAD / 2))
    return items


def _lines(frame: RollFrame, places: list[Place], *, is_thin: bool) -> tuple[Rect, ...]:
    """The stems; thin ones are as wide as the air between them lets them be."""
    foot = frame.velocity_y(0)
    if is_thin:
        return tuple(Rect(x, y, 1, foot - y) for x, y in places)
    return tuple(Rect(x - 1, y, STEM_WIDTH, foot - y) for x, y in places)


def _small_heads(places: list[Place], ink: Ink, *, is_chosen: bool) -> list[RollItem]:
    heads = tuple(Rect(x - SMALL_HEAD / 2, y - SMALL_HEAD / 2, SMALL_HEAD, SMALL_HEAD) for x, y in places)
    if not is_chosen:
        return [Boxes(ink, heads)]
    return [Boxes("selection", tuple(head.grown(1.5) for head in heads)), Boxes(ink, heads)]
