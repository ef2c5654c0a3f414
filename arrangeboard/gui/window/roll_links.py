"""What tray and piano roll ask each other and the window for, and what is told of shared pieces."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from arrangeboard.app.document import Change
from arrangeboard.app.pieces.places import parts_of
from arrangeboard.app.roll.writing import own_with_change
from arrangeboard.app.selection import PartRef
from arrangeboard.gui.handlers.roll import Roll
from arrangeboard.gui.window.desk import Desk
from arrangeboard.gui.window.message_bar import MessageBar
from arrangeboard.gui.window.workspace import Workspace
from arrangeboard.song.values import Generated, Piece, Song, Written
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
        self._told: set[PartRef] = set()
        self._offer: tuple[PartRef, Piece] | None = None
        self._words = ""
        workspace.tray.piece_opened.connect(roll.open_piece)
        workspace.tray.piece_wanted.connect(roll.open_piece)
        workspace.room.opened_changed.connect(fit_panels)
        workspace.room.height_changed.connect(roll.keep_height)
        desk.listen(workspace, self._follow)
        workspace.room.use_height(roll.height)

    def _follow(self, change: Change) -> None:
        """Tell once of each part that a change of its piece is heard in other places too."""
        if change.what not in {"edit", "undo", "redo", "roll"}:
            return
        if self._offer is not None and not self._is_offered(*self._offer, change):
            self._end_offer()
        roll = self._desk.document.roll
        if change.what != "edit" or roll.piece is None or roll.ref is None or roll.ref in self._told:
            return
        before, after = change.before.pieces.get(roll.piece), change.after.pieces.get(roll.piece)
        if before is None or after is None or before.content == after.content:
            return
        places = parts_of(change.after, roll.piece)
        if len(places) > 1:
            self._told.add(roll.ref)
            self._tell(roll.ref, before, len(places))

    def _is_offered(self, ref: PartRef, before: Piece, change: Change) -> bool:
        """Whether the button can still mean what it was offered for."""
        roll = self._desk.document.roll
        if (roll.ref, roll.piece) != (ref, before.id) or len(parts_of(change.after, before.id)) < 2:
            return False
        # Behind undo and redo other places play something else than the button would give them back.
        return change.what not in {"undo", "redo"} or _held(change.before, before) == _held(
            change.after, before
        )

    def _tell(self, ref: PartRef, before: Piece, count: int) -> None:
        words = say("shared-piece-changed", name=before.name, count=count)
        own = say("command-own-piece-short")
        desk = self._desk
        self._offer, self._words = (ref, before), words
        self._messages.note(
            words, own, lambda: desk.act(lambda document: own_with_change(document, ref, before))
        )

    def _end_offer(self) -> None:
        self._offer = None
        if self._messages.words.text() == self._words:
            self._messages.end_offer()


def _held(song: Song, piece: Piece) -> Written | Generated | None:
    held = song.pieces.get(piece.id)
    return held.content if held is not None else None
