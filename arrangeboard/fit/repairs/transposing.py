"""Parts that stand in the wrong key: by how many semitones they would fit best."""

from collections.abc import Iterator

from arrangeboard.fit.case import Case
from arrangeboard.fit.figure import transposed
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.kept import Kept
from arrangeboard.fit.repairs.counting import counted
from arrangeboard.fit.repairs.repair import Repair
from arrangeboard.fit.score import judged
from arrangeboard.fit.steps import shared, span, turned
from arrangeboard.song.edits.repairing import PartChange

NEAREST = tuple(sorted((step for step in range(-6, 6) if step), key=abs))
"""Every other pitch class once, by the shorter way. Chord tones lead 80 to 97 of 100 tunes back."""

_COST_A_SEMITONE = 0.005

_JUDGED = 4
"""The judge is asked of so many transpositions, those with most on chords and in the key."""

_ON_CHORD, _IN_KEY = 2, 1

_kept = Kept(64)


def transpositions(case: Case, finding: Finding) -> Iterator[Repair]:
    """The part transposed to where it fits best, and the runner-up."""
    for semitones in best_transpositions(case)[:2]:
        yield transposition(finding.code, semitones)


def transposition(finding: str, semitones: int) -> Repair:
    """The part so many semitones higher."""
    code, values = counted("up" if semitones > 0 else "down", abs(semitones))
    cost = _COST_A_SEMITONE * abs(semitones)
    return Repair(code, values, finding, PartChange(transpose=semitones), cost=cost)


def best_transpositions(case: Case) -> tuple[int, ...]:
    """Semitones from the best on, as the judge has it, those only that are better than staying.

    Several findings of one part ask the same; it is sought once.
    """
    if case.figure.drums or case.judgement.percentile is None:
        return ()
    return _kept.get((case.figure, case.spot), lambda: _sought(case))


def _sought(case: Case) -> tuple[int, ...]:
    likely = sorted(NEAREST, key=lambda semitones: -_at_home(case, semitones))[:_JUDGED]
    values = {semitones: judged(transposed(case.figure, semitones), case.spot).value for semitones in likely}
    better = [semitones for semitones in likely if values[semitones] > case.judgement.value]
    return tuple(sorted(better, key=lambda semitones: (-values[semitones], abs(semitones))))


def _at_home(case: Case, semitones: int) -> int:
    """How much of the part would lie on chord tones, and in the key."""
    ground, here = case.spot.ground, span(case.spot.start, case.spot.end)
    moved = turned(tuple(mask & here for mask in case.figure.sounding), semitones)
    return _ON_CHORD * shared(moved, ground.tones) + _IN_KEY * shared(moved, ground.scale)
