"""What lies under a point of the piano roll, and which notes lie in a rectangle of it."""

from typing import Literal

from msgspec import Struct

from arrangeboard.board.items import Rect
from arrangeboard.roll.frame import RollFrame
from arrangeboard.roll.scene import RollScene
from arrangeboard.roll.shapes import note_rect, stem_x
from arrangeboard.song.values import Note

EDGE_REACH = 6.0
"""How far from its end a note is held by its end."""
OUTER_REACH = 3.0
"""How far beyond its end a note that is too short to have edges is still held by its end."""
HANDLE_REACH = 7.0
STEM_REACH = 6.0

Edge = Literal["start", "body", "end"]


class OnNote(Struct, frozen=True, tag="note"):
    """A note, and by which of its ends it would be held."""

    note: Note
    edge: Edge


class OnGround(Struct, frozen=True, tag="ground"):
    """Among the notes where none is."""

    tick: int
    pitch: int


class OnKey(Struct, frozen=True, tag="key"):
    """A key of the keyboard, or the name of a kit's sound; the pitch is the written one."""

    pitch: int


class OnRuler(Struct, frozen=True, tag="ruler"):
    """The bar numbers or the chords under them."""

    tick: int


class OnEnd(Struct, frozen=True, tag="end"):
    """The handle of the piece's end."""


class OnVelocity(Struct, frozen=True, tag="velocity"):
    """The stem or the head of a note's velocity."""

    note: Note


class OnVelocityGround(Struct, frozen=True, tag="velocity-ground"):
    """The lane of velocities, beside its stems."""

    tick: int
    velocity: int


class Nowhere(Struct, frozen=True, tag="nowhere"):
    """Nothing that could be meant."""


RollTarget = OnNote | OnGround | OnKey | OnRuler | OnEnd | OnVelocity | OnVelocityGround | Nowhere


def hit(scene: RollScene, frame: RollFrame, x: float, y: float) -> RollTarget:
    """What lies under a point of the view; of notes that lie over each other the topmost."""
    if frame.notes.contains(x, y):
        return _among_notes(scene, frame, x, y)
    if frame.velocity.contains(x, y):
        return _among_velocities(scene, frame, x, y)
    if frame.keys.contains(x, y):
        row = frame.row(y)
        return OnKey(scene.rows[row]) if 0 <= row < len(scene.rows) else Nowhere()
    if frame.ruler.contains(x, y) and abs(x - frame.x(scene.length_ticks)) <= HANDLE_REACH:
        return OnEnd()
    if frame.ruler.contains(x, y) or frame.chords.contains(x, y):
        return OnRuler(frame.tick(x))
    return Nowhere()


def _among_notes(scene: RollScene, frame: RollFrame, x: float, y: float) -> RollTarget:
    row = frame.row(y)
    if not 0 <= row < len(scene.rows):
        return Nowhere()
    pitch = scene.rows[row]
    near = [note for note in _near(scene, frame, x) if note.pitch == pitch]
    # What is chosen is drawn on top of the rest, and what starts later on top of what started before.
    near.sort(key=lambda note: (note in scene.chosen, note.start_tick))
    for note in reversed(near):
        rect = note_rect(scene, frame, note)
        if rect and rect.x <= x < rect.right:
            return OnNote(note, _edge(rect, x))
    for note in reversed(near):
        rect = note_rect(scene, frame, note)
        if rect and rect.width < 4 * EDGE_REACH and rect.right <= x < rect.right + OUTER_REACH:
            return OnNote(note, "end")
    return OnGround(frame.tick(x), pitch)


def _edge(rect: Rect, x: float) -> Edge:
    reach = min(EDGE_REACH, rect.width / 4)
    if x < rect.x + reach:
        return "start"
    return "end" if x >= rect.right - reach else "body"


def _near(scene: RollScene, frame: RollFrame, x: float) -> tuple[Note, ...]:
    """The notes whose drawing might reach an x."""
    return scene.between(frame.tick(x - STEM_REACH), frame.tick(x + STEM_REACH))


def _among_velocities(scene: RollScene, frame: RollFrame, x: float, y: float) -> RollTarget:
    near = [note for note in _near(scene, frame, x) if abs(stem_x(frame, note.start_tick) - x) <= STEM_REACH]
    held = [note for note in near if y >= frame.velocity_y(note.velocity) - STEM_REACH]
    if not held:
        return OnVelocityGround(frame.tick(x), frame.velocity_at(y))
    return OnVelocity(
        min(
            held,
            key=lambda note: (
                abs(frame.velocity_y(note.velocity) - y),
                note not in scene.chosen,
                abs(stem_x(frame, note.start_tick) - x),
            ),
        )
    )


def notes_in(scene: RollScene, frame: RollFrame, rect: Rect) -> frozenset[Note]:
    """The notes that a rectangle of the view touches: what a rubber band chooses."""
    rows = range(max(0, frame.row(rect.y)), min(frame.row(rect.bottom), len(scene.rows) - 1) + 1)
    pitches = {scene.rows[row] for row in rows}
    near = scene.between(frame.tick(rect.x) - 1, frame.tick(rect.right) + 1)
    return frozenset(
        note
        for note in near
        if note.pitch in pitches and (shape := note_rect(scene, frame, note)) and shape.meets(rect)
    )
