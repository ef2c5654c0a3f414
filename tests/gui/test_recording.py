"""Recording through the window: what is played on a device becomes pieces where it was played."""

from random import Random

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from arrangeboard.app.files.opening import Opened
from arrangeboard.app.roll.state import opened
from arrangeboard.app.roll.stepping import set_stepping
from arrangeboard.gui.dialogs.sound.sound_dialog import SoundDialog
from arrangeboard.gui.recording.strip import RecordingStrip
from arrangeboard.gui.window.file_reader import Taken
from arrangeboard.melody.takes import Played
from arrangeboard.song.edits.arrangements import copy_arrangement
from arrangeboard.song.edits.order import delete_section, shelve_slots
from arrangeboard.song.edits.song_fields import rename_song, set_song_tempo
from arrangeboard.song.hearing import silent_lanes
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Note, Piece, Song
from tests.gui.recording_touch import KEYS, RecordingTouch
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import BAR, BEAT, CHORUS, CHORUS_1, DRUMS, HOOK, VERSE, VOCAL, small_song
from tests.unit.sound.midi_in import fake_inputs

VERSE_END = 4 * BAR


@pytest.fixture
def touch(qtbot: QtBot) -> RecordingTouch:
    touch = RecordingTouch(qtbot)
    touch.settle(record_count_in=False)
    return touch


def new_pieces(touch: RecordingTouch) -> list[Piece]:
    return [piece for key, piece in touch.song.pieces.items() if key not in (HOOK, BEAT)]


def without_verse(song: Song) -> Song:
    return shelve_slots(song, (song.arrangement.order[0].id,))


def test_eight_bars_with_jitter_become_the_piece_that_was_meant(touch: RecordingTouch) -> None:
    chance = Random(4)
    touch.settle(record_grid="sixteenths", record_mode="replace", record_count_in=True)
    touch.select(slots=(1,))
    touch.run("record")
    meant = [Note(at * 480, 240, 60 + at % 12, 80) for at in range(8 * 8)]
    for note in meant:
        early_or_late = chance.uniform(-0.015, 0.015) * 1920
        touch.strike(VERSE_END + note.start_tick + early_or_late, note.pitch, 240)
    with touch.one_step():
        touch.run("record")
    (part,) = touch.song.sections[CHORUS].parts[VOCAL]
    assert part.piece is not None
    piece = touch.song.pieces[part.piece]
    assert piece.length_ticks == 8 * BAR
    assert [(n.start_tick, n.pitch) for n in piece.written.notes] == [(n.start_tick, n.pitch) for n in meant]
    assert "Vocal" in touch.said


def test_keys_are_heard_at_once_in_the_selected_lane(touch: RecordingTouch) -> None:
    touch.select(lanes=(1,))
    touch.studio.look()
    fake_inputs.press(KEYS, 36)
    assert [(lane, one.kind, one.number) for lane, one in touch.transport.played_live] == [(DRUMS, "on", 36)]


def test_recording_goes_from_the_playhead_into_the_first_lane_and_says_so(touch: RecordingTouch) -> None:
    touch.window.playing.locate(BAR)
    touch.run("record")
    assert "Vocal" in touch.hint
    assert touch.transport.is_clicking
    touch.strike(BAR + 100, 64)
    touch.run("record")
    assert not touch.transport.is_clicking
    assert new_pieces(touch)[0].written.notes == (Note(100, 400, 64, 80),)
    assert touch.transport.state == "stopped"


def test_the_count_in_is_counted_and_early_notes_lead_in(touch: RecordingTouch) -> None:
    touch.settle(record_count_in=True)
    touch.run("record")
    assert touch.transport.state == "counting-in"
    touch.strike(-480, 59)
    touch.strike(0, 60)
    touch.run("record")
    (piece,) = new_pieces(touch)
    assert piece.pickup_ticks == 960
    assert [note.start_tick for note in piece.written.notes] == [-480, 0]


