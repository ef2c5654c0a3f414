"""Where the piece in the piano roll is played: what its place says about bars, key, chords and instrument."""

from msgspec import Struct

from arrangeboard.song import find
from arrangeboard.song.bars import BarGrid, section_grid
from arrangeboard.song.ids import LaneId, PartId, PieceId, SlotId
from arrangeboard.song.values import Arrangement, Lane, Part, Piece, Section, Song

_PITCHES = (0, 127)


class RollPlace(Struct, frozen=True):
    """What is open in the roll: a piece, and the part it was opened from.

    Without a slot it was opened from the tray; without a piece it is a planned part, still to be written.
    """

    piece: PieceId | None = None
    slot: SlotId | None = None
    lane: LaneId | None = None
    part: PartId | None = None


class Setting(Struct, frozen=True):
    """A place with its ids looked up. `key` is the one in effect where the part starts."""

    piece: Piece | None
    section: Section | None
    lane: Lane | None
    part: Part | None
    slot_index: int | None
    grid: BarGrid | None
    key: str

    @property
    def start_tick(self) -> int:
        """Where the piece's bar 1 lies in the section."""
        return self.part.start_tick if self.part else 0

    @property
    def drums(self) -> bool:
        """Whether a kit plays it."""
        return self.lane is not None and self.lane.sound.drums

    @property
    def range(self) -> tuple[int, int]:
        """The lowest and highest pitch that may be written for the instrument here."""
        if self.lane is None:
            return _PITCHES
        return self.lane.lowest_pitch - self.transpose, self.lane.highest_pitch - self.transpose

    @property
    def transpose(self) -> int:
        """How many semitones higher than written it sounds; drums are never transposed."""
        return self.part.transpose if self.part and not self.drums else 0


def set_in(song: Song, arrangement: Arrangement, place: RollPlace) -> Setting:
    """What a place means in a song; one that is gone counts as none, and its instrument stays if it can.

    Raises EditRefused where the song has no such piece.
    """
    piece = find.piece(song, place.piece) if place.piece is not None else None
    lane = next((one for one in song.lanes if one.id == place.lane), None)
    index = next((at for at, slot in enumerate(arrangement.order) if slot.id == place.slot), None)
    section = song.sections[arrangement.order[index].section] if index is not None else None
    part = _part(section, place)
    if section is None or part is None:
        known_lane = lane or _player(song, piece)
        return Setting(piece, None, known_lane, None, None, None, _own_key(song, piece))
    keys = [change.key for change in section.keys if change.tick <= part.start_tick]
    key = keys[-1] if keys else song.key
    return Setting(piece, section, lane, part, index, section_grid(song, section), key)


def _part(section: Section | None, place: RollPlace) -> Part | None:
    if section is None or place.lane is None:
        return None
    return next((part for part in section.parts.get(place.lane, ()) if part.id == place.part), None)


def _own_key(song: Song, piece: Piece | None) -> str:
    return piece.key if piece is not None and piece.key else song.key


def _player(song: Song, piece: Piece | None) -> Lane | None:
    """The first instrument that plays the piece: whose colour and sounds it is shown with."""
    uses = find.uses_of(song, piece.id) if piece is not None else ()
    return find.lane(song, uses[0][1]) if uses else None
