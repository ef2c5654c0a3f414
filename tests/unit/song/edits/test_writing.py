import pytest
from msgspec.structs import replace

from arrangeboard.song.edits.replacing import with_piece
from arrangeboard.song.edits.writing import fitted_pickup, write_piece
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import PieceId
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Control, Generated, Lyric, Note, Song
from tests.unit.app.band import BAR, BASS, RIFF, VERSE, WALK, band_song

BEAT = 960


def band() -> Song:
    return band_song({(VERSE, BASS): RIFF})


def test_notes_are_written_in_order_and_nothing_else_changes() -> None:
    song = band()
    late, early = Note(BEAT, BEAT, 64), Note(0, BEAT, 60)

    written = write_piece(song, RIFF, notes=[late, early])

    assert written.pieces[RIFF].written.notes == (early, late)
    assert written.pieces[WALK] is song.pieces[WALK]
    assert written.sections is song.sections
    assert problems(written) == ()


def test_writing_what_is_there_is_no_change() -> None:
    song = band()
    held = song.pieces[RIFF]

    same = write_piece(
        song, RIFF, notes=reversed(held.written.notes), length_ticks=held.length_ticks, pickup_ticks=0
    )

    assert same is song


def test_controls_and_lyrics_of_one_tick_keep_their_order() -> None:
    bank = [
        Control(BEAT, "controller", 7, 1),
        Control(0, "controller", 32, 1),
        Control(0, "controller", 0, 2),
    ]
    words = [Lyric(0, "so"), Lyric(0, "far")]

    content = write_piece(band(), RIFF, controls=bank, lyrics=words).pieces[RIFF].written

    assert [one.number for one in content.controls] == [32, 0, 7]
    assert [one.text for one in content.lyrics] == ["so", "far"]
    assert content.notes == band().pieces[RIFF].written.notes


def test_a_pickup_grows_for_notes_and_shrinks_when_it_is_free() -> None:
    notes = (Note(-BEAT - 1, BEAT, 60),)

    grown = write_piece(band(), RIFF, notes=notes, pickup_ticks=fitted_pickup(notes, BEAT))
    shrunk = write_piece(grown, RIFF, notes=[], pickup_ticks=fitted_pickup([], BEAT))

    assert grown.pieces[RIFF].pickup_ticks == 2 * BEAT
    assert shrunk.pieces[RIFF].pickup_ticks == 0


def test_a_pickup_stays_for_what_else_is_in_it() -> None:
    song = write_piece(band(), RIFF, pickup_ticks=BEAT, lyrics=[Lyric(-500, "oh")])

    assert write_piece(song, RIFF, pickup_ticks=0).pieces[RIFF].pickup_ticks == 500


@pytest.mark.parametrize(
    ("note", "code"),
    [
        (Note(0, BEAT, 128), "note-out-of-range"),
        (Note(0, BEAT, 60, 0), "note-out-of-range"),
        (Note(-1, BEAT, 60), "note-outside-piece"),
        (Note(0, 0, 60), "note-outside-piece"),
    ],
)
def test_what_no_song_can_hold_is_refused(note: Note, code: str) -> None:
    with pytest.raises(EditRefused, match=code):
        write_piece(band(), RIFF, notes=[note])


@pytest.mark.parametrize("length_ticks", [0, -BAR, 1 << 41])
def test_a_length_that_no_part_can_have_is_refused(length_ticks: int) -> None:
    with pytest.raises(EditRefused, match="piece-length-out-of-range"):
        write_piece(band(), RIFF, length_ticks=length_ticks)


def test_a_length_that_would_tile_a_part_without_end_is_refused_where_it_plays() -> None:
    song = band()
    long = replace(song.sections[VERSE], bars=9_000)
    song = replace(song, sections={**song.sections, VERSE: long})

    with pytest.raises(EditRefused, match="piece-length-out-of-range"):
        write_piece(song, RIFF, length_ticks=1)
    assert write_piece(song, WALK, length_ticks=1).pieces[WALK].length_ticks == 1


def test_a_piece_from_a_rule_is_not_written() -> None:
    ruled = replace(band().pieces[RIFF], content=Generated("bass-roots"))

    with pytest.raises(EditRefused, match="piece-from-rule"):
        write_piece(with_piece(band(), ruled), RIFF, notes=[])


def test_a_piece_that_is_not_there_is_refused() -> None:
    with pytest.raises(EditRefused, match="no-such-piece"):
        write_piece(band(), PieceId(98), notes=[])


def test_a_pickup_is_whole_beats() -> None:
    assert fitted_pickup([Note(-1, 9, 60), Note(5, 9, 60)], BEAT) == BEAT
    assert fitted_pickup([Note(-BEAT, 9, 60)], BEAT) == BEAT
    assert fitted_pickup([Note(0, 9, 60)], BEAT) == 0
