"""The keyboard reaches everything: a shortcut for each command, none taken twice, and a way between panes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from arrangeboard.app.commands import COMMANDS
from arrangeboard.app.section_deeds import set_kind
from arrangeboard.gui.inspector.history_list import HistoryList
from arrangeboard.gui.inspector.section_form import SectionForm
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import small_song

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier

OF_THE_DESKTOP = {
    *("Alt+F4", "Alt+Tab", "Alt+Shift+Tab", "Alt+Space", "F10", "Shift+F10"),
    # Command on macOS: hide, minimise, switch, pictures of the screen, log out, voice, help
    # (Command with a comma is every program's own, for its settings)
    *("Ctrl+H", "Ctrl+M", "Ctrl+Space", "Ctrl+Shift+3", "Ctrl+Shift+4", "Ctrl+Shift+5"),
    *("Ctrl+Shift+Q", "Ctrl+F5"),
    # Letters by their number, and signs, in text fields of Linux desktops
    *("Ctrl+Shift+U", "Ctrl+."),
    # Windows and KDE: task manager, start menu, desktops and windows
    *("Ctrl+Esc", "Ctrl+Shift+Esc", *(f"Ctrl+F{number}" for number in range(1, 13))),
}


@pytest.fixture
def touch(qtbot: QtBot) -> WindowTouch:
    return WindowTouch(qtbot, small_song())


def every_shortcut() -> list[tuple[str, str]]:
    """Command and shortcut as Qt writes it on every system."""
    portable = QKeySequence.SequenceFormat.PortableText
    return [
        (command.code, QKeySequence(keys).toString(portable))
        for command in COMMANDS
        for keys in command.shortcuts
    ]


def test_every_command_has_a_shortcut() -> None:
    assert [command.code for command in COMMANDS if not command.shortcuts] == []


def test_every_shortcut_is_one_that_qt_can_read() -> None:
    assert [code for code, keys in every_shortcut() if not keys] == []


def test_no_shortcut_is_taken_twice() -> None:
    taken = [keys for _, keys in every_shortcut()]
    assert sorted(taken) == sorted(set(taken))


def test_no_shortcut_is_one_of_the_desktops() -> None:
    portable = QKeySequence.SequenceFormat.PortableText
    reserved = {QKeySequence(keys).toString(portable) for keys in OF_THE_DESKTOP}
    assert [one for one in every_shortcut() if one[1] in reserved] == []


def test_no_shortcut_needs_what_other_keyboards_do_not_have() -> None:
    for code, keys in every_shortcut():
        parts = keys.removesuffix("++").split("+")
        assert not {"Ctrl", "Alt"} <= set(parts), f"{code}: Ctrl+Alt is AltGr on many keyboards"
        figure = parts[-1].isdigit()
        assert not (figure and "Shift" in parts), f"{code}: figures need Shift on French keyboards"


def test_no_shortcut_is_a_letter_that_opens_a_menu(touch: WindowTouch) -> None:
    letters = {
        f"Alt+{action.text()[action.text().index('&') + 1].upper()}"
        for action in touch.window.menuBar().actions()
    }
    assert len(letters) == len(touch.window.menuBar().actions())
    assert not letters & {keys for _, keys in every_shortcut()}


def test_menus_show_the_shortcut_of_each_of_their_commands(touch: WindowTouch) -> None:
    for bar in touch.window.menuBar().actions():
        menu = bar.menu()
        assert isinstance(menu, QMenu)
        for action in menu.actions():
            if action.objectName():
                assert not action.shortcut().isEmpty(), action.text()


def test_a_bridge_is_cut_and_a_chorus_doubled_by_a_key_each(touch: WindowTouch) -> None:
    def kinds() -> list[str]:
        song = touch.song
        return [song.sections[slot.section].kind for slot in song.arrangement.order]

    assert kinds() == ["verse", "chorus", "chorus"]
    with touch.one_step():
        touch.key(Qt.Key.Key_D, CTRL | SHIFT)
    assert kinds() == ["verse", "chorus", "chorus", "chorus"]
    touch.select(slots=(0,))
    touch.window.act(lambda document: set_kind(document, "bridge"))
    with touch.one_step():
        touch.key(Qt.Key.Key_B, CTRL | SHIFT)
    assert kinds() == ["chorus", "chorus", "chorus"]
    with touch.one_step():
        touch.key(Qt.Key.Key_B, CTRL)
    assert kinds()[-1] == "bridge"


def walk(touch: WindowTouch, count: int, held: Qt.KeyboardModifier) -> list[str]:
    workspace = touch.window.workspace
    panes: dict[str, QWidget] = {
        "board": workspace.board,
        "tray": workspace.tray,
        "details": workspace.inspector,
        "header": workspace.header,
    }
    found = []
    for _ in range(count):
        touch.key(Qt.Key.Key_F6, held)
        focused = QApplication.focusWidget()
        assert focused is not None
        found.append(next(name for name, one in panes.items() if one is focused or one.isAncestorOf(focused)))
    return found


def test_f6_goes_round_the_panes_and_shift_f6_back(touch: WindowTouch) -> None:
    none = Qt.KeyboardModifier.NoModifier
    assert walk(touch, 4, none) == ["tray", "details", "header", "board"]
    assert walk(touch, 4, SHIFT) == ["header", "details", "tray", "board"]


def test_a_hidden_pane_is_passed_over(touch: WindowTouch) -> None:
    touch.run("show-tray")
    touch.run("show-inspector")
    assert walk(touch, 2, Qt.KeyboardModifier.NoModifier) == ["header", "board"]


def test_the_keys_go_to_what_a_pane_shows(touch: WindowTouch) -> None:
    touch.select(slots=(0,))
    walk(touch, 2, Qt.KeyboardModifier.NoModifier)
    assert QApplication.focusWidget() is touch.find(SectionForm).name
    touch.window.board.setFocus()
    touch.run("show-history")
    walk(touch, 2, Qt.KeyboardModifier.NoModifier)
    assert isinstance(QApplication.focusWidget(), HistoryList)


def test_tab_leads_through_all_panes_and_back_to_the_board(touch: WindowTouch) -> None:
    workspace = touch.window.workspace
    panes = {workspace.tray: 0, workspace.inspector: 0, workspace.header: 0}
    order = []
    for _ in range(60):
        touch.key(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is workspace.board:
            break
        order += [pane for pane in panes if focused is not None and pane.isAncestorOf(focused)]
    assert QApplication.focusWidget() is workspace.board
    assert list(dict.fromkeys(order)) == [workspace.tray, workspace.inspector, workspace.header]
