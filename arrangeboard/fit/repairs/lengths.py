"""Pieces that do not come out even in their part: played whole, looped, held, or at another pace."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.repairs.counting import counted
from arrangeboard.fit.repairs.material import (
    Material,
    as_written,
    changed_share,
    is_tiled,
    part_ticks,
    rewriting,
    written_out,
)
from arrangeboard.fit.repairs.repair import Repair
from arrangeboard.melody.phrases import phrases
from arrangeboard.melody.timing import end_of, time_scaled
from arrangeboard.song.bars import bar_ticks
from arrangeboard.song.edits.repairing import PartChange
from arrangeboard.song.values import Note


def fitted_lengths(case: Case, finding: Finding) -> Iterator[Repair]:
    """The part as long as its piece, or the piece as long as its part; the least change of music first."""
    if is_tiled(case):
        yield from _paces(case, finding)
        yield from _looped(case, finding)
        yield from _held_after_repeats(case, finding)
        yield from _whole_repeats(case, finding)
    else:
        yield from _whole_piece(case, finding)
        yield from _paces(case, finding)
        yield from _ended_with_part(case, finding)
    yield from _ended_at_phrase(case, finding)


def _whole_piece(case: Case, finding: Finding) -> Iterator[Repair]:
    """The part as long as its piece, where the section has room for that."""
    end = case.part.start_tick + case.piece.length_ticks
    section = case.spot.ground.grid.length_ticks
    if end <= section:
        length = None if end == section else case.piece.length_ticks
        yield Repair("whole-piece", {}, finding.code, PartChange(length_ticks=length), cost=0.02)


def _whole_repeats(case: Case, finding: Finding) -> Iterator[Repair]:
    """The part ends with its last whole repeat; what follows stays empty."""
    length = part_ticks(case) // case.piece.length_ticks * case.piece.length_ticks
    yield Repair("whole-repeats", {}, finding.code, PartChange(length_ticks=length), cost=0.25)


def _paces(case: Case, finding: Finding) -> Iterator[Repair]:
    """The piece half or twice as fast, where it then fills its part a whole number of times."""
    room, length = part_ticks(case), case.piece.length_ticks
    if 2 * length <= room and room % (2 * length) == 0:
        yield _at_pace(case, finding, "half-as-fast", (2, 1), 2 * length)
    if length % 2 == 0 and room % (length // 2) == 0:
        yield _at_pace(case, finding, "twice-as-fast", (1, 2), length // 2)


def half_as_fast(case: Case, finding: Finding) -> Repair:
    """The first half of the piece over all of its length."""
    return _at_pace(case, finding, "half-as-fast", (2, 1), case.piece.length_ticks)


def _at_pace(case: Case, finding: Finding, code: str, times: tuple[int, int], length: int) -> Repair:
    """All distances so many times as long, counted from the piece's bar 1."""
    material, (numerator, denominator) = as_written(case), times

    def shift(tick: int) -> int:
        return tick * numerator // denominator

    notes = time_scaled(material.notes, numerator, denominator)
    first = min((note.start_tick for note in material.notes), default=0)
    placed = [replace(note, start_tick=note.start_tick - first + shift(first)) for note in notes]
    change = PartChange(rewriting=rewriting(material, placed, length_ticks=length, shift=shift))
    return Repair(code, {}, finding.code, change, cost=0.3)


def _looped(case: Case, finding: Finding) -> Iterator[Repair]:
    """The longest beginning of the piece in whole bars that fills the part evenly, over and over."""
    bar, room = bar_ticks(case.spot.ground.grid.meters[0]), part_ticks(case)
    lengths = range(bar, case.piece.length_ticks, bar)
    even = [length for length in lengths if room % length == 0]
    if even:
        yield looped(case, finding, even[-1])


def looped(case: Case, finding: Finding, length: int) -> Repair:
    """The piece's beginning, again and again."""
    material = as_written(case)
    notes = _until(material.notes, length)
    change = PartChange(rewriting=rewriting(material, notes, length_ticks=length))
    bars = length // bar_ticks(case.spot.ground.grid.meters[0])
    code, values = counted("loop-bars", bars)
    return Repair(code, values, finding.code, change, cost=0.1 + 0.3 * changed_share(material, notes))


def _held_after_repeats(case: Case, finding: Finding) -> Iterator[Repair]:
    """The whole repeats, and their last notes held until the part ends."""
    material = written_out(case)
    line = part_ticks(case) // case.piece.length_ticks * case.piece.length_ticks
    notes = held_to(_until(material.notes, line), material.piece.length_ticks)
    if notes and not case.figure.drums:
        yield _written(case, finding, "hold-last", material, notes)


def _ended_with_part(case: Case, finding: Finding) -> Iterator[Repair]:
    """The piece cut where the part ends, and its last notes with it."""
    material, room = as_written(case), part_ticks(case)
    yield _written(case, finding, "end-with-part", material, _until(material.notes, room))


def _ended_at_phrase(case: Case, finding: Finding) -> Iterator[Repair]:
    """The last phrase that comes to its end inside the part is the last one played."""
    room, piece = part_ticks(case), case.piece
    whole, played = divmod(room, piece.length_ticks)
    ends = [one.end_tick for one in phrases(piece.written.notes, piece.length_ticks, case.spot.ground.grid)]
    inside = [end for end in ends if 0 < end < played]
    if inside:
        material = written_out(case)
        notes = _until(material.notes, whole * piece.length_ticks + inside[-1])
        yield _written(case, finding, "end-at-phrase", material, _until(notes, room))


def _written(case: Case, finding: Finding, code: str, material: Material, notes: Iterable[Note]) -> Repair:
    found = tuple(notes)
    change = PartChange(rewriting=rewriting(material, found, length_ticks=part_ticks(case)))
    return Repair(code, {}, finding.code, change, cost=0.1 + 0.3 * changed_share(material, found))


def _until(notes: Iterable[Note], tick: int) -> tuple[Note, ...]:
    """The notes that begin before a tick, ended there at the latest."""
    return tuple(
        replace(note, length_ticks=min(note.length_ticks, tick - note.start_tick))
        for note in notes
        if note.start_tick < tick
    )


def held_to(notes: Iterable[Note], tick: int) -> tuple[Note, ...]:
    """The notes with those that begin last held until a tick, if they end before it."""
    found = tuple(notes)
    last = max((note.start_tick for note in found), default=0)
    return tuple(
        replace(note, length_ticks=tick - note.start_tick)
        if note.start_tick == last and end_of(note) < tick
        else note
        for note in found
    )
