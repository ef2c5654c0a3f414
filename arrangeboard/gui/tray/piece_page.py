"""The tab of pieces: what narrows and sorts them, their cards, and what is said where none is shown."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from arrangeboard.app.pieces.families import family_label
from arrangeboard.app.pieces.finding import (
    ORDERS,
    Order,
    PieceQuery,
    found_pieces,
    roles_present,
)
from arrangeboard.app.pieces.piece_list import PieceList, PieceUse
from arrangeboard.gui.fields.basic import ChoiceField
from arrangeboard.gui.fields.labels import button, paragraph, text
from arrangeboard.gui.look.icons import icon
from arrangeboard.gui.look.theme import MEDIUM, Theme
from arrangeboard.gui.tray.card_grid import CardArea
from arrangeboard.gui.tray.fit_chip import FitChip
from arrangeboard.gui.tray.fit_order import FitOrder
from arrangeboard.gui.tray.piece_strip import PieceStrip
from arrangeboard.gui.tray.role_chips import RoleChips
from arrangeboard.gui.tray.tray_memory import memory_of
from arrangeboard.gui.tray.where_words import where_words
from arrangeboard.gui.window.desk import Desk
from arrangeboard.song.ids import PieceId
from arrangeboard.words import say

SEARCH_WIDTH, ORDER_WIDTH = 138, 144
CARDS, NOTHING_FOUND, EMPTY = range(3)


class PiecePage(QWidget):
    """Every piece of the song, as it is looked for. `new_wanted` is the button for a new piece."""

    new_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._memory = memory_of(desk.document)
        self._list = PieceList()
        self._uses: tuple[PieceUse, ...] = ()
        self._asked: PieceQuery | None = None
        self.fit_order = FitOrder(desk.document, self)
        self.strip = PieceStrip(desk.theme, self.label, self._where, self.fit_order.rank)
        self.fits_here = FitChip(desk.theme)
        self.chips = RoleChips(desk.theme, "chips-pieces")
        self.search = QLineEdit()
        self.order = ChoiceField[Order](self._sort, [(say(f"order-{one}"), one) for one in ORDERS])
        self.new = button(desk.theme, say("new-piece"), self.new_wanted.emit, "quiet")
        self._stack = QStackedWidget()
        self._fill_stack()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.size(4))
        column.addWidget(self._bar())
        column.addWidget(self._stack, 1)
        self._connect()

    @property
    def count(self) -> int:
        """How many pieces there are, shown or not."""
        return len(self._uses)

    def refresh(self) -> None:
        """Show what the song holds now."""
        song, query = self._desk.document.song, self._memory.query
        uses = self._list.update(song)
        if uses is not self._uses or query != self._asked:
            self._uses, self._asked = uses, query
            self.strip.show_pieces(self._found(), song.meter)
            self.chips.offer(roles_present(uses))
            self._show_query(query)
            self._fit_bar()
        self.refresh_fit()
        none_found = self._uses and not self.strip.keys
        self._stack.setCurrentIndex(NOTHING_FOUND if none_found else CARDS if self._uses else EMPTY)

    def refresh_fit(self) -> None:
        """Another cell is selected, or what plays there has changed."""
        cells = len(self.fit_order.cells)
        has_cell = cells > 0
        self.fits_here.count(cells)
        if has_cell == self.fits_here.isHidden():
            self.fits_here.setVisible(has_cell)
            self._fit_bar()
        self.fits_here.setChecked(self._memory.fits_here)
        if has_cell and self._memory.fits_here:
            self.fit_order.look(self._uses)
        else:
            self.fit_order.forget()
            self._show_order()

    def sort_by_fit(self) -> None:
        """Sort the pieces by how well they fit the selected cell."""
        self._memory.fits_here = True
        self.refresh_fit()
        self.strip.go_to_start()

    def _found(self) -> tuple[PieceUse, ...]:
        """The pieces that are looked for, in their order."""
        found = found_pieces(self._uses, self._memory.query)
        return self.fit_order.in_order(found) if self._memory.fits_here else found

    def _show_order(self) -> None:
        """Show the cards in the order that is right now."""
        found = self._found()
        if tuple(use.piece.id for use in found) != self.strip.keys:
            self.strip.show_pieces(found, self._desk.document.song.meter)
        self.strip.update()

    def _toggle_fit(self, on: bool) -> None:  # noqa: FBT001  Qt's own signature
        self._memory.fits_here = on
        self.refresh_fit()
        self.strip.go_to_start()

    def reveal(self, piece: PieceId) -> None:
        """Bring a piece into sight with the keys on it, looking for all pieces where it was left out."""
        self.refresh()
        if piece not in self.strip.keys:
            self._look_for(PieceQuery(order=self._memory.query.order))
        self.strip.make_current(piece)
        self.strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Look for all pieces again."""
        self._look_for(PieceQuery(order=self._memory.query.order))
        self.search.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the chips give way where room is short."""
        super().resizeEvent(event)
        self._fit_bar()

    def _bar(self) -> QWidget:
        look = self._desk.theme
        self.search.setPlaceholderText(say("find-piece"))
        self.search.setAccessibleName(say("find-piece"))
        self.search.setToolTip(say("find-piece-tip"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(look.size(SEARCH_WIDTH))
        self.order.setFixedWidth(look.size(ORDER_WIDTH))
        self.order.setAccessibleName(say("order-label"))
        self.order.setToolTip(say("order-label"))
        self.new.setIcon(icon("plus", look))
        self.new.setIconSize(QSize(look.size(14), look.size(14)))
        self.new.setToolTip(say("new-piece-tip"))
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.size(8))
        row.addWidget(self.chips)
        row.addWidget(self.fits_here)
        row.addStretch(1)
        self.fits_here.hide()
        for widget in (self.search, self.order, self.new):
            widget.setFont(look.font(12.5, MEDIUM))
            row.addWidget(widget)
        return bar

    def _fill_stack(self) -> None:
        look = self._desk.theme
        self._stack.addWidget(CardArea(self.strip))
        self._why = text(look, "", role="dim")
        self._clear = button(look, say("find-clear"), self.clear)
        self._clear.setObjectName("show-all-pieces")
        self._stack.addWidget(_row(look, self._why, self._clear))
        self._stack.addWidget(_row(look, paragraph(look, say("no-pieces"), role="dim")))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.chips.changed.connect(self._filter)
        self.fits_here.clicked.connect(self._toggle_fit)
        self.fit_order.settled.connect(self._show_order)
        self.search.returnPressed.connect(self.strip.setFocus)

    def _search(self, words: str) -> None:
        query = self._memory.query
        self._look_for(PieceQuery(words, query.roles, query.order))

    def _filter(self) -> None:
        query = self._memory.query
        self._look_for(PieceQuery(query.words, self.chips.on, query.order))
        self.strip.go_to_start()

    def _sort(self, order: Order) -> None:
        query = self._memory.query
        self._look_for(PieceQuery(query.words, query.roles, order))

    def _look_for(self, query: PieceQuery) -> None:
        self._memory.query = query
        self.refresh()

    def _show_query(self, query: PieceQuery) -> None:
        if self.search.text() != query.words:
            with QSignalBlocker(self.search):
                self.search.setText(query.words)
        self.chips.show_on(query.roles)
        self.order.show_value(query.order)
        roles = ", ".join(say(f"role-{role}") for role in sorted(query.roles))
        code = "found-none-both" if query.words and roles else "found-none-role" if roles else "found-none"
        self._why.setText(say(code, words=query.words.strip(), roles=roles))

    def _fit_bar(self) -> None:
        held = (self.search, self.order, self.new)
        gap = self._desk.theme.size(8)
        taken = sum(one.sizeHint().width() if one is self.new else one.width() for one in held)
        chip = 0 if self.fits_here.isHidden() else self.fits_here.sizeHint().width() + gap
        self.chips.fit(self.width() - taken - chip - 4 * gap)

    def label(self, piece: PieceId) -> str:
        """A piece's letter in its family; empty where it has no relatives."""
        return family_label(self._desk.document.song, piece)

    def _where(self, piece: PieceId) -> str:
        return where_words(self._desk.document.song, piece)


def _row(look: Theme, words: QWidget, action: QPushButton | None = None) -> QWidget:
    """A sentence where cards would stand, with a button that may help."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.size(14))
    row.addWidget(words, 0 if action else 1, Qt.AlignmentFlag.AlignVCenter)
    if action is not None:
        row.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
    return holder
