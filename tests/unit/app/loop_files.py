"""MIDI files for tests of imported pieces, written with mido."""

from pathlib import Path

import mido

QUARTER = 96
Played = tuple[float, float, int]
"""Start and length in quarters, and pitch."""


def midi_file(path: Path, *tracks: tuple[str, int, list[Played]]) -> Path:
    """A file of tracks, each with a name, a channel and its notes."""
    file = mido.MidiFile(ticks_per_beat=QUARTER)
    for name, channel, notes in tracks:
        track = mido.MidiTrack()
        track.append(mido.MetaMessage("track_name", name=name, time=0))
        events = [(start, "note_on", pitch) for start, _, pitch in notes]
        events += [(start + length, "note_off", pitch) for start, length, pitch in notes]
        now = 0
        for quarters, kind, pitch in sorted(events):
            at = round(quarters * QUARTER)
            track.append(mido.Message(kind, note=pitch, velocity=80, channel=channel, time=at - now))
            now = at
        file.tracks.append(track)
    file.save(path)
    return path


def phrase(bar: int, *, lead_in: int = 0) -> list[Played]:
    """Eighths for three bars and a half from a bar on, led into by so many eighths."""
    return [(bar * 4 + at / 2, 0.5, 60 + at % 5) for at in range(-lead_in, 28)]


def two_tracks(path: Path) -> Path:
    """A flute with two phrases, the second with a pickup, and a bass of four notes."""
    flute = phrase(0) + phrase(4, lead_in=1)
    return midi_file(path, ("Flute", 0, flute), ("Bass", 1, [(bar * 4.0, 4.0, 36) for bar in range(4)]))
