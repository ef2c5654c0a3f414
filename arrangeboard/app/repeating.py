"""Duplicate and repeat: once more of what is selected, independent or linked."""

from collections.abc import Callable, Collection
from functools import reduce

from arrangeboard.app.clipboard import copy, paste_lanes
from arrangeboard.app.commands import chosen_slots
from arrangeboard.app.document import Document
from arrangeboard.app.moving import copy_parts_to
from arrangeboard.app.selection import Cell, PartRef, Selection
from arrangeboard.song import find
from arrangeboard.song.bars import section_length
from arrangeboard.song.edits.order import detach_slot, duplicate_slots, repeat_slots, vary_slot
from arrangeboard.song.edits.parts import find_part
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import SlotId
from arrangeboard.song.invariants import part_end
from arrangeboard.song.values import Song


def duplicate_selection(document: Document) -> None:
    """An independent copy right after what is selected, and selected instead.

    Sections and lanes are copied beside themselves. Parts are copied behind themselves where their cell has
    room, else into the next sections.
    """
    chosen = document.selection
    if chosen.slots:
        _with_new_slots(document, "step-duplicate-slots", duplicate_slots)
    elif chosen.lanes and (lanes := copy(document)):
        paste_lanes(document, lanes, "step-duplicate-lanes")
    elif chosen.parts:
        _duplicate_parts(document)


def repeat_selection(document: Document) -> None:
    """A linked repeat of the selected sections right after the last, selected instead."""
    if chosen_slots(document):
        _with_new_slots(document, "step-repeat-slots", repeat_slots)


def detach_selection(document: Document) -> None:
    """Make the selected sections independent of their linked repeats."""
    _each_slot(document, "step-detach-slots", detach_slot)


def vary_selection(document: Document) -> None:
    """Give the selected places sections of their own that remember where they came from."""
    _each_slot(document, "step-vary-slots", vary_slot)


def _with_new_slots(document: Document, code: str, edit: Callable[[Song, Collection[SlotId]], Song]) -> None:
    slots = chosen_slots(document)
    before = {slot.id for slot in document.song.arrangement.order}
    document.apply(code, lambda song: edit(song, slots))
    added = {slot.id for slot in document.song.arrangement.order} - before
    document.select(Selection(slots=frozenset(added)))


def _each_slot(document: Document, code: str, edit: Callable[[Song, SlotId], Song]) -> None:
    chosen = chosen_slots(document)
    slots = [slot.id for slot in document.song.arrangement.order if slot.id in chosen]
    document.apply(code, lambda song: reduce(edit, slots, song))


def _duplicate_parts(document: Document) -> None:
    song, refs = document.song, document.selection.parts
    order = [slot.id for slot in song.arrangement.order]
    columns = [order.index(ref.slot) for ref in refs]
    first = min(refs, key=lambda ref: (order.index(ref.slot), _span(song, ref)[0], ref))
    target = first.cell
    tick = _room_behind(song, refs)
    if tick is None:
        tick, column = _span(song, first)[0], max(columns) + 1
        if column + max(columns) - min(columns) >= len(order):
            raise EditRefused("no-room-behind")
        target = Cell(order[column], first.lane)
    copy_parts_to(document, first, refs, target, tick)


def _room_behind(song: Song, refs: Collection[PartRef]) -> int | None:
    """Where copies start behind parts of one section that leave them room there."""
    if len({ref.slot for ref in refs}) > 1:
        return None
    spans = [_span(song, ref) for ref in refs]
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    section = song.sections[find.slot(song, next(iter(refs)).slot).section]
    return end if end + end - start <= section_length(song, section) else None


def _span(song: Song, ref: PartRef) -> tuple[int, int]:
    section = find.slot(song, ref.slot).section
    part = find_part(song, section, ref.lane, ref.part)
    return part.start_tick, part_end(part, section_length(song, song.sections[section]))
