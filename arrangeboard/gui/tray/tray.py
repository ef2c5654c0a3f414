"""The tray under the board: every piece of the song, and the shelf of sections outside this order."""

from collections.abc import Hashable
from typing import cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from arrangeboard.app.document import Change
from arrangeboard.app.piece_list import PieceList, PieceUse
from arrangeboard.gui.fields.labels import paragraph
from arrangeboard.gui.look.theme import MEDIUM, SEMIBOLD
from arrangeboard.gui.tray.card_strip import CardStrip
from arrangeboard.gui.tray.piece_strip import PieceStrip
from arrangeboard.gui.tray.shelf_strip import ShelfStrip
from arrangeboard.gui.tray.tray_menus import PieceMenu, ShelfMenu
from arrangeboard.gui.window.desk import Desk
from arrangeboard.song.ids import PieceId, SectionId
from arrangeboard.words import say

MANY_PIECES = 9


class Tray(QFrame):
    """Two rows of cards of which one is shown: pieces and shelf."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("tray")
        self._list = PieceList()
        self._uses: tuple[PieceUse, ...] = ()
        self._wanted = ""
        self.setFixedHeight(desk.theme.size(112))
        self.pieces = PieceStrip(desk.theme)
        self.shelf = ShelfStrip(desk.theme)
        self.piece_menu = PieceMenu(desk, self)
        self.shelf_menu = ShelfMenu(desk, self)
        self._stack = QStackedWidget()
        self._add_page(self.pieces, "no-pieces")
        self._add_page(self.shelf, "empty-shelf")
        self._tabs = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 6)
        row.setSpacing(12)
        row.addWidget(self._side())
        row.addWidget(self._stack, 1)
        self._connect()
        desk.hearing.changed.connect(self._show_heard)
        desk.listen(self, self._follow)
        self._refresh()

    def show_shelf(self) -> None:
        """Show the shelf instead of the pieces."""
        self._tabs.buttons()[1].click()

    def _side(self) -> QWidget:
        look = self._desk.theme
        side = QWidget()
        side.setFixedWidth(look.size(132))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for at in range(2):
            tab = QPushButton()
            tab.setProperty("look", "left")
            tab.setFont(look.font(13, SEMIBOLD if at == 0 else MEDIUM))
            tab.setCheckable(True)
            self._tabs.addButton(tab, at)
            column.addWidget(tab)
        self._tabs.buttons()[0].setChecked(True)
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("find-piece"))
        self.search.setAccessibleName(say("find-piece"))
        self.search.setClearButtonEnabled(True)
        column.addWidget(self.search)
        column.addStretch(1)
        return side

    def _add_page(self, strip: CardStrip, when_empty: str) -> None:
        area = QScrollArea()
        area.setWidget(strip)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QStackedWidget()
        page.addWidget(area)
        empty = paragraph(self._desk.theme, say(when_empty), role="dim")
        empty.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        page.addWidget(empty)
        self._stack.addWidget(page)

    def _connect(self) -> None:
        self._tabs.idClicked.connect(self._choose)
        self.search.textChanged.connect(lambda _words: self._refresh())
        self.pieces.taken.connect(self._place)
        self.pieces.menu_requested.connect(self._offer_for_piece)
        self.pieces.hear_wanted.connect(lambda key: self.piece_menu.hear(cast("PieceId", key)))
        self.shelf.hear_wanted.connect(lambda key: self.shelf_menu.hear(cast("SectionId", key)))
        self._show_heard()
        self.shelf.taken.connect(self._bring_back)
        self.shelf.menu_requested.connect(self._offer_for_section)

    def _choose(self, page: int) -> None:
        self._stack.setCurrentIndex(page)
        for at, tab in enumerate(self._tabs.buttons()):
            tab.setFont(self._desk.theme.font(13, SEMIBOLD if at == page else MEDIUM))
        self._refresh()

    def _follow(self, change: Change) -> None:
        before, after = change.before, change.after
        same_music = before.pieces is after.pieces and before.sections is after.sections
        same_order = before.arrangement is after.arrangement and before.lanes is after.lanes
        if not (same_music and same_order):
            self._refresh()

    def _refresh(self) -> None:
        song = self._desk.document.song
        self.search.setVisible(len(song.pieces) >= MANY_PIECES and self._stack.currentIndex() == 0)
        wanted = self.search.text().casefold() if self.search.isVisibleTo(self) else ""
        uses = self._list.update(song)
        if uses is not self._uses or wanted != self._wanted:
            self._uses, self._wanted = uses, wanted
            found = (use for use in uses if wanted in use.piece.name.casefold())
            self.pieces.show_pieces(tuple(found) if wanted else uses)
        self.shelf.show_song(song)
        counts = (len(uses), len(self.shelf.keys))
        for at, (code, count) in enumerate(zip(("tab-pieces", "tab-shelf"), counts, strict=True)):
            self._tabs.buttons()[at].setText(say(code, count=count) if count else say(f"{code}-none"))
            page = self._stack.widget(at)
            if isinstance(page, QStackedWidget):
                page.setCurrentIndex(0 if count else 1)

    def _place(self, key: Hashable) -> None:
        self.piece_menu.place(cast("PieceId", key))

    def _bring_back(self, key: Hashable) -> None:
        self.shelf_menu.bring_back(cast("SectionId", key))

    def _show_heard(self) -> None:
        """Show which card is being heard, and whether any can be."""
        heard = self._desk.hearing.heard
        kind, key = heard if isinstance(heard, tuple) and len(heard) == 2 else ("", None)
        self.pieces.show_heard(key if kind == "piece" else None)
        self.shelf.show_heard(key if kind == "shelf" else None)
        for strip in (self.pieces, self.shelf):
            strip.is_hearable = not self._desk.hearing.why_not

    def _offer_for_piece(self, key: Hashable, where: QPoint) -> None:
        self._pop_up(self.piece_menu.menu(cast("PieceId", key)), where)

    def _offer_for_section(self, key: Hashable, where: QPoint) -> None:
        self._pop_up(self.shelf_menu.menu(cast("SectionId", key)), where)

    def _pop_up(self, menu: QMenu, where: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)
