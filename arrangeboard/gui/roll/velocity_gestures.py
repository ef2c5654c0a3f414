"""Gestures in the lane of velocities: stems dragged up and down, and ramps drawn across them."""

from arrangeboard.app.roll.writing import exchange_notes
from arrangeboard.gui.board.gesture import Pointer
from arrangeboard.gui.roll.stage import Stage
from arrangeboard.melody.shape import louder, ramped_velocity
from arrangeboard.roll.layers import Label, Ramp, RollLayers
from arrangeboard.roll.scene import notes_between
from arrangeboard.song.values import Note
from arrangeboard.words import say


class DragStems:
    """A stem follows the pointer; where its note is chosen all chosen ones go as far."""

    def __init__(self, stage: Stage, grabbed: Note, pointer: Pointer) -> None:
        self._stage = stage
        self._grabbed = grabbed
        self._old = stage.chosen if grabbed in stage.scene.chosen else (grabbed,)
        self._hidden = frozenset(self._old)
        self._pressed = self._now = pointer
        self._new = self._old

    def move(self, pointer: Pointer) -> None:
        """Follow the pointer."""
        self._now = pointer
        frame = self._stage.frame
        change = frame.velocity_at(pointer.y) - frame.velocity_at(self._pressed.y)
        self._new = louder(self._old, change)

    def release(self) -> None:
        """Change the velocities."""
        if self._new != self._old:
            exchange_notes(self._stage.document, "step-velocity-notes", self._hidden, self._new)

    def layers(self) -> RollLayers:
        """The stems as they would be, with a figure beside the pointer."""
        frame = self._stage.frame
        change = frame.velocity_at(self._now.y) - frame.velocity_at(self._pressed.y)
        velocity = louder((self._grabbed,), change)[0].velocity
        figure = Label(f"{velocity}", self._now.x + 12, self._now.y - 10)
        return RollLayers(notes=self._new, hidden=self._hidden, label=figure)

    def hint(self) -> str:
        """What is changed."""
        return say("roll-hint-velocity")


class DrawRamp:
    """A line across the lane: notes become as loud as it is high there; if some are chosen, only they."""

    def __init__(self, stage: Stage, pointer: Pointer) -> None:
        self._stage = stage
        # Kept in music: the roll may scroll under the drag.
        self._start = self._now = self._at(pointer)

    def move(self, pointer: Pointer) -> None:
        """Follow the pointer."""
        self._now = self._at(pointer)

    def release(self) -> None:
        """Change the velocities under the line."""
        ramp = self._ramp()
        old = self._under(ramp)
        new = _ramped(old, ramp)
        if new != old:
            chosen = self._stage.document.roll.chosen
            exchange_notes(self._stage.document, "step-velocity-notes", frozenset(old), new)
            if not chosen:
                self._stage.choose_none()

    def layers(self) -> RollLayers:
        """The line, and the stems as they would be."""
        ramp = self._ramp()
        old = self._under(ramp)
        new = _ramped(old, ramp)
        return RollLayers(notes=new, hidden=frozenset(old), ramp=ramp)

    def hint(self) -> str:
        """What the line does."""
        return say("roll-hint-ramp")

    def _at(self, pointer: Pointer) -> tuple[int, int]:
        """Tick and velocity at the pointer."""
        return self._stage.tick_at(pointer.x), self._stage.frame.velocity_at(pointer.y)

    def _ramp(self) -> Ramp:
        """The line from left to right."""
        left, right = sorted((self._start, self._now), key=lambda one: one[0])
        return Ramp(*left, *right)

    def _under(self, ramp: Ramp) -> tuple[Note, ...]:
        scene = self._stage.scene
        near = notes_between(scene.notes, ramp.start_tick, ramp.end_tick)
        return tuple(note for note in near if note in scene.chosen) or near


def _ramped(notes: tuple[Note, ...], ramp: Ramp) -> tuple[Note, ...]:
    span = ramp.start_tick, ramp.end_tick
    return ramped_velocity(notes, ramp.start_velocity, ramp.end_velocity, span=span)
