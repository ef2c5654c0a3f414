"""A take put into the song: pieces in the lane's cells, over or in place of what the lane played there.

Pure: what was recorded, from where to where, is given. Every bar in which something was played belongs to
the take, from the first such bar of a section to the last; other bars stay as they are.
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from arrangeboard.app.takes.pieces import bars_of, pickup_of, taken_piece
from arrangeboard.app.takes.slots import SlotTake, cut_at_slots, without_doubles
from arrangeboard.melody.takes import Take, overdubbed
from arrangeboard.performance.as_it_sounds import as_it_sounds, written_from
from arrangeboard.song import find
from arrangeboard.song.bars import section_grid
from arrangeboard.song.edits.copying import free_name
from arrangeboard.song.edits.cutting import with_part_laid
from arrangeboard.song.edits.order import detach_slot
from arrangeboard.song.edits.replacing import Ids, with_cell, with_piece, with_section
from arrangeboard.song.edits.tray import Tray
from arrangeboard.song.ids import LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.invariants import part_end
from arrangeboard.song.values import (
    Lane,
    Note,
    Part,
    Piece,
    Section,
    Slot,
    Song,
    Written,
)
from arrangeboard.storage.settings import TakeMode


def with_take(
    song: Song,
    lane: LaneId,
    take: Take,
    *,
    start_tick: int,
    mode: TakeMode,
) -> Song:
    """The song with the take in a lane of the arrangement shown; recording began at `start_tick`."""
    return with_slot_takes(song, lane, cut_at_slots(song, take, start_tick=start_tick), mode)


def with_slot_takes(
    song: Song, lane: LaneId, takes: Iterable[SlotTake], mode: TakeMode, *, only_here: bool = False
) -> Song:
    """The song with what was recorded, in the slots it was recorded in, but for those whose section is gone.

    To overdub adds the notes to pieces that play there, each a piece of its part's own from then on. With
    `only_here`, linked repeats that the take touches become independent; without it those do that the take
    comes to a second time.
    """
    held = find.lane(song, lane)
    seen: set[SectionId] = set()
    for one in takes:
        slot = _slot_now(song, one.span.slot)
        if slot is not None and (only_here or slot.section in seen):
            song = detach_slot(song, slot.id)
            slot = _slot_now(song, slot)
        section = song.sections.get((slot or one.span.slot).section)
        if section is not None:
            seen.add(section.id)
            song = _with_slot_take(song, section, held, one, mode)
    return song


def linked_slots(song: Song, takes: Iterable[SlotTake]) -> tuple[SlotId, ...]:
    """The slots that takes are in whose sections stand more than once in the arrangement they are of."""
    touched = (now for one in takes if (now := _slot_now(song, one.span.slot)) is not None)
    found = []
    for slot in touched:
        order = find.arrangement_of(song, slot.id).order
        if sum(each.section == slot.section for each in order) > 1:
            found.append(slot.id)
    return tuple(found)


def parted(song: Song, lane: LaneId, takes: Iterable[SlotTake]) -> tuple[list[SlotTake], list[SlotTake]]:
    """What has a place in the song still, and what has none: lane or section are gone, or that is shorter."""
    placed, spare = [], []
    for one in takes:
        slot = _slot_now(song, one.span.slot) or one.span.slot
        section = song.sections.get(slot.section)
        has_lane = any(each.id == lane for each in song.lanes)
        room = section_grid(song, section).length_ticks if section is not None and has_lane else None
        inside = tuple(note for note in one.notes if room is not None and note.start_tick < room)
        outside = one.notes if room is None else tuple(n for n in one.notes if n.start_tick >= room)
        placed += [replace(one, notes=inside)] if inside else []
        spare += [replace(one, notes=outside)] if outside else []
    return placed, spare


def _slot_now(song: Song, slot: Slot) -> Slot | None:
    """The slot as it is in a song, which may have another section since; None where it is no more."""
    every = (each for arrangement in song.arrangements for each in arrangement.order)
    return next((each for each in every if each.id == slot.id), None)


def _with_slot_take(song: Song, section: Section, lane: Lane, one: SlotTake, mode: TakeMode) -> Song:
    length = section_grid(song, section).length_ticks
    notes = without_doubles(note for note in one.notes if note.start_tick < length)
    for part in section.parts.get(lane.id, ()):
        if mode == "replace" or part.piece is None:
            continue
        inside = _inside(notes, part, length)
        if inside:
            notes = tuple(note for note in notes if note not in inside)
            song = _with_overdub(song, section.id, lane, part, replace(one, notes=inside))
    return _with_new_parts(song, section.id, lane, replace(one, notes=notes), mode)


def _inside(notes: tuple[Note, ...], part: Part, length_ticks: int) -> tuple[Note, ...]:
    """The notes that begin in a part; those before the section belong to a part that opens it."""
    opens, closes = part.start_tick, part_end(part, length_ticks)
    return tuple(note for note in notes if opens <= max(note.start_tick, 0) < closes)


def _with_overdub(song: Song, section_id: SectionId, lane: Lane, part: Part, one: SlotTake) -> Song:
    """The song with notes added to what a part sounds: in its piece where only this part plays it."""
    section = song.sections[section_id]
    assert part.piece is not None  # noqa: S101  planned parts are written, not overdubbed
    piece = song.pieces[part.piece]
    end_tick = part_end(part, section_grid(song, section).length_ticks)
    length_ticks = end_tick - part.start_tick
    controls = (control for control in one.controls if part.start_tick <= control.tick < end_tick)
    added = written_from(part.start_tick, one.notes, controls)
    merged = _with_added(as_it_sounds(song, section, lane, part), added)
    made = replace(piece, length_ticks=length_ticks, pickup_ticks=pickup_of(merged), content=merged)
    if not _is_all_of(song, part, piece, length_ticks):
        name = free_name(piece.name, (each.name for each in song.pieces.values()))
        made = replace(made, id=PieceId(Ids(song).new()), name=name, origin=piece.id)
    song = with_piece(song, made)
    own = replace(part, piece=made.id, transpose=0, velocity=0)
    parts = tuple(own if each.id == part.id else each for each in section.parts[lane.id])
    return with_section(song, with_cell(song.sections[section_id], lane.id, parts))


def _with_added(sounded: Written, added: Written) -> Written:
    """Both together; of a controller that was moved anew nothing stays."""
    moved = {(control.kind, control.number) for control in added.controls}
    kept = (control for control in sounded.controls if (control.kind, control.number) not in moved)
    controls = sorted((*kept, *added.controls), key=lambda one: one.tick)
    return Written(overdubbed(sounded.notes, added.notes), tuple(controls), sounded.lyrics)


def _is_all_of(song: Song, part: Part, piece: Piece, length_ticks: int) -> bool:
    """Whether what a part sounds is all there is of its piece, so that notes may be written into that.

    Else notes that are not heard here would be lost, or a repeat be written out. What a rule makes is all
    that its one part plays.
    """
    is_only = sum(each.piece == piece.id for each in _all_parts(song)) == 1
    is_plain = not part.transpose and not part.velocity and piece.length_ticks == length_ticks
    return is_only and (is_plain or piece.is_generated)


def _with_new_parts(song: Song, section_id: SectionId, lane: Lane, one: SlotTake, mode: TakeMode) -> Song:
    """The song with a piece of its own for each run of notes between the parts that stay."""
    section = song.sections[section_id]
    grid = section_grid(song, section)
    for start, end in _gaps(section.parts.get(lane.id, ()), grid.length_ticks, mode):
        inside = tuple(note for note in one.notes if start <= max(note.start_tick, 0) < end)
        if inside:
            song = _with_piece_laid(song, section_id, lane, replace(one, notes=inside), (start, end))
    return song


def _gaps(parts: Iterable[Part], length_ticks: int, mode: TakeMode) -> Iterator[tuple[int, int]]:
    """Where a take may lie: everywhere to replace, else between the pieces. A planned part is room."""
    start = 0
    for part in parts if mode == "overdub" else ():
        if part.piece is not None:
            yield start, part.start_tick
            start = part_end(part, length_ticks)
    yield start, length_ticks


def _with_piece_laid(
    song: Song, section_id: SectionId, lane: Lane, one: SlotTake, room: tuple[int, int]
) -> Song:
    section = song.sections[section_id]
    grid = section_grid(song, section)
    start, end = bars = bars_of(one.notes, grid, room)
    ids = Ids(song)
    piece = taken_piece(song, PieceId(ids.new()), one, bars)
    is_whole = start == 0 and end == grid.length_ticks
    part = Part(PartId(ids.new()), piece.id, start, None if is_whole else end - start)
    song = replace(with_piece(song, piece), last_id=ids.last)
    tray = Tray(song)
    parts = with_part_laid(section.parts.get(lane.id, ()), part, grid.length_ticks, tray)
    return tray.into(with_section(song, with_cell(section, lane.id, parts)))


def _all_parts(song: Song) -> Iterator[Part]:
    for section in song.sections.values():
        for parts in section.parts.values():
            yield from parts
