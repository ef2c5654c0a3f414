"""What tests of the import ask of the song that came in."""

from arrangeboard.midi.import_smf import Imported, import_midi
from arrangeboard.performance.sounding import sounding
from arrangeboard.song.invariants import problems
from arrangeboard.song.naming import shown_names
from arrangeboard.song.timeline import timeline
from arrangeboard.song.values import Song
from tests.unit.midi.smf_bytes import BAR, Event, key, name, note, track


def imported(data: bytes) -> Imported:
    """The import of a file, which must give a sound song."""
    found = import_midi(data, name="file.mid")
    assert problems(found.song) == ()
    return found


def song_of(data: bytes) -> Song:
    return imported(data).song


def losses_of(data: bytes) -> dict[str, int]:
    return {loss.code: loss.count for loss in imported(data).losses}


def conductor(*events: Event, end_bar: int = 0) -> bytes:
    return track(name("A Song"), key(0, 0), *events, end_tick=end_bar * BAR or None)


def bars_of_notes(first_bar: int, last_bar: int, pitch: int = 60, *, channel: int = 0) -> list[Event]:
    """A quarter on each bar line."""
    return [e for bar in range(first_bar, last_bar) for e in note(bar * BAR, 480, pitch, channel=channel)]


def sections_of(song: Song) -> list[tuple[str, int]]:
    shown = shown_names(song, song.arrangement)
    return [(shown[span.slot.id], span.section.bars) for span in timeline(song, song.arrangement).spans]


def heard(song: Song) -> list[tuple[str, int, int, int, int]]:
    """Lane, start, length, pitch and velocity of every note."""
    lanes = sounding(song, song.arrangement).lanes
    return [
        (lane.name, one.start_tick, one.length_ticks, one.pitch, one.velocity)
        for lane in song.lanes
        for one in lanes[lane.id].notes
    ]
