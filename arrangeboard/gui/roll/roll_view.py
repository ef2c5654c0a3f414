"""The piano roll as a widget: it shows a scene and passes on what hands and keys do, without reading them.

It knows neither document nor song: whoever opens a piece gives it scenes, and a hand.
"""

from collections.abc import Iterable
from typing import Protocol

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from arrangeboard.board.items import Rect
from arrangeboard.board.lettering import Lettering
from arrangeboard.gui.board.gesture import Pointer, pointer_of
from arrangeboard.gui.look.theme import Theme
from arrangeboard.gui.roll.roll_painter import RollPainter
from arrangeboard.gui.roll.roll_scroll import ScrolledRoll
from arrangeboard.gui.roll.roll_speech import spoken_note
from arrangeboard.gui.roll.roll_wheel import turn_wheel
from arrangeboard.roll.hit import Nowhere, RollTarget, hit
from arrangeboard.roll.layers import RollLayers
from arrangeboard.roll.marks import RollMarks
from arrangeboard.roll.over import focus_rects, key_rects, layer_rects, playhead_rects, target_rects
from arrangeboard.roll.scene import RollScene
from arrangeboard.song.values import Note
from arrangeboard.words import say


class RollHand(Protocol):
    """What acts in the roll. Each answers whether it made use of the event; else it is the window's."""

    def press(self, event: QMouseEvent) -> bool:
        """A button went down."""

    def move(self, event: QMouseEvent) -> bool:
        """The pointer moved, with or without a button."""

    def release(self, event: QMouseEvent) -> bool:
        """A button went up."""

    def double(self, event: QMouseEvent) -> bool:
        """The second press of a double-click."""

    def leave(self) -> None:
        """The pointer left the roll."""

    def wheel(self, event: QWheelEvent) -> bool:
        """The wheel turned, before the roll scrolls by it."""

    def key(self, event: QKeyEvent) -> bool:
        """A key went down."""

    def menu(self, event: QContextMenuEvent) -> bool:
        """A menu is asked for."""


class RollView(ScrolledRoll):
    """A piece's notes, to be seen; what touches them is given as `hand`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.hand: RollHand | None = None
        self.marks = RollMarks()
        self._painter = RollPainter(theme)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("roll-name"))
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)

    @property
    def layers(self) -> RollLayers:
        """What a hand is drawing over the notes."""
        return self.marks.layers

    @property
    def lettering(self) -> Lettering:
        """Words and text widths of the roll."""
        return self._painter.letters.lettering

    def show_scene(self, scene: RollScene | None) -> None:
        """Show another scene, or nothing. Zoom and scroll stay; `fit` shows all of a piece just opened."""
        before, self.scene = self.scene, scene
        if scene is not None and (before is None or _room(before) != _room(scene)):
            self.measure()
        self.viewport().update()

    def set_layers(self, layers: RollLayers) -> None:
        """Draw what a hand is doing; `NO_LAYERS` when it has done."""
        before = self.marks.layers
        self.marks = replace(self.marks, layers=layers)
        if self.scene is None or before == layers:
            return
        if before.hidden != layers.hidden:
            self.viewport().update()
            return
        for one in (before, layers):
            self._update(layer_rects(self.scene, self.frame, one))

    def show_hover(self, target: RollTarget) -> None:
        """Show what is pointed at: its row, its key, its note."""
        before = self.marks.hover
        if self.scene is None or before == target:
            return
        self.marks = replace(self.marks, hover=target)
        for one in (before, target):
            self._update(target_rects(self.scene, self.frame, one))

    def show_sounding(self, pitches: Iterable[int]) -> None:
        """Light the keys of written pitches that are heard now, and no others."""
        sounding = frozenset(pitches)
        before = self.marks.sounding
        if self.scene is not None and before != sounding:
            self.marks = replace(self.marks, sounding=sounding)
            self._update(key_rects(self.scene, self.frame, before ^ sounding))

    def show_playhead(self, tick: float | None) -> None:
        """Stand the playhead at a tick of the piece, or nowhere."""
        before = self.marks.playhead_tick
        if before != tick:
            self.marks = replace(self.marks, playhead_tick=tick)
            for one in (before, tick):
                if one is not None:
                    self._update(playhead_rects(self.frame, one))

    def show_focus(self, note: Note | None) -> None:
        """Ring the note that keys act on, and speak it."""
        before = self.marks.focus
        if self.scene is None or before == note:
            return
        self.marks = replace(self.marks, focus=note)
        for one in (before, note):
            self._update(focus_rects(self.scene, self.frame, one))
        self.speak(spoken_note(self.scene, note) if note else "")

    def speak(self, words: str) -> None:
        """Tell a screen reader."""
        self.setAccessibleDescription(words)
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def set_theme(self, theme: Theme) -> None:
        """Show the roll in another theme."""
        self.theme = theme
        self._painter = RollPainter(theme)
        self.measure()
        self.viewport().update()

    def pointer(self, event: QMouseEvent) -> Pointer:
        """Where a mouse event is, in the roll's own pixels, and which keys are held with it."""
        return pointer_of(event, self.theme.scale)

    def target_at(self, x: float, y: float) -> RollTarget:
        """What lies under a point of the view, in the roll's own pixels."""
        return hit(self.scene, self.frame, x, y) if self.scene else Nowhere()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what has become stale."""
        painter = QPainter(self.viewport())
        if self.scene is None:
            painter.fillRect(event.rect(), self.theme.colour("ground"))
        else:
            painter.setClipRegion(event.region())
            self._painter.paint(painter, QRectF(event.rect()), self.scene, self.frame, self.marks)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the focus, and pass the press on."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.setAccepted(self.hand is not None and self.hand.press(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pass the move on."""
        event.setAccepted(self.hand is not None and self.hand.move(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pass the release on."""
        event.setAccepted(self.hand is not None and self.hand.release(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Pass the double-click on."""
        event.setAccepted(self.hand is not None and self.hand.double(event))

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self.show_hover(Nowhere())
        if self.hand is not None:
            self.hand.leave()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Pass the wish for a menu on."""
        event.setAccepted(self.hand is not None and self.hand.menu(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass the key on; what the hand does not know is the window's."""
        event.setAccepted(self.hand is not None and self.hand.key(event))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll and zoom, unless the hand makes use of the wheel."""
        if self.hand is None or not self.hand.wheel(event):
            turn_wheel(self, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self._take_focus(has=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus."""
        super().focusOutEvent(event)
        self._take_focus(has=False)

    def _take_focus(self, *, has: bool) -> None:
        self.marks = replace(self.marks, has_focus=has)
        self.viewport().update()

    def _update(self, rects: Iterable[Rect]) -> None:
        for rect in rects:
            self.update_view(rect)


def _room(scene: RollScene) -> tuple[object, ...]:
    """What says how far a scene can be scrolled."""
    return scene.drums, scene.grid, scene.rows, scene.pickup_ticks
