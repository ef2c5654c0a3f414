"""The puzzle benchmark's questions made ready for learning: folds by song, and poorer versions of them.

A poorer question has no accompaniment, perhaps no neighbours, and chords as people write them down: without
sevenths and basses, at most two a bar, now and then a beat off.
"""

import gzip
import random
from pathlib import Path

from msgspec import json
from msgspec.structs import replace

from arrangeboard.errors import UserError
from arrangeboard.fit.puzzle.question import FileLane, FileNote, Question, readable
from arrangeboard.theory.chords import ChordSymbol, read_chord

_NAMES = ("C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")
FOLDS = 5
LATE_OR_EARLY = 0.12
"""The share of a poorer question's chords that stand a beat off."""
_NEIGHBOURS_LEFT = 0.3

Timed = list[tuple[float, str]]


def read_questions(path: Path) -> list[Question]:
    """All questions of a file, gzipped or not."""
    data = path.read_bytes()
    lines = (gzip.decompress(data) if path.suffix == ".gz" else data).splitlines()
    return [json.decode(line, type=Question) for line in lines if line.strip()]


def folds(questions: list[Question]) -> list[int]:
    """The fold of each question: stretches of neighbouring slots, never cut inside a run of one key.

    Questions about one place share chords and lanes; neighbouring places are of one song.
    """
    numbers: dict[bytes, int] = {}
    keys: list[str | None] = []
    slots = []
    for question in questions:
        place = json.encode((question.key, question.chords, question.others))
        if place not in numbers:
            numbers[place] = len(numbers)
            keys.append(question.key)
        slots.append(numbers[place])
    borders = {_border(keys, fold * len(keys) // FOLDS) for fold in range(1, FOLDS)}
    return [sum(slot >= border for border in borders) for slot in slots]


def _border(keys: list[str | None], slot: int) -> int:
    while slot < len(keys) and keys[slot] == keys[slot - 1]:
        slot += 1
    return slot


def poorer(question: Question, *, plain: bool = True, neighbours: bool = False) -> Question:
    """The question without its other lanes, the same each time; `plain` makes its chords plain too."""
    dice = random.Random(json.encode((question.key, question.chords)))
    kept = neighbours and dice.random() < _NEIGHBOURS_LEFT
    return replace(
        question,
        others=(),
        before=question.before if kept else None,
        after=question.after if kept else None,
        chords=tuple(_plain_chords(question, dice)) if plain else question.chords,
    )


def _plain_chords(question: Question, dice: random.Random) -> Timed:
    """Plain chords, some a beat early or late."""
    beat = question.ticks_per_quarter * 4 / int(question.meter.split("/")[1])
    moved: Timed = []
    for start, symbol in longest_chords(question, dice.choice((1, 2))):
        away = beat * dice.choice((-1, 1)) if start and dice.random() < LATE_OR_EARLY else 0
        moved.append((start + away, symbol))
    return moved


def longest_chords(question: Question, each_bar: int) -> Timed:
    """Plain chords, at most so many in a bar: of each stretch the one that sounds longest."""
    upper, lower = map(int, question.meter.split("/"))
    unit = upper * question.ticks_per_quarter * 4 / lower / each_bar
    end = unit * each_bar * question.bars
    lines = [start for start, _ in question.chords[1:]] + [end]
    held = [(start, to, _plain(symbol)) for (start, symbol), to in zip(question.chords, lines, strict=True)]
    plain: Timed = []
    for start in [index * unit for index in range(question.bars * each_bar)]:
        shares: dict[str, float] = {}
        for since, to, symbol in held:
            shares[symbol] = shares.get(symbol, 0) + max(0, min(to, start + unit) - max(since, start))
        symbol = max(shares, key=lambda one: shares[one])
        if not plain or plain[-1][1] != symbol:
            plain.append((start, symbol))
    return plain


def _plain(symbol: str | None) -> str:
    """A chord without its bass, and with no more than a dominant's seventh."""
    try:
        chord = read_chord(readable(symbol))
    except UserError:
        return "N.C."
    return "N.C." if chord.root is None else _NAMES[chord.root] + _quality(chord)


def _quality(chord: ChordSymbol) -> str:
    sounding = {interval % 12 for interval in chord.intervals}
    if 4 in sounding:
        return "7" if 10 in sounding else ""
    return "m" if 3 in sounding else ""


def harmony_of(question: Question, *, alone: bool) -> Question:
    """The question whose one candidate is the accompaniment, beside the true melody or nobody."""
    notes = tuple(note for lane in question.others for note in lane.notes)
    return _about(question, notes, alone=alone)


def bass_of(question: Question, *, alone: bool) -> Question:
    """The same of its lowest notes: of those that begin together, the lowest below middle C."""
    lowest: dict[float, FileNote] = {}
    for lane in question.others:
        for note in lane.notes:
            if note.pitch < 60 and note.pitch < lowest.get(note.start, note).pitch + 1:
                lowest[note.start] = note
    return _about(question, tuple(lowest.values()), alone=alone)


def _about(question: Question, notes: tuple[FileNote, ...], *, alone: bool) -> Question:
    melody = FileLane(question.candidates[question.answer or 0], "melody")
    others = () if alone else (melody,)
    return replace(question, candidates=(notes,), answer=0, others=others, before=None, after=None)
