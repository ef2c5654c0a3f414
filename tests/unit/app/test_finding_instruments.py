"""Instruments found by what musicians call them."""

import pytest

from arrangeboard.app.finding_instruments import found_instruments, sound_names

NAMES = sound_names()


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("piano", "Acoustic Grand Piano"),
        ("bass", "Acoustic Bass"),
        ("guitar", "Acoustic Guitar (nylon)"),
        ("guitars", "Acoustic Guitar (nylon)"),
        ("electric guitar", "Electric Guitar (jazz)"),
        ("strings", "String Ensemble 1"),
        ("violin section", "String Ensemble 1"),
        ("violin", "Violin"),
        ("Drums", "Drums: Standard Kit"),
        ("kit", "Drums: Standard Kit"),
        ("steel drums", "Steel Drums"),
        ("jazz drums", "Drums: Jazz Kit"),
        ("vocal", "Choir Aahs"),
        ("singer", "Choir Aahs"),
        ("rhodes", "Electric Piano 1"),
        ("rhod", "Electric Piano 1"),
        ("wurlitzer", "Electric Piano 2"),
        ("hammond", "Drawbar Organ"),
        ("808", "Drums: TR-808 Kit"),
        ("909", "Drums: Electronic Kit"),
        ("sub", "Synth Bass 1"),
        ("brass", "Brass Section"),
        ("flu", "Flute"),
        ("bassoon", "Bassoon"),
        ("vbrph", "Vibraphone"),
    ],
)
def test_words_find_what_is_meant_by_them_first(words: str, first: str) -> None:
    assert NAMES[found_instruments(words, NAMES)[0]] == first


def test_whole_words_leave_scattered_letters_out() -> None:
    assert all("Guitar" in NAMES[sound] for sound in found_instruments("guitar", NAMES))


def test_words_that_nothing_is_called_find_nothing() -> None:
    assert found_instruments("xyzzy", NAMES) == []


def test_without_words_every_instrument_keeps_its_order() -> None:
    assert found_instruments("  ", NAMES) == list(NAMES)