def test_laps_of_a_loop_are_overdubbed_and_heard_in_the_next_lap(touch: RecordingTouch) -> None:
    playing = touch.window.playing
    order = touch.song.arrangement.order
    playing.set_loop((order[0].id,))
    touch.transport.loop_over(0, VERSE_END)
    touch.run("record")
    touch.strike(960, 60)
    touch.pass_seconds((VERSE_END - 1360 + 100) / 1920)
    assert touch.transport.shown is not None
    heard = touch.transport.shown.sections[VERSE].parts[VOCAL][0]
    assert heard.piece is not None
    assert touch.transport.shown.pieces[heard.piece].written.notes == (Note(960, 400, 60, 80),)
    assert touch.song == replace(small_song(), view=touch.song.view)
    touch.strike(1920, 67)
    with touch.one_step():
        touch.run("record")
    (piece,) = new_pieces(touch)
    assert [(n.start_tick, n.pitch) for n in piece.written.notes] == [(960, 60), (1920, 67)]


def test_replacing_round_a_loop_keeps_the_last_lap_that_was_played(touch: RecordingTouch) -> None:
    touch.settle(record_mode="replace")
    touch.window.playing.set_loop((touch.song.arrangement.order[0].id,))
    touch.transport.loop_over(0, VERSE_END)
    touch.run("record")
    touch.strike(960, 60)
    touch.pass_seconds((VERSE_END - 1360 + 100) / 1920)
    touch.strike(1920, 67)
    touch.run("record")
    (piece,) = new_pieces(touch)
    assert [(n.start_tick, n.pitch) for n in piece.written.notes] == [(1920, 67)]


def test_a_device_that_is_unplugged_keeps_the_take_and_the_recording_goes_on(touch: RecordingTouch) -> None:
    touch.run("record")
    touch.strike(0, 60)
    touch.go_to(960)
    fake_inputs.press(KEYS, 62)
    touch.go_to(1440)
    fake_inputs.reset()
    touch.look_for_devices()
    assert KEYS in touch.said
    assert touch.recorder.is_recording
    touch.go_to(2 * BAR)
    touch.run("record")
    (piece,) = new_pieces(touch)
    assert [(n.pitch, n.start_tick, n.length_ticks) for n in piece.written.notes] == [
        (60, 0, 400),
        (62, 960, 480),
    ]


def test_a_device_that_comes_later_can_be_played_at_once(qtbot: QtBot) -> None:
    touch = RecordingTouch(qtbot, devices=("Other",))
    fake_inputs.there.append(KEYS)
    touch.look_for_devices()
    assert KEYS in touch.said
    fake_inputs.press(KEYS, 60)
    assert len(touch.transport.played_live) == 1


def test_without_a_device_the_computers_keys_are_offered_and_record(qtbot: QtBot) -> None:
    touch = RecordingTouch(qtbot, devices=())
    touch.settle(record_count_in=False)
    touch.run("record")
    assert not touch.recorder.is_recording
    assert "No MIDI keyboard" in touch.said
    touch.find(QPushButton, "message-action").click()
    assert not touch.recorder.is_recording, "one looks for the keys first"
    assert "The letters play Vocal" in touch.said
    strip = touch.window.workspace.header.findChild(RecordingStrip)
    assert isinstance(strip, RecordingStrip)
    height = strip.height()
    touch.find(QPushButton, "message-action").click()
    assert touch.recorder.is_recording
    touch.qtbot.wait(1)
    assert strip.height() == height, "the board stays where it was"
    touch.key(Qt.Key.Key_A)
    touch.go_to(960)
    touch.key(Qt.Key.Key_Escape)
    assert not touch.recorder.is_recording
    assert touch.studio.keyboard.is_on
    assert [note.pitch for note in new_pieces(touch)[0].written.notes] == [60]


def test_nothing_played_is_no_step_and_said(touch: RecordingTouch) -> None:
    touch.run("record")
    touch.pass_seconds(1)
    touch.run("record")
    assert touch.document.step == 0
    assert "Nothing was played" in touch.said


