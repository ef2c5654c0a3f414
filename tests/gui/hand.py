"""A user's hand at the window. It counts what it does: each click, drag, key and typed text is one action.

It knows only what can be seen: where things stand, never what the song holds. What it does goes to whatever
widget lies at that point or has the focus.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QWidget

from arrangeboard.gui.window.main_window import MainWindow
from tests.gui.board_mouse import NONE, BoardMouse

POLL_MS = 20
PATIENCE_MS = 5000


class Hand:
    """Mouse and keyboard of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.actions: list[str] = []

    @property
    def board(self) -> BoardMouse:
        """Where things stand on the board."""
        return BoardMouse(self._window.board)

    def press_button(self, words: str) -> None:
        """Click the visible button with these words."""
        buttons = [one for one in self._window.findChildren(QPushButton) if one.text() == words]
        (button,) = [one for one in buttons if one.isVisible() and one.isEnabled()]
        self._did(f"click {words}")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def click(self, at: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        """Click on the board."""
        self._reach(at)
        self._did("click")
        self.board.click(at, held)

    def drag(self, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        """Drag on the board."""
        self._reach(start)
        self._reach(end)
        self._did("drag")
        self.board.drag(start, end, held)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key, with others held."""
        self._did(f"key {key.name}")
        QTest.keyClick(_focused(), key, held)

    def type(self, words: str) -> None:
        """Type some text."""
        self._did(f"type {words}")
        QTest.keyClicks(_focused(), words)

    def drop_file(self, path: Path) -> None:
        """Drag a file from elsewhere onto the middle of the window."""
        self._did(f"drop {path}")
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        at, copy = self._window.rect().center(), Qt.DropAction.CopyAction
        enter = QDragEnterEvent(at, copy, data, Qt.MouseButton.LeftButton, NONE)
        QApplication.sendEvent(self._window, enter)
        assert enter.isAccepted()
        drop = QDropEvent(QPointF(at), copy, data, Qt.MouseButton.LeftButton, NONE)
        QApplication.sendEvent(self._window, drop)
        assert drop.isAccepted()
        QApplication.processEvents()

    @contextmanager
    def choosing(self, path: Path) -> Iterator[None]:
        """What happens inside asks for a file; the hand types its path and presses Enter: two actions."""
        before = len(self.actions)
        failed: list[str] = []
        QTimer.singleShot(POLL_MS, lambda: self._when_asked(path, failed, POLL_MS))
        yield
        # A desktop gives the focus back to the window when its dialog goes; without one nobody does.
        self._window.activateWindow()
        assert QTest.qWaitForWindowActive(self._window)
        assert not failed, failed
        assert self.actions[before + 1 :] == [f"type {path}", "key Key_Return"]

    def _when_asked(self, path: Path, failed: list[str], waited_ms: int) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog) and dialog.isActiveWindow():
            self._answer(dialog, path, failed)
        elif waited_ms < PATIENCE_MS:
            later: Callable[[], None] = lambda: self._when_asked(path, failed, waited_ms + POLL_MS)  # noqa: E731
            QTimer.singleShot(POLL_MS, later)
        else:
            failed.append("no file was asked for")

    def _answer(self, dialog: QFileDialog, path: Path, failed: list[str]) -> None:
        focused = QApplication.focusWidget()
        if not (isinstance(focused, QLineEdit) and dialog.isAncestorOf(focused)):
            failed.append(f"the keys go to {focused}")
            dialog.reject()
            return
        self.type(str(path))
        self.key(Qt.Key.Key_Return)
        if dialog.isVisible():
            failed.append("the file was not taken")
            dialog.reject()

    def _reach(self, at: QPoint) -> None:
        """Nothing out of sight, or under something else, can be touched."""
        view = self._window.board.viewport()
        assert view.rect().contains(at), f"{at} is out of sight"
        there = self._window.childAt(view.mapTo(self._window, at))
        assert there is view, f"{there} lies at {at}"

    def _did(self, what: str) -> None:
        """Count an action. Hands are slow: what the one before has set off is over by now."""
        QApplication.processEvents()
        self.actions.append(what)


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused
