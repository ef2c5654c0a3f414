"""What was copied: a small song of its own, so that it can be pasted into any song.

A clipping carries the lanes and pieces that its parts need. From the system's clipboard it comes as bytes
that anybody may have written, and is believed only if it is a sound song.
"""

from collections.abc import Iterable
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.selection import PartRef
from arrangeboard.errors import UserError
from arrangeboard.song.edits.copying import copied_section
from arrangeboard.song.edits.replacing import Ids
from arrangeboard.song.ids import ArrangementId, LaneId, SectionId, SlotId
from arrangeboard.song.invariants import each_problem
from arrangeboard.song.values import Arrangement, Lane, Section, Slot, Song, View
from arrangeboard.storage.limits import TooMuch, check_bars, check_bytes, check_notes

MOST_BYTES = 64 << 20

ClippingKind = Literal["parts", "sections", "lanes"]


class NotAClipping(UserError):
    """What is on the clipboard was not copied from a song."""


class Clipping(Struct, frozen=True, tag="arrangeboard-clipping-1"):
    """Copied parts, sections or lanes. The song's one arrangement has a slot for each column copied."""

    kind: ClippingKind
    song: Song

    @property
    def columns(self) -> tuple[Section, ...]:
        """The sections copied, or those that the copied parts were in, in order."""
        return tuple(self.song.sections[slot.section] for slot in self.song.arrangements[0].order)


def encode_clipping(clipping: Clipping) -> bytes:
    """The clipping for the system's clipboard."""
    return msgspec.json.encode(clipping)


def decode_clipping(data: bytes) -> Clipping:
    """A clipping from the system's clipboard; NotAClipping where it holds none that is sound."""
    if len(data) > MOST_BYTES:
        raise NotAClipping("not-a-clipping")
    try:
        check_bytes(data, name="")
        clipping = msgspec.json.decode(data, type=Clipping)
        check_bars(clipping.song, name="")
        if len(clipping.song.arrangements) != 1 or any(each_problem(clipping.song)):
            raise NotAClipping("not-a-clipping")
        check_notes(clipping.song, name="")
    except (msgspec.DecodeError, RecursionError, ValueError, TooMuch) as error:
        raise NotAClipping("not-a-clipping") from error
    return clipping


def clip(document: Document) -> Clipping | None:
    """What is selected, as a clipping; None where there is nothing to copy."""
    song, chosen = document.song, document.selection
    order = song.arrangement.order
    if chosen.slots:
        columns = [slot.section for slot in order if slot.id in chosen.slots]
        sections = {section: song.sections[section] for section in columns}
        return Clipping("sections", _with_only(song, song.lanes, columns, sections))
    if chosen.lanes:
        lanes = tuple(lane for lane in song.lanes if lane.id in chosen.lanes)
        columns = [slot.section for slot in order]
        sections = {one: _only_lanes(song.sections[one], chosen.lanes) for one in columns}
        return Clipping("lanes", _with_only(song, lanes, columns, sections))
    return Clipping("parts", _copied_parts(song, chosen.parts)) if chosen.parts else None


def _copied_parts(song: Song, refs: frozenset[PartRef]) -> Song:
    """The parts, each column from the first to the last a section of its own."""
    ids = Ids(song)
    order = song.arrangement.order
    used = [at for at, slot in enumerate(order) if any(ref.slot == slot.id for ref in refs)]
    sections: dict[SectionId, Section] = {}
    for slot in order[used[0] : used[-1] + 1]:
        own = frozenset(ref for ref in refs if ref.slot == slot.id)
        column = copied_section(_only_parts(song.sections[slot.section], own), ids, origin=None)
        sections[column.id] = column
    rows = {ref.lane for ref in refs}
    lanes = tuple(lane for lane in song.lanes if lane.id in rows)
    return _with_only(replace(song, last_id=ids.last), lanes, list(sections), sections)


def _only_parts(section: Section, refs: frozenset[PartRef]) -> Section:
    chosen = {ref.part for ref in refs}
    parts = {lane: tuple(part for part in held if part.id in chosen) for lane, held in section.parts.items()}
    return replace(section, parts={lane: held for lane, held in parts.items() if held})


def _only_lanes(section: Section, lanes: Iterable[LaneId]) -> Section:
    return replace(section, parts={lane: section.parts[lane] for lane in lanes if lane in section.parts})


def _with_only(
    song: Song, lanes: tuple[Lane, ...], columns: list[SectionId], sections: dict[SectionId, Section]
) -> Song:
    """A song with nothing but these sections as columns, these lanes and the pieces played."""
    ids = Ids(song)
    order = tuple(Slot(SlotId(ids.new()), section) for section in columns)
    arrangement = Arrangement(ArrangementId(ids.new()), "", order)
    played = {part.piece for one in sections.values() for held in one.parts.values() for part in held}
    return Song(
        key=song.key,
        microseconds_per_quarter=song.microseconds_per_quarter,
        meter=song.meter,
        lanes=lanes,
        pieces={key: piece for key, piece in song.pieces.items() if key in played},
        sections=sections,
        arrangements=(arrangement,),
        view=View(),
        last_id=ids.last,
    )
