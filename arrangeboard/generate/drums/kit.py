"""Drums within a kit: what of it a lane may play, and strokes of it as notes."""

from arrangeboard.generate.place import Place
from arrangeboard.theory.instruments import DRUM_SOUNDS

VELOCITIES = {"X": 112, "x": 96, "o": 74, "g": 40, "?": 84}
"""How hard a letter of a pattern is struck."""

LENGTH_TICKS = 120


def only_sound(place: Place) -> int | None:
    """The lowest key of the lane's range that plays something: what a shaker or a cowbell has."""
    keys = range(place.lowest_pitch, place.highest_pitch + 1)
    return next((pitch for pitch in keys if pitch in DRUM_SOUNDS), None)


def first_in_kit(drums: tuple[int, ...], place: Place) -> int | None:
    """The first of these keys that the lane's range holds; None where it has none of them."""
    for pitch in drums:
        if pitch in DRUM_SOUNDS and place.lowest_pitch <= pitch <= place.highest_pitch:
            return pitch
    return None
