"""What sounds in each beat of a section, as shares of pitch classes: all that chord guesses rest on.

Notes are laid into bit masks, a bit a step, so that a long song costs little more than its notes. Nothing is
known here of chords.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from arrangeboard.fit.steps import STEP_TICKS, Mask, span, step_at
from arrangeboard.song.bars import BarGrid, beat_ticks
from arrangeboard.song.values import TICKS_PER_QUARTER, Meter, Note

TUNE_SHARE = 0.5
"""How much a tune's notes count beside those that accompany it, which say more about the chord."""

BAR_LINE, HALF_BAR, BEAT = 0, 1, 2
"""Where in its bar a beat begins: the stronger, the lower."""

_PITCHES = 128
_OCTAVE = 12


class LaneNotes(Struct, frozen=True):
    """The notes of a lane in ticks of the section, and whether they are a tune. Drums must be left out."""

    notes: Sequence[Note]
    is_tune: bool = False


class Beat(Struct, frozen=True):
    """A beat and what sounds in it.

    `shares` says how much of what sounds each pitch class is, together 1, or all 0 in silence. `bass` is
    the share of the beat in which each is the lowest that sounds; `first_bass` the one at its first step.
    """

    start_tick: int
    end_tick: int
    level: int
    shares: tuple[float, ...]
    bass: tuple[float, ...]
    first_bass: int | None

    @property
    def is_silent(self) -> bool:
        """Whether nothing pitched sounds."""
        return not any(self.shares)

    @property
    def weight(self) -> float:
        """How much the beat says, by its length in quarters."""
        return min(2.0, max(0.5, (self.end_tick - self.start_tick) / TICKS_PER_QUARTER))


def beats_of(lanes: Iterable[LaneNotes], grid: BarGrid) -> tuple[Beat, ...]:
    """Every beat of a section with bars `grid`, and what the lanes sound in it."""
    by_pitch, tune = [0] * _PITCHES, [0] * _PITCHES
    for lane in lanes:
        _lay(lane.notes, tune if lane.is_tune else by_pitch, grid.length_ticks)
    sounding, sung = _by_class(by_pitch), _by_class(tune)
    lowest = _lowest([one | other for one, other in zip(by_pitch, tune, strict=True)])
    places = [place for bar in range(grid.bars) for place in _beats_in_bar(grid, bar)]
    return tuple(_beat(place, sounding, sung, lowest) for place in places)


def _lay(notes: Sequence[Note], masks: list[Mask], length_ticks: int) -> None:
    last = -(-length_ticks // STEP_TICKS)
    for note in notes:
        start = max(0, step_at(note.start_tick))
        end = min(last, step_at(note.start_tick + note.length_ticks))
        if start < last and (end > 0 or note.start_tick >= 0):
            masks[note.pitch] |= span(start, max(start + 1, end))


def _by_class(by_pitch: list[int]) -> list[int]:
    masks = [0] * _OCTAVE
    for pitch, mask in enumerate(by_pitch):
        masks[pitch % _OCTAVE] |= mask
    return masks


def _lowest(by_pitch: list[int]) -> list[int]:
    """By pitch class, the steps in which it is the lowest that sounds."""
    masks, covered = [0] * _OCTAVE, 0
    for pitch, mask in enumerate(by_pitch):
        masks[pitch % _OCTAVE] |= mask & ~covered
        covered |= mask
    return masks


def _beats_in_bar(grid: BarGrid, bar: int) -> list[tuple[int, int, int]]:
    """Start, end and level of each beat of a bar."""
    lengths, half = grouped_beats(grid.meters[bar])
    places, tick = [], grid.starts[bar]
    for number, length in enumerate(lengths):
        level = BAR_LINE if number == 0 else HALF_BAR if number == half else BEAT
        places.append((tick, tick + length, level))
        tick += length
    return places


def grouped_beats(meter: Meter) -> tuple[list[int], int]:
    """How long each beat of a bar is felt, and which of them begins its second half (0: none does).

    Eighths go in threes where three divides them, else in twos with a last three: 6/8 has two beats, 7/8
    three.
    """
    unit, count = beat_ticks(meter), meter.numerator
    if meter.denominator < 8:
        return [unit] * count, _half(count)
    if count % 3 == 0:
        return [3 * unit] * (count // 3), _half(count // 3)
    groups = [2 * unit] * (count // 2)
    if count % 2:
        groups = [*groups[:-1], 3 * unit] if groups else [unit]
    return groups, _half(len(groups))


def _half(beats: int) -> int:
    """The beat that begins the second half: in four the third, in five and six the fourth, in three none."""
    return 0 if beats in {1, 3} else -(-beats // 2)


def _beat(place: tuple[int, int, int], sounding: list[int], sung: list[int], lowest: list[int]) -> Beat:
    start_tick, end_tick, level = place
    first = start_tick // STEP_TICKS
    steps = max(1, end_tick // STEP_TICKS - first)
    window = (1 << steps) - 1
    weights, low = [], []
    for full, tune, lower in zip(sounding, sung, lowest, strict=True):
        here = (full >> first) & window
        weights.append(float(here.bit_count()))
        if tune:
            weights[-1] += TUNE_SHARE * ((tune >> first) & window & ~here).bit_count()
        low.append((lower >> first) & window if lower else 0)
    whole = sum(weights) or 1
    return Beat(
        start_tick,
        end_tick,
        level,
        shares=tuple(weight / whole for weight in weights),
        bass=tuple(mask.bit_count() / steps for mask in low),
        first_bass=next((one for one, mask in enumerate(low) if mask & 1), None),
    )
