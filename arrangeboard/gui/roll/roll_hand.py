"""The hand on the piano roll: which press begins which gesture with which tool, and what a click does.

A press prepares two things: what a drag begins and what a click does. Which one it was is known when the
pointer has moved far enough, or is let go.
"""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from arrangeboard.app.roll import writing
from arrangeboard.app.roll.writing import exchange_notes
from arrangeboard.gui.board.gesture import Pointer
from arrangeboard.gui.roll.click_tools import split_line
from arrangeboard.gui.roll.edge_scroll import EdgeScroll
from arrangeboard.gui.roll.note_gestures import DrawNote, MoveNotes, StretchNotes
from arrangeboard.gui.roll.pointing import cursor, hint_code
from arrangeboard.gui.roll.presses import Begin, Do, press_on
from arrangeboard.gui.roll.roll_keys import press_key
from arrangeboard.gui.roll.stage import RollGesture, Stage
from arrangeboard.gui.roll.sweeps import ChooseBand, DragEnd, WipeNotes
from arrangeboard.gui.roll.velocity_gestures import DrawRamp
from arrangeboard.melody.shape import louder
from arrangeboard.roll.hit import (
    Nowhere,
    OnGround,
    OnNote,
    OnVelocity,
    RollTarget,
)
from arrangeboard.roll.layers import NO_LAYERS, RollLayers
from arrangeboard.song.values import Note
from arrangeboard.words import say

SCROLLING = (DrawNote, MoveNotes, StretchNotes, DragEnd, ChooseBand, WipeNotes, DrawRamp)
"""Gestures that scroll the roll at its edges."""
MANY_NOTES = 300
NOTCH_VELOCITY = 4
"""How much louder a note gets by a notch of the wheel with Alt."""


