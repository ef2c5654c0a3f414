"""A lane and what it sounds, which only `performance.sounding` says, as a track of a skeleton."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.midi.exporting.channels import Address
from arrangeboard.midi.exporting.plain_text import one_line, to_ascii
from arrangeboard.midi.exporting.planned_parts import PlannedStretch
from arrangeboard.midi.exporting.skeleton import SkeletonTrack, TextAt
from arrangeboard.midi.marks import planned_mark
from arrangeboard.performance.sounding import SoundingLane, SoundingNote
from arrangeboard.song.controls import PAN, VOLUME
from arrangeboard.song.values import Control, Lane, Lyric, Note

_NEVER_WRITTEN = frozenset({0, 32, 120, 123})
"""Bank select, which the lane's sound says, and what silences a channel."""

_ONLY_AT_START = frozenset({124, 125, 126, 127})
"""Channel modes: a receiver ends what sounds when it gets one."""


class LaneToWrite(Struct, frozen=True):
    """A lane with all that its track is made of; its ticks count from the song's bar 1."""

    lane: Lane
    name: str
    address: Address
    heard: SoundingLane
    planned: tuple[PlannedStretch, ...] = ()


def lane_track(made_of: LaneToWrite, *, charset: str, shift_ticks: int) -> SkeletonTrack:
    """The track of a lane, everything `shift_ticks` later than in the song."""
    heard = made_of.heard
    return SkeletonTrack(
        name=made_of.name,
        port=made_of.address.port,
        channel=made_of.address.channel,
        sound=made_of.lane.sound,
        opening=tuple(_opening(made_of.lane)),
        notes=_notes(heard.notes, made_of.planned, shift_ticks),
        controls=tuple(
            Control(max(0, one.tick + shift_ticks), one.kind, one.number, one.value)
            for one in heard.controls
            if is_written(one)
        ),
        lyrics=tuple(
            Lyric(one.tick + shift_ticks, lyric_text(one.text, charset)) for one in heard.lyrics if one.text
        ),
        texts=tuple(_marks(made_of.planned, shift_ticks)),
    )


def is_written(control: Control) -> bool:
    """Whether a control of a piece goes into the file: those that would cut sounding notes do not."""
    return control.kind != "controller" or control.number not in _NEVER_WRITTEN | _ONLY_AT_START


def _opening(lane: Lane) -> Iterator[Control]:
    """Volume, pan and the lane's setup, in the order that its parameters need."""
    yield Control(0, "controller", VOLUME, lane.volume)
    yield Control(0, "controller", PAN, lane.pan)
    for one in lane.setup:
        if one.kind != "controller" or one.number not in _NEVER_WRITTEN | {VOLUME, PAN}:
            yield Control(0, one.kind, one.number, one.value)


def _notes(
    heard: tuple[SoundingNote, ...], planned: Iterable[PlannedStretch], shift_ticks: int
) -> tuple[Note, ...]:
    notes = [Note(one.start_tick + shift_ticks, one.length_ticks, one.pitch, one.velocity) for one in heard]
    guides = [
        replace(note, start_tick=note.start_tick + stretch.start_tick + shift_ticks)
        for stretch in planned
        for note in stretch.notes
    ]
    return tuple(sorted(notes + guides)) if guides else tuple(notes)


def _marks(planned: Iterable[PlannedStretch], shift_ticks: int) -> Iterator[TextAt]:
    for stretch in planned:
        yield TextAt(stretch.start_tick + shift_ticks, planned_mark(stretch.length_ticks, stretch.notes))


def lyric_text(text: str, charset: str) -> str:
    """A syllable in the charset; one that ASCII cannot spell stays as it is, since a lyric has no stand-in.

    Its spaces and hyphens stay: they join syllables to words.
    """
    if charset != "ascii" or text.isascii():
        return text
    spelt = to_ascii(text)
    if not any(sign.isalnum() for sign in spelt):
        return text
    before = " " if text[0].isspace() else ""
    after = " " if text[-1].isspace() else ""
    return one_line(before + spelt + after)
