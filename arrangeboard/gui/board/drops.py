"""What is dropped onto the board: pieces and starters of the tray, sections of the shelf, and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import DecodeError, ValidationError, json
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from arrangeboard.app.pieces.deeds import StarterChoice
from arrangeboard.board.overlay import insertion_column
from arrangeboard.generate.starters import STARTERS
from arrangeboard.gui.board.file_drop import FileDrop
from arrangeboard.gui.board.gesture import Layers, Pointer
from arrangeboard.gui.board.piece_drop import PieceDrop
from arrangeboard.gui.window.dropping import melody_path
from arrangeboard.song.edits.order import place_from_shelf
from arrangeboard.song.ids import PieceId, SectionId

if TYPE_CHECKING:
    from arrangeboard.gui.board.board_view import BoardView

PIECE_MIME = "application/x-arrangeboard-piece"
SECTION_MIME = "application/x-arrangeboard-section"
STARTER_MIME = "application/x-arrangeboard-starter"
"""A `StarterChoice` as JSON."""


class Drops:
    """Follows what is dragged onto the board from elsewhere."""

    def __init__(self, board: BoardView) -> None:
        self._board = board
        self._piece: PieceDrop | FileDrop | None = None
        self._section: SectionId | None = None
        self._gap: int | None = None

    @property
    def is_over(self) -> bool:
        """Whether something hangs over the board, at a place or not."""
        return self._piece is not None or self._section is not None

    def enter(self, event: QDragMoveEvent) -> None:
        """Something comes in; what the board does not know is left to the window."""
        self._take(event.mimeData())
        if self.is_over:
            event.acceptProposedAction()
        else:
            event.ignore()

    def move(self, event: QDragMoveEvent) -> None:
        """It moves."""
        before = self._place()
        event.setAccepted(self._follow(event))
        if self._place() != before:
            self._board.viewport().update()
            self._board.say_hint(self._piece.hint() if self._piece else "")

    def leave(self) -> None:
        """It goes away."""
        self._piece = self._section = self._gap = None
        self._board.warmth.cool()
        self._board.say_hint("")
        self._board.viewport().update()

    def drop(self, event: QDropEvent) -> None:
        """It is let go."""
        if not self.is_over:
            self._take(event.mimeData())
        is_placed = self._follow(event)
        piece, section, gap = self._piece, self._section, self._gap
        self.leave()
        if not is_placed:
            event.ignore()
            return
        event.acceptProposedAction()
        if piece is not None:
            self._board.attempt(piece.drop)
        elif section is not None and gap is not None:
            self._board.attempt(lambda: self._place_section(section, gap))

    def layers(self) -> Layers:
        """The places and the landing of a piece, or the gap that a section would fill."""
        scene, frame = self._board.scene, self._board.frame
        if self._piece is not None:
            return Layers(ground=self._piece.marks(frame.on_board(frame.ground)))
        if self._gap is None:
            return Layers()
        top = insertion_column(scene, self._gap, frame.sections.y - 2)
        return Layers(ground=insertion_column(scene, self._gap, -6), top=top)

    def _take(self, data: QMimeData) -> None:
        """Look at what it is that comes in."""
        song = self._board.scene.song
        piece, section = _number(data, PIECE_MIME), _number(data, SECTION_MIME)
        starter = _starter(data)
        self._piece = self._section = self._gap = None
        if piece is not None and piece in song.pieces:
            self._piece = PieceDrop(self._board, PieceId(piece))
        elif starter is not None:
            self._piece = PieceDrop(self._board, starter)
        elif section is not None and section in song.sections:
            self._section = SectionId(section)
        elif (path := melody_path(data)) is not None:
            self._piece = FileDrop(self._board, path)

    def _follow(self, event: QDropEvent) -> bool:
        """Take its place; whether it can be let go there."""
        scale, held = self._board.theme.scale, event.modifiers()
        pointer = Pointer(
            event.position().x() / scale,
            event.position().y() / scale,
            alt=bool(held & Qt.KeyboardModifier.AltModifier),
            shift=bool(held & Qt.KeyboardModifier.ShiftModifier),
            ctrl=bool(held & Qt.KeyboardModifier.ControlModifier),
        )
        if self._piece is not None:
            return self._piece.move(pointer)
        if self._section is None:
            return False
        self._gap = self._nearest_gap(self._board.frame.board_x(pointer.x))
        return True

    def _place(self) -> object:
        return self._piece.place if self._piece is not None else self._gap

    def _nearest_gap(self, x: float) -> int:
        """The gap of the order nearest to an x of the board."""
        geometry = self._board.scene.geometry
        slot = geometry.slot_at(x)
        if slot is None:
            return 0 if x < 0 else len(geometry.slots)
        return slot if x < geometry.slot_left(slot) + geometry.slot_width(slot) / 2 else slot + 1

    def _place_section(self, section: SectionId, index: int) -> None:
        document = self._board.document
        document.apply(
            "step-place-from-shelf",
            lambda song: place_from_shelf(song, song.arrangement.id, section, index),
            name=document.song.sections[section].name,
        )


def _number(data: QMimeData, mime: str) -> int | None:
    """The id that a drag carries, if it carries one of that kind."""
    text = bytes(data.data(mime).data()) if data.hasFormat(mime) else b""
    return int(text) if text.isdigit() else None


def _starter(data: QMimeData) -> StarterChoice | None:
    """The rule that a drag carries, if it is one of ours."""
    if not data.hasFormat(STARTER_MIME):
        return None
    try:
        starter = json.decode(bytes(data.data(STARTER_MIME).data()), type=StarterChoice)
    except (DecodeError, ValidationError):
        return None
    return starter if starter.rule in STARTERS else None
