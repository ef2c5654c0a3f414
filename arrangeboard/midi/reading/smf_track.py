"""The events of one track of a Standard MIDI File, read straight from its bytes.

This is the one hot loop of reading: a file of two million events passes here byte by byte, so notes and
controllers go into flat columns and only rare events make objects. It must not know what a song is.
"""

from array import array
from collections.abc import Iterator
from typing import NamedTuple

from arrangeboard.midi.file_mark import FILE_MARK

_END_OF_TRACK = 0x2F
_PORT = 0x21
_SEQUENCER_DATA = 0x7F
_NO_STATUS = 0xFF
_COST_OF_CONTROL, _COST_OF_RARE = 2, 20
LONGEST_TEXT_BYTES = 16_384
_KEPT_META = frozenset({*range(0x01, 0x0A), 0x20, 0x51, 0x58, 0x59})
_BANK_HIGH, _BANK_LOW, _ALL_SOUND_OFF, _ALL_NOTES_OFF, _FIRST_MODE = 0, 32, 120, 123, 124
_SPECIAL = frozenset({_BANK_HIGH, _BANK_LOW, _ALL_SOUND_OFF, *range(_ALL_NOTES_OFF, 128)})
_SYSTEM_DATA_BYTES = {0xF1: 1, 0xF2: 2, 0xF3: 1}


class DamagedTrack(Exception):
    """The bytes of a track stop making sense; what was read before stays."""


class Voice(NamedTuple):
    """What plays a note: its channel 0–15 and the program chosen in this track, None where none was."""

    channel: int
    program: int | None
    bank: int


class ProgramChange(NamedTuple):
    """A program chosen for a channel at a tick."""

    tick: int
    voice: Voice


class Meta(NamedTuple):
    """A meta event as it stands: its type byte and its data."""

    tick: int
    kind: int
    data: bytes


class Track:
    """All that a track holds, in ticks of the file.

    The columns of notes belong together: `voice_keys` is a note's place in `voices` times 128 plus its
    pitch; an end of -1 means that another note of the pitch started on the same tick and took its place.
    `control_data` is status, first and second data byte in one number.
    """

    def __init__(self) -> None:
        self.starts = array("q")
        self.ends = array("q")
        self.voice_keys = array("I")
        self.velocities = bytearray()
        self.voices: list[Voice] = [Voice(channel, None, 0) for channel in range(16)]
        self.programs: list[ProgramChange] = []
        self.control_ticks = array("q")
        self.control_data = array("I")
        self.metas: list[Meta] = []
        self.port = 0
        self.has_file_mark = False
        self.end_tick = 0
        self.unended_notes = 0
        self.doubled_notes = 0
        self.clipped_values = 0
        self.sysex_events = 0
        self.channel_modes = 0
        self.sequencer_events = 0
        self.cut_texts = 0

    @property
    def events(self) -> int:
        """How many events are kept, all counted as the ends of notes that cost as much to keep."""
        rare = len(self.metas) + len(self.programs)
        return 2 * len(self.starts) + _COST_OF_CONTROL * len(self.control_ticks) + _COST_OF_RARE * rare

    def texts(self, *kinds: int) -> Iterator[Meta]:
        """The meta events of these types."""
        return (meta for meta in self.metas if meta.kind in kinds)


