"""Large Standard MIDI Files to measure with, made the same way every time."""

import random
from struct import pack

RESOLUTION = 480
_BAR = 4 * RESOLUTION
_SIXTEENTH = RESOLUTION // 4
_PHRASE_BARS = 8
_NAMES = ("Voice", "Piano", "Guitar", "Bass", "Strings", "Pad", "Organ", "Drums")
_PROGRAMS = (53, 0, 25, 33, 48, 89, 16, 0)


def song_file(notes: int, *, tracks: int = 8, repeats: bool = True) -> bytes:
    """A song of type 1 with so many notes, sixteen in a bar: phrases that return, or none that does."""
    bars = notes // tracks // 16
    lanes = [_lane(index, bars, repeats=repeats) for index in range(tracks)]
    header = pack(">4sIHHH", b"MThd", 6, 1, tracks + 1, RESOLUTION)
    return header + _chunk(_conductor(bars)) + b"".join(map(_chunk, lanes))


def one_track_file(events: int) -> bytes:
    """A file of type 0 that is one long run of notes."""
    pair = b"\x3c\x90\x3c\x40\x3c\x80\x3c\x40"
    data = pair * (events // 2)
    return pack(">4sIHHH", b"MThd", 6, 0, 1, RESOLUTION) + _chunk(bytearray(data))


def _conductor(bars: int) -> bytearray:
    data = bytearray(b"\x00\xff\x51\x03\x07\xa1\x20\x00\xff\x58\x04\x04\x02\x18\x08")
    for number, start in enumerate(range(0, bars, _PHRASE_BARS)):
        text = (b"Verse", b"Chorus")[number % 2]
        delta = _variable(_BAR * _PHRASE_BARS if start else 0)
        data += delta + b"\xff\x06" + bytes((len(text),)) + text
    return data


def _lane(index: int, bars: int, *, repeats: bool) -> bytearray:
    random_ = random.Random(index)
    channel = 9 if index % 8 == 7 else index % 8
    name = _NAMES[index % 8].encode()
    data = bytearray(b"\x00\xff\x03" + bytes((len(name),)) + name)
    data += bytes((0, 0xC0 | channel, _PROGRAMS[index % 8]))
    phrases = [_phrase(channel, random_) for _ in range(2)]
    for number in range(0, bars, _PHRASE_BARS):
        whole = phrases[number // _PHRASE_BARS % 2] if repeats else _phrase(channel, random_)
        data += b"".join(whole[: (bars - number) * 16])
    return data


def _phrase(channel: int, random_: random.Random) -> list[bytes]:
    """Eight bars of sixteenths, with a controller on every beat."""
    on, off, control = 0x90 | channel, 0x80 | channel, 0xB0 | channel
    found = []
    for place in range(_PHRASE_BARS * 16):
        pitch, velocity = random_.randrange(40, 80), random_.randrange(40, 120)
        moved = bytes((0, control, 11, random_.randrange(128))) if place % 4 == 0 else b""
        found.append(moved + bytes((0, on, pitch, velocity, _SIXTEENTH, off, pitch, 64)))
    return found


def _chunk(data: bytearray) -> bytes:
    data += b"\x00\xff\x2f\x00"
    return pack(">4sI", b"MTrk", len(data)) + bytes(data)


def _variable(number: int) -> bytes:
    found = [number & 0x7F]
    while number := number >> 7:
        found.append(number & 0x7F | 0x80)
    return bytes(reversed(found))
