"""The lanes of a file: one for each track, channel and program that plays notes, or holds lyrics or a plan.

A lane's notes are columns in ticks of the song; its controls are those of its channel. Sections and pieces
are not known here.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from arrangeboard.midi.importing.channel_controls import ChannelControls
from arrangeboard.midi.importing.clock import MOST_TICKS, Clock
from arrangeboard.midi.importing.conductor import (
    CHANNEL_PREFIX,
    INSTRUMENT,
    LYRIC,
    TEXT,
    TRACK_NAME,
    track_name,
)
from arrangeboard.midi.importing.progress import Progress
from arrangeboard.midi.losses import LossList
from arrangeboard.midi.marks import PlannedMark, read_planned_mark
from arrangeboard.midi.reading.smf_reader import NotMidi, Smf
from arrangeboard.midi.reading.smf_texts import decode_lyric, decode_text
from arrangeboard.midi.reading.smf_track import ProgramChange, Track, Voice
from arrangeboard.song.values import Control, Lyric, Sound

DRUM_CHANNEL = 9
MOST_LANES = 500


@dataclass(slots=True)
class NoteColumns:
    """Notes in order of their starts; one place in all four columns is one note."""

    starts: "array[int]"
    lengths: "array[int]"
    pitches: bytes
    velocities: bytes

    def chosen(self, places: Sequence[int]) -> "NoteColumns":
        """The notes at these places."""
        return NoteColumns(
            starts=array("q", [self.starts[place] for place in places]),
            lengths=array("q", [self.lengths[place] for place in places]),
            pitches=bytes([self.pitches[place] for place in places]),
            velocities=bytes([self.velocities[place] for place in places]),
        )


@dataclass(slots=True)
class FileLane:
    """What becomes a lane."""

    track: int
    name: str
    channel: int
    sound: Sound
    notes: NoteColumns
    controls: list[Control] = field(default_factory=list)
    lyrics: list[Lyric] = field(default_factory=list)
    plans: dict[int, PlannedMark] = field(default_factory=dict)


def read_lanes(smf: Smf, clock: Clock, losses: LossList, tell: Progress) -> list[FileLane]:
    """The lanes in order of tracks, channels and first use. Lyrics that belong to none get their own lane."""
    reader = _LaneReader(smf, clock, losses, lambda share: tell(share / 2))
    lanes: list[FileLane] = []
    for number in range(len(smf.tracks)):
        lanes.extend(islice(reader.lanes_of(number), MOST_LANES + 1))
        if len(lanes) > MOST_LANES:
            raise NotMidi("midi-too-many-lanes", most=MOST_LANES)
        tell((1 + (number + 1) / len(smf.tracks)) / 2)
    for number in range(len(smf.tracks)):
        reader.place_lyrics(number, lanes)
    return lanes


class _LaneReader:
    """Splits tracks into lanes."""

    def __init__(self, smf: Smf, clock: Clock, losses: LossList, tell: Progress) -> None:
        self._smf = smf
        self._clock = clock
        self._losses = losses
        self._controls = ChannelControls(smf.tracks, clock, tell)

    def lanes_of(self, number: int) -> Iterator[FileLane]:
        track = self._smf.tracks[number]
        plans = dict(self._plans(track))
        own_name = track_name(track.metas)
        voices = self._voices(number)
        if not voices and (plans or _is_silent_lane(track)):
            voices = {_chosen_voice(track): _no_notes()}
        for voice, notes in voices.items():
            yield FileLane(
                track=number,
                name=_channel_name(track, voice.channel) or ("" if self._smf.kind == 0 else own_name),
                channel=voice.channel,
                sound=Sound(voice.program or 0, voice.bank, drums=voice.channel == DRUM_CHANNEL),
                notes=notes,
                controls=self._controls.obeyed_by(number, voice.channel),
                plans=plans,
            )
            plans = {}

    def _plans(self, track: Track) -> Iterator[tuple[int, PlannedMark]]:
        for meta in track.texts(TEXT):
            if mark := read_planned_mark(decode_text(meta.data)):
                yield self._clock.at(meta.tick), mark

    def _voices(self, number: int) -> dict[Voice, NoteColumns]:
        """The track's notes by what plays them, its channels in order."""
        track = self._smf.tracks[number]
        notes, keys = self._columns(track)
        if len(set(keys)) == 1:
            voices = {track.voices[keys[0]]: notes}
        else:
            places: dict[Voice, list[int]] = {}
            for place, key in enumerate(keys):
                places.setdefault(track.voices[key], []).append(place)
            voices = {voice: notes.chosen(chosen) for voice, chosen in places.items()}
        resolved: dict[Voice, NoteColumns] = {}
        for voice, own in sorted(voices.items(), key=lambda item: item[0].channel):
            for lent, part in self._with_program(number, voice, own):
                resolved[lent] = _joined(resolved[lent], part) if lent in resolved else part
        return resolved

    def _columns(self, track: Track) -> tuple[NoteColumns, list[int]]:
        """All notes of the track that stay, and the voice of each."""
        starts, ends = self._clock.all(track.starts), self._clock.all(track.ends)
        self._losses.add("notes-rounded", self._clock.rounded(track.starts))
        self._losses.add("notes-zero-length", sum(map(int.__eq__, track.starts, track.ends)))
        lengths = array("q", [max(1, end - start) for start, end in zip(starts, ends, strict=True)])
        keys = track.voice_keys
        notes = NoteColumns(starts, lengths, bytes([key & 127 for key in keys]), bytes(track.velocities))
        voices = [key >> 7 for key in keys]
        if -1 in track.ends or self._clock.down > 1 or (starts and starts[-1] >= MOST_TICKS):
            staying = list(_staying(starts, track))
            in_time = bisect_left(starts, MOST_TICKS)
            self._losses.add("notes-too-late", len(starts) - in_time)
            self._losses.add("notes-doubled", in_time - len(staying) - track.ends[:in_time].count(-1))
            return notes.chosen(staying), [voices[place] for place in staying]
        return notes, voices

    def _with_program(
        self, number: int, voice: Voice, notes: NoteColumns
    ) -> Iterator[tuple[Voice, NoteColumns]]:
        """Notes before any program of their own track use what other tracks chose for the channel."""
        if voice.program is not None:
            yield voice, notes
            return
        lent = self._lent_programs(number, voice.channel)
        if len({change.voice for change in lent}) <= 1 and all(change.tick == 0 for change in lent):
            yield (lent[0].voice if lent else Voice(voice.channel, 0, 0)), notes
            return
        places: dict[Voice, list[int]] = {}
        ticks = [self._clock.at(change.tick) for change in lent]
        for place, start in enumerate(notes.starts):
            index = bisect_right(ticks, start) - 1
            chosen = lent[index].voice if index >= 0 else Voice(voice.channel, 0, 0)
            places.setdefault(chosen, []).append(place)
        for chosen, group in places.items():
            yield chosen, notes.chosen(group)

    def _lent_programs(self, number: int, channel: int) -> list[ProgramChange]:
        port = self._smf.tracks[number].port
        return sorted(
            (
                change
                for other, track in enumerate(self._smf.tracks)
                if other != number and track.port == port
                for change in track.programs
                if change.voice.channel == channel
            ),
            key=lambda change: change.tick,
        )

    def place_lyrics(self, number: int, lanes: list[FileLane]) -> None:
        """Give a track's lyrics to the lane that sings them: the one with most notes on their ticks."""
        track = self._smf.tracks[number]
        lyrics = [Lyric(self._clock.at(meta.tick), decode_lyric(meta.data)) for meta in track.texts(LYRIC)]
        lyrics = [lyric for lyric in lyrics if lyric.text and lyric.tick < MOST_TICKS]
        if not lyrics:
            return
        own = [lane for lane in lanes if lane.track == number]
        singer = max(own or lanes, key=lambda lane: _sung(lane, lyrics), default=None)
        if singer is None or not (own or 2 * _sung(singer, lyrics) >= len(lyrics)):
            singer = FileLane(number, track_name(track.metas) or "Lyrics", 0, Sound(), _no_notes())
            lanes.append(singer)
        singer.lyrics = sorted(singer.lyrics + lyrics, key=lambda lyric: lyric.tick)


