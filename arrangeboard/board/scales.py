"""The pitch scale of each lane: at what height a pitch is drawn, in every part of the lane alike.

Heights meet across a lane only where all its parts share one scale, so a scale spans everything that the
lane plays anywhere in the song. An edit looks again only at the lanes it touched; of those that only gained
parts, only at these.
"""

from collections.abc import Iterable, Iterator, Set

from msgspec import Struct

from arrangeboard.board.piece_facts import differing_pieces, piece_facts
from arrangeboard.performance.performing import performed
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

    def widened(self, pitches: Iterable[int]) -> "PitchScale":
        """The scale with room for some pitches more; the same object where it has room for all."""
        more = set(pitches)
        if self.rows:
            rows = tuple(sorted(more.union(self.rows)))
            return self if rows == self.rows else PitchScale(rows=rows)
        low, high = min((self.low, *more)), max((self.high, *more))
        return self if (low, high) == (self.low, self.high) else PitchScale(low, high)


Scales = dict[LaneId, PitchScale]
Parts = tuple[Part, ...]
Plays = set[tuple[PieceId | None, int]]
"""Pieces that are played, each with its transposition."""


def lane_scales(song: Song) -> Scales:
    """The scale of every lane."""
    return {lane.id: _lane_scale(song, lane) for lane in song.lanes}


def updated_scales(scales: Scales, before: Song, after: Song) -> Scales:
    """The scales of `after`, from those of `before`; the same object where none differs."""
    if _is_alike(before, after):
        return scales
    gained = {**gains(before, after), **dict.fromkeys(following_lanes(before, after))}
    drums = {lane.id: lane.sound.drums for lane in before.lanes}
    fresh: Scales = {}
    for lane in after.lanes:
        scale = scales.get(lane.id) if drums.get(lane.id) is lane.sound.drums else None
        if scale and lane.id in gained:
            scale = _grown(scale, after, lane, gained[lane.id])
        fresh[lane.id] = scale or _lane_scale(after, lane)
    return scales if fresh == scales else fresh


def _is_alike(before: Song, after: Song) -> bool:
    """Whether nothing that a scale comes from is another object or value."""
    same_music = before.sections is after.sections and before.pieces is after.pieces
    return same_music and before.lanes is after.lanes and same_frame(before, after)


def same_frame(before: Song, after: Song) -> bool:
    """Whether both songs have the key and the meter that sections without their own inherit."""
    return before.key == after.key and before.meter == after.meter


def following_lanes(before: Song, after: Song) -> set[LaneId]:
    """The lanes with pieces that follow the chords, in sections of which these may differ."""
    rules = piece_facts(after.pieces).rules | piece_facts(before.pieces).rules
    if not rules:
        return set()
    everywhere = before.lanes is not after.lanes or not same_frame(before, after)
    return {
        lane
        for key, section in after.sections.items()
        if everywhere or before.sections.get(key) is not section
        for held in (section, before.sections.get(key, section))
        for lane in lanes_playing(held, rules)
    }


def gains(before: Song, after: Song) -> dict[LaneId, Plays | None]:
    """The lanes of which a part, or a piece that one plays, is another object, with what they gained.

    None of a lane that did not only gain.
    """
    gained: dict[LaneId, Plays | None] = dict.fromkeys(_lanes_that_play(after, changed_pieces(before, after)))
    for lane, was, now in _changed_cells(before, after):
        old, new, known = _plays(was), _plays(now), gained.get(lane, set())
        gained[lane] = known | (new - old) if known is not None and old <= new else None
    return gained


def changed_pieces(before: Song, after: Song) -> frozenset[PieceId]:
    """The pieces that are another object, or in only one of the two songs."""
    return differing_pieces(before.pieces, after.pieces)


def _changed_cells(before: Song, after: Song) -> Iterator[tuple[LaneId, Parts, Parts]]:
    """The lane of each cell that changed, with its parts before and after."""
    for key in before.sections.keys() | after.sections.keys():
        old, new = before.sections.get(key), after.sections.get(key)
        if old is not new:
            was, now = old.parts if old else {}, new.parts if new else {}
            for lane in was.keys() | now.keys():
                if was.get(lane) is not now.get(lane):
                    yield lane, was.get(lane, ()), now.get(lane, ())


def _plays(parts: Iterable[Part]) -> Plays:
    return {(part.piece, part.transpose) for part in parts}


def _lanes_that_play(song: Song, pieces: Set[PieceId]) -> set[LaneId]:
    if not pieces:
        return set()
    return {lane for section in song.sections.values() for lane in lanes_playing(section, pieces)}


def lanes_playing(section: Section, pieces: Set[PieceId]) -> list[LaneId]:
    """The lanes of a section that play one of the pieces."""
    return [lane for lane, parts in section.parts.items() for part in parts if part.piece in pieces]


def _grown(scale: PitchScale, song: Song, lane: Lane, gained: Plays | None) -> PitchScale | None:
    """The scale with what its lane gained; None where only a look at the whole lane can tell."""
    if gained is None:
        return None
    pieces = _pieces(song, gained)
    if lane.sound.drums:
        return _rows(pieces, scale.rows)
    # A scale widened to the least that one spans no longer tells where its own ends were.
    return _span(pieces, (scale.low, scale.high)) if scale.high - scale.low > LEAST_SEMITONES else None


def _lane_scale(song: Song, lane: Lane) -> PitchScale:
    sections = song.sections.values()
    pieces = _pieces(song, _plays(part for one in sections for part in one.parts.get(lane.id, ())))
    pieces += _performances(song, lane)
    return _rows(pieces) if lane.sound.drums else _span(pieces)


def _performances(song: Song, lane: Lane) -> list[tuple[Piece, int]]:
    """What the lane's pieces from rules sound in each of their places."""
    rules = piece_facts(song.pieces).rules
    if not rules:
        return []
    return [
        (piece, part.transpose)
        for section in song.sections.values()
        for part in section.parts.get(lane.id, ())
        if part.piece in rules and (piece := performed(song, section, lane, part))
    ]


def _pieces(song: Song, played: Plays) -> list[tuple[Piece, int]]:
    return [(song.pieces[key], transpose) for key, transpose in played if key is not None]


def _rows(pieces: list[tuple[Piece, int]], known: Iterable[int] = ()) -> PitchScale:
    pitches = {note.pitch for piece, _ in pieces for note in piece.written.notes}
    return PitchScale(rows=tuple(sorted(pitches.union(known))))


def _span(pieces: list[tuple[Piece, int]], known: Iterable[int] = ()) -> PitchScale:
    ends = [
        pitch + transpose
        for piece, transpose in pieces
        if (pitches := [note.pitch for note in piece.written.notes])
        for pitch in (min(pitches), max(pitches))
    ]
    ends.extend(known)
    if not ends:
        return PitchScale()
    low, high = min(ends), max(ends)
    spare = max(0, LEAST_SEMITONES - (high - low))
    return PitchScale(low - spare // 2, high + spare - spare // 2)
