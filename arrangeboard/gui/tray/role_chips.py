"""Chips with the colours of roles: what a row of cards is narrowed to. With Ctrl or Shift several are on."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from arrangeboard.app.pieces.finding import ROLES
from arrangeboard.board.colours import ROLE_COLOURS
from arrangeboard.gui.look.theme import MEDIUM, Theme
from arrangeboard.song.values import Role
from arrangeboard.words import say

_ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
HEIGHT, DOT, SIDE, BETWEEN = 26, 8, 9, 6


class RoleChip(QAbstractButton):
    """A role's dot and name, in a pill; only the dot where room is short, the name in its tip."""

    def __init__(self, look: Theme, role: Role) -> None:
        super().__init__()
        self.role = role
        self.adds = False
        self._look = look
        self._is_brief = False
        self.setFont(look.font(12, MEDIUM))
        name = say(f"role-{role}")
        self.setText(say("chip-counter-melody") if role == "counter-melody" else name)
        self.setAccessibleName(name)
        self.setToolTip(say("chip-tip", role=name))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_brief(self, *, on: bool) -> None:
        """Show the dot alone, or the name too."""
        if on != self._is_brief:
            self._is_brief = on
            self.updateGeometry()
            self.update()

    def full_width(self) -> int:
        """How wide it is with its name."""
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return self._look.size(2 * SIDE + DOT + BETWEEN) + words + 1

    def sizeHint(self) -> QSize:
        """A pill around what is shown."""
        width = self._look.size(2 * SIDE + DOT) if self._is_brief else self.full_width()
        return QSize(width, self._look.size(HEIGHT))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click, which with Ctrl or Shift adds."""
        self.adds = bool(event.modifiers() & _ADDING)
        super().mouseReleaseEvent(event)
        self.adds = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The pill, lit while it is on."""
        look, on, lit = self._look, self.isChecked(), self.underMouse()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        focused = self.hasFocus()
        painter.setPen(look.colour("accent" if on or focused else "edge" if lit else "line"))
        painter.setBrush(look.colour("accent-soft" if on else "raised" if lit else "panel"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(pill.adjusted(1, 1, -1, -1), pill.height() / 2, pill.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.lane_colours(ROLE_COLOURS[self.role][0]).edge)
        dot = look.size(DOT)
        painter.drawEllipse(QRectF(look.size(SIDE), (self.height() - dot) / 2, dot, dot))
        if not self._is_brief:
            painter.setFont(self.font())
            painter.setPen(look.colour("text" if on or lit else "dim"))
            words = self.rect().adjusted(look.size(SIDE + DOT + BETWEEN), 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()


class RoleChips(QWidget):
    """A chip for each role that is there. `changed` tells that the user has put one on or off.

    A click shows that role alone, and all again where it was shown alone; with Ctrl or Shift it adds.
    """

    changed = Signal()

    def __init__(self, look: Theme, label: str) -> None:
        super().__init__()
        self.setAccessibleName(say(label))
        self.chips = {role: RoleChip(look, role) for role in ROLES}
        self._shown: tuple[Role, ...] = ROLES
        self._gap = look.size(5)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._gap)
        for role, chip in self.chips.items():
            row.addWidget(chip)
            chip.clicked.connect(partial(self._choose, role))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def offer(self, roles: Iterable[Role]) -> None:
        """Show chips for these roles; those that are on stay in sight, so that they can be put off."""
        self._shown = tuple(roles)
        for role, chip in self.chips.items():
            chip.setVisible(role in self._shown or chip.isChecked())

    def show_on(self, roles: frozenset[Role]) -> None:
        """Put exactly these on, without telling."""
        for role, chip in self.chips.items():
            with QSignalBlocker(chip):
                chip.setChecked(role in roles)
            chip.setVisible(role in self._shown or chip.isChecked())
            chip.update()

    def _choose(self, role: Role) -> None:
        others = self.on - {role}
        if not self.chips[role].adds:
            self.show_on(frozenset({role}) if others or self.chips[role].isChecked() else frozenset())
        self.changed.emit()

    @property
    def on(self) -> frozenset[Role]:
        """The roles that are on."""
        return frozenset(role for role, chip in self.chips.items() if chip.isChecked())

    def fit(self, width: int) -> None:
        """Show names where the width has room for all of them, else dots."""
        shown = [chip for chip in self.chips.values() if chip.isVisibleTo(self)]
        full = sum(chip.full_width() + self._gap for chip in shown)
        for chip in self.chips.values():
            chip.set_brief(on=full > width)
