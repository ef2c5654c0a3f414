"""Pieces, starters and sections dragged onto the board, and parts of the board dragged into the tray."""

from collections.abc import Collection
from pathlib import Path

import mido
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from arrangeboard.app.selection import PartRef
from arrangeboard.errors import UserError
from arrangeboard.gui.board.drops import PIECE_MIME, SECTION_MIME, STARTER_MIME
from arrangeboard.song.edits.order import shelve_slots
from arrangeboard.song.values import Chord, Generated
from tests.gui.board_mouse import BoardMouse
from tests.gui.board_touch import ALT, CTRL, NONE, Touch
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import (
    BAR,
    BEAT,
    CHORUS,
    CHORUS_1,
    DRUMS,
    HOOK,
    VERSE,
    VERSE_1,
    VOCAL,
    small_song,
)


@pytest.fixture
def touch(qtbot: QtBot) -> Touch:
    return Touch(qtbot, small_song())


class Hanging:
    """Something of the tray that hangs over the board."""

    def __init__(self, touch: Touch, mime: str, content: object) -> None:
        self._touch = touch
        self._data = QMimeData()
        self._data.setData(mime, str(content).encode())
        self.hints: list[str] = []
        touch.board.hint_changed.connect(self.hints.append)

    def over(self, at: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        """Come in and hang at a point, seen."""
        view, keys = self._touch.board.viewport(), (Qt.MouseButton.LeftButton, held)
        action = Qt.DropAction.CopyAction
        QApplication.sendEvent(view, QDragEnterEvent(at, action, self._data, *keys))
        QApplication.sendEvent(view, QDragMoveEvent(at, action, self._data, *keys))
        self._touch.board.grab()

    def drop(self, at: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        """Come in, hang and be let go."""
        self.over(at, held)
        keys = Qt.MouseButton.LeftButton, held
        event = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, self._data, *keys)
        QApplication.sendEvent(self._touch.board.viewport(), event)


def test_a_piece_dropped_from_the_tray_plays_where_it_lands(touch: Touch) -> None:
    with touch.one_step():
        Hanging(touch, PIECE_MIME, HOOK).drop(touch.cell(1, 1))
    (part,) = touch.parts(1, 1)
    assert (part.piece, part.start_tick, part.length_ticks) == (HOOK, 0, None)
    assert touch.document.selection.parts == {PartRef(CHORUS_1, DRUMS, part.id)}


def test_with_alt_a_piece_is_to_sound_once(touch: Touch) -> None:
    with touch.one_step():
        Hanging(touch, PIECE_MIME, HOOK).drop(touch.cell(1, 1), ALT)
    (part,) = touch.parts(1, 1)
    assert (part.start_tick, part.length_ticks) == (0, 2 * BAR)


def test_with_ctrl_a_piece_begins_at_the_bar_under_the_pointer(touch: Touch) -> None:
    with touch.one_step():
        Hanging(touch, PIECE_MIME, BEAT).drop(touch.cell(1, 0, share=0.52), CTRL)
    spans = [(part.piece, part.start_tick, part.length_ticks) for part in touch.parts(1, 0)]
    assert spans == [(HOOK, 0, 4 * BAR), (BEAT, 4 * BAR, None)]
    chosen = touch.parts(1, 0)[1]
    assert touch.document.selection.parts == {PartRef(CHORUS_1, VOCAL, chosen.id)}


def test_what_a_drop_does_is_shown_and_said_before(touch: Touch) -> None:
    still = touch.board.grab().toImage()
    hanging = Hanging(touch, PIECE_MIME, BEAT)
    with touch.no_step():
        hanging.over(touch.cell(1, 0), ALT)
        assert touch.board.grab().toImage() != still
    assert "Replaces Hook, bar 1; 7 bars left over" in hanging.hints[-1]
    touch.board.drops.leave()
    assert touch.board.grab().toImage() == still


def test_a_starter_dropped_on_a_cell_follows_its_chords(touch: Touch) -> None:
    chorus = replace(touch.song.sections[CHORUS], chords=(Chord(0, "F"),))
    touch.document.apply(
        "step-set-chords",
        lambda song: replace(song, sections={**song.sections, CHORUS: chorus}),
    )
    with touch.one_step():
        Hanging(touch, STARTER_MIME, '{"rule":"bass-roots","seed":5}').drop(touch.cell(1, 0))
    (part,) = touch.parts(1, 0)
    assert part.piece is not None
    assert touch.song.pieces[part.piece].content == Generated("bass-roots", 5)
    look = touch.board.scene.look(1, 0, part, "")
    assert look.follows
    assert look.piece is not None
    assert look.piece.written.notes


def test_the_same_starter_dropped_again_is_the_same_piece(touch: Touch) -> None:
    for slot in (0, 1):
        Hanging(touch, STARTER_MIME, '{"rule":"bass-roots","seed":5}').drop(touch.cell(slot, 0))
    assert touch.parts(0, 0)[0].piece == touch.parts(1, 0)[0].piece
    assert len(touch.song.pieces) == 3


@pytest.mark.parametrize("content", ["", "[]", '{"rule": 1}', '{"rule": "no-such-rule"}'])
def test_a_starter_that_is_none_of_ours_is_not_taken(touch: Touch, content: str) -> None:
    with touch.no_step():
        Hanging(touch, STARTER_MIME, content).drop(touch.cell(1, 0))
    assert not touch.board.drops.is_over


def test_a_section_dropped_from_the_shelf_goes_into_the_order(touch: Touch) -> None:
    touch.document.apply("step-shelve-slots", lambda song: shelve_slots(song, [VERSE_1]))
    with touch.one_step():
        Hanging(touch, SECTION_MIME, VERSE).drop(touch.section(0, share=0.9))
    assert [slot.section for slot in touch.song.arrangement.order] == [CHORUS, VERSE, CHORUS]


def test_a_piece_that_is_not_there_is_not_taken(touch: Touch) -> None:
    with touch.no_step():
        Hanging(touch, PIECE_MIME, 999).drop(touch.cell(1, 1))


def test_beside_the_cells_nothing_is_let_go(touch: Touch) -> None:
    with touch.no_step():
        Hanging(touch, PIECE_MIME, HOOK).drop(touch.section(1))
    assert not touch.board.drops.is_over


class Below:
    """A tray below the board that takes parts."""

    def __init__(self, touch: Touch, refusal: UserError | None = None) -> None:
        self._board = touch.board
        self._refusal = refusal
        self.taken: list[Collection[PartRef]] = []
        self.invites = False

    def is_over(self, where: QPoint) -> bool:
        return self._board.viewport().mapFromGlobal(where).y() > self._board.height()

    def invite(self, *, on: bool) -> None:
        self.invites = on

    def take_parts(self, refs: Collection[PartRef]) -> None:
        if self._refusal:
            raise self._refusal
        self.taken.append(refs)


def test_a_part_let_go_over_the_tray_is_given_to_it_and_stays(touch: Touch) -> None:
    tray = Below(touch)
    touch.board.tray = tray
    hints: list[str] = []
    touch.board.hint_changed.connect(hints.append)
    below = QPoint(400, touch.board.height() + 30)
    with touch.no_step():
        touch.press(touch.cell(1, 0))
        touch.move(touch.cell(2, 1))
        touch.move(below)
        assert "tray" in hints[-1]
        assert touch.board.viewport().cursor().shape() == Qt.CursorShape.DragCopyCursor
        assert tray.invites
        touch.release(below)
    assert not tray.invites
    assert [[ref.part for ref in refs] for refs in tray.taken] == [[touch.parts(1, 0)[0].id]]
    touch.hover(touch.cell(1, 0))
    assert touch.board.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


def test_what_the_tray_refuses_is_said(touch: Touch) -> None:
    touch.board.tray = Below(touch, UserError("planned-part-has-no-notes"))
    refused: list[str] = []
    touch.board.refused.connect(refused.append)
    below = QPoint(400, touch.board.height() + 30)
    with touch.no_step():
        touch.press(touch.cell(0, 0))
        touch.move(touch.cell(0, 1))
        touch.move(below)
        touch.release(below)
    assert len(refused) == 1


def test_without_a_tray_a_part_let_go_below_lands_in_the_nearest_cell(touch: Touch) -> None:
    below = QPoint(touch.cell(2, 0).x(), touch.board.height() + 30)
    touch.press(touch.cell(1, 0))
    touch.move(touch.cell(2, 1))
    touch.move(below)
    touch.release(below)
    assert touch.parts(2, 1)[0].piece == HOOK


def loop_file(folder: Path) -> Path:
    """Two bars of a bass as a MIDI file."""
    file = mido.MidiFile(ticks_per_beat=480)
    track = mido.MidiTrack([mido.MetaMessage("track_name", name="Riff")])
    for pitch in (40, 43, 45, 47, 48, 47, 45, 43):
        track.append(mido.Message("note_on", note=pitch, velocity=90))
        track.append(mido.Message("note_off", note=pitch, time=480))
    file.tracks.append(track)
    path = folder / "riff.mid"
    file.save(str(path))
    return path


class HangingFile(Hanging):
    """A file that hangs over the board."""

    def __init__(self, touch: Touch, path: Path) -> None:
        super().__init__(touch, "text/plain", path)
        self._data.setUrls([QUrl.fromLocalFile(str(path))])


def choices(touch: Touch) -> QMenu:
    QTest.qWait(10)
    (menu,) = (one for one in touch.board.findChildren(QMenu) if one.isVisible())
    return menu


def test_a_midi_file_dropped_beside_the_cells_offers_the_rest(touch: Touch, tmp_path: Path) -> None:
    HangingFile(touch, loop_file(tmp_path)).drop(touch.section(1))
    menu = choices(touch)
    assert len([one for one in menu.actions() if not one.isSeparator()]) == 2
    menu.hide()


class DroppedFile:
    """A file let go on the last cell of a window's board, and what is offered then."""

    def __init__(self, window: WindowTouch, path: Path) -> None:
        self._window = window
        board = window.window.board
        at = BoardMouse(board).cell(1, 1)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        keys = Qt.MouseButton.LeftButton, NONE
        action = Qt.DropAction.CopyAction
        QApplication.sendEvent(board.viewport(), QDragEnterEvent(at, action, data, *keys))
        QApplication.sendEvent(board.viewport(), QDragMoveEvent(at, action, data, *keys))
        QApplication.sendEvent(board.viewport(), QDropEvent(QPointF(at), action, data, *keys))
        QTest.qWait(10)
        (self._menu,) = (one for one in board.findChildren(QMenu) if one.isVisible())

    def put_here(self) -> None:
        """Choose the first offer, and wait until the file is read."""
        self._menu.actions()[0].trigger()
        self._menu.hide()
        self._window.qtbot.waitUntil(lambda: not self._window.window.deeds.importing.is_busy)


def test_a_midi_file_dropped_on_a_cell_can_become_a_piece_there(qtbot: QtBot, tmp_path: Path) -> None:
    window = WindowTouch(qtbot, small_song())
    dropped = DroppedFile(window, loop_file(tmp_path))
    with window.one_step():
        dropped.put_here()
    section = window.song.sections[CHORUS]
    (part,) = section.parts[window.song.lanes[1].id]
    assert part.piece is not None
    piece = window.song.pieces[part.piece]
    assert (piece.length_ticks, len(piece.written.notes)) == (2 * BAR, 8)


def test_a_dropped_file_that_cannot_be_read_is_refused_with_its_reason(qtbot: QtBot, tmp_path: Path) -> None:
    window = WindowTouch(qtbot, small_song())
    broken = tmp_path / "broken.mid"
    broken.write_bytes(b"no music")
    before = window.document.step
    DroppedFile(window, broken).put_here()
    assert "broken.mid" in window.said
    assert window.document.step == before


def test_a_file_being_read_is_given_up_when_another_song_opens(qtbot: QtBot, tmp_path: Path) -> None:
    window = WindowTouch(qtbot, small_song())
    other = small_song()
    window.window.deeds.importing.read(loop_file(tmp_path), lambda _source: pytest.fail("taken"))
    window.window.session.open_new(other)
    qtbot.waitUntil(lambda: not window.window.deeds.importing.is_busy)
    assert window.song.pieces == other.pieces


def test_any_other_file_is_left_to_the_window(touch: Touch, tmp_path: Path) -> None:
    HangingFile(touch, tmp_path / "song.arrange").over(touch.cell(1, 1))
    assert not touch.board.drops.is_over


def test_a_part_dragged_into_the_tray_of_the_window_becomes_a_piece(qtbot: QtBot) -> None:
    raised = small_song()
    chorus = raised.sections[CHORUS]
    part = replace(chorus.parts[VOCAL][0], transpose=2)
    raised = replace(raised, sections={**raised.sections, CHORUS: replace(chorus, parts={VOCAL: (part,)})})
    window = WindowTouch(qtbot, raised)
    tray, mouse = window.window.workspace.tray, BoardMouse(window.window.board)
    to = window.window.board.viewport().mapFromGlobal(tray.mapToGlobal(tray.rect().center()))
    with window.one_step():
        mouse.press(mouse.cell(1, 0))
        mouse.move(mouse.cell(1, 1))
        mouse.move(to)
        mouse.release(to)
    added = window.song.pieces.keys() - raised.pieces.keys()
    (piece,) = (window.song.pieces[key] for key in added)
    assert piece.written.notes[0].pitch == 62
    assert piece.length_ticks == 8 * BAR
    assert window.song.sections[CHORUS].parts[VOCAL] == (part,)
