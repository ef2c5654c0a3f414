from arrangeboard.melody.shape import (
    glued,
    lengthened,
    louder,
    ramped_velocity,
    split_at,
    with_velocity,
)
from arrangeboard.song.values import Note

BEAT = 960


def test_splitting_cuts_what_sounds_there_and_nothing_else() -> None:
    melody = [Note(0, 2 * BEAT, 60, 90), Note(0, BEAT, 64), Note(BEAT, BEAT, 67)]

    assert split_at(melody, BEAT) == (
        Note(0, BEAT, 60, 90),
        Note(0, BEAT, 64),
        Note(BEAT, BEAT, 60, 90),
        Note(BEAT, BEAT, 67),
    )


def test_neighbours_that_touch_become_one() -> None:
    assert glued([Note(0, BEAT, 60, 70), Note(BEAT, BEAT, 60, 99)]) == (Note(0, 2 * BEAT, 60, 70),)


def test_other_pitches_between_do_not_keep_notes_apart() -> None:
    melody = [Note(0, BEAT, 60), Note(480, BEAT, 64), Note(BEAT, BEAT, 60)]

    assert glued(melody) == (Note(0, 2 * BEAT, 60), Note(480, BEAT, 64))


def test_a_gap_keeps_notes_apart_unless_it_is_allowed() -> None:
    melody = (Note(0, 400, 60), Note(480, 480, 60))

    assert glued(melody) == melody
    assert glued(melody, 80) == (Note(0, BEAT, 60),)


def test_a_note_inside_a_longer_one_leaves_its_end() -> None:
    assert glued([Note(0, 4 * BEAT, 60), Note(BEAT, BEAT, 60)]) == (Note(0, 4 * BEAT, 60),)


def test_lengths_are_changed_alike() -> None:
    melody = [Note(0, 100, 60), Note(BEAT, 600, 62)]

    assert [note.length_ticks for note in lengthened(melody, 240)] == [340, 840]
    assert [note.length_ticks for note in lengthened(melody, -500, shortest_ticks=240)] == [100, 240]


def test_velocities_are_set_changed_and_held() -> None:
    melody = [Note(0, 100, 60, 20), Note(BEAT, 100, 60, 120)]

    assert [note.velocity for note in with_velocity(melody, 64)] == [64, 64]
    assert [note.velocity for note in louder(melody, 30)] == [50, 127]
    assert [note.velocity for note in louder(melody, -30)] == [1, 90]


def test_a_swell_is_even_in_time() -> None:
    melody = [Note(0, 9, 60), Note(BEAT, 9, 60), Note(4 * BEAT, 9, 60)]

    assert [note.velocity for note in ramped_velocity(melody, 40, 120)] == [40, 60, 120]
    assert ramped_velocity((), 1, 2) == ()
