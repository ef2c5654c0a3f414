"""What the commands for looking do: zoom, panels, theme, full screen, help."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWhatsThis

from arrangeboard.gui.dialogs.openers import Dialogs
from arrangeboard.gui.window.actions import Handlers

if TYPE_CHECKING:
    from arrangeboard.gui.window.main_window import MainWindow

ZOOM_STEP = 1.25
LANE_STEP = 12


class Viewing:
    """Handlers of the View and Help menus."""

    def __init__(self, window: "MainWindow", dialogs: Dialogs) -> None:
        self._window = window
        self._dialogs = dialogs

    def handlers(self) -> Handlers:
        """What each command does."""
        window = self._window
        return {
            "zoom-in": lambda: self._zoom(ZOOM_STEP),
            "zoom-out": lambda: self._zoom(1 / ZOOM_STEP),
            "zoom-fit": self._fit,
            "lanes-taller": lambda: self._resize_lanes(LANE_STEP),
            "lanes-shorter": lambda: self._resize_lanes(-LANE_STEP),
            "show-tray": lambda: window.panels.toggle("tray"),
            "show-inspector": lambda: window.panels.toggle("inspector"),
            "show-history": self._show_history,
            "next-pane": lambda: self._go_to_pane(1),
            "previous-pane": lambda: self._go_to_pane(-1),
            "theme-dark": lambda: window.use_theme("dark"),
            "theme-light": lambda: window.use_theme("light"),
            "theme-system": lambda: window.use_theme("system"),
            "presentation": window.toggle_presentation,
            "full-screen": window.toggle_full_screen,
            "what-is-this": QWhatsThis.enterWhatsThisMode,
            "shortcuts": self._dialogs.show_shortcuts,
            "about": self._dialogs.show_about,
        }

    def _resize_lanes(self, pixels: int) -> None:
        board = self._window.board
        board.set_lane_height(board.scene.geometry.lane_height + pixels)

    def _zoom(self, factor: float) -> None:
        board = self._window.board
        board.set_zoom(board.zoom * factor)

    def _fit(self) -> None:
        self._window.board.fit_all()

    def _go_to_pane(self, step: int) -> None:
        from arrangeboard.gui.window.panes import go_to_pane  # noqa: PLC0415  loaded with the first song

        go_to_pane(self._window.workspace, step)

    def _show_history(self) -> None:
        self._window.panels.show_history()
