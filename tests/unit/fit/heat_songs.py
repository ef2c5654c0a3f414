"""Small songs in which it is plain what fits where."""

from collections.abc import Iterable

from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import (
    Arrangement,
    Chord,
    Lane,
    Note,
    Part,
    Piece,
    Role,
    Section,
    SectionKind,
    Slot,
    Song,
    Sound,
    Strictness,
    Written,
)

BAR, BEAT = 3840, 960
TUNE, BEATS, OTHER = PieceId(1), PieceId(2), PieceId(3)
VOICE, KEYS, DRUMS = LaneId(11), LaneId(12), LaneId(13)
CHORDS = ("C", "Am", "F", "G")
TUNE_PITCHES = (60, 64, 67, 64, 69, 72, 76, 72, 65, 69, 72, 69, 67, 71, 74, 71)
"""A quarter each: the tones of the four chords."""


def tune(key: PieceId = TUNE, *, up: int = 0, late_beats: int = 0, name: str = "Tune") -> Piece:
    """Four bars of the chords' own tones, so many semitones higher, the beats turned round by so many."""
    count = len(TUNE_PITCHES)
    notes = (
        Note((at + late_beats) % count * BEAT, BEAT, pitch + up) for at, pitch in enumerate(TUNE_PITCHES)
    )
    return Piece(key, name, 4 * BAR, content=Written(tuple(sorted(notes))))


def beat(key: PieceId = BEATS) -> Piece:
    """A bar of drums."""
    return Piece(key, "Beat", BAR, content=Written(tuple(Note(at * BEAT, 240, 36) for at in range(4))))


def chords(*symbols: str, guessed: bool = False) -> tuple[Chord, ...]:
    """A chord a bar."""
    return tuple(Chord(at * BAR, symbol, guessed) for at, symbol in enumerate(symbols))


def part(number: int, piece: PieceId | None, start: int = 0, length: int | None = None) -> Part:
    return Part(PartId(number), piece, start, length)


def lane(key: LaneId, role: Role = "melody", *, low: int = 0, high: int = 127) -> Lane:
    drums = role == "rhythm"
    return Lane(key, role, role, Sound(drums=drums), lowest_pitch=low, highest_pitch=high)


def section(
    number: int,
    kind: SectionKind = "verse",
    parts: dict[LaneId, tuple[Part, ...]] | None = None,
    symbols: Iterable[str] = CHORDS,
    *,
    bars: int = 4,
) -> Section:
    return Section(SectionId(number), kind, kind, bars=bars, chords=chords(*symbols), parts=parts or {})


def song_of(
    sections: Iterable[Section],
    lanes: Iterable[Lane] = (),
    pieces: Iterable[Piece] = (),
    strictness: Strictness = "usual",
) -> Song:
    """The sections one after the other in one arrangement, sung by a voice where no lanes are given."""
    held = tuple(sections)
    order = tuple(Slot(SlotId(800 + at), one.id) for at, one in enumerate(held))
    return Song(
        strictness=strictness,
        lanes=tuple(lanes) or (lane(VOICE), lane(KEYS, "harmony"), lane(DRUMS, "rhythm")),
        pieces={one.id: one for one in (*pieces, tune(), beat())},
        sections={one.id: one for one in held},
        arrangements=(Arrangement(ArrangementId(900), "", order),),
        last_id=999,
    )
