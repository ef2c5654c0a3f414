"""The dialog that fills the puzzle: answers side by side, heard, taken, and what it leaves behind."""

from collections.abc import Iterator
from multiprocessing import active_children

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from arrangeboard.app.selection import Cell, Selection
from arrangeboard.gui.dialogs.filling.filling_dialog import FillingDialog
from arrangeboard.song.ids import SlotId
from arrangeboard.song.values import Song
from arrangeboard.words import say
from tests.gui.playing_touch import FAST, KeptTransport, PlayingTouch, kept_transport, wait_for
from tests.gui.window_touch import WindowTouch
from tests.unit.fit.filling.puzzle_songs import BASS, BRIDGE, KEYS, TUNE, VERSE_2, song_without

VERSE_2_SLOT, BRIDGE_SLOT = SlotId(33), SlotId(35)


def holed() -> Song:
    return replace(song_without((VERSE_2, BASS)), microseconds_per_quarter=FAST)


@pytest.fixture
def touch(qtbot: QtBot) -> WindowTouch:
    return WindowTouch(qtbot, holed())


@pytest.fixture(scope="module")
def transport() -> Iterator[KeptTransport]:
    with kept_transport() as kept:
        yield kept


def open_dialog(touch: WindowTouch) -> FillingDialog:
    touch.run("fill-puzzle")
    return touch.find(FillingDialog)


def found(touch: WindowTouch) -> FillingDialog:
    """The dialog when the search has ended."""
    dialog = open_dialog(touch)
    wait_for(lambda: dialog.work is None)
    return dialog


def select_bridge(touch: WindowTouch) -> None:
    cells = frozenset(Cell(BRIDGE_SLOT, lane) for lane in (TUNE, KEYS, BASS))
    touch.document.select(Selection(cells=cells))


def test_several_answers_stand_side_by_side_with_why(touch: WindowTouch) -> None:
    dialog = found(touch)
    assert 3 <= len(dialog.cards) <= 4
    wait_for(lambda: len({card.x() for card in dialog.cards}) == len(dialog.cards))
    assert dialog.words.text() == say("filling-found", count=len(dialog.cards))
    assert not dialog.progress.isVisible()
    for card in dialog.cards:
        told = [label.text() for label in card.findChildren(QLabel)]
        assert set(card.answer.sentences) <= set(told)
        assert card.answer.sentences


def test_taking_an_answer_is_one_step_that_fills_the_board(touch: WindowTouch) -> None:
    dialog = found(touch)
    count = len(dialog.cards[1].found.laid)
    with touch.one_step():
        dialog.cards[1].take.click()
    assert not dialog.isVisible()
    laid = touch.song.sections[VERSE_2].parts.get(BASS, ()), *touch.song.sections[BRIDGE].parts.values()
    assert sum(map(bool, laid)) == count


def test_an_answer_can_become_a_variant_that_leaves_the_arrangement_alone(touch: WindowTouch) -> None:
    before = touch.song
    dialog = found(touch)
    with touch.one_step():
        dialog.cards[0].take_variant.click()
    assert touch.song.arrangement.name == "Filled"
    assert all(touch.song.sections[key] is before.sections[key] for key in before.sections)


def test_only_selected_cells_are_filled_and_none_is_left_empty(touch: WindowTouch) -> None:
    select_bridge(touch)
    dialog = found(touch)
    assert dialog.wishes.wish.empty == 0
    holes = {(laid.hole.section, laid.hole.lane) for card in dialog.cards for laid in card.found.laid}
    assert holes <= {(BRIDGE, lane) for lane in (TUNE, KEYS, BASS)}


def test_another_wish_begins_the_search_anew(touch: WindowTouch) -> None:
    dialog = found(touch)
    first = dialog.cards[0]
    dialog.wishes.empty.setFocus()
    QTest.keyClick(dialog.wishes.empty, Qt.Key.Key_PageUp)
    assert dialog.wishes.wish.empty == 20
    wait_for(lambda: dialog.work is not None)
    wait_for(lambda: dialog.work is None)
    assert dialog.cards[0] is not first
    assert dialog.cards[0].found.empty


