"""A part before the judge: its figure, its spot, and the values that it comes from."""

from msgspec import Struct

from arrangeboard.fit.figure import Figure
from arrangeboard.fit.score import Judgement
from arrangeboard.fit.spot import Spot
from arrangeboard.song.values import Part, Piece, Strictness


class Case(Struct, frozen=True, gc=False):
    """What every finding is looked for in. `piece` is written: as it is performed in its place.

    `figure` covers the section, tiles, transposition and all; `accepted` are the codes that are meant so,
    for this part or everywhere.
    """

    part: Part
    piece: Piece
    figure: Figure
    spot: Spot
    judgement: Judgement
    strictness: Strictness = "usual"
    accepted: frozenset[str] = frozenset()
