"""The piano roll in its window: opened, followed, named, shared, closed; commands that mean its notes."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QInputDialog, QPushButton
from pytestqt.qtbot import QtBot

from arrangeboard.app.roll import transforms, writing
from arrangeboard.app.roll.opening import close
from arrangeboard.app.selection import Selection
from arrangeboard.gui.roll.change_popups import ChangePopup, HumanisePopup, QuantisePopup
from arrangeboard.song.ids import LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import Arrangement, Generated, Note, Part, Section, Slot, Song
from tests.gui.roll_touch import CTRL, SHIFT, RollTouch
from tests.unit.board.songs import BAR, BEAT, CHORUS, HOOK, VOCAL, small_song

PIECE_MIME = "application/x-arrangeboard-piece"


@pytest.fixture
def touch(qtbot: QtBot) -> RollTouch:
    return RollTouch(qtbot, small_song())


@pytest.fixture
def opened(touch: RollTouch) -> RollTouch:
    touch.open_cell(1, 0)
    return touch


def pitches(touch: RollTouch) -> list[int]:
    return [note.pitch for note in touch.notes]


def test_a_double_click_opens_the_part_in_place_of_the_tray_and_closing_brings_it_back(
    touch: RollTouch,
) -> None:
    tray = touch.window.workspace.tray
    assert tray.isVisible()
    touch.open_cell(1, 0)
    assert touch.is_open
    assert not tray.isVisible()
    assert touch.panel.title.name.text() == "Hook"
    assert touch.panel.title.where.words() == "Vocal · Chorus 1"
    touch.panel.title.leave.click()
    assert not touch.is_open
    assert tray.isVisible()


def test_enter_opens_and_escape_gives_the_keys_back_to_the_board(touch: RollTouch) -> None:
    touch.select_cell(1, 0)
    touch.window.board.setFocus()
    touch.key(Qt.Key.Key_Return)
    assert touch.view.hasFocus()
    touch.roll_key(Qt.Key.Key_Escape)
    assert not touch.is_open
    assert touch.window.board.hasFocus()


def test_its_command_opens_a_planned_part_and_closes_it(touch: RollTouch) -> None:
    touch.select_cell(0, 0)
    touch.run("open-roll")
    assert touch.document.roll.piece is None
    assert "planned" in touch.panel.title.where.words()
    touch.run("open-roll")
    assert not touch.is_open
    assert touch.document.step == 0


def test_the_tray_opens_a_piece(touch: RollTouch) -> None:
    touch.window.workspace.tray.piece_opened.emit(BEAT)
    assert touch.piece.id == BEAT
    assert touch.scene.notes == touch.song.pieces[BEAT].written.notes


def test_another_selected_part_is_shown(opened: RollTouch) -> None:
    opened.mouse.click(opened.mouse.cell(0, 1, 0.2))
    assert opened.piece.id == BEAT
    assert opened.scene.drums


def test_the_tray_can_be_had_beside_the_roll(opened: RollTouch) -> None:
    opened.run("show-tray")
    assert opened.window.workspace.tray.isVisible()
    opened.run("show-tray")
    assert not opened.window.workspace.tray.isVisible()


def test_a_new_theme_keeps_the_roll_open_with_what_is_chosen(opened: RollTouch) -> None:
    opened.run("select-all")
    opened.run("theme-light")
    assert opened.is_open
    assert len(opened.document.roll.chosen) == 4
    assert opened.scene.chosen == opened.document.roll.chosen


def test_the_name_and_the_length_are_changed_in_place(opened: RollTouch) -> None:
    title = opened.panel.title
    with opened.one_step():
        title.name.setText("Riff")
        title.name.editingFinished.emit()
    assert opened.piece.name == "Riff"
    with opened.one_step():
        title.length.setValue(3)
    assert opened.piece.length_ticks == 3 * BAR


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("transpose-up", [61, 68, 65, 65]),
        ("transpose-down", [59, 66, 63, 63]),
        ("octave-up", [72, 79, 76, 76]),
        ("octave-down", [48, 55, 52, 52]),
        ("step-up", [62, 69, 65, 65]),
        ("step-down", [59, 65, 62, 62]),
        ("invert", [60, 53, 57, 57]),
        ("invert-semitones", [67, 60, 63, 63]),
        ("retrograde", [64, 64, 67, 60]),
    ],
)
def test_each_turn_is_a_command_with_its_undo(opened: RollTouch, code: str, expected: list[int]) -> None:
    with opened.one_gesture():
        opened.run(code)
    assert pitches(opened) == expected


@pytest.mark.parametrize("code", ["legato", "half-time", "double-time", "split-notes"])
def test_each_change_of_time_is_a_command_with_its_undo(opened: RollTouch, code: str) -> None:
    before = opened.notes
    with opened.one_gesture():
        opened.run(code)
    assert opened.notes != before


def test_glue_makes_one_of_two_and_the_velocity_is_asked_for(
    opened: RollTouch, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.run("select-all")
    with opened.one_gesture():
        opened.run("glue-notes")
    assert pitches(opened) == [60, 67, 64]
    monkeypatch.setattr(QInputDialog, "getInt", lambda *_args: (44, True))
    with opened.one_gesture():
        opened.run("set-velocity")
    assert {note.velocity for note in opened.notes} == {44}


def test_the_clipboard_holds_notes_while_the_roll_is_in_hand(opened: RollTouch) -> None:
    opened.run("select-all")
    opened.run("copy")
    assert QGuiApplication.clipboard().mimeData().hasFormat("application/x-arrangeboard-notes")
    with opened.one_gesture():
        opened.run("delete")
    assert not opened.notes
    with opened.one_gesture():
        opened.run("paste")
    assert pitches(opened) == [60, 67, 64, 64]
    with opened.one_gesture():
        opened.run("cut")
    assert not opened.notes


def test_notes_are_duplicated_behind_themselves(opened: RollTouch) -> None:
    opened.click(opened.at(900, 60))
    with opened.one_gesture():
        opened.run("duplicate")
    assert Note(1920, 1800, 60, 90) in opened.notes


def test_on_the_board_the_same_commands_mean_parts(opened: RollTouch) -> None:
    opened.window.board.setFocus()
    before = opened.notes
    opened.run("transpose-up")
    assert opened.notes == before
    with opened.one_step():
        opened.run("delete")
    assert VOCAL not in opened.song.sections[CHORUS].parts
    assert opened.is_open  # with the piece, which stays in the tray


def test_pasting_parts_among_notes_is_refused(opened: RollTouch) -> None:
    QGuiApplication.clipboard().setText("something else")
    opened.run("paste")
    assert "no notes to paste" in opened.said


def popup(kind: type[ChangePopup]) -> ChangePopup:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    assert len(found) == 1
    return found[0]


def test_quantise_is_seen_before_it_is_done(opened: RollTouch) -> None:
    opened.drag(opened.at(900, 60), opened.at(1000, 60), CTRL)
    loose, step = opened.notes, opened.document.step
    opened.run("quantise")
    shown = popup(QuantisePopup)
    assert opened.view.layers.notes[0].start_tick % 240 == 0
    assert (opened.notes, opened.document.step) == (loose, step)
    shown.close()
    assert not opened.view.layers.notes
    opened.run("quantise")
    with opened.one_gesture():
        popup(QuantisePopup).done.click()
    assert opened.notes[0].start_tick % 240 == 0


def test_a_popup_that_covers_the_pointer_keeps_what_it_shows_in_the_roll(opened: RollTouch) -> None:
    opened.drag(opened.at(900, 60), opened.at(1000, 60), CTRL)
    opened.run("quantise")
    shown = opened.view.layers
    QApplication.sendEvent(opened.view, QEvent(QEvent.Type.Leave))
    assert opened.view.layers == shown
    assert shown.notes


def test_quantise_tells_of_a_note_that_goes_to_the_start_of_the_next_round(opened: RollTouch) -> None:
    opened.run("quantise")
    shown = popup(QuantisePopup)
    assert isinstance(shown, QuantisePopup)
    assert not shown.at_end.text()
    shown.close()
    early = Note(2 * BAR - 40, 200, 72, 90)
    opened.window.act(lambda document: writing.add_notes(document, [early]))
    opened.run("quantise")
    shown = popup(QuantisePopup)
    assert isinstance(shown, QuantisePopup)
    assert "next round" in shown.at_end.text()
    with opened.one_gesture():
        shown.done.click()
    assert Note(0, 200, 72, 90) in opened.notes


def test_humanise_throws_dice(opened: RollTouch) -> None:
    opened.run("humanise")
    shown = popup(HumanisePopup)
    assert isinstance(shown, HumanisePopup)
    seen = set()
    for _ in range(6):
        seen.add(opened.view.layers.notes)
        shown.throw()
    assert len(seen) > 1
    expected = opened.view.layers.notes
    with opened.one_gesture():
        shown.done.click()
    assert opened.notes == expected


def three_sections() -> Song:
    """A verse, a chorus and a bridge of which none plays the hook, and the hook in the tray."""
    song = small_song()
    names = ("Verse", "Chorus", "Bridge")
    sections = {
        SectionId(20 + at): Section(SectionId(20 + at), name, bars=4) for at, name in enumerate(names)
    }
    order = tuple(Slot(SlotId(30 + at), section) for at, section in enumerate(sections))
    arrangement = Arrangement(song.arrangement.id, "A", order)
    return replace(song, sections=sections, arrangements=(arrangement,), last_id=40)


def drop_piece(touch: RollTouch, piece: PieceId, slot: int) -> None:
    """Drag a piece of the tray onto a cell of the first lane, as the desktop does it."""
    board, at = touch.window.board, touch.mouse.cell(slot, 0)
    data = QMimeData()
    data.setData(PIECE_MIME, str(piece).encode())
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    view = board.viewport()
    QApplication.sendEvent(view, QDragEnterEvent(at, copy, data, left, none))
    QApplication.sendEvent(view, QDragMoveEvent(at, copy, data, left, none))
    QApplication.sendEvent(view, QDropEvent(QPointF(at), copy, data, left, none))


def test_a_drawn_melody_is_dragged_to_three_sections_and_varied_in_one(qtbot: QtBot) -> None:
    touch = RollTouch(qtbot, three_sections())
    for slot in range(3):
        drop_piece(touch, HOOK, slot)
    parts = [touch.song.sections[SectionId(20 + at)].parts[VOCAL][0] for at in range(3)]
    assert [part.piece for part in parts] == [HOOK, HOOK, HOOK]
    touch.open_cell(1, 0)
    assert touch.panel.title.badge.text() == "Used by 3 parts"
    assert "Vocal · Bridge" in touch.panel.title.badge.toolTip()
    touch.run("tool-pencil")
    touch.drag(touch.at(2 * 960 - 60, 62), touch.at(2 * 960 + 60, 62))
    drawn = touch.notes
    assert "3 parts" in touch.said
    before = touch.document.step
    touch.find(QPushButton, "message-action").click()
    assert touch.document.step == before + 1
    assert touch.notes == drawn
    assert touch.piece.id != HOOK
    assert touch.song.pieces[HOOK].written.notes == small_song().pieces[HOOK].written.notes
    assert not touch.panel.title.badge.isVisible()
    others = [touch.song.sections[SectionId(20 + at)].parts[VOCAL][0].piece for at in (0, 2)]
    assert others == [HOOK, HOOK]


@pytest.mark.parametrize("leave", ["another place", "undo"])
def test_the_offer_to_make_a_change_its_own_goes_with_what_it_names(qtbot: QtBot, leave: str) -> None:
    touch = RollTouch(qtbot, three_sections())
    for slot in range(2):
        drop_piece(touch, HOOK, slot)
    touch.open_cell(0, 0)
    touch.run("octave-up")
    assert "2 parts" in touch.said
    if leave == "undo":
        touch.run("undo")
    else:
        touch.open_cell(1, 0)
    assert not touch.window.messages.isVisible()


def test_a_piece_is_made_its_own_before_it_is_changed(qtbot: QtBot) -> None:
    touch = RollTouch(qtbot, three_sections())
    for slot in range(2):
        drop_piece(touch, HOOK, slot)
    touch.open_cell(0, 0)
    with touch.one_gesture():
        touch.panel.title.own.click()
    touch.run("octave-up")
    assert touch.piece.id != HOOK
    assert [note.pitch for note in touch.song.pieces[HOOK].written.notes] == [60, 67, 64, 64]


@pytest.fixture
def ruled(qtbot: QtBot) -> RollTouch:
    song = small_song()
    piece = replace(song.pieces[HOOK], content=Generated("bass-roots"))
    return RollTouch(qtbot, replace(song, pieces={**song.pieces, HOOK: piece}))


def test_a_piece_from_a_rule_says_what_it_does_and_is_frozen_to_be_edited(ruled: RollTouch) -> None:
    ruled.open_cell(1, 0)
    assert ruled.panel.rule.isVisible()
    assert "follows the chords" in ruled.panel.rule.words.words()
    heard = ruled.scene.notes
    assert heard
    before = ruled.song
    ruled.double_click(QPoint(300, 120))
    assert ruled.song is before
    assert "Freeze" in ruled.said
    ruled.panel.rule.freeze.click()
    assert not ruled.panel.rule.isVisible()
    assert ruled.notes == heard
    ruled.run("octave-up")
    assert [note.pitch for note in ruled.notes] == [note.pitch + 12 for note in heard]


def test_steps_are_written_at_the_caret_with_a_badge(opened: RollTouch) -> None:
    opened.run("roll-stepping")
    assert opened.panel.tools.badge.isVisible()
    roll = opened.window.deeds.roll
    assert roll.is_stepping
    roll.put_step([72, 76], 100)
    roll.rest()
    roll.put_step([74], 100)
    assert {(0, 72), (0, 76), (480, 74)} <= {(note.start_tick, note.pitch) for note in opened.notes}
    opened.roll_key(Qt.Key.Key_Backspace)
    assert 74 not in pitches(opened)
    opened.roll_key(Qt.Key.Key_Escape)
    assert not roll.is_stepping
    assert opened.is_open


def test_a_transposed_part_is_stepped_into_as_it_sounds(opened: RollTouch) -> None:
    opened.window.board.setFocus()
    opened.run("octave-up")
    opened.view.setFocus()
    opened.run("roll-stepping")
    opened.window.deeds.roll.put_step([84], 100)
    assert 72 in pitches(opened)


def test_a_narrow_window_keeps_three_lanes_in_sight(qtbot: QtBot) -> None:
    song = small_song()
    more = tuple(replace(song.lanes[0], id=LaneId(50 + at), name=f"Lane {at}") for at in range(4))
    touch = RollTouch(qtbot, replace(song, lanes=(*song.lanes, *more), last_id=60))
    touch.window.resize(1366, 768)
    qtbot.wait(20)
    touch.open_cell(1, 0)
    board = touch.window.board
    ground = board.frame.ground
    bottom = board.frame.in_view(board.scene.geometry.cell(1, 2)).bottom
    assert bottom <= ground.bottom
    assert touch.view.height() >= 150


def test_the_height_that_was_dragged_is_there_again(opened: RollTouch) -> None:
    room = opened.window.workspace.room
    room.setSizes([room.height() - 300, 300])
    room.splitterMoved.emit(0, 1)
    height = opened.panel.height()
    opened.run("open-roll")
    opened.run("open-roll")
    assert abs(opened.panel.height() - height) <= 2


def test_selecting_nothing_leaves_the_roll_as_it_is(opened: RollTouch) -> None:
    opened.document.select(Selection())
    assert opened.piece.id == HOOK


def test_a_part_that_is_played_later_is_opened_with_its_own_bars(qtbot: QtBot) -> None:
    song = small_song()
    chorus = song.sections[CHORUS]
    late = replace(chorus, parts={VOCAL: (Part(PartId(12), HOOK, 2 * BAR, 2 * BAR),)})
    touch = RollTouch(qtbot, replace(song, sections={**song.sections, CHORUS: late}))
    touch.open_cell(1, 0)
    assert touch.scene.grid.starts[:3] == (0, BAR, 2 * BAR)


def test_lanes_that_the_roll_squeezes_are_kept_and_shown_again_as_they_were(qtbot: QtBot) -> None:
    song = small_song()
    more = tuple(replace(song.lanes[0], id=LaneId(100 + at), name=f"Lane {at}") for at in range(8))
    touch = RollTouch(qtbot, replace(song, lanes=(*song.lanes, *more), last_id=200))
    board = touch.window.board
    high = board.scene.geometry.lane_height
    touch.open_cell(1, 0)
    assert board.scene.geometry.lane_height < high
    board.keep_view()
    assert touch.song.view.lane_height == high
    close(touch.document)
    qtbot.wait(20)
    assert board.scene.geometry.lane_height == high


def test_a_song_kept_with_squeezed_lanes_opens_at_the_height_there_is_room_for(qtbot: QtBot) -> None:
    song = small_song()
    touch = RollTouch(qtbot, replace(song, view=replace(song.view, zoom=0.8, lane_height=40)))
    assert touch.window.board.scene.geometry.lane_height > 40
    assert touch.window.board.zoom == 0.8


def test_undo_brings_the_rows_back_that_were_seen(opened: RollTouch) -> None:
    opened.see(58, 71)
    before = opened.view.frame.scroll_y
    opened.click(opened.at(900, 60))
    for _ in range(3):
        opened.roll_key(Qt.Key.Key_Up, SHIFT)
    assert opened.view.frame.scroll_y != before
    for _ in range(3):
        opened.run("undo")
    assert opened.view.frame.scroll_y == before


def test_half_as_fast_says_what_is_not_heard_any_more(opened: RollTouch) -> None:
    opened.run("half-time")
    assert transforms.bars_heard(opened.document) is None
    opened.run("half-time")
    opened.run("half-time")
    heard = transforms.bars_heard(opened.document)
    assert heard is not None
    assert f"after bar {heard} is not heard" in opened.said
