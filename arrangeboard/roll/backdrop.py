"""What stands behind the notes of a piece in its place: bars, chords, and what the other lanes play there."""

from collections.abc import Iterator

from msgspec import Struct

from arrangeboard.board.colours import lane_colours
from arrangeboard.performance.sounding import cell_notes
from arrangeboard.roll.place import Setting
from arrangeboard.song.bars import BarGrid, bar_ticks
from arrangeboard.song.values import Arrangement, Chord, Meter, Note, Song
from arrangeboard.theory.chords import NO_CHORD, is_chord, pitch_classes

ROOM_BARS = 8
"""How many bars past its end a piece is shown, so that it can grow."""


class RollChord(Struct, frozen=True, gc=False):
    """A chord from one tick of the piece to another; its pitch classes are as heard."""

    start_tick: int
    end_tick: int
    symbol: str
    pitch_classes: frozenset[int]
    guessed: bool = False


class RollGhost(Struct, frozen=True, gc=False):
    """What another lane plays meanwhile, in the piece's own ticks and written pitches, sorted."""

    colour: str
    notes: tuple[Note, ...]


def piece_grid(song: Song, setting: Setting, end_tick: int) -> BarGrid:
    """The bars from the piece's bar 1 to some past `end_tick`, in the meters of its place."""
    starts, meters = [0], list[Meter]()
    following = _meters(song, setting)
    room = ROOM_BARS
    while room:
        if starts[-1] >= end_tick:
            room -= 1
        meters.append(next(following))
        starts.append(starts[-1] + bar_ticks(meters[-1]))
    return BarGrid(tuple(starts), tuple(meters))


def _meters(song: Song, setting: Setting) -> Iterator[Meter]:
    """The meter of each bar of the piece, the last one for ever."""
    meter = song.meter
    if setting.grid is not None and setting.grid.bars:
        for meter in setting.grid.meters[setting.grid.bar_at(setting.start_tick) :]:
            yield meter
    while True:
        yield meter


def place_chords(
    song: Song, arrangement: Arrangement, setting: Setting, length_ticks: int
) -> tuple[RollChord, ...]:
    """The chords under the first sounding of the piece, and the one that its pickup leads out of."""
    if setting.section is None or setting.grid is None or not setting.section.chords:
        return ()
    end_tick = min(setting.grid.length_ticks, setting.start_tick + length_ticks)
    known = [*_last_chord_before(song, arrangement, setting), *setting.section.chords]
    ends = [*(chord.tick for chord in known[1:]), end_tick]
    return tuple(
        RollChord(
            chord.tick - setting.start_tick,
            min(end, end_tick) - setting.start_tick,
            chord.symbol,
            pitch_classes(chord.symbol),
            chord.guessed,
        )
        for chord, end in zip(known, ends, strict=True)
        if chord.tick < min(end, end_tick) and _is_shown(chord)
    )


def _is_shown(chord: Chord) -> bool:
    return is_chord(chord.symbol) and chord.symbol != NO_CHORD


def _last_chord_before(song: Song, arrangement: Arrangement, setting: Setting) -> list[Chord]:
    """The last chord of the section before, in ticks of this one, if this one begins with a chord."""
    section, index = setting.section, setting.slot_index
    if section is None or not index or not section.chords or section.chords[0].tick > 0:
        return []
    before = song.sections[arrangement.order[index - 1].section]
    if not before.chords:
        return []
    last = before.chords[-1]
    return [Chord(-_bar_before(setting), last.symbol, last.guessed)]


def _bar_before(setting: Setting) -> int:
    return setting.grid.starts[1] if setting.grid else 0


def place_ghosts(song: Song, setting: Setting) -> tuple[RollGhost, ...]:
    """What the other lanes of the section play; behind drums other kits alone, behind notes no drums."""
    section, lane = setting.section, setting.lane
    if section is None or lane is None:
        return ()
    colours = lane_colours(song)
    others = (one for one in song.lanes if one.id != lane.id and one.sound.drums == setting.drums)
    found = (
        RollGhost(colours[one.id], _moved(cell_notes(song, section, one, section.parts[one.id]), setting))
        for one in others
        if one.id in section.parts
    )
    return tuple(ghost for ghost in found if ghost.notes)


def _moved(notes: tuple[Note, ...], setting: Setting) -> tuple[Note, ...]:
    return tuple(
        sorted(
            Note(note.start_tick - setting.start_tick, note.length_ticks, pitch, note.velocity)
            for note in notes
            if 0 <= (pitch := note.pitch - setting.transpose) <= 127
        )
    )
