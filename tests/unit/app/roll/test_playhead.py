"""Where the playhead of the arrangement stands in the piece that is open."""

import pytest
from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.places import places_of
from arrangeboard.app.roll.open_piece import open_piece
from arrangeboard.app.roll.opening import open_from_tray, open_part
from arrangeboard.app.roll.playhead import piece_tick
from arrangeboard.app.selection import PartRef
from arrangeboard.song.ids import PartId
from arrangeboard.song.values import Song
from tests.unit.board.songs import BAR, CHORUS_1, HOOK, VOCAL, small_song

VERSE_END = 4 * BAR


def tick_in_hook(song: Song, tick: float) -> float | None:
    document = Document(song)
    open_part(document, PartRef(CHORUS_1, VOCAL, PartId(12)))
    shown = open_piece(document)
    assert shown is not None
    return piece_tick(song, shown, places_of(song, song.arrangement), tick)


@pytest.mark.parametrize(
    ("tick", "expected"),
    [
        (0, None),
        (VERSE_END - 1, None),
        (VERSE_END, 0),
        (VERSE_END + 100, 100),
        (VERSE_END + 2 * BAR + 7, 7),
        (VERSE_END + 8 * BAR + 5, 5),
    ],
)
def test_every_tile_and_every_repeat_counts(tick: int, expected: int | None) -> None:
    assert tick_in_hook(small_song(), tick) == expected


def test_the_pickup_is_heard_in_the_section_before() -> None:
    song = small_song()
    hook = replace(song.pieces[HOOK], pickup_ticks=960)
    song = replace(song, pieces={**song.pieces, HOOK: hook})
    assert tick_in_hook(song, VERSE_END - 480) == -480
    assert tick_in_hook(song, VERSE_END - 961) is None


def test_a_piece_of_the_tray_has_no_playhead() -> None:
    song = small_song()
    document = Document(song)
    open_from_tray(document, HOOK)
    shown = open_piece(document)
    assert shown is not None
    assert piece_tick(song, shown, places_of(song, song.arrangement), VERSE_END) is None
