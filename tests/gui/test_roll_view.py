"""The roll as a widget: what it shows, where it scrolls, what it paints again, and to whom it passes on."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPixmap, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from arrangeboard.board.items import Rect
from arrangeboard.gui.look.theme import theme
from arrangeboard.gui.roll.roll_painter import RollPainter
from arrangeboard.gui.roll.roll_speech import spoken_note
from arrangeboard.gui.roll.roll_view import RollView
from arrangeboard.roll.frame import RollFrame
from arrangeboard.roll.hit import Nowhere, OnGround, OnNote, OnVelocity
from arrangeboard.roll.layers import NO_LAYERS, Cut, Label, Ramp, RollLayers
from arrangeboard.roll.marks import RollMarks
from arrangeboard.roll.scene import RollScene, choose
from arrangeboard.roll.shapes import note_rect
from arrangeboard.song.values import Note
from tests.unit.roll.pieces import BAR, NOTES, drum_scene, tune_scene


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[RollView]:
    made = RollView(theme("dark"))
    qtbot.addWidget(made)
    made.resize(900, 420)
    made.show_scene(tune_scene())
    made.show()
    made.fit()
    QApplication.processEvents()
    yield made
    made.close()


def picture(view: RollView) -> QImage:
    return view.viewport().grab().toImage()


def repainted(view: RollView) -> QImage:
    """What is seen after only what was asked for was painted again."""
    QApplication.processEvents()
    return picture(view)


def turn(view: RollView, notches: int, held: Qt.KeyboardModifier, at: tuple[float, float]) -> None:
    place = QPointF(*at)
    event = QWheelEvent(
        place,
        view.viewport().mapToGlobal(place),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_opening_shows_all_notes(view: RollView) -> None:
    for note in NOTES:
        rect = note_rect(tune_scene(), view.frame, note)
        assert rect is not None
        assert view.frame.notes.contains(rect.x, rect.y)
        assert view.frame.notes.contains(rect.right, rect.bottom)


def test_what_was_fitted_stays_fitted_when_resized(view: RollView) -> None:
    before = view.frame.pixels_per_quarter
    view.resize(600, 300)
    assert view.frame.pixels_per_quarter < before
    assert view.frame.x(2 * BAR) <= view.frame.notes.right


def test_what_was_zoomed_is_not_fitted_again(view: RollView) -> None:
    view.zoom_about(300, 200, across=2)
    before = view.frame.pixels_per_quarter
    view.resize(600, 300)
    assert view.frame.pixels_per_quarter == before


def test_the_wheel_scrolls_and_zooms_about_the_pointer(view: RollView) -> None:
    keys = Qt.KeyboardModifier
    before = view.frame
    turn(view, -1, keys.NoModifier, (300, 200))
    assert view.frame.scroll_y == before.scroll_y + 64
    turn(view, -1, keys.ShiftModifier, (300, 200))
    assert view.frame.scroll_x == before.scroll_x + 64
    tick = view.frame.tick(300)
    turn(view, 2, keys.ControlModifier, (300, 200))
    assert view.frame.pixels_per_quarter > before.pixels_per_quarter
    assert abs(view.frame.x(tick) - 300) <= 1.5
    row = view.frame.row(200)
    turn(view, 1, keys.ControlModifier | keys.AltModifier, (300, 200))
    assert view.frame.row_height > before.row_height
    assert view.frame.row(200) == row


def test_the_scroll_bars_say_where_the_frame_stands(view: RollView) -> None:
    view.zoom_about(300, 200, across=4)
    bar = view.horizontalScrollBar()
    bar.setValue(bar.maximum())
    end = view.frame.x(tune_scene().grid.length_ticks)
    assert abs(end - view.frame.notes.right) <= 1
    bar.setValue(bar.minimum())
    assert view.frame.x(-960 - BAR) >= view.frame.notes.x - 1


def test_a_note_is_revealed_where_it_is(view: RollView) -> None:
    view.zoom_about(300, 200, across=8)
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    view.reveal(NOTES[0])
    rect = note_rect(tune_scene(), view.frame, NOTES[0])
    assert rect is not None
    assert view.frame.notes.contains(rect.x, rect.y)


def test_a_playhead_that_leaves_the_view_turns_the_page(view: RollView) -> None:
    view.zoom_about(300, 200, across=8)
    view.scroll_to_tick(6000)
    assert abs(view.frame.x(6000) - view.frame.notes.x - 48) <= 1


def test_drums_have_room_for_their_names(view: RollView) -> None:
    view.show_scene(drum_scene())
    assert view.frame.keys_width == 132
    view.show_scene(tune_scene())
    assert view.frame.keys_width == 72


def test_the_lane_of_velocities_gives_its_room_to_the_notes(view: RollView) -> None:
    before = view.frame.notes.height
    view.set_velocity_shown(shown=False)
    assert view.frame.notes.height == before + 88
    view.set_velocity_shown(shown=True)
    assert view.frame.notes.height == before


LAYERS = (
    RollLayers(notes=(Note(480, 480, 66, 60),), hidden=frozenset(NOTES[1:2])),
    RollLayers(notes=(Note(960, 480, 74, 20), Note(1920, 480, 67, 120))),
    RollLayers(leaving=frozenset(NOTES[2:3])),
    RollLayers(band=Rect(200, 100, 150, 60)),
    RollLayers(cut=Cut(4800, 70)),
    RollLayers(ramp=Ramp(0, 20, BAR, 120)),
    RollLayers(caret_tick=960),
    RollLayers(end_tick=BAR),
    RollLayers(label=Label("B♭4", 300, 200)),
)


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("layers", LAYERS)
def test_what_a_hand_draws_comes_and_goes_without_a_trace(
    view: RollView, layers: RollLayers, scale: float
) -> None:
    view.set_theme(theme("dark", scale))
    before = repainted(view)
    view.set_layers(layers)
    partly = repainted(view)
    assert partly != before
    view.viewport().update()
    assert repainted(view) == partly
    view.set_layers(NO_LAYERS)
    assert repainted(view) == before


@pytest.mark.parametrize("target", [OnGround(0, 69), OnNote(NOTES[3], "end"), OnVelocity(NOTES[1])])
def test_pointing_leaves_no_trace(view: RollView, target: OnGround | OnNote | OnVelocity) -> None:
    before = repainted(view)
    view.show_hover(target)
    assert repainted(view) != before
    view.show_hover(Nowhere())
    assert repainted(view) == before


def test_the_playhead_and_keys_that_sound_leave_no_trace(view: RollView) -> None:
    before = repainted(view)
    view.show_playhead(960)
    view.show_sounding([69, 72])
    lit = repainted(view)
    assert lit != before
    view.show_playhead(1200.5)
    view.show_playhead(None)
    view.show_sounding([])
    assert repainted(view) == before


class PaintedRects(RollPainter):
    """A painter that remembers what it was asked to paint."""

    asked: list[QRect]

    def paint(
        self, painter: QPainter, dirty: QRectF, scene: RollScene, frame: RollFrame, marks: RollMarks
    ) -> None:
        self.asked.append(dirty.toRect())
        super().paint(painter, dirty, scene, frame, marks)


def test_pointing_paints_no_more_than_two_rows(view: RollView, monkeypatch: pytest.MonkeyPatch) -> None:
    painter = PaintedRects(view.theme)
    painter.asked = []
    monkeypatch.setattr(view, "_painter", painter)
    view.show_hover(OnGround(0, 70))
    QApplication.processEvents()
    view.show_hover(OnGround(0, 69))
    QApplication.processEvents()
    assert painter.asked
    assert all(rect.height() < 5 * view.frame.row_height for rect in painter.asked)


@pytest.mark.parametrize("moved", [(37, 0), (-20, 0), (0, 13), (15, -11), (2000, 0)])
def test_a_scrolled_picture_is_the_one_painted_anew(qapp: QApplication, moved: tuple[int, int]) -> None:
    scene = choose(replace(tune_scene(), lowest_pitch=66), frozenset(NOTES[1:2]))
    before = RollFrame(800, 400, 120.0, 15, scroll_x=-200.0, scroll_y=780.0)
    after = replace(before, scroll_x=before.scroll_x + moved[0], scroll_y=before.scroll_y + moved[1])
    kept = RollPainter(theme("dark"))
    painted(kept, scene, before)
    assert alike(painted(kept, scene, after), painted(RollPainter(theme("dark")), scene, after))
    assert qapp is not None


def painted(painter: RollPainter, scene: RollScene, frame: RollFrame) -> QImage:
    picture = QPixmap(frame.width, frame.height)
    on_it = QPainter(picture)
    painter.paint(on_it, QRectF(0, 0, frame.width, frame.height), scene, frame, RollMarks())
    on_it.end()
    return picture.toImage()


def alike(one: QImage, other: QImage) -> bool:
    """Equal but for the last shades of smooth edges."""
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return one == other or all(abs(a - b) <= 8 for a, b in pairs if a != b)


@pytest.mark.parametrize("name", ["dark", "light"])
def test_a_roll_without_a_piece_is_empty_in_each_theme(qtbot: QtBot, name: str) -> None:
    made = RollView(theme(name))
    qtbot.addWidget(made)
    made.show()
    ground = picture(made).pixelColor(50, 50)
    assert ground == theme(name).colour("ground")


class Recorder:
    """A hand that remembers what it was given, and makes use of what it is told to."""

    def __init__(self, *, uses: bool = True) -> None:
        self.given: list[str] = []
        self.uses = uses

    def _take(self, what: str) -> bool:
        self.given.append(what)
        return self.uses

    def press(self, event: QMouseEvent) -> bool:
        return self._take(f"press {event.position().toPoint().toTuple()}")

    def move(self, event: QMouseEvent) -> bool:
        return self._take(f"move {event.position().toPoint().toTuple()}")

    def release(self, event: QMouseEvent) -> bool:
        return self._take(f"release {event.button().name}")

    def double(self, event: QMouseEvent) -> bool:
        return self._take(f"double {event.button().name}")

    def leave(self) -> None:
        self._take("leave")

    def wheel(self, event: QWheelEvent) -> bool:
        return self._take(f"wheel {event.angleDelta().y()}")

    def key(self, event: QKeyEvent) -> bool:
        return self._take(f"key {event.text()}")

    def menu(self, event: QContextMenuEvent) -> bool:
        return self._take(f"menu {event.pos().toTuple()}")


def test_hands_and_keys_are_passed_on(view: RollView) -> None:
    view.hand = hand = Recorder()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(view.viewport(), left, pos=QPoint(200, 100))
    QTest.mouseMove(view.viewport(), QPoint(210, 110))
    QTest.mouseRelease(view.viewport(), left, pos=QPoint(210, 110))
    QTest.mouseDClick(view.viewport(), left, pos=QPoint(210, 110))
    QTest.keyClick(view, Qt.Key.Key_E)
    assert hand.given[0] == "press (200, 100)"
    assert "release LeftButton" in hand.given
    assert "double LeftButton" in hand.given
    assert hand.given[-1] == "key e"


def test_a_wheel_that_the_hand_uses_does_not_scroll(view: RollView) -> None:
    before = view.frame
    view.hand = hand = Recorder()
    turn(view, 1, Qt.KeyboardModifier.AltModifier, (300, 200))
    assert hand.given == ["wheel 120"]
    assert view.frame == before
    view.hand = Recorder(uses=False)
    turn(view, 1, Qt.KeyboardModifier.NoModifier, (300, 200))
    assert view.frame != before


def test_the_focused_note_is_ringed_and_spoken(view: RollView) -> None:
    before = repainted(view)
    view.setFocus()
    view.show_focus(NOTES[1])
    view.marks = replace(view.marks, has_focus=True)
    assert repainted(view) != before
    assert view.accessibleDescription() == "A4, bar 1, beat 1, length in beats 1, velocity 90"
    view.show_focus(None)
    assert view.accessibleDescription() == ""


def test_notes_are_spoken_with_what_is_special_about_them() -> None:
    scene = choose(tune_scene(), frozenset(NOTES[2:3]))
    assert spoken_note(scene, NOTES[0]) == "F4, in the pickup, beat 4, length in beats 0.5, velocity 70"
    assert spoken_note(scene, NOTES[2]).startswith("C5, selected, bar 1, beat 2,")
    drums = drum_scene()
    assert spoken_note(drums, drums.notes[0]).startswith("Bass Drum 1, bar 1, beat 1,")
