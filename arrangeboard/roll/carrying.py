"""Notes that a hand carries along: where what is drawn of them lies, so that it is drawn once and shifted.

A sheet is a part of the roll in its own pixels, as the notes stand before they are carried. Over the view it
lies shifted by as far as they are carried, less as far as the roll is scrolled.
"""

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.board.items import Rect
from arrangeboard.board.lettering import Lettering
from arrangeboard.roll.frame import TOP, RollFrame
from arrangeboard.roll.items import RollItem, pixel
from arrangeboard.roll.layers import Carried
from arrangeboard.roll.notes import REACH, body_items, name_items, placed
from arrangeboard.roll.scene import RollScene, choose, notes_between
from arrangeboard.roll.velocities import HEAD, velocity_items
from arrangeboard.song.values import Note

AROUND = round(HEAD) + REACH
"""How far what is drawn of a note reaches out of it, its velocity too."""


class Sheet(Struct, frozen=True, gc=False):
    """A part of the roll, from `left` and `top` on in the roll's own pixels: of music, not of the view."""

    left: int
    top: int
    width: int
    height: int

    def holds(self, other: "Sheet") -> bool:
        """Whether all of the other lies in it."""
        across = self.left <= other.left and other.left + other.width <= self.left + self.width
        return across and self.top <= other.top and other.top + other.height <= self.top + self.height


def shift(frame: RollFrame, carried: Carried) -> tuple[int, int]:
    """How many pixels to the right and down the notes are carried."""
    return pixel(carried.ticks * frame.pixels_per_tick), round(carried.rows * frame.row_height)


def extent(scene: RollScene, frame: RollFrame, carried: Carried) -> Sheet:
    """Where the carried notes were, with what is drawn around them."""
    rows = [scene.row_of[note.pitch] for note in carried.notes]
    scale = frame.pixels_per_tick
    left = pixel(carried.notes[0].start_tick * scale) - AROUND
    right = pixel(max(note.start_tick + note.length_ticks for note in carried.notes) * scale) + AROUND
    top, bottom = min(rows) * frame.row_height - AROUND, (max(rows) + 1) * frame.row_height + AROUND
    return Sheet(left, round(top), right - left, round(bottom - top))


def wanted(frame: RollFrame, carried: Carried, whole: Sheet) -> Sheet:
    """What of the carried notes shows now."""
    dx, dy = shift(frame, carried)
    left, top = round(frame.scroll_x) - dx, round(frame.scroll_y) - dy
    return _shared(Sheet(left, top, round(frame.notes.width), round(frame.notes.height)), whole)


def roomy(one: Sheet, whole: Sheet) -> Sheet:
    """More of it to either side, as far as there is any: what will show soon."""
    across, down = one.width // 2 + AROUND, one.height // 2 + AROUND
    larger = Sheet(one.left - across, one.top - down, one.width + 2 * across, one.height + 2 * down)
    return _shared(larger, whole)


def sheet_frame(frame: RollFrame, sheet: Sheet) -> RollFrame:
    """The frame that shows a sheet and nothing else, with the lane of velocities under it."""
    return replace(
        frame,
        width=frame.keys_width + sheet.width,
        height=TOP + sheet.height + frame.velocity_height,
        scroll_x=sheet.left,
        scroll_y=sheet.top,
    )


def place(frame: RollFrame, carried: Carried, sheet: Sheet) -> tuple[float, float]:
    """Where the upper left corner of a sheet lies in the view."""
    dx, dy = shift(frame, carried)
    area = frame.notes
    return area.x + sheet.left + dx - frame.scroll_x, area.y + sheet.top + dy - frame.scroll_y


def carried_bodies(scene: RollScene, frame: RollFrame, notes: tuple[Note, ...]) -> list[RollItem]:
    """The notes as they stood, all of them chosen."""
    shown = choose(scene, frozenset(notes))
    return body_items(shown, frame, placed(shown, frame, notes))


def carried_velocities(scene: RollScene, frame: RollFrame, notes: tuple[Note, ...]) -> list[RollItem]:
    """Their velocities."""
    return velocity_items(choose(scene, frozenset(notes)), frame, notes, has_edge=False)


def carried_names(
    scene: RollScene, frame: RollFrame, carried: Carried, lettering: Lettering
) -> list[RollItem]:
    """Their names, which change on the way."""
    area = frame.notes
    first = frame.tick(area.x) - carried.ticks - scene.longest_ticks
    near = notes_between(carried.notes, first, frame.tick(area.right) - carried.ticks)
    moved = [now for note in near if (now := carried_note(scene, note, carried)) is not None]
    return list(name_items(scene, frame, placed(scene, frame, moved), lettering))


def carried_note(scene: RollScene, note: Note, carried: Carried) -> Note | None:
    """A note where it is carried to; None where there is no row."""
    row = scene.row_of[note.pitch] + carried.rows
    if not 0 <= row < len(scene.rows):
        return None
    return Note(note.start_tick + carried.ticks, note.length_ticks, scene.rows[row], note.velocity)


def carried_rects(scene: RollScene, frame: RollFrame, carried: Carried) -> list[Rect]:
    """What carried notes and their velocities cover in the view."""
    whole = extent(scene, frame, carried)
    x, y = place(frame, carried, whole)
    lane = frame.velocity
    return [Rect(x, y, whole.width, whole.height), Rect(x, lane.y, whole.width, lane.height)]


def _shared(one: Sheet, other: Sheet) -> Sheet:
    """What both share; of no width or height where they share nothing."""
    left, top = max(one.left, other.left), max(one.top, other.top)
    right = min(one.left + one.width, other.left + other.width)
    bottom = min(one.top + one.height, other.top + other.height)
    return Sheet(left, top, max(0, right - left), max(0, bottom - top))
