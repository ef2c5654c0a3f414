"""A section's chords as one line of text, `F | C/E | Dm7 . Bb . |`, and back.

Bars are split by `|`. The symbols of a bar share it equally; a dot holds the chord before for as long, so
that a token a beat places chords on any beat. `%` plays the bar before again, an empty bar holds.
"""

import re
from collections.abc import Iterator

from arrangeboard.errors import UserError
from arrangeboard.song.bars import BarGrid
from arrangeboard.song.values import Chord
from arrangeboard.theory.chords import NotAChord, is_chord, read_chord

HOLD, REPEAT = ".", "%"

_LINE_BREAK = re.compile(r"\s*\|?\s*\n\s*\|?\s*")
_DOUBLE_BAR_LINE = re.compile(r"\|\|+")
_TOKEN = re.compile(r"[^\s(]*\([^)]*\)\S*|\S+")


class NotAChordLine(UserError):
    """The bars of a chord line do not fit their section; the value `bar` counts from 1."""


def read_chord_line(text: str, grid: BarGrid) -> tuple[Chord, ...]:
    """The chords of a section whose bars are `grid`, in order of time; bars left over hold the last chord.

    Raises NotAChord for a symbol and NotAChordLine for a bar that cannot be read.
    """
    bars = _split_bars(text)
    if len(bars) > grid.bars:
        raise NotAChordLine("chord-line-too-long", typed_bars=len(bars), bars=grid.bars)
    chords: list[Chord] = []
    for bar, tokens in enumerate(bars):
        if tokens == [REPEAT]:
            chords += _repeated(chords, bar, grid)
        elif tokens:
            step_ticks = _step_ticks(tokens, bar, grid)
            chords += _placed(tokens, grid.starts[bar], step_ticks, bar=bar)
    return tuple(chords)


def bars_typed(text: str) -> int:
    """How many bars a line has, whether it can be read or not."""
    return len(_split_bars(text))


def laid_out(
    chords: tuple[Chord, ...], bars: int, grid: BarGrid, target: BarGrid, *, again: bool
) -> tuple[Chord, ...]:
    """The chords of the first `bars` bars of a section as a section of the bars `target` plays them.

    With `again` they begin anew after the last of those bars until the target ends; else its last chord is
    held. A bar that is shorter there loses what lies behind its end.
    """
    found: list[Chord] = []
    for bar in range(target.bars if again and bars else min(bars, target.bars)):
        start, end = grid.starts[bar % bars], grid.starts[bar % bars + 1]
        here, until = target.starts[bar], target.starts[bar + 1]
        inside = (one for one in chords if start <= one.tick < end)
        moved = (Chord(one.tick - start + here, one.symbol, one.guessed) for one in inside)
        found += [one for one in moved if one.tick < until]
    return tuple(found)


def write_chord_line(chords: tuple[Chord, ...], grid: BarGrid) -> str:
    """The line that `read_chord_line` reads as these chords, with as few tokens a bar as will do."""
    bars = [" ".join(_bar_tokens(chords, bar, grid)) for bar in range(grid.bars)]
    while bars and bars[-1] == HOLD:
        bars.pop()
    return " | ".join(bars) + " |" if bars else ""


def _split_bars(text: str) -> list[list[str]]:
    line = _DOUBLE_BAR_LINE.sub("|", _LINE_BREAK.sub(" | ", text.strip()))
    line = line.removeprefix("|").removesuffix("|")
    return [_TOKEN.findall(bar) for bar in line.split("|")] if line.strip() else []


def _repeated(chords: list[Chord], bar: int, grid: BarGrid) -> list[Chord]:
    if bar == 0:
        raise NotAChordLine("chord-line-nothing-to-repeat", bar=1)
    before, here, end = grid.starts[bar - 1 : bar + 2]
    again = (Chord(chord.tick - before + here, chord.symbol) for chord in chords if chord.tick >= before)
    return [chord for chord in again if chord.tick < end]


def _step_ticks(tokens: list[str], bar: int, grid: BarGrid) -> int:
    """How long each token of a bar lasts."""
    beats = grid.meters[bar].numerator
    length_ticks = grid.starts[bar + 1] - grid.starts[bar]
    if REPEAT in tokens:
        raise NotAChordLine("chord-line-repeat-not-alone", bar=bar + 1)
    if not _shares_evenly(len(tokens), beats, length_ticks):
        raise NotAChordLine("chord-line-uneven", bar=bar + 1, symbols=len(tokens), beats=beats)
    return length_ticks // len(tokens)


def _shares_evenly(tokens: int, beats: int, length_ticks: int) -> bool:
    """Whether so many tokens fall on beats alike, or divide every beat alike."""
    return beats % tokens == 0 or (tokens % beats == 0 and length_ticks % tokens == 0)


def _placed(tokens: list[str], start_tick: int, step_ticks: int, *, bar: int) -> Iterator[Chord]:
    for index, token in enumerate(tokens):
        if token != HOLD:
            yield Chord(start_tick + index * step_ticks, _spelling(token, bar))


def _spelling(token: str, bar: int) -> str:
    try:
        return read_chord(token).spelling
    except NotAChord as refused:
        raise NotAChord(f"{refused.code}-in-bar", bar=bar + 1, **refused.values) from None


def _bar_tokens(chords: tuple[Chord, ...], bar: int, grid: BarGrid) -> list[str]:
    start, end = grid.starts[bar], grid.starts[bar + 1]
    here = {chord.tick - start: _written(chord.symbol) for chord in chords if start <= chord.tick < end}
    beats, length_ticks = grid.meters[bar].numerator, end - start
    counts = (n for n in range(1, length_ticks + 1) if _shares_evenly(n, beats, length_ticks))
    count = next(n for n in counts if all(tick % (length_ticks // n) == 0 for tick in here))
    return [here.get(index * length_ticks // count, HOLD) for index in range(count)]


def _written(symbol: str) -> str:
    return read_chord(symbol).spelling if is_chord(symbol) else "".join(symbol.split())
