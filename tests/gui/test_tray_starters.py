"""Starters in the tray: for what is selected, put onto the board, varied, dragged, frozen."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from arrangeboard.app.pieces.deeds import StarterChoice
from arrangeboard.app.selection import PartRef, Selection
from arrangeboard.generate.starters import STARTERS
from arrangeboard.gui.board.drops import STARTER_MIME
from arrangeboard.gui.dialogs.chords_dialog import ChordsDialog
from arrangeboard.gui.inspector.part_form import PartForm
from arrangeboard.gui.tray.starter_page import StarterPage
from arrangeboard.gui.tray.tray import Tray
from arrangeboard.song.edits.lanes import add_lane
from arrangeboard.song.values import Generated, Sound
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import VERSE, small_song

BASS_RULES = tuple(key for key, one in STARTERS.items() if one.role == "bass")


@pytest.fixture
def touch(qtbot: QtBot) -> WindowTouch:
    touch = WindowTouch(qtbot, add_lane(small_song(), "Bass", role="bass", sound=Sound(33)))
    touch.select_cell(0, 2)
    touch.run("show-starters")
    return touch


@pytest.fixture
def page(touch: WindowTouch) -> StarterPage:
    return touch.find(Tray).starters


def test_the_selected_cell_is_offered_its_roles_rules_with_real_notes(page: StarterPage) -> None:
    assert page.strip.keys == BASS_RULES
    assert all(page.strip.offer(key).piece.written.notes for key in page.strip.keys)
    assert "Bass" in page.told.words()
    assert "Verse" in page.told.words()
    assert page.chips.on == {"bass"}


def test_enter_puts_a_starter_into_the_selected_cell_and_it_follows_the_chords(
    touch: WindowTouch, page: StarterPage
) -> None:
    page.strip.setFocus()
    with touch.one_step():
        QTest.keyClick(page.strip, Qt.Key.Key_Return)
    (part,) = touch.song.sections[VERSE].parts[touch.song.lanes[2].id]
    assert part.piece is not None
    assert touch.song.pieces[part.piece].content == Generated(BASS_RULES[0])


def test_without_a_selected_cell_putting_a_starter_says_what_to_do(
    touch: WindowTouch, page: StarterPage
) -> None:
    touch.select(slots=(0,))
    page.strip.taken.emit(page.strip.keys[0])
    assert "Select a cell" in touch.said
    assert touch.document.step == 0


def test_dice_give_another_seed_and_the_drag_carries_it(page: StarterPage) -> None:
    key = page.strip.keys[-1]
    button = page.strip.button_rect(key, "dice").center()
    QTest.mouseClick(page.strip, Qt.MouseButton.LeftButton, pos=button)
    assert page.strip.offer(key).starter == StarterChoice(str(key), 1)
    data = page.strip.mime_data(key)
    carried = msgspec.json.decode(bytes(data.data(STARTER_MIME).data()), type=StarterChoice)
    assert carried == StarterChoice(str(key), 1)


def test_other_roles_are_shown_by_their_chips(page: StarterPage) -> None:
    page.chips.chips["rhythm"].click()
    assert page.strip.keys == tuple(key for key, one in STARTERS.items() if one.role == "rhythm")
    chip = page.chips.chips["bass"]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier)
    both = tuple(key for key, one in STARTERS.items() if one.role in {"bass", "rhythm"})
    assert page.strip.keys == both


def test_roles_that_were_picked_stay_until_the_cell_is_asked_for(
    touch: WindowTouch, page: StarterPage
) -> None:
    page.chips.chips["harmony"].click()
    touch.select_cell(0, 0)
    assert page.chips.on == {"harmony"}
    page.for_cell.click()
    assert page.chips.on == {touch.song.lanes[0].role}
    assert not page.for_cell.isVisible()


def test_drums_are_offered_beats_only_and_refuse_a_bass_by_enter(
    touch: WindowTouch, page: StarterPage
) -> None:
    drums = next(at for at, lane in enumerate(touch.song.lanes) if lane.sound.drums)
    touch.select_cell(0, drums)
    assert page.strip.keys
    assert all(STARTERS[str(key)].drums for key in page.strip.keys)
    page.chips.chips["bass"].click()
    page.strip.taken.emit(page.strip.keys[0])
    assert "drum kit" in touch.said
    assert touch.document.step == 0


def test_a_section_without_chords_says_so_and_leads_to_them(touch: WindowTouch, page: StarterPage) -> None:
    touch.select_cell(1, 1)
    assert "no chords yet" in page.told.words()
    assert page.strip.keys
    page.add_chords.click()
    dialog = touch.find(ChordsDialog)
    dialog.reject()
    QApplication.processEvents()


def test_a_starter_part_is_frozen_by_command(touch: WindowTouch, page: StarterPage) -> None:
    page.strip.put.emit(page.strip.keys[0])
    touch.select_cell(0, 2)
    with touch.one_step():
        touch.run("freeze-parts")
    (part,) = touch.song.sections[VERSE].parts[touch.song.lanes[2].id]
    assert part.piece is not None
    assert touch.song.pieces[part.piece].written.notes


def test_a_starter_is_kept_in_the_tray_from_its_menu(touch: WindowTouch, page: StarterPage) -> None:
    with touch.one_step():
        page.menu(page.strip.keys[0]).actions()[-1].trigger()
    assert any(piece.is_generated for piece in touch.song.pieces.values())


def test_the_buttons_of_a_card_stand_below_its_title_and_inside_its_picture(page: StarterPage) -> None:
    strip = page.strip
    card = strip.card_rect(strip.keys[0])
    for button in strip.buttons:
        rect = strip.button_rect(strip.keys[0], button)
        if not rect.isNull():
            assert rect.top() > card.top() + 20
            assert rect.bottom() < card.bottom() - 2 * 15


def test_what_hangs_from_the_pointer_shows_what_is_below_it(page: StarterPage) -> None:
    picture = page.strip.picture(0)
    assert picture.height() < page.strip.card_rect(page.strip.keys[0]).height()
    assert 0 < picture.toImage().pixelColor(picture.width() // 2, picture.height() // 2).alpha() < 255


def test_details_of_a_part_from_a_rule_say_so_and_offer_dice_and_freezing(
    touch: WindowTouch, page: StarterPage
) -> None:
    page.strip.put.emit(page.strip.keys[0])
    lane = touch.song.lanes[2].id
    (part,) = touch.song.sections[VERSE].parts[lane]
    slot = touch.song.arrangement.order[0].id
    touch.document.select(Selection(parts=frozenset({PartRef(slot, lane, part.id)})))
    form = touch.find(PartForm)
    assert "follows the chords" in form.rule.text()
    with touch.one_step():
        form.dice.click()
    assert part.piece is not None
    assert touch.song.pieces[part.piece].content == Generated(BASS_RULES[0], 1)
    with touch.one_step():
        form.freeze.click()
    (frozen,) = touch.song.sections[VERSE].parts[lane]
    assert frozen.piece is not None
    assert touch.song.pieces[frozen.piece].written.notes
