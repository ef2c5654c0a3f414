"""What all gestures in the piano roll have in common: where they happen, and what they may ask there.

A gesture begins with a press, follows the pointer, shows what letting go would do, and does it on release:
one step of the history. Escape drops it: until the release nothing has been changed.
"""

from typing import Protocol

from arrangeboard.app.document import Document
from arrangeboard.app.roll.open_piece import OpenPiece, open_piece
from arrangeboard.app.roll.writing import choose
from arrangeboard.gui.board.gesture import Pointer
from arrangeboard.gui.roll.ear import Ear
from arrangeboard.gui.roll.roll_view import RollView
from arrangeboard.melody.snap import before, nearest
from arrangeboard.roll.frame import RollFrame
from arrangeboard.roll.layers import RollLayers
from arrangeboard.roll.scene import RollScene
from arrangeboard.song.values import Note

UNSNAPPED_TICKS = 240
"""How long a note is drawn by a click while notes may stand anywhere."""
SHORTEST_TICKS = 30
"""No hand makes a note shorter than this, a hundred-twenty-eighth."""


class RollGesture(Protocol):
    """One gesture from press to release."""

    def move(self, pointer: Pointer) -> None:
        """Follow the pointer."""

    def release(self) -> None:
        """Do what the gesture showed. Raises UserError where it cannot be done."""

    def layers(self) -> RollLayers:
        """What to draw over the notes now."""

    def hint(self) -> str:
        """What letting go would do, in a sentence; empty where that is plain to see."""


class Stage:
    """The roll that gestures happen on. Only asked for while a piece is open."""

    def __init__(self, document: Document, view: RollView, ear: Ear) -> None:
        self.document = document
        self.view = view
        self.ear = ear

    @property
    def scene(self) -> RollScene:
        """What is shown."""
        assert self.view.scene is not None  # noqa: S101  the hand does nothing without a scene
        return self.view.scene

    @property
    def frame(self) -> RollFrame:
        """How it is looked at."""
        return self.view.frame

    @property
    def shown(self) -> OpenPiece:
        """The open piece."""
        shown = open_piece(self.document)
        assert shown is not None  # noqa: S101  as above
        return shown

    @property
    def chosen(self) -> tuple[Note, ...]:
        """The chosen notes in order."""
        held = self.scene.chosen
        return tuple(note for note in self.scene.notes if note in held) if held else ()

    @property
    def earliest_tick(self) -> int:
        """How far before bar 1 a note may start: a bar, or the pickup that is there."""
        return -max(self.scene.grid.starts[1], self.scene.pickup_ticks)

    @property
    def step_ticks(self) -> int:
        """How long a note is drawn by a click."""
        snap = self.document.roll.snap
        return UNSNAPPED_TICKS if snap.is_off else snap.ticks

    def tick_at(self, x: float) -> int:
        """The tick under an x."""
        return self.frame.tick(x)

    def nearest(self, tick: int, *, free: bool = False) -> int:
        """The line of the snap nearest to a tick; the tick itself where the snap is ignored."""
        return tick if free else nearest(tick, self.document.roll.snap, self.scene.grid)

    def before(self, tick: int, *, free: bool = False) -> int:
        """The last line of the snap at or before a tick."""
        return tick if free else before(tick, self.document.roll.snap, self.scene.grid)

    def pitch_at(self, y: float) -> int:
        """The pitch of the row under a y, or of the nearest row."""
        rows = self.scene.rows
        return rows[min(max(self.frame.row(y), 0), len(rows) - 1)]

    def choose_none(self) -> None:
        """Let go of the chosen notes."""
        choose(self.document, ())

    def hear(self, *notes: Note) -> None:
        """Let notes be heard, and light their keys."""
        lane = self.shown.lane
        heard = frozenset(self.scene.heard(note.pitch) for note in notes)
        velocity = max(note.velocity for note in notes)
        self.ear.touch(lane.id if lane is not None else None, heard, velocity)
