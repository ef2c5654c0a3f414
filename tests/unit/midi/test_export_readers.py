"""Exported files in the hands of two readers that know nothing of us."""

from io import BytesIO

import pretty_midi
import pytest
from symusic.core import ScoreTick, TrackTick

from arrangeboard.midi.export_options import ExportOptions
from arrangeboard.performance.sounding import sounding
from arrangeboard.song.values import Song
from tests.unit.midi.export_songs import BAR, exported_bytes, small_song

OPTIONS = [
    ExportOptions(),
    ExportOptions(resolution=480),
    ExportOptions(text="utf-8"),
]
VERSE_AGAIN = 2 * BAR + BAR + 2880

NoteRow = tuple[int, int, int, int]


ignore_keys_in_lanes = pytest.mark.filterwarnings("ignore:Tempo, Key or Time signature change events")
"""pretty_midi does not like the key signatures that MuseScore reads only there; it takes no harm."""


def lanes_of(score: ScoreTick) -> list[TrackTick]:
    """The tracks with notes: symusic puts lyrics into a track of their own."""
    return [track for track in score.tracks if track.notes]


def meant_notes(song: Song) -> list[list[NoteRow]]:
    heard = sounding(song, song.arrangement)
    return [
        sorted((n.start_tick, n.length_ticks, n.pitch, n.velocity) for n in heard.lanes[lane.id].notes)
        for lane in song.lanes
    ]


@pytest.mark.parametrize("options", OPTIONS)
def test_symusic_finds_every_note_in_its_lane(options: ExportOptions) -> None:
    song = small_song()
    score = ScoreTick.from_midi(exported_bytes(song, options))
    factor = 960 // score.ticks_per_quarter
    found = [
        sorted((n.time * factor, n.duration * factor, n.pitch, n.velocity) for n in track.notes)
        for track in lanes_of(score)
    ]
    assert found == meant_notes(song)


def test_symusic_finds_tempos_meters_keys_markers_names_and_programs() -> None:
    score = ScoreTick.from_midi(exported_bytes(small_song()))
    assert [(t.time, t.mspq) for t in score.tempos] == [
        (0, 500_000),
        (2 * BAR, 400_000),
        (VERSE_AGAIN, 500_000),
    ]
    assert [(m.time, m.numerator, m.denominator) for m in score.time_signatures] == [
        (0, 4, 4),
        (3 * BAR, 3, 4),
        (VERSE_AGAIN, 4, 4),
    ]
    keys = {(k.time, k.key, k.tonality) for k in score.key_signatures}
    assert keys == {(0, -1, 0), (2 * BAR, -5, 1), (VERSE_AGAIN, -1, 0)}
    assert [(m.time, m.text) for m in score.markers] == [
        (0, "Verse 1"),
        (2 * BAR, "Chorus"),
        (VERSE_AGAIN, "Verse 2"),
    ]
    assert [(t.name, t.program, t.is_drum) for t in lanes_of(score)] == [
        ("Bass", 33, False),
        ("Drums", 16, True),
        ("Voice", 80, False),
    ]


def test_symusic_finds_the_bends_and_the_lyrics() -> None:
    score = ScoreTick.from_midi(exported_bytes(small_song()))
    bass = score.tracks[0]
    sung = [lyric for track in score.tracks for lyric in track.lyrics]
    bends = [(bend.time, bend.value) for bend in bass.pitch_bends]
    assert bends[:4] == [(0, -4096), (1920, 0), (BAR, -4096), (BAR + 1920, 0)]
    assert [(lyric.time, lyric.text) for lyric in sung] == [(2 * BAR, "oh ")]


@ignore_keys_in_lanes
def test_pretty_midi_hears_every_note_at_its_second() -> None:
    song = small_song()
    midi = pretty_midi.PrettyMIDI(BytesIO(exported_bytes(song)))
    times = sounding(song, song.arrangement).timeline
    for instrument, notes in zip(midi.instruments, meant_notes(song), strict=True):
        found = sorted((n.start, n.pitch, n.end, n.velocity) for n in instrument.notes)
        meant = sorted(
            (times.seconds_at(start), pitch, times.seconds_at(start + length), velocity)
            for start, length, pitch, velocity in notes
        )
        for one, other in zip(found, meant, strict=True):
            assert one == pytest.approx(other)


@ignore_keys_in_lanes
def test_pretty_midi_finds_names_programs_tempos_meters_and_keys() -> None:
    midi = pretty_midi.PrettyMIDI(BytesIO(exported_bytes(small_song())))
    assert [(i.name, i.program, i.is_drum) for i in midi.instruments] == [
        ("Bass", 33, False),
        ("Drums", 16, True),
        ("Voice", 80, False),
    ]
    _, beats_a_minute = midi.get_tempo_changes()
    assert list(beats_a_minute) == pytest.approx([120, 150, 120])
    assert [(m.numerator, m.denominator) for m in midi.time_signature_changes] == [(4, 4), (3, 4), (4, 4)]
    assert [pretty_midi.key_number_to_key_name(k.key_number) for k in midi.key_signature_changes] == [
        "F Major",
        "Bb minor",
        "F Major",
    ]


def test_pretty_midi_hears_type_0_by_its_channels() -> None:
    """Lanes that share a program are told apart by nothing else there, so programs differ in this song."""
    song = small_song()
    midi = pretty_midi.PrettyMIDI(BytesIO(exported_bytes(song, ExportOptions(file_type=0))))
    found = sorted((i.program, len(i.notes)) for i in midi.instruments)
    meant = [
        (lane.sound.program, len(notes)) for lane, notes in zip(song.lanes, meant_notes(song), strict=True)
    ]
    assert found == sorted(meant)
