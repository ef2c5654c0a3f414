"""Chips with the colours of roles: what a row of cards is narrowed to. With Ctrl or Shift several are on."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from arrangeboard.app.pieces.finding import ROLES
from arrangeboard.board.colours import ROLE_COLOURS
from arrangeboard.gui.look.theme import Theme
from arrangeboard.gui.tray.pill_chip import HEIGHT, PillChip
from arrangeboard.song.values import Role
from arrangeboard.words import say

_ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
DOT, SIDE = 8, 9


class RoleChip(PillChip):
    """A role's dot and name, in a pill; only the dot where room is short, the name in its tip."""

    def __init__(self, look: Theme, role: Role) -> None:
        super().__init__(look, side=SIDE, sign=DOT)
        self.role = role
        self.adds = False
        self._is_brief = False
        name = say(f"role-{role}")
        self.setText(say("chip-counter-melody") if role == "counter-melody" else name)
        self.setAccessibleName(name)
        self.setToolTip(say("chip-tip", role=name))

    @property
    def shows_words(self) -> bool:
        """Whether the name is there too."""
        return not self._is_brief

    def set_brief(self, *, on: bool) -> None:
        """Show the dot alone, or the name too."""
        if on != self._is_brief:
            self._is_brief = on
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """A pill around what is shown."""
        width = self._look.size(2 * SIDE + DOT) if self._is_brief else self.full_width()
        return QSize(width, self._look.size(HEIGHT))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click, which with Ctrl or Shift adds."""
        self.adds = bool(event.modifiers() & _ADDING)
        super().mouseReleaseEvent(event)
        self.adds = False

    def paint_sign(self, painter: QPainter) -> None:
        """The dot in the role's colour."""
        look = self._look
        painter.setBrush(look.lane_colours(ROLE_COLOURS[self.role][0]).edge)
        dot = look.size(DOT)
        painter.drawEllipse(QRectF(look.size(SIDE), (self.height() - dot) / 2, dot, dot))


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
