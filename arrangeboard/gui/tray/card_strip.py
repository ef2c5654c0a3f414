"""Cards under the hand: walked with the arrows, dragged, double-clicked, right-clicked, buttons pressed.

Knows nothing of songs: what becomes of it is said by those who listen.
"""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QEvent, QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDrag, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from arrangeboard.gui.look.theme import Theme
from arrangeboard.gui.tray.card_buttons import CardButton
from arrangeboard.gui.tray.card_grid import CardGrid

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_PLAIN = Qt.KeyboardModifier.NoModifier


class CardStrip(CardGrid):
    """Cards that can be taken. Each signal carries the key of its card.

    `taken`: double-clicked or entered. `put`: to go into the selected cells, with Shift+Enter. `left`: the
    keys have gone elsewhere.
    """

    taken = Signal(object)
    put = Signal(object)
    hear_wanted = Signal(object)
    dice_wanted = Signal(object)
    rename_wanted = Signal(object)
    remove_wanted = Signal(object)
    copy_wanted = Signal(object)
    menu_requested = Signal(object, QPoint)
    left = Signal()

    def __init__(self, look: Theme, least: QSize, most_height: int) -> None:
        super().__init__(look, least, most_height)
        self._pressed: QPoint | None = None
        self._armed: CardButton | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def mime_data(self, key: Hashable) -> QMimeData | None:
        """What a card carries when it is dragged; None where it stays."""
        raise NotImplementedError

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the card under the pointer; drag it once the pointer has gone far enough."""
        point = event.position().toPoint()
        at = self.card_at(point)
        button = self.button_at(at, point)
        if (at, button) != (self._hovered, self._pointed):
            self._hovered, self._pointed = at, button
            self.update()
        self.setToolTip(self.tip(at, button))
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if (point - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._drag(self.card_at(self._pressed))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the card under the pointer current; a button there waits: what moves on is dragged."""
        point = event.position().toPoint()
        at = self.card_at(point)
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = point if at >= 0 else None
        self._armed = self.button_at(at, point) if is_left else None
        if at >= 0:
            self.go(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the button that the pointer went down on, where it is let go on it too."""
        point, button = event.position().toPoint(), self._armed
        self._pressed = self._armed = None
        at = self.card_at(point)
        if button is not None and self.button_at(at, point) == button:
            self._press(button, self._keys[at])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the card; a button there is pressed once more when it is let go."""
        point = event.position().toPoint()
        at = self.card_at(point)
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._armed = self.button_at(at, point) if is_left else None
        if self._armed is None and at >= 0 and is_left:
            self.taken.emit(self._keys[at])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the card."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        at = self.card_at(event.pos()) if by_mouse else self._current
        if 0 <= at < len(self._keys):
            self.go(at)
            key = self._keys[at]
            where = event.globalPos() if by_mouse else self.mapToGlobal(self.card_rect(key).center())
            self.menu_requested.emit(key, where)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that act on a card from the board's selection."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._deed(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows; act on the current card."""
        key = Qt.Key(event.key())
        deed = self._deed(event)
        if deed is not None:
            deed()
        elif event.modifiers() not in {_PLAIN, Qt.KeyboardModifier.KeypadModifier}:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.go(self.step(*_STEPS[key]))
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.go(0 if key == Qt.Key.Key_Home else len(self._keys) - 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which card is current."""
        super().focusInEvent(event)
        self.show_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide which card is current."""
        super().focusOutEvent(event)
        self.update()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """Light no card."""
        super().leaveEvent(event)
        self._hovered, self._pointed = -1, None
        self.update()

    def _deed(self, event: QKeyEvent) -> Callable[[], object] | None:
        """What a key does with the current card; None for a key that does nothing with it."""
        signal = self._meant(Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        key = self.current
        return None if signal is None or key is None else lambda: signal(key)

    def _meant(self, key: Qt.Key, held: Qt.KeyboardModifier) -> Callable[[Hashable], object] | None:
        deeds: dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[Hashable], object]] = {
            (Qt.Key.Key_Return, _SHIFT): self.put.emit,
            (Qt.Key.Key_Enter, _SHIFT): self.put.emit,
            (Qt.Key.Key_Return, _PLAIN): self.taken.emit,
            (Qt.Key.Key_Enter, _PLAIN): self.taken.emit,
            (Qt.Key.Key_E, _PLAIN): self.taken.emit,
            (Qt.Key.Key_D, _CONTROL): self.copy_wanted.emit,
            (Qt.Key.Key_Delete, _PLAIN): self.remove_wanted.emit,
            (Qt.Key.Key_Backspace, _PLAIN): self.remove_wanted.emit,
            (Qt.Key.Key_F2, _PLAIN): self.rename_wanted.emit,
        }
        if self.is_hearable:
            deeds[Qt.Key.Key_A, _PLAIN] = self.hear_wanted.emit
        return deeds.get((key, held))

    def _press(self, button: CardButton, key: Hashable) -> None:
        signal = {"hear": self.hear_wanted, "put": self.put, "dice": self.dice_wanted}[button]
        signal.emit(key)

    def _drag(self, at: int) -> None:
        self._pressed = self._armed = None
        data = self.mime_data(self._keys[at])
        if data is None:
            return
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.picture(at))
        # To the lower right of the pointer, so that the place it would take can be seen.
        drag.setHotSpot(QPoint(-self.look.size(14), -self.look.size(12)))
        drag.exec(Qt.DropAction.CopyAction)
