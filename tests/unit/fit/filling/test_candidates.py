"""Which pieces are tried in a hole."""

from msgspec.structs import replace

from arrangeboard.fit.filling.puzzle import Puzzle
from arrangeboard.fit.filling.wish import Wish
from arrangeboard.song.edits.parts import change_part
from arrangeboard.song.ids import LaneId, PartId, PieceId, SectionId
from arrangeboard.song.values import Chord, Note, Part, Song, Written
from tests.unit.fit.filling.puzzle_songs import (
    BAR,
    BASS,
    BASS_C,
    BASS_F,
    BEAT,
    BRIDGE,
    CHORUS_TUNE,
    DRUMS,
    KEYS,
    STRAY,
    TUNE,
    VERSE_1,
    VERSE_2,
    VERSE_TUNE,
    song_without,
    whole_song,
    with_planned,
)


def tried(song: Song, section: SectionId, lane: LaneId, wish: Wish | None = None) -> list[Part]:
    """The parts that are tried in a cell, the most promising first."""
    puzzle = Puzzle(song, song.arrangement, wish or Wish(), [(section, lane)])
    return [one.parts[0] for one in puzzle.candidates[0]]


def pieces(parts: list[Part]) -> set[PieceId]:
    return {part.piece for part in parts if part.piece is not None}


def test_a_lane_is_offered_pieces_of_its_role_alone() -> None:
    song = whole_song()
    assert pieces(tried(song, BRIDGE, BASS)) == {BASS_C, BASS_F}
    assert pieces(tried(song, BRIDGE, TUNE)) == {VERSE_TUNE, CHORUS_TUNE, STRAY}


def test_drums_play_beats_and_nobody_else_does() -> None:
    song = whole_song()
    assert pieces(tried(song, BRIDGE, DRUMS)) == {BEAT}
    assert BEAT not in pieces(tried(song, BRIDGE, KEYS, Wish(surprise=100)))


def test_what_such_sections_play_promises_most() -> None:
    assert tried(song_without((VERSE_2, BASS)), VERSE_2, BASS)[0].piece == BASS_C


def test_a_piece_in_another_key_is_transposed_by_a_few_semitones() -> None:
    stray = [part.transpose for part in tried(whole_song(), BRIDGE, TUNE) if part.piece == STRAY]
    assert 0 in stray
    assert 1 in stray
    assert all(-18 <= semitones <= 17 for semitones in stray)


def test_a_piece_is_offered_as_its_lane_plays_it_already() -> None:
    song = song_without((VERSE_2, TUNE))
    first = song.sections[VERSE_1].parts[TUNE][0]
    lifted = change_part(song, VERSE_1, TUNE, first.id, transpose=12, velocity=-10)
    best = tried(lifted, VERSE_2, TUNE)[0]
    assert (best.piece, best.transpose, best.velocity) == (VERSE_TUNE, 12, -10)


def test_without_chords_nothing_is_transposed_to_fit_them() -> None:
    song = whole_song()
    bare = {key: replace(section, chords=()) for key, section in song.sections.items()}
    parts = tried(replace(song, sections=bare), BRIDGE, TUNE)
    assert {part.transpose % 12 for part in parts} == {0}


def test_a_role_that_is_like_another_lends_it_pieces_only_for_a_surprise() -> None:
    song = whole_song()
    textured = replace(
        song, lanes=tuple(replace(lane, role="texture") if lane.id == KEYS else lane for lane in song.lanes)
    )
    moved = replace(
        textured, lanes=(*textured.lanes, replace(textured.lanes[1], id=LaneId(60), role="harmony"))
    )
    assert tried(moved, BRIDGE, LaneId(60)) == []
    assert pieces(tried(moved, BRIDGE, LaneId(60), Wish(surprise=80)))


def test_a_cell_of_several_parts_is_offered_whole_where_it_is_as_long() -> None:
    song = song_without((VERSE_2, TUNE))
    first = song.sections[VERSE_1].parts[TUNE][0]
    halves = (replace(first, length_ticks=7680), replace(first, id=type(first.id)(190), start_tick=7680))
    verse = replace(song.sections[VERSE_1], parts={**song.sections[VERSE_1].parts, TUNE: halves})
    song = replace(song, sections={**song.sections, VERSE_1: verse})
    puzzle = Puzzle(song, song.arrangement, Wish(), [(VERSE_2, TUNE)])
    assert any(len(one.parts) == 2 for one in puzzle.candidates[0])


def test_chords_of_the_place_decide_and_not_those_where_the_piece_plays() -> None:
    song = song_without((VERSE_2, BASS))
    verse = replace(song.sections[VERSE_2], chords=(Chord(0, "B"),))
    song = replace(song, sections={**song.sections, VERSE_2: verse})
    assert -1 in [part.transpose for part in tried(song, VERSE_2, BASS) if part.piece == BASS_C]


def test_a_piece_that_is_silent_in_its_place_fills_nothing() -> None:
    song = whole_song()
    tune = song.pieces[VERSE_TUNE]
    only_pickup = replace(tune, pickup_ticks=960, content=Written((Note(-960, 960, 64),)))
    song = replace(song, pieces={**song.pieces, VERSE_TUNE: only_pickup})
    assert VERSE_TUNE not in pieces(tried(song, BRIDGE, TUNE))


def in_two_parts(song: Song) -> Song:
    """The song with the first verse's tune in two parts, and none in the second verse."""
    (part,) = song.sections[VERSE_1].parts[TUNE]
    parts = replace(part, length_ticks=2 * BAR), replace(part, id=PartId(900), start_tick=2 * BAR)
    first = song.sections[VERSE_1]
    changed = replace(first, parts={**first.parts, TUNE: parts})
    return replace(song, sections={**song.sections, VERSE_1: changed}, last_id=900)


def copies(song: Song) -> int:
    """How many candidates for the second verse's tune have several parts."""
    puzzle = Puzzle(song, song.arrangement, Wish(), [(VERSE_2, TUNE)])
    return sum(len(one.parts) > 1 for one in puzzle.candidates[0])


def test_what_like_sections_play_in_several_parts_is_copied_but_over_no_note() -> None:
    bare = in_two_parts(song_without((VERSE_2, TUNE)))
    assert copies(bare) == 1
    assert copies(with_planned(bare, (VERSE_2, TUNE), 0, None)) == 0


def test_a_hole_that_begins_a_little_later_has_candidates_of_its_own() -> None:
    song = with_planned(song_without((VERSE_1, TUNE), (VERSE_2, TUNE)), (VERSE_2, TUNE), 20, None)
    puzzle = Puzzle(song, song.arrangement, Wish(), [(VERSE_1, TUNE), (VERSE_2, TUNE)])
    starts = [{part.start_tick for one in found for part in one.parts} for found in puzzle.candidates]
    assert starts == [{0}, {20}]
