"""Standard MIDI Files read straight from their bytes, tolerantly and fast.

A file's declared sizes are not trusted, damaged tracks keep what reads, chunks of other kinds are passed
over, and a RIFF wrapper is taken off. What a file means for a song is not known here.
"""

import struct
from collections.abc import Callable
from dataclasses import dataclass

from arrangeboard.errors import UserError
from arrangeboard.midi.losses import LossList
from arrangeboard.midi.reading.smf_track import DamagedTrack, Track, TrackReader

LARGEST_BYTES = 32_000_000
MOST_EVENTS = 3_000_000
"""A note counts for two, as it has a start and an end; see `Track.events`. Song files hold as much."""
MOST_TRACKS = 1_000
_SEARCHED_FOR_HEADER = 1 << 16
_STEP_BYTES = 1 << 16
_MOST_ALIEN_CHUNKS = 10_000
_TRACK = b"MTrk"

Progress = Callable[[float], None]


class NotMidi(UserError):
    """The bytes are no Standard MIDI File, or hold nothing that can be opened."""


@dataclass(slots=True)
class Smf:
    """A Standard MIDI File: its type 0, 1 or 2, its division as it stands in the header, its tracks."""

    kind: int
    division: int
    tracks: list[Track]


def read_smf(data: bytes, losses: LossList, progress: Progress | None = None) -> Smf:
    """Read a file; what it does not give back whole is added to `losses`. Raises NotMidi."""
    check_size(len(data))
    data = _unwrapped(data)
    kind, declared_tracks, division = struct.unpack_from(">HHH", data, 8)
    if division == 0:
        raise NotMidi("midi-without-resolution")
    tracks = _FileReader(data, losses, progress).tracks(8 + _header_length(data))
    if not tracks:
        raise NotMidi("midi-without-tracks")
    losses.add("tracks-missing", max(0, min(declared_tracks, MOST_TRACKS) - len(tracks)))
    return Smf(kind if kind < 3 else 1, division, tracks)


def check_size(size_bytes: int) -> None:
    """Refuse a file that is larger than any piece of music; NotMidi says so."""
    if size_bytes > LARGEST_BYTES:
        raise NotMidi("midi-too-large", megabytes=round(size_bytes / 1e6), most=round(LARGEST_BYTES / 1e6))


def _unwrapped(data: bytes) -> bytes:
    """The file from its header on, without a RIFF or MacBinary wrapper around it."""
    start = data.find(b"MThd", 0, _SEARCHED_FOR_HEADER)
    if start < 0 or len(data) < start + 14:
        raise NotMidi("not-midi")
    if start >= 8 and data[:4] == b"RIFF" and data[start - 8 : start - 4] == b"data":
        (size,) = struct.unpack_from("<I", data, start - 4)
        return data[start : start + max(size, 14)]
    return data[start:] if start else data


def _header_length(data: bytes) -> int:
    (length,) = struct.unpack_from(">I", data, 4)
    return int(length) if 6 <= length <= 1024 else 6


class _FileReader:
    """Walks the chunks of one file."""

    def __init__(self, data: bytes, losses: LossList, progress: Progress | None) -> None:
        self._data = data
        self._losses = losses
        self._progress = progress
        self._events = 0

    def tracks(self, position: int) -> list[Track]:
        found: list[Track] = []
        while (position := self._next_track(position)) >= 0 and len(found) < MOST_TRACKS:
            track, position = self._read_track(position)
            found.append(track)
        if position >= 0:
            self._losses.add("tracks-too-many", self._data.count(_TRACK, position), most=MOST_TRACKS)
        return found

    def _next_track(self, position: int) -> int:
        """Where the next track's chunk begins, -1 where there is none."""
        data = self._data
        for _ in range(_MOST_ALIEN_CHUNKS):
            if data[position : position + 4] == _TRACK or not self._is_chunk(position):
                break
            position += 8 + int.from_bytes(data[position + 4 : position + 8])
        return data.find(_TRACK, position)

    def _is_chunk(self, position: int) -> bool:
        """Whether a chunk seems to begin here: four letters and a size that the file can hold."""
        head = self._data[position : position + 8]
        if len(head) < 8 or not all(32 <= byte < 127 for byte in head[:4]):
            return False
        return position + 8 + int.from_bytes(head[4:]) <= len(self._data)

    def _read_track(self, position: int) -> tuple[Track, int]:
        """Read the track whose chunk begins here; also return where to look for the next one."""
        size = len(self._data)
        declared_end = position + 8 + int.from_bytes(self._data[position + 4 : position + 8])
        reader = TrackReader(self._data, min(position + 8, size))
        try:
            self._read_steps(reader, min(declared_end, size))
            if not reader.is_finished and declared_end < size and not self._is_chunk(declared_end):
                end = self._data.find(_TRACK, reader.position)
                self._read_steps(reader, size if end < 0 else end)
            self._losses.add("tracks-cut-short", int(not reader.is_finished))
        except DamagedTrack:
            self._losses.add("tracks-damaged")
        reader.close()
        self._count(reader.track)
        return reader.track, self._after(reader, declared_end)

    def _after(self, reader: TrackReader, declared_end: int) -> int:
        """Where to look for the next chunk: the declared end, where that can be believed."""
        here = self._data[reader.position : reader.position + 4]
        if here == _TRACK or not self._is_chunk(declared_end):
            return reader.position
        return declared_end

    def _read_steps(self, reader: TrackReader, end: int) -> None:
        while reader.position < end and not reader.is_finished:
            reader.read_until(min(reader.position + _STEP_BYTES, end))
            if self._events + reader.track.events > MOST_EVENTS:
                raise NotMidi("midi-too-many-events")
            if self._progress:
                self._progress(reader.position / len(self._data))

    def _count(self, track: Track) -> None:
        self._events += track.events
        self._losses.add("notes-without-end", track.unended_notes)
        self._losses.add("notes-doubled", track.doubled_notes)
        self._losses.add("values-clipped", track.clipped_values)
        self._losses.add("system-messages", track.sysex_events)
        self._losses.add("channel-modes", track.channel_modes)
        self._losses.add("sequencer-data", track.sequencer_events)
        self._losses.add("texts-cut", track.cut_texts)
