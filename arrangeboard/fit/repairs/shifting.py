"""Parts that come too early or too late: by beats, by a sixteenth, or loosely."""

from collections.abc import Iterator

from msgspec.structs import replace

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.ground import beats_away, first_beat
from arrangeboard.fit.repairs.counting import counted
from arrangeboard.fit.repairs.material import Material, as_written, changed_share, rewriting, rewritten, ticks
from arrangeboard.fit.repairs.repair import Repair
from arrangeboard.fit.steps import STEP_TICKS, Classes, carried_round, shared
from arrangeboard.melody.timing import Quantise, quantised_within
from arrangeboard.song.edits.repairing import PartChange, Rewriting
from arrangeboard.song.values import TICKS_PER_QUARTER, Note

_SIXTEENTH = TICKS_PER_QUARTER // 4
_MOST_SHIFTS = 3
_COST = 0.08
_EARLIER_COST, _LATER_COST = 0.02, 0.03
"""What is played in is oftener late than early, so of two nudges as good the one back is meant."""


def shifts(case: Case, finding: Finding) -> Iterator[Repair]:
    """The part some beats later or earlier, turned round inside its piece; or where its bar begins."""
    yield from started_on_bar(case, finding)
    for steps in best_shifts(case)[:_MOST_SHIFTS]:
        yield shifted(case, finding, steps)


def best_shifts(case: Case) -> tuple[int, ...]:
    """Steps later by whole beats, from the best on: by how much of the time chord tones sound then."""
    if case.figure.drums or not case.spot.ground.known:
        return ()
    now = tones_after(case, case.figure.sounding, 0)
    found = {steps: tones_after(case, case.figure.sounding, steps) for steps in beats_away(case.spot.ground)}
    return tuple(
        sorted((steps for steps in found if found[steps] > now), key=lambda one: (-found[one], abs(one)))
    )


def tones_after(case: Case, sounding: Classes, steps: int) -> int:
    """How many steps lie on chord tones once a part has been turned round by so many."""
    return shared(carried_round(sounding, steps, case.spot.start, case.spot.end), case.spot.ground.tones)


def shifted(case: Case, finding: Finding, steps: int) -> Repair:
    """The part so many steps later, by whole beats; what leaves its piece at one end returns at the other."""
    beats = abs(steps) // first_beat(case.spot.ground)
    code, values = counted("later" if steps > 0 else "earlier", beats)
    change = PartChange(rewriting=rewriting_shifted(as_written(case), ticks(steps)))
    return Repair(code, values, finding.code, change, cost=_COST + 0.01 * beats)


def started_on_bar(case: Case, finding: Finding) -> Iterator[Repair]:
    """A part that begins between two bar lines begins on one of them."""
    grid, start = case.spot.ground.grid, case.part.start_tick
    bar = grid.bar_at(start)
    if start == grid.starts[bar]:
        return
    for code, line in (("start-earlier", grid.starts[bar]), ("start-later", grid.starts[bar + 1])):
        yield Repair(
            code, {"bar": grid.bar_at(line) + 1}, finding.code, PartChange(start_tick=line), cost=0.02
        )


def nudges(case: Case, finding: Finding) -> Iterator[Repair]:
    """The part a sixteenth or less later or earlier, begun on the beat, or its notes pulled onto eighths."""
    yield from _started_on_beat(case, finding)
    told = finding.values.get("steps")
    for steps in dict.fromkeys((told if isinstance(told, int) else -3, -3, 3)):
        yield _nudged(case, finding, steps)
    yield from _quantised(case, finding)


def _started_on_beat(case: Case, finding: Finding) -> Iterator[Repair]:
    """A part that begins between two eighths begins on one; one with a length of its own keeps it."""
    eighth = TICKS_PER_QUARTER // 2
    start = case.part.start_tick
    for line in (start // eighth * eighth, -(-start // eighth) * eighth):
        if line != start:
            yield Repair("start-on-beat", {}, finding.code, PartChange(start_tick=line), cost=0.01)


def _nudged(case: Case, finding: Finding, steps: int) -> Repair:
    size = "sixteenth" if abs(steps) * STEP_TICKS == _SIXTEENTH else "little"
    code = f"{size}-later" if steps > 0 else f"{size}-earlier"
    change = PartChange(rewriting=rewriting_shifted(as_written(case), ticks(steps)))
    return Repair(code, {}, finding.code, change, cost=_LATER_COST if steps > 0 else _EARLIER_COST)


def _quantised(case: Case, finding: Finding) -> Iterator[Repair]:
    material = as_written(case)
    how = Quantise(TICKS_PER_QUARTER // 2)
    notes = quantised_within(material.notes, how, case.piece.length_ticks, goes_round=material.tiled)
    if set(notes) != set(material.notes):
        cost = 0.1 + 0.3 * changed_share(material, notes)
        yield Repair("onto-eighths", {}, finding.code, rewritten(material, notes), cost=cost)


def rewriting_shifted(material: Material, later_ticks: int) -> Rewriting:
    """What the piece holds so much later: what leaves it at one end comes in at the other.

    A pickup leads in by so much more or less.
    """
    length = material.piece.length_ticks

    def shift(tick: int) -> int:
        return (tick + later_ticks) % length if 0 <= tick < length else tick + later_ticks

    return rewriting(material, (_at(note, shift(note.start_tick)) for note in material.notes), shift=shift)


def _at(note: Note, tick: int) -> Note:
    return replace(note, start_tick=tick)
