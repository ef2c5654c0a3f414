"""The strip above the sections: how many lanes play in each, drawn as one curve, and the form in letters.

It keeps the place of the energy strip and already tells where the song fills up and thins out.
"""

from arrangeboard.board.bar_numbers import bar_numbers
from arrangeboard.board.frame import Frame
from arrangeboard.board.headers import HeaderItem
from arrangeboard.board.items import Box, Path, Rect, Segment, Shape, Text
from arrangeboard.board.lettering import Lettering
from arrangeboard.board.scene import Scene

RULER = 17.0
"""Height in pixels of the row of bar numbers, which the curve leaves free."""

BEND = 9.0
"""Half the width in pixels in which the curve goes from one section's level to the next one's."""


def strip_items(scene: Scene, frame: Frame, across: Rect) -> list[HeaderItem]:
    """The curve between the left and right of `across` (board's x); y of the view."""
    strip = frame.strip
    geometry = scene.geometry
    ground = Rect(-2, strip.y, geometry.width + 4, strip.height)
    items: list[HeaderItem] = [Box(ground, fill="panel", radius=6)]
    slots = geometry.slots_between(across.x - 2 * BEND, across.right + 2 * BEND)
    if not slots or not geometry.lanes:
        return items
    levels = [fullness(scene, slot) for slot in slots]
    top = _curve(scene, slots, [strip.bottom - 3 - level * (strip.height - RULER - 4) for level in levels])
    floor = strip.bottom - 1
    last, first = top[-1].points[-2], top[0].points[0]
    body = (*top, Segment("line", (last, floor)), Segment("line", (first, floor)), Segment("close"))
    items.append(Shape(body, 0, 0, fill="accent", fade=(strip.y + RULER, strip.bottom)))
    items.append(Shape(top, 0, 0, line="accent", line_width=1.6))
    return [*items, *(item for slot in slots for item in bar_numbers(scene, strip, slot, across))]


def fullness(scene: Scene, slot: int) -> float:
    """The share of the song's lanes that play in a slot, 0–1."""
    return len(scene.section(slot).parts) / max(1, len(scene.geometry.lanes))


def _curve(scene: Scene, slots: range, ys: list[float]) -> Path:
    geometry = scene.geometry
    left = float(geometry.slot_left(slots[0]))
    path = [Segment("move", (left, ys[0]))]
    for place, slot in enumerate(slots):
        right = float(geometry.slot_left(slot) + geometry.slot_width(slot))
        if place + 1 == len(slots):
            path.append(Segment("line", (right, ys[place])))
            break
        bend = min(BEND, geometry.slot_width(slot) / 2, geometry.slot_width(slot + 1) / 2)
        middle = right + geometry.slot_gap / 2
        path.append(Segment("line", (middle - bend, ys[place])))
        pull = (middle, ys[place], middle, ys[place + 1])
        path.append(Segment("curve", (*pull, middle + bend, ys[place + 1])))
    return tuple(path)


def form_letters(scene: Scene) -> str:
    """The form as letters: equal kinds and names share one, in order of appearance; 12 at most."""
    letters: dict[tuple[str, str], str] = {}
    order = [
        letters.setdefault((section.kind, section.name), chr(ord("A") + len(letters) % 26))
        for section in map(scene.section, range(len(scene.geometry.slots)))
    ]
    return " ".join(order[:12]) + (" …" if len(order) > 12 else "")


def corner_items(scene: Scene, frame: Frame, lettering: Lettering) -> list[HeaderItem]:
    """The labels of both strips, in the view's upper left corner."""
    strip, sections = frame.strip, frame.sections
    items: list[HeaderItem] = []
    first = strip.y + (strip.height - 38) / 2 if not frame.is_low else strip.y + 7
    items.append(Text(Rect(22, first, 180, 19), lettering.say("board-fullness"), "text", 14, 600))
    if not frame.is_low:
        items.append(Text(Rect(22, first + 20, 180, 17), lettering.say("board-fullness-hint"), "dim", 12))
    items.append(Text(Rect(22, sections.y + 5, 180, 19), lettering.say("board-sections"), "text", 14, 600))
    form = lettering.elided(lettering.say("board-form", letters=form_letters(scene)), 12, 400, 184)
    items.append(Text(Rect(22, sections.y + 25, 184, 16), form, "dim", 12))
    return items
