"""One device's messages as what was played, and what its hands hold, so that all of it can be let go.

What is no music is left out: clock and other messages of the system, program and bank, which the lane says.
"""

from collections.abc import Iterator

import mido

from arrangeboard.melody.takes import Played, PlayedKind

_BANKS = (0, 32)
_FIRST_MODE, _ALL_SOUND_OFF, _ALL_NOTES_OFF = 120, 120, 123
_HOLDING = (64, 66, 67)
"""Pedals that are not to stay down when their device is gone."""


class Hands:
    """What is done on one device. Pitches are the same in all its channels."""

    def __init__(self) -> None:
        self._held: set[int] = set()
        self._moved: dict[tuple[PlayedKind, int], int] = {}

    def played(self, message: mido.Message, seconds: float) -> Iterator[Played]:
        """What a message says was done at a monotonic time; a key that is struck again is let go first."""
        kind = message.type
        if kind == "note_on" and message.velocity:
            if message.note in self._held:
                yield Played(seconds, "off", message.note, 0)
            self._held.add(message.note)
            yield Played(seconds, "on", message.note, message.velocity)
        elif kind in ("note_on", "note_off"):
            if message.note in self._held:
                self._held.discard(message.note)
                yield Played(seconds, "off", message.note, 0)
        elif kind == "control_change":
            yield from self._control(message.control, message.value, seconds)
        elif kind == "pitchwheel":
            yield self._move("bend", 0, message.pitch, seconds)
        elif kind == "aftertouch":
            yield self._move("pressure", 0, message.value, seconds)
        elif kind == "polytouch":
            yield self._move("key-pressure", message.note, message.value, seconds)

    def let_go(self, seconds: float) -> Iterator[Played]:
        """The end of all that is held: keys, pedals, a wheel that is bent, pressure."""
        for pitch in sorted(self._held):
            yield Played(seconds, "off", pitch, 0)
        for (kind, number), value in self._moved.items():
            if value and (kind != "controller" or number in _HOLDING):
                yield Played(seconds, kind, number, 0)
        self._held.clear()
        self._moved.clear()

    def _control(self, number: int, value: int, seconds: float) -> Iterator[Played]:
        if number in (_ALL_SOUND_OFF, _ALL_NOTES_OFF):
            for pitch in sorted(self._held):
                yield Played(seconds, "off", pitch, 0)
            self._held.clear()
        elif number < _FIRST_MODE and number not in _BANKS:
            yield self._move("controller", number, value, seconds)

    def _move(self, kind: PlayedKind, number: int, value: int, seconds: float) -> Played:
        self._moved[kind, number] = value
        return Played(seconds, kind, number, value)
