"""Bars that a part leaves empty: held over, filled with what came before, or looped away."""

from collections.abc import Iterator

from msgspec.structs import replace

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.repairs.counting import counted
from arrangeboard.fit.repairs.lengths import half_as_fast, held_to, looped
from arrangeboard.fit.repairs.material import (
    Material,
    changed_share,
    part_ticks,
    rewritten,
    ticks,
    written_out,
)
from arrangeboard.fit.repairs.repair import Repair
from arrangeboard.song.values import Note


def filled(case: Case, finding: Finding) -> Iterator[Repair]:
    """The empty bars filled with those before them, the note before held over them, or the rest looped."""
    material = written_out(case)
    first, end = (ticks(step) - case.part.start_tick for step in (finding.start, finding.end))
    before = [note for note in material.notes if note.start_tick < first]
    if not before or first <= 0:
        return
    yield from _repeated(finding, material, first, end)
    if part_ticks(case) % first == 0 and end >= part_ticks(case):
        yield looped(case, finding, first)
    if not case.figure.drums:
        yield _held(finding, material, before, end)
    if end == part_ticks(case) == 2 * first == case.piece.length_ticks:
        yield half_as_fast(case, finding)


def _repeated(finding: Finding, material: Material, first: int, end: int) -> Iterator[Repair]:
    """As many bars as are empty, copied from before them; fewer again and again where there are no more."""
    gap = end - first
    back = min(gap, first)
    source = [note for note in material.notes if first - back <= note.start_tick < first]
    copies = [
        _ended(replace(note, start_tick=note.start_tick + times * back), end)
        for times in range(1, -(-gap // back) + 1)
        for note in source
        if note.start_tick + times * back < end
    ]
    if copies:
        notes = (*material.notes, *copies)
        cost = 0.1 + 0.3 * len(copies) / len(notes)
        yield Repair("repeat-before", {}, finding.code, rewritten(material, notes), cost=cost)


def _held(finding: Finding, material: Material, before: list[Note], end: int) -> Repair:
    later = [note for note in material.notes if note not in before]
    notes = (*held_to(before, end), *later)
    code, values = counted("hold-over", int(finding.measure.value))
    return Repair(
        code, values, finding.code, rewritten(material, notes), cost=0.15 + changed_share(material, notes)
    )


def _ended(note: Note, end: int) -> Note:
    return replace(note, length_ticks=min(note.length_ticks, end - note.start_tick))
