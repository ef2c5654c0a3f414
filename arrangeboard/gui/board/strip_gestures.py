"""The gesture on the strip above the sections: draw a loop over them."""

from collections.abc import Callable

from arrangeboard.board.overlay import drop_column
from arrangeboard.board.playback import loop_items, loop_rect
from arrangeboard.gui.board.cells import nearest_slot
from arrangeboard.gui.board.gesture import Layers, Pointer, Shown
from arrangeboard.song.ids import SlotId

TellLoop = Callable[[tuple[SlotId, ...]], object]


class DrawLoop:
    """The sections from the press to the pointer are lit; letting go repeats them."""

    def __init__(self, board: Shown, pointer: Pointer, tell: TellLoop) -> None:
        self._board = board
        self._tell = tell
        self._first = self._last = nearest_slot(board, pointer)

    @property
    def slots(self) -> tuple[SlotId, ...]:
        """The sections touched, in their order."""
        low, high = sorted((self._first, self._last))
        return self._board.scene.geometry.slots[low : high + 1]

    def move(self, pointer: Pointer) -> None:
        """Follow the pointer."""
        self._last = nearest_slot(self._board, pointer)

    def release(self) -> None:
        """Repeat them."""
        self._tell(self.slots)

    def layers(self) -> Layers:
        """The band that the loop would have, and its columns."""
        scene = self._board.scene
        rect = loop_rect(scene.geometry, self._board.frame, self.slots)
        columns = [item for slot in self.slots for item in drop_column(scene, slot)]
        return Layers(ground=columns, top=[*loop_items(rect, is_ghost=True)] if rect else [])

    def hint(self) -> str:
        """What would be repeated."""
        names = self._board.scene.names
        first, last = names[self.slots[0]], names[self.slots[-1]]
        if first == last:
            return self._board.lettering.say("board-hint-loop-one", name=first)
        return self._board.lettering.say("board-hint-loop", first=first, last=last)
