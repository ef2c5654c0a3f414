"""What lies over a roll's scene and changes without it: pointer, playhead, sounding keys, hands."""

from msgspec import Struct

from arrangeboard.roll.hit import Nowhere, RollTarget
from arrangeboard.roll.layers import NO_LAYERS, RollLayers
from arrangeboard.song.values import Note


class RollMarks(Struct, frozen=True, gc=False):
    """`focus` is the note that keys act on, shown while the roll has the focus of the keyboard.

    `sounding` are written pitches.
    """

    layers: RollLayers = NO_LAYERS
    hover: RollTarget = Nowhere()
    sounding: frozenset[int] = frozenset()
    playhead_tick: float | None = None
    focus: Note | None = None
    has_focus: bool = False
