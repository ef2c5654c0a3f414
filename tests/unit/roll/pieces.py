"""A small song for the roll: a melody with a pickup over chords, a bass beside it, and drums."""

from msgspec.structs import replace

from arrangeboard.roll.frame import RollFrame
from arrangeboard.roll.scene import RollPlace, RollScene, roll_scene
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import (
    Arrangement,
    Chord,
    Generated,
    Lane,
    Meter,
    MeterChange,
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
VOCAL, BASS, DRUMS = LaneId(1), LaneId(2), LaneId(3)
TUNE, LOW, BEAT, WALK = PieceId(4), PieceId(5), PieceId(6), PieceId(7)
INTRO, VERSE = SlotId(8), SlotId(9)
TUNE_PART, LOW_PART, BEAT_PART, PLANNED_PART = PartId(10), PartId(11), PartId(12), PartId(13)
FRAME = RollFrame(900, 420, pixels_per_quarter=48.0, row_height=14, scroll_x=-96.0, scroll_y=700.0)

NOTES = (
    Note(-960, 480, 65, 70),
    Note(0, 960, 69, 90),
    Note(960, 480, 72, 40),
    Note(3840, 1920, 70, 127),
)


def small_song() -> Song:
    """An intro of one bar on C7, a verse of two bars on F and B flat."""
    lanes = (
        Lane(VOCAL, "Vocal", "melody", lowest_pitch=55, highest_pitch=84),
        Lane(BASS, "Bass", "bass", Sound(33)),
        Lane(DRUMS, "Drums", "rhythm", Sound(0, drums=True)),
    )
    pieces = (
        Piece(TUNE, "Tune", 2 * BAR, pickup_ticks=960, content=Written(notes=NOTES)),
        Piece(LOW, "Low", BAR, content=Written(notes=(Note(0, 960, 41), Note(1920, 960, 48)))),
        Piece(BEAT, "Beat", BAR, content=Written(notes=(Note(0, 120, 36, 100), Note(960, 120, 100, 90)))),
        Piece(WALK, "Walk", BAR, content=Generated("bass-walking", 3)),
    )
    parts: dict[LaneId, tuple[Part, ...]] = {
        VOCAL: (Part(TUNE_PART, TUNE),),
        BASS: (Part(LOW_PART, LOW),),
        DRUMS: (Part(BEAT_PART, BEAT),),
    }
    chords = (Chord(0, "F"), Chord(BAR, "Bb"))
    sections = (
        Section(SectionId(14), "Intro", "intro", bars=1, chords=(Chord(0, "C7"),)),
        Section(SectionId(15), "Verse", "verse", bars=2, chords=chords, parts=parts),
    )
    order = (Slot(INTRO, SectionId(14)), Slot(VERSE, SectionId(15)))
    return Song(
        key="F",
        lanes=lanes,
        pieces={one.id: one for one in pieces},
        sections={one.id: one for one in sections},
        arrangements=(Arrangement(ArrangementId(16), "As written", order),),
        last_id=20,
    )


def with_part(song: Song, part: Part, lane: LaneId = VOCAL) -> Song:
    """The song with one part alone in a lane of the verse."""
    verse = song.sections[SectionId(15)]
    changed = replace(verse, parts={**verse.parts, lane: (part,)})
    return replace(song, sections={**song.sections, verse.id: changed})


def with_waltz(song: Song) -> Song:
    """The song with its verse in three quarters from the second bar on."""
    verse = song.sections[SectionId(15)]
    changed = replace(verse, meters=(MeterChange(1, 3, 4),))
    return replace(song, meter=Meter(4, 4), sections={**song.sections, verse.id: changed})


def tune_scene(song: Song | None = None, chosen: frozenset[Note] = frozenset()) -> RollScene:
    """The melody as its part in the verse plays it."""
    song = song or small_song()
    place = RollPlace(TUNE, VERSE, VOCAL, TUNE_PART)
    return roll_scene(song, song.arrangement, place, chosen=chosen)


def drum_scene() -> RollScene:
    """The beat as its part in the verse plays it."""
    song = small_song()
    return roll_scene(song, song.arrangement, RollPlace(BEAT, VERSE, DRUMS, BEAT_PART))
