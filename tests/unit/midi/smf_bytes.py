"""Standard MIDI Files put together byte by byte, for tests of the reader and the import."""

from collections.abc import Iterable
from struct import pack

Event = tuple[int, bytes]
"""A tick and what happens there."""

END = b"\xff\x2f\x00"
BAR = 1920
"""One bar of 4/4 at the 480 ticks a quarter that these files count."""


def smf(*tracks: bytes, kind: int = 1, division: int = 480) -> bytes:
    """A file of these tracks."""
    return pack(">4sIHHH", b"MThd", 6, kind, len(tracks), division) + b"".join(tracks)


def track(*events: Event, end_tick: int | None = None) -> bytes:
    """A track's chunk; at one tick the order given stays. It ends with its last event or at `end_tick`."""
    in_order = sorted(events, key=lambda event: event[0])
    last = in_order[-1][0] if in_order else 0
    return chunk([*in_order, (last if end_tick is None else end_tick, END)])


def chunk(events: Iterable[Event]) -> bytes:
    """A track's chunk of exactly these events, in this order."""
    body, before = b"", 0
    for tick, data in events:
        body += number(tick - before) + data
        before = tick
    return b"MTrk" + pack(">I", len(body)) + body


def number(value: int) -> bytes:
    """A number of variable length; ValueError for one below 0, which no file can hold."""
    if value < 0:
        raise ValueError(value)
    sevens = [value & 0x7F]
    while value := value >> 7:
        sevens.append(value & 0x7F | 0x80)
    return bytes(reversed(sevens))


def note(tick: int, length: int, pitch: int, *, velocity: int = 80, channel: int = 0) -> list[Event]:
    """A note's two events."""
    return [
        (tick, bytes((0x90 | channel, pitch, velocity))),
        (tick + length, bytes((0x80 | channel, pitch, 0))),
    ]


def program(number_: int, *, channel: int = 0, tick: int = 0) -> Event:
    """A program change."""
    return tick, bytes((0xC0 | channel, number_))


def controller(tick: int, number_: int, value: int, *, channel: int = 0) -> Event:
    """A controller."""
    return tick, bytes((0xB0 | channel, number_, value))


def meta(tick: int, kind: int, data: bytes) -> Event:
    """A meta event."""
    return tick, bytes((0xFF, kind)) + number(len(data)) + data


def name(text: str) -> Event:
    """A track's name."""
    return meta(0, 0x03, text.encode())


def marker(tick: int, text: str) -> Event:
    """A marker."""
    return meta(tick, 0x06, text.encode())


def tempo(tick: int, microseconds_per_quarter: int) -> Event:
    """A tempo."""
    return meta(tick, 0x51, microseconds_per_quarter.to_bytes(3))


def meter(tick: int, numerator: int, power: int) -> Event:
    """A meter; `power` is its denominator's power of two."""
    return meta(tick, 0x58, bytes((numerator, power, 24, 8)))


def key(tick: int, accidentals: int, mode: int = 0) -> Event:
    """A key signature."""
    return meta(tick, 0x59, accidentals.to_bytes(1, signed=True) + bytes((mode,)))
