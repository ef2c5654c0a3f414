"""Parts that stand in the wrong key: by how many semitones they would fit best."""

from collections.abc import Iterator

from arrangeboard.fit.case import Case
from arrangeboard.fit.figure import transposed
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.kept import Kept
from arrangeboard.fit.repairs.counting import counted
from arrangeboard.fit.repairs.repair import Repair
from arrangeboard.fit.score import judged
from arrangeboard.fit.steps import Classes, shared, span, turned
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
    for semitones in transpositions_for(case, finding)[:2]:
        yield transposition(finding.code, semitones)


def transpositions_for(case: Case, finding: Finding) -> tuple[int, ...]:
    """Semitones from the best on; where the key is not the matter, those only that do not leave it."""
    best = best_transpositions(case)
    if finding.code == "wrong-key":
        return best
    now = _in_key(case, 0)
    return tuple(semitones for semitones in best if _in_key(case, semitones) >= now)


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
    return _ON_CHORD * shared(_moved(case, semitones), case.spot.ground.tones) + _IN_KEY * _in_key(
        case, semitones
    )


def _in_key(case: Case, semitones: int) -> int:
    """For how many steps of its tones the part would lie in the key."""
    return shared(_moved(case, semitones), case.spot.ground.scale)


def _moved(case: Case, semitones: int) -> Classes:
    here = span(case.spot.start, case.spot.end)
    return turned(tuple(mask & here for mask in case.figure.sounding), semitones)
