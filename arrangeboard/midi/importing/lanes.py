"""The lanes of a file: one for each track, channel and program that plays notes or holds a plan.

A lane's notes are columns in ticks of the song; its controls are those of its channel. Sections and pieces
are not known here.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from arrangeboard.midi.importing.channel_controls import ChannelControls
from arrangeboard.midi.importing.channel_programs import ChannelPrograms
from arrangeboard.midi.importing.clock import MOST_TICKS, Clock
from arrangeboard.midi.importing.conductor import (
    CHANNEL_PREFIX,
    INSTRUMENT,
    TEXT,
    TRACK_NAME,
    track_name,
)
from arrangeboard.midi.importing.progress import Progress
from arrangeboard.midi.losses import LossList
from arrangeboard.midi.marks import PlannedMark, read_planned_mark
from arrangeboard.midi.reading.smf_reader import NotMidi, Smf
from arrangeboard.midi.reading.smf_texts import decode_text
from arrangeboard.midi.reading.smf_track import Track, Voice
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
    """The lanes in order of tracks, channels and first use, without lyrics yet."""
    reader = _LaneReader(smf, clock, losses, lambda share: tell(share / 2))
    lanes: list[FileLane] = []
    for number in range(len(smf.tracks)):
        lanes.extend(islice(reader.lanes_of(number), MOST_LANES + 1))
        if len(lanes) > MOST_LANES:
            raise NotMidi("midi-too-many-lanes", most=MOST_LANES)
        tell((1 + (number + 1) / len(smf.tracks)) / 2)
    return lanes


class _LaneReader:
    """Splits tracks into lanes."""

    def __init__(self, smf: Smf, clock: Clock, losses: LossList, tell: Progress) -> None:
        self._smf = smf
        self._clock = clock
        self._losses = losses
        self._controls = ChannelControls(smf.tracks, clock, tell)
        self._programs = ChannelPrograms(smf.tracks)

    def lanes_of(self, number: int) -> Iterator[FileLane]:
        track = self._smf.tracks[number]
        plans = dict(self._plans(track))
        own_name = track_name(track.metas)
        channel_names = _channel_names(track)
        voices = self._voices(number)
        if not voices and (plans or _is_silent_lane(track)):
            voices = {_chosen_voice(track): no_notes()}
        for voice, notes in voices.items():
            yield FileLane(
                track=number,
                name=channel_names.get(voice.channel) or ("" if self._smf.kind == 0 else own_name),
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
        lent = self._programs.lent_to(number, voice.channel)
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


def no_notes() -> NoteColumns:
    """The columns of a lane that plays nothing."""
    return NoteColumns(array("q"), array("q"), b"", b"")


def _is_silent_lane(track: Track) -> bool:
    """Whether a track without notes is an instrument that only does not play: it has a name and a program."""
    return bool(track.programs) and track_name(track.metas) != ""


def _chosen_voice(track: Track) -> Voice:
    return track.programs[0].voice if track.programs else Voice(0, 0, 0)


def _channel_names(track: Track) -> dict[int, str]:
    """The names that the track gives to its channels, by channel."""
    named: int | None = None
    names: dict[int, str] = {}
    for meta in track.metas:
        if meta.kind == CHANNEL_PREFIX and meta.data:
            named = meta.data[0]
        elif meta.kind in (INSTRUMENT, TRACK_NAME) and named is not None and named not in names:
            names[named] = decode_text(meta.data)
    return names
