"""The table of commands."""

from arrangeboard.app.commands import COMMANDS, RULES, is_available
from arrangeboard.app.document import Document
from arrangeboard.app.menus import CONTEXT_MENUS, in_menus
from arrangeboard.app.selection import Cell, PartRef, Selection
from arrangeboard.song.ids import PartId
from arrangeboard.words import say
from tests.unit.board.songs import CHORUS_1, CHORUS_2, DRUMS, VERSE_1, VOCAL, small_song

BY_CODE = {command.code: command for command in COMMANDS}


def available(selection: Selection) -> set[str]:
    document = Document(small_song())
    document.select(selection)
    return {command.code for command in COMMANDS if is_available(command, document)}


def test_every_command_stands_in_a_menu_once() -> None:
    assert sorted(in_menus()) == sorted(BY_CODE)


def test_context_menus_hold_known_commands_only() -> None:
    for entries in CONTEXT_MENUS.values():
        named = {entry for entry in entries if entry != "-" and not entry.startswith("submenu-")}
        assert named <= BY_CODE.keys()


def test_every_rule_is_known_and_every_command_has_a_name_and_a_tip() -> None:
    for command in COMMANDS:
        assert command.needs in RULES
        assert say(f"command-{command.code}")
        assert say(f"command-{command.code}-tip")


def test_what_acts_on_parts_needs_parts() -> None:
    part = PartRef(VERSE_1, DRUMS, PartId(11))
    assert {"octave-up", "copy", "same-in-kind"} <= available(Selection(parts=frozenset({part})))
    assert not {"octave-up", "copy"} & available(Selection())


def test_only_a_linked_section_can_be_detached() -> None:
    assert "detach" in available(Selection(slots=frozenset({CHORUS_1})))
    assert "detach" not in available(Selection(slots=frozenset({VERSE_1})))


def test_the_last_section_has_none_to_be_joined_with() -> None:
    assert "join" in available(Selection(slots=frozenset({CHORUS_1})))
    assert "join" not in available(Selection(slots=frozenset({CHORUS_2})))


def test_a_selected_cell_stands_for_its_section_and_its_lane() -> None:
    codes = available(Selection(cells=frozenset({Cell(CHORUS_1, VOCAL)})))
    assert {"split", "mute", "add-part", "repeat"} <= codes


def test_a_bridge_can_be_cut_only_where_there_is_one() -> None:
    codes = available(Selection())
    assert "double-last-chorus" in codes
    assert "cut-bridge" not in codes
    assert "bring-back" not in codes
