"""Whether the tray has something better for a place than what stands there."""

from msgspec.structs import replace

from arrangeboard.app.fit.better_pieces import has_better_piece
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Song
from tests.unit.fit.repairs.repair_songs import TUNE, VOICE, at_of, piece, quarters, song_of

SHARP, RIGHT = piece(quarters(TUNE, up=1), name="Sharp"), piece(quarters(TUNE), name="Right")


def with_in_tray(song: Song) -> Song:
    """A song whose tray holds the tune as it should be too."""
    key = PieceId(90)
    return replace(song, pieces={**song.pieces, key: replace(RIGHT, id=key)})


def test_a_piece_in_the_tray_that_fits_is_better_than_one_that_does_not() -> None:
    song = song_of({VOICE: SHARP})
    assert has_better_piece(with_in_tray(song), at_of(song, VOICE))
    assert not has_better_piece(song, at_of(song, VOICE))


def test_nothing_is_better_than_what_fits_already() -> None:
    song = song_of({VOICE: RIGHT})
    assert not has_better_piece(with_in_tray(song), at_of(song, VOICE))


def test_nobody_looks_where_nobody_waits() -> None:
    song = song_of({VOICE: SHARP})
    assert not has_better_piece(with_in_tray(song), at_of(song, VOICE), lambda: False)
