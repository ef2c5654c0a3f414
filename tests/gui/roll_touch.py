"""A hand on the piano roll of a whole window: points by tick and pitch, clicks, drags and keys."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from arrangeboard.gui.roll.roll_panel import RollPanel
from arrangeboard.gui.roll.roll_view import RollView
from arrangeboard.roll.scene import RollScene
from arrangeboard.song.values import Note, Piece, Song
from tests.gui.board_mouse import BoardMouse
from tests.gui.window_touch import WindowTouch

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class RollTouch(WindowTouch):
    """A window with a song; `open_cell` opens what a cell plays with a double-click."""

    def __init__(self, qtbot: QtBot, song: Song) -> None:
        super().__init__(qtbot, song)
        self.window.resize(1600, 1000)
        qtbot.wait(20)
        self.mouse = BoardMouse(self.window.board)

    @property
    def panel(self) -> RollPanel:
        """The roll; it must be open."""
        panel = self.window.workspace.roll
        assert panel is not None
        return panel

    @property
    def view(self) -> RollView:
        """Where the notes are."""
        return self.panel.view

    @property
    def scene(self) -> RollScene:
        """What is shown."""
        assert self.view.scene is not None
        return self.view.scene

    @property
    def piece(self) -> Piece:
        """The open piece, as the song has it."""
        held = self.document.roll.piece
        assert held is not None
        return self.song.pieces[held]

    @property
    def notes(self) -> tuple[Note, ...]:
        """The open piece's notes."""
        return self.piece.written.notes

    @property
    def is_open(self) -> bool:
        """Whether the roll is shown."""
        return self.window.workspace.roll is not None

    def open_cell(self, slot: int, lane: int) -> None:
        """Open what a cell plays with a double-click."""
        self.mouse.double_click(self.mouse.cell(slot, lane, 0.3))
        self.qtbot.wait(10)
        self.view.setFocus()

    def at(self, tick: float, pitch: int) -> QPoint:
        """A point among the notes."""
        frame, scale = self.view.frame, self.view.theme.scale
        x = frame.x(tick)
        y = frame.y(self.scene.row_of[pitch]) + frame.row_height / 2
        return QPoint(round(x * scale), round(y * scale))

    def velocity_at(self, tick: float, velocity: int) -> QPoint:
        """A point in the lane of velocities."""
        frame, scale = self.view.frame, self.view.theme.scale
        return QPoint(round((frame.x(tick) + 2) * scale), round(frame.velocity_y(velocity) * scale))

    def on_ruler(self, tick: float) -> QPoint:
        """A point on the ruler."""
        return QPoint(round(self.view.frame.x(tick) * self.view.theme.scale), 10)

    def see(self, low: int, high: int) -> None:
        """Scroll so that pitches are in sight."""
        for pitch in (high, low):
            self.view.reveal(Note(0, 240, pitch))
        frame = self.view.frame
        assert frame.notes.y <= frame.y(self.scene.row_of[high])
        assert frame.y(self.scene.row_of[low]) <= frame.notes.bottom

    def click(self, at: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        """Click with the left button."""
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, held, at)

    def double_click(self, at: QPoint) -> None:
        """Click twice, as a mouse reports it."""
        self.click(at)
        QTest.mouseDClick(self.view.viewport(), Qt.MouseButton.LeftButton, NONE, at)
        QTest.mouseRelease(self.view.viewport(), Qt.MouseButton.LeftButton, NONE, at)

    def press(self, at: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        """Press the left button."""
        QTest.mousePress(self.view.viewport(), Qt.MouseButton.LeftButton, held, at)

    def move(self, to: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        """Move with the button down."""
        view = self.view.viewport()
        kind, nothing, left = QEvent.Type.MouseMove, Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
        event = QMouseEvent(kind, QPointF(to), QPointF(view.mapToGlobal(to)), nothing, left, held)
        QApplication.sendEvent(view, event)

    def release(self, at: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        """Let go."""
        QTest.mouseRelease(self.view.viewport(), Qt.MouseButton.LeftButton, held, at)

    def drag(self, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        """Press, move half the way and all of it, and let go; the keys go down after the press."""
        self.press(start)
        self.move(QPoint((start.x() + end.x()) // 2, (start.y() + end.y()) // 2), held)
        self.move(end, held)
        self.release(end, held)

    def wheel(self, at: QPoint, held: Qt.KeyboardModifier, notches: int) -> None:
        """Turn the wheel."""
        view = self.view.viewport()
        event = QWheelEvent(
            QPointF(at),
            QPointF(view.mapToGlobal(at)),
            QPoint(),
            QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view, event)

    def roll_key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key in the roll."""
        QTest.keyClick(self.view, key, held)

    @contextmanager
    def one_gesture(self) -> Iterator[None]:
        """What is done inside is one sound step, undone and redone with the roll open all the time."""
        with self.one_step():
            yield
        assert self.is_open
