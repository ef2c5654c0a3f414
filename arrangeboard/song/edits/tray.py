"""The pieces of a song while one edit cuts and joins them.

Cutting makes new pieces, offcuts, and uses one that is there where it holds the same music. An offcut that
joining leaves without a place does not stay in the tray; every other piece does.
"""

from collections import defaultdict

from msgspec.structs import replace

from arrangeboard.song.edits.checking import checked_piece
from arrangeboard.song.edits.copying import free_name
from arrangeboard.song.edits.pieces import same_music
from arrangeboard.song.edits.replacing import Ids
from arrangeboard.song.ids import PartId, PieceId
from arrangeboard.song.values import Piece, Song


class Tray:
    """A song's pieces, with those that an edit adds."""

    def __init__(self, song: Song) -> None:
        self.ids = Ids(song)
        self._pieces = dict(song.pieces)
        self._made_or_freed: set[PieceId] = set()
        self._alike: defaultdict[tuple[int, int, int], list[PieceId]] = defaultdict(list)
        for piece in song.pieces.values():
            self._alike[_likeness(piece)].append(piece.id)

    def __getitem__(self, piece: PieceId) -> Piece:
        return self._pieces[piece]

    def new_part_id(self) -> PartId:
        """An id for a part that the edit makes."""
        return PartId(self.ids.new())

    def piece_like(self, wanted: Piece) -> PieceId:
        """A piece with the music of `wanted`: one of the song's, else `wanted` itself under a new id."""
        for piece_id in self._alike[_likeness(wanted)]:
            if same_music(self._pieces[piece_id], wanted):
                return piece_id
        name = free_name(wanted.name, (piece.name for piece in self._pieces.values()))
        made = replace(checked_piece(wanted), id=PieceId(self.ids.new()), name=name)
        self._pieces[made.id] = made
        self._alike[_likeness(made)].append(made.id)
        self._made_or_freed.add(made.id)
        return made.id

    def adopt(self, piece: Piece) -> PieceId:
        """The piece of another song, or of this one: itself, one with its music, else a copy of it."""
        own = self._pieces.get(piece.id)
        if own is not None and same_music(own, piece):
            return own.id
        return self.piece_like(replace(piece, origin=None, offcut=False))

    def free(self, piece: PieceId) -> None:
        """Let the piece go when the edit is done, if only cutting made it and nothing plays it."""
        if self._pieces[piece].offcut:
            self._made_or_freed.add(piece)

    def into(self, song: Song) -> Song:
        """The edited song with the pieces that it now needs."""
        played = {
            part.piece
            for section in song.sections.values()
            for held in section.parts.values()
            for part in held
        }
        unused = self._made_or_freed - played
        pieces = {key: piece for key, piece in self._pieces.items() if key not in unused}
        if pieces.keys() == song.pieces.keys():
            pieces = song.pieces
        return replace(song, pieces=pieces, last_id=self.ids.last)


def _likeness(piece: Piece) -> tuple[int, int, int]:
    return piece.length_ticks, piece.pickup_ticks, len(piece.written.notes)
