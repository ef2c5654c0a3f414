"""A whole window with a hand on it: commands by their code, keys, and the song behind."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from arrangeboard.app.document import Document
from arrangeboard.app.selection import Cell, PartRef, Selection
from arrangeboard.gui.start import make_app
from arrangeboard.gui.window.main_window import MainWindow
from arrangeboard.gui.window.questions import Unsaved
from arrangeboard.gui.window.status_strip import StatusStrip
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Song
from arrangeboard.storage.autosave import Recovered
from arrangeboard.storage.settings import Settings

W = TypeVar("W", bound=QWidget)


class WindowTouch:
    """A window in which nothing asks: what becomes of unsaved changes is said beforehand."""

    def __init__(self, qtbot: QtBot, song: Song | None = None, recovered: tuple[Recovered, ...] = ()) -> None:
        make_app()
        # Windows of earlier tests go now: every one that lives makes a style sheet slower.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.qtbot = qtbot
        self.answer: Unsaved = "discard"
        self.asked = 0
        self.save_path: Path | None = None
        self.window = MainWindow(Settings(theme="dark", reduced_motion=True), recovered)
        self.window.session.ask_unsaved = self._answer
        self.window.session.ask_path = lambda: self.save_path
        qtbot.addWidget(self.window, before_close_func=self._let_go)
        self.window.resize(1366, 768)
        self.window.show()
        # Keys go to the focus, and an inactive window has none; no window manager need be there to give it.
        assert QTest.qWaitForWindowExposed(self.window)
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)
        if song is not None:
            self.window.session.open_new(song)

    @property
    def document(self) -> Document:
        """The open document."""
        return self.window.desk.document

    @property
    def song(self) -> Song:
        """The song now."""
        return self.document.song

    @property
    def said(self) -> str:
        """What the message bar says; empty while it is hidden."""
        bar = self.window.messages
        return bar.words.text() if bar.isVisible() else ""

    @property
    def hint(self) -> str:
        """What the status line says."""
        strip = self.window.statusBar()
        assert isinstance(strip, StatusStrip)
        return strip.hint.text()

    def run(self, code: str) -> None:
        """Trigger a command; it must be enabled."""
        action = self.window.commands[code]
        assert action.isEnabled(), code
        action.trigger()

    def select(self, *, slots: tuple[int, ...] = (), lanes: tuple[int, ...] = ()) -> None:
        """Select sections or instruments by index."""
        order = self.song.arrangement.order
        self.document.select(
            Selection(
                slots=frozenset(order[at].id for at in slots),
                lanes=frozenset(self.song.lanes[at].id for at in lanes),
            )
        )

    def select_cell(self, slot: int, lane: int) -> None:
        """Select a cell: its parts, or the cell where it holds none."""
        cell = Cell(self.song.arrangement.order[slot].id, self.song.lanes[lane].id)
        section = self.song.sections[self.song.arrangement.order[slot].section]
        refs = {PartRef(cell.slot, cell.lane, part.id) for part in section.parts.get(cell.lane, ())}
        cells = frozenset() if refs else frozenset({cell})
        self.document.select(Selection(parts=frozenset(refs), cells=cells, focus=cell))

    def find(self, kind: type[W], name: str = "") -> W:
        """A widget of the window by its type and object name, the first that is visible."""
        found = self.window.findChildren(kind, name) if name else self.window.findChildren(kind)
        return next(one for one in found if one.isVisibleTo(self.window))

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)

    @contextmanager
    def one_step(self) -> Iterator[None]:
        """What happens inside is one sound step that undo takes back and redo brings again."""
        before, steps = self.song, self.document.step
        yield
        after = self.song
        assert self.document.step == steps + 1
        assert problems(after) == ()
        self.document.undo()
        assert _bare(self.song) == _bare(before)
        self.document.redo()
        assert _bare(self.song) == _bare(after)

    def _answer(self, _title: str) -> Unsaved:
        self.asked += 1
        return self.answer

    def _let_go(self, _window: QWidget) -> None:
        self.answer = "discard"


def _bare(song: Song) -> object:
    """All of a song but how it is looked at."""
    return song.title, song.composer, song.key, song.lanes, song.pieces, song.sections, song.arrangements
