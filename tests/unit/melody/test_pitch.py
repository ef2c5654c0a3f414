from arrangeboard.melody.pitch import inverted, inverted_in_scale, stepped, transposed
from arrangeboard.song.values import Note
from arrangeboard.theory.keys import scale

C_MAJOR = scale("C")


def line(*pitches: int) -> tuple[Note, ...]:
    return tuple(Note(at * 480, 480, pitch) for at, pitch in enumerate(pitches))


def pitches(notes: tuple[Note, ...]) -> list[int]:
    return [note.pitch for note in notes]


def test_transposing_moves_every_note_alike_and_nothing_else() -> None:
    moved = transposed(line(60, 64, 67), 5)

    assert pitches(moved) == [65, 69, 72]
    assert [note.start_tick for note in moved] == [0, 480, 960]


def test_a_step_of_the_scale_is_a_whole_or_a_half_tone() -> None:
    assert pitches(stepped(line(60, 62, 64, 65, 67, 69, 71, 72), 1, C_MAJOR)) == [
        62, 64, 65, 67, 69, 71, 72, 74,
    ]  # fmt: skip


def test_two_steps_down_are_a_third() -> None:
    assert pitches(stepped(line(60, 64, 67), -2, C_MAJOR)) == [57, 60, 64]


def test_a_note_outside_keeps_its_distance_where_there_is_room() -> None:
    assert pitches(stepped(line(61, 66, 68), 1, C_MAJOR)) == [63, 68, 70]


def test_no_two_notes_become_one_where_there_is_no_room() -> None:
    chromatic = line(*range(60, 73))

    assert len(set(pitches(stepped(chromatic, 1, C_MAJOR)))) == 13


def test_steps_of_no_scale_move_nothing() -> None:
    assert stepped(line(60, 61), 3, ()) == line(60, 61)


def test_a_minor_scale_steps_through_its_own_tones() -> None:
    assert pitches(stepped(line(57, 59, 60), 1, scale("Am"))) == [59, 60, 62]


def test_upside_down_a_rise_becomes_a_fall_in_the_same_range() -> None:
    assert pitches(inverted(line(60, 64, 67))) == [67, 63, 60]


def test_an_axis_says_where_a_melody_turns() -> None:
    assert pitches(inverted(line(60, 64), 120)) == [60, 56]


def test_inside_a_scale_a_rise_of_a_third_becomes_a_fall_of_a_third() -> None:
    assert pitches(inverted_in_scale(line(60, 64, 67, 65), C_MAJOR)) == [60, 57, 53, 55]
    assert pitches(inverted_in_scale(line(57, 60, 64), scale("Am"))) == [57, 53, 50]


def test_what_lies_outside_the_scale_turns_outside_it_and_stays_near() -> None:
    turned = pitches(inverted_in_scale(line(60, 66, 67), C_MAJOR))
    assert turned == [60, 54, 53]


def test_a_melody_that_begins_outside_the_scale_begins_there_still() -> None:
    assert pitches(inverted_in_scale(line(61, 62, 64), C_MAJOR))[0] == 61


def test_upside_down_in_no_scale_is_by_semitones() -> None:
    assert inverted_in_scale(line(60, 64), ()) == inverted(line(60, 64))
