"""Room for others: fewer notes, notes where the tune rests, or a part less."""

from collections.abc import Iterator
from itertools import pairwise

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.ground import beats_away, first_bar
from arrangeboard.fit.repairs.material import (
    Material,
    Sung,
    as_written,
    changed_share,
    rewritten,
    written_out,
)
from arrangeboard.fit.repairs.repair import Repair
from arrangeboard.fit.repairs.shifting import shifted
from arrangeboard.fit.steps import Mask, span
from arrangeboard.song.edits.repairing import Removal

_BUSY_ONSETS = 2
"""A half-bar with as many of the tune's onsets leaves no room to answer."""

_REMOVAL_COST = 0.6
_MOST_SHIFTS = 2


def thinned(case: Case, finding: Finding) -> Iterator[Repair]:
    """The part without its off-beat notes, silent in the crowded bar, or gone."""
    material = as_written(case)
    beats = case.spot.ground.beats
    on_beats = [one for one in material.sung if one.heard.start < 0 or beats >> one.heard.start & 1]
    yield from _with_only(finding, material, on_beats, "drop-off-beats")
    whole = written_out(case)
    outside = [one for one in whole.sung if not finding.start <= one.heard.start < finding.end]
    yield from _with_only(finding, whole, outside, "rest-here")
    yield Repair("remove-part", {}, finding.code, Removal(), cost=_REMOVAL_COST)


def made_room(case: Case, finding: Finding) -> Iterator[Repair]:
    """A counter-melody moved into the tune's rests, or silent where the tune is busy."""
    tune = next((one.figure for one in case.spot.company.voices if one.role == "melody"), None)
    if tune is None:
        return
    room = _room(case, tune.strikes)
    for steps in _into_rests(case, room)[:_MOST_SHIFTS]:
        yield shifted(case, finding, steps)
    material = written_out(case)
    fits = [one for one in material.sung if one.heard.start < 0 or room >> one.heard.start & 1]
    yield from _with_only(finding, material, fits, "leave-room")


def _with_only(finding: Finding, material: Material, kept: list[Sung], code: str) -> Iterator[Repair]:
    """The part with some of its notes; not with none or all of them."""
    notes = [one.note for one in kept]
    if notes and len(notes) < len(material.sung):
        cost = 0.1 + 0.4 * changed_share(material, notes)
        yield Repair(code, {}, finding.code, rewritten(material, notes), cost=cost)


def _room(case: Case, strikes: Mask) -> Mask:
    """The steps of half-bars in which the tune begins fewer than two notes."""
    ground = case.spot.ground
    lines = [step for step in range(ground.steps) if ground.strong >> step & 1]
    halves = (span(start, end) for start, end in pairwise([*lines, ground.steps]))
    found = 0
    for half in halves:
        found |= half if (strikes & half).bit_count() < _BUSY_ONSETS else 0
    return found


def _into_rests(case: Case, room: Mask) -> list[int]:
    """Shifts by beats and by a bar after which more notes begin where there is room, from the best on."""
    bar = first_bar(case.spot.ground)
    found = {steps: _in_room(case, room, steps) for steps in (*beats_away(case.spot.ground), bar, -bar)}
    now = _in_room(case, room, 0)
    return sorted((one for one in found if found[one] > now), key=lambda one: (-found[one], abs(one)))


def _in_room(case: Case, room: Mask, steps: int) -> int:
    start, lasts = case.spot.start, case.spot.end - case.spot.start
    here = case.figure.strikes >> start & span(0, lasts)
    cut = steps % lasts
    moved = (here << cut | here >> (lasts - cut)) & span(0, lasts)
    return (moved << start & room).bit_count()
