"""Keys proposed from notes and chords."""

import pytest

from arrangeboard.fit.guessing.keys import (
    KeyEvidence,
    guessed_keys,
    key_evidence,
    keys_by_section,
    together,
)
from arrangeboard.song.values import Chord
from arrangeboard.theory.keys import is_minor, tonic
from tests.unit.fit.guessing.band import BAR, piano

MAJOR, MINOR = ("C", "Am", "F", "G"), ("Am", "Dm", "E", "Am")
NAMES = ("C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B")


def evidence(symbols: tuple[str, ...], semitones: int = 0) -> KeyEvidence:
    chords = [Chord(bar * BAR, _moved(symbol, semitones)) for bar, symbol in enumerate(symbols)]
    return key_evidence(piano(symbols, transposed=semitones).notes, chords, BAR * len(symbols))


def _moved(symbol: str, semitones: int) -> str:
    return NAMES[(NAMES.index(symbol[0]) + semitones) % 12] + symbol[1:]


@pytest.mark.parametrize("semitones", range(12))
@pytest.mark.parametrize(("symbols", "home", "minor"), [(MAJOR, 0, False), (MINOR, 9, True)])
def test_plain_chords_tell_their_key_wherever_they_are(
    symbols: tuple[str, ...], home: int, minor: bool, semitones: int
) -> None:
    first = guessed_keys(evidence(symbols, semitones))[0]

    assert (tonic(first.key), is_minor(first.key)) == ((home + semitones) % 12, minor)
    assert first.confidence > 0.6


def test_all_keys_are_ranked_and_their_confidences_are_shares() -> None:
    ranked = guessed_keys(evidence(MAJOR))

    assert len(ranked) == 24
    assert sum(one.confidence for one in ranked) == pytest.approx(1)
    assert [one.confidence for one in ranked] == sorted((one.confidence for one in ranked), reverse=True)


def test_notes_without_chords_are_less_sure() -> None:
    notes = piano(MAJOR).notes

    assert guessed_keys(key_evidence(notes))[0].confidence < guessed_keys(evidence(MAJOR))[0].confidence


def test_nothing_has_no_key() -> None:
    assert guessed_keys(KeyEvidence()) == ()
    assert keys_by_section([KeyEvidence(), KeyEvidence()]) == ()


def test_symbols_that_mean_nothing_say_nothing() -> None:
    assert guessed_keys(key_evidence((), [Chord(0, "??"), Chord(BAR, "N.C.")], 2 * BAR)) == ()


def test_evidence_adds_up() -> None:
    assert together([evidence(MAJOR), KeyEvidence()]) == evidence(MAJOR)


def test_a_last_chorus_a_tone_up_is_found() -> None:
    sections = [evidence(MAJOR)] * 4 + [evidence(MAJOR, 2)]

    assert keys_by_section(sections) == ("C", "C", "C", "C", "D")


def test_a_section_that_leans_on_the_relative_minor_stays_in_the_key() -> None:
    plain = evidence(("C", "F", "G", "C"))
    sections = [plain, evidence(("Am", "F", "Am", "F")), plain]

    assert set(keys_by_section(sections)) == {"C"}


def test_bare_fifths_in_a_minor_song_are_not_taken_for_its_major() -> None:
    minor = evidence(("Am", "Dm", "Am", "E"))

    assert set(keys_by_section([minor, evidence(("A", "A", "A", "A")), minor])) == {"Am"}


def test_a_silent_section_has_the_key_of_the_one_before() -> None:
    assert keys_by_section([evidence(MAJOR, 2), KeyEvidence(), evidence(MAJOR, 2)]) == ("D", "D", "D")
