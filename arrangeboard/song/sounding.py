"""The notes, controls and lyrics that an arrangement sounds, each with its owner.

The one place where parts are tiled, transposed and let ring: export, playback, analysis and pictures all
take their notes from here. What a cell sounds by itself is kept by the identity of its values, so that an
edit expands again only what it touched.
"""

from collections.abc import Iterator

from msgspec import Struct

from arrangeboard.song.bars import section_length
from arrangeboard.song.controls import Stretch, resolve_controls
from arrangeboard.song.ids import LaneId, PartId, PieceId, SlotId
from arrangeboard.song.timeline import SlotSpan, Timeline, timeline
from arrangeboard.song.values import Arrangement, Control, Lane, Lyric, Note, Part, Piece, Song


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


class Tile(Struct, frozen=True, gc=False):
    """One sounding of a piece inside a part, in ticks of its section."""

    part: PartId
    start_tick: int
    end_tick: int
    notes: tuple[Note, ...]
    controls: tuple[Control, ...]
    lyrics: tuple[Lyric, ...]


class _KeptCell(Struct, frozen=True, gc=False):
    """A cell's tiles with the values they were made from."""

    parts: tuple[Part, ...]
    pieces: tuple[Piece | None, ...]
    tiles: tuple[Tile, ...]


_CellKey = tuple[int, int, bool]


class SoundingCache:
    """What cells sound, kept between calls. Cells that a call does not meet are forgotten after it."""

    def __init__(self) -> None:
        self._kept: dict[_CellKey, _KeptCell] = {}
        self._met: dict[_CellKey, _KeptCell] = {}

    def tiles(
        self,
        parts: tuple[Part, ...],
        length_ticks: int,
        pieces: dict[PieceId, Piece],
        drums: bool,  # noqa: FBT001
    ) -> tuple[Tile, ...]:
        """The tiles of a cell, made again only if its parts or one of their pieces is another object."""
        key = (id(parts), length_ticks, drums)
        meant = tuple(pieces[part.piece] if part.piece is not None else None for part in parts)
        kept = self._met.get(key) or self._kept.get(key)
        if kept is None or not _same(kept, parts, meant):
            kept = _KeptCell(parts, meant, tuple(_cell_tiles(parts, meant, length_ticks, drums=drums)))
        self._met[key] = kept
        return kept.tiles

    def forget_unmet(self) -> None:
        """Let go of every cell not asked for since the last call of this."""
        self._kept, self._met = self._met, {}


def _same(kept: _KeptCell, parts: tuple[Part, ...], pieces: tuple[Piece | None, ...]) -> bool:
    return kept.parts is parts and all(a is b for a, b in zip(kept.pieces, pieces, strict=True))


def sounding(song: Song, arrangement: Arrangement, cache: SoundingCache | None = None) -> Sounding:
    """Expand an arrangement into what it sounds."""
    cache = cache or SoundingCache()
    times = timeline(song, arrangement)
    lanes = {lane.id: _sounding_lane(song, lane, times.spans, cache) for lane in song.lanes}
    cache.forget_unmet()
    return Sounding(times, lanes)


def cell_notes(song: Song, lane: Lane, parts: tuple[Part, ...], length_ticks: int) -> tuple[Note, ...]:
    """The notes that start in one cell, in ticks of its section."""
    pieces = tuple(song.pieces[part.piece] if part.piece is not None else None for part in parts)
    tiles = _cell_tiles(parts, pieces, length_ticks, drums=lane.sound.drums)
    return tuple(note for tile in tiles for note in tile.notes)


def _sounding_lane(song: Song, lane: Lane, spans: tuple[SlotSpan, ...], cache: SoundingCache) -> SoundingLane:
    placed = [
        (span, tile)
        for span in spans
        if (parts := span.section.parts.get(lane.id))
        for tile in cache.tiles(parts, section_length(song, span.section), song.pieces, lane.sound.drums)
    ]
    notes = _let_ring(
        sorted(
            (_placed_note(span, tile, note) for span, tile in placed for note in tile.notes),
            key=lambda note: (note.start_tick, note.pitch, note.length_ticks),
        )
    )
    stretches = [_stretch(span.start_tick, tile) for span, tile in placed]
    end_tick = spans[-1].end_tick if spans else 0
    lyrics = sorted(
        (Lyric(span.start_tick + lyric.tick, lyric.text) for span, tile in placed for lyric in tile.lyrics),
        key=lambda lyric: lyric.tick,
    )
    return SoundingLane(notes, resolve_controls(lane, stretches, end_tick), tuple(lyrics))


def _placed_note(span: SlotSpan, tile: Tile, note: Note) -> SoundingNote:
    start = span.start_tick + note.start_tick
    return SoundingNote(start, note.length_ticks, note.pitch, note.velocity, span.slot.id, tile.part)


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


def _cell_tiles(
    parts: tuple[Part, ...], pieces: tuple[Piece | None, ...], length_ticks: int, *, drums: bool
) -> Iterator[Tile]:
    for part, piece in zip(parts, pieces, strict=True):
        if piece is not None:
            yield from _part_tiles(part, piece, length_ticks, drums=drums)


def _part_tiles(part: Part, piece: Piece, length_ticks: int, *, drums: bool) -> Iterator[Tile]:
    semitones = 0 if drums else part.transpose
    end = length_ticks if part.length_ticks is None else part.start_tick + part.length_ticks
    for start in range(part.start_tick, end, piece.length_ticks):
        opens = -piece.pickup_ticks if start == part.start_tick else 0
        closes = min(piece.length_ticks, end - start)
        content = piece.content
        yield Tile(
            part=part.id,
            start_tick=start,
            end_tick=start + closes,
            notes=tuple(
                Note(
                    start + note.start_tick,
                    note.length_ticks,
                    _in_range(note.pitch + semitones),
                    min(max(note.velocity + part.velocity, 1), 127),
                )
                for note in content.notes
                if opens <= note.start_tick < closes
            ),
            controls=tuple(
                Control(start + one.tick, one.kind, _moved_number(one, semitones), one.value)
                for one in content.controls
                if opens <= one.tick < closes
            ),
            lyrics=tuple(
                Lyric(start + one.tick, one.text) for one in content.lyrics if opens <= one.tick < closes
            ),
        )


def _moved_number(control: Control, semitones: int) -> int:
    return _in_range(control.number + semitones) if control.kind == "key-pressure" else control.number


def _in_range(pitch: int) -> int:
    """The pitch, by octaves held inside 0–127."""
    if 0 <= pitch <= 127:
        return pitch
    return pitch % 12 if pitch < 0 else 116 + (pitch - 116) % 12
