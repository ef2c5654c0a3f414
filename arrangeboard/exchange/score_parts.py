"""The parts of a score, read by partitura, as tracks and bars. The one place that knows partitura.

Imported with the first score, since partitura is an extra and large.

Times are in its own divisions of a quarter; `quarters` makes quarters of them, negative before bar 1.
"""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Protocol, TypeVar

import partitura
from partitura import score

from arrangeboard.exchange.sources import PieceSource, SourceTrack
from arrangeboard.midi.importing.bars import lay_bars, partial_meter
from arrangeboard.midi.losses import LossList
from arrangeboard.song.bars import BarGrid, bar_ticks
from arrangeboard.song.invariants import MOST_TICKS
from arrangeboard.song.values import TICKS_PER_QUARTER, Meter, Note

T = TypeVar("T")

STEADY_TEMPO = 500_000


class Moment(Protocol):
    """A place in time."""

    t: int


class ScoreNote(Protocol):
    """A note, with those that are tied to it."""

    start: Moment
    duration_tied: int
    midi_pitch: int
    voice: int | None


class ScoreBar(Protocol):
    """A bar as it is written, whole or not."""

    start: Moment
    end: Moment


class Transposing(Protocol):
    """By how many semitones an instrument sounds away from what is written, from here on."""

    start: Moment
    chromatic: int | None


class TempoMark(Protocol):
    """A tempo, from here on."""

    microseconds_per_quarter: float


class Quarters(Protocol):
    """Quarters from bar 1 for many times at once."""

    def __call__(self, times: Sequence[int]) -> Iterable[float]:
        """The quarters of each time."""


class Meters(Protocol):
    """The meter at a time: beats, their value, and beats as they are felt."""

    def __call__(self, time: int) -> Sequence[float]:
        """The meter in force at a time."""


class Part(Protocol):
    """A part of the score."""

    part_name: str | None
    quarter_map: Quarters
    time_signature_map: Meters
    measures: Sequence[ScoreBar]
    notes_tied: Sequence[ScoreNote]

    def iter_all(self, kind: type[T]) -> Iterator[T]:
        """Everything of a kind that stands in it, in order of time."""


def load_score(data: bytes, name: str) -> PieceSource:
    """The tracks and bars of a partwise score without entities; what it raises depends on what is damaged."""
    parts: list[Part] = partitura.load_musicxml(BytesIO(data), quiet=True).parts
    tracks = [track for number, part in enumerate(parts, 1) for track in _tracks(part, name, number)]
    grid = max((_grid(part) for part in parts), key=lambda one: one.length_ticks)
    tempos: Iterator[TempoMark] = (one for part in parts for one in part.iter_all(score.Tempo))
    first = next(tempos, None)
    tempo = round(first.microseconds_per_quarter) if first is not None else STEADY_TEMPO
    return PieceSource(name, tuple(tracks), grid, tempo)


def _tracks(part: Part, name: str, number: int) -> Iterator[SourceTrack]:
    """The voices of a part that play, as they sound; where there are several, each says which it is.

    Grace notes have no length of their own and are left out.
    """
    own = (part.part_name or "").strip() or f"{name} {number}"
    transposings: list[Transposing] = list(part.iter_all(score.Transposition))
    voices: dict[int, list[ScoreNote]] = {}
    for note in part.notes_tied:
        if not isinstance(note, score.GraceNote):
            voices.setdefault(note.voice or 1, []).append(note)
    for voice, found in sorted(voices.items()):
        notes = tuple(sorted(set(_notes(part, found, transposings))))
        if notes:
            yield SourceTrack(own if len(voices) == 1 else f"{own}, {voice}", notes=notes)


def _grid(part: Part) -> BarGrid:
    """The bars of a part from bar 1 on; a pickup bar lies before it."""
    meters: dict[int, Meter] = {}
    end_tick = 0
    for bar in part.measures:
        start, end = _ticks(part, [bar.start.t, bar.end.t])
        if start < 0 or end <= start:
            continue
        beats, value, *_ = part.time_signature_map(bar.start.t)
        meter = Meter(max(1, round(beats)), max(1, round(value)))
        whole = bar_ticks(meter) == end - start
        meters[start] = meter if whole else partial_meter(end - start, meter) or meter
        end_tick = max(end_tick, end)
    return lay_bars(meters, end_tick, LossList())


def _notes(part: Part, found: list[ScoreNote], transposings: Sequence[Transposing]) -> Iterator[Note]:
    starts = _ticks(part, [note.start.t for note in found])
    ends = _ticks(part, [note.start.t + note.duration_tied for note in found])
    for note, start, end in zip(found, starts, ends, strict=True):
        pitch = note.midi_pitch + _semitones(note.start.t, transposings)
        if 0 <= pitch <= 127 and 0 < end - start <= MOST_TICKS and -MOST_TICKS <= start < MOST_TICKS:
            yield Note(start, end - start, int(pitch))


def _semitones(time: int, transposings: Sequence[Transposing]) -> int:
    before = [one.chromatic or 0 for one in transposings if one.start.t <= time]
    return before[-1] if before else 0


def _ticks(part: Part, times: Sequence[int]) -> list[int]:
    return [round(float(quarters) * TICKS_PER_QUARTER) for quarters in part.quarter_map(times)]
