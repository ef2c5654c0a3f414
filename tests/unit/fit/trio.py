"""A small song for the judge: voice, keys and bass over three chords, one section of it twice."""

from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import Arrangement, Chord, Lane, Note, Part, Piece, Section, Slot, Song, Written

BAR = 3840
VOICE, KEYS, BASS = LaneId(1), LaneId(2), LaneId(3)
TUNE, PAD, ROOTS = PieceId(4), PieceId(5), PieceId(6)
VERSE, CHORUS, BRIDGE = SectionId(7), SectionId(8), SectionId(9)
SLOTS = tuple(map(SlotId, (10, 11, 12, 13)))
CHORDS = (Chord(0, "C"), Chord(BAR, "F"), Chord(2 * BAR, "G"), Chord(3 * BAR, "C"))


def piece(id_: PieceId, pitches: tuple[int, ...]) -> Piece:
    step = 4 * BAR // len(pitches)
    return Piece(
        id_,
        length_ticks=4 * BAR,
        content=Written(tuple(Note(at * step, step, pitch) for at, pitch in enumerate(pitches))),
    )


def section(id_: SectionId, *lanes: LaneId) -> Section:
    pieces = {VOICE: TUNE, KEYS: PAD, BASS: ROOTS}
    parts: dict[LaneId, tuple[Part, ...]] = {
        lane: (Part(PartId(10 * id_ + lane), pieces[lane]),) for lane in lanes
    }
    return Section(id_, "Section", bars=4, chords=CHORDS, parts=parts)


SONG = Song(
    key="C",
    lanes=(Lane(VOICE, "Voice", "melody"), Lane(KEYS, "Keys"), Lane(BASS, "Bass", "bass")),
    pieces={
        TUNE: piece(TUNE, (72, 76, 77, 81, 79, 74, 72, 72)),
        PAD: piece(PAD, (60, 65, 67, 60)),
        ROOTS: piece(ROOTS, (36, 41, 43, 36)),
    },
    sections={
        VERSE: section(VERSE, VOICE, KEYS, BASS),
        CHORUS: section(CHORUS, VOICE, KEYS, BASS),
        BRIDGE: section(BRIDGE, KEYS),
    },
    arrangements=(
        Arrangement(
            ArrangementId(14),
            "",
            tuple(map(Slot, SLOTS, (VERSE, CHORUS, VERSE, BRIDGE))),
        ),
        Arrangement(ArrangementId(15), "", (Slot(SlotId(16), BRIDGE), Slot(SlotId(17), CHORUS))),
    ),
    last_id=200,
)
