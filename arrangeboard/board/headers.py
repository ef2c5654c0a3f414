"""The display lists of what stays fixed: section headers, the strip above them, and lane headers.

The strips' x is the board's and their y the view's; the lane headers' x is the view's and their y the
board's.
"""

from arrangeboard.board.colours import faded, section_ink
from arrangeboard.board.frame import Frame
from arrangeboard.board.ground import add_lane_rect, add_section_rect
from arrangeboard.board.items import Box, Ink, Line, Path, Rect, Segment, Shape, Text
from arrangeboard.board.lettering import Lettering
from arrangeboard.board.scene import Scene
from arrangeboard.song.values import Section

HeaderItem = Box | Text | Shape | Line

CHAIN: Path = (
    Segment("move", (5.0, 2.5)),
    Segment("line", (3.0, 2.5)),
    Segment("curve", (-0.7, 2.5, -0.7, 8.0, 3.0, 8.0)),
    Segment("line", (5.0, 8.0)),
    Segment("move", (8.0, 2.5)),
    Segment("line", (10.0, 2.5)),
    Segment("curve", (13.7, 2.5, 13.7, 8.0, 10.0, 8.0)),
    Segment("line", (8.0, 8.0)),
    Segment("move", (4.0, 5.25)),
    Segment("line", (9.0, 5.25)),
)
"""Two links of a chain, 13 × 10 pixels: a section that stands in several places."""


GUESS_SIGN = "?"
"""Stands with chords that are guessed, so that their ink does not speak alone."""


def section_header_rect(scene: Scene, frame: Frame, slot: int) -> Rect:
    """The header of a slot: x of the board, y of the view."""
    geometry = scene.geometry
    width = geometry.slot_width(slot)
    return Rect(geometry.slot_left(slot), frame.sections.y, width, frame.sections.height)


def section_headers(scene: Scene, frame: Frame, lettering: Lettering, across: Rect) -> list[HeaderItem]:
    """The headers that show between the left and right of `across` (board's x), and the place to add one."""
    items: list[HeaderItem] = []
    for slot in scene.geometry.slots_between(across.x, across.right):
        items += section_header(scene, frame, lettering, slot)
    add = add_section_rect(scene).moved(0, frame.sections.y)
    if add.x < across.right:
        items.append(Text(add, "+", "dim", 18, 500, "centre"))
    return items


def section_header(scene: Scene, frame: Frame, lettering: Lettering, slot: int) -> list[HeaderItem]:
    """One section's header: kind by colour and bar, name, bars, link badge and chords.

    Where its left end is scrolled away the texts stay at the edge of what is seen.
    """
    rect = section_header_rect(scene, frame, slot)
    section = scene.section(slot)
    ink = section_ink(section)
    items: list[HeaderItem] = [Box(rect, faded(ink, 20), faded(ink, 75), radius=6 if rect.width > 16 else 2)]
    items.append(Box(Rect(rect.x, rect.y + 8, min(4.0, rect.width), rect.height - 16), fill=ink))
    narrow = rect.width < 72
    edge = max(rect.x + (9 if narrow else 13), frame.board_x(frame.sections.x) + 6)
    inside = Rect(edge, rect.y, rect.right - (4 if narrow else 9) - edge, rect.height)
    if inside.width > 14:
        items += _header_texts(scene, lettering, slot, inside)
    return items


def _header_texts(scene: Scene, lettering: Lettering, slot: int, inside: Rect) -> list[HeaderItem]:
    """Name and bars above, chords and link badge below; where room is short, name and badge stay."""
    section = scene.section(slot)
    name, bars = scene.names[scene.geometry.slots[slot]], str(section.bars)
    taken = lettering.measure(bars, 12, 400)
    items: list[HeaderItem] = []
    room = below = inside.width
    if room > taken + 8 + min(90, lettering.measure(name, 14, 600)):
        items.append(Text(Rect(inside.right - taken, inside.y + 7, taken, 18), bars, "dim", 12, 400, "right"))
        room -= taken + 8
    if section.id in scene.repeated and inside.width > 30:
        items.append(Shape(CHAIN, inside.right - 13, inside.y + 28, line="dim", line_width=1.3))
        below -= 20
    size = 14 if lettering.measure(name, 14, 600) <= room else 12
    fitting = lettering.elided(name, size, 600, room)
    items.append(Text(Rect(inside.x, inside.y + 6, room, 19), fitting, "text", size, 600))
    chords = _chord_line(section, lettering, below)
    ink: Ink = "faint" if any(chord.guessed for chord in section.chords) else "dim"
    items.append(Text(Rect(inside.x, inside.y + 25, below, 16), chords, ink, 12))
    return items


