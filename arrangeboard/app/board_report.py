"""The board in figures and names: what `show` prints as a grid and gives to other programs as JSON.

Everything is worked out here, once; how it is laid out as text is the affair of `text_board`.
"""

from collections import Counter

from msgspec import Struct

from arrangeboard.app.figures import beats_per_minute, meter_text
from arrangeboard.song.bars import section_grid, section_length
from arrangeboard.song.find import shelf
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.invariants import part_end
from arrangeboard.song.naming import shown_names
from arrangeboard.song.timeline import KeyAt, SlotSpan, Timeline, timeline
from arrangeboard.song.values import (
    Arrangement,
    Generated,
    Lane,
    Part,
    Role,
    Section,
    SectionKind,
    Song,
    Status,
)
from arrangeboard.theory.instruments import instrument_name


class ChordShown(Struct, frozen=True):
    """A chord from `bar` of its section on; `beat` has a fraction where it falls between two. Both from 1."""

    bar: int
    beat: float
    symbol: str
    guessed: bool


class SectionShown(Struct, frozen=True):
    """A slot of the order; `first_bar` counts from 1, `linked` says that another slot shows the same."""

    slot: SlotId
    section: SectionId
    name: str
    kind: SectionKind
    linked: bool
    first_bar: int
    bars: int
    start_tick: int
    end_tick: int
    start_seconds: float
    chords: tuple[ChordShown, ...]
    lyrics: str
    note: str


class PartShown(Struct, frozen=True):
    """A part of a cell: `piece` is null for a planned one, `times` is how often its piece sounds.

    What `follows` is made from a rule and from the chords of its place.
    """

    part: PartId
    piece: PieceId | None
    name: str
    start_tick: int
    length_ticks: int
    times: float
    transpose: int
    velocity: int
    status: Status
    note: str
    follows: bool = False


class LaneShown(Struct, frozen=True):
    """A lane, with its parts for each section of the order."""

    lane: LaneId
    name: str
    role: Role
    instrument: str
    program: int
    bank: int
    drums: bool
    volume: int
    pan: int
    muted: bool
    soloed: bool
    cells: tuple[tuple[PartShown, ...], ...]


class PieceShown(Struct, frozen=True):
    """A piece of the tray, with how many parts of the order play it.

    One that is made from a `rule` has no notes of its own.
    """

    piece: PieceId
    name: str
    length_ticks: int
    pickup_ticks: int
    notes: int
    parts: int
    rule: str = ""


class TempoShown(Struct, frozen=True):
    """A tempo in quarter notes a minute from a tick of the arrangement on."""

    tick: int
    tempo: float


class MeterShown(Struct, frozen=True):
    """A meter from a tick of the arrangement on."""

    tick: int
    meter: str


class ArrangementNamed(Struct, frozen=True):
    """An arrangement of the song; `shown` for the one that the report is about."""

    arrangement: ArrangementId
    name: str
    shown: bool


class BoardReport(Struct, frozen=True):
    """The board of one arrangement. Its key, tempo (quarter notes a minute) and meter are the first ones."""

    title: str
    composer: str
    key: str
    tempo: float
    meter: str
    bars: int
    seconds: float
    arrangements: tuple[ArrangementNamed, ...]
    sections: tuple[SectionShown, ...]
    lanes: tuple[LaneShown, ...]
    pieces: tuple[PieceShown, ...]
    shelf: tuple[str, ...]
    tempos: tuple[TempoShown, ...]
    meters: tuple[MeterShown, ...]
    keys: tuple[KeyAt, ...]


