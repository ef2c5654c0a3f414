"""What the window shows of an open song: header, board, tray and details around it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from arrangeboard.gui.board.board_view import BoardView
from arrangeboard.gui.header.header import Header
from arrangeboard.gui.inspector.panel import Inspector
from arrangeboard.gui.playing.on_board import BoardPlaying
from arrangeboard.gui.playing.playing import Playing
from arrangeboard.gui.roll.roll_panel import RollPanel
from arrangeboard.gui.roll.roll_room import RollRoom
from arrangeboard.gui.tray.tray import Tray
from arrangeboard.gui.window.actions import Actions
from arrangeboard.gui.window.desk import Desk
from arrangeboard.gui.window.menus import Submenus
from arrangeboard.words import say

INSPECTOR_WIDTH = 340
NARROW, LOW = 1180, 700
"""Below these, in pixels, the details and the tray hide until they are asked for: the board comes first."""


class Workspace(QWidget):
    """One document's widgets. They keep nothing that the document does not say."""

    def __init__(
        self, desk: Desk, actions: Actions, playing: Playing, submenus: Submenus, *, animated: bool
    ) -> None:
        super().__init__()
        self.setObjectName("workspace")
        self._desk, self._actions, self._playing, self._submenus = desk, actions, playing, submenus
        self.header = Header(desk, actions, playing, submenus)
        self.board = BoardView(desk.document, desk.theme, animated=animated)
        self.board.setObjectName("board")
        BoardPlaying(self.board, playing, animated=animated)
        self.tray = Tray(desk)
        self.board.tray = self.tray
        self.room = RollRoom(desk, self.board, self.tray, self._make_roll)
        self.inspector = Inspector(desk, playing)
        self.board.refused.connect(desk.refused)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out(desk.theme.size(INSPECTOR_WIDTH))
        self._explain()

    def _lay_out(self, inspector_width: int) -> None:
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        for at, widget in enumerate((self.room, self.inspector)):
            self._split.addWidget(widget)
            self._split.setStretchFactor(at, 1 - at)
        self._split.setSizes([10_000, inspector_width])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._split, 1)

    @property
    def roll(self) -> RollPanel | None:
        """The piano roll, while it is open."""
        return self.room.roll if self.room.is_open else None

    def _make_roll(self) -> RollPanel:
        hint = self.board.say_hint
        return RollPanel(self._desk, self._actions, self._playing, self._submenus, hint)

    def _explain(self) -> None:
        """Say what each pane is, to whoever asks with "What is this?"."""
        panes = {"header": self.header, "board": self.board, "tray": self.tray, "inspector": self.inspector}
        for name, pane in panes.items():
            pane.setWhatsThis(say(f"what-is-{name}"))

    def fit_panels(self, width: int, height: int, chosen: Mapping[str, bool]) -> None:
        """Show as many panels as a window of this size has room for beside the board.

        `chosen` says of a panel whether the user wants it, whatever room there is. Beside an open piano roll
        the tray is only shown where it was asked for there: as "tray-beside-roll".
        """
        self.inspector.setVisible(chosen.get("inspector", width >= NARROW))
        usual = chosen.get("tray", height >= LOW)
        self.tray.setVisible(chosen.get("tray-beside-roll", False) if self.room.is_open else usual)

    def panel(self, name: str) -> QWidget:
        """The panel "tray" or "inspector"."""
        return {"tray": self.tray, "inspector": self.inspector}[name]
