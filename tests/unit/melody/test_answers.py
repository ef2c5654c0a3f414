from arrangeboard.melody.answers import FOR_CHORDS, RULES, Answer, answers
from arrangeboard.song.bars import bar_grid
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Chord, Meter, Note, Piece, Written

BEAT, BAR = 960, 3840
GRID = bar_grid(2, (), Meter())
RISE = tuple(Note(at * BEAT, BEAT, pitch) for at, pitch in enumerate((60, 62, 64, 67, 69, 67, 65, 62)))
SCALE = {0, 2, 4, 5, 7, 9, 11}


def found(
    notes: tuple[Note, ...] = RISE, key: str = "C", chords: tuple[Chord, ...] = ()
) -> dict[str, Answer]:
    asked = Piece(PieceId(1), "Call", 2 * BAR, content=Written(notes))
    return {one.rule: one for one in answers(asked, key, chords, GRID)}


def pitches(answer: Answer) -> list[int]:
    return [note.pitch for note in answer.notes]


def rhythm(answer: Answer) -> list[int]:
    return [note.start_tick for note in answer.notes]


def test_every_rule_answers_a_melody_in_its_scale_and_length() -> None:
    made = found()

    assert list(made) == list(RULES)
    for answer in made.values():
        assert {note.pitch % 12 for note in answer.notes} <= SCALE
        assert answer.length_ticks == 2 * BAR
        assert all(0 <= note.start_tick < 2 * BAR for note in answer.notes)


def test_coming_home_keeps_the_rhythm_and_ends_on_the_tonic_by_a_step() -> None:
    home = found()["answer-home"]

    assert rhythm(home) == [note.start_tick for note in RISE]
    assert pitches(home)[:6] == [60, 62, 64, 67, 69, 67]
    assert pitches(home)[-1] % 12 == 0
    assert abs(pitches(home)[-1] - pitches(home)[-2]) <= 2


def test_staying_open_ends_on_the_fifth() -> None:
    assert pitches(found()["answer-open"])[-1] % 12 == 7


def test_upside_down_falls_where_the_call_rose() -> None:
    assert pitches(found()["answer-upside-down"])[:4] == [60, 59, 57, 53]


def test_a_sequence_is_a_step_lower_throughout() -> None:
    assert pitches(found()["answer-step-down"]) == [59, 60, 62, 65, 67, 65, 64, 60]


def test_a_new_tail_keeps_the_head_and_lands_on_the_last_chord() -> None:
    tail = found(chords=(Chord(0, "C"), Chord(BAR, "G7")))["answer-new-tail"]

    assert pitches(tail)[:4] == [60, 62, 64, 67]
    assert pitches(tail)[-1] % 12 in {7, 11, 2, 5}


def test_an_echo_is_the_end_twice_and_softer_each_time() -> None:
    echo = found()["answer-echo"]
    first, again = echo.notes[:4], echo.notes[4:]

    assert [note.pitch for note in first] == [81, 79, 77, 74]
    assert [note.pitch for note in again] == [note.pitch for note in first]
    assert RISE[0].velocity > first[0].velocity > again[0].velocity


def test_an_answer_is_never_the_call_itself() -> None:
    at_home = (*RISE[:6], Note(6 * BEAT, BEAT, 62), Note(7 * BEAT, BEAT, 60))

    assert "answer-home" not in found(at_home)


def test_chords_are_answered_only_by_what_suits_them() -> None:
    chords = tuple(Note(at * BEAT, BEAT, pitch) for at in range(8) for pitch in (60, 64, 67))

    assert set(found(chords)) <= set(FOR_CHORDS)


def test_a_piece_without_notes_has_no_answer() -> None:
    assert found(()) == {}


def test_minor_keys_answer_in_minor() -> None:
    home = found(tuple(Note(at * BEAT, BEAT, pitch) for at, pitch in enumerate((57, 59, 60, 64))), "Am")

    assert pitches(home["answer-home"])[-1] % 12 == 9


def test_no_answer_leaves_what_midi_can_play() -> None:
    for lowest in (0, 2, 110, 120):
        high = tuple(Note(at * BEAT, BEAT, lowest + at % 8) for at in range(8))
        for key in ("C", "F#", "Cb"):
            for answer in found(high, key).values():
                assert all(0 <= pitch <= 127 for pitch in pitches(answer)), (lowest, key, answer.rule)
