"""What a score may not hang on: which chord of the key sounds, borrowed or not, the mode, and the metre."""

import pytest

from arrangeboard.fit.figure import Figure, figure_of_notes
from arrangeboard.fit.ground import ground
from arrangeboard.fit.score import Judgement, judged
from arrangeboard.fit.spot import Spot
from arrangeboard.song.bars import bar_grid
from arrangeboard.song.values import Chord, Meter, Note, Role
from arrangeboard.theory.chords import read_chord

QUARTER = 960
FOUR, THREE, SIX = Meter(4, 4), Meter(3, 4), Meter(6, 8)
CHORDS = ("Dm", "Em", "G", "Am", "Eb", "Ab", "Bb", "Fm", "D", "E7")
"""Of C major, and borrowed: ii, iii, V, vi, flat III, VI and VII, minor iv, II, III with a seventh."""


def triad(symbol: str, notes: int = 4) -> list[int]:
    """Root, third, fifth, third, … of a chord, from middle C upwards."""
    chord = read_chord(symbol)
    assert chord.root is not None
    tones = [60 + chord.root + step for step in sorted(chord.intervals)[:3]]
    return [tones[(0, 1, 2, 1)[index % 4]] for index in range(notes)]


def score(
    pitches: list[int],
    symbols: tuple[str, ...],
    *,
    key: str | None = "C",
    role: Role = "melody",
    meter: Meter = FOUR,
    length: int = QUARTER,
) -> Judgement:
    """The judgement of even notes over a chord a bar."""
    grid = bar_grid(len(symbols), (), meter)
    chords = tuple(Chord(tick, symbol) for tick, symbol in zip(grid.starts, symbols, strict=False))
    stage = ground(grid, chords, key)
    figure: Figure = figure_of_notes(
        (Note(length * index, length, pitch) for index, pitch in enumerate(pitches)), grid.length_ticks
    )
    return judged(figure, Spot(stage, 0, stage.steps, role=role))


def on_triads(symbols: tuple[str, ...]) -> float:
    return score([pitch for symbol in symbols for pitch in triad(symbol)], symbols).value


@pytest.mark.parametrize("symbol", CHORDS)
def test_tones_of_any_chord_of_the_key_and_of_borrowed_ones_count_alike(symbol: str) -> None:
    usual = on_triads(("C", "F", "C", "C"))
    assert abs(on_triads(("C", symbol, "C", "C")) - usual) <= 1


@pytest.mark.parametrize("symbol", CHORDS)
def test_a_bass_on_roots_fits_whatever_the_chords(symbol: str) -> None:
    symbols = ("C", symbol, "F", "C")
    roots = [read_chord(one).root or 0 for one in symbols for _ in range(4)]
    percentile = score([36 + root for root in roots], symbols, role="bass").percentile
    assert percentile is not None
    assert percentile >= 10


@pytest.mark.parametrize("key", ["E", "Em", None])
def test_a_bass_on_the_roots_of_a_rock_band_fits(key: str | None) -> None:
    pitches = [pitch for pitch in (40, 43, 45, 40) for _ in range(8)]
    judgement = score(pitches, ("E", "G", "A", "E"), key=key, role="bass", length=QUARTER // 2)
    assert judgement.percentile is not None
    assert judgement.percentile >= 10


@pytest.mark.parametrize("key", ["E", "Em", None])
def test_a_pentatonic_tune_over_chords_of_a_rock_band_fits(key: str | None) -> None:
    symbols = ("E", "G", "A", "E")
    tune = [64, 67, 71, 67, 67, 71, 74, 71, 69, 64, 69, 67, 64, 67, 71, 64]
    judgement = score(tune, symbols, key=key)
    assert judgement.percentile is not None
    assert judgement.percentile >= 10


def test_a_minor_key_is_judged_like_its_major() -> None:
    symbols = ("Am", "F", "C", "G")
    tune = [pitch for symbol in symbols for pitch in triad(symbol)]
    minor, major = score(tune, symbols, key="Am"), score(tune, symbols, key="C")
    assert minor.value == major.value


@pytest.mark.parametrize(("meter", "notes", "length"), [(THREE, 3, QUARTER), (SIX, 6, QUARTER // 2)])
def test_other_metres_are_judged_like_common_time(meter: Meter, notes: int, length: int) -> None:
    symbols = ("C", "Am", "F", "G")
    on_tones = [pitch for symbol in symbols for pitch in triad(symbol, notes)]
    beside = [pitch + 1 for pitch in on_tones]
    fits = score(on_tones, symbols, meter=meter, length=length)
    strange = score(beside, symbols, meter=meter, length=length)
    assert fits.percentile is not None
    assert strange.percentile is not None
    assert fits.percentile >= 10 > strange.percentile
