"""Where the pieces of the tray are played: named for people, and found again on the board."""

from msgspec import Struct

from arrangeboard.app.selection import PartRef
from arrangeboard.song.edits.checking import title
from arrangeboard.song.edits.parts import SectionPart
from arrangeboard.song.find import uses_of
from arrangeboard.song.ids import PieceId, SectionId, SlotId
from arrangeboard.song.naming import shown_names
from arrangeboard.song.values import Song


class PiecePlace(Struct, frozen=True):
    """One slot and lane of the order shown that plays a piece: the names shown, and the parts there."""

    slot: SlotId
    section: str
    lane: str
    parts: tuple[PartRef, ...]


def shown_places(song: Song, piece: PieceId) -> tuple[PiecePlace, ...]:
    """Where the order shown plays a piece, from its start to its end, each lane from top to bottom."""
    names = shown_names(song, song.arrangement)
    found = []
    for slot in song.arrangement.order:
        row = song.sections[slot.section].parts
        for lane in song.lanes:
            parts = tuple(
                PartRef(slot.id, lane.id, part.id) for part in row.get(lane.id, ()) if part.piece == piece
            )
            if parts:
                name = names[slot.id] or title(song.sections[slot.section])
                found.append(PiecePlace(slot.id, name, lane.name, parts))
    return tuple(found)


def parts_of(song: Song, piece: PieceId) -> tuple[SectionPart, ...]:
    """Every part that plays a piece, on the shelf and in other variants too, in the order of the sections."""
    return tuple(
        (section, lane, part.id)
        for section, lane in uses_of(song, piece)
        for part in song.sections[section].parts[lane]
        if part.piece == piece
    )


def sections_by_lane(song: Song, piece: PieceId) -> dict[str, list[str]]:
    """The names of the sections of the order shown that play a piece, by the names of the lanes."""
    found: dict[str, list[str]] = {}
    for place in shown_places(song, piece):
        found.setdefault(place.lane, []).append(place.section)
    return found


def sections_elsewhere(song: Song, piece: PieceId) -> list[str]:
    """The names of sections that play a piece and are not in the order shown: on the shelf, in variants."""
    shown = {slot.section for slot in song.arrangement.order}
    found: dict[SectionId, str] = {}
    for section, _lane in uses_of(song, piece):
        if section not in shown:
            found.setdefault(section, title(song.sections[section]))
    return list(found.values())
