"""Notes moved in pitch: by semitones, by steps of a scale, upside down in either.

A change that would leave the range of MIDI is refused as a whole and never clipped, so that the way back
always leads to the same notes. Nothing here knows of a song or a key, only of pitches.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable

from msgspec.structs import replace

from arrangeboard.song.find import EditRefused
from arrangeboard.song.values import Note

HIGHEST_PITCH = 127
_OCTAVE = 12


def transposed(notes: Iterable[Note], semitones: int) -> tuple[Note, ...]:
    """Every note so many semitones higher. EditRefused where one would leave the range of MIDI."""
    return _with_pitches(notes, lambda pitch: pitch + semitones)


def stepped(notes: Iterable[Note], steps: int, scale: Collection[int]) -> tuple[Note, ...]:
    """Every note so many steps of the scale higher; `scale` holds its pitch classes.

    Notes outside the scale move among those outside it, as far as their share of an octave is: they keep
    their distance to the step below wherever there is room between the steps, no two notes become one, and
    as many steps back bring each to where it was. EditRefused where a note would leave the range of MIDI.
    """
    inside = sorted({pitch_class % _OCTAVE for pitch_class in scale})
    if not inside:
        return _with_pitches(notes, lambda pitch: pitch)
    outside = sorted(set(range(_OCTAVE)) - set(inside))
    share = _rounded(steps * len(outside), len(inside))

    def moved(pitch: int) -> int:
        if pitch % _OCTAVE in inside:
            return _along(inside, pitch, steps)
        return _along(outside, pitch, share)

    return _with_pitches(notes, moved)


def inverted(notes: Iterable[Note], axis_sum: int | None = None) -> tuple[Note, ...]:
    """The notes upside down: each pitch becomes `axis_sum` less itself.

    Without an axis they turn about the middle between their lowest and their highest note, so that they stay
    in their own range and twice is where they were. EditRefused where a note would leave the range of MIDI.
    """
    found = tuple(notes)
    if not found:
        return ()
    pitches = [note.pitch for note in found]
    axis = min(pitches) + max(pitches) if axis_sum is None else axis_sum
    return _with_pitches(found, lambda pitch: axis - pitch)


def inverted_in_scale(notes: Iterable[Note], scale: Collection[int]) -> tuple[Note, ...]:
    """The notes upside down in steps of a scale about their first note, which stays: twice is as before.

    Where several start first, they turn about the middle of those. Notes outside the scale turn among those
    outside it, so that no two become one. EditRefused where a note would leave the range of MIDI.
    """
    found = tuple(notes)
    inside = sorted({pitch_class % _OCTAVE for pitch_class in scale})
    outside = sorted(set(range(_OCTAVE)) - set(inside))
    if not found or not inside or not outside:
        return inverted(found)
    first = min(note.start_tick for note in found)
    opening = [note.pitch for note in found if note.start_tick == first]
    begins_inside = any(pitch % _OCTAVE in inside for pitch in opening)
    own, other = (inside, outside) if begins_inside else (outside, inside)
    places = [_place(own, pitch) for pitch in opening if pitch % _OCTAVE in own]
    axis = min(places) + max(places)
    middle = _about(own, axis)
    beside = min(range(2 * len(other) * _OCTAVE), key=lambda sums: abs(_about(other, sums) - middle))

    def turned(pitch: int) -> int:
        row, sums = (own, axis) if pitch % _OCTAVE in own else (other, beside)
        return _at(row, sums - _place(row, pitch))

    return _with_pitches(found, turned)


def _with_pitches(notes: Iterable[Note], moved: Callable[[int], int]) -> tuple[Note, ...]:
    turned = tuple(sorted(replace(note, pitch=moved(note.pitch)) for note in notes))
    if any(not 0 <= note.pitch <= HIGHEST_PITCH for note in turned):
        raise EditRefused("note-out-of-range")
    return turned


def _along(row: list[int], pitch: int, places: int) -> int:
    """The pitch so many places further in a row of pitch classes that holds its own."""
    return _at(row, _place(row, pitch) + places)


def _place(row: list[int], pitch: int) -> int:
    """Which of all pitches of the row's classes this one is, counted from the lowest octave's first."""
    octave, pitch_class = divmod(pitch, _OCTAVE)
    return octave * len(row) + bisect_left(row, pitch_class)


def _at(row: list[int], place: int) -> int:
    """The pitch that stands there."""
    octave, step = divmod(place, len(row))
    return octave * _OCTAVE + row[step]


def _about(row: list[int], sums: int) -> int:
    """Twice the pitch that places turn about which add up to `sums`."""
    return _at(row, sums // 2) + _at(row, sums - sums // 2)


def _rounded(numerator: int, denominator: int) -> int:
    """The nearest whole number, the same for both signs."""
    size = (2 * abs(numerator) + denominator) // (2 * denominator)
    return size if numerator >= 0 else -size
