"""A small song for export tests, and what a plain reader finds in the bytes written."""

from io import BytesIO

import mido
from msgspec.structs import replace

from arrangeboard.midi.export_options import ExportOptions
from arrangeboard.midi.export_smf import export_midi
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import (
    Arrangement,
    Chord,
    Control,
    KeyChange,
    Lane,
    LaneControl,
    Lyric,
    MeterChange,
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

BAR = 3840
BASS, DRUMS, VOICE = LaneId(1), LaneId(2), LaneId(3)
RIFF, BEAT, TUNE = PieceId(4), PieceId(5), PieceId(6)
VERSE, CHORUS = SectionId(7), SectionId(8)

LANES = (
    Lane(BASS, "Bass", "bass", Sound(33), volume=90, pan=50),
    Lane(DRUMS, "Drums", "rhythm", Sound(16, drums=True)),
    Lane(
        VOICE, "Voice", "melody", Sound(80, bank=130), setup=(LaneControl("controller", 91, 30),), volume=110
    ),
)

PIECES = {
    RIFF: Piece(
        RIFF,
        "Riff",
        BAR,
        content=Written(
            (Note(0, 960, 36, 80), Note(960, 960, 36, 70), Note(1920, 1920, 43, 75)),
            (Control(0, "bend", 0, -4096), Control(1920, "bend", 0, 0)),
        ),
    ),
    BEAT: Piece(BEAT, "Beat", BAR, content=Written((Note(0, 120, 36, 100), Note(1920, 120, 38, 90)))),
    TUNE: Piece(
        TUNE,
        "Tune",
        2 * BAR,
        content=Written((Note(0, BAR, 72, 64), Note(BAR, BAR, 74, 64)), lyrics=(Lyric(0, "oh "),)),
    ),
}

SECTIONS = {
    VERSE: Section(
        VERSE,
        "Verse",
        "verse",
        bars=2,
        chords=(Chord(0, "F"), Chord(BAR, "C/E")),
        parts={BASS: (Part(PartId(9), RIFF),), DRUMS: (Part(PartId(10), BEAT),)},
    ),
    CHORUS: Section(
        CHORUS,
        "Chorus",
        "chorus",
        bars=2,
        tempos=(TempoChange(0, 400_000),),
        meters=(MeterChange(1, 3, 4),),
        keys=(KeyChange(0, "Bbm"),),
        parts={BASS: (Part(PartId(11), RIFF),), VOICE: (Part(PartId(12), TUNE),)},
    ),
}


def small_song() -> Song:
    """Verse, chorus, verse; three lanes; the voice rests in the verse, the drums in the chorus."""
    order = tuple(Slot(SlotId(20 + place), section) for place, section in enumerate((VERSE, CHORUS, VERSE)))
    return Song(
        "A Song",
        key="F",
        lanes=LANES,
        pieces=PIECES,
        sections=SECTIONS,
        arrangements=(Arrangement(ArrangementId(13), "First", order),),
        last_id=30,
    )


def with_lanes(song: Song, *lanes: Lane) -> Song:
    """The song with other lanes."""
    return replace(song, lanes=lanes)


def exported_bytes(song: Song, options: ExportOptions | None = None) -> bytes:
    """The one file of an export."""
    ((_, data),) = export_midi(song, song.arrangement, options).files
    return data


def read_plainly(data: bytes) -> mido.MidiFile:
    """The file as mido reads it, texts as UTF-8."""
    return mido.MidiFile(file=BytesIO(data), charset="utf-8")


def timed(track: mido.MidiTrack) -> list[tuple[int, mido.Message]]:
    """The messages of a track with their absolute ticks."""
    tick = 0
    found = []
    for message in track:
        tick += message.time
        found.append((tick, message))
    return found


def tracks_of(song: Song, options: ExportOptions | None = None) -> list[mido.MidiTrack]:
    """The tracks of the one file of an export."""
    return list(read_plainly(exported_bytes(song, options)).tracks)


def silent(song: Song) -> dict[SectionId, Section]:
    """The song's sections without parts."""
    return {key: replace(section, parts={}) for key, section in song.sections.items()}
