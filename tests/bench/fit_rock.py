"""The puzzle benchmark's questions as a rock band would play and label them, as far as that can be had.

Plain chords, one or two a bar by what sounds longest; the key unknown, or in the wrong mode, now and then;
tunes on sixteenths, with notes pushed an eighth ahead of the beat, or swung. No other lanes, no neighbours.
"""

import random
from collections.abc import Sequence

from msgspec import json
from msgspec.structs import replace

from arrangeboard.fit.puzzle.question import FileNote, Question
from tests.bench.fit_questions import longest_chords

_FEELS = ("straight", "straight", "push", "push", "swing")
_KEY_UNKNOWN, _OTHER_MODE = 0.2, 0.35
_PUSHED = (0.2, 0.4)


def rocky(question: Question) -> Question:
    """The question as rock, the same each time, and the same for each of its candidates."""
    dice = random.Random(json.encode((question.key, question.chords, "rock")))
    chords = longest_chords(question, dice.choice((1, 1, 2)))
    key = _key(question.key, dice.random())
    feel, pushed, seed = dice.choice(_FEELS), dice.choice(_PUSHED), dice.random()
    quarter = question.ticks_per_quarter
    candidates = tuple(
        _felt(notes, quarter, feel, pushed if feel == "push" else 0, seed) for notes in question.candidates
    )
    return replace(
        question, chords=tuple(chords), key=key, others=(), before=None, after=None, candidates=candidates
    )


def _key(key: str | None, roll: float) -> str | None:
    """The key, none, or the one of the other mode on the same tonic."""
    if key is None or roll < _KEY_UNKNOWN:
        return None
    tonic, _, mode = key.partition(" ")
    other = "minor" if mode == "major" else "major"
    return f"{tonic} {other if roll < _OTHER_MODE else mode}"


def _felt(
    notes: Sequence[FileNote], quarter: float, feel: str, pushed: float, seed: float
) -> tuple[FileNote, ...]:
    """The notes in that feel, none over the next."""
    dice, moved = random.Random(seed), []
    for note in sorted(notes, key=lambda one: (one.start, one.pitch)):
        start, end = _on_sixteenths(note, quarter)
        if start > 0 and start % quarter == 0 and dice.random() < pushed:
            start -= quarter / 2
        if feel == "swing":
            start, end = _swung(start, quarter), _swung(end, quarter)
        moved.append((start, end, note.pitch))
    following = [start for start, _, _ in moved[1:]] + [float("inf")]
    cut = [(start, min(end, to), pitch) for (start, end, pitch), to in zip(moved, following, strict=True)]
    return tuple(FileNote(start, end - start, pitch) for start, end, pitch in cut if end > start)


def _on_sixteenths(note: FileNote, quarter: float) -> tuple[float, float]:
    unit = quarter / 4
    start = round(note.start / unit) * unit
    return start, max(start + unit, round((note.start + note.length) / unit) * unit)


def _swung(tick: float, quarter: float) -> float:
    """An off-beat eighth at two thirds of the beat."""
    return tick + quarter / 6 if tick % quarter == quarter / 2 else tick
