"""The board from afar: no shapes and no notes, only colour and what state a part is in.

A planned part is a hollow frame, one that follows the chords has a line along it, one that is cut short has
its lower right corner missing, and one that is not heard is pale. What is too small even for that is plain.
"""

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from arrangeboard.board.ends import is_cut_short
from arrangeboard.board.items import Boxes, Ink, Rect
from arrangeboard.song.values import Piece

LEAST_WIDTH, LEAST_HEIGHT = 6, 8
"""The least size at which a state is drawn beside the colour."""

_SOLID, _PLANNED, _LINE = 80, 30, 60


class FarPart(Struct, frozen=True, gc=False):
    """A part as it is seen from afar; `ticks` is how long it lasts, `piece` the song's own, not performed."""

    rect: Rect
    colour: str
    opacity: float
    piece: Piece | None
    ticks: int


def far_boxes(parts: list[FarPart]) -> list[Boxes]:
    """All of them, with as few items as there are inks."""
    found: defaultdict[Ink, list[Rect]] = defaultdict(list)
    for one in parts:
        for ink, rect in _painted(one):
            found[ink].append(rect)
    return [Boxes(ink, tuple(rects)) for ink, rects in found.items()]


def _painted(one: FarPart) -> Iterator[tuple[Ink, Rect]]:
    rect = one.rect
    told = rect.width >= LEAST_WIDTH and rect.height >= LEAST_HEIGHT
    solid = f"{one.colour}:edge@{round(_SOLID * one.opacity)}"
    piece = one.piece
    if piece is None:
        yield f"{one.colour}:edge@{round(_PLANNED * one.opacity / (2 if told else 1))}", rect
        if told:
            line = f"{one.colour}:edge@{round(_LINE * one.opacity)}"
            yield from ((line, side) for side in _frame(rect))
    elif told and piece.is_generated:
        yield from ((solid, half) for half in _halves(rect))
    elif told and is_cut_short(piece, one.ticks):
        yield from ((solid, step) for step in _steps(rect))
    else:
        yield solid, rect


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
