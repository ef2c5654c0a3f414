"""Planned parts in a skeleton: where they stand and the guide that is written for each.

A guide never touches the music: it stops where a pickup begins in its stretch, and leaves out or shortens
what would share a pitch with a note that sounds.
"""

from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct

from arrangeboard.generate.guides import GuidePlace, guide_notes
from arrangeboard.midi.export_options import ExportOptions
from arrangeboard.performance.sounding import Sounding, SoundingLane, SoundingNote
from arrangeboard.song.bars import section_grid
from arrangeboard.song.invariants import part_end
from arrangeboard.song.timeline import SlotSpan
from arrangeboard.song.values import Lane, Note, Part, Song


class PlannedStretch(Struct, frozen=True):
    """A planned part in ticks of the song, with its guide's notes in ticks from `start_tick`."""

    start_tick: int
    length_ticks: int
    notes: tuple[Note, ...]


def planned_stretches(
    song: Song, lane: Lane, heard: Sounding, options: ExportOptions
) -> tuple[PlannedStretch, ...]:
    """The lane's planned parts as the options write them, in order of time."""
    if options.planned == "nothing":
        return ()
    found: list[PlannedStretch] = []
    for span in heard.timeline.spans:
        for part in span.section.parts.get(lane.id, ()):
            if part.piece is None:
                found.extend(_stretch(song, lane, (span, part), heard=heard, options=options))
    return tuple(found)


def _stretch(
    song: Song, lane: Lane, planned: tuple[SlotSpan, Part], *, heard: Sounding, options: ExportOptions
) -> Iterator[PlannedStretch]:
    span, part = planned
    grid = section_grid(song, span.section)
    start = span.start_tick + part.start_tick
    end = _free_until(heard.lanes[lane.id], start, span.start_tick + part_end(part, grid.length_ticks))
    if end <= start:
        return
    notes: tuple[Note, ...] = ()
    if options.planned == "guides":
        place = GuidePlace(
            start_tick=part.start_tick,
            end_tick=end - span.start_tick,
            lowest_pitch=lane.lowest_pitch,
            highest_pitch=lane.highest_pitch,
            drums=lane.sound.drums,
            velocity=options.guide_velocity,
        )
        key = heard.timeline.key_at(start)
        guide = guide_notes(lane.role, span.section.chords, grid, key, place=place)
        notes = tuple(_beside(heard.lanes[lane.id], guide, span.start_tick, start))
    yield PlannedStretch(start, end - start, notes)


def _free_until(lane: SoundingLane, start_tick: int, end_tick: int) -> int:
    """Where the first note that starts in the stretch does so (a pickup into what follows), else its end."""
    index = _first_from(lane.notes, start_tick)
    return min(end_tick, lane.notes[index].start_tick) if index < len(lane.notes) else end_tick


def _beside(lane: SoundingLane, guide: tuple[Note, ...], offset: int, start_tick: int) -> Iterator[Note]:
    """The guide's notes from `start_tick`, without those whose pitch still rings."""
    before = lane.notes[: _first_from(lane.notes, start_tick)]
    rings_until = {note.pitch: note.start_tick + note.length_ticks for note in before}
    for note in guide:
        start = offset + note.start_tick
        if start >= rings_until.get(note.pitch, start):
            yield Note(start - start_tick, note.length_ticks, note.pitch, note.velocity)


def _first_from(notes: tuple[SoundingNote, ...], tick: int) -> int:
    return bisect_right(notes, tick - 1, key=lambda note: note.start_tick)
