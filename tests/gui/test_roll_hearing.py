"""What hands on the piano roll let be heard: touched, drawn and moved notes, and the drawn keyboard."""

from typing import cast

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from arrangeboard.melody.takes import Played
from arrangeboard.song.ids import LaneId
from arrangeboard.sound.transport.transport import Transport
from tests.gui.roll_touch import RollTouch
from tests.unit.board.songs import CHORUS, VOCAL, small_song


class Keys:
    """Stands where a transport would, and remembers which keys it was to sound."""

    def __init__(self) -> None:
        self.played: list[tuple[LaneId | None, str, int]] = []

    def start(self) -> None:
        """There is nothing to start."""

    def play_live(self, lane: LaneId | None, played: Played) -> None:
        """Remember it."""
        self.played.append((lane, played.kind, played.number))


@pytest.fixture
def touch(qtbot: QtBot) -> RollTouch:
    made = RollTouch(qtbot, small_song())
    made.open_cell(1, 0)
    return made


@pytest.fixture
def keys(touch: RollTouch, monkeypatch: pytest.MonkeyPatch) -> Keys:
    """What the ear plays on from now on; the window itself stays silent."""
    made = Keys()
    silent = touch.window.playing

    class Heard:
        transport = cast("Transport", made)

    monkeypatch.setattr(touch.panel.ear, "_playing", Heard)
    assert silent.transport is None
    return made


def test_a_touched_note_is_heard_in_its_lane_and_ends_by_itself(touch: RollTouch, keys: Keys) -> None:
    touch.click(touch.at(900, 60))
    assert keys.played == [(VOCAL, "on", 60)]
    touch.qtbot.waitUntil(lambda: len(keys.played) == 2, timeout=2000)
    assert keys.played[-1] == (VOCAL, "off", 60)


def test_a_note_moved_to_another_pitch_is_heard_there_once(touch: RollTouch, keys: Keys) -> None:
    touch.drag(touch.at(900, 60), touch.at(900, 63))
    begun = [pitch for _, kind, pitch in keys.played if kind == "on"]
    assert begun[0] == 60
    assert begun[-1] == 63
    assert len(begun) == len(set(begun))


def test_a_drawn_note_is_heard(touch: RollTouch, keys: Keys) -> None:
    touch.run("tool-pencil")
    touch.drag(touch.at(490, 62), touch.at(900, 62))
    assert keys.played[0] == (VOCAL, "on", 62)


def test_the_drawn_keyboard_sounds_while_it_is_pressed_and_glides(touch: RollTouch, keys: Keys) -> None:
    first, last = touch.at(0, 60), touch.at(0, 62)
    touch.press(QPoint(10, first.y()))
    assert keys.played == [(VOCAL, "on", 60)]
    touch.move(QPoint(10, last.y()))
    assert keys.played[-1] == (VOCAL, "on", 62)
    touch.release(QPoint(10, last.y()))
    assert keys.played[-1] == (VOCAL, "off", 62)
    assert not touch.panel.ear.sounding


def test_a_transposed_part_is_heard_as_it_sounds(touch: RollTouch, keys: Keys) -> None:
    touch.document.apply(
        "step-transpose-parts",
        lambda song: replace(
            song,
            sections={
                **song.sections,
                CHORUS: replace(
                    song.sections[CHORUS],
                    parts={VOCAL: (replace(song.sections[CHORUS].parts[VOCAL][0], transpose=12),)},
                ),
            },
        ),
        count=1,
    )
    touch.click(touch.at(900, 60))
    assert keys.played[0] == (VOCAL, "on", 72)


def test_closing_the_roll_lets_go_of_every_key(touch: RollTouch, keys: Keys) -> None:
    touch.click(touch.at(900, 60))
    touch.run("open-roll")
    assert keys.played[-1] == (VOCAL, "off", 60)
