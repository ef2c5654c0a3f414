"""The notes: in the lane's colour, the louder the fuller, with their names where there is room.

Many in sight are plain rectangles in a few batches; fewer have round corners and names.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from arrangeboard.board.colours import faded
from arrangeboard.board.items import Box, Boxes, Ink, Rect, Text
from arrangeboard.board.lettering import Lettering
from arrangeboard.roll.frame import RollFrame
from arrangeboard.roll.items import Hatch, RollItem, crisp
from arrangeboard.roll.pitch_names import pitch_name
from arrangeboard.roll.scene import RollScene
from arrangeboard.roll.shapes import note_rect
from arrangeboard.song.values import Note

MOST_ROUND = 300
"""More notes in sight than these are plain."""
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
    near = scene.between(frame.tick(area.x) - 1, frame.tick(area.right) + 1)
    return (
        [one for one in placed(scene, frame, near) if one[0] not in hidden]
        if hidden
        else placed(scene, frame, near)
    )


def placed(scene: RollScene, frame: RollFrame, notes: Iterable[Note]) -> list[Placed]:
    """Of some notes those that show, each with its rectangle on whole pixels."""
    area = frame.notes
    rects = ((note, note_rect(scene, frame, note)) for note in notes)
    return [(note, crisp(rect)) for note, rect in rects if rect is not None and rect.meets(area)]


def ghost_items(scene: RollScene, frame: RollFrame) -> list[RollItem]:
    """What the other lanes play meanwhile, thin and faint in their colours."""
    items: list[RollItem] = []
    for ghost in scene.ghosts:
        rects = tuple(_thin(rect) for _, rect in placed(scene, frame, ghost.notes))
        if rects:
            items.append(Boxes(f"{ghost.colour}:edge@{GHOST_OPACITY}", rects))
    return items


def _thin(rect: Rect) -> Rect:
    height = max(2, round(rect.height * GHOST_SHARE))
    return Rect(rect.x, rect.y + (rect.height - height) // 2, rect.width, height)


def note_items(
    scene: RollScene, frame: RollFrame, notes: list[Placed], lettering: Lettering
) -> list[RollItem]:
    """Notes that show, those chosen on top."""
    chosen = [one for one in notes if one[0] in scene.chosen] if scene.chosen else []
    others = [one for one in notes if one[0] not in scene.chosen] if chosen else notes
    is_round = len(notes) <= MOST_ROUND and frame.row_height >= 7
    draw = _round if is_round else _plain
    items = draw(scene, others, is_chosen=False)
    if chosen:
        items += draw(scene, chosen, is_chosen=True)
    if not scene.is_editable:
        items.append(Hatch(tuple(rect for _, rect in notes), faded("ground", 55)))
    if is_round:
        items += _names(scene, frame, notes, lettering)
    return items


def shade(scene: RollScene, velocity: int) -> int:
    """How full the lane's colour is at a velocity, in percent."""
    step = min(max(velocity, 0) * SHADES // 128, SHADES - 1)
    full = FAINTEST + (FULLEST - FAINTEST) * step // (SHADES - 1)
    return full if scene.is_editable else full * 3 // 4


def _plain(scene: RollScene, notes: list[Placed], *, is_chosen: bool) -> list[RollItem]:
    """Outline, body and shade, each in batches of one ink."""
    shades: dict[int, list[Rect]] = defaultdict(list)
    for note, rect in notes:
        shades[shade(scene, note.velocity)].append(rect)
    rects = tuple(rect for _, rect in notes)
    inner = {percent: tuple(_inner(rect) for rect in found) for percent, found in shades.items()}
    bodies = tuple(rect for found in inner.values() for rect in found)
    outline: Ink = "selection" if is_chosen else f"{scene.colour}:edge"
    items: list[RollItem] = [Boxes("selection", tuple(rect.grown(1) for rect in rects))] if is_chosen else []
    items += [Boxes(outline, rects), Boxes(f"{scene.colour}:fill", bodies)]
    return items + [Boxes(f"{scene.colour}:note@{percent}", found) for percent, found in inner.items()]


def _inner(rect: Rect) -> Rect:
    """The body of a note inside its outline; all of it where it is too small to have one."""
    across = 1 if rect.width >= 5 else 0
    down = 1 if rect.height >= 5 else 0
    return Rect(rect.x + across, rect.y + down, rect.width - 2 * across, rect.height - 2 * down)


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


def _names(
    scene: RollScene, frame: RollFrame, notes: list[Placed], lettering: Lettering
) -> Iterator[RollItem]:
    if frame.row_height < LEAST_NAMED_HEIGHT or scene.drums:
        return
    size = 11 if frame.row_height >= 15 else 10 if frame.row_height >= 13 else 9
    for note, rect in notes:
        if rect.width < LEAST_NAMED_WIDTH:
            continue
        name = pitch_name(scene.heard(note.pitch), scene.key)
        if lettering.measure(name, size, 600) + 8 > rect.width:
            continue
        ink = "on-accent" if shade(scene, note.velocity) >= DARK_TEXT_FROM else "text"
        yield Text(Rect(rect.x + 5, rect.y, rect.width - 6, rect.height - 1), name, ink, size, 600)