def test_stopping_with_space_keeps_the_take(touch: RecordingTouch) -> None:
    touch.run("record")
    touch.strike(0, 60)
    touch.run("play")
    assert not touch.recorder.is_recording
    assert len(new_pieces(touch)) == 1


def test_recording_into_a_song_that_plays_lets_it_play_on(touch: RecordingTouch) -> None:
    touch.run("play")
    touch.pass_seconds(1)
    touch.run("record")
    touch.strike(BAR, 60)
    touch.run("record")
    assert touch.transport.state == "playing"
    assert new_pieces(touch)[0].written.notes == (Note(0, 400, 60, 80),)


def test_a_take_in_a_linked_repeat_says_so_and_can_be_kept_here_only(touch: RecordingTouch) -> None:
    touch.settle(record_mode="replace")
    touch.select(slots=(1,))
    touch.run("record")
    touch.strike(VERSE_END, 60)
    touch.run("record")
    assert "Chorus 1, Chorus 2" in touch.said
    steps = touch.document.step
    touch.find(QPushButton, "message-action").click()
    assert touch.document.step == steps
    _, first, second = touch.song.arrangement.order
    assert first.section != second.section == CHORUS


def test_a_take_can_be_put_on_the_grid_afterwards_as_one_step(touch: RecordingTouch) -> None:
    touch.run("record")
    touch.strike(BAR + 30, 60)
    touch.strike(BAR + 950, 62)
    touch.run("record")
    as_played = touch.song
    with touch.one_step():
        touch.find(QPushButton, "message-action").click()
    (piece,) = new_pieces(touch)
    assert [note.start_tick for note in piece.written.notes] == [0, 960]
    touch.run("undo")
    assert touch.song == as_played


def test_a_take_that_is_on_the_grid_already_is_only_told(touch: RecordingTouch) -> None:
    touch.settle(record_grid="sixteenths")
    touch.run("record")
    touch.strike(BAR + 30, 60)
    touch.run("record")
    assert touch.said == "Recorded Vocal in Verse."
    offered = touch.window.messages.findChild(QPushButton, "message-action")
    assert offered is None or not offered.isVisible()


def test_what_was_just_played_can_be_kept_though_nothing_was_recorded(touch: RecordingTouch) -> None:
    touch.run("play")
    touch.strike(BAR + 480, 60)
    touch.run("stop")
    assert touch.document.step == 0
    with touch.one_step():
        touch.run("keep-played")
    assert new_pieces(touch)[0].written.notes == (Note(480, 400, 60, 80),)
    touch.run("keep-played")
    assert touch.document.step == 1
    assert "nothing to keep" in touch.said


def test_what_is_held_on_a_device_ends_where_the_window_loses_the_focus(touch: RecordingTouch) -> None:
    touch.run("record")
    touch.go_to(0)
    fake_inputs.press(KEYS, 60)
    touch.go_to(480)
    ended = touch.transport.ended_live
    QApplication.sendEvent(touch.window, QEvent(QEvent.Type.WindowDeactivate))
    assert touch.transport.ended_live > ended
    assert not touch.studio.keys.held_pitches
    touch.go_to(BAR)
    touch.run("record")
    assert new_pieces(touch)[0].written.notes == (Note(0, 480, 60, 80),)


def test_input_latency_moves_notes_forward(touch: RecordingTouch) -> None:
    touch.settle(input_latency_ms=50)
    touch.run("record")
    touch.strike(960, 60)
    touch.run("record")
    assert new_pieces(touch)[0].written.notes[0].start_tick == 960 - 96


def test_closing_the_window_keeps_the_take_first(touch: RecordingTouch) -> None:
    touch.run("record")
    touch.strike(0, 60)
    touch.answer = "cancel"
    event = QCloseEvent()
    QApplication.sendEvent(touch.window, event)
    assert not event.isAccepted()
    assert touch.asked == 1
    assert len(new_pieces(touch)) == 1


