"""Touches a board as a hand does: mouse and keys, and what a step of the history must keep."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from arrangeboard.app.document import Document
from arrangeboard.gui.board.board_view import BoardView
from arrangeboard.gui.look.theme import theme
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Part, Song
from tests.gui.board_mouse import ALT, CTRL, NONE, SHIFT, BoardMouse

__all__ = ["ALT", "CTRL", "NONE", "SHIFT", "Touch"]


class Touch(BoardMouse):
    """A board in a window with a hand on it."""

    def __init__(self, qtbot: QtBot, song: Song) -> None:
        self.document = Document(song)
        super().__init__(BoardView(self.document, theme("dark"), animated=False))
        qtbot.addWidget(self.board)
        self.board.resize(1000, 640)
        self.board.show()
        # Keys go to the focus, and an inactive window has none; no window manager need be there to give it.
        assert QTest.qWaitForWindowExposed(self.board)
        self.board.activateWindow()
        assert QTest.qWaitForWindowActive(self.board)
        self.board.setFocus()

    @property
    def song(self) -> Song:
        """The song now."""
        return self.document.song

    def parts(self, slot: int, lane: int) -> tuple[Part, ...]:
        """The parts of a cell."""
        return self.board.scene.parts(slot, lane)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key."""
        QTest.keyClick(self.board, key, held)

    @contextmanager
    def one_step(self) -> Iterator[None]:
        """What is done inside is one step of the history, undone and redone to the same songs, all sound."""
        before, step = self.song, self.document.step
        yield
        after = self.song
        assert self.document.step == step + 1
        assert problems(after) == ()
        self.document.undo()
        assert (self.song.sections, self.song.arrangements, self.song.lanes) == (
            before.sections,
            before.arrangements,
            before.lanes,
        )
        self.document.redo()
        assert self.song.sections == after.sections

    @contextmanager
    def no_step(self) -> Iterator[None]:
        """What is done inside changes nothing of the song but how it is looked at."""
        before, step = self.song, self.document.step
        yield
        assert self.document.step == step
        assert self.song.sections is before.sections
        assert self.song.arrangements is before.arrangements
