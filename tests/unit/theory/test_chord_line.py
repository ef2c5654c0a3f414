import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeboard.song.bars import BarGrid, bar_grid
from arrangeboard.song.values import Chord, Meter, MeterChange
from arrangeboard.theory.chord_line import (
    NotAChordLine,
    bars_typed,
    laid_out,
    read_chord_line,
    write_chord_line,
)
from arrangeboard.theory.chords import NotAChord, read_chord

FOUR_BARS = bar_grid(4, (), Meter(4, 4))
BAR, BEAT = 3840, 960


def read(text: str, grid: BarGrid = FOUR_BARS) -> list[tuple[int, str]]:
    return [(chord.tick, chord.symbol) for chord in read_chord_line(text, grid)]


def test_a_symbol_alone_fills_its_bar() -> None:
    assert read("F | C/E | Dm7 | Bb |") == [(0, "F"), (BAR, "C/E"), (2 * BAR, "Dm7"), (3 * BAR, "Bb")]


def test_bar_lines_at_the_ends_may_be_left_out() -> None:
    assert read("F | C") == read("| F | C |") == read("F|C|") == read("|| F | C ||") == read("F\nC\n")


def test_two_symbols_share_the_bar_and_a_token_a_beat_places_them_anywhere() -> None:
    assert read("Dm7 Bb") == [(0, "Dm7"), (2 * BEAT, "Bb")] == read("Dm7 . Bb .")
    assert read("F . . C") == [(0, "F"), (3 * BEAT, "C")]
    assert read(". F . .") == [(BEAT, "F")]


