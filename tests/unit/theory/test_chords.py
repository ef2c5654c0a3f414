import pytest

from arrangeboard.theory.chords import NotAChord, is_chord, pitch_classes, read_chord

ABOVE_C = {
    "C": (0, 4, 7),
    "CM": (0, 4, 7),
    "Cmaj": (0, 4, 7),
    "Cm": (0, 3, 7),
    "C-": (0, 3, 7),
    "Cmin": (0, 3, 7),
    "Cmi": (0, 3, 7),
    "Cmaj7": (0, 4, 7, 11),
    "CMaj7": (0, 4, 7, 11),
    "Cma7": (0, 4, 7, 11),
    "CM7": (0, 4, 7, 11),
    "CΔ": (0, 4, 7, 11),
    "CΔ#11": (0, 4, 7, 11, 18),
    "CMadd9": (0, 4, 7, 14),
    "Cmaj6": (0, 4, 7, 9),
    "C-5": (0, 4, 6),
    "C^7": (0, 4, 7, 11),
    "CΔ7": (0, 4, 7, 11),
    "Cmaj9": (0, 4, 7, 11, 14),
    "Cmaj13": (0, 4, 7, 11, 14, 21),
    "C7": (0, 4, 7, 10),
    "Cm7": (0, 3, 7, 10),
    "C-7": (0, 3, 7, 10),
    "Cmin7": (0, 3, 7, 10),
    "Cmi7": (0, 3, 7, 10),
    "Cm7b5": (0, 3, 6, 10),
    "Cm7(b5)": (0, 3, 6, 10),
    "Cm7♭5": (0, 3, 6, 10),
    "Cø": (0, 3, 6, 10),
    "Cø7": (0, 3, 6, 10),
    "Cdim": (0, 3, 6),
    "C°": (0, 3, 6),
    "C°7": (0, 3, 6, 9),
    "Co7": (0, 3, 6, 9),
    "Cdim7": (0, 3, 6, 9),
    "Caug": (0, 4, 8),
    "C+": (0, 4, 8),
    "C+7": (0, 4, 8, 10),
    "Caug7": (0, 4, 8, 10),
    "C7#5": (0, 4, 8, 10),
    "C7+5": (0, 4, 8, 10),
    "C6": (0, 4, 7, 9),
    "C6/9": (0, 4, 7, 9, 14),
    "C69": (0, 4, 7, 9, 14),
    "Cm6": (0, 3, 7, 9),
    "Cm6/9": (0, 3, 7, 9, 14),
    "C9": (0, 4, 7, 10, 14),
    "Cm9": (0, 3, 7, 10, 14),
    "C-9": (0, 3, 7, 10, 14),
    "C11": (0, 4, 7, 10, 14, 17),
    "Cm11": (0, 3, 7, 10, 14, 17),
    "C13": (0, 4, 7, 10, 14, 21),
    "C7b9": (0, 4, 7, 10, 13),
    "C7(b9)": (0, 4, 7, 10, 13),
    "C7-9": (0, 4, 7, 10, 13),
    "C13b9": (0, 4, 7, 10, 13, 21),
    "C7#9": (0, 4, 7, 10, 15),
    "C7(b9,#11)": (0, 4, 7, 10, 13, 18),
    "C7b9#9": (0, 4, 7, 10, 13, 15),
    "C7#11": (0, 4, 7, 10, 18),
    "Cmaj7#11": (0, 4, 7, 11, 18),
    "C9#11": (0, 4, 7, 10, 14, 18),
    "C7alt": (0, 4, 6, 8, 10, 13, 15),
    "Calt": (0, 4, 6, 8, 10, 13, 15),
    "Csus2": (0, 2, 7),
    "Csus4": (0, 5, 7),
    "Csus": (0, 5, 7),
    "C7sus4": (0, 5, 7, 10),
    "C9sus4": (0, 5, 7, 10, 14),
    "C7sus": (0, 5, 7, 10),
    "Cadd9": (0, 4, 7, 14),
    "C(add9)": (0, 4, 7, 14),
    "Cmadd9": (0, 3, 7, 14),
    "Cm(add9)": (0, 3, 7, 14),
    "Cadd2": (0, 2, 4, 7),
    "Cm(maj7)": (0, 3, 7, 11),
    "CmMaj7": (0, 3, 7, 11),
    "CmM7": (0, 3, 7, 11),
    "Cmmaj7": (0, 3, 7, 11),
    "CmMaj9": (0, 3, 7, 11, 14),
    "C5": (0, 7),
    "C7no3": (0, 7, 10),
    "C7b13": (0, 4, 7, 10, 20),
}


