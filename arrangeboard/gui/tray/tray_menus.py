"""What can be done with a piece of the tray and with a section of the shelf."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from arrangeboard.app.part_places import chosen_cells
from arrangeboard.app.piece_list import PieceList
from arrangeboard.gui.window.desk import Desk
from arrangeboard.gui.window.questions import ask_text, ask_yes
from arrangeboard.song.edits.order import delete_section, place_from_shelf
from arrangeboard.song.edits.parts import fill_cells
from arrangeboard.song.edits.pieces import duplicate_piece, remove_piece, rename_piece
from arrangeboard.song.find import uses_of
from arrangeboard.song.ids import PieceId, SectionId
from arrangeboard.words import say


class PieceMenu:
    """Place, rename, copy and remove a piece."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk = desk
        self._parent = parent

    def menu(self, piece: PieceId) -> QMenu:
        """Everything that makes sense for the piece now."""
        menu = QMenu(self._parent)
        _add_hear(menu, self._desk, lambda: self.hear(piece))
        place = menu.addAction(say("piece-place"), lambda: self.place(piece))
        place.setEnabled(bool(chosen_cells(self._desk.document)))
        menu.addSeparator()
        menu.addAction(say("piece-rename"), lambda: self.rename(piece))
        menu.addAction(say("piece-copy"), lambda: self.duplicate(piece))
        menu.addSeparator()
        menu.addAction(say("piece-remove"), lambda: self.remove(piece))
        return menu

    def hear(self, piece: PieceId) -> None:
        """Let the piece be heard once, as who plays it most does; no longer where it is heard already."""
        from arrangeboard.app.auditions import piece as excerpt  # noqa: PLC0415  brings numpy

        song = self._desk.document.song
        player = next((use.lane for use in PieceList().update(song) if use.piece.id == piece), None)
        sound = player.sound if player is not None else None
        self._desk.hearing.toggle(("piece", piece), lambda: excerpt(song, piece, sound))

    def place(self, piece: PieceId) -> None:
        """Put the piece into the selected cells; say how where none is selected."""
        cells = chosen_cells(self._desk.document)
        if not cells:
            self._desk.told.emit(say("select-cell-first"))
            return
        name = self._desk.document.song.pieces[piece].name
        self._desk.attempt(
            lambda: self._desk.document.apply(
                "step-place-piece", lambda song: fill_cells(song, cells, piece), name=name
            )
        )

    def rename(self, piece: PieceId) -> None:
        """Ask for another name."""
        held = self._desk.document.song.pieces[piece]
        name = ask_text(self._parent, say("piece-rename-title"), say("field-name"), held.name)
        if name is not None:
            self._desk.attempt(
                lambda: self._desk.document.apply(
                    "step-rename-piece", lambda song: rename_piece(song, piece, name), name=name
                )
            )

    def duplicate(self, piece: PieceId) -> None:
        """A copy of the piece in the tray."""
        name = self._desk.document.song.pieces[piece].name
        self._desk.attempt(
            lambda: self._desk.document.apply(
                "step-duplicate-piece", lambda song: duplicate_piece(song, piece), name=name
            )
        )

    def remove(self, piece: PieceId) -> None:
        """Remove the piece; ask first where parts play it."""
        song = self._desk.document.song
        name, uses = song.pieces[piece].name, len(uses_of(song, piece))
        if uses and not ask_yes(self._parent, say("piece-remove-question", name=name, count=uses)):
            return
        self._desk.attempt(
            lambda: self._desk.document.apply(
                "step-remove-piece",
                lambda song: remove_piece(song, piece, from_board=uses > 0),
                name=name,
            )
        )


class ShelfMenu:
    """Bring a section back, or delete it for good."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk = desk
        self._parent = parent

    def menu(self, section: SectionId) -> QMenu:
        """Everything that makes sense for the section now."""
        menu = QMenu(self._parent)
        _add_hear(menu, self._desk, lambda: self.hear(section))
        menu.addAction(say("shelf-bring-back"), lambda: self.bring_back(section))
        menu.addSeparator()
        menu.addAction(say("shelf-delete"), lambda: self.delete(section))
        return menu

    def hear(self, section: SectionId) -> None:
        """Let the section be heard once; no longer where it is heard already."""
        from arrangeboard.app.auditions import shelved  # noqa: PLC0415  brings numpy

        song = self._desk.document.song
        self._desk.hearing.toggle(("shelf", section), lambda: shelved(song, song.sections[section]))

    def bring_back(self, section: SectionId) -> None:
        """Put the section behind the selected one, else at the end."""
        document = self._desk.document
        song = document.song
        order = [slot.id for slot in song.arrangement.order]
        chosen = [at for at, slot in enumerate(order) if slot in document.selection.slots]
        index = chosen[-1] + 1 if chosen else len(order)
        self._desk.attempt(
            lambda: document.apply(
                "step-place-from-shelf",
                lambda song: place_from_shelf(song, song.arrangement.id, section, index),
                name=song.sections[section].name,
            )
        )

    def delete(self, section: SectionId) -> None:
        """Delete the section for good."""
        name = self._desk.document.song.sections[section].name
        self._desk.attempt(
            lambda: self._desk.document.apply(
                "step-delete-section", lambda song: delete_section(song, section), name=name
            )
        )


def _add_hear(menu: QMenu, desk: Desk, hear: Callable[[], object]) -> None:
    action = menu.addAction(say("command-hear"), hear)
    action.setEnabled(not desk.hearing.why_not)
    action.setToolTip(desk.hearing.why_not)
    menu.setToolTipsVisible(True)
    menu.addSeparator()
