"""What the board asks for leads to the window's commands, dialogs, menus and status line."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from arrangeboard.app.selection import PartRef, find_part
from arrangeboard.board.hit import FilledCell, Strip, Target
from arrangeboard.gui.board.board_view import BoardView
from arrangeboard.gui.board.keys import focused_target
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
        board.piece_opened.connect(lambda _piece: self._open_selected())
        board.add_section_requested.connect(commands["add-section"].trigger)
        board.add_lane_requested.connect(commands["add-lane"].trigger)
        board.painting_changed.connect(lambda on: commands.check("paint", on=on))
        board.installEventFilter(self)
        board.viewport().installEventFilter(self)

    def use_status(self, status: StatusStrip) -> None:
        """Let the status line show hints and the zoom, and change the zoom."""
        board = self._board
        board.hint_changed.connect(status.show_hint)
        board.zoom_changed.connect(status.show_zoom)
        status.zoom_wanted.connect(board.set_zoom)
        status.fit_wanted.connect(board.fit_all)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open a planned part with a double-click or Enter: it has no piece yet that the board could name."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonDblClick:
            target = self._board.target_at(event.position().toPoint())
            if not self._board.is_painting and _is_planned(self._board, target):
                self._open(target)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            target_of_keys = focused_target(self._board)
            is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers()
            if is_enter and _is_planned(self._board, target_of_keys):
                self._open(target_of_keys)
                return True
        return super().eventFilter(watched, event)

    def _open(self, target: Target | None) -> None:
        if isinstance(target, FilledCell):
            self._deeds.roll.open_part(PartRef(target.slot, target.lane, target.part))

    def _open_selected(self) -> None:
        """Open what the keys or a double-click point at."""
        self._open(focused_target(self._board))

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


def _is_planned(board: BoardView, target: Target | None) -> bool:
    """Whether a target is a part without a piece."""
    if not isinstance(target, FilledCell):
        return False
    part = find_part(board.document.song, PartRef(target.slot, target.lane, target.part))
    return part is not None and part.piece is None
