"""Guessed chords and keys in the window: proposed, looked through and confirmed, never by themselves."""

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from arrangeboard.app.part_places import transpose_parts
from arrangeboard.app.selection import PartRef, Selection
from arrangeboard.gui.dialogs.chords_dialog import ChordsDialog
from arrangeboard.gui.fields.guess_menu import guess_text
from arrangeboard.gui.fields.guessed_chords import GuessedChords
from arrangeboard.gui.fields.key_guess import KeyGuess
from arrangeboard.gui.inspector.section_form import SectionForm
from arrangeboard.song.edits.pieces import set_piece_key
from arrangeboard.song.edits.sections import rename_section
from arrangeboard.song.values import Chord
from arrangeboard.words import say
from tests.gui.window_touch import WindowTouch
from tests.unit.app.band import BAR, KEYS, RIFF, VERSE
from tests.unit.app.test_guesses import VERSE_SLOT, band


@pytest.fixture
def touch(qtbot: QtBot) -> WindowTouch:
    touch = WindowTouch(qtbot, band())
    touch.select(slots=(0,))
    touch.window.panels.show_details("section")
    return touch


def chords(touch: WindowTouch) -> tuple[Chord, ...]:
    return touch.song.sections[VERSE].chords


def proposed(touch: WindowTouch) -> None:
    touch.run("propose-chords")
    touch.qtbot.waitUntil(lambda: bool(chords(touch)), timeout=2000)


def panel(touch: WindowTouch) -> GuessedChords:
    return touch.find(SectionForm).guesses


def chips(touch: WindowTouch) -> list[str]:
    return [chip.text() for chip in panel(touch).chips if chip.isVisible()]


def menu() -> QMenu:
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    return shown


def choose(words: str) -> None:
    shown = menu()
    next(action for action in shown.actions() if action.text() == words).trigger()
    shown.close()


def test_chords_are_proposed_in_one_step_and_shown_as_guesses(touch: WindowTouch) -> None:
    assert not touch.window.commands["confirm-chords"].isEnabled()
    with touch.one_step():
        proposed(touch)

    touch.qtbot.waitUntil(lambda: bool(chips(touch)), timeout=2000)
    assert [chip.split()[0] for chip in chips(touch)] == ["C", "Am", "F", "G"]
    assert "sure" in panel(touch).words.text()
    assert panel(touch).chips[1].accessibleName() == "Am, guessed"


def test_a_guess_is_marked_the_more_the_less_sure_it_is() -> None:
    assert [guess_text("F#", sure) for sure in (0.93, 0.8, 0.2)] == ["F♯", "F♯ ?", "F♯ ??"]
    assert guess_text("F#") == "F♯ ?"


def test_the_button_that_confirms_is_called_as_the_command_is(touch: WindowTouch) -> None:
    assert panel(touch).confirm.text() == "Confirm chords"


def test_looking_around_meanwhile_does_not_stop_what_is_being_proposed(touch: WindowTouch) -> None:
    touch.run("propose-chords")
    touch.document.look(replace(touch.song.view, scroll_x=90))
    touch.qtbot.waitUntil(lambda: bool(chords(touch)), timeout=2000)


def test_where_the_music_changes_meanwhile_nothing_is_proposed_and_that_is_said(touch: WindowTouch) -> None:
    touch.run("propose-chords")
    touch.document.apply("step-rename-section", lambda song: rename_section(song, VERSE, "A"), name="A")
    touch.qtbot.waitUntil(lambda: touch.hint == say("guess-given-up"), timeout=2000)
    assert not chords(touch)


def test_a_part_alone_proposes_for_its_section(touch: WindowTouch) -> None:
    part = PartRef(VERSE_SLOT, KEYS, touch.song.sections[VERSE].parts[KEYS][0].id)
    touch.document.select(Selection(parts=frozenset({part})))
    with touch.one_step():
        touch.run("chords-from-part")
        touch.qtbot.waitUntil(lambda: bool(chords(touch)), timeout=2000)
    assert [chord.symbol for chord in chords(touch)] == ["C", "Am", "F", "G"]


def test_a_bare_section_offers_to_have_chords_proposed(touch: WindowTouch) -> None:
    assert panel(touch).propose.isVisible()
    with touch.one_step():
        panel(touch).propose.click()
        touch.qtbot.waitUntil(lambda: bool(chords(touch)), timeout=2000)

    assert [chord.symbol for chord in chords(touch)] == ["C", "Am", "F", "G"]


def test_one_click_takes_what_else_a_chord_may_be(touch: WindowTouch) -> None:
    proposed(touch)
    touch.qtbot.waitUntil(lambda: bool(chips(touch)), timeout=2000)

    panel(touch).chips[1].click()
    other = next(action.text() for action in menu().actions() if action.text().startswith("Rather"))
    with touch.one_step():
        choose(other)

    assert chords(touch)[1] == Chord(BAR, other.removeprefix("Rather "))
    touch.qtbot.waitUntil(lambda: len(chips(touch)) == 3, timeout=2000)


