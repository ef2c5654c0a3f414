"""Filters as products of matrices give what the recursion gives, sample by sample."""

import math
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from arrangeboard.sound.sampler.cells import Places
from arrangeboard.sound.sampler.filters import Filters, key
from arrangeboard.sound.sampler.units import CELL
from arrangeboard.sound.soundfont import generators as gen
from tests.unit.sound.sampler.small_fonts import LOOPED, decibels, level, on, played, sampler_of
from tests.unit.sound.soundfont.font_builder import Area, Recording, Sound, font

RATE = 44_100
CELLS = 8


def recursion(samples: NDArray[np.float64], cents: list[float], centibels: float) -> list[float]:
    """The textbook's biquad, with another cutoff for each cell."""
    next_ = after = 0.0
    out = []
    quality = 10 ** ((centibels - 30.1) / 200)
    for cell, cutoff in zip(samples.reshape(-1, CELL), cents, strict=True):
        angle = 2 * math.pi * min(8.1757989 * 2 ** (cutoff / 1200) / RATE, 0.45)
        alpha = math.sin(angle) / (2 * quality)
        gain = (1 - math.cos(angle)) / 2 / (1 + alpha)
        for sample in cell.tolist():
            now = gain * sample + next_
            next_ = 2 * gain * sample + (2 * math.cos(angle) * now) / (1 + alpha) + after
            after = gain * sample - (1 - alpha) / (1 + alpha) * now
            out.append(now)
    return out


@pytest.mark.parametrize("centibels", [0.0, 100.0, 300.0])
@pytest.mark.parametrize(
    "cents", [[1_500.0], [4_020.0], [9_000.0], [13_500.0], [4_020.0, 9_000.0, 6_990.0, 12_000.0]]
)
def test_products_equal_the_recursion(cents: list[float], centibels: float) -> None:
    samples = np.random.default_rng(3).uniform(-1, 1, CELLS * CELL)
    course = (cents * CELLS)[:CELLS]
    cells = samples.reshape(CELLS, CELL).astype(np.float32)
    places = Places(np.zeros(CELLS, np.intp), np.arange(CELLS), CELLS)
    Filters(RATE).run(cells, key(np.array(course), np.full(CELLS, centibels)), places, np.zeros((1, 2)))
    assert np.allclose(cells.ravel(), recursion(samples, course, centibels), atol=1e-4)


def test_voices_do_not_touch_each_other() -> None:
    random = np.random.default_rng(4)
    cells = random.uniform(-1, 1, (2, CELLS, CELL)).astype(np.float32)
    voices, moments = np.divmod(np.arange(2 * CELLS), CELLS)
    keys = key(np.where(voices == 0, 5_010.0, 8_010.0), np.zeros(2 * CELLS))
    both, second = Places(voices, moments, CELLS), Places(voices[:CELLS], moments[:CELLS], CELLS)
    together, alone = np.zeros((2, both.width, CELL), np.float32), np.zeros((1, both.width, CELL), np.float32)
    together[:, :CELLS], alone[:, :CELLS] = cells, cells[1:]
    filters = Filters(RATE)
    filters.run(together.reshape(-1, CELL), keys, both, np.zeros((2, 2)))
    filters.run(alone.reshape(-1, CELL), keys[CELLS:], second, np.zeros((1, 2)))
    assert np.allclose(together[1], alone[0], atol=1e-6)


def noise_font(*rows: tuple[int, int]) -> bytes:
    noise = np.random.default_rng(5).integers(-20_000, 20_000, 30_000).astype(np.int16)
    areas = [Area(generators=[LOOPED, *rows])]
    return font([Recording(noise, loop=(0, 30_000))], [areas], [Sound()])


def band(sound: NDArray[np.float32], low: float, high: float) -> float:
    spectrum = np.abs(np.fft.rfft(sound)) ** 2
    hertz = np.fft.rfftfreq(len(sound), 1 / RATE)
    return float(np.sqrt(spectrum[(hertz >= low) & (hertz < high)].sum()))


def test_a_low_cutoff_takes_the_highs(tmp_path: Path) -> None:
    # 9,600 cents are 2,093 hertz; above, the filter falls 12 decibels an octave.
    bright = played(sampler_of(tmp_path, noise_font()), 30_000, on(0))[0, 0, 2_000:]
    dark = played(sampler_of(tmp_path, noise_font((gen.FILTER_CUTOFF, 9_600))), 30_000, on(0))[0, 0, 2_000:]
    assert decibels(band(dark, 100, 800), band(bright, 100, 800)) == pytest.approx(0, abs=0.3)
    assert decibels(band(dark, 8_000, 8_800), band(bright, 8_000, 8_800)) == pytest.approx(-25, abs=1.5)


def test_resonance_lifts_the_cutoff_and_lowers_the_rest_by_half_of_it(tmp_path: Path) -> None:
    rows = ((gen.FILTER_CUTOFF, 9_600), (gen.FILTER_Q, 200))
    flat = played(sampler_of(tmp_path, noise_font(rows[0])), 30_000, on(0))[0, 0, 2_000:]
    peak = played(sampler_of(tmp_path, noise_font(*rows)), 30_000, on(0))[0, 0, 2_000:]
    assert decibels(band(peak, 100, 600), band(flat, 100, 600)) == pytest.approx(-10, abs=0.7)
    assert decibels(band(peak, 2_050, 2_130), band(flat, 2_050, 2_130)) == pytest.approx(10, abs=1)


def test_the_modulation_envelope_opens_and_closes_the_filter(tmp_path: Path) -> None:
    rows = (
        (gen.FILTER_CUTOFF, 6_000),
        (gen.MODULATION_ENVELOPE_TO_CUTOFF, 6_000),
        (gen.MODULATION_DECAY, 0),
        (gen.MODULATION_SUSTAIN, 1_000),
    )
    sound = played(sampler_of(tmp_path, noise_font(*rows)), 60_000, on(0))[0, 0]
    highs = [band(sound[start : start + 8_192], 4_000, 8_000) for start in (1_000, 15_000, 40_000)]
    assert highs[0] > 5 * highs[1]
    assert highs[1] > 10 * highs[2]
    assert level(sound[45_000:]) > 0
