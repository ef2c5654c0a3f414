"""Pickups that meet the tail of what was played before: the tail ended earlier, or the pickup cut."""

from collections.abc import Iterator

from msgspec.structs import replace

from arrangeboard.fit.case import Case
from arrangeboard.fit.figure import Figure
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.repairs.material import as_written, changed_share, rewriting, ticks, tiles_of
from arrangeboard.fit.repairs.repair import Repair, TailCut
from arrangeboard.song.edits.repairing import PartChange, Rewriting
from arrangeboard.song.invariants import part_end
from arrangeboard.song.values import Note, Part, Piece


def pickups_freed(case: Case, finding: Finding) -> Iterator[Repair]:
    """The tail before ends where the pickup begins; or the pickup waits for the tail, or goes."""
    early = [note.start for note in case.figure.pickup]
    if not early:
        return
    yield Repair("shorten-tail", {}, finding.code, TailCut(ticks(-min(early))), "before", cost=0.1)
    if case.spot.before is not None:
        yield from _waiting(case, finding, free_from=_tail_end(case.spot.before))
    yield from _dropped(case, finding)


def _tail_end(before: Figure) -> int:
    """The step, counted from this section's start, at which what was played before is quiet."""
    return max((note.end for note in before.notes), default=0) - before.steps


def _waiting(case: Case, finding: Finding, *, free_from: int) -> Iterator[Repair]:
    """The pickup without the notes that the tail covers; one that it covers in part begins behind it."""
    if free_from >= 0:
        return
    material = as_written(case)
    free_tick = ticks(free_from) - case.part.start_tick
    kept = [note for note in (_behind(one, free_tick) for one in material.notes) if note is not None]
    if any(note.start_tick < 0 for note in kept):
        yield _rewritten("pickup-waits", case, finding, kept)


def _behind(note: Note, tick: int) -> Note | None:
    if note.start_tick >= tick:
        return note
    end = note.start_tick + note.length_ticks
    return replace(note, start_tick=tick, length_ticks=end - tick) if end > tick else None


def _dropped(case: Case, finding: Finding) -> Iterator[Repair]:
    kept = [note for note in case.piece.written.notes if note.start_tick >= 0]
    yield _rewritten("drop-pickup", case, finding, kept)


def _rewritten(code: str, case: Case, finding: Finding, notes: list[Note]) -> Repair:
    material = as_written(case)
    change = PartChange(rewriting=rewriting(material, notes))
    return Repair(code, {}, finding.code, change, cost=0.15 + changed_share(material, notes))


def tail_cut(part: Part, piece: Piece | None, length_ticks: int, silent_ticks: int) -> PartChange | None:
    """The last part of a section so that nothing of it sounds in the section's last `silent_ticks`.

    None where nothing sounds there, or where it would have no note left.
    """
    if piece is None:
        return None
    lasts = part_end(part, length_ticks) - part.start_tick
    quiet_from = length_ticks - silent_ticks - part.start_tick
    once = lasts <= piece.length_ticks
    whole = piece if once else tiles_of(piece, lasts)
    played = (note for note in whole.written.notes if note.start_tick < quiet_from)
    notes = tuple(sorted(_ended(note, quiet_from) for note in played))
    if not notes or notes == whole.written.notes:
        return None
    content = replace(whole.written, notes=notes)
    return PartChange(rewriting=Rewriting(content, whole.length_ticks, whole.pickup_ticks, shared=once))


def _ended(note: Note, tick: int) -> Note:
    return replace(note, length_ticks=min(note.length_ticks, tick - note.start_tick))
