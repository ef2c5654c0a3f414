"""What of a take lies together as a piece: its bars, its pickup, what holds when it begins.

Where the piece is put is not known here; what has no place in the song any more is kept as one in the tray.
"""

from collections.abc import Iterable, Iterator
from itertools import count

from msgspec.structs import replace

from arrangeboard.app.takes.slots import SlotTake
from arrangeboard.melody.timing import end_of
from arrangeboard.performance.as_it_sounds import written_from
from arrangeboard.song.bars import BarGrid, section_grid
from arrangeboard.song.edits.replacing import Ids, with_piece
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import TICKS_PER_QUARTER, Control, Note, Piece, Song, Written
from arrangeboard.words import say

RINGING_TICKS = TICKS_PER_QUARTER // 2
"""A last note that is held over a bar line by no more than this does not make the take a bar longer."""


def taken_piece(song: Song, piece: PieceId, one: SlotTake, room: tuple[int, int]) -> Piece:
    """What was played as a piece from one tick of its section to another, with a name that is free."""
    start, end = room
    controls = tuple(_from(start, (control for control in one.controls if control.tick < end)))
    content = written_from(start, one.notes, controls)
    return Piece(piece, _free_take_name(song), end - start, pickup_of(content), content)


def with_spare_piece(song: Song, heard: Song, one: SlotTake) -> tuple[Song, str]:
    """The song with what has no place in it any more as a piece in the tray, and what that is called.

    It was played to the song `heard`, whose bars it keeps.
    """
    grid = section_grid(heard, one.span.section)
    ids = Ids(song)
    room = bars_of(one.notes, grid, (0, grid.length_ticks))
    piece = taken_piece(song, PieceId(ids.new()), one, room)
    return replace(with_piece(song, piece), last_id=ids.last), piece.name


def bars_of(notes: tuple[Note, ...], grid: BarGrid, room: tuple[int, int]) -> tuple[int, int]:
    """From the bar of the first note to the end of that of the last, inside the room there is."""
    first = grid.starts[grid.bar_at(notes[0].start_tick)]
    begins = grid.bar_at(max(note.start_tick for note in notes))
    rings = grid.bar_at(max(map(end_of, notes)) - RINGING_TICKS - 1)
    return max(first, room[0]), min(grid.starts[max(begins, rings) + 1], room[1])


def _from(start: int, controls: Iterable[Control]) -> Iterator[Control]:
    """The controls from a tick on, opened by those that hold there."""
    opening: dict[tuple[str, int], Control] = {}
    later = []
    for one in controls:
        if one.tick <= start:
            opening[one.kind, one.number] = one
        else:
            later.append(one)
    yield from (replace(one, tick=start) for one in opening.values() if one.value)
    yield from later


def pickup_of(content: Written) -> int:
    """The pickup that the music needs, in whole quarters."""
    ticks = [note.start_tick for note in content.notes]
    ticks += [control.tick for control in content.controls]
    ticks += [lyric.tick for lyric in content.lyrics]
    early = -min(ticks, default=0)
    return max(0, -(-early // TICKS_PER_QUARTER) * TICKS_PER_QUARTER)


def _free_take_name(song: Song) -> str:
    taken = {piece.name for piece in song.pieces.values()}
    names = (say("take-name", number=number) for number in count(1))
    return next(name for name in names if name not in taken)
