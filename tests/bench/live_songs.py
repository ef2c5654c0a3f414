"""Songs that show what playing live costs: one of many voices, and one that begins with a bang."""

from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import (
    Arrangement,
    Lane,
    Note,
    Part,
    Piece,
    Section,
    Slot,
    Song,
    Sound,
    Written,
)

NOTES_AT_ONCE = 2
BAR, BEAT = 3840, 960
SOUNDS = (Sound(48), Sound(19), Sound(89), Sound(52), Sound(61), Sound(4), Sound(33), Sound(21))


def sixty_four_voices() -> Song:
    """Four bars in which eight lanes hold chords that change with every half note."""
    lanes = tuple(Lane(LaneId(1 + at), sound=sound, volume=70) for at, sound in enumerate(SOUNDS))
    return _song({lane: _chords(at) for at, lane in enumerate(lanes)})


def drum_song() -> Song:
    """A stroke of the snare drum on every beat."""
    drums = Lane(LaneId(1), sound=Sound(0, drums=True))
    return _song({drums: tuple(Note(beat * BEAT, BEAT // 4, 38, 110) for beat in range(16))})


def _chords(number: int) -> tuple[Note, ...]:
    starts = range(0, 4 * BAR, 2 * BEAT)
    return tuple(
        Note(start, 2 * BEAT, 40 + number + step * 4 + (start // BEAT) % 3, 70)
        for start in starts
        for step in range(NOTES_AT_ONCE)
    )


def _song(contents: dict[Lane, tuple[Note, ...]]) -> Song:
    pieces = {
        PieceId(20 + lane.id): Piece(
            PieceId(20 + lane.id), length_ticks=4 * BAR, content=Written(tuple(sorted(notes)))
        )
        for lane, notes in contents.items()
    }
    parts: dict[LaneId, tuple[Part, ...]] = {
        lane.id: (Part(PartId(40 + lane.id), PieceId(20 + lane.id)),) for lane in contents
    }
    section = Section(SectionId(60), bars=4, parts=parts)
    return Song(
        lanes=tuple(contents),
        pieces=pieces,
        sections={section.id: section},
        arrangements=(Arrangement(ArrangementId(61), order=(Slot(SlotId(62), section.id),)),),
        last_id=62,
    )
