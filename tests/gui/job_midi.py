"""The MIDI files of the main jobs, made note by note so that a test knows what is in them."""

from io import BytesIO

import mido

QUARTER = 480
BAR = 4 * QUARTER

PLAYERS = (("Lead", 80), ("Piano", 0), ("Strings", 48), ("Bass", 33), ("Guitar", 27), ("Organ", 16))
"""Six instruments with their General MIDI programs."""


def verse_and_chorus(*, markers: bool) -> bytes:
    """Sixteen bars: eight of a sparse verse, eight of a dense chorus, six tracks that play in both."""
    conductor = mido.MidiTrack([mido.MetaMessage("set_tempo", tempo=mido.bpm2tempo(100), time=0)])
    if markers:
        conductor.append(mido.MetaMessage("marker", text="Verse", time=0))
        conductor.append(mido.MetaMessage("marker", text="Chorus", time=8 * BAR))
    tracks = [conductor, *(_track(at, *player) for at, player in enumerate(PLAYERS))]
    return smf_bytes(tracks)


def smf_bytes(tracks: list[mido.MidiTrack]) -> bytes:
    """The tracks as a file of type 1."""
    held = BytesIO()
    mido.MidiFile(type=1, ticks_per_beat=QUARTER, tracks=tracks).save(file=held)
    return held.getvalue()


def _track(channel: int, name: str, program: int) -> mido.MidiTrack:
    track = mido.MidiTrack([mido.MetaMessage("track_name", name=name, time=0)])
    track.append(mido.Message("program_change", channel=channel, program=program, time=0))
    root = 40 + 4 * channel
    for bar in range(16):
        steps = (0, 7) if bar < 8 else (0, 4, 7, 4, 12, 7, 4, 7)
        length = BAR // len(steps)
        for step in steps:
            pitch = root + step + (5 if bar % 4 == 3 else 0)
            track.append(
                mido.Message("note_on", channel=channel, note=pitch, velocity=64 + 3 * channel, time=0)
            )
            track.append(mido.Message("note_off", channel=channel, note=pitch, velocity=0, time=length))
    return track
