"""Guessed chords in a section: proposed, confirmed, taken; what was named is never touched."""

from msgspec.structs import replace

from arrangeboard.song.edits.guesses import (
    are_guesses,
    confirm_chords,
    propose_chords,
    still_guessed,
    take_chord,
)
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Chord, Song
from tests.unit.app.band import BAR, CHORUS, VERSE, band_song, with_section


def guess(bar: int, symbol: str) -> Chord:
    return Chord(bar * BAR, symbol, guessed=True)


def named(bar: int, symbol: str) -> Chord:
    return Chord(bar * BAR, symbol)


def song_with(*chords: Chord) -> Song:
    song = band_song({})
    return with_section(song, replace(song.sections[VERSE], chords=chords))


def test_a_section_without_chords_gets_them_as_guesses() -> None:
    song = propose_chords(song_with(), VERSE, (named(0, "C"), guess(2, "F")))

    assert song.sections[VERSE].chords == (guess(0, "C"), guess(2, "F"))
    assert not list(problems(song))


def test_guesses_give_way_to_newer_ones() -> None:
    song = propose_chords(song_with(guess(0, "C"), guess(1, "Am")), VERSE, (guess(0, "F"),))

    assert song.sections[VERSE].chords == (guess(0, "F"),)


def test_named_chords_stay_with_the_bars_they_fill() -> None:
    before = song_with(guess(0, "C"), named(1, "Am"), guess(2, "F"))
    song = propose_chords(before, VERSE, (guess(0, "Em"), guess(1, "Dm"), guess(3, "G")))

    assert song.sections[VERSE].chords == (
        guess(0, "Em"),
        named(1, "Am"),
        guess(2, "Dm"),
        guess(3, "G"),
    )
    assert not list(problems(song))


def test_bars_before_the_first_named_chord_are_filled() -> None:
    song = propose_chords(song_with(named(2, "Am")), VERSE, (guess(0, "C"), guess(3, "F")))

    assert song.sections[VERSE].chords == (guess(0, "C"), named(2, "Am"))


def test_a_section_whose_chords_are_all_named_stays_the_very_same() -> None:
    song = song_with(named(0, "C"), named(1, "F"))

    assert propose_chords(song, VERSE, (guess(0, "Dm"), guess(2, "G"))) is song


def test_confirming_leaves_no_guess_and_other_sections_alone() -> None:
    song = song_with(guess(0, "C"), named(1, "F"))
    chorus = replace(song.sections[CHORUS], chords=(guess(0, "G"),))
    confirmed = confirm_chords(with_section(song, chorus), [VERSE])

    assert confirmed.sections[VERSE].chords == (named(0, "C"), named(1, "F"))
    assert confirmed.sections[CHORUS].chords == (guess(0, "G"),)
    assert confirm_chords(confirmed, [VERSE]) is confirmed


def test_taking_another_chord_confirms_only_that_one() -> None:
    song = take_chord(song_with(guess(0, "C"), guess(1, "F")), VERSE, BAR, "Dm")

    assert song.sections[VERSE].chords == (guess(0, "C"), named(1, "Dm"))
    assert take_chord(song, VERSE, 17, "Dm") is song


def test_typing_one_chord_of_a_line_keeps_the_others_guesses() -> None:
    before = (guess(0, "C"), guess(1, "F"), named(2, "G"))
    typed = (named(0, "C"), named(1, "Dm"), named(2, "G"))

    assert still_guessed(before, typed) == (guess(0, "C"), named(1, "Dm"), named(2, "G"))


def test_only_chords_that_are_all_guesses_are_guesses() -> None:
    assert are_guesses((guess(0, "C"),))
    assert not are_guesses((guess(0, "C"), named(1, "F")))
    assert not are_guesses(())
