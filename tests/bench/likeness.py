"""How like FluidSynth the sampler sounds, on the same SoundFont, and how fast it is.

The measure: both play the first 20 seconds of a MIDI file without reverb and chorus. The energy of each is
taken in 32 bands, even in octaves from 40 Hz to 16 kHz, and in windows of 2048 frames (46 ms at 44.1 kHz),
in decibels and never below 90 under full scale, where 16 bits end. The two pictures are correlated
(Pearson): 1 is the same sound.

`python -m tests.bench.likeness [FOLDER]` takes the MIDI files of a folder, else a song made here. Where
FluidSynth is not installed only the speeds are measured.
"""

import sys
import tempfile
from itertools import pairwise
from pathlib import Path

import numpy as np
from mido import MidiFile

from arrangeboard.sound.score.values import RATE
from arrangeboard.sound.soundfont.finding import default_soundfont
from arrangeboard.sound.soundfont.reading import read_soundfont
from arrangeboard.sound.soundfont.values import SoundFont
from tests.bench import sampler_speed
from tests.bench.figures import Row, main
from tests.bench.reference_synth import is_there, played_by_reference
from tests.bench.sampler_notes import Sounding, happenings, rendered, song_file

SECONDS = 20
WINDOW = 2048
BANDS = 32
LOWEST_HERTZ, HIGHEST_HERTZ = 40.0, 16_000.0
FLOOR_DECIBELS = -90.0
LEAST_PERCENT = 97.0


def picture(sound: Sounding) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """Decibels in bands and windows (BANDS, windows) of sound (2, frames)."""
    windows = sound[:, : sound.shape[1] // WINDOW * WINDOW].reshape(2, -1, WINDOW)
    spectrum = (np.abs(np.fft.rfft(windows * np.hanning(WINDOW), axis=2)) ** 2).sum(axis=0)
    lines = np.fft.rfftfreq(WINDOW, 1.0 / RATE)
    edges = np.geomspace(LOWEST_HERTZ, HIGHEST_HERTZ, BANDS + 1).tolist()
    energies = np.stack([spectrum[:, _band(lines, low, high)].sum(axis=1) for low, high in pairwise(edges)])
    full_scale = (np.hanning(WINDOW).sum() / 2.0) ** 2
    decibels: np.ndarray[tuple[int, int], np.dtype[np.float64]]
    decibels = 10.0 * np.log10(energies / full_scale + 10.0 ** (FLOOR_DECIBELS / 10.0))
    return decibels


def _band(lines: Sounding, low: float, high: float) -> slice:
    """The spectrum's lines in a band; where it is narrower than they are, the one nearest to its middle."""
    first, end = np.searchsorted(lines, (low, high)).tolist()
    nearest = int(np.abs(lines - (low * high) ** 0.5).argmin())
    return slice(first, end) if end > first else slice(nearest, nearest + 1)


def likeness(one: Sounding, other: Sounding) -> float:
    """The correlation of two sounds' pictures."""
    frames = min(one.shape[1], other.shape[1])
    return float(np.corrcoef(picture(one[:, :frames]).ravel(), picture(other[:, :frames]).ravel())[0, 1])


def rows() -> list[Row]:
    """Likeness of each file and of all, then the speeds."""
    path = default_soundfont()
    if path is None:
        return [Row("the default SoundFont", 0, "", note="not installed", is_wrong=True)]
    font = read_soundfont(path)
    folders = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    with tempfile.TemporaryDirectory() as made:
        files = sorted(Path(folders[0]).glob("*.mid")) if folders else [song_file(Path(made))]
        likenesses = _likenesses(font, path, files) if is_there() else []
    return [*likenesses, *sampler_speed.rows()]


def _likenesses(font: SoundFont, path: Path, files: list[Path]) -> list[Row]:
    found = []
    for file in files:
        frames = min(SECONDS, int(MidiFile(file).length) + 1) * RATE
        ours = rendered(font, happenings(file, RATE), frames)
        found.append((file.stem, likeness(ours, played_by_reference(path, file, RATE)[:, :frames])))
    each = [_row(name, value) for name, value in found]
    return [*each, _row("all files, mean", float(np.mean([value for _, value in found])))]


def _row(name: str, value: float) -> Row:
    percent = 100.0 * value
    return Row(
        f"likeness: {name}",
        percent,
        "%",
        note=f"at least {LEAST_PERCENT:.0f} %",
        is_wrong=percent < LEAST_PERCENT,
    )


if __name__ == "__main__":
    main(rows)
