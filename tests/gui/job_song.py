"""A song as a studio would send it: seven tracks of MIDI with all that real files hold.

Markers, a tempo map with a slowing end, a bridge and an outro in three, a key, controllers, bends, programs
and drums. Every section has music of its own, so that a section in the wrong place is heard.
"""

from collections.abc import Iterator

import mido
from msgspec import Struct

from tests.gui.job_midi import QUARTER, smf_bytes


class Stretch(Struct, frozen=True):
    """A section of the song: its marker, its bars and beats in a bar, and its tempo."""

    name: str
    bars: int
    beats: int
    tempo: int


SONG = (
    Stretch("Intro", 2, 4, 96),
    Stretch("Verse", 4, 4, 104),
    Stretch("Chorus", 4, 4, 112),
    Stretch("Bridge", 4, 3, 90),
    Stretch("Verse", 4, 4, 104),
    Stretch("Chorus", 4, 4, 112),
    Stretch("Outro", 2, 3, 96),
)

PLAYERS = (
    ("Lead vocal", 0, 53),
    ("Piano", 1, 0),
    ("Strings", 2, 48),
    ("Bass", 3, 33),
    ("Guitar", 4, 27),
    ("Brass", 5, 61),
    ("Drums", 9, 0),
)
"""Name, channel and General MIDI program of each track."""

Timed = tuple[int, mido.Message | mido.MetaMessage]


def starts() -> list[int]:
    """Where each section begins, in ticks of the file; the song's end is the last."""
    found = [0]
    for one in SONG:
        found.append(found[-1] + one.bars * one.beats * QUARTER)
    return found


def studio_song() -> bytes:
    """The whole file."""
    return smf_bytes([_track(_conductor()), *(_track(_lane(at)) for at in range(len(PLAYERS)))])


def _conductor() -> Iterator[Timed]:
    yield 0, mido.MetaMessage("track_name", name="Northern line")
    yield 0, mido.MetaMessage("key_signature", key="Dm")
    meter = 0
    for start, one in zip(starts(), SONG, strict=False):
        yield start, mido.MetaMessage("marker", text=one.name)
        yield start, mido.MetaMessage("set_tempo", tempo=mido.bpm2tempo(one.tempo))
        if one.beats != meter:
            meter = one.beats
            yield start, mido.MetaMessage("time_signature", numerator=meter, denominator=4)
    for beat in range(1, 6):  # the end slows down
        yield (
            starts()[-2] + beat * QUARTER,
            mido.MetaMessage("set_tempo", tempo=mido.bpm2tempo(96 - 3 * beat)),
        )


def _lane(at: int) -> Iterator[Timed]:
    name, channel, program = PLAYERS[at]
    yield 0, mido.MetaMessage("track_name", name=name)
    yield 0, mido.Message("program_change", channel=channel, program=program)
    yield 0, mido.Message("control_change", channel=channel, control=7, value=90 + at)
    yield 0, mido.Message("control_change", channel=channel, control=10, value=40 + 8 * at)
    for number, (start, one) in enumerate(zip(starts(), SONG, strict=False)):
        if not (name == "Brass" and one.name in {"Intro", "Verse"}):
            yield from _stretch(at, number, start)


def _stretch(at: int, number: int, start: int) -> Iterator[Timed]:
    """What a lane plays in a section: both verses and both choruses differ a little."""
    one, channel = SONG[number], PLAYERS[at][1]
    step = QUARTER // (1 + at % 2)
    for place in range(one.bars * one.beats * QUARTER // step):
        pitch = (36 if channel == 9 else 40 + 5 * at) + (3 * place * (number + 1) + number) % 11
        yield start + place * step, mido.Message("note_on", channel=channel, note=pitch, velocity=60 + number)
        yield start + place * step + step - 20, mido.Message("note_off", channel=channel, note=pitch)
    if at == 0:
        for beat in range(4):
            swell = mido.Message("control_change", channel=channel, control=11, value=60 + 15 * beat)
            yield start + beat * QUARTER, swell
        yield start + 100, mido.Message("pitchwheel", channel=channel, pitch=1024)
        yield start + 300, mido.Message("pitchwheel", channel=channel, pitch=0)


def _track(events: Iterator[Timed]) -> mido.MidiTrack:
    """The events in order, an end of a note before the next begins, with the time between them."""
    track, now = mido.MidiTrack(), 0
    for tick, message in sorted(events, key=lambda timed: (timed[0], timed[1].type != "note_off")):
        track.append(message.copy(time=tick - now))
        now = tick
    return track