@pytest.mark.parametrize("code", ["open-example", "close-song"])
def test_leaving_the_song_keeps_the_take_first(touch: RecordingTouch, code: str) -> None:
    touch.run("record")
    touch.strike(0, 60)
    touch.answer = "cancel"
    touch.run(code)
    assert not touch.recorder.is_recording
    assert touch.asked == 1
    assert len(new_pieces(touch)) == 1


def test_a_take_that_began_while_a_file_was_read_is_asked_for(
    touch: RecordingTouch, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, taken = touch.window.session.reader, list[Taken]()
    monkeypatch.setattr(reader, "read", lambda _path, show: taken.append(show))
    touch.run("open-example")
    assert touch.asked == 0
    touch.run("record")
    touch.strike(0, 60)
    touch.answer = "cancel"
    taken[0](Opened(song=small_song(), path=None))
    assert touch.asked == 1
    assert len(new_pieces(touch)) == 1
    touch.answer = "discard"
    taken[0](Opened(song=small_song(), path=None))
    assert not new_pieces(touch)


def test_moving_sections_while_recording_ends_the_take_where_it_was_played(touch: RecordingTouch) -> None:
    touch.run("record")
    touch.strike(BAR, 60)
    touch.document.apply("step-shelve-slots", without_verse)
    touch.qtbot.waitUntil(lambda: not touch.recorder.is_recording, timeout=1000)
    (piece,) = new_pieces(touch)
    assert piece.written.notes == (Note(0, 400, 60, 80),)
    assert piece.id in {part.piece for part in touch.song.sections[VERSE].parts[VOCAL]}
    assert touch.said == "Recorded Vocal in a section that is on the shelf now."
    assert problems(touch.song) == ()


def test_what_was_played_to_a_section_that_is_deleted_meanwhile_goes_into_the_tray(
    touch: RecordingTouch,
) -> None:
    touch.run("record")
    touch.strike(BAR, 60)
    touch.document.apply("step-delete-section", lambda song: delete_section(without_verse(song), VERSE))
    touch.qtbot.waitUntil(lambda: not touch.recorder.is_recording, timeout=1000)
    (piece,) = new_pieces(touch)
    assert piece.written.notes == (Note(0, 400, 60, 80),)
    assert f"in the tray: “{piece.name}”" in touch.said


@pytest.mark.parametrize("is_loop", [True, False])
def test_a_take_whose_lane_is_deleted_meanwhile_goes_into_the_tray(
    touch: RecordingTouch, *, is_loop: bool
) -> None:
    if is_loop:
        touch.window.playing.set_loop((touch.song.arrangement.order[0].id,))
        touch.transport.loop_over(0, VERSE_END)
    touch.run("record")
    touch.strike(960, 60)
    touch.select(lanes=(0,))
    touch.run("delete")
    touch.pass_seconds((VERSE_END - 1360 + 100) / 1920)
    touch.qtbot.waitUntil(lambda: not touch.recorder.is_recording, timeout=1000)
    (piece,) = new_pieces(touch)
    assert [note.pitch for note in piece.written.notes] == [60]
    assert "for Vocal has no place any more" in touch.said
    touch.run("undo")
    touch.run("undo")
    assert {VOCAL, DRUMS} == {lane.id for lane in touch.song.lanes}


def test_only_here_does_not_undo_what_came_after_the_take(touch: RecordingTouch) -> None:
    touch.settle(record_mode="replace")
    touch.select(slots=(1,))
    touch.run("record")
    touch.strike(VERSE_END, 60)
    touch.run("record")
    only_here = touch.find(QPushButton, "message-action")
    touch.document.apply("step-rename-song", lambda song: rename_song(song, "Other"))
    only_here.click()
    assert touch.song.title == "Other"
    assert "changed after this take" in touch.said


def test_another_variant_leaves_the_take_in_the_one_that_was_played(touch: RecordingTouch) -> None:
    played = touch.song.arrangement.id
    touch.document.apply(
        "step-try-variant", lambda song: copy_arrangement(song, played, "Short"), name="Short"
    )
    copy = touch.song.arrangements[-1]
    touch.document.apply("step-shelve-slots", lambda song: shelve_slots(song, (copy.order[0].id,)))
    touch.document.look(replace(touch.song.view, arrangement=played))
    touch.settle(record_mode="replace")
    touch.select(slots=(1,))
    touch.run("record")
    touch.strike(VERSE_END, 60)
    touch.document.look(replace(touch.song.view, arrangement=copy.id))
    touch.qtbot.waitUntil(lambda: not touch.recorder.is_recording, timeout=1000)
    assert "Chorus 1" in touch.said
    part = touch.song.sections[CHORUS].parts[VOCAL][0]
    assert part.start_tick == 0
    assert part.piece in {piece.id for piece in new_pieces(touch)}


def test_undo_theme_and_presentation_leave_the_recording_going(touch: RecordingTouch) -> None:
    touch.document.apply("step-rename-song", lambda song: rename_song(song, "Other"))
    touch.run("record")
    touch.strike(0, 60)
    touch.run("undo")
    touch.run("theme-light")
    touch.run("presentation")
    assert touch.recorder.is_recording
    assert touch.transport.is_clicking
    strip = touch.window.workspace.header.findChild(RecordingStrip)
    assert isinstance(strip, RecordingStrip)
    touch.qtbot.waitUntil(strip.isVisible, timeout=1000)
    touch.strike(960, 62)
    touch.run("record")
    assert [note.pitch for note in new_pieces(touch)[0].written.notes] == [60, 62]


def test_what_is_replaced_is_not_heard_meanwhile(touch: RecordingTouch) -> None:
    touch.settle(record_mode="replace")
    touch.select(lanes=(0,))
    touch.run("record")
    assert touch.transport.shown is not None
    assert silent_lanes(touch.transport.shown) == {VOCAL}
    touch.document.apply("step-set-song-tempo", lambda song: set_song_tempo(song, 480_000))
    touch.qtbot.wait(1)
    assert touch.transport.shown.microseconds_per_quarter == 480_000
    assert silent_lanes(touch.transport.shown) == {VOCAL}
    touch.strike(0, 60)
    touch.run("record")
    assert not silent_lanes(touch.transport.shown)
    assert touch.transport.shown is touch.song


def test_the_strip_shows_what_is_recorded_and_its_button_ends_it(touch: RecordingTouch) -> None:
    strip = touch.window.workspace.header.findChild(RecordingStrip)
    assert isinstance(strip, RecordingStrip)
    assert not strip.isVisible()
    touch.run("record")
    assert strip.recording.isVisible()
    assert not strip.keyboard.isVisible()
    touch.strike(BAR, 60)
    touch.qtbot.waitUntil(lambda: strip.recording.count.text() == "1 note", timeout=1000)
    assert strip.recording.place.text() == "Verse · bar 2"
    QTest.mouseClick(strip.recording.stop, Qt.MouseButton.LeftButton)
    assert not strip.isVisible()
    assert len(new_pieces(touch)) == 1


def test_the_board_shows_what_is_recorded_until_it_is_over(touch: RecordingTouch) -> None:
    board = touch.window.board
    assert board.recording.take is None
    touch.select(lanes=(1,))
    touch.run("record")
    touch.strike(BAR, 36)
    take = board.recording.take
    assert take is not None
    assert (take.lane, take.start_tick) == (DRUMS, 0)
    assert BAR + 300 < take.end_tick <= BAR + 500
    assert [(note.start_tick, note.pitch) for note in take.notes] == [(BAR, 36)]
    touch.pass_seconds(12 * BAR / 1920)
    later = board.recording.take
    assert later is not None
    assert later.notes == take.notes, "what is long past stays in sight"
    touch.run("theme-light")
    assert touch.window.board is not board
    assert touch.window.board.recording.take is not None
    touch.run("record")
    assert touch.window.board.recording.take is None


def click_drums_of_chorus(touch: RecordingTouch) -> None:
    """Click on the empty cell where drums would play in the first chorus."""
    board = touch.window.board
    geometry, frame = board.scene.geometry, board.frame
    x = frame.view_x(geometry.x_in_slot(1, 2 * BAR))
    y = frame.view_y(geometry.lane_top(1) + geometry.lane_height / 2)
    QTest.mouseMove(board.viewport(), QPoint(round(x), round(y)))
    QTest.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))


