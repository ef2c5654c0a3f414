"""Meters beside the lanes and the transport: they move while something sounds, and cost nothing at rest."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from arrangeboard.app.document import Document
from arrangeboard.board.items import Rect
from arrangeboard.board.levels import level_rect
from arrangeboard.gui.board.board_view import BoardView
from arrangeboard.gui.board.level_meters import LevelMeters
from arrangeboard.gui.look.theme import Theme, theme
from arrangeboard.gui.playing.master_meter import MasterMeter
from arrangeboard.song.edits.lanes import add_lane
from arrangeboard.song.values import Song, Sound
from tests.gui.playing_touch import KeptTransport, PlayingTouch, kept_transport, wait_for
from tests.unit.board.songs import DRUMS, VOCAL, small_song


class Paintings(QObject):
    """Counts how often a widget is painted."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt names it
        self.count += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


class MeteredBoard:
    """A board of its own with meters, told by hand what is heard."""

    def __init__(self, qtbot: QtBot, song: Song, look: Theme) -> None:
        self.document = Document(song)
        self.board = BoardView(self.document, look, animated=False)
        qtbot.addWidget(self.board)
        self.board.resize(900, 500)
        self.board.show()
        self.qtbot = qtbot
        self.meters = LevelMeters(self.board)
        self.paintings = Paintings()
        self.board.viewport().installEventFilter(self.paintings)
        qtbot.wait(30)

    def track(self, lane: int) -> QRect:
        """Where a lane's meter stands in the viewport."""
        frame, scale = self.board.frame, self.board.theme.scale
        rect: Rect = level_rect(self.board.scene, lane).moved(0, frame.view_y(0))
        left, top = round(rect.x * scale), round(rect.y * scale)
        return QRect(left, top, round(rect.width * scale), round(rect.bottom * scale) - top)

    def column_of(self, lane: int) -> set[str]:
        """The colours in a lane's meter."""
        image: QImage = self.board.viewport().grab(self.track(lane)).toImage()
        middle = image.width() // 2
        return {image.pixelColor(middle, y).name() for y in range(image.height())}

    def colour(self, role: str) -> str:
        return self.board.theme.colour(role).name()


@pytest.fixture
def metered(qtbot: QtBot) -> MeteredBoard:
    return MeteredBoard(qtbot, small_song(), theme("dark"))


@pytest.mark.parametrize("look", [("dark", 1.0), ("light", 1.0), ("dark", 1.5)])
def test_a_loud_lane_shows_every_colour_and_a_quiet_one_only_the_calm_one(
    qtbot: QtBot, look: tuple[str, float]
) -> None:
    metered = MeteredBoard(qtbot, small_song(), theme(*look))
    metered.meters.hear([(VOCAL, 1.0), (DRUMS, 0.05)])
    loud, quiet = metered.column_of(0), metered.column_of(1)
    assert {metered.colour(role) for role in ("good", "caution", "clash")} <= loud
    assert metered.colour("good") in quiet
    assert not {metered.colour("caution"), metered.colour("clash")} & quiet


def test_the_meters_are_gone_at_rest_and_after_the_last_sound(metered: MeteredBoard) -> None:
    assert not metered.meters.isVisible()
    metered.meters.hear([(VOCAL, 0.0), (DRUMS, 0.0)])
    assert not metered.meters.isVisible()
    metered.meters.hear([(VOCAL, 0.006)])
    assert metered.meters.isVisible()
    metered.qtbot.waitUntil(lambda: not metered.meters.isVisible(), timeout=6000)
    assert metered.meters.bars == {}


def test_the_board_is_not_painted_for_its_meters(metered: MeteredBoard) -> None:
    metered.meters.hear([(VOCAL, 0.9)])
    metered.qtbot.wait(60)
    before = metered.paintings.count
    for at in range(8):
        metered.meters.hear([(VOCAL, 0.1 + at / 10), (DRUMS, 0.5)])
        metered.qtbot.wait(35)
    assert metered.paintings.count == before
    assert metered.meters.bars[VOCAL].height > 0


def test_a_muted_lane_has_no_meter_and_the_others_keep_theirs(metered: MeteredBoard) -> None:
    metered.meters.hear([(VOCAL, 0.5), (DRUMS, 0.5)])
    assert set(metered.meters.bars) == {VOCAL, DRUMS}
    metered.document.look(replace(metered.document.song.view, muted=(VOCAL,)))
    metered.meters.hear([(VOCAL, 0.5), (DRUMS, 0.5)])
    metered.qtbot.waitUntil(lambda: set(metered.meters.bars) == {DRUMS}, timeout=500)
    assert metered.colour("good") not in metered.column_of(0)


def test_meters_scroll_with_their_lanes(qtbot: QtBot) -> None:
    song = small_song()
    for at in range(20):
        song = add_lane(song, f"Lane {at}", role="harmony", sound=Sound())
    metered = MeteredBoard(qtbot, song, theme("dark"))
    metered.board.set_lane_height(64)
    metered.meters.hear([(lane.id, 1.0) for lane in song.lanes])
    assert song.lanes[-1].id not in metered.meters.bars
    metered.board.verticalScrollBar().setValue(metered.board.verticalScrollBar().maximum())
    assert song.lanes[-1].id in metered.meters.bars
    assert VOCAL not in metered.meters.bars
    assert metered.colour("clash") in metered.column_of(len(song.lanes) - 1)


def test_a_click_goes_through_a_meter_to_the_lane_below(metered: MeteredBoard) -> None:
    metered.meters.hear([(VOCAL, 1.0)])
    middle = metered.track(0).center()
    assert metered.board.viewport().childAt(middle) is None


@pytest.fixture
def master(qtbot: QtBot) -> MasterMeter:
    made = MasterMeter(theme("dark"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_master_meter_rises_and_comes_to_rest(master: MasterMeter, qtbot: QtBot) -> None:
    master.hear(0.02, 0.0)
    assert master.bar.height > 0
    assert not master.is_limiting
    qtbot.waitUntil(lambda: master.bar.height == 0 and master.bar.peak == 0, timeout=6000)


def test_the_lamp_tells_what_the_limiter_takes_away_and_goes_out(master: MasterMeter, qtbot: QtBot) -> None:
    at_rest = master.toolTip()
    master.hear(0.9, 3.2)
    assert master.is_limiting
    assert "3.2 dB" in master.toolTip()
    assert "3.2 dB" in master.accessibleDescription()
    lit = master.grab().toImage().pixelColor(master.width() // 2, 1).name()
    assert lit == theme("dark").colour("caution").name()
    qtbot.waitUntil(lambda: not master.is_limiting, timeout=2000)
    assert master.toolTip() == at_rest
    assert master.grab().toImage().pixelColor(master.width() // 2, 1).name() != lit


@pytest.fixture(scope="module")
def transport() -> Iterator[KeptTransport]:
    with kept_transport() as kept:
        yield kept


def test_playing_moves_the_meters_of_those_who_play(qtbot: QtBot, transport: KeptTransport) -> None:
    touch = PlayingTouch(qtbot, transport)
    meters, master = touch.window.board.findChild(LevelMeters), touch.find(MasterMeter)
    assert meters is not None
    touch.run("play")
    wait_for(lambda: DRUMS in meters.bars and meters.bars[DRUMS].height > 0)
    assert master.bar.height > 0
    touch.run("stop")
    wait_for(lambda: not meters.isVisible())
