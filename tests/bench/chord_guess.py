"""How often guessed chords and keys are right, and how long guessing takes.

`python -m tests.bench.chord_guess QUESTIONS.jsonl.gz` reads phrases with chords, a key, what accompanies and
the tune (the puzzle benchmark's questions; each phrase once, however many questions ask about it). Without a
file only times are measured, on music made here.

Weights of chords were searched on the first half of the phrases; a few of them were rounded and chosen with
both halves in sight, and how notes and chords are mixed for keys was chosen on all. The file names no songs:
neighbours seem to be of one song, so that a cut in the middle parts one at most.

The measures: share of time on which root and third (major or minor) agree. Phrases' times without a chord are
left out. Suspended and power chords have no third: once they are left out too ("major and minor"), once they
are right only where the guess has none either ("strict"). Keys are right where tonic and mode agree.
"""

import gzip
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, json

from arrangeboard.fit.guessing.beats import LaneNotes
from arrangeboard.fit.guessing.chords import guessed_chords
from arrangeboard.fit.guessing.keys import KeyEvidence, guessed_keys, key_evidence
from arrangeboard.song.bars import BarGrid, bar_grid
from arrangeboard.song.keys import KEYS
from arrangeboard.song.values import TICKS_PER_QUARTER, Chord, Meter, Note
from arrangeboard.theory.chords import read_chord
from arrangeboard.theory.keys import LETTERS, is_minor, tonic
from tests.bench.figures import Row, main, run_times, spread_row

LEAST_CHORDS_PERCENT, LEAST_KEYS_PERCENT = 80.0, 70.0
SECTION_MS, SONG_MS = 5.0, 100.0


class Other(Struct):
    """A lane that sounds beside the tune."""

    notes: list[list[int]]


class Question(Struct):
    """What of a question is read here; the candidates only for the true tune among them."""

    ticks_per_quarter: int
    meter: str
    bars: int
    key: str
    chords: list[tuple[int, str]]
    others: list[Other]
    candidates: list[list[list[int]]]
    answer: int


class Phrase(NamedTuple):
    """A stretch of a song in our own ticks."""

    grid: BarGrid
    key: str
    chords: tuple[Chord, ...]
    accompaniment: tuple[Note, ...]
    tune: tuple[Note, ...]


class Agreement(NamedTuple):
    """Ticks: with a chord, of them the root right, root and third right; and of chords with a third alone."""

    told: int = 0
    roots: int = 0
    strict: int = 0
    thirds_told: int = 0
    thirds: int = 0


def phrases(path: Path) -> list[Phrase]:
    """Every phrase of a file of questions, once, in the file's order."""
    found: dict[object, Phrase] = {}
    with gzip.open(path, "rb") as lines:
        for line in lines:
            question = json.decode(line, type=Question)
            tune = question.candidates[question.answer]
            found.setdefault((question.key, str(question.chords), str(tune)), _phrase(question, tune))
    return list(found.values())


def _phrase(question: Question, tune: list[list[int]]) -> Phrase:
    scale = TICKS_PER_QUARTER // question.ticks_per_quarter
    numerator, _, denominator = question.meter.partition("/")
    others = [note for other in question.others for note in other.notes]
    return Phrase(
        bar_grid(question.bars, (), Meter(int(numerator), int(denominator))),
        _key(question.key),
        tuple(Chord(tick * scale, symbol) for tick, symbol in question.chords),
        tuple(Note(start * scale, length * scale, pitch) for start, length, pitch, *_ in sorted(others)),
        tuple(Note(start * scale, length * scale, pitch) for start, length, pitch, *_ in tune),
    )


def _key(name: str) -> str:
    """A key such as "A# minor" as we call it, in a spelling that a signature has."""
    letters, _, mode = name.partition(" ")
    pitch_class = (LETTERS[letters[0]] + letters.count("#") - letters[1:].count("b")) % 12
    minor = mode == "minor"
    return next(key for key in KEYS if is_minor(key) == minor and tonic(key) == pitch_class)


def guess(phrase: Phrase, *, with_tune: bool = False, with_key: bool = True) -> tuple[Chord, ...]:
    """The chords that are guessed for a phrase."""
    lanes = [LaneNotes(phrase.accompaniment)]
    if with_tune:
        lanes.append(LaneNotes(phrase.tune, is_tune=True))
    found = guessed_chords(lanes, phrase.grid, phrase.key if with_key else None)
    return tuple(Chord(one.tick, one.symbol) for one in found)


def agreement(told: Sequence[Chord], guessed: Sequence[Chord], end_tick: int) -> Agreement:
    """How much of the time a guess agrees with the chords that are told."""
    counts = Agreement()
    for start, end, true in _stretches(told, end_tick):
        for from_tick, to_tick, ours in _stretches(guessed, end_tick):
            shared = min(end, to_tick) - max(start, from_tick)
            if shared > 0 and true[0] is not None:
                counts = _counted(counts, shared, true, ours)
        if true[0] is not None:
            thirds = (end - start) * (true[1] != "open")
            counts = counts._replace(told=counts.told + end - start, thirds_told=counts.thirds_told + thirds)
    return counts


