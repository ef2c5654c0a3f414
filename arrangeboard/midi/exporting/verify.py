"""The bytes of a file, read back and compared with the skeleton they were written from.

The reader is the one that opens files from anywhere, and what each event should look like is worked out
here anew: a mistake of the writer is not made twice. Nothing may be stored before this has passed.
"""

from collections.abc import Iterable, Iterator
from operator import itemgetter
from struct import unpack_from

from arrangeboard.midi.exporting.skeleton import Conductor, Skeleton, SkeletonTrack
from arrangeboard.midi.losses import LossList
from arrangeboard.midi.reading.smf_reader import NotMidi, Smf, read_smf
from arrangeboard.midi.reading.smf_track import Track, Voice
from arrangeboard.song.keys import accidentals
from arrangeboard.song.timeline import KeyAt
from arrangeboard.song.values import Control, Sound

_TEXT, _NAME, _INSTRUMENT, _LYRIC, _MARKER = 1, 3, 4, 5, 6
_CHANNEL_PREFIX, _TEMPO, _METER, _KEY = 0x20, 0x51, 0x58, 0x59
_STATUS = {"controller": 0xB0, "bend": 0xE0, "pressure": 0xD0, "key-pressure": 0xA0}

MetaRow = tuple[int, int, bytes]


class NotAsMeant(Exception):
    """A written file differs from what was meant: a mistake of the program, not of its user."""


def verify(data: bytes, meant: Skeleton) -> None:
    """Raise NotAsMeant unless `data` holds exactly what the skeleton says."""
    losses = LossList()
    try:
        smf = read_smf(data, losses)
    except NotMidi as error:
        raise NotAsMeant(str(error)) from error
    _same("what was lost", losses.all(), ())
    _same("type and resolution", (smf.kind, smf.division), (meant.file_type, meant.resolution))
    _same("the mark of our own files", [track.has_file_mark for track in smf.tracks[:1]], [True])
    _compare_chunks(data)
    _compare_tracks(smf, meant)
    for track in smf.tracks:
        _same("end of track", track.end_tick, meant.end_tick)


def _same(what: str, found: object, meant: object) -> None:
    if found != meant:
        raise NotAsMeant(f"{what} differs from what was meant")


def _compare_chunks(data: bytes) -> None:
    """The reader forgives sizes that lie; other programs need not."""
    header, header_size, _, tracks = unpack_from(">4sIHH", data)
    _same("header", (header, header_size), (b"MThd", 6))
    position, chunks = 14, 0
    while position + 8 <= len(data):
        name, size = unpack_from(">4sI", data, position)
        _same("name of a track's chunk", name, b"MTrk")
        position, chunks = position + 8 + size, chunks + 1
    _same("size and number of chunks", (position, chunks), (len(data), tracks))


def _compare_tracks(smf: Smf, meant: Skeleton) -> None:
    if meant.file_type == 0:
        _same("number of tracks", len(smf.tracks), 1)
        prefixed = [row for track in meant.tracks for row in _prefixed_metas(track)]
        _compare_metas(smf.tracks[0], [*_conductor_metas(meant.conductor), *prefixed])
        _compare_played(smf.tracks[0], meant.tracks)
        return
    _same("number of tracks", len(smf.tracks), 1 + len(meant.tracks))
    _compare_metas(smf.tracks[0], _conductor_metas(meant.conductor))
    _compare_played(smf.tracks[0], ())
    for found, track in zip(smf.tracks[1:], meant.tracks, strict=True):
        _same("port", found.port, track.port)
        _compare_metas(found, [*_name_metas(track), *_key_metas(meant.conductor.keys), *_text_metas(track)])
        _compare_played(found, (track,))


def _compare_metas(track: Track, meant: Iterable[MetaRow]) -> None:
    found = sorted((meta.tick, meta.kind, meta.data) for meta in track.metas)
    _same("text, tempo, meter, key or marker", found, sorted(meant))


def _conductor_metas(conductor: Conductor) -> Iterator[MetaRow]:
    yield 0, _NAME, conductor.title.encode()
    for tempo in conductor.tempos:
        yield tempo.tick, _TEMPO, tempo.microseconds_per_quarter.to_bytes(3)
    for change in conductor.meters:
        power = change.meter.denominator.bit_length() - 1
        yield change.tick, _METER, bytes((change.meter.numerator, power, 24, 8))
    yield from _key_metas(conductor.keys)
    yield from ((one.tick, _MARKER, one.text.encode()) for one in conductor.markers)
    yield from ((one.tick, _TEXT, one.text.encode()) for one in conductor.texts)


def _key_metas(keys: Iterable[KeyAt]) -> Iterator[MetaRow]:
    for change in keys:
        signature = accidentals(change.key).to_bytes(1, signed=True)
        yield change.tick, _KEY, signature + bytes((change.key.endswith("m"),))


def _name_metas(track: SkeletonTrack) -> Iterator[MetaRow]:
    yield 0, _NAME, track.name.encode()


def _prefixed_metas(track: SkeletonTrack) -> Iterator[MetaRow]:
    yield 0, _CHANNEL_PREFIX, bytes((track.channel,))
    yield 0, _INSTRUMENT, track.name.encode()
    yield from _text_metas(track)


def _text_metas(track: SkeletonTrack) -> Iterator[MetaRow]:
    yield from ((one.tick, _TEXT, one.text.encode()) for one in track.texts)
    yield from ((one.tick, _LYRIC, one.text.encode()) for one in track.lyrics)


def _compare_played(found: Track, meant: Iterable[SkeletonTrack]) -> None:
    tracks = list(meant)
    sounds = [(track, voice) for track in tracks for voice in _voice(track.sound, track.channel)]
    _same("program", [(one.tick, one.voice) for one in found.programs], [(0, voice) for _, voice in sounds])
    places = {voice: place << 7 for place, voice in enumerate(found.voices)}
    notes = [
        (note.start_tick, note.start_tick + note.length_ticks, places[voice] | note.pitch, note.velocity)
        for track, voice in sounds
        for note in track.notes
    ]
    columns = zip(found.starts, found.ends, found.voice_keys, found.velocities, strict=True)
    _same("notes", sorted(columns), sorted(notes))
    controls = [row for track in tracks for row in _control_rows(track)]
    columns_of_controls = zip(found.control_ticks, found.control_data, strict=True)
    _same("controllers", list(columns_of_controls), sorted(controls, key=itemgetter(0)))


def _voice(sound: Sound | None, channel: int) -> Iterator[Voice]:
    if sound is not None:
        yield Voice(channel, sound.program, sound.bank)


def _control_rows(track: SkeletonTrack) -> Iterator[tuple[int, int]]:
    for one in (*track.opening, *track.controls):
        status, first, second = _control_data(one)
        yield one.tick, (status | track.channel) << 16 | first << 8 | second


def _control_data(one: Control) -> tuple[int, int, int]:
    if one.kind == "bend":
        return _STATUS[one.kind], (one.value + 8192) % 128, (one.value + 8192) // 128
    if one.kind == "pressure":
        return _STATUS[one.kind], one.value, 0
    return _STATUS[one.kind], one.number, one.value
