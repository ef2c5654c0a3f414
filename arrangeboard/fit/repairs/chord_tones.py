"""Notes that do not belong to their chord, moved to the nearest one that does."""

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from msgspec.structs import replace

from arrangeboard.fit.case import Case
from arrangeboard.fit.figure import StepNote
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.ground import Ground
from arrangeboard.fit.repairs.counting import counted
from arrangeboard.fit.repairs.material import (
    Material,
    Steps,
    Sung,
    changed_share,
    moved_onto,
    rewritten,
    written_out,
)
from arrangeboard.fit.repairs.repair import Repair
from arrangeboard.fit.steps import span
from arrangeboard.theory.spelling import spelled

_FARTHEST = 2
"""Semitones; further away a note is another note."""

_MOST_SHARE = 0.25
"""With more than a quarter of its notes elsewhere it is another tune."""

_FEW = 2
"""So many notes may always move, however short the tune is."""

_EIGHTH = 6
_ON_CHORD = 0.5
"""A note belongs to the harmony if it lies on tones of its chords for this share of its time."""


def onto_chord_tones(case: Case, finding: Finding) -> Iterator[Repair]:
    """The notes of the finding on chord tones: those towards which the tune goes, and the nearest ones.

    A finding about the whole part means its notes that are held or stand on a beat; passing notes stay.
    """
    if case.figure.drums:
        return
    material = written_out(case)
    off = [one for one in material.sung if _is_meant(case, finding, one) and _is_off(case.spot.ground, one)]
    for by_direction in (True, False):
        steps = _steps(case, material, off, by_direction=by_direction)
        if steps and len(steps) <= max(_FEW, _MOST_SHARE * len(material.sung)):
            yield _moved(case, finding, material, steps)


def all_onto_chord_tones(case: Case, finding: Finding) -> Iterator[Repair]:
    """Not only the notes of the finding: all that are held or stand on a beat."""
    yield from onto_chord_tones(case, replace(finding, notes=()))


def _is_meant(case: Case, finding: Finding, one: Sung) -> bool:
    heard = one.heard
    if finding.notes:
        return any(note.pitch == heard.pitch and abs(note.start - heard.start) <= 1 for note in finding.notes)
    return heard.end - heard.start >= _EIGHTH or bool(
        heard.start >= 0 and case.spot.ground.beats >> heard.start & 1
    )


def _is_off(ground: Ground, one: Sung) -> bool:
    here = _on_known_chords(ground, one.heard)
    return bool(here) and _on_tones(ground, one.heard.pitch, here) < _ON_CHORD


def _on_known_chords(ground: Ground, note: StepNote) -> int:
    return span(max(note.start, 0), min(note.end, ground.steps)) & ground.known


def _on_tones(ground: Ground, pitch: int, here: int) -> float:
    """The share of some steps on which a pitch is a tone of the chord."""
    return (ground.tones[pitch % 12] & here).bit_count() / here.bit_count()


def _steps(case: Case, material: Material, off: list[Sung], *, by_direction: bool) -> Steps:
    following = _following(material.sung)
    found: Steps = {}
    for one in off:
        after = following.get(one.heard.start)
        way = 0 if after is None or not by_direction else _sign(after.pitch - one.heard.pitch)
        step = _nearest(case.spot.ground, one.heard, way)
        if step is not None:
            found[one] = step
    return found


def _following(sung: Iterable[Sung]) -> dict[int, StepNote]:
    """For each onset the uppermost note of the next one."""
    in_order = sorted(sung, key=lambda one: one.heard)
    tops = [list(group)[-1].heard for _, group in groupby(in_order, key=lambda one: one.heard.start)]
    return {one.start: after for one, after in pairwise(tops)}


def _nearest(ground: Ground, note: StepNote, way: int) -> int | None:
    """Semitones to the chord tone to move to, one in the direction `way` first; None where none is near."""
    here = _on_known_chords(ground, note)
    steps = [step for step in range(-_FARTHEST, _FARTHEST + 1) if step]
    near = [step for step in steps if _on_tones(ground, note.pitch + step, here) >= _ON_CHORD]
    return min(near, key=lambda step: (way * step < 0, abs(step), step), default=None)


def _sign(difference: int) -> int:
    return (difference > 0) - (difference < 0)


def _moved(case: Case, finding: Finding, material: Material, steps: Steps) -> Repair:
    notes = moved_onto(material, steps)
    cost = changed_share(material, notes)
    code, values = _words(case, steps)
    return Repair(code, values, finding.code, rewritten(material, notes), cost=cost)


def _words(case: Case, steps: Steps) -> tuple[str, dict[str, object]]:
    """By name where all notes that move are one pitch that goes one way."""
    moves = {(one.heard.pitch, step) for one, step in steps.items()}
    if len(moves) > 1:
        return counted("chord-tone", len(steps))
    (pitch, step), first = next(iter(moves)), next(iter(steps))
    key, chord = _around(case.spot.ground, first.heard)
    names = {"note": spelled(pitch, key, chord), "tone": spelled(pitch + step, key, chord)}
    return "chord-tone-named", dict(names)


def _around(ground: Ground, note: StepNote) -> tuple[str, str]:
    """The key and the chord that a note sounds in."""
    keys = [one.key for one in ground.keys if one.start <= max(note.start, 0)]
    chords = [one.chord.spelling for one in ground.spans if one.start <= max(note.start, 0) < one.end]
    return (keys or ["C"])[-1], (chords or [""])[-1]
