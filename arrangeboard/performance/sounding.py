"""The notes, controls and lyrics that an arrangement sounds, each with its owner.

The one place where parts are tiled, transposed and let ring: export, playback, analysis and pictures all
take their notes from here. What a cell sounds by itself is kept by the identity of its values, so that an
edit expands again only what it touched.
"""

from msgspec import Struct

from arrangeboard.performance.performing import performed_parts
from arrangeboard.song.bars import section_length
from arrangeboard.song.controls import Stretch, resolve_controls
from arrangeboard.song.ids import LaneId, PartId, PieceId, SlotId
from arrangeboard.song.tiles import Tile, cell_tiles
from arrangeboard.song.timeline import Timeline, timeline
from arrangeboard.song.values import Arrangement, Control, Lane, Lyric, Note, Part, Piece, Section, Song


class SoundingNote(Struct, frozen=True, gc=False):
    """A note as heard, in ticks of the song, with the slot and part it belongs to."""

    start_tick: int
    length_ticks: int
    pitch: int
    velocity: int
    slot: SlotId
    part: PartId


class SoundingLane(Struct, frozen=True, gc=False):
    """All that a lane sounds, each tuple in order of time. Ticks before 0 belong to an opening pickup."""

    notes: tuple[SoundingNote, ...] = ()
    controls: tuple[Control, ...] = ()
    lyrics: tuple[Lyric, ...] = ()


class Sounding(Struct, frozen=True, gc=False):
    """An arrangement as heard. Mute and solo are not applied: they are for who listens."""

    timeline: Timeline
    lanes: dict[LaneId, SoundingLane]


class _Cell(Struct, frozen=True, gc=False):
    """A filled cell in its slot."""

    slot: SlotId
    start_tick: int
    length_ticks: int
    section: Section
    parts: tuple[Part, ...]


class _KeptCell(Struct, frozen=True, gc=False):
    """A cell's tiles with the values they were made from; `pieces` as they are performed.

    What `follows` depends on more than its parts and pieces: on chords, bars and instrument.
    """

    cell: _Cell
    pieces: tuple[Piece | None, ...]
    tiles: tuple[Tile, ...]
    follows: bool


class _KeptLane(Struct, frozen=True, gc=False):
    """What a lane sounds with the values it was made from."""

    lane: Lane
    pieces: dict[PieceId, Piece]
    cells: list[_KeptCell]
    end_tick: int
    sounds: SoundingLane


class SoundingCache:
    """What lanes and their cells sounded at the last call, so that the next makes only the rest anew."""

    def __init__(self) -> None:
        self._lanes: dict[LaneId, _KeptLane] = {}

    def lane(self, song: Song, lane: Lane, cells: list[_Cell], end_tick: int) -> SoundingLane:
        """What the lane sounds; the same object as last time where nothing that it depends on differs."""
        kept = self._lanes.get(lane.id)
        if kept and kept.end_tick == end_tick and _unchanged(kept, song, lane, cells):
            return kept.sounds
        made = _kept_cells(song, lane, cells, kept)
        sounds = _sounding_lane(lane, made, end_tick)
        self._lanes[lane.id] = _KeptLane(lane, song.pieces, made, end_tick, sounds)
        return sounds

    def forget_all_but(self, lanes: tuple[Lane, ...]) -> None:
        """Let go of lanes that the song no longer has."""
        self._lanes = {lane.id: self._lanes[lane.id] for lane in lanes}


def sounding(song: Song, arrangement: Arrangement, cache: SoundingCache | None = None) -> Sounding:
    """Expand an arrangement into what it sounds. With a cache, only what changed since is made anew."""
    cache = cache or SoundingCache()
    times = timeline(song, arrangement)
    slots = [(s.slot.id, s.start_tick, s.end_tick - s.start_tick, s.section) for s in times.spans]
    lanes = {}
    for lane in song.lanes:
        cells = [
            _Cell(slot, start, length, section, section.parts[lane.id])
            for slot, start, length, section in slots
            if lane.id in section.parts
        ]
        lanes[lane.id] = cache.lane(song, lane, cells, times.end_tick)
    cache.forget_all_but(song.lanes)
    return Sounding(times, lanes)


def _unchanged(kept: _KeptLane, song: Song, lane: Lane, cells: list[_Cell]) -> bool:
    if kept.lane is not lane or len(kept.cells) != len(cells) or not all(map(_stands, kept.cells, cells)):
        return False
    following = [(one, cell) for one, cell in zip(kept.cells, cells, strict=True) if one.follows]
    if not all(_follows_as_before(one, song, lane, cell) for one, cell in following):
        return False
    same_pieces = kept.pieces is song.pieces
    return same_pieces or all(one.follows or _plays_as_before(one, song) for one in kept.cells)