def _sung(lane: FileLane, lyrics: list[Lyric]) -> int:
    return 0 if lane.sound.drums else len(set(lane.notes.starts).intersection(one.tick for one in lyrics))


def _staying(starts: "array[int]", track: Track) -> Iterator[int]:
    """The places of the notes that stay: inside the day, and one of each pitch of a voice on a tick."""
    last_starts: dict[int, int] = {}
    for place, (start, end, key) in enumerate(zip(starts, track.ends, track.voice_keys, strict=True)):
        if start >= MOST_TICKS:
            return
        if end >= 0 and last_starts.get(key) != start:
            last_starts[key] = start
            yield place


def _joined(one: NoteColumns, other: NoteColumns) -> NoteColumns:
    both = NoteColumns(
        one.starts + other.starts,
        one.lengths + other.lengths,
        one.pitches + other.pitches,
        one.velocities + other.velocities,
    )
    return both.chosen(sorted(range(len(both.starts)), key=both.starts.__getitem__))


def _no_notes() -> NoteColumns:
    return NoteColumns(array("q"), array("q"), b"", b"")


def _is_silent_lane(track: Track) -> bool:
    """Whether a track without notes is an instrument that only does not play: it has a name and a program."""
    return bool(track.programs) and track_name(track.metas) != ""


def _chosen_voice(track: Track) -> Voice:
    return track.programs[0].voice if track.programs else Voice(0, 0, 0)


def _channel_name(track: Track, channel: int) -> str:
    """The name that the track gives to one of its channels, empty where it gives none."""
    named: int | None = None
    for meta in track.metas:
        if meta.kind == CHANNEL_PREFIX and meta.data:
            named = meta.data[0]
        elif meta.kind in (INSTRUMENT, TRACK_NAME) and named == channel:
            return decode_text(meta.data)
    return ""
