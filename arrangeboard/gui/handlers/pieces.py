"""What the commands for pieces of the tray do."""

from typing import TYPE_CHECKING

from arrangeboard.app.fit.missing_parts import toggle_left_empty
from arrangeboard.app.pieces.freezing import freeze_parts
from arrangeboard.gui.window.actions import Handlers
from arrangeboard.words import say

if TYPE_CHECKING:
    from arrangeboard.gui.tray.tray import Tray
    from arrangeboard.gui.window.main_window import MainWindow


class Pieces:
    """Handlers that need the tray; they bring it into sight."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def handlers(self) -> Handlers:
        """What each command does."""
        return {
            "keep-as-piece": self._keep,
            "freeze-parts": self._freeze,
            "new-piece": lambda: self._tray().make_new(),
            "show-starters": lambda: self._tray().show_starters(),
            "fits-here": lambda: self._tray().show_fitting(),
            "left-empty": self._leave_empty,
        }

    def _keep(self) -> None:
        self._tray().take_parts(self._window.desk.document.selection.parts)

    def _freeze(self) -> None:
        self._window.act(lambda document: freeze_parts(document, document.selection.parts))

    def _leave_empty(self) -> None:
        said: list[bool] = []
        if self._window.desk.act(lambda document: said.append(toggle_left_empty(document))) and not said[0]:
            self._window.say_hint(say("left-empty-nothing"))

    def _tray(self) -> "Tray":
        """The tray, in sight."""
        tray = self._window.workspace.tray
        if not tray.isVisible():
            self._window.panels.toggle("tray")
        return tray