def test_all_guesses_are_confirmed_at_once_and_their_signs_go(touch: WindowTouch) -> None:
    proposed(touch)
    touch.qtbot.waitUntil(lambda: bool(chips(touch)), timeout=2000)

    with touch.one_step():
        panel(touch).confirm.click()

    assert not any(chord.guessed for chord in chords(touch))
    assert not panel(touch).isVisible()


def test_confirming_by_command_needs_guesses(touch: WindowTouch) -> None:
    proposed(touch)
    with touch.one_step():
        touch.run("confirm-chords")

    assert not touch.window.commands["confirm-chords"].isEnabled()


def test_when_the_music_changes_guesses_stay_and_proposing_again_is_offered(touch: WindowTouch) -> None:
    proposed(touch)
    touch.qtbot.waitUntil(lambda: bool(chips(touch)), timeout=2000)
    assert not panel(touch).propose.isVisible()
    part = touch.song.sections[VERSE].parts[KEYS][0].id

    place = (VERSE, KEYS, part)
    touch.document.apply("step-transpose-parts", lambda song: transpose_parts(song, (place,), 2))

    assert [chord.symbol for chord in chords(touch)] == ["C", "Am", "F", "G"]
    touch.qtbot.waitUntil(panel(touch).propose.isVisible, timeout=2000)
    with touch.one_step():
        panel(touch).propose.click()
    assert [chord.symbol for chord in chords(touch)] == ["D", "Bm", "G", "A"]


def test_typing_one_chord_confirms_only_that_one(touch: WindowTouch) -> None:
    proposed(touch)
    line = touch.find(SectionForm).chords.line
    line.setFocus()
    line.setText("C | Am7 | F | G |")
    line.give_typed(is_done=True)

    assert [chord.guessed for chord in chords(touch)] == [True, False, True, True]


def test_the_dialog_shows_guesses_and_takes_an_alternative(touch: WindowTouch) -> None:
    proposed(touch)
    dialog = ChordsDialog(touch.window.desk, VERSE_SLOT, touch.window)
    dialog.show()
    assert "guessed" in dialog.bars.accessibleDescription()
    assert dialog.guesses.confirm.isVisible()

    dialog.bars.guess_clicked.emit(dialog.bars.chords[0])
    touch.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None, timeout=2000)
    choose("C is right")
    with touch.one_step():
        dialog.take.click()

    assert [chord.guessed for chord in chords(touch)] == [False, True, True, True]


def test_the_dialog_writes_down_what_is_proposed_and_confirms_it(touch: WindowTouch) -> None:
    dialog = ChordsDialog(touch.window.desk, VERSE_SLOT, touch.window)
    dialog.show()

    dialog.guesses.propose.click()
    touch.qtbot.waitUntil(lambda: dialog.line.text() == "C | Am | F | G |", timeout=2000)
    assert all(chord.guessed for chord in dialog.bars.chords)
    dialog.guesses.confirm.click()
    dialog.take.click()

    assert chords(touch) == tuple(
        Chord(bar * BAR, symbol) for bar, symbol in enumerate(("C", "Am", "F", "G"))
    )


def test_taking_guesses_as_they_stand_changes_nothing(touch: WindowTouch) -> None:
    proposed(touch)
    steps = touch.document.step
    dialog = ChordsDialog(touch.window.desk, VERSE_SLOT, touch.window)

    dialog.take.click()

    assert touch.document.step == steps


def test_the_key_that_it_sounds_like_is_offered_and_not_set(qtbot: QtBot) -> None:
    touch = WindowTouch(qtbot, replace(band(), key="Db"))
    touch.window.panels.show_details("song")
    qtbot.waitUntil(lambda: any(one.isVisible() for one in touch.window.findChildren(KeyGuess)), timeout=2000)
    offer = touch.find(KeyGuess)
    assert touch.song.key == "Db"
    assert offer.choices[0].text() == "C ?"

    with touch.one_step():
        offer.choices[0].click()

    assert touch.song.key == "C"
    assert not offer.isVisible()


def test_a_piece_says_which_key_it_sounds_like(touch: WindowTouch) -> None:
    touch.document.apply("step-set-piece-key", lambda song: set_piece_key(song, RIFF, "B"), name="Chords")

    def offers() -> bool:
        shown = [one for one in touch.window.findChildren(KeyGuess) if one.isVisible()]
        return any(one.choices[0].text() == "C ?" for one in shown)

    touch.window.desk.piece_chosen.emit(RIFF)
    touch.qtbot.waitUntil(offers, timeout=2000)
    assert touch.song.pieces[RIFF].key == "B"
