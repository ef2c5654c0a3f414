"""Edits of an arrangement's order: slots moved, repeated, made independent, shelved and brought back."""

from collections.abc import Collection

from msgspec.structs import replace

from arrangeboard.song import find
from arrangeboard.song.edits.checking import title
from arrangeboard.song.edits.copying import copied_section
from arrangeboard.song.edits.reordering import reordered
from arrangeboard.song.edits.replacing import Ids, with_arrangement, with_section
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import ArrangementId, SectionId, SlotId
from arrangeboard.song.values import Arrangement, SectionKind, Slot, Song


def move_slots(song: Song, slots: Collection[SlotId], to_index: int) -> Song:
    """Put slots of one arrangement together before the one that stands at `to_index`, or at the end."""
    if not slots:
        return song
    shown = _common_arrangement(song, slots)
    order = reordered(shown.order, lambda slot: slot.id in slots, to_index)
    return with_arrangement(song, replace(shown, order=order))


def duplicate_slots(song: Song, slots: Collection[SlotId]) -> Song:
    """Independent copies of the slots right after the last of them; copies of linked slots are linked."""
    if not slots:
        return song
    shown = _common_arrangement(song, slots)
    ids = Ids(song)
    chosen = [slot.section for slot in shown.order if slot.id in slots]
    copies = {one: copied_section(song.sections[one], ids, origin=None) for one in dict.fromkeys(chosen)}
    for copy in copies.values():
        song = with_section(song, copy)
    return _put_after_last(song, shown, slots, [copies[one].id for one in chosen], ids)


def repeat_slots(song: Song, slots: Collection[SlotId]) -> Song:
    """Linked repeats of the slots right after the last of them."""
    if not slots:
        return song
    shown = _common_arrangement(song, slots)
    sections = [slot.section for slot in shown.order if slot.id in slots]
    return _put_after_last(song, shown, slots, sections, Ids(song))


def detach_slot(song: Song, slot: SlotId) -> Song:
    """Make a linked repeat an independent copy; a slot that shares its section with none stays as it is."""
    return _with_own_section(song, slot, origin=None)


def vary_slot(song: Song, slot: SlotId) -> Song:
    """Give a linked slot a section of its own that remembers where it came from, to change it here only."""
    return _with_own_section(song, slot, origin=find.slot(song, slot).section)


def shelve_slots(song: Song, slots: Collection[SlotId]) -> Song:
    """Take slots out of the order. Their sections stay, on the shelf where no other slot shows them."""
    if not slots:
        return song
    shown = _common_arrangement(song, slots)
    return with_arrangement(song, replace(shown, order=tuple(s for s in shown.order if s.id not in slots)))


def place_from_shelf(song: Song, arrangement: ArrangementId, section: SectionId, index: int) -> Song:
    """Put a section in a new slot at `index` of the order."""
    shown = find.arrangement(song, arrangement)
    ids = Ids(song)
    slot = Slot(SlotId(ids.new()), find.section(song, section).id)
    order = (*shown.order[:index], slot, *shown.order[index:])
    return replace(with_arrangement(song, replace(shown, order=order)), last_id=ids.last)


def delete_section(song: Song, section: SectionId) -> Song:
    """Delete a section for good; refused while any arrangement plays it. Its pieces stay in the tray."""
    held = find.section(song, section)
    if find.slots_of(song, section):
        raise EditRefused("section-in-use", name=title(held))
    return replace(song, sections={key: one for key, one in song.sections.items() if key != section})


def double_last(song: Song, arrangement: ArrangementId, kind: SectionKind) -> Song:
    """Repeat the last section of a kind right after itself, linked."""
    return repeat_slots(song, _slots_of_kind(song, arrangement, kind)[-1:])


def cut_kind(song: Song, arrangement: ArrangementId, kind: SectionKind) -> Song:
    """Take every section of a kind out of the order, to the shelf."""
    return shelve_slots(song, _slots_of_kind(song, arrangement, kind))


def _slots_of_kind(song: Song, arrangement: ArrangementId, kind: SectionKind) -> list[SlotId]:
    order = find.arrangement(song, arrangement).order
    slots = [slot.id for slot in order if song.sections[slot.section].kind == kind]
    if not slots:
        raise EditRefused("no-section-of-kind", kind=kind)
    return slots


def _common_arrangement(song: Song, slots: Collection[SlotId]) -> Arrangement:
    shown = find.arrangement_of(song, next(iter(slots)))
    if not {slot.id for slot in shown.order}.issuperset(slots):
        raise EditRefused("slots-of-two-arrangements")
    return shown


def _put_after_last(
    song: Song, shown: Arrangement, slots: Collection[SlotId], sections: list[SectionId], ids: Ids
) -> Song:
    at = max(index for index, slot in enumerate(shown.order) if slot.id in slots) + 1
    added = [Slot(SlotId(ids.new()), section) for section in sections]
    order = (*shown.order[:at], *added, *shown.order[at:])
    return replace(with_arrangement(song, replace(shown, order=order)), last_id=ids.last)


def _with_own_section(song: Song, slot: SlotId, *, origin: SectionId | None) -> Song:
    held = find.slot(song, slot)
    if len(find.slots_of(song, held.section)) == 1:
        return song
    ids = Ids(song)
    own = copied_section(song.sections[held.section], ids, origin=origin)
    shown = find.arrangement_of(song, slot)
    order = tuple(Slot(slot, own.id) if one.id == slot else one for one in shown.order)
    song = with_arrangement(with_section(song, own), replace(shown, order=order))
    return replace(song, last_id=ids.last)
