import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeboard.song.keys import KEYS, accidentals
from arrangeboard.song.values import Note
from arrangeboard.theory.keys import (
    NotAKey,
    guess_key,
    is_minor,
    read_key,
    scale,
    spell,
    tonic,
    transpose_key,
)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("F", "F"),
        ("f major", "F"),
        ("Bb minor", "Bbm"),
        ("B♭m", "Bbm"),
        (" f♯ min ", "F#m"),
        ("B flat", "Bb"),
        ("C-sharp minor", "C#m"),
        ("a moll", "Am"),
        ("Es", None),
        ("G#", "Ab"),
        ("D# major", "Eb"),
        ("Dbm", "C#m"),
        ("Fb", "E"),
        ("B#m", "Cm"),
        ("H", None),
        ("D dorian", None),
        ("", None),
    ],
)
def test_keys_are_read_as_musicians_write_them(text: str, key: str | None) -> None:
    if key is None:
        with pytest.raises(NotAKey):
            read_key(text)
    else:
        assert read_key(text) == key


def test_every_key_of_midi_reads_as_itself() -> None:
    assert len(KEYS) == 30
    assert [read_key(key) for key in KEYS] == list(KEYS)


def test_a_minor_key_shares_its_notes_with_the_major_of_the_same_signature() -> None:
    for major, minor in zip(KEYS[:15], KEYS[15:], strict=True):
        assert accidentals(major) == accidentals(minor)
        assert set(scale(major)) == set(scale(minor))
        assert (tonic(major) - tonic(minor)) % 12 == 3


@given(st.sampled_from(KEYS), st.integers(-24, 24))
def test_transposing_a_key_moves_its_tonic_and_keeps_its_mode(key: str, semitones: int) -> None:
    moved = transpose_key(key, semitones)
    assert tonic(moved) == (tonic(key) + semitones) % 12
    assert is_minor(moved) == is_minor(key)
    assert moved == key if semitones == 0 else abs(accidentals(moved)) <= 6


def test_notes_are_spelled_as_the_key_writes_them() -> None:
    assert [spell(10, key) for key in ("F", "Gm", "D", "C")] == ["Bb", "Bb", "A#", "Bb"]
    assert spell(6, "G") == "F#"


MAJOR_TUNE = (60, 60, 67, 67, 69, 69, 67, 65, 65, 64, 64, 62, 62, 60)
MINOR_TUNE = (57, 60, 64, 62, 60, 59, 57, 56, 57, 64, 65, 64, 60, 57)


def tune(*pitches: int) -> list[Note]:
    return [Note(i * 960, 960, pitch) for i, pitch in enumerate(pitches)]


@pytest.mark.parametrize("semitones", range(12))
def test_the_key_of_a_plain_tune_is_found_in_every_transposition(semitones: int) -> None:
    major = guess_key(
        tune(*(semitones + p for p in (60, 60, 67, 67, 69, 69, 67, 65, 65, 64, 64, 62, 62, 60)))
    )
    assert major.key == transpose_key("C", semitones)
    minor = guess_key(
        tune(*(semitones + p for p in (57, 60, 64, 62, 60, 59, 57, 56, 57, 64, 65, 64, 60, 57)))
    )
    assert minor.key == transpose_key("Am", semitones)
    assert major.confidence > 0
    assert major.runner_up != major.key


def test_without_notes_there_is_no_confidence() -> None:
    assert guess_key([]).confidence == 0
    assert guess_key(tune(*range(60, 72))).confidence == 0


def test_longer_notes_weigh_more() -> None:
    drone = [Note(0, 9600, 55), *tune(62, 67, 71, 69, 67)]
    assert guess_key(drone).key == "G"
