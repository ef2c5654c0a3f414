"""What the board asks for leads to the window's commands, dialogs, menus and status line."""

from PySide6.QtCore import QObject, QPoint

from arrangeboard.board.hit import FilledCell, Strip, Target
from arrangeboard.gui.board.board_view import BoardView
from arrangeboard.gui.window.actions import Actions
from arrangeboard.gui.window.context import select_target, show_context_menu
from arrangeboard.gui.window.deeds import Deeds
from arrangeboard.gui.window.status_strip import StatusStrip


class BoardLinks(QObject):
    """Ties a board to its window for as long as the board stands."""

    def __init__(self, board: BoardView, deeds: Deeds, commands: Actions) -> None:
        super().__init__(board)
        self._board = board
        self._deeds = deeds
        self._commands = commands
        board.context_menu_requested.connect(self._offer)
        board.chords_requested.connect(deeds.sections.show_chords_of)
        board.instrument_requested.connect(deeds.lanes.choose_for)
        board.rename_requested.connect(self._rename)
        board.part_opened.connect(deeds.roll.open_part)
        board.add_section_requested.connect(commands["add-section"].trigger)
        board.add_lane_requested.connect(commands["add-lane"].trigger)
        board.fitting_requested.connect(commands["fits-here"].trigger)
        board.painting_changed.connect(lambda on: commands.check("paint", on=on))

    def use_status(self, status: StatusStrip) -> None:
        """Let the status line show hints and the zoom, and change the zoom."""
        board = self._board
        board.hint_changed.connect(status.show_hint)
        board.zoom_changed.connect(status.show_zoom)
        status.zoom_wanted.connect(board.set_zoom)
        status.fit_wanted.connect(board.fit_all)

    def _offer(self, target: Target, where: QPoint) -> None:
        """Show the menu of a target. On the strip "here" is the place pointed at, while the menu is open."""
        deeds = self._deeds
        name = select_target(self._board.document, target)
        menu = show_context_menu(self._board.window(), name, where, self._commands, deeds.submenus)
        if isinstance(target, Strip):
            deeds.playback.point_at(target.tick)
            menu.destroyed.connect(deeds.playback.point_nowhere)

    def _rename(self, target: Target) -> None:
        if isinstance(target, FilledCell):
            self._deeds.parts.rename_piece()
