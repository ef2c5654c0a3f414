"""A skeleton as values: exactly what one MIDI file shall hold, before a byte of it is written.

The exporter fills it in, the writer turns it into bytes, `verify` compares the bytes read back with it.
Ticks count from the file's start at `resolution` a quarter. Nothing here knows songs or bytes.
"""

from typing import Literal

from msgspec import Struct

from arrangeboard.song.timeline import KeyAt, MeterAt
from arrangeboard.song.values import Control, Lyric, Note, Sound, TempoChange


class TextAt(Struct, frozen=True, array_like=True, gc=False):
    """A text at a tick: a marker's name, a chord symbol or one of our marks."""

    tick: int
    text: str


class Conductor(Struct, frozen=True):
    """Everything global. Tempos, meters and keys each begin at tick 0."""

    title: str
    tempos: tuple[TempoChange, ...]
    meters: tuple[MeterAt, ...]
    keys: tuple[KeyAt, ...]
    markers: tuple[TextAt, ...] = ()
    texts: tuple[TextAt, ...] = ()


class SkeletonTrack(Struct, frozen=True):
    """One lane: its own name and its own channel on its own port.

    `sound` is None where the track chooses no sound. `opening` is in effect from tick 0, in this order;
    `controls` may begin there too and come after it.
    """

    name: str
    port: int = 0
    channel: int = 0
    sound: Sound | None = None
    opening: tuple[Control, ...] = ()
    notes: tuple[Note, ...] = ()
    controls: tuple[Control, ...] = ()
    lyrics: tuple[Lyric, ...] = ()
    texts: tuple[TextAt, ...] = ()


class Skeleton(Struct, frozen=True):
    """One MIDI file. Every track ends at `end_tick`, the end of the last bar or of the bar last rung into."""

    conductor: Conductor
    tracks: tuple[SkeletonTrack, ...]
    end_tick: int
    resolution: int = 960
    file_type: Literal[0, 1] = 1
