"""The short slide after a reorder: what has moved glides from its old place to its new one.

Only for the eye: the song and the scene are already as they will be.
"""

from collections.abc import Callable, Iterator

from msgspec import Struct
from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation

from arrangeboard.board.geometry import BoardGeometry
from arrangeboard.board.items import Rect

SLIDE_MS = 140


class Shifts(Struct, frozen=True):
    """How far slots (across) and lanes (down) still are from their places, in pixels, by index."""

    slots: tuple[float, ...] = ()
    lanes: tuple[float, ...] = ()

    def __bool__(self) -> bool:
        return any(self.slots) or any(self.lanes)

    def part(self, share: float) -> "Shifts":
        """So much of the way that is left."""
        return Shifts(tuple(x * share for x in self.slots), tuple(y * share for y in self.lanes))


class Moving(Struct, frozen=True):
    """Slots and lanes that are as far from their places as each other, in pixels."""

    slots: range
    lanes: range
    dx: float = 0.0
    dy: float = 0.0


def moving(geometry: BoardGeometry, shifts: Shifts, visible: Rect) -> Iterator[Moving]:
    """What shows in a rectangle of the board: columns or rows on their way, or all of it at rest."""
    slots = geometry.slots_between(visible.x, visible.right)
    lanes = geometry.lanes_between(visible.y, visible.bottom)
    if shifts.slots:
        for slot, dx in enumerate(shifts.slots):
            left = geometry.slot_left(slot) + dx
            if left < visible.right and left + geometry.slot_width(slot) > visible.x:
                yield Moving(range(slot, slot + 1), lanes, dx=dx)
    elif shifts.lanes:
        for lane, dy in enumerate(shifts.lanes):
            top = geometry.lane_top(lane) + dy
            if top < visible.bottom and top + geometry.lane_height > visible.y:
                yield Moving(slots, range(lane, lane + 1), dy=dy)
    else:
        yield Moving(slots, lanes)


def shifts_between(before: BoardGeometry, after: BoardGeometry) -> Shifts:
    """From where each slot or lane stood to where it stands, where nothing but their order differs."""
    slots: tuple[float, ...] = ()
    lanes: tuple[float, ...] = ()
    if before.slots != after.slots and set(before.slots) == set(after.slots):
        slots = tuple(
            float(before.slot_left(before.slot_index[slot]) - after.slot_left(index))
            for index, slot in enumerate(after.slots)
        )
    elif before.lanes != after.lanes and set(before.lanes) == set(after.lanes):
        lanes = tuple(
            float(before.lane_top(before.lane_index[lane]) - after.lane_top(index))
            for index, lane in enumerate(after.lanes)
        )
    return Shifts(slots, lanes)


class Slide(QObject):
    """Runs a slide and tells when to paint."""

    def __init__(self, parent: QObject, repaint: Callable[[], None]) -> None:
        super().__init__(parent)
        self._whole = Shifts()
        self.now = Shifts()
        self._repaint = repaint
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(SLIDE_MS)
        self._animation.setStartValue(1.0)
        self._animation.setEndValue(0.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._step)

    def start(self, shifts: Shifts) -> None:
        """Begin at the old places."""
        self._animation.stop()
        self._whole = self.now = shifts
        self._animation.start()

    def _step(self, share: float) -> None:
        self.now = self._whole.part(share) if share > 0 else Shifts()
        self._repaint()
