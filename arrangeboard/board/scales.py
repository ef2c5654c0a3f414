"""The pitch scale of each lane: at what height a pitch is drawn, in every part of the lane alike.

Heights meet across a lane only where all its parts share one scale, so a scale spans everything that the
lane plays anywhere in the song. An edit looks again only at the lanes it touched.
"""

from collections.abc import Iterator

from msgspec import Struct

from arrangeboard.song.ids import LaneId, PieceId
from arrangeboard.song.values import Lane, Part, Piece, Section, Song

LEAST_SEMITONES = 12


class PitchScale(Struct, frozen=True, gc=False):
    """From the lowest pitch to the highest; of drums, each sound that is played has a row instead."""

    low: int = 54
    high: int = 66
    rows: tuple[int, ...] = ()

    def height(self, pitch: int) -> float:
        """How high a pitch stands, from 0 (lowest) to 1 (highest)."""
        if self.rows:
            row = self.rows.index(pitch) if pitch in self.rows else 0
            return row / max(1, len(self.rows) - 1)
        return min(max((pitch - self.low) / (self.high - self.low), 0.0), 1.0)


Scales = dict[LaneId, PitchScale]


def lane_scales(song: Song) -> Scales:
    """The scale of every lane."""
    return {lane.id: _lane_scale(song, lane) for lane in song.lanes}


def updated_scales(scales: Scales, before: Song, after: Song) -> Scales:
    """The scales of `after`, from those of `before`; the same object where none differs."""
    if before.sections is after.sections and before.pieces is after.pieces and before.lanes is after.lanes:
        return scales
    touched = touched_lanes(before, after)
    drums = {lane.id: lane.sound.drums for lane in before.lanes}
    fresh = {
        lane.id: _lane_scale(after, lane)
        if lane.id in touched or drums.get(lane.id) is not lane.sound.drums
        else scales[lane.id]
        for lane in after.lanes
    }
    return scales if fresh == scales else fresh


def touched_lanes(before: Song, after: Song) -> set[LaneId]:
    """The lanes of which a part, or a piece that one of them plays, is another object."""
    touched: set[LaneId] = set()
    for key in before.sections.keys() | after.sections.keys():
        old, new = before.sections.get(key), after.sections.get(key)
        if old is not new:
            touched |= _differing_lanes(old, new)
    pieces = changed_pieces(before, after)
    return touched | (_lanes_that_play(after, pieces) if pieces else set())


def changed_pieces(before: Song, after: Song) -> set[PieceId]:
    """The pieces that are another object, or in only one of the two songs."""
    if before.pieces is after.pieces:
        return set()
    both = before.pieces.keys() | after.pieces.keys()
    return {key for key in both if before.pieces.get(key) is not after.pieces.get(key)}


def _differing_lanes(old: Section | None, new: Section | None) -> set[LaneId]:
    was = old.parts if old else {}
    now = new.parts if new else {}
    return {lane for lane in was.keys() | now.keys() if was.get(lane) is not now.get(lane)}


def _lanes_that_play(song: Song, pieces: set[PieceId]) -> set[LaneId]:
    return {lane for section in song.sections.values() for lane in lanes_playing(section, pieces)}


def lanes_playing(section: Section, pieces: set[PieceId]) -> list[LaneId]:
    """The lanes of a section that play one of the pieces."""
    return [lane for lane, parts in section.parts.items() for part in parts if part.piece in pieces]


def _lane_scale(song: Song, lane: Lane) -> PitchScale:
    played = {(part.piece, part.transpose) for part in _parts_of(song, lane.id)}
    pieces = [(song.pieces[key], transpose) for key, transpose in played if key is not None]
    return _rows(pieces) if lane.sound.drums else _span(pieces)


def _parts_of(song: Song, lane: LaneId) -> Iterator[Part]:
    for section in song.sections.values():
        yield from section.parts.get(lane, ())


def _rows(pieces: list[tuple[Piece, int]]) -> PitchScale:
    return PitchScale(rows=tuple(sorted({note.pitch for piece, _ in pieces for note in piece.content.notes})))


def _span(pieces: list[tuple[Piece, int]]) -> PitchScale:
    ends = [
        pitch + transpose
        for piece, transpose in pieces
        if (pitches := [note.pitch for note in piece.content.notes])
        for pitch in (min(pitches), max(pitches))
    ]
    if not ends:
        return PitchScale()
    low, high = min(ends), max(ends)
    spare = max(0, LEAST_SEMITONES - (high - low))
    return PitchScale(low - spare // 2, high + spare - spare // 2)
