"""A studio's song rearranged in the window by hand, and its skeleton in the hands of two other readers.

Sections are reordered, the bridge is cut, a chorus doubled, parts of the first verse are removed. What comes
out is compared with what the song sounds, and with what the source file itself says.
"""

from io import BytesIO
from itertools import pairwise
from pathlib import Path

import mido
import pretty_midi
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from symusic.core import ScoreTick, TrackTick

from arrangeboard.performance.sounding import sounding
from arrangeboard.song.naming import shown_names
from arrangeboard.song.values import Song
from tests.gui.board_mouse import CTRL, NONE, SHIFT
from tests.gui.hand import Hand
from tests.gui.job_midi import QUARTER
from tests.gui.job_song import PLAYERS, SONG, starts, studio_song
from tests.gui.window_touch import WindowTouch

ORDER = ("Intro", "Chorus 1", "Verse 1", "Verse 2", "Chorus 2", "Chorus 3", "Outro")
SOURCES = (0, 2, 1, 4, 5, 5, 6)
"""Which section of the source stands in each place."""
SILENT = {(2, 1), (2, 4)}
"""Where parts were removed: place and lane."""

NoteRow = tuple[int, int, int, int]


@pytest.fixture
def job(qtbot: QtBot, tmp_path: Path) -> tuple[Song, Path]:
    """The song after the hand has done its work, and the file that it exported."""
    given = tmp_path / "northern line.mid"
    given.write_bytes(studio_song())
    touch = WindowTouch(qtbot)
    hand = Hand(touch.window)
    with hand.choosing(given):
        hand.press_button("Import MIDI…")
    hand.key(Qt.Key.Key_0)
    hand.drag(hand.board.section(2), hand.board.section(1, share=0.2))
    hand.key(Qt.Key.Key_B, CTRL | SHIFT)
    hand.key(Qt.Key.Key_D, CTRL | SHIFT)
    hand.key(Qt.Key.Key_0)
    for at, cell in enumerate(sorted(SILENT)):
        hand.click(hand.board.cell(*cell), CTRL if at else NONE)
    hand.key(Qt.Key.Key_Delete)
    hand.key(Qt.Key.Key_E, CTRL)
    hand.key(Qt.Key.Key_Return)
    (written,) = [one for one in tmp_path.glob("*.mid") if one != given]
    return touch.song, written


def test_the_hand_has_laid_out_the_song_as_it_was_meant_to(job: tuple[Song, Path]) -> None:
    song, _ = job
    names = shown_names(song, song.arrangement)
    assert tuple(names[slot.id] for slot in song.arrangement.order) == ORDER
    first_verse = song.sections[song.arrangement.order[2].section]
    playing = [at for at, lane in enumerate(song.lanes) if first_verse.parts.get(lane.id)]
    assert playing == [0, 2, 3, 6]  # without piano and guitar, and the brass never played here


def test_symusic_finds_what_the_song_sounds(job: tuple[Song, Path]) -> None:
    song, path = job
    score = ScoreTick.from_file(path)
    heard = sounding(song, song.arrangement)
    found = {track.name: rows(track) for track in lanes_of(score)}
    assert found == {
        lane.name: sorted(
            (n.start_tick, n.length_ticks, n.pitch, n.velocity) for n in heard.lanes[lane.id].notes
        )
        for lane in song.lanes
    }
    laid_out = heard.timeline
    assert [(one.time, one.mspq) for one in score.tempos] == [
        (one.tick, one.microseconds_per_quarter) for one in laid_out.tempos
    ]
    assert [(one.time, one.numerator, one.denominator) for one in score.time_signatures] == [
        (one.tick, one.meter.numerator, one.meter.denominator) for one in laid_out.meters
    ]
    assert [(one.time, one.text) for one in score.markers] == [
        (span.start_tick, name) for span, name in zip(laid_out.spans, ORDER, strict=True)
    ]
    assert [(one.name, one.program, one.is_drum) for one in lanes_of(score)] == [
        (lane.name, lane.sound.program, lane.sound.drums) for lane in song.lanes
    ]


