"""What a command of the transport means on this song: which tick, which slots, and what must be told anew.

Pure: nothing here plays. Whoever does is told ticks and slots, whatever was clicked or selected.
"""

from msgspec.structs import replace

from arrangeboard.app.commands import chosen_slots
from arrangeboard.app.document import Document
from arrangeboard.app.figures import chosen_tick
from arrangeboard.app.places import Places, again
from arrangeboard.song.ids import SlotId
from arrangeboard.song.timeline import timeline
from arrangeboard.song.values import Song


def chosen_start(document: Document) -> int:
    """The tick at which the selection begins; 0 where nothing is selected."""
    song = document.song
    return chosen_tick(song, document.selection, timeline(song, song.arrangement))


def chosen_stretch(document: Document) -> tuple[SlotId, ...]:
    """The slots from the first to the last that something is selected in; none where nothing is."""
    return stretch(document.song, chosen_slots(document))


def stretch(song: Song, slots: frozenset[SlotId]) -> tuple[SlotId, ...]:
    """All slots of the order from the first to the last of these; none where it has none of them."""
    order = [slot.id for slot in song.arrangement.order]
    held = [at for at, slot in enumerate(order) if slot in slots]
    return tuple(order[held[0] : held[-1] + 1]) if held else ()


def loop_again(loop: tuple[SlotId, ...], before: Places, after: Places) -> tuple[SlotId, ...]:
    """What a loop of one order is in another: the slots that are still there, or play the same there."""
    indices = [before.slots.index(slot) for slot in loop if slot in before.slots]
    found = {again(at, before, after) for at in indices}
    return tuple(slot for at, slot in enumerate(after.slots) if at in found)


def sounds_alike(before: Song, after: Song) -> bool:
    """Whether two songs surely sound the same: nothing that is heard was touched."""
    if before is after:
        return True
    view, seen = before.view, after.view
    same_time = (before.microseconds_per_quarter, before.meter) == (
        after.microseconds_per_quarter,
        after.meter,
    )
    return (
        same_time
        and before.lanes is after.lanes
        and before.pieces is after.pieces
        and before.sections is after.sections
        and before.arrangement.order is after.arrangement.order
        and (view.muted, view.soloed) == (seen.muted, seen.soloed)
    )


def is_mix(before: Song, after: Song) -> bool:
    """Whether only lanes were changed, and none came or went: their volume, place, sound or output."""
    same_lanes = [lane.id for lane in before.lanes] == [lane.id for lane in after.lanes]
    return same_lanes and sounds_alike(replace(before, lanes=after.lanes), after)
