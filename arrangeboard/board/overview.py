"""The board from afar: no shapes and no notes, only colour and what state a part is in.

A planned part is a hollow frame, one that follows the chords has a line along it, one that is cut short has
its lower right corner missing, and one that is not heard is pale. What is too small even for that is plain.
"""

from collections import defaultdict
from collections.abc import Iterator

from arrangeboard.board.items import Boxes, Ink, Rect
from arrangeboard.song.values import Piece

LEAST_WIDTH, LEAST_HEIGHT = 6, 8
"""The least size at which a state is drawn beside the colour."""

_SOLID, _PLANNED, _LINE = 80, 30, 60


class FarParts:
    """Parts of one lane as they are seen from afar, gathered into as few items as there are inks."""

    def __init__(self, colour: str, opacity: float) -> None:
        self._colour, self._opacity = colour, opacity
        self._solid: list[Rect] = []
        self._other: defaultdict[Ink, list[Rect]] = defaultdict(list)

    def add(self, rect: Rect, piece: Piece | None, ticks: int) -> None:
        """A part that lasts so many ticks; `piece` is the song's own, not performed."""
        told = rect.width >= LEAST_WIDTH and rect.height >= LEAST_HEIGHT
        if piece is None:
            self._other[self._ink(_PLANNED // 2 if told else _PLANNED)].append(rect)
            self._other[self._ink(_LINE)] += _frame(rect) if told else ()
        elif not told:
            self._solid.append(rect)
        elif piece.is_generated:
            self._solid += _halves(rect)
        elif ticks % piece.length_ticks:
            self._solid += _steps(rect)
        else:
            self._solid.append(rect)

    def boxes(self) -> list[Boxes]:
        """All of them."""
        inks = {self._ink(_SOLID): self._solid, **self._other}
        return [Boxes(ink, tuple(rects)) for ink, rects in inks.items() if rects]

    def _ink(self, percent: int) -> Ink:
        return f"{self._colour}:edge@{round(percent * self._opacity)}"


def _frame(rect: Rect) -> Iterator[Rect]:
    yield Rect(rect.x, rect.y, rect.width, 1)
    yield Rect(rect.x, rect.bottom - 1, rect.width, 1)
    yield Rect(rect.x, rect.y + 1, 1, rect.height - 2)
    yield Rect(rect.right - 1, rect.y + 1, 1, rect.height - 2)


def _halves(rect: Rect) -> Iterator[Rect]:
    """Two bands with a fine line of the ground between them, a third of the way down."""
    above = max(2, rect.height // 3)
    yield Rect(rect.x, rect.y, rect.width, above)
    yield Rect(rect.x, rect.y + above + 1, rect.width, rect.height - above - 1)


def _steps(rect: Rect) -> Iterator[Rect]:
    """The rectangle without its lower right corner."""
    above, off = rect.height - max(3, rect.height // 3), min(3, rect.width // 3)
    yield Rect(rect.x, rect.y, rect.width, above)
    yield Rect(rect.x, rect.y + above, rect.width - off, rect.height - above)