def test_while_letters_are_keys_a_click_on_an_empty_cell_chooses_where_to_play(touch: RecordingTouch) -> None:
    touch.run("keyboard-mode")
    click_drums_of_chorus(touch)
    assert touch.document.step == 0
    assert {(cell.slot, cell.lane) for cell in touch.document.selection.cells} == {(CHORUS_1, DRUMS)}
    touch.run("keyboard-mode")
    click_drums_of_chorus(touch)
    assert touch.document.step == 1


def test_in_a_loop_the_board_shows_all_of_it(touch: RecordingTouch) -> None:
    touch.window.playing.set_loop((touch.song.arrangement.order[0].id,))
    touch.transport.loop_over(0, VERSE_END)
    touch.run("record")
    touch.strike(960, 60)
    take = touch.window.board.recording.take
    assert take is not None
    assert (take.start_tick, take.end_tick) == (0, VERSE_END)
    touch.run("record")


def test_the_red_button_stays_where_the_window_is_narrow(touch: RecordingTouch) -> None:
    touch.window.resize(760, 600)
    button = touch.window.workspace.header.transport.buttons["record"]
    assert isinstance(button, QToolButton)
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert touch.recorder.is_recording


def test_steps_are_written_into_the_open_piece_once_all_keys_are_up(touch: RecordingTouch) -> None:
    document = touch.document
    document.show_roll(opened(document.roll, document.song, ref=None, piece=BEAT))
    set_stepping(document, on=True)
    fake_inputs.press(KEYS, 50, 53)
    touch.studio.look()
    fake_inputs.release(KEYS, 50)
    touch.studio.look()
    assert document.step == 0
    touch.transport.seconds += 1
    fake_inputs.release(KEYS, 53)
    touch.studio.look()
    assert document.step == 1
    assert {50, 53} <= {note.pitch for note in touch.song.pieces[BEAT].written.notes if not note.start_tick}


