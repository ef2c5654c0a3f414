"""Parts that stand in the wrong key: by how many semitones they would fit best."""

from collections.abc import Iterator

from arrangeboard.fit.case import Case
from arrangeboard.fit.figure import transposed
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.repairs.counting import counted
from arrangeboard.fit.repairs.repair import Repair
from arrangeboard.fit.score import judged
from arrangeboard.song.edits.repairing import PartChange

NEAREST = tuple(sorted((step for step in range(-6, 6) if step), key=abs))
"""Every other pitch class once, by the shorter way. Chord tones lead 80 to 97 of 100 tunes back."""

_COST_A_SEMITONE = 0.005


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
    """Semitones from the best on, as the judge has it, those only that are better than staying."""
    if case.figure.drums or case.judgement.percentile is None:
        return ()
    values = {semitones: judged(transposed(case.figure, semitones), case.spot).value for semitones in NEAREST}
    better = [semitones for semitones in NEAREST if values[semitones] > case.judgement.value]
    return tuple(sorted(better, key=lambda semitones: -values[semitones]))
