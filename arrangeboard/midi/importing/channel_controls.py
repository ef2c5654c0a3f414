"""The controllers, bends and pressures that a lane of a file obeys, with every reset spelt out.

Channels are shared: a track that chooses no program of its own leans on the other tracks of its channel,
as the second staff of a piano does. Ticks are the song's.
"""

from collections.abc import Iterator
from functools import cached_property

from arrangeboard.midi.importing.clock import MOST_TICKS, Clock
from arrangeboard.midi.importing.progress import Progress
from arrangeboard.midi.reading.smf_reader import MOST_EVENTS, NotMidi
from arrangeboard.midi.reading.smf_track import Track
from arrangeboard.song.controls import PARAMETER_NUMBERS, ControlKey
from arrangeboard.song.values import Control

MOST_CONTROLS = MOST_EVENTS // 2
_RESET_ALL = 121
_AFTER_RESET: dict[ControlKey, int] = {
    ("controller", 1): 0,
    ("controller", 11): 127,
    ("controller", 64): 0,
    ("controller", 65): 0,
    ("controller", 66): 0,
    ("controller", 67): 0,
    ("bend", 0): 0,
    ("pressure", 0): 0,
}
"""What "reset all controllers" resets, by MIDI's recommended practice RP-015."""

Channel = tuple[int, int]
"""A port and a channel on it."""


class _Sent:
    """What one track sends to a channel."""

    def __init__(self) -> None:
        self.controls: list[Control] = []

    @cached_property
    def groups(self) -> frozenset[ControlKey]:
        """What all of it is for. Asked only when the last control is there."""
        return frozenset(map(_group, self.controls))


class ChannelControls:
    """The controls of all tracks, by the channel they are sent to."""

    def __init__(self, tracks: list[Track], clock: Clock, tell: Progress) -> None:
        self._tracks = tracks
        self._sent: dict[Channel, dict[int, _Sent]] = {}
        self._obeyed: dict[tuple[int, int], list[Control]] = {}
        self._count = 0
        for number, track in enumerate(tracks):
            for channel, control in _controls(track, clock):
                sent = self._sent.setdefault((track.port, channel), {})
                if number not in sent:
                    sent[number] = _Sent()
                sent[number].controls.append(control)
            tell((number + 1) / len(tracks))

    def obeyed_by(self, number: int, channel: int) -> list[Control]:
        """The controls that a track's notes on a channel obey, in order of time. NotMidi if far too many."""
        known = self._obeyed.get((number, channel))
        if known is None:
            known = self._obeyed[number, channel] = list(_spelt_out(self._gathered(number, channel)))
        self._look_at(known)
        return known

    def _look_at(self, controls: list[Control]) -> None:
        """Count what is gone through, for lanes without end may share the controls of one channel."""
        self._count += len(controls)
        if self._count > MOST_CONTROLS:
            raise NotMidi("midi-too-many-events")

    def _gathered(self, number: int, channel: int) -> list[Control]:
        track = self._tracks[number]
        sent = self._sent.get((track.port, channel), {})
        own = sent.get(number, _Sent())
        if any(change.voice.channel == channel for change in track.programs):
            return own.controls
        lent: list[Control] = []
        for other, theirs in sent.items():
            if other != number and not theirs.groups <= own.groups:
                self._look_at(theirs.controls)
                lent += (one for one in theirs.controls if _group(one) not in own.groups)
        return sorted(own.controls + lent, key=lambda control: control.tick) if lent else own.controls


def _group(control: Control) -> ControlKey:
    """What a control is for; the numbers that set parameters work only together."""
    if control.kind == "controller" and control.number in PARAMETER_NUMBERS:
        return "controller", min(PARAMETER_NUMBERS)
    return control.kind, control.number


def _controls(track: Track, clock: Clock) -> Iterator[tuple[int, Control]]:
    for tick, packed in zip(clock.all(track.control_ticks), track.control_data, strict=True):
        if tick >= MOST_TICKS:
            return
        yield packed >> 16 & 15, _control(tick, packed >> 16 & 0xF0, packed >> 8 & 127, packed & 127)


def _control(tick: int, status: int, first: int, second: int) -> Control:
    match status:
        case 0xA0:
            return Control(tick, "key-pressure", first, second)
        case 0xB0:
            return Control(tick, "controller", first, second)
        case 0xD0:
            return Control(tick, "pressure", 0, first)
        case _:
            return Control(tick, "bend", 0, (second << 7 | first) - 8192)


def _spelt_out(controls: list[Control]) -> Iterator[Control]:
    """Each "reset all controllers" as the controls that it resets, of those that were moved."""
    moved: dict[ControlKey, None] = {}
    for control in controls:
        key = (control.kind, control.number)
        if key == ("controller", _RESET_ALL):
            for kind, number in moved:
                rest = 0 if kind == "key-pressure" else _AFTER_RESET[kind, number]
                yield Control(control.tick, kind, number, rest)
            moved.clear()
            continue
        if control.kind == "key-pressure" or key in _AFTER_RESET:
            moved[key] = None
        yield control