def stepping(qtbot: QtBot, *devices: str) -> RecordingTouch:
    """A window with the beat open in the roll, which takes steps."""
    touch = RecordingTouch(qtbot, devices=devices)
    touch.window.deeds.roll.open_piece(BEAT)
    touch.run("roll-stepping")
    return touch


def test_the_pedal_makes_a_step_longer(qtbot: QtBot) -> None:
    touch = stepping(qtbot, KEYS)
    play, now = touch.studio.keys.play, touch.transport.seconds
    for at, kind, number, value in (
        (0.0, "on", 72, 90),
        (0.2, "controller", 64, 127),
        (0.3, "controller", 64, 0),
        (0.5, "off", 72, 0),
    ):
        play(Played(now + at, "controller" if kind == "controller" else "on", number, value))
    (note,) = (note for note in touch.song.pieces[BEAT].written.notes if note.pitch == 72)
    assert note.length_ticks == 2 * touch.document.roll.snap.ticks
    assert touch.document.roll.caret_tick == 2 * touch.document.roll.snap.ticks


def test_the_caret_of_step_input_stays_in_sight(qtbot: QtBot) -> None:
    song = small_song()
    long = replace(song.pieces[BEAT], length_ticks=64 * BAR)
    touch = RecordingTouch(qtbot, replace(song, pieces={**song.pieces, BEAT: long}))
    touch.window.deeds.roll.open_piece(BEAT)
    panel = touch.window.workspace.roll
    assert panel is not None
    panel.view.zoom_about(300, 100, across=20)
    touch.run("roll-stepping")
    for at in range(24):
        now = touch.transport.seconds + at
        touch.studio.keys.play(Played(now, "on", 60, 90))
        touch.studio.keys.play(Played(now + 0.5, "off", 60, 0))
    assert touch.document.roll.caret_tick == 24 * touch.document.roll.snap.ticks
    assert panel.view.frame.x(touch.document.roll.caret_tick) <= panel.view.frame.width


