"""What a hand is doing in the roll, over what is there: in music where it can, so that it scrolls along."""

from msgspec import Struct

from arrangeboard.board.items import Rect
from arrangeboard.song.values import Note


class Cut(Struct, frozen=True, gc=False):
    """Where scissors would split a note."""

    tick: int
    pitch: int


class Ramp(Struct, frozen=True, gc=False):
    """A line drawn across the lane of velocities."""

    start_tick: int
    start_velocity: int
    end_tick: int
    end_velocity: int


class Label(Struct, frozen=True, gc=False):
    """A short text beside the pointer, at a point of the view."""

    text: str
    x: float
    y: float


class Carried(Struct, frozen=True, gc=False):
    """Sorted notes that are carried along by a hand: so many ticks later, and so many rows further down."""

    notes: tuple[Note, ...]
    ticks: int
    rows: int


class RollLayers(Struct, frozen=True, gc=False):
    """What is drawn over the scene while a gesture lasts.

    `hidden` are notes of the scene that are not drawn for now: those that `notes` shows as they would be, or
    that are `carried`.
    `leaving` are notes that would be erased. `band` is a rubber band in view space. `caret_tick` is where
    step input writes, `end_tick` where a dragged end would be.
    """

    notes: tuple[Note, ...] = ()
    carried: Carried | None = None
    hidden: frozenset[Note] = frozenset()
    leaving: frozenset[Note] = frozenset()
    band: Rect | None = None
    cut: Cut | None = None
    ramp: Ramp | None = None
    caret_tick: int | None = None
    end_tick: int | None = None
    label: Label | None = None


NO_LAYERS = RollLayers()
