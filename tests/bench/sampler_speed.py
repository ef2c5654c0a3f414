"""How fast the sampler is: bouncing a dense song on one core, and live with 64 voices."""

import tempfile
from pathlib import Path
from time import process_time

import numpy as np

from arrangeboard.sound.sampler.events import Play
from arrangeboard.sound.sampler.reverb import Reverb
from arrangeboard.sound.sampler.sampler import Sampler
from arrangeboard.sound.score.values import NOTE_ON, RATE
from arrangeboard.sound.soundfont.finding import default_soundfont
from arrangeboard.sound.soundfont.reading import read_soundfont
from arrangeboard.sound.soundfont.values import SoundFont
from tests.bench.figures import Row, main
from tests.bench.sampler_notes import Happening, blocks, happenings, song_file

BOUNCE_BLOCK = 16_384
LEAST_SPEED = 40.0
LIVE_BLOCK, LIVE_VOICES, LIVE_LIMIT_MS = 512, 64, 3.0
LIVE_BLOCKS = 200
LIVE_PROGRAMS = (0, 48, 52, 61, 16, 89, 40, 73)
# What costs is how many voices sound at a time, notes that are dying away among them.
SONGS = (("lines", True), ("lines, chords and pads", False))
BARS = 120


def rows() -> list[Row]:
    """Bouncing, then live."""
    path = default_soundfont()
    if path is None:
        return [Row("the default SoundFont", 0, "", note="not installed", is_wrong=True)]
    font = read_soundfont(path)
    return [*(_bounce(font, name, is_thin=is_thin) for name, is_thin in SONGS), _live(font)]


def _bounce(font: SoundFont, name: str, *, is_thin: bool) -> Row:
    """Four minutes, eight channels, about 8,000 notes, with the reverb."""
    with tempfile.TemporaryDirectory() as made:
        notes = happenings(song_file(Path(made), bars=BARS, is_thin=is_thin), RATE)
    seconds = BARS * 2
    began = process_time()
    voices = _played_through(font, notes, seconds * RATE)
    speed = seconds / (process_time() - began)
    count = sum(note.kind == NOTE_ON for note in notes)
    note = f"{count} notes, {voices:.0f} voices on average; at least {LEAST_SPEED:.0f} ×"
    return Row(f"bouncing {name}", speed, "× real time", note=note, is_wrong=speed < LEAST_SPEED)


def _played_through(font: SoundFont, notes: list[Happening], frames: int) -> float:
    """How many voices sounded on average."""
    sampler, reverb, voices = Sampler(font, RATE, channels=16), Reverb(RATE), []
    for block in blocks(sampler, notes, frames, BOUNCE_BLOCK):
        mixed = block.dry.sum(axis=0)
        mixed += reverb.process(block.wet)
        voices.append(sampler.voices)
    return float(np.mean(voices))


def _live(font: SoundFont) -> Row:
    """Blocks of a device with 64 voices sounding, the reverb among the work."""
    sampler, reverb = Sampler(font, RATE, channels=8, most_voices=LIVE_VOICES), Reverb(RATE)
    for channel, program in enumerate(LIVE_PROGRAMS):
        sampler.set_sound(channel, bank=0, program=program, drums=False)
    begun = [Play(0, n % 8, NOTE_ON, 40 + n // 8 * 5 + n % 8, 90) for n in range(LIVE_VOICES)]
    took = []
    for number in range(LIVE_BLOCKS):
        began = process_time()
        reverb.process(sampler.render(LIVE_BLOCK, () if number else begun).wet)
        took.append((process_time() - began) * 1e3)
    note = f"first {took[0]:.1f} ms, {sampler.voices} voices at the end"
    median = float(np.median(took))
    return Row("512 frames of 64 voices", median, limit=LIVE_LIMIT_MS, tail=sorted(took)[-10], note=note)


if __name__ == "__main__":
    main(rows)
