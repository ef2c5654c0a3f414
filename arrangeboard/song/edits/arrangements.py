"""Edits of arrangements: the variants of a song, each an order of the same sections."""

from msgspec.structs import replace

from arrangeboard.song import find
from arrangeboard.song.edits.replacing import Ids, with_arrangement
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import ArrangementId, SlotId
from arrangeboard.song.values import Arrangement, Slot, Song


def copy_arrangement(song: Song, arrangement: ArrangementId, name: str) -> Song:
    """A new arrangement right after this one, with the same sections in the same order."""
    held = find.arrangement(song, arrangement)
    ids = Ids(song)
    copy = Arrangement(
        ArrangementId(ids.new()),
        name.strip(),
        tuple(Slot(SlotId(ids.new()), slot.section) for slot in held.order),
    )
    at = song.arrangements.index(held) + 1
    return replace(
        song, arrangements=(*song.arrangements[:at], copy, *song.arrangements[at:]), last_id=ids.last
    )


def rename_arrangement(song: Song, arrangement: ArrangementId, name: str) -> Song:
    """Give the arrangement another name."""
    return with_arrangement(song, replace(find.arrangement(song, arrangement), name=name.strip()))


def remove_arrangement(song: Song, arrangement: ArrangementId) -> Song:
    """Take the arrangement away; its sections stay, on the shelf of the others. The last one is refused.

    Where it was the one looked at, its neighbour is looked at next.
    """
    held = find.arrangement(song, arrangement)
    others = tuple(one for one in song.arrangements if one.id != arrangement)
    if not others:
        raise EditRefused("last-arrangement")
    at = song.arrangements.index(held)
    shown = others[min(at, len(others) - 1)].id if song.arrangement is held else song.view.arrangement
    return replace(song, arrangements=others, view=replace(song.view, arrangement=shown))
