"""The tray under the board: every piece of the song, starters, and the shelf of sections left out."""

from collections.abc import Hashable, Iterable
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from arrangeboard.app.document import Change
from arrangeboard.app.pieces.deeds import keep_as_piece, new_piece
from arrangeboard.app.selection import PartRef
from arrangeboard.gui.fields.labels import paragraph
from arrangeboard.gui.tray.card_grid import CardArea
from arrangeboard.gui.tray.file_drop import file_menu
from arrangeboard.gui.tray.piece_menu import PieceMenu
from arrangeboard.gui.tray.piece_page import PiecePage
from arrangeboard.gui.tray.piece_strip import PieceStrip
from arrangeboard.gui.tray.shelf_menu import ShelfMenu
from arrangeboard.gui.tray.shelf_strip import ShelfStrip
from arrangeboard.gui.tray.starter_page import StarterPage
from arrangeboard.gui.tray.tray_grip import TrayGrip
from arrangeboard.gui.tray.tray_invitation import TrayInvitation
from arrangeboard.gui.tray.tray_memory import PIECES, SHELF, STARTERS, memory_of
from arrangeboard.gui.tray.tray_tabs import TrayTabs
from arrangeboard.gui.window.desk import Desk
from arrangeboard.gui.window.dropping import melody_path
from arrangeboard.song.ids import PieceId, SectionId
from arrangeboard.words import say

USUAL_HEIGHT, LEAST_HEIGHT, MOST_HEIGHT = 148, 140, 420
MOST_SHARE = 0.6
"""How much of the room above the status line it may take: the board comes first."""


