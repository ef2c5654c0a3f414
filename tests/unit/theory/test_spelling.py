import pytest

from arrangeboard.song.keys import KEYS
from arrangeboard.theory.chords import pitch_classes, read_chord
from arrangeboard.theory.keys import LETTERS, scale
from arrangeboard.theory.spelling import spelled

D_SHARP, G_SHARP, A_SHARP, C_SHARP = 63, 68, 70, 61


@pytest.mark.parametrize(
    ("pitch", "key", "chord", "name"),
    [
        (D_SHARP, "C", "B7", "D♯4"),
        (D_SHARP, "C", "Cm", "E♭4"),
        (D_SHARP, "Am", "F7", "E♭4"),
        (G_SHARP, "C", "E7", "G♯4"),
        (G_SHARP, "C", "Fm", "A♭4"),
        (C_SHARP, "C", "A7", "C♯4"),
        (C_SHARP, "C", "Db", "D♭4"),
        (66, "Bb", "D/F#", "F♯4"),
        (G_SHARP, "C", "Bdim7", "A♭4"),
        (G_SHARP, "C", "Caug", "G♯4"),
        (66, "C", "Cmaj7#11", "F♯4"),
        (66, "C", "Cm7b5", "G♭4"),
        (A_SHARP, "C", "C7", "B♭4"),
        (A_SHARP, "B", "F#", "A♯4"),
        (65, "F#", "C#", "E♯4"),
        (71, "Gb", "Cb", "C♭5"),
        (60, "C#", "G#", "B♯3"),
    ],
)
def test_a_tone_of_the_chord_is_called_by_its_place_in_the_chord(
    pitch: int, key: str, chord: str, name: str
) -> None:
    assert spelled(pitch, key, chord) == name


@pytest.mark.parametrize(
    ("pitch", "key", "name"),
    [
        (63, "Eb", "E♭4"),
        (63, "E", "D♯4"),
        (70, "F", "B♭4"),
        (66, "G", "F♯4"),
        (68, "Am", "G♯4"),
        (61, "Dm", "C♯4"),
    ],
)
def test_without_a_chord_the_key_says(pitch: int, key: str, name: str) -> None:
    assert spelled(pitch, key) == name


@pytest.mark.parametrize(
    ("pitch", "chord", "name"),
    [(G_SHARP, "Am", "G♯4"), (D_SHARP, "Em", "D♯4"), (C_SHARP, "Dm", "C♯4"), (66, "G", "F♯4")],
)
def test_a_leading_note_is_called_after_the_letter_below(pitch: int, chord: str, name: str) -> None:
    assert spelled(pitch, "C", chord) == name


def test_a_note_that_leads_into_the_next_chord_is_called_after_the_letter_below_it() -> None:
    assert spelled(D_SHARP, "C", "C", "Em") == "D♯4"
    assert spelled(D_SHARP, "C", "C", "") == "E♭4"


def test_what_the_chord_sounds_comes_before_what_follows() -> None:
    assert spelled(D_SHARP, "C", "Cm", "Em") == "E♭4"


@pytest.mark.parametrize("symbol", ["", "N.C.", "what?"])
def test_what_means_no_chord_counts_as_none(symbol: str) -> None:
    assert spelled(A_SHARP, "C", symbol) == "B♭4"


@pytest.mark.parametrize("key", KEYS)
def test_a_scale_has_every_letter_once(key: str) -> None:
    names = [spelled(60 + pitch_class, key) for pitch_class in scale(key)]
    assert sorted(name[0] for name in names) == sorted(LETTERS)


def test_every_name_means_its_pitch() -> None:
    signs = {"♯": 1, "♭": -1}
    for pitch in range(128):
        for key in KEYS:
            for chord in ("", "B7", "Ebm7", "G#dim7", "C7alt", "E7#9", "Db13"):
                name = spelled(pitch, key, chord)
                raised = signs.get(name[1], 0)
                octave = int(name[1 + abs(raised) :])
                assert LETTERS[name[0]] + raised + 12 * (octave + 1) == pitch


@pytest.mark.parametrize("symbol", ["C", "F#m", "Bb7", "Ebmaj7", "Abm", "C#m7", "E+", "Gm7b5", "B7"])
def test_a_chord_is_a_stack_of_thirds(symbol: str) -> None:
    letters = "CDEFGAB"
    root = read_chord(symbol).root or 0
    named = {spelled(60 + pitch_class, "C", symbol)[0] for pitch_class in pitch_classes(symbol)}
    start = letters.index(spelled(60 + root, "C", symbol)[0])
    assert named == {letters[(start + 2 * third) % 7] for third in range(len(named))}