class Hand:
    """Follows the mouse from press to release. `attempt` does what may be refused, and says why."""

    def __init__(
        self,
        stage: Stage,
        attempt: Callable[[Do], object],
        say_hint: Callable[[str], object],
        *,
        offer: Callable[[QPoint], object],
        leave_roll: Do,
    ) -> None:
        self.stage = stage
        self.attempt = attempt
        self.leave_roll = leave_roll
        self.gesture: RollGesture | None = None
        self._say_hint = say_hint
        self._offer = offer
        self._pressed: Pointer | None = None
        self._begin: Begin | None = None
        self._click: Do | None = None
        self._added: Note | None = None
        self._edges = EdgeScroll(stage.view, self._go_on)

    def press(self, event: QMouseEvent) -> bool:
        """The left button goes down."""
        if event.button() != Qt.MouseButton.LeftButton or self.stage.view.scene is None:
            return False
        pointer = self.stage.view.pointer(event)
        self._pressed, self._begin, self._click = pointer, None, None
        target = self.stage.view.target_at(pointer.x, pointer.y)
        press = press_on(self.stage, target, pointer)
        self._begin, self._click = press.begin, press.click
        if press.now is not None:
            self._start(press.now)
        return True

    def move(self, event: QMouseEvent) -> bool:
        """The pointer moves, with the button down or up."""
        if self.stage.view.scene is None:
            return False
        self.follow(self.stage.view.pointer(event))
        return True

    def follow(self, pointer: Pointer) -> None:
        """Go on with what was begun, or point at something."""
        if self.gesture is not None:
            self._go_on(pointer)
            self._edges.follow(pointer if isinstance(self.gesture, SCROLLING) else None)
        elif self._pressed is not None and self._begin is not None:
            if _far(self._pressed, pointer):
                self._start(self._begin())
                self.follow(pointer)
        elif self._pressed is None:
            self._point_at(self.stage.view.target_at(pointer.x, pointer.y), pointer)

    def _go_on(self, pointer: Pointer) -> None:
        if self.gesture is not None:
            self.gesture.move(pointer)
            self._show_gesture()

    def release(self, event: QMouseEvent) -> bool:
        """The left button comes up."""
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        gesture, click = self.gesture, self._click
        had = self._forget()
        self.rest()
        if gesture is not None:
            self._say_hint("")
            self.attempt(gesture.release)
        elif click is not None:
            self.attempt(click)
        self.stage.view.show_sounding(())
        return had

    def double(self, event: QMouseEvent) -> bool:
        """Add a note on the ground, take one away; with the arrow and the pencil."""
        if event.button() != Qt.MouseButton.LeftButton or self.stage.view.scene is None:
            return False
        pointer = self.stage.view.pointer(event)
        target = self.stage.view.target_at(pointer.x, pointer.y)
        tool = self.stage.document.roll.tool
        if not self.stage.scene.is_editable or tool not in {"arrow", "pencil"}:
            return self.press(event)
        match target:
            case OnGround() if tool == "arrow":
                self.attempt(lambda: self._add(pointer))
            case OnNote(note, _) if note != self._added:
                self.attempt(lambda: writing.erase_notes(self.stage.document, (note,)))
            case OnNote():
                pass
            case _:
                return self.press(event)
        return True

    def leave(self) -> None:
        """The pointer leaves the roll."""
        self.stage.view.show_hover(Nowhere())
        if self.gesture is None:
            self._drop_cut_line()
            self._say_hint("")

    def wheel(self, event: QWheelEvent) -> bool:
        """With Alt on a note make it, or all chosen ones, louder or softer."""
        if self.stage.view.scene is None or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        at = event.position() / self.stage.view.theme.scale
        target = self.stage.view.target_at(at.x(), at.y())
        if not isinstance(target, OnNote | OnVelocity) or not self.stage.scene.is_editable:
            return False
        # With Alt some desktops turn the wheel sideways.
        turned = event.angleDelta().y() or event.angleDelta().x()
        self.attempt(
            lambda: self._make_louder(target.note, NOTCH_VELOCITY if turned > 0 else -NOTCH_VELOCITY)
        )
        return True

    def key(self, event: QKeyEvent) -> bool:
        """A key goes down."""
        return self.stage.view.scene is not None and press_key(self, event)

    def menu(self, event: QContextMenuEvent) -> bool:
        """Offer what can be done with the note pointed at, or with the chosen ones."""
        self.cancel()
        if self.stage.view.scene is None:
            return False
        if event.reason() != QContextMenuEvent.Reason.Keyboard:
            scale = self.stage.view.theme.scale
            target = self.stage.view.target_at(event.pos().x() / scale, event.pos().y() / scale)
            if isinstance(target, OnNote | OnVelocity) and target.note not in self.stage.scene.chosen:
                writing.choose(self.stage.document, (target.note,))
        self._offer(event.globalPos())
        return True

    def cancel(self) -> bool:
        """Drop a gesture, if there is one; nothing has been changed."""
        had = self._forget()
        if had:
            self.stage.ear.let_go()
            self.rest()
            self._say_hint("")
        return had

    def rest(self) -> None:
        """Draw nothing but the caret over the notes."""
        roll = self.stage.document.roll
        caret = roll.caret_tick if roll.is_stepping or roll.caret_tick else None
        self.stage.view.set_layers(RollLayers(caret_tick=caret) if caret is not None else NO_LAYERS)

    def _add(self, pointer: Pointer) -> None:
        """A note as long as the snap, where the pointer is."""
        gesture = DrawNote(self.stage, pointer)
        gesture.release()
        self._added = next(iter(self.stage.document.roll.chosen), None)

    def _make_louder(self, note: Note, change: int) -> None:
        chosen = self.stage.chosen if note in self.stage.scene.chosen else (note,)
        new = louder(chosen, change)
        if new != chosen:
            exchange_notes(self.stage.document, "step-velocity-notes", frozenset(chosen), new)

    def _start(self, gesture: RollGesture) -> None:
        self.gesture = gesture
        self._show_gesture()

    def _show_gesture(self) -> None:
        if self.gesture is not None:
            self._show(self.gesture.layers())
            self._say_hint(self.gesture.hint())

    def _show(self, layers: RollLayers) -> None:
        """Draw what the gesture does. Many notes are painted anew sooner than it is known where they were."""
        view = self.stage.view
        if max(len(layers.notes), len(view.layers.notes)) < MANY_NOTES:
            view.set_layers(layers)
        else:
            view.marks = replace(view.marks, layers=layers)
            view.viewport().update()

    def _forget(self) -> bool:
        had = self.gesture is not None or self._pressed is not None
        self._edges.follow(None)
        self.gesture = self._pressed = self._begin = self._click = None
        return had

    def _point_at(self, target: RollTarget, pointer: Pointer) -> None:
        view, tool = self.stage.view, self.stage.document.roll.tool
        view.show_hover(target)
        if tool == "scissors" and isinstance(target, OnNote) and self.stage.scene.is_editable:
            view.set_layers(replace(view.layers, cut=split_line(self.stage, target.note, pointer)))
        else:
            self._drop_cut_line()
        view.viewport().setCursor(cursor(target, tool))
        code = hint_code(target, tool, is_editable=self.stage.scene.is_editable)
        self._say_hint(say(code) if code else "")

    def _drop_cut_line(self) -> None:
        """Draw no longer where a cut would go; what a popup shows is not the pointer's, and stays."""
        if self.stage.view.layers.cut is not None:
            self.rest()


def _far(one: Pointer, other: Pointer) -> bool:
    reach = QApplication.startDragDistance() / 2
    return abs(one.x - other.x) + abs(one.y - other.y) >= reach
