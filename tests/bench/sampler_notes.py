"""MIDI files as what happens to a sampler, and a song to measure with, made the same way every time."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from mido import Message, MidiFile, MidiTrack
from numpy.typing import NDArray

from arrangeboard.sound.sampler.events import Play, Rendered
from arrangeboard.sound.sampler.sampler import Sampler
from arrangeboard.sound.score.values import BEND, CONTROLLER, KEY_PRESSURE, NOTE_OFF, NOTE_ON, PRESSURE, RATE
from arrangeboard.sound.soundfont.values import SoundFont

_PROGRAMS = {0: 0, 1: 33, 2: 48, 3: 25, 4: 61, 5: 73, 6: 4}
_CHORDS = ((48, 64, 67, 72), (45, 64, 69, 72), (41, 65, 69, 72), (43, 62, 67, 71))
_DRUMS = 9
_EIGHTH = 240
_KINDS = {
    "note_on": NOTE_ON,
    "note_off": NOTE_OFF,
    "control_change": CONTROLLER,
    "pitchwheel": BEND,
    "aftertouch": PRESSURE,
    "polytouch": KEY_PRESSURE,
}
_FIELDS = {
    "note_on": ("note", "velocity"),
    "note_off": ("note", ""),
    "control_change": ("control", "value"),
    "pitchwheel": ("", "pitch"),
    "aftertouch": ("", "value"),
    "polytouch": ("note", "value"),
}
_BLOCK = 16_384

Sounding = NDArray[np.float32]


class Happening(NamedTuple):
    """Something at a frame: another sound (bank, program), or what `sampler.events.Play` has."""

    frame: int
    channel: int
    kind: int
    number: int
    value: int
    sound: tuple[int, int] | None = None


def happenings(path: Path, rate: int) -> list[Happening]:
    """All that happens in a MIDI file, in order."""
    found: list[Happening] = []
    seconds = 0.0
    banks = [0] * 16
    for message in MidiFile(path):
        seconds += message.time
        if message.is_meta or not hasattr(message, "channel"):
            continue
        if message.is_cc(0):
            banks[message.channel] = message.value
        happening = _happening(round(seconds * rate), message, banks)
        if happening is not None:
            found.append(happening)
    return found


def _happening(frame: int, message: Message, banks: list[int]) -> Happening | None:
    if message.type == "program_change":
        return Happening(frame, message.channel, -1, 0, 0, (banks[message.channel], message.program))
    kind = _KINDS.get("note_off" if message.type == "note_on" and not message.velocity else message.type)
    if kind is None:
        return None
    number, value = (getattr(message, name, 0) for name in _FIELDS[message.type])
    return Happening(frame, message.channel, kind, number, value)


def rendered(font: SoundFont, notes: list[Happening], frames: int) -> Sounding:
    """What the sampler makes of notes, dry, all channels together (2, frames)."""
    sampler = Sampler(font, RATE, channels=16)
    return np.concatenate([block.dry.sum(axis=0) for block in blocks(sampler, notes, frames, _BLOCK)], axis=1)


def blocks(sampler: Sampler, notes: list[Happening], frames: int, size: int) -> Iterator[Rendered]:
    """The sampler's blocks while it plays notes; another sound counts from its block's start on."""
    index = 0
    for start in range(0, frames, size):
        end = min(start + size, frames)
        plays: list[Play] = []
        while index < len(notes) and notes[index].frame < end:
            note = notes[index]
            index += 1
            if note.sound is None:
                plays.append(Play(note.frame - start, note.channel, note.kind, note.number, note.value))
                continue
            bank, program = note.sound
            sampler.set_sound(note.channel, bank=bank, program=program, drums=note.channel == _DRUMS)
        yield sampler.render(end - start, plays)


def song_file(folder: Path, bars: int = 10, *, is_thin: bool = False) -> Path:
    """A song of eight channels at 120 beats a minute as a MIDI file: two seconds and some 65 notes a bar.

    A thin one has lines of one note at a time, else there are chords and pads.
    """
    random_ = random.Random(5)
    file = MidiFile(ticks_per_beat=480)
    for channel, program in {**_PROGRAMS, _DRUMS: 0}.items():
        track = MidiTrack([Message("program_change", channel=channel, program=program, time=0)])
        notes = sorted(
            timed
            for bar in range(bars)
            for start, length, pitch in _bar(channel, bar, is_thin=is_thin)
            for timed in _timed(start + bar * 8 * _EIGHTH, length, pitch, random_.randrange(60, 115))
        )
        tick = 0
        for at, is_on, pitch, velocity in notes:
            kind = "note_on" if is_on else "note_off"
            track.append(Message(kind, channel=channel, note=pitch, velocity=velocity, time=at - tick))
            tick = at
        file.tracks.append(track)
    path = folder / "song.mid"
    file.save(path)
    return path


def _timed(start: int, length: int, pitch: int, velocity: int) -> list[tuple[int, bool, int, int]]:
    return [(start, True, pitch, velocity), (start + length, False, pitch, 0)]


def _bar(channel: int, bar: int, *, is_thin: bool) -> list[tuple[int, int, int]]:
    """Start, length and pitch of a channel's notes in a bar."""
    chord = _CHORDS[bar % 4]
    if channel == _DRUMS:
        beats = [(36, 0), (38, 2), (36, 4), (38, 6), (49, 0)] + [
            (42 if n % 4 != 3 else 46, n) for n in range(8)
        ]
        return [(place * _EIGHTH, 60, pitch) for pitch, place in beats]
    if channel == 1 or is_thin:
        return [(n * _EIGHTH, 200, chord[0 if channel == 1 else 1 + n * 5 % 3]) for n in range(8)]
    if channel in (2, 6):
        return [(0, 8 * _EIGHTH - 20, pitch + 12 * (channel == 6)) for pitch in chord]
    if channel in (0, 3):
        return [(n * 2 * _EIGHTH + 120 * (channel == 3), 400, pitch) for n in range(4) for pitch in chord[1:]]
    if channel == 4:
        return [(n * _EIGHTH, 150, chord[1 + n % 3] + 12) for n in (1, 4, 6)]
    return [(n * _EIGHTH, 220, chord[1 + n * 5 % 3] + 12) for n in range(8)]
