"""A skeleton moved to another number of ticks a quarter, with what rounding did to its notes."""

from collections.abc import Iterable, Iterator
from typing import Literal, TypeVar

from msgspec.structs import replace

from arrangeboard.midi.exporting.skeleton import Conductor, Skeleton, SkeletonTrack, TextAt
from arrangeboard.song.timeline import KeyAt, MeterAt
from arrangeboard.song.values import Control, Lyric, Note, TempoChange

Timed = TypeVar("Timed", MeterAt, KeyAt, TempoChange, TextAt, Control, Lyric)


def at_resolution(skeleton: Skeleton, resolution: Literal[960, 480]) -> tuple[Skeleton, int]:
    """The skeleton at `resolution`, and how many of its notes start or end a little off where they did."""
    if resolution == skeleton.resolution:
        return skeleton, 0
    ratio = _Ratio(resolution, skeleton.resolution)
    moved = replace(
        skeleton,
        resolution=resolution,
        end_tick=ratio.tick(skeleton.end_tick),
        conductor=_conductor_at(skeleton.conductor, ratio),
        tracks=tuple(_track_at(track, ratio) for track in skeleton.tracks),
    )
    return moved, ratio.rounded_notes


class _Ratio:
    """Rounds ticks to the new resolution and counts the notes for which that was not exact."""

    def __init__(self, new: int, old: int) -> None:
        self._new, self._old = new, old
        self.rounded_notes = 0

    def tick(self, tick: int) -> int:
        """The nearest tick; halfway is later."""
        return (2 * tick * self._new + self._old) // (2 * self._old)

    def notes(self, notes: Iterable[Note]) -> tuple[Note, ...]:
        """The notes, none shorter than a tick and none over the next of its pitch."""
        kept: dict[tuple[int, int], Note] = {}
        last: dict[int, Note] = {}
        for note in notes:
            moved = self._note(note)
            before = last.get(moved.pitch)
            if before and before.start_tick == moved.start_tick:
                moved = max(before, moved)
            elif before and before.start_tick + before.length_ticks > moved.start_tick:
                kept[before.start_tick, before.pitch] = _ending_at(before, moved.start_tick)
            kept[moved.start_tick, moved.pitch] = last[moved.pitch] = moved
        return tuple(kept.values())

    def all(self, timed: Iterable[Timed]) -> Iterator[Timed]:
        """Anything that happens at a tick, moved."""
        return (replace(one, tick=self.tick(one.tick)) for one in timed)

    def last_of_each_tick(self, timed: Iterable[Timed]) -> tuple[Timed, ...]:
        """Of changes that now fall together only the last."""
        return tuple({one.tick: one for one in self.all(timed)}.values())

    def _note(self, note: Note) -> Note:
        start, end = note.start_tick, note.start_tick + note.length_ticks
        if start * self._new % self._old or end * self._new % self._old:
            self.rounded_notes += 1
        start_tick = self.tick(start)
        return Note(start_tick, max(1, self.tick(end) - start_tick), note.pitch, note.velocity)


def _ending_at(note: Note, tick: int) -> Note:
    return Note(note.start_tick, tick - note.start_tick, note.pitch, note.velocity)


def _conductor_at(conductor: Conductor, ratio: _Ratio) -> Conductor:
    return replace(
        conductor,
        tempos=ratio.last_of_each_tick(conductor.tempos),
        meters=ratio.last_of_each_tick(conductor.meters),
        keys=ratio.last_of_each_tick(conductor.keys),
        markers=tuple(ratio.all(conductor.markers)),
        texts=tuple(ratio.all(conductor.texts)),
    )


def _track_at(track: SkeletonTrack, ratio: _Ratio) -> SkeletonTrack:
    return replace(
        track,
        notes=ratio.notes(track.notes),
        controls=tuple(ratio.all(track.controls)),
        lyrics=tuple(ratio.all(track.lyrics)),
        texts=tuple(ratio.all(track.texts)),
    )
