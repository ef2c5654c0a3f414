"""The window: the start page or the open song's workspace, and the way from every command to its deed.

It decides what stands where and when it is built. What a command does is said in `gui.handlers`, what
becomes of files in `gui.session`.
"""

from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from arrangeboard.app.document import Change, Document
from arrangeboard.errors import UserError
from arrangeboard.gui.look.chosen_theme import Look
from arrangeboard.gui.look.theme import ThemeSetting
from arrangeboard.gui.opening.recovery_note import RecoveryNote
from arrangeboard.gui.opening.recovery_notes import RecoveryNotes
from arrangeboard.gui.opening.start_room import make_start_page
from arrangeboard.gui.playing.playing import Playing
from arrangeboard.gui.window.actions import Actions
from arrangeboard.gui.window.checked import check_looks, check_playing, check_roll
from arrangeboard.gui.window.deeds import Deeds
from arrangeboard.gui.window.desk import Desk
from arrangeboard.gui.window.dropping import dropped_path
from arrangeboard.gui.window.menus import fill_menu_bar
from arrangeboard.gui.window.message_bar import MessageBar
from arrangeboard.gui.window.panels import Panels
from arrangeboard.gui.window.placing import place, placed
from arrangeboard.gui.window.questions import ask_unsaved
from arrangeboard.gui.window.session import Session
from arrangeboard.gui.window.session_words import connect_messages, tell_losses
from arrangeboard.gui.window.sound_words import tell_silence, tell_trouble
from arrangeboard.gui.window.space import belongs_to_button
from arrangeboard.gui.window.status_strip import StatusStrip
from arrangeboard.gui.window.typed import TYPED
from arrangeboard.storage.autosave import Recovered, forget
from arrangeboard.storage.settings import Settings, save_settings
from arrangeboard.words import say

if TYPE_CHECKING:
    from arrangeboard.gui.board.board_view import BoardView
    from arrangeboard.gui.window.workspace import Workspace
    from arrangeboard.sound.transport.transport import Transport