@pytest.mark.parametrize("symbol", ABOVE_C)
def test_a_symbol_means_the_notes_musicians_expect(symbol: str) -> None:
    chord = read_chord(symbol)
    assert (chord.root, chord.bass) == (0, None)
    assert chord.intervals == ABOVE_C[symbol]


@pytest.mark.parametrize("quality", [symbol[1:] for symbol in ABOVE_C])
@pytest.mark.parametrize(("root", "pitch_class"), [("Bb", 10), ("F#", 6), ("Cb", 11), ("A♭", 8), ("D", 2)])
def test_every_quality_reads_the_same_on_every_root(root: str, pitch_class: int, quality: str) -> None:
    chord = read_chord(root + quality)
    assert chord.root == pitch_class
    assert chord.intervals == ABOVE_C["C" + quality]


@pytest.mark.parametrize(
    ("symbol", "root", "bass"),
    [("C/E", 0, 4), ("Bb/D", 10, 2), ("F#m7/C#", 6, 1), ("C6/9/G", 0, 7), ("D/F♯", 2, 6)],
)
def test_a_slash_names_the_bass(symbol: str, root: int, bass: int) -> None:
    chord = read_chord(symbol)
    assert (chord.root, chord.bass) == (root, bass)
    assert bass in chord.pitch_classes


@pytest.mark.parametrize("symbol", ["N.C.", "NC", "n.c.", "N.C", "no chord", "No Chord", "n. c."])
def test_no_chord_is_a_symbol_too(symbol: str) -> None:
    chord = read_chord(symbol)
    assert chord.spelling == "N.C."
    assert chord.pitch_classes == frozenset()


def test_the_spelling_keeps_what_was_typed_but_for_signs_and_blanks() -> None:
    assert read_chord("B♭ maj7").spelling == "Bbmaj7"
    assert read_chord("F#-7").spelling == "F#-7"


def test_pitch_classes_are_those_of_all_notes() -> None:
    assert pitch_classes("Dm7") == {2, 5, 9, 0}
    assert pitch_classes("C/D") == {0, 2, 4, 7}


@pytest.mark.parametrize(
    ("symbol", "code", "nearest"),
    [
        ("", "chord-missing", ""),
        ("H", "chord-german-h", "B"),
        ("Hm7", "chord-german-h", "Bm7"),
        ("am7", "chord-small-letter", "Am7"),
        ("X7", "chord-without-root", ""),
        ("7", "chord-without-root", ""),
        ("Cmaj8", "chord-unknown", "Cmaj7"),
        ("Fsuss4", "chord-unknown", "Fsus4"),
        ("Dmm7", "chord-unknown", "Dm7"),
        ("Fis", "chord-unknown", "F#"),
        ("Esm", "chord-unknown", "Ebm"),
        ("C/X", "chord-bad-bass", "C"),
        ("A:min", "chord-unknown", "Amin"),
        ("G" + "7" * 5000, "chord-unknown", "G7"),
    ],
)
def test_a_symbol_that_is_none_is_refused_with_the_nearest_that_is(
    symbol: str, code: str, nearest: str
) -> None:
    with pytest.raises(NotAChord) as refused:
        read_chord(symbol)
    assert refused.value.code == code
    assert refused.value.values["nearest"] == nearest
    assert refused.value.values["symbol"] == symbol


@pytest.mark.parametrize(
    "symbol", ["Chorus", "Bridge", "Drop", "End", "G#m7b", "C//E", "C/", "Amen", "Coda", "E.."]
)
def test_words_are_no_chords(symbol: str) -> None:
    assert not is_chord(symbol)
