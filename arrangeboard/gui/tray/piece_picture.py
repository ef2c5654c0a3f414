"""What the picture of a piece of the tray depends on: the piece as a part that plays it once."""

from msgspec.structs import replace

from arrangeboard.app.pieces.piece_list import PieceUse
from arrangeboard.board.ends import pickup_notes
from arrangeboard.board.picture import PartLook
from arrangeboard.board.scales import PitchScale
from arrangeboard.song.ids import PartId
from arrangeboard.song.values import Part, Piece
from arrangeboard.words import say

UNUSED_COLOUR = "#9aa3b2"
LEAST_TONGUE, MOST_TONGUE = 14, 0.4
"""The least width of a tongue in pixels, and the most of the card that it may take."""
LEAST_SEMITONES = 10
"""A card spans so many semitones or more, so that a small step is not drawn as a leap."""


def piece_look(use: PieceUse, width: int, height: int) -> PartLook:
    """A piece of the tray."""
    colour = use.colour or UNUSED_COLOUR
    look = look_of(use.shown, use.piece.name, colour, (width, height), drums=use.drums)
    return replace(look, follows=use.piece.is_generated)


def look_of(piece: Piece, name: str, colour: str, size: tuple[int, int], *, drums: bool) -> PartLook:
    """A written piece by itself, on a scale of its own; its pickup's tongue takes its share of the width."""
    width, height = size
    tongue = _tongue(piece, width)
    return PartLook(
        Part(PartId(0), piece.id),
        piece,
        max(1, piece.length_ticks),
        drums,
        _scale(piece, drums=drums),
        colour,
        name or say("unnamed-piece"),
        width - tongue,
        height,
        tongue,
    )


def _tongue(piece: Piece, width: int) -> int:
    """How far the tongue of a piece reaches, as long as its pickup is in time; no less than can be seen."""
    if not pickup_notes(piece):
        return 0
    share = piece.pickup_ticks / (piece.pickup_ticks + piece.length_ticks)
    return round(min(max(share * width, LEAST_TONGUE), width * MOST_TONGUE))


def _scale(piece: Piece, *, drums: bool) -> PitchScale:
    pitches = sorted({note.pitch for note in piece.written.notes})
    if drums:
        return PitchScale(rows=tuple(pitches))
    if not pitches:
        return PitchScale()
    spare = max(0, LEAST_SEMITONES - (pitches[-1] - pitches[0]))
    return PitchScale(pitches[0] - spare // 2, pitches[-1] + spare - spare // 2)
