"""A part mended as it is placed: transposed, and playing a variation where its notes had to change."""

from msgspec.structs import replace

from arrangeboard.song import find
from arrangeboard.song.edits.parts import SectionPart, change_part, find_part
from arrangeboard.song.edits.pieces import same_music, varied_name
from arrangeboard.song.edits.replacing import Ids, with_piece
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Piece, Song


def mend_part(song: Song, at: SectionPart, *, semitones: int = 0, playing: Piece | None = None) -> Song:
    """The part so many semitones higher, and playing the music of `playing`: a variation of its piece.

    A piece of the tray that holds that music already is used.
    """
    part = find_part(song, *at)
    if playing is not None and part.piece is not None:
        song, piece = _variation(song, part.piece, playing)
        song = change_part(song, *at, piece=piece)
    return change_part(song, *at, transpose=part.transpose + semitones) if semitones else song


def _variation(song: Song, of: PieceId, music: Piece) -> tuple[Song, PieceId]:
    for one in song.pieces.values():
        if same_music(one, music):
            return song, one.id
    name = varied_name(find.piece(song, of).name, (one.name for one in song.pieces.values()))
    made = replace(music, id=PieceId(Ids(song).new()), name=name, origin=of, offcut=False)
    return with_piece(song, made), made.id
