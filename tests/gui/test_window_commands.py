"""What the commands of the window do to the song, and when they can be given."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from arrangeboard.app.commands import COMMANDS
from arrangeboard.app.menus import MENUS
from arrangeboard.board.hit import FilledCell, LaneHeader, SectionHeader, Target
from arrangeboard.gui.window.context import select_target
from arrangeboard.gui.window.menus import context_menu
from arrangeboard.song.edits.sections import set_section_bars
from arrangeboard.song.find import EditRefused
from arrangeboard.song.values import Part, Song
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import BEAT, CHORUS_1, VERSE_1, VOCAL, small_song

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def touch(qtbot: QtBot) -> WindowTouch:
    return WindowTouch(qtbot, small_song())


def test_every_command_has_an_action_with_a_name_a_tip_and_its_shortcuts(touch: WindowTouch) -> None:
    for command in COMMANDS:
        action = touch.window.commands[command.code]
        assert action.text()
        assert action.statusTip()
        assert [keys.toString() for keys in action.shortcuts()] == [
            QKeySequence(keys).toString() for keys in command.shortcuts
        ]


def test_no_two_commands_have_the_same_shortcut() -> None:
    all_keys = [QKeySequence(keys).toString() for command in COMMANDS for keys in command.shortcuts]
    assert len(all_keys) == len(set(all_keys))


def test_every_menu_is_in_the_menu_bar_with_its_commands(touch: WindowTouch) -> None:
    menus = [action.menu() for action in touch.window.menuBar().actions()]
    assert len(menus) == len(MENUS)
    for menu, (_, entries) in zip(menus, MENUS, strict=True):
        assert isinstance(menu, QMenu)
        named = [action.objectName() for action in menu.actions() if action.objectName()]
        assert named == [entry for entry in entries if entry != "-" and not entry.startswith("submenu-")]


def test_without_a_song_only_commands_that_need_none_can_be_given(qtbot: QtBot) -> None:
    touch = WindowTouch(qtbot)
    enabled = {one.code for one in COMMANDS if touch.window.commands[one.code].isEnabled()}
    assert enabled == {one.code for one in COMMANDS if one.needs == "always"}


def test_what_can_be_done_follows_the_selection(touch: WindowTouch) -> None:
    commands = touch.window.commands
    assert not commands["split"].isEnabled()
    touch.select(slots=(1,))
    assert commands["split"].isEnabled()
    assert not commands["mute"].isEnabled()
    touch.select(lanes=(0,))
    assert commands["mute"].isEnabled()
    assert not commands["split"].isEnabled()


def test_undo_says_what_it_takes_back(touch: WindowTouch) -> None:
    touch.run("add-section")
    assert "Add a section" in touch.window.commands["undo"].text()
    touch.run("undo")
    assert "Add a section" in touch.window.commands["redo"].text()


def test_a_section_is_added_behind_the_selected_one_and_selected(touch: WindowTouch) -> None:
    touch.select(slots=(1,))
    kind = touch.song.sections[touch.song.arrangement.order[1].section].kind
    with touch.one_step():
        touch.run("add-section")
    added = touch.song.arrangement.order[2]
    assert touch.song.sections[added.section].kind == kind


def test_delete_takes_sections_to_the_shelf_and_bring_back_returns_them(touch: WindowTouch) -> None:
    touch.select(slots=(0,))
    gone = touch.song.arrangement.order[0].section
    with touch.one_step():
        touch.run("delete")
    assert gone in touch.window.workspace.tray.shelf.keys
    with touch.one_step():
        touch.run("bring-back")
    assert touch.song.arrangement.order[-1].section == gone


@pytest.mark.parametrize(("code", "step"), [("move-section-right", 1), ("move-section-left", -1)])
def test_a_section_moves_one_place(touch: WindowTouch, code: str, step: int) -> None:
    slot = touch.song.arrangement.order[1].id
    touch.select(slots=(1,))
    with touch.one_step():
        touch.run(code)
    assert touch.song.arrangement.order[1 + step].id == slot


def test_alt_and_an_arrow_move_the_border_to_the_next_section(touch: WindowTouch) -> None:
    touch.window.board.setFocus()
    touch.select(slots=(0,))
    with touch.one_step():
        touch.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    order = touch.song.arrangement.order
    assert [touch.song.sections[slot.section].bars for slot in order] == [5, 7, 8]


def test_a_section_of_one_bar_is_refused_a_split_before_it_is_asked_about(touch: WindowTouch) -> None:
    touch.select(slots=(0,))
    verse = touch.song.arrangement.order[0].section
    touch.document.apply("step-set-section-bars", lambda song: set_section_bars(song, verse, 1), name="Verse")
    touch.run("split")
    assert "only one bar" in touch.said


def test_splitting_asks_in_the_bars_of_the_ruler(touch: WindowTouch, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(_parent: object, title: str, question: str, *_bars: int) -> tuple[int, bool]:
        asked.extend((title, question))
        return 40, True

    monkeypatch.setattr(QInputDialog, "getInt", answer)
    touch.select(slots=(1,))
    touch.run("split")
    assert "Chorus 1" in asked[0]
    assert "6–12" in asked[1]
    assert "from 6 to 12" in touch.said


def test_the_first_section_cannot_move_further_to_the_left(touch: WindowTouch) -> None:
    touch.select(slots=(0,))
    before = touch.song
    touch.run("move-section-left")
    assert touch.song is before


def test_transposing_and_an_octave_add_up(touch: WindowTouch) -> None:
    touch.select_cell(1, 0)
    before = _part(touch, 1, 0).transpose
    with touch.one_step():
        touch.run("octave-up")
    with touch.one_step():
        touch.run("transpose-down")
    assert _part(touch, 1, 0).transpose == before + 11


def test_copied_parts_are_pasted_where_the_selection_is(touch: WindowTouch) -> None:
    touch.select_cell(0, 1)
    touch.run("copy")
    touch.select_cell(1, 1)
    with touch.one_step():
        touch.run("paste")
    assert _part(touch, 1, 1).piece == BEAT


def test_pasting_with_nothing_copied_says_so(touch: WindowTouch) -> None:
    QGuiApplication.clipboard().setText("something else")
    touch.run("paste")
    assert "nothing to paste" in touch.said
    assert touch.window.messages.kind == "refused"


def test_mute_and_solo_are_no_steps(touch: WindowTouch) -> None:
    touch.select(lanes=(1,))
    touch.run("mute")
    touch.run("solo")
    lane = touch.song.lanes[1].id
    assert set(touch.song.view.muted) == set(touch.song.view.soloed) == {lane}
    touch.run("mute")
    assert not touch.song.view.muted
    assert touch.document.step == 0


def test_a_letter_shortcut_types_in_a_field_and_acts_on_the_board(touch: WindowTouch) -> None:
    touch.select(lanes=(0,))
    field = next(one for one in touch.window.findChildren(QLineEdit) if one.isVisible())
    field.setFocus()
    field.selectAll()
    touch.key(Qt.Key.Key_M)
    assert field.text() == "m"
    assert not touch.song.view.muted
    touch.window.board.setFocus()
    touch.key(Qt.Key.Key_M)
    assert set(touch.song.view.muted) == {VOCAL}


def test_what_is_right_clicked_is_selected_and_offered_what_makes_sense(touch: WindowTouch) -> None:
    targets: dict[str, Target] = {
        "section": SectionHeader(VERSE_1),
        "lane": LaneHeader(VOCAL),
        "part": FilledCell(CHORUS_1, VOCAL, _part(touch, 1, 0).id, 0),
    }
    for name, target in targets.items():
        assert select_target(touch.document, target) == name
    assert {ref.slot for ref in touch.document.selection.parts} == {CHORUS_1}


def test_the_context_menu_of_a_section_holds_what_can_be_done_with_it_now(touch: WindowTouch) -> None:
    touch.select(slots=(0,))
    menu = context_menu(touch.window, "section", touch.window.commands, touch.window.deeds.submenus)
    codes = [action.objectName() for action in menu.actions() if action.objectName()]
    assert {"chords", "shelve", "split"} <= set(codes)
    assert "detach" not in codes


def test_the_kind_of_a_section_is_chosen_from_a_submenu(touch: WindowTouch) -> None:
    touch.select(slots=(0,))
    choices = touch.window.deeds.sections.kinds()
    set_solo = next(do for words, do, _ in choices if words == "Solo")
    with touch.one_step():
        set_solo()
    assert touch.song.sections[touch.song.arrangement.order[0].section].kind == "solo"


def test_doubling_the_last_chorus_is_one_action(touch: WindowTouch) -> None:
    before = len(touch.song.arrangement.order)
    with touch.one_step():
        touch.run("double-last-chorus")
    assert len(touch.song.arrangement.order) == before + 1


def test_a_refused_edit_is_explained_and_changes_nothing(touch: WindowTouch) -> None:
    touch.select(slots=(0,))
    before = touch.song
    touch.window.act(lambda document: document.apply("step-split-section", _refusing))
    assert touch.song is before
    assert touch.said


def _refusing(_song: Song) -> Song:
    raise EditRefused("no-such-section")


def _parts(touch: WindowTouch, slot: int, lane: int) -> tuple[Part, ...]:
    section = touch.song.sections[touch.song.arrangement.order[slot].section]
    return section.parts.get(touch.song.lanes[lane].id, ())


def _part(touch: WindowTouch, slot: int, lane: int) -> Part:
    return _parts(touch, slot, lane)[0]
