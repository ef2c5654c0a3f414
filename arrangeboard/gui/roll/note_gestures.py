"""Gestures on notes: drawn with a drag, moved or copied, and stretched from either end."""

from typing import Literal

from msgspec.structs import replace

from arrangeboard.app.roll.writing import add_notes, exchange_notes
from arrangeboard.gui.board.gesture import Pointer
from arrangeboard.gui.roll.stage import SHORTEST_TICKS, RollGesture, Stage
from arrangeboard.melody.timing import end_of
from arrangeboard.roll.carrying import carried_note
from arrangeboard.roll.layers import NO_LAYERS, Carried, RollLayers
from arrangeboard.song.values import Note
from arrangeboard.words import say

NEW_VELOCITY = 90
DIRECTION_PIXELS = 6
"""How far a drag with Shift goes before its one direction is settled."""

__all__ = ["DrawNote", "MoveNotes", "RollGesture", "StretchNotes"]


class DrawNote:
    """A note from the press to where the pointer is; held at the piece's end."""

    def __init__(self, stage: Stage, pointer: Pointer) -> None:
        self._stage = stage
        wanted = stage.before(stage.tick_at(pointer.x), free=pointer.ctrl)
        start = min(max(wanted, stage.earliest_tick), stage.scene.length_ticks - 1)
        length = self._held(start, start + stage.step_ticks)
        self._note = Note(start, length, stage.pitch_at(pointer.y), NEW_VELOCITY)
        stage.hear(self._note)

    def move(self, pointer: Pointer) -> None:
        """Let the note last to the pointer, a step of the snap at least."""
        stage, start = self._stage, self._note.start_tick
        wanted = stage.nearest(stage.tick_at(pointer.x), free=pointer.ctrl)
        least = SHORTEST_TICKS if pointer.ctrl else stage.step_ticks
        self._note = replace(self._note, length_ticks=self._held(start, max(wanted, start + least)))

    def release(self) -> None:
        """Write the note."""
        add_notes(self._stage.document, [self._note])

    def layers(self) -> RollLayers:
        """The note as it would be."""
        return RollLayers(notes=(self._note,))

    def hint(self) -> str:
        """How to draw."""
        return say("roll-hint-draw")

    def _held(self, start: int, end: int) -> int:
        return max(1, min(end, self._stage.scene.length_ticks) - start)


