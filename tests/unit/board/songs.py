"""Small songs for the board, built by hand so that a test can name what is where."""

from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import (
    Arrangement,
    Chord,
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

BAR = 3840
VOCAL, DRUMS = LaneId(1), LaneId(2)
HOOK, BEAT = PieceId(3), PieceId(4)
VERSE, CHORUS = SectionId(5), SectionId(6)
VERSE_1, CHORUS_1, CHORUS_2 = SlotId(7), SlotId(8), SlotId(9)


def hook() -> Piece:
    """Two bars from C up to G and back to E."""
    pitches = (60, 67, 64, 64)
    notes = tuple(Note(i * 1920, 1800, pitch, 90) for i, pitch in enumerate(pitches))
    return Piece(HOOK, "Hook", 2 * BAR, 0, Written(notes))


def beat() -> Piece:
    """One bar of kick and snare."""
    notes = tuple(Note(i * 960, 100, 38 if i % 2 else 36, 100) for i in range(4))
    return Piece(BEAT, "Four floor", BAR, 0, Written(notes))


def small_song() -> Song:
    """Verse, chorus and its linked repeat, by a vocal and drums; the verse's vocal is planned."""
    verse = Section(
        VERSE,
        "Verse",
        "verse",
        bars=4,
        chords=(Chord(0, "F"), Chord(BAR, "Bb"), Chord(2 * BAR, "F"), Chord(3 * BAR, "Bb")),
        parts={VOCAL: (Part(PartId(10)),), DRUMS: (Part(PartId(11), BEAT, 0, 2 * BAR),)},
    )
    chorus = Section(CHORUS, "Chorus", "chorus", bars=8, parts={VOCAL: (Part(PartId(12), HOOK),)})
    lanes = (Lane(VOCAL, "Vocal", "melody"), Lane(DRUMS, "Drums", "rhythm", Sound(drums=True)))
    order = (Slot(VERSE_1, VERSE), Slot(CHORUS_1, CHORUS), Slot(CHORUS_2, CHORUS))
    return Song(
        title="Small",
        lanes=lanes,
        pieces={HOOK: hook(), BEAT: beat()},
        sections={VERSE: verse, CHORUS: chorus},
        arrangements=(Arrangement(ArrangementId(13), "As written", order),),
        last_id=13,
    )
