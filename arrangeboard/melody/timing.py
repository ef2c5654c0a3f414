"""Notes moved in time: shifted, reversed, stretched, bound, loosened and pulled onto a grid.

Ticks count from the piece's bar 1, so notes of a pickup start before 0. Nothing here knows how long the
piece is: who applies a change says what becomes of notes that leave it.
"""

from collections.abc import Iterable
from itertools import pairwise
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.song.values import Note

STRAIGHT_PERCENT = 50
LOOSE_TICKS, LOOSE_VELOCITY = 12, 8


class Quantise(Struct, frozen=True):
    """How notes are pulled onto a grid.

    `strength_percent` is how far of the way they go. `swing_percent` is where in each pair of grid lines the
    second falls: 50 straight, 67 like triplets. With `ends`, notes also end on the grid.
    """

    grid_ticks: int
    strength_percent: int = 100
    swing_percent: int = STRAIGHT_PERCENT
    ends: bool = False


def moved(notes: Iterable[Note], ticks: int) -> tuple[Note, ...]:
    """Every note so many ticks later."""
    return tuple(sorted(replace(note, start_tick=note.start_tick + ticks) for note in notes))


def retrograde(notes: Iterable[Note]) -> tuple[Note, ...]:
    """The notes from last to first, inside the stretch that they fill together; twice is as before."""
    found = tuple(notes)
    if not found:
        return ()
    both_ends = min(note.start_tick for note in found) + max(map(end_of, found))
    return tuple(sorted(replace(note, start_tick=both_ends - end_of(note)) for note in found))


def time_scaled(notes: Iterable[Note], numerator: int, denominator: int) -> tuple[Note, ...]:
    """The notes slower or faster from the start of the first, lengths too: 2, 1 is half as fast.

    Places between ticks go to the nearest one; no note gets shorter than a tick.
    """
    found = tuple(notes)
    first = min((note.start_tick for note in found), default=0)

    def scaled(ticks: int) -> int:
        return (2 * ticks * numerator + denominator) // (2 * denominator)

    return tuple(
        sorted(
            replace(
                note,
                start_tick=first + scaled(note.start_tick - first),
                length_ticks=max(1, scaled(note.length_ticks)),
            )
            for note in found
        )
    )


def legato(notes: Iterable[Note], end_tick: int) -> tuple[Note, ...]:
    """Every note lasts until the next one starts, those of a chord together; the last until `end_tick`."""
    found = tuple(notes)
    starts = sorted({note.start_tick for note in found})
    ends = dict(pairwise(starts))
    return tuple(sorted(_until(note, ends.get(note.start_tick, end_tick)) for note in found))


def humanised(
    notes: Iterable[Note], seed: int, *, ticks: int = LOOSE_TICKS, velocity: int = LOOSE_VELOCITY
) -> tuple[Note, ...]:
    """The notes as hands play them: each up to `ticks` early or late and up to `velocity` softer or louder.

    Small changes are likelier than large ones. One seed gives one result. Nothing moves ahead of bar 1, nor a
    pickup ahead of its first note.
    """
    found = sorted(notes)
    chance = Random(seed)
    earliest = found[0].start_tick if found else 0
    return tuple(sorted(_loosened(note, chance, ticks, velocity, min(0, earliest)) for note in found))


def quantised(notes: Iterable[Note], how: Quantise) -> tuple[Note, ...]:
    """The notes on the grid, or part of the way to it; lengths stay unless ends go there too."""
    return tuple(sorted(_pulled(note, how) for note in notes))


def quantised_within(
    notes: Iterable[Note], how: Quantise, length_ticks: int, *, goes_round: bool
) -> tuple[Note, ...]:
    """What becomes of each note in turn, where none that starts in a piece may leave it over its end.

    One that is nearest to the line at the end belongs to the next round of a piece that `goes_round`: it goes
    to the start. Elsewhere it stands on the last line inside.
    """
    return tuple(
        _kept_within(note, _pulled(note, how), how, length_ticks, goes_round=goes_round) for note in notes
    )


def leaves_at_end(was: Note, now: Note, length_ticks: int) -> bool:
    """Whether a note that starts in a piece would, changed, start behind its end, where it is not heard."""
    return was.start_tick < length_ticks <= now.start_tick


def end_of(note: Note) -> int:
    """The tick at which the note ends."""
    return note.start_tick + note.length_ticks


def _until(note: Note, end_tick: int) -> Note:
    return replace(note, length_ticks=end_tick - note.start_tick) if end_tick > note.start_tick else note


def _loosened(note: Note, chance: Random, ticks: int, velocity: int, earliest: int) -> Note:
    shift = round(chance.triangular(-ticks, ticks))
    change = round(chance.triangular(-velocity, velocity))
    floor = 0 if note.start_tick >= 0 else earliest
    return replace(
        note,
        start_tick=max(floor, note.start_tick + shift),
        velocity=min(max(note.velocity + change, 1), 127),
    )


def _pulled(note: Note, how: Quantise) -> Note:
    start = _pulled_tick(note.start_tick, _nearest_line(note.start_tick, how), how)
    if not how.ends:
        return replace(note, start_tick=start)
    end = _pulled_tick(end_of(note), _nearest_line(end_of(note), how), how)
    if end <= start:
        end = _next_line(start, how)
    return replace(note, start_tick=start, length_ticks=end - start)


def _kept_within(was: Note, now: Note, how: Quantise, length_ticks: int, *, goes_round: bool) -> Note:
    if not leaves_at_end(was, now, length_ticks):
        return now
    if goes_round:
        return replace(now, start_tick=now.start_tick - length_ticks)
    last = max(line for line in _lines_around(length_ticks - 1, how) if line < length_ticks)
    start = _pulled_tick(was.start_tick, last, how)
    return replace(now, start_tick=start, length_ticks=end_of(now) - start if how.ends else now.length_ticks)


def _pulled_tick(tick: int, line: int, how: Quantise) -> int:
    return tick + round((line - tick) * how.strength_percent / 100)


def _lines_around(tick: int, how: Quantise) -> tuple[int, int, int]:
    """The lines of the pair of grid cells in which the tick lies, and the first of the next pair."""
    pair = 2 * how.grid_ticks
    first = tick // pair * pair
    return first, first + pair * how.swing_percent // 100, first + pair


def _nearest_line(tick: int, how: Quantise) -> int:
    return min(_lines_around(tick, how), key=lambda line: abs(line - tick))


def _next_line(tick: int, how: Quantise) -> int:
    return next(line for line in _lines_around(tick, how) if line > tick)
