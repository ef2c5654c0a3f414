"""An assembly laid into its song, and what is said about it."""

import pytest
from msgspec.structs import replace

from arrangeboard.fit.filling.assembly import Assembly, Laid, filled
from arrangeboard.fit.filling.filling import best_assembly
from arrangeboard.fit.filling.holes import Hole
from arrangeboard.fit.filling.reasons import Reason, reasons
from arrangeboard.fit.filling.wish import Wish
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import PartId, PieceId, SectionId
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Part
from tests.unit.fit.filling.puzzle_songs import (
    BAR,
    BASS,
    BASS_C,
    BASS_F,
    BRIDGE,
    CHORDS_C,
    CHORUS_1,
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


def laid(hole: Hole, piece: PieceId, *, transpose: int = 0, fit: int | None = 50) -> Laid:
    part = Part(PartId(0), piece, hole.start_tick, hole.length_ticks, transpose=transpose)
    return Laid(hole, (part,), fit)


def test_parts_laid_get_ids_of_their_own_and_the_song_stays_sound() -> None:
    song = whole_song()
    found = Assembly((laid(Hole(BRIDGE, TUNE), VERSE_TUNE), laid(Hole(BRIDGE, BASS), BASS_C)))
    after = filled(song, found)
    assert problems(after) == ()
    assert {part.piece for parts in after.sections[BRIDGE].parts.values() for part in parts} == {
        VERSE_TUNE,
        BASS_C,
    }
    assert all(after.sections[key] is song.sections[key] for key in song.sections if key != BRIDGE)


def test_a_planned_part_keeps_its_note_and_its_place() -> None:
    song = with_planned(song_without((VERSE_1, TUNE)), (VERSE_1, TUNE), BAR, 2 * BAR)
    planned = song.sections[VERSE_1].parts[TUNE][0]
    after = filled(song, Assembly((laid(Hole(VERSE_1, TUNE, BAR, 2 * BAR), VERSE_TUNE, transpose=12),)))
    assert after.sections[VERSE_1].parts[TUNE] == (replace(planned, piece=VERSE_TUNE, transpose=12),)


def test_of_several_parts_the_first_keeps_what_was_planned() -> None:
    song = with_planned(song_without((VERSE_1, TUNE)), (VERSE_1, TUNE), 0, None)
    (planned,) = song.sections[VERSE_1].parts[TUNE]
    parts = (Part(PartId(0), VERSE_TUNE, 0, 2 * BAR), Part(PartId(0), STRAY, 2 * BAR, None, transpose=1))
    after = filled(song, Assembly((Laid(Hole(VERSE_1, TUNE), parts, 50),)))
    first, second = after.sections[VERSE_1].parts[TUNE]
    assert first == replace(planned, piece=VERSE_TUNE, length_ticks=2 * BAR)
    assert (second.piece, second.note) == (STRAY, "")
    assert problems(after) == ()


def test_two_planned_parts_of_a_cell_are_filled_one_by_one() -> None:
    song = with_planned(song_without((VERSE_1, TUNE)), (VERSE_1, TUNE), 0, BAR)
    song = with_planned(song, (VERSE_1, TUNE), BAR, None)
    holes = Hole(VERSE_1, TUNE, 0, BAR), Hole(VERSE_1, TUNE, BAR, None)
    after = filled(song, Assembly(tuple(laid(hole, VERSE_TUNE) for hole in holes)))
    assert [part.piece for part in after.sections[VERSE_1].parts[TUNE]] == [VERSE_TUNE, VERSE_TUNE]
    assert problems(after) == ()


def test_a_hole_that_plays_by_now_is_refused() -> None:
    with pytest.raises(EditRefused) as refused:
        filled(whole_song(), Assembly((laid(Hole(VERSE_1, TUNE), STRAY),)))
    assert refused.value.code == "filling-no-hole"


def test_mean_and_weakest_leave_out_what_cannot_be_judged() -> None:
    drums = laid(Hole(BRIDGE, KEYS), CHORDS_C, fit=None)
    weak, strong = (laid(Hole(BRIDGE, lane), STRAY, fit=fit) for lane, fit in ((TUNE, 20), (BASS, 90)))
    found = Assembly((drums, weak, strong))
    assert found.mean_fit == 55
    assert found.worst == weak
    assert Assembly((drums,)).mean_fit is None


def codes(found: tuple[Reason, ...]) -> list[str]:
    return [one.code for one in found]


def test_what_repeats_an_earlier_section_of_its_kind_is_told_with_its_lanes() -> None:
    song = song_without((VERSE_2, TUNE), (VERSE_2, BASS))
    found = Assembly((laid(Hole(VERSE_2, TUNE), VERSE_TUNE), laid(Hole(VERSE_2, BASS), BASS_C)))
    told = reasons(song, song.arrangement, found)
    assert told[0] == Reason("filling-repeats", VERSE_2, VERSE_1, (TUNE, BASS))


def test_the_first_to_play_something_is_no_repeat() -> None:
    song = song_without((VERSE_1, TUNE))
    found = Assembly((laid(Hole(VERSE_1, TUNE), VERSE_TUNE),))
    assert "filling-repeats" not in codes(reasons(song, song.arrangement, found))


@pytest.mark.parametrize(
    ("piece", "transpose", "code", "number"),
    [
        (STRAY, 0, "filling-first", 0),
        (BASS_C, 24, "filling-borrows", 24),
        (VERSE_TUNE, 3, "filling-transposes", 3),
    ],
)
def test_what_is_new_in_a_lane_is_told(piece: PieceId, transpose: int, code: str, number: int) -> None:
    song = whole_song()
    told = reasons(song, song.arrangement, Assembly((laid(Hole(BRIDGE, TUNE), piece, transpose=transpose),)))
    assert (told[0].code, told[0].section, told[0].number) == (code, BRIDGE, number)


def test_a_chorus_that_comes_in_with_more_is_told() -> None:
    song = song_without((VERSE_1, KEYS), (CHORUS_1, BASS))
    told = reasons(song, song.arrangement, Assembly((laid(Hole(CHORUS_1, BASS), BASS_F),)))
    assert Reason("filling-rises", CHORUS_1, VERSE_1, number=1) in told


@pytest.mark.parametrize(("fit", "code"), [(29, "filling-weakest"), (30, "filling-floor")])
def test_the_last_word_is_always_about_the_weakest_place(fit: int, code: str) -> None:
    song = whole_song()
    told = reasons(song, song.arrangement, Assembly((laid(Hole(BRIDGE, BASS), BASS_C, fit=fit),)))
    assert (told[-1].code, told[-1].lanes, told[-1].number) == (code, (BASS,), fit)


def test_what_another_answer_says_already_is_said_only_where_nothing_else_is() -> None:
    song = whole_song()
    found = Assembly(tuple(laid(Hole(BRIDGE, lane), STRAY, transpose=3) for lane in (TUNE, KEYS)))
    first = reasons(song, song.arrangement, found)
    second = reasons(song, song.arrangement, found, first)
    assert first[0].lanes == (TUNE,)
    assert second[0].lanes == (KEYS,)
    assert reasons(song, song.arrangement, found, (first[0], second[0]))[0] == first[0]


def test_sections_that_nobody_touched_are_said_nothing_about() -> None:
    song = whole_song()
    found = best_assembly(song, song.arrangement, Wish(), [(BRIDGE, BASS)])
    places = {one.section for one in reasons(song, song.arrangement, found)}
    assert places <= {BRIDGE, None}
    assert SectionId(21) not in places
