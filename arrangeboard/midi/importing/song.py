"""Lanes, bars and sections of a file put together to a song.

Equal material becomes one shared piece; sections that are equal in everything become one section in several
slots. Nothing is known here of bytes.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from msgspec.structs import replace

from arrangeboard.midi.importing.cells import CellReader
from arrangeboard.midi.importing.conductor import FileConductor
from arrangeboard.midi.importing.lane_cells import Cell, LaneCells, Stretch
from arrangeboard.midi.importing.lane_setup import lane_setup
from arrangeboard.midi.importing.lanes import FileLane
from arrangeboard.midi.importing.names import UniqueNames
from arrangeboard.midi.importing.plans import take_plans
from arrangeboard.midi.importing.sections import SectionSpan
from arrangeboard.song.bars import BarGrid
from arrangeboard.song.edits.replacing import Ids
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import (
    Arrangement,
    KeyChange,
    Lane,
    Meter,
    MeterChange,
    Note,
    Part,
    Piece,
    Role,
    Section,
    Slot,
    Song,
    TempoChange,
    Written,
)
from arrangeboard.theory.roles import guess_role

T = TypeVar("T")
_NOTES_FOR_ROLE = 2_000
_FIRST_TEMPO, _FIRST_METER = 500_000, Meter()


@dataclass(frozen=True, slots=True)
class FileMusic:
    """Everything that was found in a file, ready to be put together."""

    conductor: FileConductor
    key: str
    lanes: Sequence[FileLane]
    names: Sequence[str]
    grid: BarGrid
    spans: Sequence[SectionSpan]


def song_of(music: FileMusic, progress: Callable[[float], None]) -> Song:
    """The song. `progress` is told how much is done, 0 to 1."""
    cells: list[dict[LaneId, Cell]] = [{} for _ in music.spans]
    ids = Ids(Song())
    lanes = []
    for place, (file_lane, name) in enumerate(zip(music.lanes, music.names, strict=True)):
        lane_id = LaneId(ids.new())
        planned = take_plans(file_lane)
        setup = lane_setup(file_lane)
        reader = LaneCells(CellReader(file_lane, setup), planned, len(music.spans))
        for number, span in enumerate(music.spans):
            reader.read(number, *_ticks_of(span, music.grid))
            progress((place + (number + 1) / len(music.spans)) / len(music.lanes))
        for own, stretches in zip(cells, reader.cells(file_lane.notes), strict=True):
            if stretches:
                own[lane_id] = stretches
        lanes.append(replace(setup, id=lane_id, name=name, role=_role(file_lane, name)))
    return _Builder(music, lanes, ids).song(cells)


def _ticks_of(span: SectionSpan, grid: BarGrid) -> tuple[int, int]:
    return grid.starts[span.start_bar], grid.starts[span.end_bar]


def _role(lane: FileLane, name: str) -> Role:
    columns = lane.notes
    few = slice(0, _NOTES_FOR_ROLE)
    notes = map(
        Note, columns.starts[few], columns.lengths[few], columns.pitches[few], columns.velocities[few]
    )
    return guess_role(tuple(notes), lane.sound, name)


class _Builder:
    """Makes pieces and sections once each and puts them in order."""

    def __init__(self, music: FileMusic, lanes: list[Lane], ids: Ids) -> None:
        self._music = music
        self._lanes = {lane.id: lane for lane in lanes}
        self._ids = ids
        self._key = music.key
        self._tempo = music.conductor.tempos.get(0, _FIRST_TEMPO)
        self._meter = music.conductor.meters.get(0, _FIRST_METER)
        self._pieces: dict[PieceId, Piece] = {}
        self._known_pieces: dict[tuple[bool, int, Written], PieceId] = {}
        self._piece_names = UniqueNames()
        self._sections: dict[SectionId, Section] = {}
        self._known_sections: dict[object, SectionId] = {}

    def song(self, cells: list[dict[LaneId, Cell]]) -> Song:
        sections = [self._section(span, own) for span, own in zip(self._music.spans, cells, strict=True)]
        slots = tuple(Slot(SlotId(self._ids.new()), section) for section in sections)
        arrangement = Arrangement(ArrangementId(self._ids.new()), "As imported", slots)
        return Song(
            key=self._key,
            microseconds_per_quarter=self._tempo,
            meter=self._meter,
            strictness="free",
            lanes=tuple(self._lanes.values()),
            pieces=self._pieces,
            sections=self._sections,
            arrangements=(arrangement,),
            last_id=self._ids.last,
        )

    def _section(self, span: SectionSpan, cells: dict[LaneId, Cell]) -> SectionId:
        """The section of that span: a known one where it is the same in everything."""
        tempos, meters, keys = self._tempos(span), self._meters(span), self._keys(span)
        placed = {
            lane: [(stretch, self._piece(span, self._lanes[lane], stretch)) for stretch in cell]
            for lane, cell in cells.items()
        }
        content = tuple(
            (lane, one.start_tick, one.end_tick, piece)
            for lane, cell in placed.items()
            for one, piece in cell
        )
        same = (span.name, span.kind, span.end_bar - span.start_bar, tempos, meters, keys, content)
        if same not in self._known_sections:
            section_id = self._known_sections[same] = SectionId(self._ids.new())
            length = self._ticks(span)[1] - self._ticks(span)[0]
            self._sections[section_id] = Section(
                id=section_id,
                name=span.name,
                kind=span.kind,
                bars=span.end_bar - span.start_bar,
                tempos=tempos,
                meters=meters,
                keys=keys,
                parts={
                    lane: tuple(self._part(one, piece, length) for one, piece in cell)
                    for lane, cell in placed.items()
                },
            )
        return self._known_sections[same]

    def _part(self, stretch: Stretch, piece: PieceId | None, section_ticks: int) -> Part:
        is_open = stretch.end_tick == section_ticks
        return Part(
            id=PartId(self._ids.new()),
            piece=piece,
            start_tick=stretch.start_tick,
            length_ticks=None if is_open else stretch.end_tick - stretch.start_tick,
            status="idea" if piece is None else "written",
        )

    def _piece(self, span: SectionSpan, lane: Lane, stretch: Stretch) -> PieceId | None:
        """The piece that holds this content, a new one where there is none yet."""
        if stretch.content is None:
            return None
        length = stretch.end_tick - stretch.start_tick
        same = (lane.sound.drums, length, stretch.content)
        if same not in self._known_pieces:
            piece_id = self._known_pieces[same] = PieceId(self._ids.new())
            section = span.name if span.kind == "custom" else span.kind
            name = self._piece_names.new(f"{lane.name} {section}".strip())
            self._pieces[piece_id] = Piece(piece_id, name, length, content=stretch.content)
        return self._known_pieces[same]

    def _ticks(self, span: SectionSpan) -> tuple[int, int]:
        return _ticks_of(span, self._music.grid)

    def _tempos(self, span: SectionSpan) -> tuple[TempoChange, ...]:
        changes = _changes(self._music.conductor.tempos, self._ticks(span), self._tempo)
        return tuple(TempoChange(tick, tempo) for tick, tempo in changes)

    def _keys(self, span: SectionSpan) -> tuple[KeyChange, ...]:
        changes = _changes(self._music.conductor.keys, self._ticks(span), self._key)
        return tuple(KeyChange(tick, key) for tick, key in changes)

    def _meters(self, span: SectionSpan) -> tuple[MeterChange, ...]:
        """The bars where the meter is no longer that of the bar before, or of the song."""
        changes = []
        before = self._meter
        for bar, meter in enumerate(self._music.grid.meters[span.start_bar : span.end_bar]):
            if meter != before:
                changes.append(MeterChange(bar, meter.numerator, meter.denominator))
            before = meter
        return tuple(changes)


def _changes(by_tick: dict[int, T], ticks: tuple[int, int], default: T) -> list[tuple[int, T]]:
    """What a section has to say: what is in force at its start, unless `default`, and what changes in it."""
    places = list(by_tick)
    first, last = bisect_right(places, ticks[0]), bisect_left(places, ticks[1])
    values = list(by_tick.values())
    told: list[tuple[int, T]] = []
    before = default
    in_force = values[first - 1] if first else default
    for tick, value in [(ticks[0], in_force), *zip(places[first:last], values[first:last], strict=True)]:
        if value != before:
            told.append((tick - ticks[0], value))
        before = value
    return told