class TrackReader:
    """Reads one track's events into `track` from `position` on, in as many steps as the caller likes."""

    def __init__(self, data: bytes, position: int) -> None:
        self.track = Track()
        self.position = position
        self.is_finished = False
        self._data = data
        self._tick = 0
        self._status = _NO_STATUS
        self._held: dict[int, int] = {}
        self._voice_bases = [channel << 7 for channel in range(16)]
        self._places = {voice: place for place, voice in enumerate(self.track.voices)}
        self._banks = [[0, 0] for _ in range(16)]

    def read_until(self, stop: int) -> None:
        """Read the events that begin before `stop`, or to the end of the track; DamagedTrack if it breaks."""
        try:
            self._read_until(stop)
        except IndexError:
            raise DamagedTrack from None

    def close(self) -> None:
        """End what still sounds where the track ends."""
        track = self.track
        track.end_tick = self._tick
        track.unended_notes = len(self._held)
        for index in self._held.values():
            track.ends[index] = self._tick
        self._held.clear()

    def _read_until(self, stop: int) -> None:
        data, position, tick, status = self._data, self.position, self._tick, self._status
        held, bases, track = self._held, self._voice_bases, self.track
        try:
            while position < stop and not self.is_finished:
                delta = data[position]
                position += 1
                if delta > 127:
                    delta, position = _long_number(data, position - 1)
                tick += delta
                first = data[position]
                position += 1
                if first > 0xEF:
                    position = self._read_system(first, tick, position)
                    continue
                if first > 127:
                    status = first
                    first = data[position]
                    position += 1
                if status > 0x9F:
                    position = self._read_control(status, first, tick, position)
                    continue
                second = data[position]
                position += 1
                if first > 127 or second > 127:
                    first, second = self._seven_bits(first), self._seven_bits(second)
                key = (status & 15) << 7 | first
                if second and status > 0x8F:
                    if key in held:
                        self._cut(held[key], tick)
                    held[key] = len(track.starts)
                    track.starts.append(tick)
                    track.ends.append(tick)
                    track.voice_keys.append(bases[status & 15] | first)
                    track.velocities.append(second)
                elif key in held:
                    track.ends[held.pop(key)] = tick
        finally:
            self.position, self._tick, self._status = position, tick, status

    def _read_control(self, status: int, first: int, tick: int, position: int) -> int:
        """Read what follows the first data byte of anything that is no note; return where it ends."""
        if status == _NO_STATUS:
            raise DamagedTrack
        kind = status & 0xF0
        first = self._seven_bits(first)
        if kind == 0xC0:
            self._choose_program(status & 15, first, tick)
            return position
        second = 0
        if kind != 0xD0:
            second = self._seven_bits(self._data[position])
            position += 1
        if kind == 0xB0 and first in _SPECIAL:
            self._read_special(status & 15, first, second, tick)
            return position
        self.track.control_ticks.append(tick)
        self.track.control_data.append(status << 16 | first << 8 | second)
        return position

    def _read_special(self, channel: int, number: int, value: int, tick: int) -> None:
        """Bank select waits for its program; all-notes-off and channel modes end what the channel sounds."""
        if number <= _BANK_LOW:
            self._banks[channel][number == _BANK_LOW] = value
            return
        self.track.channel_modes += number >= _FIRST_MODE
        for key in [key for key in self._held if key >> 7 == channel]:
            self.track.ends[self._held.pop(key)] = tick

    def _choose_program(self, channel: int, program: int, tick: int) -> None:
        high, low = self._banks[channel]
        voice = Voice(channel, program, high << 7 | low)
        place = self._places.setdefault(voice, len(self.track.voices))
        if place == len(self.track.voices):
            self.track.voices.append(voice)
        self._voice_bases[channel] = place << 7
        self.track.programs.append(ProgramChange(tick, voice))

    def _cut(self, index: int, tick: int) -> None:
        """End a note because its pitch starts again; on one tick the later note takes its place."""
        if self.track.starts[index] == tick:
            self.track.doubled_notes += 1
            self.track.ends[index] = -1
        else:
            self.track.ends[index] = tick

    def _seven_bits(self, value: int) -> int:
        if value > 127:
            self.track.clipped_values += 1
            return 127
        return value

    def _read_system(self, status: int, tick: int, position: int) -> int:
        """Read a meta event or sysex and return what comes after it."""
        if status == 0xFF:
            return self._read_meta(tick, position)
        self.track.sysex_events += 1
        if status not in (0xF0, 0xF7):
            return position + _SYSTEM_DATA_BYTES.get(status, 0)
        length, position = _long_number(self._data, position)
        return self._after(position, length)

    def _read_meta(self, tick: int, position: int) -> int:
        kind = self._data[position]
        length, position = _long_number(self._data, position + 1)
        after = self._after(position, length)
        if kind == _END_OF_TRACK:
            self.is_finished = True
        elif kind == _SEQUENCER_DATA:
            self._read_sequencer_data(self._data[position:after])
        elif kind == _PORT and length:
            self.track.port = self._data[position]
        elif kind in _KEPT_META:
            self.track.cut_texts += length > LONGEST_TEXT_BYTES
            kept = min(after, position + LONGEST_TEXT_BYTES)
            self.track.metas.append(Meta(tick, kind, self._data[position:kept]))
        return after

    def _read_sequencer_data(self, data: bytes) -> None:
        if data == FILE_MARK:
            self.track.has_file_mark = True
        else:
            self.track.sequencer_events += 1

    def _after(self, position: int, length: int) -> int:
        if position + length > len(self._data):
            raise DamagedTrack
        return position + length


def _long_number(data: bytes, position: int) -> tuple[int, int]:
    """A number of seven bits a byte, and where it ends; DamagedTrack where it is longer than four bytes."""
    number = 0
    for place in range(position, position + 4):
        byte = data[place]
        number = number << 7 | byte & 127
        if byte < 128:
            return number, place + 1
    raise DamagedTrack
