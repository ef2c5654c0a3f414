"""What of a section lies in time, cut in two and joined, apart from what the section is called.

A half that was cut off opens with the tempo, meter, key and chord that were in effect, so that both halves
sound as the whole did.
"""

from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.song.bars import section_grid
from arrangeboard.song.edits.cutting import Parts, cut_cell, join_cells
from arrangeboard.song.edits.tray import Tray
from arrangeboard.song.ids import LaneId
from arrangeboard.song.values import (
    Chord,
    KeyChange,
    MeterChange,
    Section,
    Song,
    TempoChange,
)

Change = TypeVar("Change", TempoChange, MeterChange, KeyChange, Chord)


class Music(Struct, frozen=True):
    """A stretch of bars with all that happens in it, as a `Section` keeps it."""

    bars: int
    length_ticks: int
    tempos: tuple[TempoChange, ...] = ()
    meters: tuple[MeterChange, ...] = ()
    keys: tuple[KeyChange, ...] = ()
    chords: tuple[Chord, ...] = ()
    parts: dict[LaneId, Parts] = {}


def music_of(song: Song, section: Section) -> Music:
    """What of the section lies in time."""
    return Music(
        bars=section.bars,
        length_ticks=section_grid(song, section).length_ticks,
        tempos=section.tempos,
        meters=section.meters,
        keys=section.keys,
        chords=section.chords,
        parts=section.parts,
    )


def with_music(section: Section, music: Music) -> Section:
    """The section with other music under its name."""
    return replace(
        section,
        bars=music.bars,
        tempos=music.tempos,
        meters=music.meters,
        keys=music.keys,
        chords=music.chords,
        parts=music.parts,
    )


def cut_music(music: Music, bar: int, tick: int, tray: Tray) -> tuple[Music, Music]:
    """The music before and from `tick`, where `bar` starts."""
    cells = {lane: cut_cell(parts, tick, music.length_ticks, tray) for lane, parts in music.parts.items()}
    front = Music(
        bars=bar,
        length_ticks=tick,
        tempos=tuple(change for change in music.tempos if change.tick < tick),
        meters=tuple(change for change in music.meters if change.bar < bar),
        keys=tuple(change for change in music.keys if change.tick < tick),
        chords=tuple(chord for chord in music.chords if chord.tick < tick),
        parts={lane: before for lane, (before, _) in cells.items() if before},
    )
    back = Music(
        bars=music.bars - bar,
        length_ticks=music.length_ticks - tick,
        tempos=_changes_from(music.tempos, tick),
        meters=_changes_from(music.meters, bar),
        keys=_changes_from(music.keys, tick),
        chords=_changes_from(music.chords, tick),
        parts={lane: after for lane, (_, after) in cells.items() if after},
    )
    return front, back


def join_music(song: Song, front: Music, back: Music, tray: Tray) -> Music:
    """The music of both, one after the other, in a song whose tempo, meter and key they inherit."""
    tick, bar = front.length_ticks, front.bars
    end_tick = tick + back.length_ticks
    tempo = TempoChange(0, song.microseconds_per_quarter)
    meter = MeterChange(0, song.meter.numerator, song.meter.denominator)
    return Music(
        bars=front.bars + back.bars,
        length_ticks=end_tick,
        tempos=_joined_changes(front.tempos, back.tempos, tick, tempo),
        meters=_joined_changes(front.meters, back.meters, bar, meter),
        keys=_joined_changes(front.keys, back.keys, tick, KeyChange(0, song.key)),
        chords=_joined_changes(front.chords, back.chords, tick, Chord(0, "N.C.")),
        parts={
            lane: join_cells(front.parts.get(lane, ()), back.parts.get(lane, ()), tick, end_tick, tray)
            for lane in {**front.parts, **back.parts}
        },
    )


def _changes_from(changes: tuple[Change, ...], place: int) -> tuple[Change, ...]:
    """The changes from `place` on, counted from there; what was in effect opens them."""
    at_or_before = tuple(change for change in changes if _place(change) <= place)
    later = tuple(change for change in changes if _place(change) > place)
    opening = tuple(_placed(change, 0) for change in at_or_before[-1:])
    return opening + tuple(_placed(change, _place(change) - place) for change in later)


def _joined_changes(
    front: tuple[Change, ...], back: tuple[Change, ...], place: int, default: Change
) -> tuple[Change, ...]:
    """Both rows, the second from `place` on; between them only what truly changes."""
    in_effect = front[-1] if front else default
    opening = () if back and _place(back[0]) == 0 else (_placed(default, place),)
    later = opening + tuple(_placed(change, _place(change) + place) for change in back)
    return front + (later[1:] if later[0] == _placed(in_effect, place) else later)


def _place(change: Change) -> int:
    return change.bar if isinstance(change, MeterChange) else change.tick


def _placed(change: Change, place: int) -> Change:
    if isinstance(change, MeterChange):
        return replace(change, bar=place)
    return replace(change, tick=place)
