"""The main job, counted: from one 16-bar MIDI file to a skeleton of five sections by six instruments.

Verse, chorus, verse, chorus, chorus; six parts removed; exported with named markers. Every click, drag, key
and typed text is one action, and there may be fifteen.
"""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import mido
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from symusic.core import ScoreTick

from tests.gui.board_mouse import CTRL, NONE, SHIFT
from tests.gui.hand import Hand
from tests.gui.job_midi import BAR, PLAYERS, verse_and_chorus
from tests.gui.window_touch import WindowTouch

MOST_ACTIONS = 15
FORM = ("Verse 1", "Chorus 1", "Verse 2", "Chorus 2", "Chorus 3")
SOURCE_BAR = {"Verse": 0, "Chorus": 8}
SECTION_TICKS = 8 * 4 * 960
IN_SIGHT = 0.2
"""How far across a cell to click: of the last one that a small screen shows, only the left is seen."""

Cell = tuple[int, int]
Sounds = set[tuple[int, int, int, int]]
"""Start and length in ticks of 960 a quarter, pitch and velocity."""


@pytest.fixture
def touch(qtbot: QtBot) -> WindowTouch:
    return WindowTouch(qtbot)


def source(tmp_path: Path, *, markers: bool) -> Path:
    path = tmp_path / "tune.mid"
    path.write_bytes(verse_and_chorus(markers=markers))
    return path


def import_by_dialog(hand: Hand, path: Path) -> None:
    """Three actions: the button of the start page, the path, Enter."""
    with hand.choosing(path):
        hand.press_button("Import MIDI…")


def export(hand: Hand) -> None:
    """Two actions."""
    hand.key(Qt.Key.Key_E, CTRL)
    hand.key(Qt.Key.Key_Return)


def test_a_file_with_markers_and_six_scattered_parts(touch: WindowTouch, tmp_path: Path) -> None:
    hand = Hand(touch.window)
    given = source(tmp_path, markers=True)
    before = given.read_bytes()
    removed = [(0, 1), (0, 4), (1, 0), (1, 3), (2, 2), (2, 5)]

    import_by_dialog(hand, given)
    hand.click(hand.board.section(1), SHIFT)
    hand.key(Qt.Key.Key_D, CTRL)
    hand.key(Qt.Key.Key_D, CTRL | SHIFT)
    for at, cell in enumerate(removed):
        hand.click(hand.board.cell(*cell, share=IN_SIGHT), CTRL if at else NONE)
    hand.key(Qt.Key.Key_Delete)
    export(hand)

    assert len(hand.actions) <= MOST_ACTIONS, hand.actions
    assert given.read_bytes() == before
    assert_exported(tmp_path, removed)


def test_a_file_without_markers_and_six_parts_in_one_band(touch: WindowTouch, tmp_path: Path) -> None:
    hand = Hand(touch.window)
    removed = [(slot, lane) for slot in (0, 1) for lane in (3, 4, 5)]

    import_by_dialog(hand, source(tmp_path, markers=False))
    hand.key(Qt.Key.Key_F2)
    hand.type("Verse")
    hand.key(Qt.Key.Key_Tab)
    hand.type("Chorus")
    hand.key(Qt.Key.Key_Return)
    hand.click(hand.board.section(0), SHIFT)
    hand.key(Qt.Key.Key_D, CTRL)
    hand.key(Qt.Key.Key_D, CTRL | SHIFT)
    hand.drag(left_of(hand, lane=3), hand.board.cell(1, 5))
    hand.key(Qt.Key.Key_Delete)
    export(hand)

    assert len(hand.actions) <= MOST_ACTIONS, hand.actions
    assert_exported(tmp_path, removed)


def test_a_dropped_file_five_sections_of_their_own_and_parts_removed_anywhere(
    touch: WindowTouch, tmp_path: Path
) -> None:
    hand = Hand(touch.window)
    removed = [(0, 2), (1, 5), (2, 0), (3, 3), (4, 1), (4, 4)]
    touch.window.remember(folder=str(tmp_path))  # exported there before

    hand.drop_file(source(tmp_path, markers=True))
    hand.click(hand.board.section(1), SHIFT)
    hand.key(Qt.Key.Key_D, CTRL)
    hand.key(Qt.Key.Key_0)
    hand.click(hand.board.section(3))
    hand.key(Qt.Key.Key_D, CTRL)
    for at, cell in enumerate(removed):
        hand.click(hand.board.cell(*cell, share=IN_SIGHT), CTRL if at else NONE)
    hand.key(Qt.Key.Key_Delete)
    export(hand)

    assert len(hand.actions) <= MOST_ACTIONS, hand.actions
    assert_exported(tmp_path, removed)


def left_of(hand: Hand, lane: int) -> QPoint:
    """The empty ground between a lane's header and its first cell."""
    edge = hand.board.cell(0, lane, share=0)
    return QPoint(edge.x() - 7, edge.y())


def assert_exported(folder: Path, removed: Iterable[Cell]) -> None:
    """The one new file of the folder holds the form's markers and all notes but the removed ones."""
    (path,) = [one for one in folder.glob("*.mid") if one.name != "tune.mid"]
    score = ScoreTick.from_file(path)
    assert score.ticks_per_quarter == 960
    starts = [at * SECTION_TICKS for at in range(len(FORM))]
    assert [(marker.time, marker.text) for marker in score.markers] == list(zip(starts, FORM, strict=True))
    found = {
        track.name: {(one.time, one.duration, one.pitch, one.velocity) for one in track.notes}
        for track in score.tracks
    }
    assert found == expected(set(removed))
    assert {track.name: track.program for track in score.tracks} == dict(PLAYERS)


def expected(removed: set[Cell]) -> dict[str, Sounds]:
    """What the source's own notes say the skeleton should hold, reckoned apart from the program."""
    written = notes_of(verse_and_chorus(markers=True))
    return {
        name: {
            note
            for slot, section in enumerate(FORM)
            if (slot, lane) not in removed
            for note in moved(written[name], section.split()[0], slot)
        }
        for lane, (name, _) in enumerate(PLAYERS)
    }


def moved(notes: Sounds, section: str, slot: int) -> Sounds:
    """The notes of a section of the source where the slot stands."""
    start = SOURCE_BAR[section] * 4 * 960
    return {
        (time - start + slot * SECTION_TICKS, length, pitch, velocity)
        for time, length, pitch, velocity in notes
        if start <= time < start + SECTION_TICKS
    }


def notes_of(data: bytes) -> dict[str, Sounds]:
    """Each track's notes, read message by message."""
    file = mido.MidiFile(file=BytesIO(data))
    assert file.ticks_per_beat * 4 == BAR
    scale = 960 // file.ticks_per_beat
    found: dict[str, Sounds] = {}
    for track in file.tracks[1:]:
        held: dict[int, tuple[int, int]] = {}
        notes = found.setdefault(track.name, set())
        now = 0
        for message in track:
            now += message.time
            if message.type == "note_on" and message.velocity:
                held[message.note] = now, message.velocity
            elif message.type == "note_off":
                start, velocity = held.pop(message.note)
                notes.add((start * scale, (now - start) * scale, message.note, velocity))
    return found
