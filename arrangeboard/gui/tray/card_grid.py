"""Cards in as many rows as there is room for, painted by one widget; only what is seen is painted.

Knows nothing of songs nor of hands: what a card is and how it looks is said by those who inherit.
"""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from arrangeboard.gui.look.theme import Theme
from arrangeboard.gui.tray.card_buttons import CardButton, button_rects, paint_card_button
from arrangeboard.words import say

GAP, ROW_GAP = 12, 6
CARRIED = 0.6
"""How opaque a card is while it is dragged."""
EDGE = 3
"""Room around all cards for the line around the current one."""


class CardGrid(QWidget):
    """Cards filling one column after the other, so that more rows keep neighbours together.

    A card is `least` high or more, up to `most_height`, and as high as its row lets it be. The one under the
    pointer and the one that the keys act on show their buttons.
    """

    current_changed = Signal(object)
    """Carries the card that was pointed at, walked to or asked for; not that the keys only came back."""

    buttons: tuple[CardButton, ...] = ("hear",)
    """From right to left."""

    caption = 0
    """How much of a card's height, at scale 1, is words below its picture."""

    def __init__(self, look: Theme, least: QSize, most_height: int) -> None:
        super().__init__()
        self.look = look
        self.least = least
        self._most_height = most_height
        self._rows = 1
        self._card_height = least.height()
        self._keys: tuple[Hashable, ...] = ()
        self._current = 0
        self._hovered = -1
        self._pointed: CardButton | None = None
        self._heard: Hashable | None = None
        self.is_hearable = False
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def show_cards(self, keys: Sequence[Hashable]) -> None:
        """Show these cards; the current one stays current where it is still there."""
        current = self.current
        self._keys = tuple(keys)
        last = max(0, len(self._keys) - 1)
        self._current = self._keys.index(current) if current in self._keys else min(self._current, last)
        self._hovered = -1
        self.setFixedSize(self.sizeHint())
        self.update()

    def fit(self, height: int) -> None:
        """Stand in as many rows as a height has room for."""
        inner = height - 2 * EDGE + ROW_GAP
        rows = max(1, inner // (self.least.height() + ROW_GAP))
        tall = min(max(inner // rows - ROW_GAP, self.least.height()), self._most_height)
        if (rows, tall) != (self._rows, self._card_height):
            self._rows, self._card_height = rows, tall
            self.setFixedSize(self.sizeHint())
            self.update()

    def show_heard(self, key: Hashable | None) -> None:
        """Show on a card that it is being heard; on none for None."""
        if key != self._heard:
            self._heard = key
            self.update()

    @property
    def keys(self) -> tuple[Hashable, ...]:
        """The cards, in their order."""
        return self._keys

    @property
    def rows(self) -> int:
        """In how many rows the cards stand."""
        return self._rows

    @property
    def current(self) -> Hashable | None:
        """The card that the keys act on."""
        return self._keys[self._current] if self._current < len(self._keys) else None

    def make_current(self, key: Hashable) -> None:
        """Let a card be the one that the keys act on, and bring it into sight."""
        if key in self._keys:
            self.go(self._keys.index(key))

    def go(self, at: int) -> None:
        """Let the card of that number be current, the nearest where there is none."""
        if self._keys:
            self._current = min(max(at, 0), len(self._keys) - 1)
            self.show_current()
            self.current_changed.emit(self._keys[self._current])

    def go_to_start(self) -> None:
        """Let the first card be current, and show the row from there."""
        self._current = 0
        area = self._area()
        if area is not None:
            area.horizontalScrollBar().setValue(0)
        self.update()

    def show_current(self) -> None:
        """Bring the current card into sight, and let it be spoken."""
        key = self.current
        if key is not None:
            self.setAccessibleDescription(self.describe(key))
            self._bring_into_sight(self._rect(self._current))
            self.update()

    def card_rect(self, key: Hashable) -> QRect:
        """Where a card stands in the grid."""
        return self._rect(self._keys.index(key))

    def button_rect(self, key: Hashable, button: CardButton) -> QRect:
        """Where a button of a card stands."""
        body = self.card_rect(key).adjusted(0, 0, 0, -self.look.size(self.caption))
        return button_rects(self.look, body, self._buttons()).get(button, QRect())

    def has_buttons(self, key: Hashable) -> bool:
        """Whether a card shows its buttons now."""
        is_hovered = 0 <= self._hovered < len(self._keys) and self._keys[self._hovered] == key
        return is_hovered or (self.hasFocus() and key == self.current)

    def has_hear_button(self, key: Hashable) -> bool:
        """Whether a card shows its button to hear it now."""
        return self.is_hearable and (self.has_buttons(key) or key == self._heard)

    def paint_card(self, painter: QPainter, rect: QRect, key: Hashable, *, lit: bool) -> None:
        """Paint one card; `lit` under the pointer."""
        raise NotImplementedError

    def paint_shape(self, painter: QPainter, rect: QRect, key: Hashable) -> None:
        """Paint what hangs from the pointer when the card is dragged."""
        self.paint_card(painter, rect, key, lit=False)

    def describe(self, key: Hashable) -> str:
        """A card in words, for its tip and for a screen reader."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        """Room for every card."""
        columns = -(-len(self._keys) // self._rows)
        width = max(1, columns) * (self.least.width() + GAP)
        return QSize(width, self._rows * (self._card_height + ROW_GAP) - ROW_GAP + 2 * EDGE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards that are seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at in self._between(event.rect().left() - GAP, event.rect().right() + GAP):
            rect = self._rect(at)
            self.paint_card(painter, rect, self._keys[at], lit=at == self._hovered)
            self._paint_buttons(painter, self._keys[at])
            if at == self._current and self.hasFocus():
                self._paint_focus(painter, rect)
        painter.end()

    def picture(self, at: int) -> QPixmap:
        """A card's shape alone, translucent, as it hangs from the pointer: what is below shows through."""
        body = QRect(QPoint(0, 0), self._rect(at).size()).adjusted(0, 0, 0, -self.look.size(self.caption))
        ratio = self.devicePixelRatioF()
        drawn = QPixmap((QSizeF(body.size()) * ratio).toSize())
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(CARRIED)
        self.paint_shape(painter, body, self._keys[at])
        painter.end()
        return drawn

    def card_at(self, point: QPoint) -> int:
        """The number of the card at a point; -1 where there is none."""
        column = point.x() // (self.least.width() + GAP)
        row = (point.y() - EDGE) // (self._card_height + ROW_GAP)
        at = column * self._rows + row
        inside = 0 <= row < self._rows and 0 <= at < len(self._keys)
        return at if inside and self._rect(at).contains(point) else -1

    def button_at(self, at: int, point: QPoint) -> CardButton | None:
        """The button of a card that a point is on, seen or not: a finger does not hover."""
        if at < 0:
            return None
        key = self._keys[at]
        return next((one for one in self._buttons() if self.button_rect(key, one).contains(point)), None)

    def step(self, across: int, down: int) -> int:
        """The number of the card so many columns and rows from the current one, at the ends the last."""
        row = min(max(self._current % self._rows + down, 0), self._rows - 1)
        column = max(0, self._current // self._rows + across)
        return min(column * self._rows + row, len(self._keys) - 1)

    def tip(self, at: int, button: CardButton | None) -> str:
        """What a card or one of its buttons is for."""
        if at < 0:
            return ""
        if button is not None:
            is_heard = button == "hear" and self._keys[at] == self._heard
            return say("card-stop-tip" if is_heard else f"card-{button}-tip")
        described = self.describe(self._keys[at])
        return f"{described} {say('card-hear-how')}" if self.is_hearable else described

    def _buttons(self) -> tuple[CardButton, ...]:
        return tuple(one for one in self.buttons if one != "hear" or self.is_hearable)

    def _rect(self, at: int) -> QRect:
        column, row = divmod(at, self._rows)
        place = QPoint(column * (self.least.width() + GAP) + EDGE, EDGE + row * (self._card_height + ROW_GAP))
        return QRect(place, QSize(self.least.width(), self._card_height))

    def _between(self, left: int, right: int) -> range:
        """The cards that stand between two x, those that only begin or end there too."""
        across = self.least.width() + GAP
        return range(
            max(0, left // across) * self._rows, min(len(self._keys), (right // across + 1) * self._rows)
        )

    def _bring_into_sight(self, rect: QRect) -> None:
        area = self._area()
        if area is not None:
            area.ensureVisible(rect.center().x(), rect.center().y(), rect.width() // 2 + GAP, 0)

    def _area(self) -> QScrollArea | None:
        above = self.parentWidget()
        area = above.parentWidget() if above is not None else None
        return area if isinstance(area, QScrollArea) else None

    def _paint_buttons(self, painter: QPainter, key: Hashable) -> None:
        shown = self._buttons() if self.has_buttons(key) else ("hear",) if self.has_hear_button(key) else ()
        is_heard = key == self._heard
        for one in shown:
            lit = one == self._pointed
            rect = self.button_rect(key, one)
            paint_card_button(painter, self.look, rect, one, is_heard=is_heard, lit=lit)

    def _paint_focus(self, painter: QPainter, rect: QRect) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.look.colour("accent"), 2))
        painter.drawRoundedRect(rect.adjusted(-1, -1, 8, 1), 8, 8)


class CardArea(QScrollArea):
    """Scrolls cards sideways, with any wheel; they stand in as many rows as it is high."""

    def __init__(self, grid: CardGrid) -> None:
        super().__init__()
        self._grid = grid
        self.setWidget(grid)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.horizontalScrollBar().setSingleStep(grid.least.width() // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the cards stand anew."""
        super().resizeEvent(event)
        bar = self.horizontalScrollBar().sizeHint().height()
        self._grid.fit(self.maximumViewportSize().height() - bar)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Go sideways, whichever way the wheel is turned: as far as fingers on a pad, else by half cards."""
        exact, turned = event.pixelDelta(), event.angleDelta()
        moved = exact.x() or exact.y()
        if not moved:
            moved = round((turned.x() or turned.y()) / 120 * self._grid.least.width() * 0.75)
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - moved)
        event.accept()
