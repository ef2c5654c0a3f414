"""The keyboard in the piano roll: notes are walked, moved and made longer, and gestures dropped.

What the commands of the window do with notes (delete, copy, transpose) is not decided here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from arrangeboard.app.roll import choosing, stepping, transforms
from arrangeboard.app.roll.writing import choose
from arrangeboard.gui.roll.stage import SHORTEST_TICKS, Stage
from arrangeboard.song.values import Note

if TYPE_CHECKING:
    from arrangeboard.gui.roll.roll_hand import Hand

OCTAVE = 12
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ACROSS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
DOWN = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


def press_key(hand: Hand, event: QKeyEvent) -> bool:
    """Do what a key asks for; whether it asked for anything."""
    key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    shift = held == SHIFT
    if key in ACROSS and held == CTRL:
        _lengthen(hand, ACROSS[key])
    elif key in ACROSS and (shift or not held):
        _move_across(hand, ACROSS[key], by_beat=shift)
    elif key in DOWN and (shift or not held):
        return _move_in_pitch(hand, DOWN[key], by_octave=shift)
    elif held and not shift:
        return False
    else:
        return _press_plain(hand, key)
    return True


def claims(hand: Hand, event: QKeyEvent) -> bool:
    """Whether a key that is also a shortcut of the window is the roll's just now."""
    is_stepping = hand.stage.document.roll.is_stepping
    return is_stepping and event.key() == Qt.Key.Key_Backspace and not event.modifiers()


def step_through(hand: Hand, step: int) -> bool:
    """Go to the next note, or the one before; past the last one the focus goes on, as Tab does elsewhere."""
    stage = hand.stage
    notes, chosen = stage.scene.notes, stage.chosen
    last = notes[-1 if step > 0 else 0] if notes else None
    if last is None or (chosen and chosen[-1 if step > 0 else 0] == last):
        return False
    speak(stage, choosing.step_note(stage.document, step))
    return True


def speak(stage: Stage, note: Note | None) -> None:
    """Show a note, let it be heard, and say it to a screen reader."""
    stage.view.show_focus(note)
    if note is not None:
        stage.view.reveal(note)
        stage.hear(note)


def _press_plain(hand: Hand, key: Qt.Key) -> bool:
    document = hand.stage.document
    match key:
        case Qt.Key.Key_Escape:
            _escape(hand)
        case Qt.Key.Key_Home | Qt.Key.Key_End:
            _to_end(hand, last=key == Qt.Key.Key_End)
        case Qt.Key.Key_Backspace if document.roll.is_stepping:
            hand.attempt(lambda: stepping.step_back(document))
        case _:
            return False
    return True


def _move_across(hand: Hand, step: int, *, by_beat: bool) -> None:
    """Move the chosen notes; with none chosen, the caret."""
    stage, document = hand.stage, hand.stage.document
    ticks = stage.shown.beat_ticks if by_beat else stage.step_ticks
    if not stage.chosen:
        caret = stage.nearest(document.roll.caret_tick + step * ticks)
        choosing.put_caret(document, caret)
        stage.view.reveal_tick(document.roll.caret_tick)
        return
    hand.attempt(lambda: transforms.shift(document, step * ticks))
    _reveal_chosen(stage)


def _move_in_pitch(hand: Hand, step: int, *, by_octave: bool) -> bool:
    stage, document = hand.stage, hand.stage.document
    if not stage.chosen:
        return False
    if stage.scene.drums:
        hand.attempt(lambda: transforms.move_rows(document, -step, stage.scene.rows))
    else:
        semitones = step * (OCTAVE if by_octave else 1)
        hand.attempt(lambda: transforms.transpose(document, semitones))
    _reveal_chosen(stage)
    stage.hear(*stage.chosen)
    return True


def _lengthen(hand: Hand, step: int) -> None:
    stage = hand.stage
    ticks = step * stage.step_ticks
    shortest = min(SHORTEST_TICKS, stage.step_ticks)
    if stage.chosen:
        hand.attempt(lambda: transforms.lengthen(stage.document, ticks, shortest_ticks=shortest))


def _reveal_chosen(stage: Stage) -> None:
    chosen = stage.chosen
    if chosen:
        stage.view.reveal(chosen[0])


def _to_end(hand: Hand, *, last: bool) -> None:
    stage, document = hand.stage, hand.stage.document
    note = choosing.choose_end(document, last=last)
    if note is None:
        choosing.put_caret(document, stage.scene.length_ticks if last else 0)
    speak(stage, note)


def _escape(hand: Hand) -> None:
    """Drop the gesture; else end step input; else choose nothing; else leave the roll."""
    document = hand.stage.document
    if hand.cancel():
        return
    if document.roll.is_stepping:
        document.show_roll(replace(document.roll, is_stepping=False))
    elif document.roll.chosen:
        choose(document, ())
    else:
        hand.leave_roll()
