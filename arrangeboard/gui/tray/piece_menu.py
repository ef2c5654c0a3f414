"""What can be done with a piece of the tray."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from arrangeboard.app.document import Document
from arrangeboard.app.part_places import chosen_cells
from arrangeboard.app.pieces import deeds
from arrangeboard.app.pieces.freezing import freeze_piece
from arrangeboard.app.pieces.piece_list import PieceList
from arrangeboard.app.pieces.places import PiecePlace, shown_places
from arrangeboard.app.pieces.placing import place_piece
from arrangeboard.app.selection import Cell, Selection
from arrangeboard.board.heat_words import mend_words
from arrangeboard.fit.carrying.mend import Mend
from arrangeboard.fit.carrying.ranked import Ranked
from arrangeboard.gui.tray.answers_dialog import AnswersDialog
from arrangeboard.gui.tray.fit_order import chosen_cell
from arrangeboard.gui.tray.hear_entry import add_hear
from arrangeboard.gui.tray.remove_question import ask_remove_everywhere
from arrangeboard.gui.window.desk import Desk
from arrangeboard.gui.window.questions import ask_text
from arrangeboard.song.find import uses_of
from arrangeboard.song.ids import PieceId
from arrangeboard.words import say

MOST_PLACES = 24


class PieceMenu(QObject):
    """Hear, open, place, rename, tag, copy, vary, answer, freeze and remove a piece.

    What `opening` and `renaming` do is the tray's. `made` carries a piece that was made from another.
    """

    made = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget, rank: Callable[[PieceId], Ranked | None]) -> None:
        """`rank` gives how a piece fits the selected cell, where that is asked for."""
        super().__init__(parent)
        self._rank = rank
        self._desk = desk
        self._parent = parent

    def menu(self, piece: PieceId) -> QMenu:
        """Everything that makes sense for the piece now."""
        menu = QMenu(self._parent)
        add_hear(menu, self._desk, lambda: self.hear(piece))
        self.opening = menu.addAction(say("piece-open"))
        _show_key(self.opening, "Return")
        place = menu.addAction(say("piece-place"), lambda: self.place(piece))
        _show_key(place, "Shift+Return")
        place.setEnabled(bool(chosen_cells(self._desk.document)))
        self._add_mended(menu, piece)
        self._add_places(menu, piece)
        menu.addSeparator()
        self.renaming = menu.addAction(say("piece-rename"))
        _show_key(self.renaming, "F2")
        self._add_tags(menu, piece)
        menu.addSeparator()
        _show_key(menu.addAction(say("piece-copy"), lambda: self.duplicate(piece)), "Ctrl+D")
        menu.addAction(say("piece-vary"), lambda: self.vary(piece))
        if not self._desk.document.song.pieces[piece].is_generated:
            menu.addAction(say("piece-answer"), lambda: self.answer(piece))
        if self._desk.document.song.pieces[piece].is_generated:
            freeze = menu.addAction(say("piece-freeze"), lambda: self.freeze(piece))
            freeze.setEnabled(bool(uses_of(self._desk.document.song, piece)))
        menu.addSeparator()
        _show_key(menu.addAction(say("piece-remove"), lambda: self.remove(piece)), "Del")
        return menu

    def hear(self, piece: PieceId) -> None:
        """Let the piece be heard once, as who plays it most does; no longer where it is heard already."""
        from arrangeboard.app.auditions import piece as excerpt  # noqa: PLC0415  brings numpy

        song = self._desk.document.song
        use = next((use for use in PieceList().update(song) if use.piece.id == piece), None)
        akin = (use.lane or use.like) if use is not None else None
        sound = akin.sound if akin is not None else None
        shown = use.shown if use is not None else None
        self._desk.hearing.toggle(("piece", piece), lambda: excerpt(song, piece, sound, shown))

    def place(self, piece: PieceId) -> None:
        """Put the piece into the selected cells; say how where none is selected."""
        if not chosen_cells(self._desk.document):
            self._desk.told.emit(say("select-cell-first"))
            return
        self._desk.act(lambda document: deeds.put_into_chosen(document, piece))

    def rename(self, piece: PieceId, name: str) -> None:
        """Give the piece the name that was typed."""
        self._desk.act(lambda document: deeds.rename(document, piece, name))

    def duplicate(self, piece: PieceId) -> None:
        """A copy of the piece in the tray."""
        self._make(lambda document: deeds.duplicate(document, piece))

    def vary(self, piece: PieceId) -> None:
        """A variation of the piece in the tray."""
        self._make(lambda document: deeds.vary(document, piece))

    def answer(self, piece: PieceId) -> None:
        """Propose answers to the piece, to be heard and taken."""
        dialog = AnswersDialog(self._desk, piece, self._parent)
        dialog.taken.connect(self.made)
        dialog.open()

    def freeze(self, piece: PieceId) -> None:
        """Let every place of a piece from a rule play notes that can be edited."""
        self._desk.act(lambda document: freeze_piece(document, piece))

    def remove(self, piece: PieceId) -> None:
        """Remove the piece; where parts play it, show where, and remove it there too if that is wanted."""
        song = self._desk.document.song
        is_used = bool(uses_of(song, piece))
        if is_used and not ask_remove_everywhere(self._parent, song, piece):
            return
        self._desk.act(lambda document: deeds.delete(document, piece, from_board=is_used))

    def select(self, place: PiecePlace) -> None:
        """Select the parts of a place on the board."""
        focus = Cell(place.slot, place.parts[0].lane)
        self._desk.document.select(Selection(parts=frozenset(place.parts), focus=focus))

    def toggle_tag(self, piece: PieceId, tag: str) -> None:
        """Give the piece a tag, or take it away."""
        held = self._desk.document.song.pieces[piece].tags
        tags = [one for one in held if one != tag] if tag in held else [*held, tag]
        self._desk.act(lambda document: deeds.tag(document, piece, tags))

    def _make(self, deed: Callable[[Document], PieceId]) -> None:
        made: list[PieceId] = []
        if self._desk.act(lambda document: made.append(deed(document))):
            self.made.emit(made[0])

    def _add_mended(self, menu: QMenu, piece: PieceId) -> None:
        """Where the pieces are sorted by fit: place it with what makes it fit better."""
        rank, cell = self._rank(piece), chosen_cell(self._desk.document.selection)
        if rank is not None and cell is not None and not rank.heat.mend.is_nothing:
            mend = rank.heat.mend
            words = say("piece-place-mended", mend=mend_words(mend, say))
            menu.addAction(words, lambda: self._place_mended(piece, cell, mend))

    def _place_mended(self, piece: PieceId, cell: Cell, mend: Mend) -> None:
        self._desk.act(
            lambda document: place_piece(document, cell, piece, start_tick=0, once=False, mend=mend)
        )

    def _add_places(self, menu: QMenu, piece: PieceId) -> None:
        places = shown_places(self._desk.document.song, piece)
        submenu = menu.addMenu(say("piece-select-places"))
        submenu.setEnabled(bool(places))
        for place in places[:MOST_PLACES]:
            words = say("piece-place-line", lane=place.lane, section=place.section)
            submenu.addAction(words.replace("&", "&&"), partial(self.select, place))

    def _add_tags(self, menu: QMenu, piece: PieceId) -> None:
        song = self._desk.document.song
        submenu = menu.addMenu(say("piece-tags"))
        held = song.pieces[piece].tags
        known = dict.fromkeys(tag for one in song.pieces.values() for tag in one.tags)
        for tag in sorted(known, key=str.casefold):
            action = submenu.addAction(tag.replace("&", "&&"), partial(self.toggle_tag, piece, tag))
            action.setCheckable(True)
            action.setChecked(tag in held)
        if known:
            submenu.addSeparator()
        submenu.addAction(say("piece-new-tag"), lambda: self._ask_tag(piece))

    def _ask_tag(self, piece: PieceId) -> None:
        tag = ask_text(self._parent, say("piece-new-tag-title"), say("field-tag"))
        held = self._desk.document.song.pieces[piece].tags
        if tag is not None:
            self._desk.act(lambda document: deeds.tag(document, piece, [*held, tag]))


def _show_key(action: QAction, keys: str) -> None:
    """Show which key does the same on the card; the card itself listens to it."""
    action.setShortcut(QKeySequence(keys))
    action.setShortcutVisibleInContextMenu(True)
