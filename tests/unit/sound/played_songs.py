"""Small songs to be played: sections of one lane or two, with notes where the tests put them."""

from msgspec.structs import replace

from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import (
    Arrangement,
    Control,
    Lane,
    Note,
    Part,
    Piece,
    Section,
    Slot,
    Song,
    Sound,
    TempoChange,
    Written,
)
from arrangeboard.sound.score.values import NOTE_OFF, NOTE_ON, Column, Score

BAR, BEAT = 3840, 960
PAD, DRUMS = LaneId(1), LaneId(2)
BAR_FRAMES, BEAT_FRAMES = 88_200, 22_050
"""At 120 quarters a minute and 44,100 frames a second."""

Row = tuple[int, str, int]
"""Frame, "on" or "off", pitch."""


def section(number: int, *notes: Note, bars: int = 2, lane: LaneId = PAD, tempo: int = 0) -> Section:
    """A section that plays the piece of its number; `tempo` is in microseconds a quarter."""
    return Section(
        SectionId(number),
        f"Section {number}",
        bars=bars,
        tempos=(TempoChange(0, tempo),) if tempo else (),
        parts={lane: (Part(PartId(number), PieceId(number)),)} if notes else {},
    )


def song(
    *contents: tuple[Note, ...], bars: int = 2, lane: LaneId = PAD, tempos: tuple[int, ...] = ()
) -> Song:
    """A song of a section for each group of notes, which stands in the slot of its number, from 1 on."""
    numbers = range(1, len(contents) + 1)
    own_tempos = tempos or (0,) * len(contents)
    rows = zip(numbers, contents, own_tempos, strict=True)
    return Song(
        lanes=(Lane(PAD, "Pad"), Lane(DRUMS, "Drums", sound=Sound(drums=True))),
        pieces={PieceId(n): piece(n, *notes, bars=bars) for n, notes in zip(numbers, contents, strict=True)},
        sections={SectionId(n): section(n, *notes, bars=bars, lane=lane, tempo=t) for n, notes, t in rows},
        arrangements=(order(*numbers),),
        last_id=99,
    )


def piece(number: int, *notes: Note, bars: int = 2, controls: tuple[Control, ...] = ()) -> Piece:
    """A piece of some bars; notes before its bar 1 are its pickup."""
    pickup = max(0, -min((note.start_tick for note in notes), default=0))
    content = Written(tuple(sorted(notes)), controls)
    return Piece(PieceId(number), length_ticks=bars * BAR, pickup_ticks=pickup, content=content)


def order(*numbers: int, first_slot: int = 0) -> Arrangement:
    """An arrangement of the sections of these numbers; a section's slot has its number by default."""
    slots = [number if not first_slot else first_slot + index for index, number in enumerate(numbers)]
    return Arrangement(
        ArrangementId(50 + first_slot),
        order=tuple(Slot(SlotId(slot), SectionId(n)) for slot, n in zip(slots, numbers, strict=True)),
    )


def with_controls(of: Song, number: int, *controls: Control) -> Song:
    """The song with controls in the piece of a section."""
    held = of.pieces[PieceId(number)]
    content = replace(held.content, controls=controls)
    return replace(of, pieces={**of.pieces, held.id: replace(held, content=content)})


def slots_of(score: Score) -> tuple[SlotId, ...]:
    return tuple(one.slot for one in score.slots)


def heard(events: Column) -> list[Row]:
    """The notes among events."""
    names = {NOTE_ON: "on", NOTE_OFF: "off"}
    return [(frame, names[kind], pitch) for frame, _, kind, pitch, _ in events.tolist() if kind in names]