def _counted(
    counts: Agreement, ticks: int, true: tuple[int | None, str], ours: tuple[int | None, str]
) -> Agreement:
    return counts._replace(
        roots=counts.roots + ticks * (true[0] == ours[0]),
        strict=counts.strict + ticks * (true == ours),
        thirds=counts.thirds + ticks * (true == ours and true[1] != "open"),
    )


def _stretches(chords: Sequence[Chord], end_tick: int) -> Iterator[tuple[int, int, tuple[int | None, str]]]:
    ends = [*(chord.tick for chord in chords[1:]), end_tick]
    for chord, end in zip(chords, ends, strict=True):
        yield chord.tick, end, _root_and_third(chord.symbol)


def _root_and_third(symbol: str) -> tuple[int | None, str]:
    chord = read_chord(symbol)
    above = {interval % 12 for interval in chord.intervals}
    return chord.root, "major" if 4 in above else "minor" if 3 in above else "open"


def _together(found: Sequence[Agreement]) -> Agreement:
    return Agreement(*(sum(column) for column in zip(*found, strict=True)))


def chord_rows(half: str, some: Sequence[Phrase]) -> Iterator[Row]:
    """How often chords are right in some phrases."""
    ways = (("accompaniment", False, True), ("with the tune", True, True), ("key not known", False, False))
    for way, with_tune, with_key in ways:
        found = _together(
            [
                agreement(
                    one.chords, guess(one, with_tune=with_tune, with_key=with_key), one.grid.length_ticks
                )
                for one in some
            ]
        )
        yield _percent_row(f"chords, {half}, {way}: root", found.roots / found.told, None)
        yield _percent_row(f"chords, {half}, {way}: strict", found.strict / found.told, LEAST_CHORDS_PERCENT)
        thirds = found.thirds / found.thirds_told
        yield _percent_row(f"chords, {half}, {way}: major and minor", thirds, LEAST_CHORDS_PERCENT)


def key_rows(half: str, some: Sequence[Phrase]) -> Iterator[Row]:
    """How often the key is right in some phrases."""
    ways = (
        ("tune and chords", [_evidence(one, one.tune, one.chords) for one in some], LEAST_KEYS_PERCENT),
        ("tune alone", [_evidence(one, one.tune, ()) for one in some], None),
        (
            "all notes and guessed chords",
            [_evidence(one, one.tune + one.accompaniment, guess(one, with_key=False)) for one in some],
            LEAST_KEYS_PERCENT,
        ),
    )
    for way, evidence, least in ways:
        right = sum(_is_right(one, phrase.key) for one, phrase in zip(evidence, some, strict=True))
        yield _percent_row(f"key, {half}, {way}", right / len(some), least)


def _evidence(phrase: Phrase, notes: Sequence[Note], chords: Sequence[Chord]) -> KeyEvidence:
    return key_evidence(notes, chords, phrase.grid.length_ticks)


def _is_right(evidence: KeyEvidence, key: str) -> bool:
    ranked = guessed_keys(evidence)
    first = ranked[0].key if ranked else ""
    return bool(first) and tonic(first) == tonic(key) and is_minor(first) == is_minor(key)


def _percent_row(what: str, share: float, least: float | None) -> Row:
    note = f"at least {least:.0f} %" if least is not None else ""
    return Row(what, 100 * share, "%", note=note, is_wrong=least is not None and 100 * share < least)


def made_lanes(bars: int, lanes: int = 10) -> list[LaneNotes]:
    """Busy lanes in which no two beats sound alike: the slowest music to guess from."""
    dice = random.Random(1)
    return [
        LaneNotes(
            tuple(
                Note(step * 240, 240, 36 + 5 * lane + dice.randrange(12))
                for step in range(bars * 16)
                if dice.random() < 0.5
            )
        )
        for lane in range(lanes)
    ]


def time_rows() -> Iterator[Row]:
    """How long guessing takes at worst."""
    for bars, limit in ((16, SECTION_MS), (100, SONG_MS)):
        lanes, grid = made_lanes(bars), bar_grid(bars, (), Meter())
        guessing = [lambda lanes=lanes, grid=grid: guessed_chords(lanes, grid, "C")] * 20
        yield spread_row(f"guess chords, {bars} bars of 10 lanes", run_times(guessing), limit=limit)


def rows() -> list[Row]:
    """All figures; those of a file where one is named."""
    files = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("-")]
    found = list(time_rows())
    for path in files:
        every = phrases(path)
        middle = len(every) // 2
        for half, some in (("first half", every[:middle]), ("second half", every[middle:])):
            found += [*chord_rows(half, some), *key_rows(half, some)]
    return found


if __name__ == "__main__":
    main(rows)
