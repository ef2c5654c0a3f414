"""How much a song file may hold, so that a hostile one is refused within a second and in bounded memory.

Far above any real song: a file of two million notes passes. Counted before the bytes are decoded where
that can be seen from them, and before anything is laid out in time where not.
"""

from bisect import bisect_left
from itertools import chain

from arrangeboard.errors import UserError
from arrangeboard.song.bars import section_length
from arrangeboard.song.ids import PieceId
from arrangeboard.song.invariants import part_end
from arrangeboard.song.values import TICKS_PER_QUARTER, Piece, Section, Song

MOST_BYTES = 128 << 20
MOST_VALUES = 12_000_000
MOST_THINGS = 250_000
MOST_STRINGS = 3_000_000
MOST_BARS = 1_000_000
MOST_NOTES = 4_000_000
MOST_IN_A_QUARTER = 32
"""Notes that a piece from a rule has at most in a quarter."""


class TooMuch(UserError):
    """The file holds more than any song; it was not opened."""


def check_size(size_bytes: int, *, name: str) -> None:
    """TooMuch where a file is larger than any song."""
    if size_bytes > MOST_BYTES:
        raise TooMuch("song-file-too-large", name=name, most_megabytes=MOST_BYTES >> 20)


def check_bytes(data: bytes, *, name: str) -> None:
    """TooMuch where decoding the bytes would take too much memory: each value brings a comma or bracket."""
    check_size(len(data), name=name)
    strings = data.count(b'"') // 2
    if data.count(b",") > MOST_VALUES or data.count(b"{") > MOST_THINGS or strings > MOST_STRINGS:
        raise TooMuch("song-file-too-much", name=name)


def check_bars(song: Song, *, name: str) -> None:
    """TooMuch where the sections have too many bars to lay out."""
    if sum(section.bars for section in song.sections.values()) > MOST_BARS:
        raise TooMuch("song-too-many-bars", name=name, most=MOST_BARS)


def check_notes(song: Song, *, name: str) -> None:
    """TooMuch where an arrangement of a sound song would sound too many notes, controllers and tiles."""
    known: dict[tuple[PieceId, int], int] = {}
    heard = {section.id: _events(song, section, known) for section in song.sections.values()}
    for arrangement in song.arrangements:
        if sum(heard[slot.section] for slot in arrangement.order) > MOST_NOTES:
            raise TooMuch("song-too-many-notes", name=name, arrangement=arrangement.name, most=MOST_NOTES)


def _events(song: Song, section: Section, known: dict[tuple[PieceId, int], int]) -> int:
    """How many tiles sound in the section, with their notes, controllers and syllables."""
    length_ticks = section_length(song, section)
    total = 0
    for part in chain.from_iterable(section.parts.values()):
        if part.piece is not None:
            key = part.piece, part_end(part, length_ticks) - part.start_tick
            if key not in known:
                known[key] = _part_events(song.pieces[part.piece], key[1])
            total += known[key]
    return total


def _part_events(piece: Piece, length_ticks: int) -> int:
    if piece.is_generated:
        return 1 + length_ticks * MOST_IN_A_QUARTER // TICKS_PER_QUARTER
    tiles, rest_ticks = divmod(length_ticks, piece.length_ticks)
    return tiles * _tile_events(piece, piece.length_ticks) + _tile_events(piece, rest_ticks)


def _tile_events(piece: Piece, length_ticks: int) -> int:
    content = piece.written
    notes = bisect_left(content.notes, length_ticks, key=lambda note: note.start_tick)
    controls = bisect_left(content.controls, length_ticks, key=lambda control: control.tick)
    return 1 + notes + controls + bisect_left(content.lyrics, length_ticks, key=lambda lyric: lyric.tick)
