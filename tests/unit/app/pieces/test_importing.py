from pathlib import Path

import pytest

from arrangeboard.app.document import Document
from arrangeboard.app.pieces.cuts import cut_at, moved_start, numbered, renamed, with_cut, without_cut
from arrangeboard.app.pieces.importing import (
    Cut,
    NothingToImport,
    loop_of,
    piece_name,
    piece_of,
    proposed_cuts,
    read_source,
    same_as,
    take_pieces,
    whole,
)
from arrangeboard.errors import UserError
from arrangeboard.exchange.sources import SourceTrack
from arrangeboard.song.bars import bar_grid
from arrangeboard.song.ids import PieceId
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Meter, Note, Piece, Sound, Written
from tests.unit.app.band import BAR, band_song
from tests.unit.app.loop_files import midi_file, phrase, two_tracks
from tests.unit.exchange.scores import attributes, note, score

BEAT = 960
GRID = bar_grid(8, (), Meter())
TWO = (Cut(0, 4 * BAR, "A"), Cut(4 * BAR, 8 * BAR, "B"))


@pytest.fixture
def flute_file(tmp_path: Path) -> Path:
    return two_tracks(tmp_path / "tune.mid")


def test_a_files_tracks_are_told_with_their_notes(flute_file: Path) -> None:
    source = read_source(flute_file)

    assert [(track.name, len(track.notes)) for track in source.tracks] == [("Flute", 57), ("Bass", 4)]
    assert (source.name, source.grid.bars) == ("tune", 8)


def test_phrases_become_pieces_with_their_pickups(flute_file: Path) -> None:
    source = read_source(flute_file)
    flute = source.tracks[0]
    pieces = [piece_of(source, flute, one) for one in proposed_cuts(source, flute)]

    assert [piece.name for piece in pieces] == ["Flute A", "Flute B"]
    assert [(piece.length_ticks, piece.pickup_ticks) for piece in pieces] == [(4 * BAR, 0), (4 * BAR, BEAT)]
    assert pieces[1].written.notes[0].start_tick == -BEAT // 2


def test_only_the_chosen_bars_are_cut_with_the_pickup_into_them(flute_file: Path) -> None:
    source = read_source(flute_file)
    (only,) = proposed_cuts(source, source.tracks[0], 4, 8)

    assert (only.start_tick, only.end_tick, only.name) == (4 * BAR - BEAT // 2, 8 * BAR, "Flute")


def test_a_loop_is_one_piece_of_whole_bars(tmp_path: Path) -> None:
    loop = midi_file(tmp_path / "Groove.mid", ("", 9, [(at / 2, 0.25, 42) for at in range(2, 15)]))
    piece = loop_of(read_source(loop))

    assert (piece.name, piece.length_ticks, piece.pickup_ticks) == ("Groove", 2 * BAR, 0)
    assert piece.written.notes[0].start_tick == BEAT


def test_a_loop_of_several_tracks_is_the_one_that_plays_most_unless_told(flute_file: Path) -> None:
    assert len(loop_of(read_source(flute_file)).written.notes) == 57
    assert len(loop_of(read_source(flute_file), track=1).written.notes) == 4


def test_silence_before_a_loop_is_left_out(tmp_path: Path) -> None:
    late = midi_file(tmp_path / "late.mid", ("Late", 0, phrase(4)))
    source = read_source(late)

    assert whole(source, source.tracks[0]).start_tick == 4 * BAR
    assert loop_of(read_source(late)).length_ticks == 4 * BAR


def test_pieces_come_into_the_tray_in_one_step_and_not_twice(flute_file: Path) -> None:
    document = Document(band_song({}))
    source = read_source(flute_file)
    pieces = [piece_of(source, source.tracks[0], one) for one in proposed_cuts(source, source.tracks[0])]

    first = take_pieces(document, pieces)
    again = take_pieces(document, pieces)

    assert first == again
    assert [label.code for label in document.steps] == ["step-opened", "step-import-pieces"]
    assert problems(document.song) == ()
    document.undo()
    assert len(document.song.pieces) == 2


def test_a_file_is_taken_as_one_piece(flute_file: Path) -> None:
    document = Document(band_song({}))
    (key,) = take_pieces(document, [loop_of(read_source(flute_file))])

    assert document.song.pieces[key].name == "tune"
    assert document.steps[-1].code == "step-import-piece"


def test_a_score_is_a_source_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "Song.musicxml"
    path.write_bytes(score(attributes() + note("C5", 8)))

    assert loop_of(read_source(path)).written.notes[0].pitch == 72


def test_a_file_without_notes_and_one_that_is_none_are_refused(tmp_path: Path) -> None:
    silent = tmp_path / "silent.musicxml"
    silent.write_bytes(score(attributes() + "<note><rest/><duration>8</duration></note>"))
    noise = tmp_path / "noise.mid"
    noise.write_bytes(b"noise")

    with pytest.raises(NothingToImport, match="import-no-notes"):
        read_source(silent)
    with pytest.raises(UserError, match="not-midi"):
        read_source(noise)
    with pytest.raises(UserError, match="file-missing"):
        read_source(tmp_path / "none.mid")


def test_a_line_moves_to_the_nearest_beat_and_takes_its_neighbour_along() -> None:
    moved = moved_start(TWO, 1, 3 * BAR + 400, GRID)

    assert [(one.start_tick, one.end_tick) for one in moved] == [(0, 3 * BAR), (3 * BAR, 8 * BAR)]


def test_a_line_moves_neither_past_its_neighbours_nor_past_its_end() -> None:
    assert moved_start(TWO, 1, -BAR, GRID) == TWO
    assert moved_start(TWO, 1, 9 * BAR, GRID) == TWO


def test_a_line_over_silence_leaves_the_piece_before_as_it_is() -> None:
    apart = (Cut(0, 2 * BAR, "A"), Cut(6 * BAR, 8 * BAR, "B"))

    assert moved_start(apart, 1, 5 * BAR, GRID)[0].end_tick == 2 * BAR
    assert moved_start(apart, 1, BAR, GRID)[0].end_tick == BAR


def test_a_line_is_added_and_removed_again() -> None:
    added = with_cut(TWO, 2 * BAR + 100, GRID)

    assert [one.start_tick for one in added] == [0, 2 * BAR, 4 * BAR]
    assert without_cut(added, 1) == TWO
    assert with_cut(TWO, 4 * BAR + 10, GRID) == TWO
    assert without_cut(TWO, 0) == TWO


def test_new_pieces_get_names_that_no_other_has() -> None:
    added = numbered(with_cut(renamed(TWO, 0, " Hook "), 2 * BAR, GRID), ["Hook", "B", "C"])

    assert [one.name for one in added] == ["Hook", "C", "B"]
    assert cut_at(added, 2 * BAR) == 1
    assert cut_at(added, 9 * BAR) is None


def test_what_is_there_a_second_time_is_told_and_a_track_nobody_named_is_called_by_its_sound() -> None:
    bar = Written((Note(0, BEAT, 60),))
    pieces = [Piece(PieceId(0), "A", BAR, content=bar), Piece(PieceId(0), "B", 2 * BAR, content=bar)]

    assert same_as([*pieces, pieces[0]]) == {2: 0}
    assert piece_name(SourceTrack("Track 3", Sound(33)), 2, 3).endswith(" B")
    assert "Track" not in piece_name(SourceTrack("Track 3", Sound(33)), 2, 3)
    assert piece_name(SourceTrack("Track 10", Sound(drums=True)), 1, 1) == "Drums"