def test_without_a_device_step_input_makes_letters_piano_keys_until_it_ends(qtbot: QtBot) -> None:
    touch = stepping(qtbot)
    before = set(touch.song.pieces[BEAT].written.notes)
    assert touch.studio.keyboard.is_on
    panel = touch.window.workspace.roll
    assert panel is not None
    assert "letters" in panel.tools.badge.text()
    touch.key(Qt.Key.Key_G)
    touch.qtbot.waitUntil(lambda: touch.document.step == 1, timeout=1000)
    (new,) = set(touch.song.pieces[BEAT].written.notes) - before
    assert new.pitch == 67
    assert before <= set(touch.song.pieces[BEAT].written.notes)
    touch.key(Qt.Key.Key_Escape)
    assert not touch.studio.keyboard.is_on
    assert not touch.document.roll.is_stepping


def test_with_a_device_step_input_leaves_letters_alone_and_says_what_writes(qtbot: QtBot) -> None:
    touch = stepping(qtbot, KEYS)
    panel = touch.window.workspace.roll
    assert panel is not None
    assert not touch.studio.keyboard.is_on
    assert "your keyboard" in panel.tools.badge.text()


def test_r_begins_and_ends_a_recording_while_letters_are_piano_keys(qtbot: QtBot) -> None:
    touch = RecordingTouch(qtbot, devices=())
    touch.settle(record_count_in=False)
    touch.run("keyboard-mode")
    touch.key(Qt.Key.Key_R)
    assert touch.recorder.is_recording
    assert "Shift+R" in touch.hint
    touch.key(Qt.Key.Key_A)
    touch.go_to(960)
    touch.key(Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    assert not touch.recorder.is_recording
    assert touch.studio.keyboard.is_on
    assert len(new_pieces(touch)) == 1


def test_the_sound_settings_show_devices_as_they_come_and_a_lamp_for_each_key(touch: RecordingTouch) -> None:
    touch.run("sound-settings")
    box = touch.find(SoundDialog).input
    assert KEYS in box.words.text()
    fake_inputs.press(KEYS, 60)
    touch.studio.look()
    assert box.lamp.is_lit
    fake_inputs.there.append("Pads")
    touch.look_for_devices()
    assert "Pads" in box.words.text()
    box.device.setCurrentIndex(box.device.findText("Pads"))
    box.device.activated.emit(box.device.currentIndex())
    settings = touch.window.settings
    assert (settings.midi_inputs, settings.midi_input) == ("one", "Pads")
    touch.look_for_devices()
    assert touch.inputs.heard == ("Pads",)


def test_the_volume_of_the_metronome_is_heard_and_remembered(touch: RecordingTouch) -> None:
    touch.run("sound-settings")
    click = touch.find(SoundDialog).click
    assert click.words.text() == "100"
    QTest.keyClick(click.slider, Qt.Key.Key_PageDown)
    assert touch.transport.click_volume == 90
    assert touch.window.settings.metronome_volume == 90
    assert click.words.text() == "90"
    touch.find(SoundDialog).reject()
    touch.run("record")
    assert (touch.transport.is_clicking, touch.transport.click_volume) == (True, 90)


def test_without_a_player_recording_says_why_it_cannot_begin(qtbot: QtBot) -> None:
    touch = WindowTouch(qtbot, small_song())
    touch.run("record")
    assert touch.said
    studio = touch.window.playing.studio
    assert studio is not None
    assert not studio.recorder.is_recording
