"""How much a song file may hold, so that a hostile one is refused within a second and in bounded memory.

Far above any real song: a file of two million notes passes. Counted before the bytes are decoded where
that can be seen from them, and before anything is laid out in time where not.
"""

from arrangeboard.errors import UserError
from arrangeboard.song.bars import section_length
from arrangeboard.song.ids import PieceId
from arrangeboard.song.invariants import part_end
from arrangeboard.song.values import Section, Song

MOST_BYTES = 128 << 20
MOST_VALUES = 12_000_000
MOST_THINGS = 250_000
MOST_STRINGS = 3_000_000
MOST_BARS = 1_000_000
MOST_NOTES = 4_000_000


class TooMuch(UserError):
    """The file holds more than any song; it was not opened."""


def check_size(size_bytes: int, *, name: str) -> None:
    """TooMuch where a file is larger than any song."""
    if size_bytes > MOST_BYTES:
        raise TooMuch("song-file-too-large", name=name, most_megabytes=MOST_BYTES >> 20)


def check_bytes(data: bytes, *, name: str) -> None:
    """TooMuch where decoding the bytes would take too much memory: each value follows a comma or a bracket."""
    check_size(len(data), name=name)
    strings = data.count(b'"') // 2
    if data.count(b",") > MOST_VALUES or data.count(b"{") > MOST_THINGS or strings > MOST_STRINGS:
        raise TooMuch("song-file-too-much", name=name)


def check_bars(song: Song, *, name: str) -> None:
    """TooMuch where the sections have too many bars to lay out."""
    if sum(section.bars for section in song.sections.values()) > MOST_BARS:
        raise TooMuch("song-too-many-bars", name=name, most=MOST_BARS)


def check_notes(song: Song, *, name: str) -> None:
    """TooMuch where an arrangement of a sound song would sound too many notes, controls and tiles."""
    sizes = {
        piece.id: 1 + len(piece.content.notes) + len(piece.content.controls) + len(piece.content.lyrics)
        for piece in song.pieces.values()
    }
    heard = {section.id: _events(song, section, sizes) for section in song.sections.values()}
    for arrangement in song.arrangements:
        if sum(heard[slot.section] for slot in arrangement.order) > MOST_NOTES:
            raise TooMuch("song-too-many-notes", name=name, arrangement=arrangement.name, most=MOST_NOTES)


def _events(song: Song, section: Section, sizes: dict[PieceId, int]) -> int:
    """At most so many events sound in the section: each tile of a part has all of its piece's."""
    length_ticks = section_length(song, section)
    return sum(
        sizes[part.piece] * -(-(part_end(part, length_ticks) - part.start_tick) // piece.length_ticks)
        for parts in section.parts.values()
        for part in parts
        if part.piece is not None
        for piece in [song.pieces[part.piece]]
    )
