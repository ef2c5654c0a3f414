"""What a section offers to whatever is played in it."""

import pytest

from arrangeboard.fit.ground import Ground, ground
from arrangeboard.fit.steps import span
from arrangeboard.song.bars import bar_grid
from arrangeboard.song.values import Chord, KeyChange, Meter


def ground_of(*chords: Chord, meter: Meter | None = None, bars: int = 2, key: str | None = "C") -> Ground:
    return ground(bar_grid(bars, (), meter or Meter()), chords, key)


def test_a_chord_offers_its_tones_until_the_next() -> None:
    offered = ground_of(Chord(0, "C"), Chord(3840, "Am7"))
    assert offered.tones[0] == span(0, 96)
    assert offered.tones[7] == span(0, 96)
    assert offered.tones[9] == span(48, 96)
    assert offered.roots[0] == span(0, 48)
    assert offered.known == span(0, 96)


@pytest.mark.parametrize("symbol", ["N.C.", "H#sus", ""])
def test_where_no_chord_can_be_read_none_is_known(symbol: str) -> None:
    offered = ground_of(Chord(0, symbol), Chord(3840, "F"))
    assert offered.known == span(48, 96)


def test_guessed_chords_are_marked() -> None:
    assert ground_of(Chord(0, "C"), Chord(3840, "F", guessed=True)).guessed == span(48, 96)


def test_a_section_without_chords_offers_its_key_alone() -> None:
    offered = ground_of()
    assert offered.known == 0
    assert offered.scale[0] == span(0, 96)
    assert offered.scale[1] == 0


def test_keys_change_where_the_section_says() -> None:
    grid = bar_grid(2, (), Meter())
    offered = ground(grid, (), "C", (KeyChange(3840, "D"),))
    assert [(one.start, one.end, one.key) for one in offered.keys] == [(0, 48, "C"), (48, 96, "D")]


@pytest.mark.parametrize(
    ("meter", "strong", "beats"),
    [
        (Meter(4, 4), [0, 24], [0, 12, 24, 36]),
        (Meter(3, 4), [0], [0, 12, 24]),
        (Meter(2, 4), [0], [0, 12]),
        (Meter(6, 8), [0, 18], [0, 18]),
        (Meter(12, 8), [0, 36], [0, 18, 36, 54]),
    ],
)
def test_beats_lie_where_the_metre_puts_them(meter: Meter, strong: list[int], beats: list[int]) -> None:
    offered = ground_of(meter=meter, bars=1)
    assert _steps(offered.strong) == strong
    assert _steps(offered.beats) == beats


def _steps(mask: int) -> list[int]:
    return [step for step in range(mask.bit_length()) if mask >> step & 1]