def chord_summary(section: Section) -> list[str]:
    """The section's chords in order, each change once, guesses with their sign; a loop is told once."""
    symbols: list[str] = []
    for chord in section.chords:
        told = chord.symbol + GUESS_SIGN * chord.guessed
        if not symbols or symbols[-1] != told:
            symbols.append(told)
    for length in range(1, len(symbols) // 2 + 1):
        if all(symbols[i] == symbols[i % length] for i in range(len(symbols))):
            symbols = symbols[:length]
            break
    return symbols


def _chord_line(section: Section, lettering: Lettering, room: float) -> str:
    """As many of the chords as fit, whole; where not even the sign of more does, the first alone."""
    symbols = [lettering.signed(symbol) for symbol in chord_summary(section)]
    for count in range(len(symbols), 0, -1):
        line = "  ".join(symbols[:count]) + (" …" if count < len(symbols) else "")
        if lettering.measure(line, 12, 400) <= room:
            return line
    is_room = bool(symbols) and lettering.measure(symbols[0], 12, 400) <= room
    return symbols[0] if is_room else ""


def lane_headers(scene: Scene, lettering: Lettering, down: Rect) -> list[HeaderItem]:
    """The lane headers that show between the top and bottom of `down`, and "+ Add instrument"."""
    items: list[HeaderItem] = []
    for lane in scene.geometry.lanes_between(down.y, down.bottom):
        items += lane_header(scene, lettering, lane)
    add = add_lane_rect(scene)
    if add.y < down.bottom:
        items.append(Text(add, lettering.say("board-add-lane"), "dim", 13, 500))
    return items


def lane_header_rect(scene: Scene, lane: int) -> Rect:
    """A lane's header: x of the view, y of the board."""
    return Rect(16, scene.geometry.lane_top(lane), 190, scene.geometry.lane_height)


def mute_rect(scene: Scene, lane: int) -> Rect:
    """The mute button of a lane, empty where lanes are too low for buttons."""
    return _button(scene, lane, 124)


def solo_rect(scene: Scene, lane: int) -> Rect:
    """The solo button of a lane, empty where lanes are too low for buttons."""
    return _button(scene, lane, 152)


def _button(scene: Scene, lane: int, x: int) -> Rect:
    header = lane_header_rect(scene, lane)
    size = min(24.0, header.height - 6)
    if size < 14:
        return Rect(header.x + x, header.y, 0, 0)
    return Rect(header.x + x, header.y + (header.height - size) // 2, 24, size)


def lane_header(scene: Scene, lettering: Lettering, lane: int) -> list[HeaderItem]:
    """One lane's header: colour bar, name, role, and its mute and solo buttons."""
    rect = lane_header_rect(scene, lane)
    colour = scene.colours[scene.geometry.lanes[lane]]
    items: list[HeaderItem] = [Box(rect, fill="panel", radius=6 if rect.height > 16 else 2)]
    items.append(Box(Rect(rect.x, rect.y, 5, rect.height), fill=f"{colour}:edge", radius=1))
    if rect.height >= 14:
        items += _lane_texts(scene, lettering, lane, rect)
    view, lane_id = scene.song.view, scene.geometry.lanes[lane]
    items += _lamp(
        mute_rect(scene, lane), lettering.say("board-mute-letter"), "caution", lane_id in view.muted
    )
    items += _lamp(
        solo_rect(scene, lane), lettering.say("board-solo-letter"), "accent", lane_id in view.soloed
    )
    return items


def _lane_texts(scene: Scene, lettering: Lettering, lane: int, rect: Rect) -> list[HeaderItem]:
    one = scene.lane(lane)
    room = 104 if rect.height >= 20 else 170
    size = 14 if rect.height >= 24 else 11
    ink = "dim" if one.id in scene.silent else "text"
    name = lettering.elided(one.name, size, 600, room)
    if rect.height < 40:
        return [Text(Rect(rect.x + 17, rect.y, room, rect.height), name, ink, size, 600)]
    middle = rect.y + rect.height / 2
    role = lettering.say(f"board-role-{one.role}")
    state = _state_code(scene, lane)
    line = f"{role} · {lettering.say(state)}" if state else role
    return [
        Text(Rect(rect.x + 17, middle - 20, room, 20), name, ink, size, 600),
        Text(Rect(rect.x + 17, middle + 1, room, 17), lettering.elided(line, 12, 400, room), "dim", 12),
    ]


def _state_code(scene: Scene, lane: int) -> str:
    view, lane_id = scene.song.view, scene.geometry.lanes[lane]
    if lane_id in view.soloed:
        return "board-soloed"
    return "board-muted" if lane_id in view.muted else ""


def _lamp(rect: Rect, letter: str, ink: Ink, lit: bool) -> list[HeaderItem]:  # noqa: FBT001
    if not rect.width:
        return []
    box = Box(rect, ink if lit else "raised", ink if lit else "line", radius=6)
    return [box, Text(rect, letter, "on-accent" if lit else "dim", 11, 600, "centre")]
