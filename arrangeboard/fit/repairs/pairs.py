"""Two repairs at once, where neither is enough: transposed and shifted, or transposed and led onto chords."""

from collections.abc import Iterator

from msgspec.structs import replace

from arrangeboard.fit.case import Case
from arrangeboard.fit.figure import transposed
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.ground import beats_away
from arrangeboard.fit.repairs.chord_tones import onto_chord_tones
from arrangeboard.fit.repairs.repair import Repair
from arrangeboard.fit.repairs.shifting import shifted, tones_after
from arrangeboard.fit.repairs.transposing import NEAREST, transposition, transpositions_for
from arrangeboard.fit.score import judged
from arrangeboard.fit.steps import turned
from arrangeboard.song.edits.repairing import PartChange

_CLEARLY = 0.08
"""By how much of the part's time two repairs must bring more onto chord tones than either alone."""

_PAIR_COST = 0.15

_ENOUGH = 50
"""A part that fits as well as half of all true ones once it is transposed needs no more."""


def transposed_and_shifted(case: Case, finding: Finding) -> Iterator[Repair]:
    """The best of all transpositions with all shifts by beats, if it beats each alone clearly."""
    if case.figure.drums or not case.spot.ground.known:
        return
    sounding, steps = case.figure.sounding, sum(mask.bit_count() for mask in case.figure.sounding)
    singles = [tones_after(case, turned(sounding, up), 0) for up in (0, *NEAREST)]
    singles += [tones_after(case, sounding, later) for later in beats_away(case.spot.ground)]
    pairs = [
        (tones_after(case, turned(sounding, up), later), -abs(up), -abs(later), up, later)
        for up in NEAREST
        for later in beats_away(case.spot.ground)
    ]
    if pairs and steps and max(pairs)[0] >= max(singles) + _CLEARLY * steps:
        *_, up, later = max(pairs)
        yield from _together(finding, up, shifted(case, finding, later))


def transposed_onto_chords(case: Case, finding: Finding) -> Iterator[Repair]:
    """The best transposition, and what is then still off the chords moved to their tones."""
    best = transpositions_for(case, finding)[:1]
    if not best or case.figure.drums:
        return
    figure = transposed(case.figure, best[0])
    part = replace(case.part, transpose=case.part.transpose + best[0])
    moved = replace(case, part=part, figure=figure, judgement=judged(figure, case.spot))
    if (moved.judgement.percentile or 0) >= _ENOUGH:
        return
    for rest in list(onto_chord_tones(moved, replace(finding, notes=())))[:1]:
        yield from _together(finding, best[0], rest)


def _together(finding: Finding, semitones: int, other: Repair) -> Iterator[Repair]:
    """A transposition and what is written anew as one repair, made of two sentences."""
    if not isinstance(other.change, PartChange):
        return
    one = transposition(finding.code, semitones)
    change = PartChange(transpose=semitones, rewriting=other.change.rewriting)
    cost = one.cost + other.cost + _PAIR_COST
    yield Repair("both", {"first": one, "second": other}, finding.code, change, cost=cost)
