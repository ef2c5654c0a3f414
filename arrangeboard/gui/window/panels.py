"""Which panels stand beside the board: as many as there is room for, and those that the user asks for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from arrangeboard.app.document import Document
from arrangeboard.gui.window.checked import check_panels
from arrangeboard.song.values import View

if TYPE_CHECKING:
    from arrangeboard.gui.window.main_window import MainWindow


class Panels:
    """The panels of one window, and what its user has said of each. Only asked while a song is open."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._chosen: dict[str, bool] = {}
        self._before: bool | None = None
        self._seen: tuple[Document, View] | None = None

    def toggle(self, name: str) -> None:
        """Show or hide a panel."""
        workspace = self._window.workspace
        shown = not workspace.panel(name).isVisibleTo(workspace)
        is_beside = name == "tray" and workspace.room.is_open
        self._choose("tray-beside-roll" if is_beside else name, shown=shown)

    def show_details(self, name: str) -> None:
        """Show the details of the "song", the "section" or the "part", with the cursor in them."""
        self._choose("inspector", shown=True)
        self._window.workspace.inspector.focus_form(name)

    def show_advice(self, *, focused: bool) -> None:
        """Show what there is to say about the selected part, with the cursor on it where it is `focused`."""
        self._choose("inspector", shown=True)
        self._window.workspace.inspector.show_advice(focused=focused)

    def show_history(self) -> None:
        """Show every step of this session."""
        self._choose("inspector", shown=True)
        self._window.workspace.inspector.show_history()

    def keep_view(self) -> None:
        """Remember how the board is looked at, for when the presentation is over."""
        self._window.board.keep_view()
        document = self._window.desk.document
        self._seen = document, document.song.view

    def present(self, *, on: bool) -> None:
        """For those who look on, the whole song and no details; afterwards the details as they were."""
        if on:
            self._before = self._chosen.get("inspector")
            self._choose("inspector", shown=False)
            # Once the board has its new size.
            QTimer.singleShot(0, self._window.board, self._window.board.fit_all)
            return
        if self._before is None:
            self._chosen.pop("inspector", None)
        else:
            self._chosen["inspector"] = self._before
        self.fit()
        # Once the board has its old size.
        QTimer.singleShot(0, self._window.board, self._see_as_before)

    def _see_as_before(self) -> None:
        """Zoom and scroll as before the presentation; where nobody knows, as a song is first seen."""
        seen, board = self._seen, self._window.board
        self._seen = None
        is_known = seen is not None and seen[0] is self._window.desk.document
        board.show_view(seen[1] if seen is not None and is_known else View())

    def fit(self) -> None:
        """Show the panels that there is room for now."""
        window = self._window
        window.workspace.fit_panels(window.width(), window.height(), self._chosen)
        check_panels(window.commands, window.workspace)

    def _choose(self, name: str, *, shown: bool) -> None:
        """Show or hide a panel as the user says, from now on."""
        self._chosen[name] = shown
        self.fit()
