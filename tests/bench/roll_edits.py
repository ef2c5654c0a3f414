"""How fast hands are in the piano roll: 2,000 notes moved, chosen and written in a whole window.

Each movement of the mouse with all that it brings about, painting too, offscreen. A frame has 16 ms, and of
a busy machine's time only the processor's counts.
"""

import os
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import process_time

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from arrangeboard.app.roll import choosing, transforms
from arrangeboard.gui.roll.roll_view import RollView
from arrangeboard.gui.start import make_app
from arrangeboard.gui.window.main_window import MainWindow
from arrangeboard.roll.shapes import stem_x
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import Arrangement, Lane, Note, Part, Piece, Section, Slot, Song, Written
from arrangeboard.storage.settings import Settings
from tests.bench.figures import Row, main
from tests.bench.roll import BAR, scene_of

FRAME_MS, STEP_MS = 16.0, 100.0
"""A movement is one frame. A step is to feel like at once."""
COUNT, MOVES = 2_000, 40
LONG = PieceId(4)


def rows() -> list[Row]:
    """All figures of hands in the roll."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory() as home:
        os.environ["ARRANGEBOARD_HOME"] = home
        return list(_figures())


def _figures() -> Iterator[Row]:
    make_app()
    window = MainWindow(Settings(theme="dark", reduced_motion=True))
    window.session.ask_unsaved = lambda _title: "discard"
    window.resize(1680, 960)
    window.show()
    window.session.open_new(_song())
    document = window.desk.document
    window.deeds.roll.open_piece(LONG)
    QTest.qWait(50)
    panel = window.workspace.roll
    assert panel is not None
    choosing.choose_all(document)
    QTest.qWait(50)
    view, plain, alt = panel.view, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
    yield _row("all in sight, moving all", _drag(view, _on_a_note(view), plain))
    yield _row("all in sight, velocities of all", _drag(view, _on_a_stem(view), plain, step=0))
    lane = view.frame.velocity
    document.show_roll(replace(document.roll, chosen=frozenset()))
    yield _row(
        "all in sight, ramp", _drag(view, QPoint(round(lane.x) + 4, round(lane.y) + 9), plain, step=40)
    )
    choosing.choose_all(document)
    view.zoom_about(640, 200, across=8)
    QTest.qWait(50)
    yield _row("ten bars in sight, moving all", _drag(view, _on_a_note(view), plain))
    yield _row("ten bars in sight, copying all", _drag(view, _on_a_note(view), alt))
    view.fit()
    corner = QPoint(panel.view.viewport().width() - 8, 60)
    yield _row("rubber band", _drag(panel.view, corner, Qt.KeyboardModifier.ShiftModifier, step=-24))
    steps = [lambda: transforms.transpose(document, 1), lambda: transforms.transpose(document, -1)]
    yield _row("one step", [_timed(steps[at % 2]) for at in range(20)], STEP_MS)
    window.close()


def _row(name: str, times: list[float], limit_ms: float = FRAME_MS) -> Row:
    slow = quantiles(times, n=20)[-1]
    note = f"median {median(times):.1f} ms, most {max(times):.1f} ms"
    return Row(f"hands on {COUNT:,} notes: {name}", slow, "ms", note=note, is_wrong=slow > limit_ms)


def _on_a_note(view: RollView) -> QPoint:
    """A point in the middle of a note that is in sight."""
    assert view.scene is not None
    frame, area = view.frame, view.frame.notes
    for note in view.scene.notes:
        x = frame.x(note.start_tick + note.length_ticks / 2)
        y = frame.y(view.scene.row_of[note.pitch]) + frame.row_height / 2
        if area.x + 200 < x < area.right - 400 and area.y + 20 < y < area.bottom - 20:
            return QPoint(round(x), round(y))
    raise LookupError


def _on_a_stem(view: RollView) -> QPoint:
    """The head of the velocity of a note in the middle."""
    assert view.scene is not None
    note = view.scene.notes[len(view.scene.notes) // 2]
    return QPoint(round(stem_x(view.frame, note.start_tick)), round(view.frame.velocity_y(note.velocity)))


def _drag(view: RollView, start: QPoint, held: Qt.KeyboardModifier, step: int = 16) -> list[float]:
    """Milliseconds of each movement of a drag that ends with Escape."""
    port, seen = view.viewport(), view.layers
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    times = []
    for number in range(1, MOVES + 1):
        to = start + QPoint(step * number, abs(step) * number // 8 - (0 if step else number))
        spent = _timed(partial(_move, port, to, held))
        # A movement that changes nothing is no frame.
        if view.layers != seen:
            times.append(spent)
        seen = view.layers
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    # The first movement is the one that begins the drag.
    return times[1:]


def _move(port: QWidget, to: QPoint, held: Qt.KeyboardModifier) -> None:
    kind, nothing, left = QEvent.Type.MouseMove, Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
    everywhere = QPointF(port.mapToGlobal(to))
    QApplication.sendEvent(port, QMouseEvent(kind, QPointF(to), everywhere, nothing, left, held))


def _timed(deed: Callable[[], object]) -> float:
    began = process_time()
    deed()
    QApplication.processEvents()
    return (process_time() - began) * 1000


def _song() -> Song:
    """A song of one long piece."""
    notes: tuple[Note, ...] = scene_of(COUNT).notes
    bars = notes[-1].start_tick // BAR + 1
    lane = Lane(LaneId(1), "Keys")
    piece = Piece(LONG, "Long", bars * BAR, content=Written(notes=notes))
    section = Section(SectionId(20), "Verse", bars=bars, parts={lane.id: (Part(PartId(11), LONG),)})
    order = Arrangement(ArrangementId(21), "A", (Slot(SlotId(22), section.id),))
    song = Song(lanes=(lane,), pieces={LONG: piece}, sections={section.id: section}, last_id=30)
    return replace(song, arrangements=(order,))


if __name__ == "__main__":
    main(rows)
