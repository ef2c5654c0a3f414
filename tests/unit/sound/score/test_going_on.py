"""Where playing goes on when the song changes under it."""

import pytest
from msgspec.structs import replace

from arrangeboard.song.ids import SectionId, SlotId
from arrangeboard.song.values import Section, Song
from arrangeboard.sound.score.going_on import loop_in, next_line, place_in
from arrangeboard.sound.score.schedule import schedule
from arrangeboard.sound.score.values import Score, When
from tests.unit.sound.played_songs import BAR_FRAMES, BEAT_FRAMES, order, song

LINE = 2 * BAR_FRAMES
"""Each section has two bars."""

THREE = song((), (), ())


def score(*numbers: int, of: Song = THREE, percent: int = 100, first_slot: int = 0) -> Score:
    return schedule(of, order(*numbers, first_slot=first_slot), percent=percent)


def test_the_same_score_gives_the_same_frame() -> None:
    same = score(1, 2, 3)
    for frame in (-500, 0, 1, 12_345, LINE - 1, LINE, 3 * LINE):
        assert place_in(same, same, frame) == frame


def test_a_section_that_moves_takes_playing_along() -> None:
    assert place_in(score(1, 2, 3), score(2, 3, 1), LINE + 777) == 777
    assert place_in(score(1, 2, 3), score(2, 3, 1), 777) == 2 * LINE + 777


def test_at_a_line_playing_stands_in_the_section_that_begins() -> None:
    assert place_in(score(1, 2, 3), score(3, 2, 1), LINE) == LINE
    assert place_in(score(1, 2, 3), score(2, 1, 3), LINE) == 0


def test_at_a_slots_end_what_follows_it_in_the_new_order_comes_next() -> None:
    assert place_in(score(1, 2, 3), score(1, 3, 2), LINE, at_slot_end=True) == LINE
    assert place_in(score(1, 2, 3), score(2, 1, 3), LINE, at_slot_end=True) == 2 * LINE
    assert place_in(score(1, 2, 3), score(2, 3, 1), LINE, at_slot_end=True) == 3 * LINE


def test_at_a_slots_end_that_is_gone_the_next_one_of_the_old_order_comes() -> None:
    assert place_in(score(1, 2, 3), score(3, 2), LINE, at_slot_end=True) == LINE


def test_a_section_that_is_gone_leaves_to_the_next_that_is_left() -> None:
    assert place_in(score(1, 2, 3), score(1, 3), LINE + 5) == LINE
    assert place_in(score(1, 2, 3), score(3, 1), LINE + 5) == 0
    assert place_in(score(1, 2, 3), score(1, 2), 2 * LINE + 5) == 2 * LINE


def shortened(of: Song, number: int) -> Song:
    section = replace(of.sections[SectionId(number)], bars=1)
    return replace(of, sections={**of.sections, section.id: section})


def test_a_place_beyond_a_shortened_sections_end_is_its_end() -> None:
    short = score(1, 2, 3, of=shortened(THREE, 2))
    assert place_in(score(1, 2, 3), short, LINE + BAR_FRAMES + 9) == LINE + BAR_FRAMES
    assert place_in(score(1, 2, 3), short, 2 * LINE + 9) == LINE + BAR_FRAMES + 9


def test_another_tempo_keeps_the_tick() -> None:
    slow = score(1, 2, 3, percent=50)
    assert place_in(score(1, 2, 3), slow, LINE + BEAT_FRAMES) == 2 * (LINE + BEAT_FRAMES)
    assert place_in(slow, score(1, 2, 3), 2 * (LINE + BEAT_FRAMES)) == LINE + BEAT_FRAMES


def test_lines_meet_lines_at_tempos_that_do_not_fall_on_whole_frames() -> None:
    odd = replace(THREE, microseconds_per_quarter=333_337)
    before, after = score(1, 2, 3, of=odd), score(3, 1, 2, of=odd, percent=83)
    frames = before.beat_column["frame"][:8].tolist()
    moved = [place_in(before, after, frame) for frame in frames]
    assert moved == after.beat_column["frame"][8:16].tolist()


def test_in_another_arrangement_the_same_section_plays_on_as_often_as_it_came() -> None:
    now, variant = score(1, 2, 1, 3, first_slot=60), score(3, 1, 2, 1, first_slot=70)
    assert place_in(now, variant, 9) == LINE + 9
    assert place_in(now, variant, 2 * LINE + 9) == 3 * LINE + 9
    assert place_in(now, score(1, 3, first_slot=70), 2 * LINE + 9) == 9


def varied(origin: int) -> Song:
    """The song with a section 9 that was varied from another."""
    section = Section(SectionId(9), bars=2, origin=SectionId(origin))
    return replace(THREE, sections={**THREE.sections, section.id: section})


def test_in_another_arrangement_a_varied_section_stands_for_its_origin() -> None:
    of = varied(origin=2)
    assert place_in(score(1, 2, of=of), score(9, 1, of=of, first_slot=70), LINE + 9) == 9
    assert place_in(score(1, 9, of=of), score(2, 1, of=of, first_slot=70), LINE + 9) == 9


def test_in_another_arrangement_without_its_like_the_same_tick_plays_on() -> None:
    variant = score(2, 2, 2, first_slot=70)
    assert place_in(score(1, 3), variant, LINE + 9) == LINE + 9
    assert place_in(score(1, 3), score(2, first_slot=70), LINE + 9) == LINE


def test_at_a_slots_end_another_arrangement_goes_on_with_what_follows_there() -> None:
    variant = score(2, 1, 3, first_slot=70)
    assert place_in(score(1, 2, 3), variant, LINE, at_slot_end=True) == 2 * LINE


def test_an_empty_order_is_at_its_end() -> None:
    assert place_in(score(1, 2), score(), LINE) == 0
    assert place_in(score(), score(1, 2), 0) == 0


def test_a_loop_is_carried_over_to_the_slots_that_are_left() -> None:
    assert loop_in(score(1, 2, 3), score(3, 1), (SlotId(2), SlotId(3))) == (SlotId(3),)
    assert loop_in(score(1, 2, 3), score(1), (SlotId(2), SlotId(3))) == ()


def test_a_loop_is_carried_over_to_the_same_sections_of_another_arrangement() -> None:
    variant = score(3, 2, 1, first_slot=70)
    assert loop_in(score(1, 2, 3), variant, (SlotId(1), SlotId(2))) == (SlotId(71), SlotId(72))


@pytest.mark.parametrize(
    ("when", "frame", "line"),
    [
        ("now", 5, 5),
        ("beat", 0, 0),
        ("beat", 1, BEAT_FRAMES),
        ("beat", BEAT_FRAMES, BEAT_FRAMES),
        ("bar", 1, BAR_FRAMES),
        ("bar", 2 * LINE + BAR_FRAMES + 1, 3 * LINE),
        ("section", -3, 0),
        ("section", 0, 0),
        ("section", 1, LINE),
        ("section", 3 * LINE, 3 * LINE),
        ("bar", 3 * LINE + 7, 3 * LINE + 7),
    ],
)
def test_the_next_line_lies_at_a_frame_or_after_it(when: When, frame: int, line: int) -> None:
    assert next_line(score(1, 2, 3), frame, when) == line


def test_an_order_without_sections_has_no_line_but_the_place_itself() -> None:
    assert next_line(score(), 0, "bar") == 0