class MoveNotes:
    """The chosen notes follow the pointer; with Alt copies of them do, with Shift in one direction only."""

    def __init__(self, stage: Stage, grabbed: Note, pointer: Pointer) -> None:
        self._stage = stage
        self._grabbed = grabbed
        self._old = stage.chosen if grabbed in stage.scene.chosen else (grabbed,)
        self._hidden = frozenset(self._old)
        self._pressed = pointer
        # Kept in music: the roll may scroll under the drag.
        self._tick = stage.tick_at(pointer.x)
        self._row = stage.frame.row(pointer.y)
        self._by = (0, 0)
        self._copies = False
        self._ticks, self._rows = self._room()

    def move(self, pointer: Pointer) -> None:
        """Follow the pointer; another pitch is heard."""
        self._copies = pointer.alt
        before, self._by = self._by, self._moved_by(pointer)
        if before == self._by:
            return
        if self._by[1] != before[1]:
            heard = carried_note(self._stage.scene, self._grabbed, self._carried)
            self._stage.hear(heard or self._grabbed)

    def release(self) -> None:
        """Move or copy the notes."""
        document = self._stage.document
        if self._by == (0, 0):
            return
        scene, carried = self._stage.scene, self._carried
        new = tuple(now for note in self._old if (now := carried_note(scene, note, carried)) is not None)
        if self._copies:
            add_notes(document, new, code="step-copy-notes")
        else:
            moved = list(zip(self._old, new, strict=True))
            exchange_notes(document, "step-move-notes", self._hidden, new, moved=moved)

    def layers(self) -> RollLayers:
        """The notes as they would be."""
        if self._by == (0, 0):
            return NO_LAYERS
        return RollLayers(carried=self._carried, hidden=frozenset() if self._copies else self._hidden)

    def hint(self) -> str:
        """What the keys do meanwhile."""
        return say("roll-hint-copy" if self._copies else "roll-hint-move")

    @property
    def _carried(self) -> Carried:
        return Carried(self._old, *self._by)

    def _room(self) -> tuple[range, range]:
        """By how many ticks, and by how many rows, all of the notes can move."""
        scene = self._stage.scene
        starts = [note.start_tick for note in self._old]
        rows = [scene.row_of[note.pitch] for note in self._old]
        earliest = min(*starts, self._stage.earliest_tick)
        latest = max(*starts, scene.length_ticks - 1)
        ticks = range(earliest - min(starts), latest - max(starts) + 1)
        return ticks, range(-min(rows), len(scene.rows) - max(rows))

    def _moved_by(self, pointer: Pointer) -> tuple[int, int]:
        frame, pressed = self._stage.frame, self._pressed
        ticks, rows = frame.tick(pointer.x) - self._tick, frame.row(pointer.y) - self._row
        across, down = abs(pointer.x - pressed.x), abs(pointer.y - pressed.y)
        if pointer.shift and max(across, down) >= DIRECTION_PIXELS:
            ticks, rows = (ticks, 0) if across >= down else (0, rows)
        return self._ticks_by(ticks, free=pointer.ctrl), _held(rows, self._rows)

    def _ticks_by(self, raw: int, *, free: bool) -> int:
        """How far in time: the grabbed note goes to a line of the snap, the others with it."""
        start = self._grabbed.start_tick
        if abs(raw) * self._stage.frame.pixels_per_tick < DIRECTION_PIXELS / 2:
            return 0
        return _held(self._stage.nearest(start + raw, free=free) - start, self._ticks)


class StretchNotes:
    """The chosen notes get longer or shorter together, from their start or from their end."""

    def __init__(self, stage: Stage, grabbed: Note, edge: Literal["start", "end"], pointer: Pointer) -> None:
        self._stage = stage
        self._grabbed = grabbed
        self._edge = edge
        self._old = stage.chosen if grabbed in stage.scene.chosen else (grabbed,)
        self._hidden = frozenset(self._old)
        self._tick = stage.tick_at(pointer.x)
        self._by = 0
        self._new = self._old

    def move(self, pointer: Pointer) -> None:
        """Follow the pointer."""
        raw = self._stage.tick_at(pointer.x) - self._tick
        held = self._grabbed.start_tick if self._edge == "start" else end_of(self._grabbed)
        self._by = self._stage.nearest(held + raw, free=pointer.ctrl) - held if raw else 0
        self._new = tuple(sorted(self._stretched(note) for note in self._old))

    def release(self) -> None:
        """Change the lengths."""
        if self._new != self._old:
            moved = [(note, self._stretched(note)) for note in self._old]
            exchange_notes(self._stage.document, "step-stretch-notes", self._hidden, self._new, moved=moved)

    def layers(self) -> RollLayers:
        """The notes as they would be."""
        return RollLayers(notes=self._new, hidden=self._hidden) if self._by else NO_LAYERS

    def hint(self) -> str:
        """What the keys do meanwhile."""
        return say("roll-hint-stretch")

    def _stretched(self, note: Note) -> Note:
        shortest = min(note.length_ticks, SHORTEST_TICKS)
        if self._edge == "end":
            return replace(note, length_ticks=max(shortest, note.length_ticks + self._by))
        earliest = min(note.start_tick, self._stage.earliest_tick)
        start = min(max(note.start_tick + self._by, earliest), end_of(note) - shortest)
        return replace(note, start_tick=start, length_ticks=end_of(note) - start)


def _held(value: int, room: range) -> int:
    return min(max(value, room[0]), room[-1])
