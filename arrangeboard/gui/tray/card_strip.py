"""A row of cards, painted by one widget: walked with the arrows, dragged, double-clicked, right-clicked.

Knows nothing of songs: what a card is and how it looks is said by those who inherit.
"""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QScrollArea, QSizePolicy, QWidget

from arrangeboard.gui.look.theme import Theme
from arrangeboard.gui.tray.hear_button import hear_rect, paint_hear_button
from arrangeboard.words import say

GAP = 12


class CardStrip(QWidget):
    """Cards in a row. `taken` carries the key of a card that was double-clicked or entered.

    The card under the pointer and the one the keys act on have a button to hear them while `is_hearable`;
    the key A does the same.
    """

    taken = Signal(object)
    hear_wanted = Signal(object)
    current_changed = Signal(object)
    menu_requested = Signal(object, QPoint)

    def __init__(self, look: Theme, card_size: QSize) -> None:
        super().__init__()
        self.look = look
        self.card_size = card_size
        self._keys: tuple[Hashable, ...] = ()
        self._current = 0
        self._hovered = -1
        self._pressed: QPoint | None = None
        self._heard: Hashable | None = None
        self.is_hearable = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def show_cards(self, keys: Sequence[Hashable]) -> None:
        """Show these cards; the current one stays current where it is still there."""
        current = self.current
        self._keys = tuple(keys)
        self._current = self._keys.index(current) if current in self._keys else 0
        self._hovered = -1
        self.setFixedSize(self.sizeHint())
        self.update()

    def show_heard(self, key: Hashable | None) -> None:
        """Show on a card that it is being heard; on none for None."""
        if key != self._heard:
            self._heard = key
            self.update()

    def hear_rect(self, key: Hashable) -> QRect:
        """Where a card's button to hear it stands."""
        return hear_rect(self.look, self.card_rect(key))

    def has_hear_button(self, key: Hashable) -> bool:
        """Whether a card shows its button to hear it now."""
        is_hovered = 0 <= self._hovered < len(self._keys) and self._keys[self._hovered] == key
        is_chosen = self.hasFocus() and key == self.current
        return self.is_hearable and (is_hovered or is_chosen or key == self._heard)

    @property
    def keys(self) -> tuple[Hashable, ...]:
        """The cards, in their order."""
        return self._keys

    @property
    def current(self) -> Hashable | None:
        """The card that the keys act on."""
        return self._keys[self._current] if self._current < len(self._keys) else None

    def make_current(self, key: Hashable) -> None:
        """Let a card be the one that the keys act on, and bring it into sight."""
        if key in self._keys:
            self._go(self._keys.index(key))

    def card_rect(self, key: Hashable) -> QRect:
        """Where a card stands in the strip."""
        return self._rect(self._keys.index(key))

    def paint_card(self, painter: QPainter, rect: QRect, key: Hashable, *, lit: bool) -> None:
        """Paint one card; `lit` under the pointer."""
        raise NotImplementedError

    def describe(self, key: Hashable) -> str:
        """A card in words, for its tip and for a screen reader."""
        raise NotImplementedError

    def mime_data(self, key: Hashable) -> QMimeData | None:
        """What a card carries when it is dragged; None where it stays."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        """Room for every card."""
        across = self.card_size.width() + GAP
        return QSize(max(1, len(self._keys) * across), self.card_size.height() + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards that are seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at in self._between(event.rect().left() - GAP, event.rect().right() + GAP):
            rect = self._rect(at)
            self.paint_card(painter, rect, self._keys[at], lit=at == self._hovered)
            if self.has_hear_button(self._keys[at]):
                is_heard = self._keys[at] == self._heard
                paint_hear_button(painter, self.look, hear_rect(self.look, rect), is_heard=is_heard)
            if at == self._current and self.hasFocus():
                self._paint_focus(painter, rect)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the card under the pointer; drag it once the pointer has gone far enough."""
        at = self._at(event.position().toPoint())
        if at != self._hovered:
            self._hovered = at
            self.update()
        self.setToolTip(self._tip(at, event.position().toPoint()))
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        gone = (event.position().toPoint() - self._pressed).manhattanLength()
        if gone >= QApplication.startDragDistance():
            self._drag(self._at(self._pressed))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the card under the pointer current; let it be heard where its button is pressed."""
        point = event.position().toPoint()
        at = self._at(point)
        is_hearing = self._is_hear_button(at, point)
        self._pressed = point if at >= 0 and not is_hearing else None
        if at >= 0:
            self._go(at)
        if is_hearing and event.button() == Qt.MouseButton.LeftButton:
            self.hear_wanted.emit(self._keys[at])

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Forget where a drag might have begun."""
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the card, or press its button once more."""
        at = self._at(event.position().toPoint())
        if self._is_hear_button(at, event.position().toPoint()):
            self.hear_wanted.emit(self._keys[at])
        elif at >= 0:
            self.taken.emit(self._keys[at])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the card."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        at = self._at(event.pos()) if by_mouse else self._current
        if 0 <= at < len(self._keys):
            self._go(at)
            where = event.globalPos() if by_mouse else self.mapToGlobal(self._rect(at).center())
            self.menu_requested.emit(self._keys[at], where)

    def event(self, event: QEvent) -> bool:
        """Keep the key that lets a card be heard from the board's selection."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if event.key() == Qt.Key.Key_A and plain and self.is_hearable:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, take with Enter, hear with A."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._keys) - 1}
        key = Qt.Key(event.key())
        if key in steps:
            self._go(self._current + steps[key])
        elif key in ends:
            self._go(ends[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current is not None:
            self.taken.emit(self.current)
        elif key == Qt.Key.Key_A and self.is_hearable and self.current is not None:
            self.hear_wanted.emit(self.current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which card is current."""
        super().focusInEvent(event)
        self._go(self._current)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide which card is current."""
        super().focusOutEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Light no card."""
        super().leaveEvent(event)
        self._hovered = -1
        self.update()

    def _go(self, at: int) -> None:
        if not self._keys:
            return
        self._current = min(max(at, 0), len(self._keys) - 1)
        key = self._keys[self._current]
        self.setAccessibleDescription(self.describe(key))
        self._bring_into_sight(self._rect(self._current))
        self.current_changed.emit(key)
        self.update()

    def _bring_into_sight(self, rect: QRect) -> None:
        above = self.parentWidget()
        area = above.parentWidget() if above is not None else None
        if isinstance(area, QScrollArea):
            area.ensureVisible(rect.center().x(), rect.center().y(), rect.width() // 2 + GAP, 0)

    def _drag(self, at: int) -> None:
        self._pressed = None
        data = self.mime_data(self._keys[at])
        if data is None:
            return
        rect = self._rect(at)
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self._picture(rect))
        drag.setHotSpot(QPoint(18, rect.height() // 2))
        drag.exec(Qt.DropAction.CopyAction)

    def _picture(self, rect: QRect) -> QPixmap:
        return self.grab(rect.adjusted(-2, -1, 10, 1))

    def _rect(self, at: int) -> QRect:
        across = self.card_size.width() + GAP
        return QRect(QPoint(at * across + 2, 3), self.card_size)

    def _between(self, left: int, right: int) -> range:
        """The cards that stand between two x, those that only begin or end there too."""
        across = self.card_size.width() + GAP
        return range(max(0, left // across), min(len(self._keys), right // across + 1))

    def _at(self, point: QPoint) -> int:
        at = point.x() // (self.card_size.width() + GAP)
        return at if 0 <= at < len(self._keys) and self._rect(at).contains(point) else -1

    def _is_hear_button(self, at: int, point: QPoint) -> bool:
        return self.is_hearable and at >= 0 and self.hear_rect(self._keys[at]).contains(point)

    def _tip(self, at: int, point: QPoint) -> str:
        if self._is_hear_button(at, point):
            return say("card-stop-tip" if self._keys[at] == self._heard else "card-hear-tip")
        if at < 0:
            return ""
        described = self.describe(self._keys[at])
        return f"{described} {say('card-hear-how')}" if self.is_hearable else described

    def _paint_focus(self, painter: QPainter, rect: QRect) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = painter.pen()
        pen.setColor(self.look.colour("accent"))
        pen.setWidthF(2)
        painter.setPen(pen)
        painter.drawRoundedRect(rect.adjusted(-1, -1, 8, 1), 8, 8)
