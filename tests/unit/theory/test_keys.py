import pytest

from arrangeboard.song.keys import KEYS, accidentals
from arrangeboard.song.values import Note
from arrangeboard.theory.keys import (
    guess_key,
    is_minor,
    scale,
    tonic,
)


def test_a_minor_key_shares_its_notes_with_the_major_of_the_same_signature() -> None:
    for major, minor in zip(KEYS[:15], KEYS[15:], strict=True):
        assert accidentals(major) == accidentals(minor)
        assert set(scale(major)) == set(scale(minor))
        assert (tonic(major) - tonic(minor)) % 12 == 3


MAJOR_TUNE = (60, 60, 67, 67, 69, 69, 67, 65, 65, 64, 64, 62, 62, 60)
MINOR_TUNE = (57, 60, 64, 62, 60, 59, 57, 56, 57, 64, 65, 64, 60, 57)


def tune(*pitches: int) -> list[Note]:
    return [Note(i * 960, 960, pitch) for i, pitch in enumerate(pitches)]


@pytest.mark.parametrize("semitones", range(12))
def test_the_key_of_a_plain_tune_is_found_in_every_transposition(semitones: int) -> None:
    major = guess_key(
        tune(*(semitones + p for p in (60, 60, 67, 67, 69, 69, 67, 65, 65, 64, 64, 62, 62, 60)))
    )
    assert (tonic(major.key), is_minor(major.key)) == (semitones, False)
    minor = guess_key(
        tune(*(semitones + p for p in (57, 60, 64, 62, 60, 59, 57, 56, 57, 64, 65, 64, 60, 57)))
    )
    assert (tonic(minor.key), is_minor(minor.key)) == ((semitones + 9) % 12, True)
    assert major.confidence > 0
    assert major.runner_up != major.key


def test_without_notes_there_is_no_confidence() -> None:
    assert guess_key([]).confidence == 0
    assert guess_key(tune(*range(60, 72))).confidence == 0


def test_longer_notes_weigh_more() -> None:
    drone = [Note(0, 9600, 55), *tune(62, 67, 71, 69, 67)]
    assert guess_key(drone).key == "G"
