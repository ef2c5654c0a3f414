"""What a command of the transport means on this song: which tick, which slots, and what must be told anew.

Pure: nothing here plays. Whoever does is told ticks and slots, whatever was clicked or selected.
"""

from collections.abc import Callable
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.app.commands import chosen_slots
from arrangeboard.app.document import Document
from arrangeboard.app.figures import chosen_tick
from arrangeboard.app.places import Places, again
from arrangeboard.song.bars import beat_ticks
from arrangeboard.song.ids import SlotId
from arrangeboard.song.timeline import timeline
from arrangeboard.song.values import TICKS_PER_QUARTER, Piece, Section, Song

Id = TypeVar("Id", bound=int)
T = TypeVar("T", Piece, Section)


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


class CountedBeats(Struct, frozen=True):
    """How many beats are counted in, and how long each lasts."""

    count: int
    seconds: float


def counted_beats(song: Song, tick: int, bars: int, percent: int) -> CountedBeats:
    """What is counted in before a tick, in so many bars of its own meter at `percent` of its own tempo."""
    laid_out = timeline(song, song.arrangement)
    meter, quarter = laid_out.meter_at(tick), laid_out.tempo_at(tick).microseconds_per_quarter
    seconds = quarter * beat_ticks(meter) / TICKS_PER_QUARTER / 10_000 / percent
    return CountedBeats(bars * meter.numerator, seconds)


def loop_again(loop: tuple[SlotId, ...], before: Places, after: Places) -> tuple[SlotId, ...]:
    """What a loop of one order is in another: the slots that are still there, or play the same there."""
    indices = [before.slots.index(slot) for slot in loop if slot in before.slots]
    found = {again(at, before, after) for at in indices}
    return tuple(slot for at, slot in enumerate(after.slots) if at in found)


def sounds_alike(before: Song, after: Song) -> bool:
    """Whether two songs surely sound the same: what differs is only written down or looked at."""
    return before is after or (
        _rest_of(before) == _rest_of(after)
        and _alike(before.lanes, after.lanes)
        and _alike(before.arrangement.order, after.arrangement.order)
        and _all_alike(before.pieces, after.pieces, _sound_of_piece)
        and _all_alike(before.sections, after.sections, _sound_of_section)
        and (_follows_alike(before, after) or not _has_rules(after))
    )


def is_mix(before: Song, after: Song) -> bool:
    """Whether only lanes were changed, and none came or went: their volume, place, sound or output."""
    same_lanes = [lane.id for lane in before.lanes] == [lane.id for lane in after.lanes]
    return same_lanes and sounds_alike(replace(before, lanes=after.lanes), after)


def _rest_of(song: Song) -> tuple[object, ...]:
    return song.microseconds_per_quarter, song.meter, song.view.muted, song.view.soloed


def _sound_of_piece(piece: Piece) -> tuple[object, ...]:
    return piece.length_ticks, piece.pickup_ticks, piece.content


def _sound_of_section(section: Section) -> tuple[object, ...]:
    return section.bars, section.tempos, section.meters, section.parts


def _has_rules(song: Song) -> bool:
    return any(piece.is_generated for piece in song.pieces.values())


def _follows_alike(before: Song, after: Song) -> bool:
    """Whether pieces made from rules have the same chords and keys to follow."""
    same_key = before.key == after.key
    return same_key and _all_alike(
        before.sections, after.sections, lambda one: (one.chords, one.keys, one.kind)
    )


def _alike(one: object, other: object) -> bool:
    return one is other or one == other


def _all_alike(before: dict[Id, T], after: dict[Id, T], sound_of: Callable[[T], tuple[object, ...]]) -> bool:
    """Whether all of these sound alike; what an edit left alone is the same object and costs nothing."""
    if before is after:
        return True
    return before.keys() == after.keys() and all(
        one is after[key] or all(map(_alike, sound_of(one), sound_of(after[key])))
        for key, one in before.items()
    )
