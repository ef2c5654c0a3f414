"""Pieces dragged from the tray and sections from the shelf, dropped onto the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from arrangeboard.app.selecting import select_cell
from arrangeboard.app.selection import Cell
from arrangeboard.board.hit import EmptyCell, FilledCell, hit
from arrangeboard.board.overlay import drop_column, drop_place, ghost, insertion_column
from arrangeboard.gui.board.cells import cell_key
from arrangeboard.gui.board.gesture import Layers
from arrangeboard.song import find
from arrangeboard.song.edits.order import place_from_shelf
from arrangeboard.song.edits.parts import fill_cells
from arrangeboard.song.ids import PartId, PieceId, SectionId
from arrangeboard.song.values import Part

if TYPE_CHECKING:
    from arrangeboard.gui.board.board_view import BoardView

PIECE_MIME = "application/x-arrangeboard-piece"
SECTION_MIME = "application/x-arrangeboard-section"


class _Over(Struct, frozen=True):
    """What hangs over the board: a piece over a cell, or a section over a gap of the order."""

    piece: PieceId | None = None
    cell: Cell | None = None
    section: SectionId | None = None
    index: int = 0


class Drops:
    """Follows what is dragged onto the board from elsewhere."""

    def __init__(self, board: BoardView) -> None:
        self._board = board
        self._over: _Over | None = None

    @property
    def is_over(self) -> bool:
        """Whether something hangs over the board."""
        return self._over is not None

    def enter(self, event: QDragMoveEvent) -> None:
        """Something comes in; what the board does not know is left to the window."""
        if _number(event, PIECE_MIME) is None and _number(event, SECTION_MIME) is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    def move(self, event: QDragMoveEvent) -> None:
        """It moves."""
        over = self._find(event)
        event.setAccepted(over is not None)
        if over != self._over:
            self._over = over
            self._board.viewport().update()
            self._board.say_hint(self._hint())

    def leave(self) -> None:
        """It goes away."""
        self._over = None
        self._board.say_hint("")
        self._board.viewport().update()

    def drop(self, event: QDropEvent) -> None:
        """It is let go."""
        over = self._find(event)
        self.leave()
        if over is None:
            event.ignore()
            return
        event.acceptProposedAction()
        self._board.attempt(lambda: self._place(over))

    def layers(self) -> Layers:
        """The lit column and cell with the piece as it would be tiled, or the gap a section would fill."""
        over, scene, frame = self._over, self._board.scene, self._board.frame
        if over is None:
            return Layers()
        if over.cell is None:
            top = insertion_column(scene, over.index, frame.sections.y - 2)
            return Layers(ground=insertion_column(scene, over.index, -6), top=top)
        key = cell_key(over.cell)
        shown = ghost(scene, key, Part(PartId(0), over.piece), "", 0.85)
        return Layers(ground=[*drop_column(scene, over.cell.slot), *drop_place(scene, key), *shown])

    def _find(self, event: QDropEvent) -> _Over | None:
        scale, board = self._board.theme.scale, self._board
        x, y = event.position().x() / scale, event.position().y() / scale
        piece, section = _number(event, PIECE_MIME), _number(event, SECTION_MIME)
        if piece is not None and piece in board.scene.song.pieces:
            target = hit(board.scene, board.frame, x, y)
            if isinstance(target, EmptyCell | FilledCell):
                return _Over(piece=PieceId(piece), cell=Cell(target.slot, target.lane))
        if section is not None and section in board.scene.song.sections:
            return _Over(section=SectionId(section), index=self._gap(board.frame.board_x(x)))
        return None

    def _gap(self, x: float) -> int:
        """The gap of the order nearest to an x of the board."""
        geometry = self._board.scene.geometry
        slot = geometry.slot_at(x)
        if slot is None:
            return 0 if x < 0 else len(geometry.slots)
        return slot if x < geometry.slot_left(slot) + geometry.slot_width(slot) / 2 else slot + 1

    def _place(self, over: _Over) -> None:
        document = self._board.document
        if over.cell is not None and over.piece is not None:
            self._play(over.cell, over.piece)
        elif over.section is not None:
            section, index = over.section, over.index
            document.apply(
                "step-place-from-shelf",
                lambda song: place_from_shelf(song, song.arrangement.id, section, index),
                name=document.song.sections[section].name,
            )

    def _play(self, cell: Cell, piece: PieceId) -> None:
        """Have the cell play the piece from start to end."""
        document = self._board.document
        section = find.slot(document.song, cell.slot).section
        document.apply(
            "step-place-piece",
            lambda song: fill_cells(song, [(section, cell.lane)], piece),
            name=document.song.pieces[piece].name,
        )
        select_cell(document, cell)

    def _hint(self) -> str:
        over, scene = self._over, self._board.scene
        if over is None or over.cell is None:
            return ""
        lane = scene.lane(scene.geometry.lane_index[over.cell.lane]).name
        return self._board.lettering.say("board-hint-drop", section=scene.names[over.cell.slot], lane=lane)


def _number(event: QDropEvent, mime: str) -> int | None:
    """The id that a drag carries, if it carries one of that kind."""
    data = event.mimeData()
    text = bytes(data.data(mime).data()) if data.hasFormat(mime) else b""
    return int(text) if text.isdigit() else None
