"""Gestures over the ground of the roll: the rubber band, the eraser's wipe, the caret and the piece's end."""

from arrangeboard.app.roll.choosing import choose_also, put_caret
from arrangeboard.app.roll.writing import choose, erase_notes, set_length
from arrangeboard.board.items import Rect
from arrangeboard.gui.board.gesture import Pointer
from arrangeboard.gui.roll.stage import Stage
from arrangeboard.roll.hit import OnNote, hit, notes_in
from arrangeboard.roll.layers import RollLayers
from arrangeboard.song.values import Note
from arrangeboard.words import say

WIPE_PIXELS = 4.0
"""The eraser looks for notes so often along its way, however fast it goes."""


class ChooseBand:
    """A rubber band: what it touches is chosen, beside what was where Shift or Ctrl was held."""

    def __init__(self, stage: Stage, pointer: Pointer) -> None:
        self._stage = stage
        self._start = _unscrolled(stage, pointer)
        self._now = pointer
        self._adds = pointer.shift or pointer.ctrl

    def move(self, pointer: Pointer) -> None:
        """Follow the pointer."""
        self._now = pointer

    @property
    def _band(self) -> Rect:
        frame = self._stage.frame
        x, y = self._start[0] - frame.scroll_x, self._start[1] - frame.scroll_y
        left, top = min(x, self._now.x), min(y, self._now.y)
        return Rect(left, top, max(1, abs(x - self._now.x)), max(1, abs(y - self._now.y)))

    def release(self) -> None:
        """Choose what is touched."""
        touched = notes_in(self._stage.scene, self._stage.frame, self._band)
        (choose_also if self._adds else choose)(self._stage.document, touched)

    def layers(self) -> RollLayers:
        """The band."""
        return RollLayers(band=self._band)

    def hint(self) -> str:
        """How many notes it touches."""
        count = len(notes_in(self._stage.scene, self._stage.frame, self._band))
        return say("roll-hint-band-one" if count == 1 else "roll-hint-band", count=count)


class WipeNotes:
    """The eraser: every note on its way goes."""

    def __init__(self, stage: Stage, pointer: Pointer) -> None:
        self._stage = stage
        self._last = _unscrolled(stage, pointer)
        self._gone: set[Note] = set()
        self._touch(pointer.x, pointer.y)

    def move(self, pointer: Pointer) -> None:
        """Touch everything between the last place and this one."""
        frame = self._stage.frame
        x, y = self._last[0] - frame.scroll_x, self._last[1] - frame.scroll_y
        across, down = pointer.x - x, pointer.y - y
        steps = max(1, round(max(abs(across), abs(down)) / WIPE_PIXELS))
        for step in range(1, steps + 1):
            self._touch(x + across * step / steps, y + down * step / steps)
        self._last = _unscrolled(self._stage, pointer)

    def release(self) -> None:
        """Take the notes away."""
        if self._gone:
            erase_notes(self._stage.document, self._gone)

    def layers(self) -> RollLayers:
        """The notes that would go."""
        return RollLayers(leaving=frozenset(self._gone))

    def hint(self) -> str:
        """How many would go."""
        count = len(self._gone)
        return say("roll-hint-wipe-one" if count == 1 else "roll-hint-wipe", count=count)

    def _touch(self, x: float, y: float) -> None:
        target = hit(self._stage.scene, self._stage.frame, x, y)
        if isinstance(target, OnNote):
            self._gone.add(target.note)


class DragEnd:
    """The handle of the piece's end: the piece gets longer or shorter, by lines of the snap."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._end = stage.scene.length_ticks

    def move(self, pointer: Pointer) -> None:
        """Follow the pointer."""
        stage = self._stage
        wanted = stage.nearest(stage.tick_at(pointer.x), free=pointer.ctrl)
        self._end = max(stage.step_ticks, wanted)

    def release(self) -> None:
        """Change the length."""
        set_length(self._stage.document, self._end)

    def layers(self) -> RollLayers:
        """Where the end would be."""
        return RollLayers(end_tick=self._end)

    def hint(self) -> str:
        """How many notes would be silent."""
        silent = sum(note.start_tick >= self._end for note in self._stage.scene.notes)
        return say("roll-hint-end-silent", count=silent) if silent else say("roll-hint-end")


class DragCaret:
    """The caret follows the pointer along the ruler, by lines of the snap."""

    def __init__(self, stage: Stage, pointer: Pointer) -> None:
        self._stage = stage
        self._put(pointer)

    def move(self, pointer: Pointer) -> None:
        """Follow the pointer."""
        self._put(pointer)

    def release(self) -> None:
        """It stands there already."""

    def layers(self) -> RollLayers:
        """The caret."""
        return RollLayers(caret_tick=self._stage.document.roll.caret_tick)

    def hint(self) -> str:
        """What the caret is for."""
        return say("roll-hint-caret")

    def _put(self, pointer: Pointer) -> None:
        stage = self._stage
        put_caret(stage.document, stage.nearest(stage.tick_at(pointer.x), free=pointer.ctrl))


class PressKeys:
    """Keys of the drawn keyboard, heard while the button is down; a drag glides over them."""

    def __init__(self, stage: Stage, pitch: int) -> None:
        self._stage = stage
        self._pitch = -1
        self._press(pitch)

    def move(self, pointer: Pointer) -> None:
        """Glide on."""
        self._press(self._stage.pitch_at(pointer.y))

    def release(self) -> None:
        """Let go."""
        self._stage.ear.let_go()

    def layers(self) -> RollLayers:
        """Nothing but the caret is over the notes."""
        return RollLayers()

    def hint(self) -> str:
        """Plain to hear."""
        return ""

    def _press(self, pitch: int) -> None:
        if pitch != self._pitch:
            self._pitch = pitch
            lane = self._stage.shown.lane
            heard = frozenset({self._stage.scene.heard(pitch)})
            self._stage.ear.press(lane.id if lane is not None else None, heard)
            self._stage.view.show_sounding((pitch,))


def _unscrolled(stage: Stage, pointer: Pointer) -> tuple[float, float]:
    """Where the pointer is in the roll, wherever that is scrolled to."""
    return pointer.x + stage.frame.scroll_x, pointer.y + stage.frame.scroll_y
