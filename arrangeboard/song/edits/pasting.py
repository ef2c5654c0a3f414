"""Parts, sections and lanes taken over from a clipping.

A clipping is a small song whose one arrangement is what was copied. Pieces come with it; where the song
has the same music already, that piece is played.
"""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from arrangeboard.song import find
from arrangeboard.song.bars import section_length
from arrangeboard.song.edits.copying import copied_section
from arrangeboard.song.edits.cutting import Parts, with_part_laid
from arrangeboard.song.edits.replacing import Ids, with_arrangement, with_section
from arrangeboard.song.edits.tray import Tray
from arrangeboard.song.edits.trimming import trimmed_parts, trimmed_section
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, SectionId, SlotId
from arrangeboard.song.values import (
    KeyChange,
    Lane,
    MeterChange,
    Part,
    Section,
    Slot,
    Song,
    TempoChange,
)

LaneMatches = Mapping[LaneId, LaneId]


def paste_columns(song: Song, clip: Song, lanes: LaneMatches, sections: Sequence[SectionId]) -> Song:
    """Lay the clipping's columns over sections, one each; parts that are there make room.

    Columns and lanes that have no counterpart are left out, and what starts past a section's end. Refused
    where nothing is left. A section that stands twice takes the first of its columns.
    """
    tray = Tray(song)
    targets = list(dict.fromkeys(sections))
    columns = [clip.sections[slot.section] for slot in clip.arrangements[0].order]
    chosen = [columns[sections.index(one)] for one in targets if sections.index(one) < len(columns)]
    pasted, found = song, False
    for target, column in zip(targets, chosen, strict=False):
        for lane, parts in column.parts.items():
            if lane in lanes:
                length = section_length(song, find.section(song, target))
                new = _adopted(trimmed_parts(parts, length), clip, tray)
                found = found or bool(new)
                pasted = _with_parts(pasted, target, lanes[lane], new, tray)
    if not found:
        raise EditRefused("nothing-fits-here")
    return song if pasted is song else tray.into(pasted)


def _with_parts(song: Song, target: SectionId, lane: LaneId, new: Parts, tray: Tray) -> Song:
    section = song.sections[target]
    held = section.parts.get(lane, ())
    there = {replace(part, id=PartId(0)) for part in held}
    for part in new:
        if replace(part, id=PartId(0)) not in there:
            held = with_part_laid(held, part, section_length(song, section), tray)
    if held == section.parts.get(lane, ()):
        return song
    return with_section(song, replace(section, parts={**section.parts, lane: held}))


def paste_sections(
    song: Song, clip: Song, lanes: LaneMatches, arrangement: ArrangementId, index: int
) -> Song:
    """Put the clipping's sections into the order as independent ones, linked among themselves as they were.

    They bring the tempo, meter and key that they had where this song's are others.
    """
    shown = find.arrangement(song, arrangement)
    tray = Tray(song)
    order = clip.arrangements[0].order
    if not order:
        return song
    made = {one: _section(song, clip, one, lanes, tray) for one in dict.fromkeys(s.section for s in order)}
    for section in made.values():
        song = with_section(song, section)
    slots = tuple(Slot(SlotId(tray.ids.new()), made[slot.section].id) for slot in order)
    placed = (*shown.order[:index], *slots, *shown.order[index:])
    return tray.into(with_arrangement(song, replace(shown, order=placed)))


def _section(song: Song, clip: Song, section: SectionId, lanes: LaneMatches, tray: Tray) -> Section:
    held = _explicit(song, clip, clip.sections[section])
    parts = {lanes[lane]: _adopted(row, clip, tray) for lane, row in held.parts.items() if lane in lanes}
    copy = copied_section(replace(held, parts=parts), tray.ids, origin=None)
    return trimmed_section(song, copy)


def _explicit(song: Song, clip: Song, section: Section) -> Section:
    """The section with what it inherited in its own song, where it would inherit something else here."""
    tempos, meters, keys = section.tempos, section.meters, section.keys
    if clip.microseconds_per_quarter != song.microseconds_per_quarter and not (tempos and not tempos[0].tick):
        tempos = (TempoChange(0, clip.microseconds_per_quarter), *tempos)
    if clip.meter != song.meter and not (meters and not meters[0].bar):
        meters = (MeterChange(0, clip.meter.numerator, clip.meter.denominator), *meters)
    if clip.key != song.key and not (keys and not keys[0].tick):
        keys = (KeyChange(0, clip.key), *keys)
    return replace(section, tempos=tempos, meters=meters, keys=keys)


def add_copied_lanes(song: Song, lanes: Sequence[Lane], index: int) -> Song:
    """Put copies of lanes, without parts, at `index` of the lanes."""
    ids = Ids(song)
    copies = tuple(replace(lane, id=LaneId(ids.new())) for lane in lanes)
    if not copies:
        return song
    return replace(song, lanes=(*song.lanes[:index], *copies, *song.lanes[index:]), last_id=ids.last)


def _adopted(parts: Parts, clip: Song, tray: Tray) -> Parts:
    return tuple(_adopted_part(part, clip, tray) for part in parts)


def _adopted_part(part: Part, clip: Song, tray: Tray) -> Part:
    piece = None if part.piece is None else tray.adopt(clip.pieces[part.piece])
    return replace(part, id=tray.new_part_id(), piece=piece)
