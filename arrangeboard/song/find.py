"""Things of a song by their ids. An id that points nowhere is refused by name, never a bare KeyError."""

from arrangeboard.errors import UserError
from arrangeboard.song.ids import ArrangementId, LaneId, PieceId, SectionId, SlotId
from arrangeboard.song.values import Arrangement, Lane, Piece, Section, Slot, Song


class EditRefused(UserError):
    """The edit cannot be made in this song; the song is as it was."""


def lane(song: Song, lane_id: LaneId) -> Lane:
    """The lane; EditRefused where there is none."""
    for one in song.lanes:
        if one.id == lane_id:
            return one
    raise EditRefused("no-such-lane")


def piece(song: Song, piece_id: PieceId) -> Piece:
    """The piece; EditRefused where there is none."""
    if piece_id not in song.pieces:
        raise EditRefused("no-such-piece")
    return song.pieces[piece_id]


def section(song: Song, section_id: SectionId) -> Section:
    """The section; EditRefused where there is none."""
    if section_id not in song.sections:
        raise EditRefused("no-such-section")
    return song.sections[section_id]


def arrangement(song: Song, arrangement_id: ArrangementId) -> Arrangement:
    """The arrangement; EditRefused where there is none."""
    for one in song.arrangements:
        if one.id == arrangement_id:
            return one
    raise EditRefused("no-such-arrangement")


def slot(song: Song, slot_id: SlotId) -> Slot:
    """The slot, in whichever arrangement it is; EditRefused where there is none."""
    for one in song.arrangements:
        for place in one.order:
            if place.id == slot_id:
                return place
    raise EditRefused("no-such-slot")


def arrangement_of(song: Song, slot_id: SlotId) -> Arrangement:
    """The arrangement that holds the slot; EditRefused where there is none."""
    for one in song.arrangements:
        if any(place.id == slot_id for place in one.order):
            return one
    raise EditRefused("no-such-slot")


def shelf(song: Song, shown: Arrangement) -> tuple[Section, ...]:
    """The sections that wait outside `shown`'s order, in the song's order."""
    used = {place.section for place in shown.order}
    return tuple(one for one in song.sections.values() if one.id not in used)


def slots_of(song: Song, section_id: SectionId) -> tuple[SlotId, ...]:
    """Every slot that shows the section, in all arrangements."""
    return tuple(place.id for one in song.arrangements for place in one.order if place.section == section_id)


def uses_of(song: Song, piece_id: PieceId) -> tuple[tuple[SectionId, LaneId], ...]:
    """Every section and lane that plays the piece, each once."""
    return tuple(
        (one.id, lane_id)
        for one in song.sections.values()
        for lane_id, parts in one.parts.items()
        if any(part.piece == piece_id for part in parts)
    )
