from arrangeboard.melody.timing import (
    Quantise,
    humanised,
    legato,
    moved,
    quantised,
    quantised_within,
    retrograde,
    time_scaled,
)
from arrangeboard.song.values import Note

BEAT = 960


def spans(notes: tuple[Note, ...]) -> list[tuple[int, int]]:
    return [(note.start_tick, note.length_ticks) for note in notes]


def starts(notes: tuple[Note, ...]) -> list[int]:
    return [note.start_tick for note in notes]


def test_moving_keeps_lengths() -> None:
    assert spans(moved([Note(0, 480, 60)], -BEAT)) == [(-BEAT, 480)]


def test_backwards_the_last_note_comes_first_and_the_stretch_is_the_same() -> None:
    turned = retrograde([Note(0, BEAT, 60), Note(BEAT, 2 * BEAT, 64)])

    assert turned == (Note(0, 2 * BEAT, 64), Note(2 * BEAT, BEAT, 60))


def test_half_as_fast_from_the_first_note_on() -> None:
    assert spans(time_scaled([Note(BEAT, 480, 60), Note(2 * BEAT, 480, 62)], 2, 1)) == [
        (BEAT, BEAT),
        (3 * BEAT, BEAT),
    ]


def test_twice_as_fast_no_note_vanishes() -> None:
    assert spans(time_scaled([Note(0, 1, 60), Note(3, 1, 60)], 1, 2)) == [(0, 1), (2, 1)]


def test_legato_fills_rests_and_cuts_overlaps() -> None:
    bound = legato(
        [Note(0, 100, 60), Note(0, 300, 64), Note(BEAT, 5 * BEAT, 62), Note(2 * BEAT, 1, 60)], 4 * BEAT
    )

    assert spans(bound) == [(0, BEAT), (0, BEAT), (BEAT, BEAT), (2 * BEAT, 2 * BEAT)]


def test_legato_leaves_a_last_note_behind_the_end_as_it_is() -> None:
    assert spans(legato([Note(BEAT, 480, 60)], BEAT)) == [(BEAT, 480)]


def test_seeds_differ_and_zero_changes_nothing() -> None:
    melody = tuple(Note(at * 480, 480, 60) for at in range(8))

    assert humanised(melody, 1) != humanised(melody, 2)
    assert humanised(melody, 1, ticks=0, velocity=0) == melody


def test_humanising_stays_within_what_was_asked_for() -> None:
    melody = tuple(Note(BEAT + at * BEAT, 480, 60, 80) for at in range(200))
    loose = humanised(melody, 7, ticks=10, velocity=5)

    assert all(abs(a.start_tick - b.start_tick) <= 10 for a, b in zip(melody, loose, strict=True))
    assert {76, 80, 84} <= {note.velocity for note in loose} <= set(range(75, 86))


def test_quantising_goes_to_the_nearest_line_also_before_bar_1() -> None:
    assert starts(
        quantised([Note(-230, 100, 60), Note(110, 100, 60), Note(130, 100, 60)], Quantise(240))
    ) == [
        -240,
        0,
        240,
    ]


def test_half_the_strength_goes_half_of_the_way() -> None:
    assert starts(quantised([Note(100, 100, 60)], Quantise(240, strength_percent=50))) == [50]


def test_swing_delays_every_second_line() -> None:
    melody = [Note(at * 480, 100, 60) for at in range(4)]

    assert starts(quantised(melody, Quantise(480, swing_percent=67))) == [0, 643, BEAT, BEAT + 643]


def test_ends_go_to_the_grid_too_and_never_before_the_start() -> None:
    found = quantised([Note(10, 700, 60), Note(BEAT, 30, 62)], Quantise(480, ends=True))

    assert spans(found) == [(0, 480), (BEAT, 480)]


def test_lengths_stay_where_ends_are_not_asked_for() -> None:
    assert spans(quantised([Note(10, 700, 60)], Quantise(480))) == [(0, 700)]


def test_what_is_done_to_no_notes_is_nothing() -> None:
    assert retrograde(()) == time_scaled((), 2, 1) == humanised((), 1) == legato((), 0) == ()


def test_at_the_end_of_a_loop_a_late_note_goes_to_the_start_and_elsewhere_to_the_last_line() -> None:
    late = [Note(0, 200, 60), Note(4 * BEAT - 50, 200, 62), Note(4 * BEAT + 300, 200, 64)]
    how = Quantise(240)

    assert starts(quantised_within(late, how, 4 * BEAT, goes_round=True)) == [0, 0, 4 * BEAT + 240]
    assert starts(quantised_within(late, how, 4 * BEAT, goes_round=False)) == [
        0,
        3 * BEAT + 720,
        4 * BEAT + 240,
    ]


def test_half_the_way_to_the_end_is_still_inside() -> None:
    (kept,) = quantised_within([Note(4 * BEAT - 50, 200, 62)], Quantise(240, 50), 4 * BEAT, goes_round=True)

    assert kept.start_tick == 4 * BEAT - 25


def test_a_note_held_inside_still_ends_on_the_grid() -> None:
    how = Quantise(240, ends=True)
    (kept,) = quantised_within([Note(4 * BEAT - 50, 200, 62)], how, 4 * BEAT, goes_round=False)

    assert spans((kept,)) == [(4 * BEAT - 240, 480)]
