"""What a press on the piano roll prepares, by tool and by what lies under it: a drag, a click, or both."""

from collections.abc import Callable
from functools import partial

from msgspec import Struct

from arrangeboard.app.roll import choosing, writing
from arrangeboard.gui.board.gesture import Pointer
from arrangeboard.gui.roll.click_tools import glue_at, split_at_pointer
from arrangeboard.gui.roll.note_gestures import DrawNote, MoveNotes, StretchNotes
from arrangeboard.gui.roll.stage import RollGesture, Stage
from arrangeboard.gui.roll.sweeps import ChooseBand, DragCaret, DragEnd, PressKeys, WipeNotes
from arrangeboard.gui.roll.velocity_gestures import DragStems, DrawRamp
from arrangeboard.roll.hit import (
    OnEnd,
    OnGround,
    OnKey,
    OnNote,
    OnRuler,
    OnVelocity,
    OnVelocityGround,
    RollTarget,
)
from arrangeboard.song.values import Note

Begin = Callable[[], RollGesture]
Do = Callable[[], object]


class Press(Struct, frozen=True):
    """What begins `now`, what a drag would `begin`, and what a `click` without a drag does."""

    now: RollGesture | None = None
    begin: Begin | None = None
    click: Do | None = None


def press_on(stage: Stage, target: RollTarget, pointer: Pointer) -> Press:
    """What a press of the left button prepares."""
    match target:
        case OnKey(pitch):
            return Press(now=PressKeys(stage, pitch))
        case OnRuler():
            return Press(now=DragCaret(stage, pointer))
    if not stage.scene.is_editable:
        return _read_only(stage, target, pointer)
    if isinstance(target, OnEnd):
        return Press(begin=lambda: DragEnd(stage))
    return _among_velocities(stage, target, pointer) or _among_notes(stage, target, pointer)


def _among_velocities(stage: Stage, target: RollTarget, pointer: Pointer) -> Press | None:
    match target:
        case OnVelocity(note):
            return Press(now=DragStems(stage, note, pointer))
        case OnVelocityGround():
            return Press(begin=lambda: DrawRamp(stage, pointer))
    return None


def _among_notes(stage: Stage, target: RollTarget, pointer: Pointer) -> Press:
    tool = stage.document.roll.tool
    match target:
        case OnNote() | OnGround() if tool == "eraser":
            return Press(now=WipeNotes(stage, pointer))
        case OnNote(note, _) if tool in {"scissors", "glue"}:
            return Press(click=_cut_or_glue(stage, note, pointer))
        case OnNote():
            return _on_note(stage, target, pointer)
        case OnGround() if tool == "pencil":
            return Press(now=DrawNote(stage, pointer))
        case OnGround(tick, _):
            return _on_ground(stage, tick, pointer)
    return Press()


def _cut_or_glue(stage: Stage, note: Note, pointer: Pointer) -> Do:
    if stage.document.roll.tool == "glue":
        return lambda: glue_at(stage, note)
    return lambda: split_at_pointer(stage, note, pointer)


def _read_only(stage: Stage, target: RollTarget, pointer: Pointer) -> Press:
    """Notes of a rule are heard; to ask for them says why they cannot be changed."""

    def refuse() -> object:
        return writing.shown_piece(stage.document)

    match target:
        case OnNote(note, _) | OnVelocity(note):
            stage.hear(note)
            return Press(begin=lambda: ChooseBand(stage, pointer), click=refuse)
        case OnGround():
            return Press(click=refuse)
    return Press()


def _on_note(stage: Stage, target: OnNote, pointer: Pointer) -> Press:
    document, note, edge = stage.document, target.note, target.edge
    if pointer.shift and not pointer.alt:
        click = partial(choosing.extend_to, document, note)
    elif pointer.ctrl:
        click = partial(choosing.toggle, document, note)
    else:
        if note not in document.roll.chosen:
            writing.choose(document, (note,))
        # Pressed inside a larger choice it may be dragged as a whole; a mere click chooses one.
        click = partial(writing.choose, document, (note,))
    stage.hear(note)
    if edge == "body":
        return Press(begin=lambda: MoveNotes(stage, note, pointer), click=click)
    return Press(begin=lambda: StretchNotes(stage, note, edge, pointer), click=click)


def _on_ground(stage: Stage, tick: int, pointer: Pointer) -> Press:
    document = stage.document
    caret = stage.nearest(tick, free=pointer.ctrl)

    def click() -> None:
        choosing.put_caret(document, caret)
        if not (pointer.shift or pointer.ctrl):
            writing.choose(document, ())

    return Press(begin=lambda: ChooseBand(stage, pointer), click=click)