class MainWindow(QMainWindow):
    """One window with at most one song. Its widgets are built anew for another theme.

    Without `with_start` it stays bare until `open_first`; without `transport` it is silent until its
    `playing` is given one.
    """

    def __init__(
        self,
        settings: Settings,
        recovered: tuple[Recovered, ...] = (),
        *,
        with_start: bool = True,
        transport: "Transport | None" = None,
    ) -> None:
        super().__init__()
        self._is_bare = not with_start
        self.settings = settings
        self.look = Look(settings.theme, presentation=settings.presentation)
        self.session = Session(settings, lambda title: ask_unsaved(self, title), self._ask_save_path)
        self.playing = Playing(settings, transport)
        self.deeds = Deeds(self)
        self.commands = Actions(self, self.deeds.handlers())
        self._recovered = list(recovered)
        self._desk: Desk | None = None
        self._workspace: Workspace | None = None
        self.panels = Panels(self)
        fill_menu_bar(self.menuBar(), self.commands, self.deeds.submenus)
        self._connect()
        self.setAcceptDrops(True)
        self.setMinimumSize(760, 480)
        place(self, settings.window)
        self._build()

    @property
    def desk(self) -> Desk:
        """The desk of the open song. Only asked for while one is open."""
        assert self._desk is not None  # noqa: S101  commands that need a song are disabled without one
        return self._desk

    @property
    def workspace(self) -> "Workspace":
        """The widgets of the open song. Only asked for while one is open."""
        assert self._workspace is not None  # noqa: S101  as above
        return self._workspace

    @property
    def board(self) -> "BoardView":
        """The board of the open song."""
        return self.workspace.board

    def open_first(self, path: Path) -> None:
        """Open the file that the program is started with; the start page where it does not show at once."""
        self.session.open_path(path)
        self._is_bare = False
        if self.session.document is None:
            self._show_start()

    def act(self, deed: Callable[[Document], object]) -> None:
        """Let a use case act on the open song; where it is refused, say why."""
        self.desk.act(deed)

    def remember(self, **changed: object) -> None:
        """Change settings, and keep them for the next start."""
        self.settings = replace(self.settings, **changed)
        self.playing.prefer(self.settings)
        with suppress(UserError):
            save_settings(self.settings)

    def say_hint(self, words: str) -> None:
        """Tell in the status line what a key has just done, until the song changes; empty ends it."""
        if words:
            self._status.tell(words)
        else:
            self._status.end_told()

    def check_playing(self) -> None:
        """Show in menus and buttons what is repeated, and how it is played."""
        check_playing(self.commands, self.playing, self.session.document)

    def rename_variant(self) -> None:
        """Let the name of the arrangement shown be typed in its place."""
        self.workspace.header.variants.rename_shown()

    def use_theme(self, setting: ThemeSetting) -> None:
        """Wear another theme from now on."""
        self.look.use(setting)
        self.remember(theme=setting)
        check_looks(self.commands, self.look)

    def toggle_presentation(self) -> None:
        """Enlarge everything, or no longer."""
        if self._workspace is not None and not self.look.presentation:
            self.panels.keep_view()
        self.look.present(on=not self.look.presentation)
        self.remember(presentation=self.look.presentation)
        check_looks(self.commands, self.look)
        if self._workspace is not None:
            self.panels.present(on=self.look.presentation)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or no longer."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask what becomes of unsaved changes; remember where the window stood."""
        if self.session.close():
            self.remember(window=placed(self), roll_height=self.deeds.roll.height)
            self.playing.close()
            event.accept()
        else:
            event.ignore()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if dropped_path(event.mimeData()) is not None:
            event.acceptProposedAction()
            self._status.show_hint(say("drop-here"))

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the first file."""
        path = dropped_path(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            # The drag must end before a question can be asked.
            QTimer.singleShot(0, self, lambda: self.session.open_path(path))

    def event(self, event: QEvent) -> bool:
        """Hear that something is being typed."""
        if event.type() == TYPED:
            self.session.tell_typed()
            self._refresh()
            return True
        if belongs_to_button(event, self.focusWidget()):
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001  as Qt names and passes it
        """Go on with Tab; but what goes away with the focus gives it to the board, not to what comes next."""
        focused = self.focusWidget()
        is_gone = focused is not None and not (focused.isVisible() and focused.isEnabled())
        if is_gone and self._workspace is not None:
            self.board.setFocus()
            return True
        return super().focusNextPrevChild(next)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the panels that there is room for now."""
        super().resizeEvent(event)
        if self._workspace is not None:
            self.panels.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the presentation with an Escape that nothing else had a use for."""
        if event.key() == Qt.Key.Key_Escape and self.look.presentation:
            self.toggle_presentation()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Show in the menu whether the screen is filled."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.commands.check("full-screen", on=self.isFullScreen())

    def _connect(self) -> None:
        session = self.session
        session.field = self.focusWidget
        self.commands.about_to_run.connect(session.take_typed)
        session.opened.connect(self._show_song)
        session.closed.connect(self._show_start)
        # Each look has a message bar of its own.
        session.closed.connect(lambda: self.messages.end_offer())  # noqa: PLW0108
        session.imported.connect(
            lambda sentences: tell_losses(sentences, self.messages, self.deeds.dialogs.show_losses)
        )
        # What a song needs is loaded while its file is being read.
        session.reader.started.connect(lambda _name: import_module("arrangeboard.gui.window.workspace"))
        self.look.changed.connect(self._build)
        session.closed.connect(self.playing.leave)
        self.playing.changed.connect(self.check_playing)
        self.playing.told.connect(lambda words: tell_trouble(words, self.messages, self.commands))
        self.playing.ready_changed.connect(self._tell_silence)

    def _build(self) -> None:
        """Build everything in the theme that is worn now."""
        look = self.look.theme
        self.messages = MessageBar(look)
        connect_messages(self.session, self.messages)
        self._status = StatusStrip(look, self.commands)
        self.setStatusBar(self._status)
        self._room = QVBoxLayout()
        self._room.setContentsMargins(0, 0, 0, 0)
        self._room.setSpacing(0)
        central = QWidget()
        central.setLayout(self._room)
        self._room.addWidget(QWidget(), 1)
        self._room.addWidget(self.messages)
        self.setCentralWidget(central)
        if self.session.document is None:
            if not self._is_bare:
                self._show_start()
        else:
            self._desk = None
            self._show_song(self.session.document)
        check_looks(self.commands, self.look)

    def _show_start(self) -> None:
        self._desk = self._workspace = None
        page = make_start_page(self.look.theme, self.session, self.deeds.files)
        if self._recovered:
            page.add_note(self._note())
        self._put(page)
        self._status.show_zoom(None)
        self._status.hint.setText("")
        self._tell_silence()
        self._refresh()

    def _show_song(self, document: Document) -> None:
        if self._desk is None or self._desk.document is not document:
            self._lay_desk(document)
        self.board.setFocus()
        self._status.show_zoom(self.board.zoom)
        self._status.show_hint("")
        self.playing.watch(document)
        self._tell_silence()
        self._refresh()
        self._tell_recovered()

    def _tell_recovered(self) -> None:
        """Speak of what was kept aside while another song is open: once, and never again."""
        ids = tuple(one.recovery_id for one in self._recovered)
        if not set(ids) <= set(self.settings.told_recoveries):
            self.remember(told_recoveries=ids)
            self.messages.note(say("recover-waiting"), say("recover-look"), self.session.close)

    def _note(self) -> QWidget:
        look, left = self.look.theme, self._recovered
        if len(left) > 1:
            return RecoveryNotes(look, left, self._recover, self._drop)
        return RecoveryNote(look, left[0], self._recover, self._drop)

    def _recover(self, recovered: Recovered) -> None:
        self._recovered.remove(recovered)
        self.session.recover(recovered)

    def _drop(self, recovered: Recovered) -> None:
        self._recovered.remove(recovered)
        forget(recovered.recovery_id)

    def _lay_desk(self, document: Document) -> None:
        # Loaded with the first song, so that the start page stands at once.
        from arrangeboard.gui.window.board_links import BoardLinks  # noqa: PLC0415
        from arrangeboard.gui.window.fit_links import FitLinks  # noqa: PLC0415
        from arrangeboard.gui.window.fitting_timer import FittingTimer  # noqa: PLC0415
        from arrangeboard.gui.window.roll_links import RollLinks  # noqa: PLC0415
        from arrangeboard.gui.window.workspace import Workspace  # noqa: PLC0415

        self._desk = Desk(document, self.look.theme, self.deeds.hearing)
        self._desk.refused.connect(self.messages.refuse)
        self._desk.told.connect(self.messages.tell)
        animated = not self.settings.reduced_motion
        submenus = self.deeds.submenus
        self._workspace = Workspace(self._desk, self.commands, self.playing, submenus, animated=animated)
        FittingTimer(self._desk, self._workspace)
        self._desk.listen(self._workspace, self._follow)
        BoardLinks(self.board, self.deeds, self.commands).use_status(self._status)
        RollLinks(self._workspace, self._desk, self.deeds.roll, self.messages, self.panels.fit)
        self._workspace.inspector.instrument_wanted.connect(self.deeds.lanes.choose_for)
        self.panels.fit()
        self._put(self._workspace)
        self.deeds.fit.tie(FitLinks(self._workspace, self._desk, self._status, self.commands))

    def _put(self, widget: QWidget) -> None:
        """Show a widget in the room above the messages."""
        item = self._room.itemAt(0)
        held = item.widget() if item is not None else None
        if held is not None:
            self._room.replaceWidget(held, widget)
            held.hide()
            held.deleteLater()
            widget.show()

    def _follow(self, change: Change) -> None:
        if change.what != "view":
            self.say_hint("")
            self._refresh()

    def _refresh(self) -> None:
        document = self.session.document
        self.commands.refresh(document, is_modified=self.session.is_modified)
        self.check_playing()
        check_roll(self.commands, document)
        if document is None:
            self.setWindowTitle(say("app-name"))
            return
        mark = " •" if self.session.is_modified else ""
        self.setWindowTitle(say("window-title", title=document.song.title or say("untitled"), mark=mark))

    def _tell_silence(self) -> None:
        tell_silence(self._status, self.playing, self.session.document)

    def _ask_save_path(self) -> Path | None:
        return self.deeds.files.ask_save_path()
