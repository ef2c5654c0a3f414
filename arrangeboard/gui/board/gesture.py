"""What all gestures of the mouse have in common.

A gesture begins with a press, follows the pointer, shows what letting go would do, and does it on release.
Escape drops it: until the release nothing has been changed.
"""

from collections.abc import Collection
from typing import Protocol

from msgspec import Struct, field
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent

from arrangeboard.app.document import Document
from arrangeboard.app.selection import PartRef
from arrangeboard.board.frame import Frame
from arrangeboard.board.lettering import Lettering
from arrangeboard.board.overlay import OverlayItem
from arrangeboard.board.scene import Scene
from arrangeboard.gui.board.warmth import Warmth


class Pointer(Struct, frozen=True, gc=False):
    """Where the pointer is (view space) and which keys are held with it."""

    x: float
    y: float
    alt: bool = False
    shift: bool = False
    ctrl: bool = False


def pointer_of(event: QMouseEvent, scale: float) -> Pointer:
    """Where the mouse is, in the board's pixels, and which keys are held."""
    at, held = event.position(), event.modifiers()
    return Pointer(
        at.x() / scale,
        at.y() / scale,
        alt=bool(held & Qt.KeyboardModifier.AltModifier),
        shift=bool(held & Qt.KeyboardModifier.ShiftModifier),
        ctrl=bool(held & Qt.KeyboardModifier.ControlModifier),
    )


class Layers(Struct, frozen=True):
    """What a gesture draws over the ground (board space), the top strips and the lane headers.

    Over the top strips x is the board's and y the view's; over the lane headers the other way round.
    """

    ground: list[OverlayItem] = field(default_factory=list)
    top: list[OverlayItem] = field(default_factory=list)
    left: list[OverlayItem] = field(default_factory=list)


class PieceTray(Protocol):
    """The tray of pieces, as far as the board knows it."""

    def is_over(self, where: QPoint, /) -> bool:
        """Whether a point of the screen lies on the tray, and it takes parts."""

    def invite(self, *, on: bool) -> None:
        """Show that parts can be let go there, or no longer."""

    def take_parts(self, refs: Collection[PartRef], /) -> object:
        """Make pieces of parts as they sound. Raises UserError where it cannot."""


class Shown(Protocol):
    """What a gesture may ask of the board it happens on."""

    document: Document
    scene: Scene
    frame: Frame
    warmth: Warmth

    @property
    def lettering(self) -> Lettering:
        """Words and text widths."""

    def is_over_tray(self, pointer: Pointer) -> bool:
        """Whether the pointer has left the board for the tray of pieces."""

    def give_to_tray(self, parts: Collection[PartRef]) -> None:
        """Let the tray make pieces of parts. Raises UserError where it cannot."""


class Gesture(Protocol):
    """One gesture from press to release."""

    def move(self, pointer: Pointer) -> None:
        """Follow the pointer."""

    def release(self) -> None:
        """Do what the gesture showed. Raises UserError where it cannot be done."""

    def layers(self) -> Layers:
        """What to draw over the board now."""

    def hint(self) -> str:
        """What letting go would do, in a sentence."""
