"""Saving and opening a song gives the same song, and the same song always gives the same bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import json
from msgspec.structs import replace

from arrangeboard.errors import UserError
from arrangeboard.song.values import Song
from arrangeboard.storage.layout import lay_out
from arrangeboard.storage.song_file import read_song, write_song
from tests.laws.songs import songs


@given(songs())
def test_reading_what_was_written_gives_the_song_back(song: Song) -> None:
    assert read_song(write_song(song)) == song


@given(songs())
def test_a_file_keeps_which_pieces_only_cutting_has_made(song: Song) -> None:
    cut = {key: replace(one, offcut=one.origin is not None) for key, one in song.pieces.items()}
    song = replace(song, pieces=cut)
    assert read_song(write_song(song)) == song


@given(songs())
def test_writing_what_was_read_gives_the_bytes_back(song: Song) -> None:
    written = write_song(song)
    assert write_song(read_song(written)) == written


@given(songs())
def test_the_layout_changes_white_space_and_defaults_only(song: Song) -> None:
    assert json.decode(lay_out(song), type=Song) == song


@given(songs(), st.data())
def test_a_file_with_one_byte_wrong_is_a_sound_song_or_refused(song: Song, data: st.DataObject) -> None:
    written = bytearray(write_song(song))
    at = data.draw(st.integers(0, len(written) - 1))
    written[at] = data.draw(st.sampled_from(b'0123456789-.eE"[]{},:\\ \x00\xffn'))
    _is_song_or_refused(bytes(written))


@given(songs(), st.data())
def test_a_file_cut_off_anywhere_is_refused(song: Song, data: st.DataObject) -> None:
    written = write_song(song)
    with pytest.raises(UserError):
        read_song(written[: data.draw(st.integers(0, len(written) - 3))])


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(garbage: bytes) -> None:
    with pytest.raises(UserError):
        read_song(garbage)


def _is_song_or_refused(data: bytes) -> None:
    try:
        song = read_song(data)
    except UserError:
        return
    assert read_song(write_song(song)) == song