def test_the_source_itself_says_the_same_of_notes_tempo_and_meter(job: tuple[Song, Path]) -> None:
    _, path = job
    score = ScoreTick.from_file(path)
    written = source_notes()
    tempos: list[tuple[int, int]] = []
    expected: dict[str, list[NoteRow]] = {name: [] for name, _, _ in PLAYERS}
    markers, at_tick = [], 0
    for place, source in enumerate(SOURCES):
        start, end = (2 * tick for tick in list(pairwise(starts()))[source])
        markers.append((at_tick, ORDER[place]))
        tempos += [(at_tick + tick - start, tempo) for tick, tempo in source_tempos() if start <= tick < end]
        for lane, (name, _, _) in enumerate(PLAYERS):
            if (place, lane) not in SILENT:
                expected[name] += [
                    (at_tick + tick - start, length, pitch, velocity)
                    for tick, length, pitch, velocity in written[name]
                    if start <= tick < end
                ]
        at_tick += end - start
    assert {track.name: rows(track) for track in lanes_of(score)} == {
        name: sorted(notes) for name, notes in expected.items()
    }
    assert [(one.time, one.text) for one in score.markers] == markers
    assert [(one.time, one.mspq) for one in score.tempos] == changes_only(tempos)
    assert [(one.time, one.numerator, one.denominator) for one in score.time_signatures] == [
        (0, 4, 4),
        (markers[-1][0], 3, 4),
    ]
    assert {track.name: track.program for track in lanes_of(score)} == {
        name: program for name, _, program in PLAYERS
    }


def test_bends_and_controllers_go_with_their_sections(job: tuple[Song, Path]) -> None:
    _, path = job
    vocal = lanes_of(ScoreTick.from_file(path))[0]
    begins, at_tick = [], 0
    for source in SOURCES:
        begins.append(at_tick)
        at_tick += SONG[source].bars * SONG[source].beats * 960
    bent = {(one.time, one.value) for one in vocal.pitch_bends}
    swelled = {(one.time, one.value) for one in vocal.controls if one.number == 11}
    for begin in begins:
        assert {(begin + 200, 1024), (begin + 600, 0)} <= bent
        assert {(begin + beat * 960, 60 + 15 * beat) for beat in range(4)} <= swelled


@pytest.mark.filterwarnings("ignore:Tempo, Key or Time signature change events")
def test_pretty_midi_finds_what_the_song_sounds_in_seconds(job: tuple[Song, Path]) -> None:
    song, path = job
    read = pretty_midi.PrettyMIDI(str(path))
    heard = sounding(song, song.arrangement)
    laid_out = heard.timeline
    assert [(one.name, one.program, one.is_drum) for one in read.instruments] == [
        (lane.name, lane.sound.program, lane.sound.drums) for lane in song.lanes
    ]
    for instrument, lane in zip(read.instruments, song.lanes, strict=True):
        found = sorted((n.start, n.pitch, n.end, n.velocity) for n in instrument.notes)
        meant = sorted(
            (
                laid_out.seconds_at(n.start_tick),
                n.pitch,
                laid_out.seconds_at(n.start_tick + n.length_ticks),
                n.velocity,
            )
            for n in heard.lanes[lane.id].notes
        )
        assert len(found) == len(meant)
        for one, other in zip(found, meant, strict=True):
            assert one == pytest.approx(other, abs=1e-6)
    times, tempos = read.get_tempo_changes()
    assert list(times) == pytest.approx([one.seconds for one in laid_out.tempos], abs=1e-6)
    assert list(tempos) == pytest.approx([60e6 / one.microseconds_per_quarter for one in laid_out.tempos])
    meters = [(one.numerator, one.denominator) for one in read.time_signature_changes]
    assert meters == [(one.meter.numerator, one.meter.denominator) for one in laid_out.meters]


def lanes_of(score: ScoreTick) -> list[TrackTick]:
    """The tracks with notes."""
    return [track for track in score.tracks if track.notes]


def rows(track: TrackTick) -> list[NoteRow]:
    return sorted((n.time, n.duration, n.pitch, n.velocity) for n in track.notes)


def source_notes() -> dict[str, list[NoteRow]]:
    """The notes of the source by track, in ticks of 960 a quarter, read message by message."""
    found: dict[str, list[NoteRow]] = {}
    for track in source().tracks[1:]:
        notes, held, now = found.setdefault(track.name, []), dict[int, tuple[int, int]](), 0
        for message in track:
            now += 2 * message.time
            if message.type == "note_on":
                held[message.note] = now, message.velocity
            elif message.type == "note_off":
                start, velocity = held.pop(message.note)
                notes.append((start, now - start, message.note, velocity))
    return found


def source_tempos() -> list[tuple[int, int]]:
    """The tempo map of the source, in ticks of 960 a quarter."""
    found, now = [], 0
    for message in source().tracks[0]:
        now += 2 * message.time
        if message.type == "set_tempo":
            found.append((now, message.tempo))
    return found


def source() -> mido.MidiFile:
    file = mido.MidiFile(file=BytesIO(studio_song()))
    assert file.ticks_per_beat == QUARTER == 480
    return file


def changes_only(tempos: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The tempo map without changes that change nothing."""
    return [one for at, one in enumerate(tempos) if at == 0 or tempos[at - 1][1] != one[1]]