class Tray(QFrame):
    """Three rows of cards of which one is shown: pieces, starters, shelf.

    `piece_opened` carries a piece that is to be seen in the piano roll, `piece_wanted` one that was made for
    it just now.
    """

    piece_opened = Signal(object)
    piece_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._memory = memory_of(desk.document)
        self.setObjectName("tray")
        self.page = PiecePage(desk)
        self.starters = StarterPage(desk)
        self.shelf = ShelfStrip(desk.theme)
        self.piece_menu = PieceMenu(desk, self, self.page.fit_order.rank)
        self.shelf_menu = ShelfMenu(desk, self)
        self._tabs = TrayTabs(desk.theme)
        self._stack = QStackedWidget()
        self._shelf_page = QStackedWidget()
        self._grip = TrayGrip(desk.theme, self)
        self._invitation = TrayInvitation(desk.theme, self)
        self._lay_out()
        self._connect()
        desk.hearing.changed.connect(self._show_heard)
        desk.listen(self, self._follow)
        self._show_height()
        self.show_tab(self._memory.tab)
        self._show_heard()

    @property
    def pieces(self) -> PieceStrip:
        """The cards of the pieces."""
        return self.page.strip

    @property
    def search(self) -> QLineEdit:
        """The field in which a piece is searched."""
        return self.page.search

    @property
    def first(self) -> QWidget:
        """The widget that the keys go to."""
        strip = (self.page.strip, self.starters.strip, self.shelf)[self._stack.currentIndex()]
        return strip if strip.isVisible() and strip.keys else self._tabs.shown

    def show_tab(self, tab: int) -> None:
        """Show the pieces, the starters or the shelf."""
        self._memory.tab = tab
        self._tabs.show_on(tab)
        self._stack.setCurrentIndex(tab)
        self._refresh()

    def show_shelf(self) -> None:
        """Show the shelf instead of the pieces."""
        self.show_tab(SHELF)

    def show_starters(self) -> None:
        """Show the starters, and let the keys go there."""
        self.show_tab(STARTERS)
        self.first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_fitting(self) -> None:
        """Show the pieces, those first that fit the selected cell best, and let the keys go there."""
        self.show_tab(PIECES)
        self.page.sort_by_fit()
        self.first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_piece(self, piece: PieceId) -> None:
        """Bring a piece into sight, with the keys on its card."""
        self.show_tab(PIECES)
        self.page.reveal(piece)

    def make_new(self) -> None:
        """A new empty piece, to be written in the piano roll."""
        made: list[PieceId] = []
        if self._desk.act(lambda document: made.append(new_piece(document))):
            self.show_piece(made[0])
            self.piece_wanted.emit(made[0])

    def is_over(self, where: QPoint) -> bool:
        """Whether a point of the screen is on the tray."""
        return self.isVisible() and self.rect().contains(self.mapFromGlobal(where))

    def invite(self, *, on: bool) -> None:
        """Show that parts hanging over the tray can be let go here, or no longer."""
        self._invitation.invite(on=on)

    def take_parts(self, refs: Iterable[PartRef]) -> bool:
        """Make pieces of parts of the board as they sound, and show them; whether that could be done."""
        chosen = tuple(refs)
        before = self._desk.document.song
        kept: list[PieceId] = []
        if not self._desk.act(lambda document: kept.extend(keep_as_piece(document, chosen))):
            return False
        self.show_piece(kept[0])
        name = self._desk.document.song.pieces[kept[0]].name
        is_new = self._desk.document.song is not before
        code = "kept-pieces" if len(kept) > 1 else "kept-piece" if is_new else "kept-already"
        self._desk.told.emit(say(code, name=name, count=len(kept)))
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files with melodies; anything else is the window's."""
        if melody_path(event.mimeData()) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask what the file shall become, once the drag has ended."""
        path = melody_path(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            where = self.mapToGlobal(event.position().toPoint())
            QTimer.singleShot(0, self, lambda: self._pop_up(file_menu(self, self._desk, path), where))

    def showEvent(self, event: QShowEvent) -> None:
        """Hold to the room that there is from now on."""
        super().showEvent(event)
        above = self.parentWidget()
        if above is not None:
            above.installEventFilter(self)
        self._show_height()
        self.starters.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take less room where the window gets lower."""
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self._show_height()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        look = self._desk.theme
        for page in (self.page, self.starters, self._shelf_page):
            self._stack.addWidget(page)
        empty = paragraph(look, say("empty-shelf"), role="dim")
        self._shelf_page.addWidget(CardArea(self.shelf))
        self._shelf_page.addWidget(empty)
        inner = QHBoxLayout()
        inner.setContentsMargins(14, 0, 14, 4)
        inner.setSpacing(12)
        inner.addWidget(self._tabs)
        inner.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._grip)
        column.addLayout(inner, 1)
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self._tabs.chosen.connect(self.show_tab)
        self._grip.moved.connect(self._grow)
        self._grip.reset.connect(lambda: self._set_height(None))
        self.page.new_wanted.connect(self.make_new)
        cards, menu = self.page.strip, self.piece_menu
        cards.taken.connect(self.piece_opened)
        cards.put.connect(menu.place)
        cards.hear_wanted.connect(menu.hear)
        cards.remove_wanted.connect(menu.remove)
        cards.copy_wanted.connect(menu.duplicate)
        cards.renamed.connect(menu.rename)
        menu.made.connect(self.show_piece)
        cards.menu_requested.connect(self._offer_for_piece)
        cards.current_changed.connect(self._choose_piece)
        cards.left.connect(self._leave_piece)
        self.shelf.taken.connect(self.shelf_menu.bring_back)
        self.shelf.hear_wanted.connect(self.shelf_menu.hear)
        self.shelf.remove_wanted.connect(self.shelf_menu.delete)
        self.shelf.menu_requested.connect(self._offer_for_section)

    def _follow(self, change: Change) -> None:
        before, after = change.before, change.after
        if change.what == "opened":
            self._memory.forget_song()
            self.show_tab(PIECES)
            return
        same_music = before.pieces is after.pieces and before.sections is after.sections
        same_order = before.arrangement is after.arrangement and before.lanes is after.lanes
        if not (same_music and same_order) or before.meter != after.meter:
            self._refresh()
        elif change.what == "selection":
            self.starters.refresh()
            self.page.refresh_fit()
        elif before.key != after.key:
            self._refresh()

    def _refresh(self) -> None:
        self.page.refresh()
        self.shelf.show_song(self._desk.document.song)
        self.starters.refresh()
        self._tabs.count(self.page.count, len(self.shelf.keys))
        self._shelf_page.setCurrentIndex(0 if self.shelf.keys else 1)

    def _choose_piece(self, key: Hashable) -> None:
        if self.page.strip.hasFocus():
            self._desk.piece_chosen.emit(key)

    def _leave_piece(self) -> None:
        """Details of a piece go when the board is gone back to, and stay while they are worked on."""
        board, focused = self.window().findChild(QWidget, "board"), QApplication.focusWidget()
        if board is not None and focused is not None and (board is focused or board.isAncestorOf(focused)):
            self._desk.piece_chosen.emit(None)

    def _show_heard(self) -> None:
        """Show which card is being heard, and whether any can be."""
        heard = self._desk.hearing.heard
        kind, key = heard if isinstance(heard, tuple) and len(heard) == 2 else ("", None)
        strips = {"piece": self.page.strip, "starter": self.starters.strip, "shelf": self.shelf}
        for name, strip in strips.items():
            strip.show_heard(key if kind == name else None)
            strip.is_hearable = not self._desk.hearing.why_not

    def _grow(self, pixels: int) -> None:
        self._set_height(self.height() + pixels)

    def _set_height(self, height: int | None) -> None:
        scale = self._desk.theme.scale
        self._memory.height = None if height is None else round(height / scale)
        self._show_height()

    def _show_height(self) -> None:
        look, wanted = self._desk.theme, self._memory.height or USUAL_HEIGHT
        above = self.parentWidget()
        room = round(above.height() * MOST_SHARE) if above is not None and above.height() > 0 else MOST_HEIGHT
        height = min(look.size(min(wanted, MOST_HEIGHT)), max(room, look.size(LEAST_HEIGHT)))
        self.setFixedHeight(max(height, look.size(LEAST_HEIGHT)))

    def _offer_for_piece(self, key: Hashable, where: QPoint) -> None:
        piece = cast("PieceId", key)
        menu = self.piece_menu.menu(piece)
        self.piece_menu.opening.triggered.connect(lambda: self.piece_opened.emit(piece))
        self.piece_menu.renaming.triggered.connect(lambda: self.page.strip.rename(piece))
        self._pop_up(menu, where)

    def _offer_for_section(self, key: Hashable, where: QPoint) -> None:
        self._pop_up(self.shelf_menu.menu(cast("SectionId", key)), where)

    def _pop_up(self, menu: QMenu, where: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)
