"""A skeleton as the bytes of a Standard MIDI File.

mido encodes the meta events. Notes and controls are two or three bytes each and are packed here, which is
several times faster than a message object for each. Texts go to mido already encoded, one character a byte,
because mido's own charset raises on what it does not know and stays changed after a save that failed.

At equal ticks the order is: meta events, note-offs, program and controllers, note-ons. The wrong one costs
whole notes in some programs.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from operator import itemgetter
from struct import pack

from mido.midifiles.meta import MetaMessage

from arrangeboard.midi.exporting.skeleton import Conductor, Skeleton, SkeletonTrack
from arrangeboard.midi.file_mark import FILE_MARK
from arrangeboard.song.timeline import KeyAt
from arrangeboard.song.values import Control, Sound

META, NOTE_OFF, CONTROL, NOTE_ON = range(4)
_RANKS = 4
_RELEASE_VELOCITY = 64
_BANK_COARSE, _BANK_FINE = 0, 32
MOST_TICKS = 0x0FFF_FFFF
"""The longest time that a MIDI file can write between two events."""

Event = tuple[int, bytes]
"""A place in time, tick × 4 + rank, and what happens there, without its delta time."""


def smf_bytes(skeleton: Skeleton) -> bytes:
    """The file. The skeleton must be sound: sorted, in range, no longer than `MOST_TICKS`."""
    conductor = list(_conductor_events(skeleton.conductor))
    keys = skeleton.conductor.keys
    if skeleton.file_type == 0:
        tracks = [_merged(conductor, skeleton.tracks)]
    else:
        tracks = [conductor, *(_track_events(track, keys) for track in skeleton.tracks)]
    header = pack(">4sIHHH", b"MThd", 6, skeleton.file_type, len(tracks), skeleton.resolution)
    return header + b"".join(_chunk(events, skeleton.end_tick) for events in tracks)


def _conductor_events(conductor: Conductor) -> Iterator[Event]:
    yield _text(0, "track_name", conductor.title)
    yield _meta(0, MetaMessage("sequencer_specific", data=FILE_MARK))
    for tempo in conductor.tempos:
        yield _meta(tempo.tick, MetaMessage("set_tempo", tempo=tempo.microseconds_per_quarter))
    for change in conductor.meters:
        numerator, denominator = change.meter.numerator, change.meter.denominator
        yield _meta(
            change.tick,
            MetaMessage(
                "time_signature",
                numerator=numerator,
                denominator=denominator,
                clocks_per_click=24,
                notated_32nd_notes_per_beat=8,
            ),
        )
    yield from _key_events(conductor.keys)
    for marker in conductor.markers:
        yield _text(marker.tick, "marker", marker.text)
    for one in conductor.texts:
        yield _text(one.tick, "text", one.text)


def _key_events(keys: tuple[KeyAt, ...]) -> Iterator[Event]:
    for change in keys:
        yield _meta(change.tick, MetaMessage("key_signature", key=change.key))


def _track_events(track: SkeletonTrack, keys: tuple[KeyAt, ...]) -> list[Event]:
    events = [_text(0, "track_name", track.name)]
    if track.port:
        events.append(_meta(0, MetaMessage("midi_port", port=track.port)))
    events.extend(_key_events(keys))
    events.extend(_played_events(track))
    return events


def _merged(conductor: list[Event], tracks: Iterable[SkeletonTrack]) -> list[Event]:
    """All in one track: each lane's name stands behind the prefix of its channel."""
    events = list(conductor)
    for track in tracks:
        events.append(_meta(0, MetaMessage("channel_prefix", channel=track.channel)))
        events.append(_text(0, "instrument_name", track.name))
        events.extend(_played_events(track))
    return events


def _played_events(track: SkeletonTrack) -> Iterator[Event]:
    texts = (_text(one.tick, "text", one.text) for one in track.texts)
    lyrics = (_text(one.tick, "lyrics", one.text) for one in track.lyrics)
    return chain(
        texts,
        lyrics,
        _sound_events(track),
        ((one.tick * _RANKS + CONTROL, control_bytes(one, track.channel)) for one in track.opening),
        ((one.tick * _RANKS + CONTROL, control_bytes(one, track.channel)) for one in track.controls),
        _note_events(track),
    )


def _sound_events(track: SkeletonTrack) -> Iterator[Event]:
    if track.sound is not None:
        for message in sound_bytes(track.sound, track.channel):
            yield CONTROL, message


def sound_bytes(sound: Sound, channel: int) -> Iterator[bytes]:
    """The bank, where there is one, and the program."""
    if sound.bank:
        yield bytes((0xB0 | channel, _BANK_COARSE, sound.bank >> 7))
        yield bytes((0xB0 | channel, _BANK_FINE, sound.bank & 0x7F))
    yield bytes((0xC0 | channel, sound.program))


def control_bytes(control: Control, channel: int) -> bytes:
    """A controller, bend or pressure on a channel."""
    number, value = control.number, control.value
    match control.kind:
        case "controller":
            return bytes((0xB0 | channel, number, value))
        case "bend":
            bent = value + 0x2000
            return bytes((0xE0 | channel, bent & 0x7F, bent >> 7))
        case "pressure":
            return bytes((0xD0 | channel, value))
        case "key-pressure":
            return bytes((0xA0 | channel, number, value))


def _note_events(track: SkeletonTrack) -> Iterator[Event]:
    on, off = 0x90 | track.channel, 0x80 | track.channel
    offs = [bytes((off, pitch, _RELEASE_VELOCITY)) for pitch in range(128)]
    for note in track.notes:
        tick, pitch = note.start_tick, note.pitch
        yield tick * _RANKS + NOTE_ON, bytes((on, pitch, note.velocity))
        yield (tick + note.length_ticks) * _RANKS + NOTE_OFF, offs[pitch]


def _meta(tick: int, message: MetaMessage) -> Event:
    return tick * _RANKS + META, bytes(message.bytes())


def _text(tick: int, kind: str, text: str) -> Event:
    one_character_a_byte = text.encode("utf-8").decode("latin-1")
    field = "name" if kind in {"track_name", "instrument_name"} else "text"
    return _meta(tick, MetaMessage(kind, **{field: one_character_a_byte}))


def _chunk(events: list[Event], end_tick: int) -> bytes:
    """A track of events in any order; those of one tick and rank keep the order they stand in.

    Raises ValueError where an event stands before the file's start or after its end.
    """
    events.sort(key=itemgetter(0))
    data = bytearray()
    before = running = 0
    if events and not (events[0][0] >= 0 and events[-1][0] // _RANKS <= end_tick):
        raise ValueError("an event stands outside the file")
    for place, message in events:
        tick = place // _RANKS
        delta, before = tick - before, tick
        if delta < 0x80:
            data.append(delta)
        else:
            data += _variable(delta)
        status = message[0]
        data += message[1:] if status == running else message
        running = status if status < 0xF0 else 0
    data += _variable(end_tick - before) + b"\xff\x2f\x00"
    return pack(">4sI", b"MTrk", len(data)) + bytes(data)


def _variable(number: int) -> bytes:
    """A number as MIDI files write it: seven bits a byte, the highest first, the eighth bit says "more"."""
    found = [number & 0x7F]
    while number := number >> 7:
        found.append(number & 0x7F | 0x80)
    return bytes(reversed(found))
