"""A part written out as music of its own: what a rule makes of it, tiled, transposed, trimmed, as loud.

For whoever goes on with what is heard, in place of what is written. Names and trays are not known here.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from arrangeboard.performance.performing import performed
from arrangeboard.song.bars import section_length
from arrangeboard.song.tiles import cell_tiles
from arrangeboard.song.values import Control, Lane, Lyric, Note, Part, Section, Song, Written


def as_it_sounds(song: Song, section: Section, lane: Lane, part: Part) -> Written:
    """What a part sounds, counted from its start and in order of time; nothing of a planned part.

    Notes that ring over the part's end do so still.
    """
    pieces = (performed(song, section, lane, part),)
    length = section_length(song, section)
    tiles = tuple(cell_tiles((part,), pieces, length, drums=lane.sound.drums))
    return written_from(
        part.start_tick,
        (note for tile in tiles for note in tile.notes),
        sorted((one for tile in tiles for one in tile.controls), key=lambda one: one.tick),
        sorted((one for tile in tiles for one in tile.lyrics), key=lambda one: one.tick),
    )


def written_from(
    start_tick: int, notes: Iterable[Note], controls: Iterable[Control], lyrics: Iterable[Lyric] = ()
) -> Written:
    """Music in ticks of a section as that of a piece that starts at one of them.

    Controls and lyrics are given in order of time.
    """
    return Written(
        notes=tuple(replace(one, start_tick=one.start_tick - start_tick) for one in sorted(notes)),
        controls=tuple(replace(one, tick=one.tick - start_tick) for one in controls),
        lyrics=tuple(replace(one, tick=one.tick - start_tick) for one in lyrics),
    )
