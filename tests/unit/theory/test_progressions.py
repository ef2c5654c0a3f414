import pytest

from arrangeboard.song.bars import bar_grid
from arrangeboard.song.keys import KEYS
from arrangeboard.song.values import Meter
from arrangeboard.theory.chord_line import bars_typed
from arrangeboard.theory.chords import is_chord
from arrangeboard.theory.progressions import (
    PROGRESSIONS,
    chords_in,
    progression_line,
    progressions_for,
)

NAMED = {one.code: one for one in PROGRESSIONS}


@pytest.mark.parametrize(
    ("code", "key", "chords"),
    [
        ("pop", "C", "C G Am F"),
        ("pop", "Bb", "Bb F Gm Eb"),
        ("pop", "Am", "C G Am F"),
        ("jazz-cadence", "Eb", "Fm7 Bb7 Ebmaj7 Ebmaj7"),
        ("canon", "D", "D A Bm F#m G D G A"),
        ("andalusian", "Am", "Am G F E"),
        ("andalusian", "C", "Am G F E"),
        ("minor-rock", "F#m", "F#m E D E"),
    ],
)
def test_numerals_are_written_in_the_key(code: str, key: str, chords: str) -> None:
    assert " ".join(chords_in(NAMED[code], key)) == chords


@pytest.mark.parametrize("key", KEYS)
def test_every_progression_can_be_read_in_every_key(key: str) -> None:
    assert all(is_chord(symbol) for one in PROGRESSIONS for symbol in chords_in(one, key))


def test_those_of_the_key_s_own_mode_come_first() -> None:
    assert progressions_for("Am")[0].minor
    assert not progressions_for("C")[0].minor
    assert sorted(one.code for one in progressions_for("Am")) == sorted(NAMED)


def test_a_long_one_shows_no_figure_twice_in_a_row() -> None:
    assert NAMED["blues"].figures == "I7–IV7–I7–V7–IV7–I7–V7"
    assert NAMED["pop"].figures == "I–V–vi–IV"


def test_where_bars_are_few_two_chords_share_one_and_what_has_no_room_is_not_there() -> None:
    four, three = (bar_grid(4, (), Meter(numerator, 4)) for numerator in (4, 3))
    line = progression_line(NAMED["canon"], "C", four)
    assert line == "C G | Am Em | F C | F G |"
    assert bars_typed(line) == 4
    assert progression_line(NAMED["blues"], "C", four) is None
    assert progression_line(NAMED["canon"], "C", three) is None
