"""What tray and piano roll ask each other and the window for, and what is told of shared pieces."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from arrangeboard.app.document import Change
from arrangeboard.app.roll_piece import places_of
from arrangeboard.app.roll_writing import own_with_change
from arrangeboard.gui.handlers.roll import Roll
from arrangeboard.gui.window.desk import Desk
from arrangeboard.gui.window.message_bar import MessageBar
from arrangeboard.gui.window.workspace import Workspace
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Piece
from arrangeboard.words import say


class RollLinks(QObject):
    """Ties the roll of a workspace to its window for as long as the workspace stands."""

    def __init__(
        self,
        workspace: Workspace,
        desk: Desk,
        roll: Roll,
        messages: MessageBar,
        fit_panels: Callable[[], object],
    ) -> None:
        super().__init__(workspace)
        self._desk = desk
        self._messages = messages
        self._told: set[PieceId] = set()
        workspace.tray.piece_opened.connect(roll.open_piece)
        workspace.tray.piece_wanted.connect(roll.open_piece)
        workspace.room.opened_changed.connect(fit_panels)
        workspace.room.height_changed.connect(roll.keep_height)
        desk.listen(workspace, self._follow)
        workspace.room.use_height(roll.height)

    def _follow(self, change: Change) -> None:
        """Tell once of each piece that a change of it is heard in several places."""
        roll = self._desk.document.roll
        if change.what != "edit" or roll.piece is None or roll.ref is None or roll.piece in self._told:
            return
        before, after = change.before.pieces.get(roll.piece), change.after.pieces.get(roll.piece)
        if before is None or after is None or before.content == after.content:
            return
        places = places_of(change.after, roll.piece)
        if len(places) > 1:
            self._told.add(roll.piece)
            self._tell(before, len(places))

    def _tell(self, before: Piece, count: int) -> None:
        words = say("shared-piece-changed", name=before.name, count=count)
        own = say("command-own-piece-short")
        desk = self._desk
        self._messages.note(words, own, lambda: desk.act(lambda document: own_with_change(document, before)))
