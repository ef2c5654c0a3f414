"""What a section offers to whatever is played in it: its chords, keys and metre as masks."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from arrangeboard.errors import UserError
from arrangeboard.fit.bounds import is_long
from arrangeboard.fit.kept import Kept
from arrangeboard.fit.steps import NO_CLASSES, Classes, Mask, span, step_at
from arrangeboard.song.bars import BarGrid, section_grid
from arrangeboard.song.values import TICKS_PER_QUARTER, Chord, KeyChange, Meter, Section, Song
from arrangeboard.theory.chords import ChordSymbol, read_chord
from arrangeboard.theory.keys import scale


class ChordSpan(Struct, frozen=True, gc=False):
    """A chord from one step to before another; no chord and unreadable symbols have no span."""

    start: int
    end: int
    chord: ChordSymbol
    guessed: bool = False


class KeySpan(Struct, frozen=True, gc=False):
    """A key from one step to before another."""

    start: int
    end: int
    key: str


class Ground(Struct, frozen=True, gc=False):
    """A section of `steps` steps.

    `tones`, `roots` and `scale` say on which steps a pitch class belongs to the chord, is its root, belongs
    to the key; `known` where there is a chord at all, `guessed` where it is only a guess. `bars`, `strong`
    (bars and half-bars), `beats`, `eighths` and `sixteenths` are the steps that such a thing begins on, each
    with those of the ones before.
    """

    steps: int
    grid: BarGrid
    spans: tuple[ChordSpan, ...] = ()
    keys: tuple[KeySpan, ...] = ()
    tones: Classes = NO_CLASSES
    roots: Classes = NO_CLASSES
    scale: Classes = NO_CLASSES
    known: Mask = 0
    guessed: Mask = 0
    bars: Mask = 0
    strong: Mask = 0
    beats: Mask = 0
    eighths: Mask = 0
    sixteenths: Mask = 0


_kept = Kept()


def section_ground(song: Song, section: Section) -> Ground:
    """The ground of a section; the same object while its chords, keys and bars are the same.

    Bare where the section is too long to be judged.
    """
    grid = section_grid(song, section)
    keys = section.keys

    def make() -> Ground:
        if is_long(grid.length_ticks):
            return Ground(step_at(grid.length_ticks), grid)
        return ground(grid, section.chords, song.key, keys)

    return _kept.get((section.chords, keys, grid), make, song.key)


def first_beat(ground: Ground) -> int:
    """How many steps the section's first beat lasts; all of them where it is the only one."""
    return _until_next(ground.beats) or ground.steps


def first_bar(ground: Ground) -> int:
    """How many steps the section's first bar lasts."""
    return _until_next(ground.bars) or ground.steps


def beats_away(ground: Ground) -> tuple[int, ...]:
    """Every way to come later by whole beats and less than a bar, in steps; earlier is less than 0."""
    later = range(first_beat(ground), first_bar(ground), first_beat(ground))
    return (*later, *(-steps for steps in later))


def _until_next(lines: Mask) -> int:
    """The first line after the section's start; 0 where there is none."""
    further = lines & ~1
    return (further & -further).bit_length() - 1 if further else 0


def ground(
    grid: BarGrid, chords: tuple[Chord, ...], key: str | None, keys: tuple[KeyChange, ...] = ()
) -> Ground:
    """The ground of bars with chords; in no key where none is given."""
    steps = step_at(grid.length_ticks)
    spans = _chord_spans(chords, steps)
    key_spans = _key_spans(key, keys, steps)
    metre = _metre(grid)
    return Ground(
        steps,
        grid,
        spans,
        key_spans,
        _classes((one.start, one.end, tuple(one.chord.pitch_classes)) for one in spans),
        _classes((one.start, one.end, _root(one)) for one in spans),
        _classes((one.start, one.end, scale(one.key)) for one in key_spans),
        _covered(spans),
        _covered(tuple(one for one in spans if one.guessed)),
        *(metre[level] for level in _LEVELS),
    )


_Level = Literal["bars", "strong", "beats", "eighths", "sixteenths"]
_LEVELS: tuple[_Level, ...] = ("bars", "strong", "beats", "eighths", "sixteenths")


def _chord_spans(chords: tuple[Chord, ...], steps: int) -> tuple[ChordSpan, ...]:
    lines = [step_at(chord.tick) for chord in chords] + [steps]
    found = []
    for chord, end in zip(chords, lines[1:], strict=True):
        symbol = _read(chord.symbol)
        start = step_at(chord.tick)
        if symbol is not None and symbol.root is not None and start < end:
            found.append(ChordSpan(start, min(end, steps), symbol, chord.guessed))
    return tuple(found)


def _read(symbol: str) -> ChordSymbol | None:
    try:
        return read_chord(symbol)
    except UserError:
        return None


def _root(one: ChordSpan) -> tuple[int, ...]:
    return () if one.chord.root is None else (one.chord.root,)


def _key_spans(key: str | None, keys: tuple[KeyChange, ...], steps: int) -> tuple[KeySpan, ...]:
    changes = [(step_at(change.tick), change.key) for change in keys]
    if key and (not changes or changes[0][0] > 0):
        changes.insert(0, (0, key))
    lines = [start for start, _ in changes] + [steps]
    return tuple(
        KeySpan(start, min(end, steps), name)
        for (start, name), end in zip(changes, lines[1:], strict=True)
        if start < min(end, steps)
    )


def _classes(spans: Iterable[tuple[int, int, tuple[int, ...]]]) -> Classes:
    masks = [0] * 12
    for start, end, classes in spans:
        here = span(start, end)
        for one in classes:
            masks[one] |= here
    return tuple(masks)


def _covered(spans: tuple[ChordSpan, ...]) -> Mask:
    covered = 0
    for one in spans:
        covered |= span(one.start, one.end)
    return covered


def _metre(grid: BarGrid) -> dict[_Level, Mask]:
    """The steps that each level begins on; every level holds the ones above it."""
    levels: dict[_Level, Mask] = dict.fromkeys(_LEVELS, 0)
    for start_tick, end_tick, meter in zip(grid.starts, grid.starts[1:], grid.meters, strict=False):
        whole = end_tick - start_tick
        for level, every in _distances(meter, whole).items():
            for tick in range(start_tick, end_tick, every):
                levels[level] |= 1 << step_at(tick)
    return levels


def _distances(meter: Meter, whole_ticks: int) -> dict[_Level, int]:
    """How many ticks lie between two lines of each level. In 6/8, 9/8 and 12/8 a beat is three eighths."""
    eighth = TICKS_PER_QUARTER // 2
    compound = meter.denominator >= 8 and meter.numerator % 3 == 0 and meter.numerator > 3
    written = 4 * TICKS_PER_QUARTER // meter.denominator
    beat = 3 * written if compound else written
    halved = (whole_ticks % (2 * beat) == 0 and whole_ticks > 2 * beat) or meter.numerator == 6
    return {
        "bars": whole_ticks,
        "strong": whole_ticks // 2 if halved else whole_ticks,
        "beats": beat,
        "eighths": min(eighth, beat),
        "sixteenths": min(eighth // 2, beat),
    }
