"""The room that board, tray and piano roll share: the roll stands below the board in place of the tray.

The roll is built when a piece is first opened, and tells the document whether keys mean its notes.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QSplitter, QVBoxLayout, QWidget

from arrangeboard.app.document import Change
from arrangeboard.app.roll.opening import set_in_hand
from arrangeboard.gui.roll.roll_panel import RollPanel
from arrangeboard.gui.window.desk import Desk

SHARE_OF_ROOM = 0.55
"""How much of the room a roll takes whose height nobody has set yet."""
LEAST_BOARD_HEIGHT = 150


class RollRoom(QSplitter):
    """Board and tray above, the roll below. `opened_changed` tells that it was opened or closed."""

    opened_changed = Signal()
    height_changed = Signal(int)

    def __init__(self, desk: Desk, board: QWidget, tray: QWidget, make: Callable[[], RollPanel]) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._desk = desk
        self._board = board
        self._make = make
        self._wanted_height = 0
        self.roll: RollPanel | None = None
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(board, 1)
        column.addWidget(tray)
        board.setMinimumHeight(desk.theme.size(LEAST_BOARD_HEIGHT))
        self.addWidget(upper)
        self.setHandleWidth(desk.theme.size(5))
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 1)
        self.splitterMoved.connect(lambda _at, _index: self._keep_height())
        desk.listen(self, self._follow)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    @property
    def is_open(self) -> bool:
        """Whether the roll is shown."""
        return self.roll is not None and self.roll.isVisibleTo(self)

    def use_height(self, height: int) -> None:
        """Give the roll so many pixels when it opens; 0 for its usual share."""
        self._wanted_height = height
        self._follow(Change(self._desk.document.song, self._desk.document.song, "roll"))

    def _follow(self, _change: Change) -> None:
        wanted = self._desk.document.roll.is_open
        if wanted and not self.is_open:
            self._open()
        elif not wanted and self.is_open:
            self._close()

    def _open(self) -> None:
        if self.roll is None:
            self.roll = self._make()
            self.addWidget(self.roll)
            self.setStretchFactor(1, 0)
        self.roll.show()
        height = self._wanted_height or round(self.height() * SHARE_OF_ROOM)
        self.setSizes([max(1, self.height() - height), height])
        self.opened_changed.emit()
        self.roll.view.fit()

    def _close(self) -> None:
        if self.roll is None:
            return
        held = QApplication.focusWidget()
        had_focus = held is not None and self.roll.isAncestorOf(held)
        self.roll.ear.let_go()
        self.roll.hide()
        self.opened_changed.emit()
        if had_focus:
            self._board.setFocus()

    def _keep_height(self) -> None:
        if self.roll is not None:
            self._wanted_height = self.roll.height()
            self.height_changed.emit(self._wanted_height)

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Keys and edit commands mean notes while the focus is in the roll; a menu does not take it away."""
        if now is None or now.window() is not self.window() or isinstance(now, QMenuBar | QMenu):
            return
        is_inside = self.roll is not None and self.is_open and self.roll.isAncestorOf(now)
        set_in_hand(self._desk.document, on=is_inside)