def _plays_as_before(kept: _KeptCell, song: Song) -> bool:
    return all(piece is None or song.pieces.get(piece.id) is piece for piece in kept.pieces)


def _follows_as_before(kept: _KeptCell, song: Song, lane: Lane, cell: _Cell) -> bool:
    pieces = performed_parts(song, cell.section, lane, cell.parts)
    return all(a is b for a, b in zip(kept.pieces, pieces, strict=True))


def _stands(kept: _KeptCell, cell: _Cell) -> bool:
    was = kept.cell
    same_place = (was.slot, was.start_tick, was.length_ticks) == (
        cell.slot,
        cell.start_tick,
        cell.length_ticks,
    )
    return was.parts is cell.parts and same_place


def _kept_cells(song: Song, lane: Lane, cells: list[_Cell], kept: _KeptLane | None) -> list[_KeptCell]:
    """The lane's cells with their tiles, those of unchanged parts and pieces taken over."""
    drums = lane.sound.drums
    known = {}
    if kept and kept.lane.sound.drums == drums:
        known = {(id(one.cell.parts), one.cell.length_ticks): one for one in kept.cells}
    made = []
    for cell in cells:
        pieces = performed_parts(song, cell.section, lane, cell.parts)
        before = known.get((id(cell.parts), cell.length_ticks))
        if before and all(a is b for a, b in zip(before.pieces, pieces, strict=True)):
            tiles = before.tiles
        else:
            tiles = tuple(cell_tiles(cell.parts, pieces, cell.length_ticks, drums=drums))
        made.append(_KeptCell(cell, pieces, tiles, _follows(song, cell.parts)))
    return made


def _follows(song: Song, parts: tuple[Part, ...]) -> bool:
    return any(part.piece is not None and song.pieces[part.piece].is_generated for part in parts)


def cell_notes(song: Song, section: Section, lane: Lane, parts: tuple[Part, ...]) -> tuple[Note, ...]:
    """The notes that start in some parts of a lane in a section, in ticks of the section."""
    pieces = performed_parts(song, section, lane, parts)
    tiles = cell_tiles(parts, pieces, section_length(song, section), drums=lane.sound.drums)
    return tuple(note for tile in tiles for note in tile.notes)


def _sounding_lane(lane: Lane, cells: list[_KeptCell], end_tick: int) -> SoundingLane:
    tiles = [(one.cell, tile) for one in cells for tile in one.tiles]
    notes = _let_ring(
        sorted(
            (_placed_note(cell, tile, note) for cell, tile in tiles for note in tile.notes),
            key=lambda note: (note.start_tick, note.pitch, note.length_ticks),
        )
    )
    stretches = [_stretch(cell.start_tick, tile) for cell, tile in tiles]
    lyrics = sorted(
        (Lyric(cell.start_tick + lyric.tick, lyric.text) for cell, tile in tiles for lyric in tile.lyrics),
        key=lambda lyric: lyric.tick,
    )
    return SoundingLane(notes, resolve_controls(lane, stretches, end_tick), tuple(lyrics))


def _placed_note(cell: _Cell, tile: Tile, note: Note) -> SoundingNote:
    start = cell.start_tick + note.start_tick
    return SoundingNote(start, note.length_ticks, note.pitch, note.velocity, cell.slot, tile.part)


def _stretch(offset: int, tile: Tile) -> Stretch:
    ends = (note.start_tick + note.length_ticks for note in tile.notes)
    return Stretch(
        start_tick=offset + tile.start_tick,
        quiet_tick=offset + max(tile.end_tick, max(ends, default=0)),
        controls=tuple(
            Control(offset + control.tick, control.kind, control.number, control.value)
            for control in tile.controls
        ),
    )


def _let_ring(notes: list[SoundingNote]) -> tuple[SoundingNote, ...]:
    """Cut each note where its pitch starts again; of two that start together the longer stays."""
    heard: list[SoundingNote | None] = [None] * len(notes)
    last: dict[int, int] = {}
    for index, note in enumerate(notes):
        before = heard[last[note.pitch]] if note.pitch in last else None
        if before and before.start_tick + before.length_ticks > note.start_tick:
            length = note.start_tick - before.start_tick
            heard[last[note.pitch]] = _with_length(before, length) if length else None
        heard[index] = note
        last[note.pitch] = index
    return tuple(note for note in heard if note)


def _with_length(note: SoundingNote, length_ticks: int) -> SoundingNote:
    return SoundingNote(note.start_tick, length_ticks, note.pitch, note.velocity, note.slot, note.part)
