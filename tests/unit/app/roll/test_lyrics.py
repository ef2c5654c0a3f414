"""Words go along with the notes they are sung on."""

from arrangeboard.app.roll.lyrics import in_turn, sung_along
from arrangeboard.song.values import Lyric, Note

ONE, TWO, THREE = Note(0, 480, 60), Note(480, 480, 62), Note(960, 480, 60)
WORDS = (Lyric(0, "la"), Lyric(480, "li"), Lyric(1000, "lo"))


def later(note: Note, ticks: int) -> Note:
    return Note(note.start_tick + ticks, note.length_ticks, note.pitch, note.velocity)


def test_a_word_goes_along_with_the_note_it_is_sung_on() -> None:
    found = sung_along(WORDS, [(TWO, later(TWO, 240))], [ONE, THREE])
    assert found == (Lyric(0, "la"), Lyric(720, "li"), Lyric(1000, "lo"))


def test_a_word_stays_where_one_note_of_a_chord_stays() -> None:
    third = Note(480, 480, 66)
    assert sung_along(WORDS, [(TWO, later(TWO, 240))], [ONE, third]) == WORDS


def test_a_word_goes_along_with_a_whole_chord_but_not_with_one_that_is_pulled_apart() -> None:
    third = Note(480, 480, 66)
    together = [(TWO, later(TWO, 60)), (third, later(third, 60))]
    apart = [(TWO, later(TWO, 60)), (third, later(third, 90))]
    assert sung_along(WORDS, together, [])[1] == Lyric(540, "li")
    assert sung_along(WORDS, apart, []) == WORDS


def test_notes_on_one_pitch_keep_their_turn() -> None:
    new = (later(THREE, 10), later(ONE, 20), later(TWO, -5))
    assert set(in_turn((ONE, TWO, THREE), new)) == {
        (ONE, later(ONE, 20)),
        (THREE, later(THREE, 10)),
        (TWO, later(TWO, -5)),
    }
    assert in_turn((ONE, TWO), (ONE,)) == []
