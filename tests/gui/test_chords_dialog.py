"""Typing a section's chords: what begins again, what is chosen, and where it is taken."""

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from arrangeboard.gui.dialogs.chords_dialog import ChordsDialog
from arrangeboard.song.ids import SectionId, SlotId
from arrangeboard.song.values import Chord, Section, Slot, Song
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import BAR, VERSE, VERSE_1, small_song

SECOND, SECOND_SLOT = SectionId(30), SlotId(31)


def two_verses() -> Song:
    """A verse of eight bars without chords, and one of five."""
    song = small_song()
    (shown,) = song.arrangements
    return replace(
        song,
        key="F",
        sections={
            **song.sections,
            VERSE: Section(VERSE, "Verse", "verse", bars=8),
            SECOND: Section(SECOND, "Verse", "verse", bars=5),
        },
        arrangements=(replace(shown, order=(*shown.order, Slot(SECOND_SLOT, SECOND))),),
        last_id=31,
    )


@pytest.fixture
def touch(qtbot: QtBot) -> WindowTouch:
    return WindowTouch(qtbot, two_verses())


def opened(touch: WindowTouch) -> ChordsDialog:
    return ChordsDialog(touch.window.desk, VERSE_1, touch.window)


def symbols(chords: tuple[Chord, ...]) -> str:
    return " ".join(one.symbol for one in chords)


def test_typed_bars_are_repeated_to_the_end_and_that_can_be_turned_off(touch: WindowTouch) -> None:
    dialog = opened(touch)
    assert not dialog.again.isEnabled()
    dialog.line.setText("C | Am | F | G")
    assert dialog.again.isChecked()
    assert symbols(dialog.bars.chords) == "C Am F G C Am F G"
    assert dialog.bars.typed_until == 4 * BAR
    assert "5 to 8" in dialog.verdict.text()
    dialog.again.click()
    assert symbols(dialog.bars.chords) == "C Am F G"
    assert "hold" in dialog.verdict.text()
    dialog.again.click()
    with touch.one_step():
        dialog.take.click()
    assert symbols(touch.song.sections[VERSE].chords) == "C Am F G C Am F G"


def test_what_fits_only_once_is_repeated_when_that_is_asked_for(touch: WindowTouch) -> None:
    dialog = opened(touch)
    dialog.line.setText("C | Am | F | G | C")
    assert (dialog.again.isEnabled(), dialog.again.isChecked()) == (True, False)
    dialog.again.click()
    assert symbols(dialog.bars.chords) == "C Am F G C C Am F"
    dialog.close()


def test_a_last_chord_that_was_held_stays_held_until_repeating_is_asked_for(touch: WindowTouch) -> None:
    dialog = opened(touch)
    dialog.line.setText("C | Am")
    dialog.again.click()
    dialog.take.click()
    later = opened(touch)
    assert symbols(later.bars.chords) == "C Am"
    later.again.click()
    assert symbols(later.bars.chords) == "C Am C Am C Am C Am"
    later.close()


def test_a_progression_is_typed_in_the_key_of_the_section(touch: WindowTouch) -> None:
    dialog = opened(touch)
    actions = dialog.progressions.menu().actions()
    next(one for one in actions if "I–V–vi–IV" in one.text()).trigger()
    assert dialog.line.text() == "F | C | Dm | Bb |"
    assert dialog.again.isChecked()
    blues = next(one for one in actions if "Twelve" in one.text())
    assert not blues.isEnabled()
    assert "12 bars" in blues.text()
    dialog.close()


def test_every_section_of_the_kind_gets_the_chords_in_one_step(touch: WindowTouch) -> None:
    dialog = opened(touch)
    assert "verse" in dialog.everywhere.text()
    dialog.line.setText("C | Am | F | G")
    dialog.everywhere.click()
    with touch.one_step():
        dialog.take.click()
    assert symbols(touch.song.sections[VERSE].chords) == "C Am F G C Am F G"
    assert symbols(touch.song.sections[SECOND].chords) == "C Am F G C"


def test_other_sections_stay_as_they_are_where_that_is_not_asked_for(touch: WindowTouch) -> None:
    dialog = opened(touch)
    dialog.line.setText("C | Am | F | G")
    dialog.take.click()
    assert touch.song.sections[SECOND].chords == ()