def test_tokens_may_divide_every_beat() -> None:
    assert read("F . . . . . . C") == [(0, "F"), (BAR - BEAT // 2, "C")]


def test_an_empty_bar_and_a_dot_hold_and_missing_bars_too() -> None:
    assert read("F | | C") == read("F | . | C") == [(0, "F"), (2 * BAR, "C")]
    assert read("") == []


def test_the_repeat_sign_plays_the_bar_before_again() -> None:
    assert read("F C | % | Dm") == [
        (0, "F"),
        (2 * BEAT, "C"),
        (BAR, "F"),
        (BAR + 2 * BEAT, "C"),
        (2 * BAR, "Dm"),
    ]


def test_a_repeat_in_a_shorter_bar_drops_what_does_not_fit() -> None:
    grid = bar_grid(2, (MeterChange(1, 2, 4),), Meter(4, 4))
    assert read("F . C Dm | %", grid) == [(0, "F"), (2 * BEAT, "C"), (3 * BEAT, "Dm"), (BAR, "F")]


def test_compound_meters_share_by_their_eighths() -> None:
    grid = bar_grid(2, (), Meter(6, 8))
    assert read("F C | G . . D A .", grid) == [(0, "F"), (1440, "C"), (2880, "G"), (4320, "D"), (4800, "A")]


def test_unicode_signs_and_blanks_in_brackets_are_understood() -> None:
    assert read("B♭7(♭9, ♯11) | N.C.") == [(0, "Bb7(b9,#11)"), (BAR, "N.C.")]


@pytest.mark.parametrize(
    ("text", "code", "bar"),
    [
        ("F | C G Am", "chord-line-uneven", 2),
        ("%", "chord-line-nothing-to-repeat", 1),
        ("F | % C", "chord-line-repeat-not-alone", 2),
        ("F | C | G | Am | F", "chord-line-too-long", None),
    ],
)
def test_bars_that_do_not_work_out_are_refused_by_their_number(text: str, code: str, bar: int | None) -> None:
    with pytest.raises(NotAChordLine) as refused:
        read(text)
    assert refused.value.code == code
    assert refused.value.values.get("bar") == bar


def test_a_symbol_that_is_none_is_refused_with_its_bar() -> None:
    with pytest.raises(NotAChord) as refused:
        read("F | Cmaj8 . G .")
    assert refused.value.code == "chord-unknown-in-bar"
    assert refused.value.values == {"bar": 2, "symbol": "Cmaj8", "unread": "maj8", "nearest": "Cmaj7"}


def test_the_line_is_written_with_as_few_tokens_as_will_do() -> None:
    chords = (Chord(0, "F"), Chord(BAR + 2 * BEAT, "C"), Chord(3 * BAR, "Dm"), Chord(3 * BAR + BEAT, "B♭"))
    assert write_chord_line(chords, FOUR_BARS) == "F | . C | . | Dm Bb . . |"
    assert write_chord_line(chords[:1], FOUR_BARS) == "F |"
    assert write_chord_line((), FOUR_BARS) == ""


SYMBOLS = st.sampled_from(["F", "C/E", "Dm7", "Bb", "F#m7b5", "C7(b9,#11)", "N.C.", "Gsus4", "C6/9/G"])
METERS = st.sampled_from([Meter(4, 4), Meter(3, 4), Meter(6, 8), Meter(7, 8), Meter(5, 4), Meter(1, 16)])


@st.composite
def grids(draw: st.DrawFn) -> BarGrid:
    bars = draw(st.integers(1, 6))
    changed = draw(st.sets(st.integers(0, bars - 1), max_size=2))
    changes = [(bar, draw(METERS)) for bar in sorted(changed)]
    return bar_grid(
        bars, tuple(MeterChange(bar, m.numerator, m.denominator) for bar, m in changes), draw(METERS)
    )


@st.composite
def chords_on_grids(draw: st.DrawFn) -> tuple[tuple[Chord, ...], BarGrid]:
    grid = draw(grids())
    ticks = draw(st.sets(st.integers(0, grid.length_ticks // 60 - 1).map(lambda n: n * 60), max_size=8))
    return tuple(Chord(tick, draw(SYMBOLS)) for tick in sorted(ticks)), grid


@given(chords_on_grids())
def test_what_is_written_reads_as_the_same_chords(made: tuple[tuple[Chord, ...], BarGrid]) -> None:
    chords, grid = made
    assert read_chord_line(write_chord_line(chords, grid), grid) == chords


@given(st.lists(st.lists(st.one_of(SYMBOLS, st.just(".")), min_size=0, max_size=8), max_size=6), grids())
def test_what_was_read_means_the_same_when_written_anew(bars: list[list[str]], grid: BarGrid) -> None:
    text = " | ".join(" ".join(bar) for bar in bars)
    try:
        chords = read_chord_line(text, grid)
    except NotAChordLine:
        return
    assert read_chord_line(write_chord_line(chords, grid), grid) == chords
    assert all(read_chord(chord.symbol).spelling == chord.symbol for chord in chords)


def test_typed_bars_begin_again_until_the_section_ends() -> None:
    grid = bar_grid(6, (), Meter(4, 4))
    chords = read_chord_line("C | Am F | G |", grid)
    filled = laid_out(chords, 3, grid, grid, again=True)
    assert [one.symbol for one in filled] == ["C", "Am", "F", "G"] * 2
    assert [one.tick for one in filled[4:]] == [one.tick + grid.starts[3] for one in chords]
    assert laid_out(chords, 3, grid, grid, again=False) == chords


def test_another_section_takes_as_many_bars_as_it_has() -> None:
    eight, five, waltz = (bar_grid(bars, (), Meter(beats, 4)) for bars, beats in ((8, 4), (5, 4), (4, 3)))
    chords = read_chord_line("C | Am | F | G", eight)
    assert [one.symbol for one in laid_out(chords, 4, eight, five, again=True)] == ["C", "Am", "F", "G", "C"]
    shorter = laid_out((*chords, Chord(3 * 960, "D")), 4, eight, waltz, again=False)
    assert [(one.tick, one.symbol) for one in shorter] == [
        (waltz.starts[bar], symbol) for bar, symbol in enumerate(("C", "Am", "F", "G"))
    ]


def test_nothing_typed_is_nothing_repeated() -> None:
    grid = bar_grid(4, (), Meter(4, 4))
    assert laid_out((), bars_typed(" "), grid, grid, again=True) == ()