def test_more_looks_with_another_seed(touch: WindowTouch) -> None:
    dialog = found(touch)
    dialog.more_button.click()
    assert dialog.work is not None
    assert dialog.progress.isVisible()
    wait_for(lambda: dialog.work is None)
    assert dialog.cards


def test_escape_ends_the_search_and_changes_nothing(touch: WindowTouch) -> None:
    before = touch.song
    dialog = open_dialog(touch)
    assert dialog.work is not None
    assert active_children()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not active_children()
    assert touch.song.sections is before.sections


def test_closing_the_window_ends_the_search(touch: WindowTouch) -> None:
    open_dialog(touch)
    touch.window.close()
    wait_for(lambda: not active_children())


def test_where_everything_plays_a_sentence_says_what_to_do(touch: WindowTouch) -> None:
    section = touch.song.sections[VERSE_2]
    (part,) = section.parts[TUNE]
    touch.select_cell(2, 0)
    assert {ref.part for ref in touch.document.selection.parts} == {part.id}
    dialog = open_dialog(touch)
    assert dialog.words.text() == say("filling-standing-selection-full")
    assert dialog.work is None
    assert not dialog.wishes.isVisible()
    assert not dialog.more_button.isVisible()


def test_without_chords_it_is_said_that_nothing_can_be_judged(qtbot: QtBot) -> None:
    song = holed()
    bare = {key: replace(one, chords=()) for key, one in song.sections.items()}
    dialog = found(WindowTouch(qtbot, replace(song, sections=bare)))
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert say("filling-standing-no-chords") in said
    assert say("filling-fits-unknown") in said


def test_a_small_board_tells_what_is_new_and_nothing_of_the_rest(touch: WindowTouch) -> None:
    card = found(touch).cards[0]
    board = card.board
    tips = {
        board.tip_at(QPointF(x, y)) for x in range(0, board.width(), 4) for y in range(0, board.height(), 4)
    }
    assert len(tips - {""}) == len(card.found.laid)
    assert any("Bass" in tip for tip in tips)
    assert "" in tips


def test_an_answer_is_heard_while_the_song_stays_as_it_is(qtbot: QtBot, transport: KeptTransport) -> None:
    touch = PlayingTouch(qtbot, transport, holed())
    before = touch.song
    dialog = found(touch)
    card = dialog.cards[0]
    transport.shows.clear()
    card.hear.click()
    assert transport.shows[-1][0].sections != before.sections
    assert card.hear.text() == say("hear-stop")
    wait_for(lambda: touch.playing.is_running)
    dialog.cards[1].hear.click()
    assert card.hear.text() == say("filling-hear")
    dialog.close()
    assert transport.shows[-1][0].sections is before.sections
    wait_for(lambda: not touch.playing.is_running)
    assert touch.song.sections is before.sections


def test_without_sound_hearing_says_why(touch: WindowTouch) -> None:
    card = found(touch).cards[0]
    assert not card.hear.isEnabled()
    assert card.hear.toolTip() == say("playing-unavailable")


def test_on_a_song_without_sections_it_is_said_calmly_what_to_do(qtbot: QtBot) -> None:
    song = holed()
    bare = replace(song, arrangements=(replace(song.arrangement, order=()),), sections={})
    dialog = open_dialog(WindowTouch(qtbot, bare))
    assert dialog.words.text() == say("filling-standing-no-song")
    assert dialog.isVisible()
    assert dialog.work is None


def test_each_answer_is_named_by_its_idea_and_tells_what_goes_where(touch: WindowTouch) -> None:
    select_bridge(touch)
    dialog = found(touch)
    for number, card in enumerate(dialog.cards, start=1):
        told = [label.text() for label in card.findChildren(QLabel)]
        assert say("filling-answer", number=number, idea=say(f"filling-idea-{card.answer.idea}")) in told
        assert sum("in Bridge" in sentence for sentence in card.answer.sentences) >= len(card.found.laid)
