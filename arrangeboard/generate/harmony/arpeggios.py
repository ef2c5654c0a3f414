"""Chords broken into single notes: up, down and to and fro, at the section's own feel."""

from collections.abc import Callable

from arrangeboard.generate.dice import pick
from arrangeboard.generate.harmony.comping import chords_in
from arrangeboard.generate.harmony.voice_leading import Voicing
from arrangeboard.generate.held import chords_held_in
from arrangeboard.generate.patterns import hits
from arrangeboard.generate.place import Place
from arrangeboard.generate.strokes import struck_at_changes
from arrangeboard.song.values import Note

_OCTAVE = 12
_LOUD, _SOFT = 84, 72
_EIGHTHS, _SIXTEENTHS = "X-x-x-x-X-x-x-x-", "Xxxxxxxx" * 2
_LEAST_NOTES = 4

Order = Callable[[Voicing], tuple[int, ...]]
"""The order in which the notes of a voicing are played; it is gone through again and again."""


def up(voicing: Voicing) -> tuple[int, ...]:
    """From the bottom."""
    return voicing


def down(voicing: Voicing) -> tuple[int, ...]:
    """From the top."""
    return voicing[::-1]


def broken(voicing: Voicing) -> tuple[int, ...]:
    """Low, high, middle, high, as Alberti broke them."""
    low, *between, high = voicing if len(voicing) > 1 else voicing * 2
    return tuple(pitch for middle in between or [low] for pitch in (low, high, middle, high))


def arpeggio_line(place: Place, seed: int, order: Order) -> list[Note]:
    """The chords' voicings note by note in eighths; the seed may choose sixteenths."""
    held = chords_held_in(place)
    voicings = [_widened(one, place.highest_pitch) for one in chords_in(place, held, seed)]
    orders = [order(one) if one else () for one in voicings]
    steps = (_EIGHTHS, _SIXTEENTHS)[pick(seed, 2)]
    found: list[Note] = []
    played, before = 0, -1
    for index, hit in struck_at_changes(hits(place.grid, place.start_tick, place.end_tick, steps), held):
        played = played + 1 if index == before and hit.mark != "X" else 0
        before = index
        if orders[index]:
            pitch = orders[index][played % len(orders[index])]
            velocity = _SOFT if hit.mark.islower() else _LOUD
            found.append(Note(hit.start_tick, hit.end_tick - hit.start_tick, pitch, velocity))
    return found


def _widened(voicing: Voicing, highest_pitch: int) -> Voicing:
    """A voicing of three with its lowest note doubled an octave above, so that it fills a beat of four."""
    if 1 < len(voicing) < _LEAST_NOTES and voicing[0] + _OCTAVE <= highest_pitch:
        return (*voicing, voicing[0] + _OCTAVE)
    return voicing
