"""The notes: in the lane's colour, the louder the fuller, with their names where there is room.

Many in sight are plain rectangles in a few batches; fewer have round corners and names.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from math import floor

from arrangeboard.board.colours import faded
from arrangeboard.board.items import Box, Boxes, Rect, Text
from arrangeboard.board.lettering import Lettering
from arrangeboard.roll.frame import RollFrame
from arrangeboard.roll.items import HALF, Frames, Hatch, RollItem, pixel
from arrangeboard.roll.pitch_names import note_name
from arrangeboard.roll.rows import seen_rows
from arrangeboard.roll.scene import RollScene
from arrangeboard.roll.shapes import LEAST_WIDTH, is_dense
from arrangeboard.song.values import Note

REACH = 3
"""How far the outline of a chosen note reaches out of it, in pixels."""
LEAST_OUTLINED = 5
LEAST_ROUND_HEIGHT = 7
SHADES = 8
FAINTEST, FULLEST = 22, 100
DARK_TEXT_FROM = 58
LEAST_NAMED_HEIGHT, LEAST_NAMED_WIDTH = 11, 22
GHOST_SHARE = 0.34
"""How much of its row a ghost is high."""
GHOST_OPACITY = 34

Placed = tuple[Note, Rect]


def seen_notes(scene: RollScene, frame: RollFrame, hidden: Collection[Note] = ()) -> list[Placed]:
    """The notes that show, each with its rectangle on whole pixels; those that are `hidden` left out."""
    area = frame.notes
    near: Iterable[Note] = scene.between(
        frame.tick(area.x - 2 * REACH) - 1, frame.tick(area.right + REACH) + 1
    )
    if hidden:
        near = (note for note in near if note not in hidden)
    return placed(scene, frame, near)


def placed(scene: RollScene, frame: RollFrame, notes: Iterable[Note], *, share: float = 1.0) -> list[Placed]:
    """Of some notes those that show, each with its rectangle on whole pixels, `share` of its row high.

    The same as `shapes.note_rect`, put into one loop: thousands of notes are placed for a frame.
    """
    area, scale, origin = frame.notes, frame.pixels_per_tick, frame.x(0)
    left, right = area.x - REACH, area.right + REACH
    rows = {scene.rows[row]: _row_span(frame, row, share) for row in seen_rows(scene, frame)}
    made = []
    for note in notes:
        span = rows.get(note.pitch)
        if span is None:
            continue
        start = origin + note.start_tick * scale
        width = note.length_ticks * scale
        end = start + max(LEAST_WIDTH, width)
        if start < right and end > left:
            x = floor(start + HALF)
            made.append((note, Rect(x, span[0], max(1, floor(end + HALF) - x), span[1])))
    return made


def _row_span(frame: RollFrame, row: int, share: float) -> tuple[int, int]:
    """Top and height on whole pixels of what lies in the middle of a row and is a `share` of it high."""
    top = pixel(frame.y(row))
    height = pixel(frame.y(row + 1)) - top
    if share == 1:
        return top, height
    thin = max(2, round(height * share))
    return top + (height - thin) // 2, thin


def ghost_items(scene: RollScene, frame: RollFrame) -> list[RollItem]:
    """What the other lanes play meanwhile, thin and faint in their colours."""
    items: list[RollItem] = []
    for ghost in scene.ghosts:
        rects = tuple(rect for _, rect in placed(scene, frame, ghost.notes, share=GHOST_SHARE))
        if rects:
            items.append(Boxes(f"{ghost.colour}:edge@{GHOST_OPACITY}", rects))
    return items


def note_items(
    scene: RollScene, frame: RollFrame, notes: list[Placed], lettering: Lettering
) -> list[RollItem]:
    """Notes that show, those chosen on top, with their names."""
    return [*body_items(scene, frame, notes), *name_items(scene, frame, notes, lettering)]


def body_items(scene: RollScene, frame: RollFrame, notes: list[Placed]) -> list[RollItem]:
    """Notes that show, those chosen on top, without their names."""
    chosen = [one for one in notes if one[0] in scene.chosen] if scene.chosen else []
    others = [one for one in notes if one[0] not in scene.chosen] if chosen else notes
    draw = _round if _is_round(scene, frame) else _plain
    items = draw(scene, others, is_chosen=False)
    if chosen:
        items += draw(scene, chosen, is_chosen=True)
    if not scene.is_editable:
        items.append(Hatch(tuple(rect for _, rect in notes), faded("ground", 55)))
    return items


def _is_round(scene: RollScene, frame: RollFrame) -> bool:
    return frame.row_height >= LEAST_ROUND_HEIGHT and not is_dense(scene, frame)


def shade(scene: RollScene, velocity: int) -> int:
    """How full the lane's colour is at a velocity, in percent."""
    step = min(max(velocity, 0) * SHADES // 128, SHADES - 1)
    full = FAINTEST + (FULLEST - FAINTEST) * step // (SHADES - 1)
    return full if scene.is_editable else full * 3 // 4


def _plain(scene: RollScene, notes: list[Placed], *, is_chosen: bool) -> list[RollItem]:
    """Bodies in their shades, in batches of one ink, with an outline where they are large enough for one."""
    percents = [shade(scene, velocity) for velocity in range(128)]
    small: dict[int, list[Rect]] = defaultdict(list)
    large: dict[int, list[Rect]] = defaultdict(list)
    for note, rect in notes:
        batch = small if rect.width < LEAST_OUTLINED or rect.height < LEAST_OUTLINED else large
        batch[percents[note.velocity]].append(rect)
    if is_chosen:
        return [*_chosen_plain(scene, small, is_small=True), *_chosen_plain(scene, large, is_small=False)]
    edge = f"{scene.colour}:edge"
    items: list[RollItem] = [
        Boxes(f"{scene.colour}:note@{_clear(percent)}", tuple(found))
        for percent, found in sorted(small.items())
    ]
    items += (
        Frames(edge, edge, tuple(found), _cover(scene, percent)) for percent, found in sorted(large.items())
    )
    return items


def _chosen_plain(scene: RollScene, batches: dict[int, list[Rect]], *, is_small: bool) -> Iterator[RollItem]:
    """The same with a line of the selection around each."""
    for percent, found in sorted(batches.items()):
        rects = tuple(Rect(one.x - 1, one.y - 1, one.width + 2, one.height + 2) for one in found)
        if is_small:
            yield Frames("selection", "selection", rects, f"{scene.colour}:note@{_clear(percent)}")
        else:
            yield Frames(f"{scene.colour}:edge", "selection", rects, _cover(scene, percent))


def _cover(scene: RollScene, percent: int) -> str:
    """The fuller a note, the less of its outline's colour its body covers."""
    return f"{scene.colour}:fill@{100 - percent}" if percent < FULLEST else ""


def _clear(percent: int) -> int:
    """Small notes have no outline to be seen by, so that even the softest are half full."""
    return 50 + percent // 2


def _round(scene: RollScene, notes: list[Placed], *, is_chosen: bool) -> list[RollItem]:
    fill, edge = f"{scene.colour}:fill", f"{scene.colour}:edge"
    items: list[RollItem] = []
    for note, rect in notes:
        # The row's own line stays free, so that notes on neighbouring rows do not touch.
        body = Rect(rect.x, rect.y, max(3.0, rect.width - 1), rect.height - 1)
        radius = min(3.0, body.width / 3, body.height / 3)
        percent = shade(scene, note.velocity)
        if is_chosen:
            items.append(Box(body.grown(2), "selection", radius=radius + 2))
            items.append(Box(body.grown(0.5), "ground", radius=radius + 0.5))
            body = body.grown(-0.5)
        items.append(Box(body, fill, radius=radius))
        items.append(Box(body, f"{scene.colour}:note@{percent}", edge, radius))
    return items


def name_items(
    scene: RollScene, frame: RollFrame, notes: list[Placed], lettering: Lettering
) -> Iterator[RollItem]:
    """The names of notes where there is room for them."""
    if frame.row_height < LEAST_NAMED_HEIGHT or scene.drums or not _is_round(scene, frame):
        return
    size = 11 if frame.row_height >= 15 else 10 if frame.row_height >= 13 else 9
    for note, rect in notes:
        if rect.width < LEAST_NAMED_WIDTH:
            continue
        name = note_name(scene, note)
        if lettering.measure(name, size, 600) + 8 > rect.width:
            continue
        ink = "on-accent" if shade(scene, note.velocity) >= DARK_TEXT_FROM else "text"
        yield Text(Rect(rect.x + 5, rect.y, rect.width - 6, rect.height - 1), name, ink, size, 600)
