"""What the command that fills the puzzle does."""

from typing import TYPE_CHECKING

from arrangeboard.gui.window.actions import Handlers

if TYPE_CHECKING:
    from arrangeboard.gui.window.main_window import MainWindow


class Filling:
    """Opens the dialog, which is loaded when it is first asked for."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def handlers(self) -> Handlers:
        """What each command does."""
        return {"fill-puzzle": self.show}

    def show(self) -> None:
        """Ways to fill the empty cells that are selected, or all of them."""
        from arrangeboard.gui.dialogs.filling.filling_dialog import FillingDialog  # noqa: PLC0415  see above

        FillingDialog(self._window.desk, self._window.playing, self._window).open()