def board_report(song: Song, arrangement: Arrangement) -> BoardReport:
    """Everything that the board shows of an arrangement of a sound song."""
    times = timeline(song, arrangement)
    tempos = tuple(TempoShown(one.tick, _tempo(one.microseconds_per_quarter)) for one in times.tempos)
    meters = tuple(MeterShown(one.tick, meter_text(one.meter)) for one in times.meters)
    return BoardReport(
        title=song.title,
        composer=song.composer,
        key=times.keys[0].key,
        tempo=tempos[0].tempo,
        meter=meters[0].meter,
        bars=sum(span.section.bars for span in times.spans),
        seconds=round(times.seconds, 3),
        arrangements=tuple(
            ArrangementNamed(one.id, one.name, one.id == arrangement.id) for one in song.arrangements
        ),
        sections=_sections(song, arrangement, times),
        lanes=tuple(_lane(song, lane, times.spans) for lane in song.lanes),
        pieces=_pieces(song, times),
        shelf=tuple(section.name for section in shelf(song, arrangement)),
        tempos=tempos,
        meters=meters,
        keys=times.keys,
    )


def _tempo(microseconds_per_quarter: int) -> float:
    return round(beats_per_minute(microseconds_per_quarter), 3)


def _pieces(song: Song, times: Timeline) -> tuple[PieceShown, ...]:
    played = Counter(
        part.piece for span in times.spans for parts in span.section.parts.values() for part in parts
    )
    return tuple(
        PieceShown(
            piece=piece.id,
            name=piece.name,
            length_ticks=piece.length_ticks,
            pickup_ticks=piece.pickup_ticks,
            notes=len(piece.written.notes),
            parts=played[piece.id],
            rule=piece.content.rule if isinstance(piece.content, Generated) else "",
        )
        for piece in song.pieces.values()
    )


def _sections(song: Song, arrangement: Arrangement, times: Timeline) -> tuple[SectionShown, ...]:
    names = shown_names(song, arrangement)
    uses = Counter(slot.section for slot in arrangement.order)
    return tuple(
        SectionShown(
            slot=span.slot.id,
            section=span.section.id,
            name=names[span.slot.id],
            kind=span.section.kind,
            linked=uses[span.section.id] > 1,
            first_bar=span.first_bar + 1,
            bars=span.section.bars,
            start_tick=span.start_tick,
            end_tick=span.end_tick,
            start_seconds=round(times.seconds_at(span.start_tick), 3),
            chords=_chords(song, span.section),
            lyrics=span.section.lyrics,
            note=span.section.note,
        )
        for span in times.spans
    )


def _chords(song: Song, section: Section) -> tuple[ChordShown, ...]:
    grid = section_grid(song, section)
    shown = []
    for chord in section.chords:
        bar = grid.bar_at(chord.tick)
        bar_ticks = grid.starts[bar + 1] - grid.starts[bar]
        beat = (chord.tick - grid.starts[bar]) * grid.meters[bar].numerator / bar_ticks + 1
        shown.append(ChordShown(bar + 1, round(beat, 3), chord.symbol, chord.guessed))
    return tuple(shown)


def _lane(song: Song, lane: Lane, spans: tuple[SlotSpan, ...]) -> LaneShown:
    return LaneShown(
        lane=lane.id,
        name=lane.name,
        role=lane.role,
        instrument=instrument_name(lane.sound),
        program=lane.sound.program,
        bank=lane.sound.bank,
        drums=lane.sound.drums,
        volume=lane.volume,
        pan=lane.pan,
        muted=lane.id in song.view.muted,
        soloed=lane.id in song.view.soloed,
        cells=tuple(_cell(song, span.section, lane) for span in spans),
    )


def _cell(song: Song, section: Section, lane: Lane) -> tuple[PartShown, ...]:
    length_ticks = section_length(song, section)
    return tuple(_part(song, part, length_ticks) for part in section.parts.get(lane.id, ()))


def _part(song: Song, part: Part, section_ticks: int) -> PartShown:
    piece = None if part.piece is None else song.pieces[part.piece]
    length_ticks = part_end(part, section_ticks) - part.start_tick
    return PartShown(
        part=part.id,
        piece=part.piece,
        name=piece.name if piece else "",
        start_tick=part.start_tick,
        length_ticks=length_ticks,
        times=round(length_ticks / piece.length_ticks, 3) if piece and not piece.is_generated else 1,
        transpose=part.transpose,
        velocity=part.velocity,
        status=part.status,
        note=part.note,
        follows=piece is not None and piece.is_generated,
    )
