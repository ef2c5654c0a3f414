"""Samplers of small fonts, and what they play, measured."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from arrangeboard.sound.sampler.events import Play
from arrangeboard.sound.sampler.sampler import Sampler
from arrangeboard.sound.score.values import CONTROLLER, NOTE_OFF, NOTE_ON
from arrangeboard.sound.soundfont import generators as gen
from arrangeboard.sound.soundfont.reading import read_soundfont
from arrangeboard.sound.soundfont.values import SoundFont
from tests.unit.sound.soundfont.font_builder import Area, Recording, Row, Sound, font, sine

RATE = 44_100
A4 = 69
LOOPED = (gen.SAMPLE_MODES, 1)
LOOPED_WHILE_HELD = (gen.SAMPLE_MODES, 3)
# A looped tone of 441 Hz at its root; a period is 100 frames.
TONE = Recording(sine(), loop=(1_000, 4_000))

Sounding = NDArray[np.float32]


def opened(folder: Path, data: bytes) -> SoundFont:
    path = folder / "small.sf2"
    path.write_bytes(data)
    return read_soundfont(path)


def sampler_of(folder: Path, data: bytes, *, channels: int = 2, most_voices: int = 128) -> Sampler:
    """A sampler of a font, all channels on its sound of program 0."""
    sampler = Sampler(opened(folder, data), RATE, channels=channels, most_voices=most_voices)
    for channel in range(channels):
        sampler.set_sound(channel, bank=0, program=0, drums=False)
    return sampler


def tone_font(*rows: Row, recording: Recording = TONE) -> bytes:
    """A font of one looped tone, its zone with these generators."""
    return font([recording], [[Area(generators=[LOOPED, *rows])]], [Sound()])


def on(offset: int, pitch: int = A4, velocity: int = 100, channel: int = 0) -> Play:
    return Play(offset, channel, NOTE_ON, pitch, velocity)


def off(offset: int, pitch: int = A4, channel: int = 0) -> Play:
    return Play(offset, channel, NOTE_OFF, pitch, 0)


def control(offset: int, number: int, value: int, channel: int = 0) -> Play:
    return Play(offset, channel, CONTROLLER, number, value)


def played(sampler: Sampler, frames: int, *events: Play, block: int = 512) -> Sounding:
    """Dry sound (channels, 2, frames), rendered in blocks."""
    ordered = sorted(events, key=lambda event: event.offset)
    blocks = []
    for start in range(0, frames, block):
        end = min(start + block, frames)
        own = [
            event._replace(offset=event.offset - start) for event in ordered if start <= event.offset < end
        ]
        blocks.append(sampler.render(end - start, own).dry)
    return np.concatenate(blocks, axis=2)


def level(sound: Sounding) -> float:
    """Root mean square."""
    return float(np.sqrt(np.mean(np.square(sound, dtype=np.float64))))


def hertz(sound: Sounding) -> float:
    """The frequency of the strongest partial of (frames,), finer than the spectrum's lines."""
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
    peak = int(spectrum.argmax())
    before, here, after = np.log(spectrum[peak - 1 : peak + 2] + 1e-12)
    return float((peak + (before - after) / (2 * (before - 2 * here + after))) * RATE / len(sound))


def decibels(one: float, other: float) -> float:
    return float(20 * np.log10(one / other))


def largest_step(sound: Sequence[float] | Sounding) -> float:
    return float(np.abs(np.diff(np.asarray(sound))).max())
