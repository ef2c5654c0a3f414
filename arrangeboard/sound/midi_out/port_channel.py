"""One channel of a MIDI port: what it takes to make it play, and what sounds there now.

Events become bytes here. What is held is remembered, so that it can be ended whatever happens.
"""

from collections.abc import Iterator

from arrangeboard.song.values import ControlKind, Sound
from arrangeboard.sound.score.values import (
    ALL_PITCHES,
    BEND,
    CONTROLLER,
    CUT,
    KEY_PRESSURE,
    NOTE_OFF,
    NOTE_ON,
    PRESSURE,
    RESET,
    Channel,
)

_BANK, _VOLUME, _PAN, _BANK_FINE, _SUSTAIN, _SOSTENUTO = 0, 7, 10, 32, 64, 66
_RESET_CONTROLLERS, _ALL_NOTES_OFF = 121, 123
_BEND_CENTRE = 8192

_RINGING_ON = ((CONTROLLER, _SUSTAIN), (CONTROLLER, _SOSTENUTO), (BEND, 0))
"""The controls that make sound go on after its note has ended, or go on wrong."""

_KINDS: dict[ControlKind, int] = {
    "controller": CONTROLLER,
    "bend": BEND,
    "pressure": PRESSURE,
    "key-pressure": KEY_PRESSURE,
}


class PortChannel:
    """A channel, 0–15. Every method gives the messages to send, in order."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._held: set[int] = set()
        self._told: dict[tuple[int, int], int] = {}
        self._suspended: dict[tuple[int, int], int] = {}

    def begin(self, channel: Channel) -> Iterator[bytes]:
        """The lane's sound, and the controls in effect from its start."""
        yield from self.choose(channel.sound)
        for control in channel.setup:
            yield from self.event(_KINDS[control.kind], control.number, control.value)

    def choose(self, sound: Sound) -> Iterator[bytes]:
        """The sound, by bank and program."""
        yield self._bytes(0xB0, _BANK, sound.bank >> 7)
        yield self._bytes(0xB0, _BANK_FINE, sound.bank & 0x7F)
        yield bytes((0xC0 | self._number, sound.program))

    def event(self, kind: int, number: int, value: int) -> Iterator[bytes]:
        """An event of a score; see `score.NOTE_OFF` and those after it."""
        if kind == NOTE_ON:
            yield from self._note_on(number, value)
        elif kind == NOTE_OFF:
            self._held.discard(number)
            yield self._bytes(0x80, number, 0)
        elif kind == CUT:
            yield from self._cut(number)
        elif kind == RESET:
            yield from self._reset()
        else:
            self._told[kind, number] = value
            self._suspended.pop((kind, number), None)
            yield self._control(kind, number, value)

    def silence(self) -> Iterator[bytes]:
        """Every held note off, pedals up, the bend in its middle, and whatever else may sound.

        Pedals and bend are told again before the next note, as whoever plays believes them to be.
        """
        for pitch in sorted(self._held):
            yield self._bytes(0x80, pitch, 0)
        self._held.clear()
        for key in _RINGING_ON:
            if self._told.get(key):
                self._suspended[key] = self._told[key]
            yield self._control(*key, 0)
        yield self._bytes(0xB0, _ALL_NOTES_OFF, 0)

    def _note_on(self, pitch: int, velocity: int) -> Iterator[bytes]:
        for (kind, number), value in self._suspended.items():
            yield self._control(kind, number, value)
        self._suspended.clear()
        if pitch in self._held:
            yield self._bytes(0x80, pitch, 0)
        self._held.add(pitch)
        yield self._bytes(0x90, pitch, velocity)

    def _cut(self, pitch: int) -> Iterator[bytes]:
        if pitch == ALL_PITCHES:
            yield from self.silence()
        elif pitch in self._held:
            self._held.discard(pitch)
            yield self._bytes(0x80, pitch, 0)

    def _reset(self) -> Iterator[bytes]:
        """As General MIDI has it; instruments leave volume and pan alone when they are told to reset."""
        self._told.clear()
        self._suspended.clear()
        yield self._bytes(0xB0, _RESET_CONTROLLERS, 0)
        yield self._bytes(0xB0, _VOLUME, 100)
        yield self._bytes(0xB0, _PAN, 64)

    def _control(self, kind: int, number: int, value: int) -> bytes:
        if kind == BEND:
            bend = value + _BEND_CENTRE
            return self._bytes(0xE0, bend & 0x7F, bend >> 7)
        if kind == PRESSURE:
            return bytes((0xD0 | self._number, value))
        return self._bytes(0xB0 if kind == CONTROLLER else 0xA0, number, value)

    def _bytes(self, status: int, first: int, second: int) -> bytes:
        return bytes((status | self._number, first, second))
