"""Small songs with one fault each, and what is offered for it."""

from collections.abc import Iterable

from arrangeboard.app.document import Document
from arrangeboard.app.fit.repairing import Offer, offers, place_at
from arrangeboard.fit.cases import At
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.repairs.trying import verdict_of
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import (
    Arrangement,
    Chord,
    Lane,
    Meter,
    Note,
    Part,
    Piece,
    Role,
    Section,
    Slot,
    Song,
    Sound,
    Written,
)

BAR, BEAT, SIXTEENTH = 3840, 960, 240
VOICE, KEYS, BASS, CELLO, DRUMS = (LaneId(number) for number in range(1, 6))
ROLES: dict[LaneId, Role] = {
    VOICE: "melody",
    KEYS: "harmony",
    BASS: "bass",
    CELLO: "counter-melody",
    DRUMS: "rhythm",
}
CHORDS = ("C", "Am", "F", "G")
TUNE = (60, 64, 67, 64, 69, 72, 76, 72, 65, 69, 72, 69, 67, 71, 74, 67)
"""A quarter each: tones of the four chords, at the end the key's fifth."""

FIRST_ID = 100

Parts = dict[LaneId, Piece]


def quarters(pitches: Iterable[int], *, up: int = 0) -> tuple[Note, ...]:
    """A quarter for each pitch."""
    return tuple(Note(at * BEAT, BEAT, pitch + up) for at, pitch in enumerate(pitches))


def turned(notes: Iterable[Note], ticks: int, length: int) -> tuple[Note, ...]:
    """The notes later, those that leave at the end back at the start."""
    return tuple(
        sorted(
            Note((one.start_tick + ticks) % length, one.length_ticks, one.pitch, one.velocity)
            for one in notes
        )
    )


def piece(notes: Iterable[Note], *, bars: int = 4, pickup: int = 0, name: str = "Tune") -> Piece:
    return Piece(PieceId(0), name, bars * BAR, pickup, Written(tuple(sorted(notes))))


def song_of(
    *sections: Parts,
    chords: Iterable[str] = CHORDS,
    bars: int = 4,
    lanes: Iterable[Lane] = (),
    meter: Meter | None = None,
) -> Song:
    """A section for each mapping of lanes to what they play all through it; equal pieces are one piece."""
    pieces: list[Piece] = []
    made = []
    for number, parts in enumerate(sections):
        row: dict[LaneId, tuple[Part, ...]] = {}
        for player, held in parts.items():
            if held not in pieces:
                pieces.append(held)
            key = PieceId(1 + pieces.index(held))
            row[player] = (Part(PartId(1000 + 100 * number + player), key),)
        ticks = 4 * BEAT if meter is None else meter.numerator * 4 * BEAT // meter.denominator
        line = tuple(Chord(at * ticks, symbol) for at, symbol in enumerate(chords))
        made.append(
            Section(SectionId(FIRST_ID + number), "Verse", "verse", bars=bars, chords=line, parts=row)
        )
    band = tuple(lanes) or tuple(lane(player) for player in ROLES)
    order = tuple(Slot(SlotId(200 + number), one.id) for number, one in enumerate(made))
    return Song(
        meter=meter or Meter(),
        lanes=band,
        pieces={
            PieceId(1 + number): Piece(
                PieceId(1 + number), one.name, one.length_ticks, one.pickup_ticks, one.content
            )
            for number, one in enumerate(pieces)
        },
        sections={one.id: one for one in made},
        arrangements=(Arrangement(ArrangementId(300), "Full", order),),
        last_id=5000,
    )


def lane(key: LaneId, *, low: int = 0, high: int = 127) -> Lane:
    role = ROLES.get(key, "texture")
    return Lane(key, f"Lane {key}", role, Sound(drums=role == "rhythm"), lowest_pitch=low, highest_pitch=high)


def at_of(song: Song, lane: LaneId, section: int = 0) -> At:
    """The part of a lane in the section with that index."""
    slot = song.arrangement.order[section]
    return At(slot.id, lane, song.sections[slot.section].parts[lane][0].id)


def findings(song: Song, at: At) -> tuple[Finding, ...]:
    place = place_at(song, at)
    verdict = None if place is None else verdict_of(song, place)
    return () if verdict is None else verdict.findings


def codes(song: Song, at: At) -> set[str]:
    return {finding.code for finding in findings(song, at)}


def offered(song: Song, at: At, code: str) -> tuple[Offer, ...]:
    """What is offered for findings of that code."""
    assert code in codes(song, at)
    return tuple(offer for offer in offers(Document(song), at) if offer.finding.code == code)


def notes_of(song: Song, at: At) -> tuple[Note, ...]:
    """What is written in the piece that a part plays."""
    place = place_at(song, at)
    assert place is not None
    assert place.part.piece is not None
    return song.pieces[place.part.piece].written.notes
