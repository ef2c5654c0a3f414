"""A song's parts as cases: the one way from the song's values to the judge."""

from collections.abc import Iterator
from typing import NamedTuple

from arrangeboard.fit.case import Case
from arrangeboard.fit.company import Voice, without
from arrangeboard.fit.figure import Figure, merged, part_figure
from arrangeboard.fit.ground import Ground, section_ground
from arrangeboard.fit.kept import Kept
from arrangeboard.fit.score import judged
from arrangeboard.fit.spot import Spot
from arrangeboard.fit.steps import step_at
from arrangeboard.performance.performing import performed
from arrangeboard.song.bars import section_length
from arrangeboard.song.ids import LaneId, PartId, SlotId
from arrangeboard.song.invariants import part_end
from arrangeboard.song.values import Arrangement, Lane, Part, Section, Song


class At(NamedTuple):
    """A part in one slot of the arrangement."""

    slot: SlotId
    lane: LaneId
    part: PartId


_kept = Kept()


def cell_figure(song: Song, section: Section, lane: Lane) -> Figure | None:
    """All that a lane plays in a section, the same object while it stays the same; None for nothing."""
    parts = section.parts.get(lane.id)
    if not parts:
        return None
    length, drums = section_length(song, section), lane.sound.drums
    pieces = tuple(performed(song, section, lane, part) for part in parts)
    if len(parts) == 1:
        return part_figure(parts[0], pieces[0], length, drums=drums)

    def make() -> Figure:
        pairs = zip(parts, pieces, strict=True)
        return merged((part_figure(*pair, length, drums=drums) for pair in pairs), step_at(length))

    return _kept.get((parts, *pieces), make, length, drums)


def voices(song: Song, section: Section) -> tuple[Voice, ...]:
    """Every lane that plays in a section."""
    figures = ((lane, cell_figure(song, section, lane)) for lane in song.lanes if lane.id in section.parts)
    return tuple(Voice(lane.id, lane.role, figure) for lane, figure in figures if figure is not None)


def spot_at(song: Song, arrangement: Arrangement, slot: int, lane: Lane, part: Part) -> Spot:
    """The spot of a part, or of one that would stand there, in the slot with that index."""
    section = song.sections[arrangement.order[slot].section]
    return Spot(
        ground=section_ground(song, section),
        start=step_at(part.start_tick),
        end=step_at(part_end(part, section_length(song, section))),
        role=lane.role,
        company=without(voices(song, section), lane.id),
        before=_beside(song, arrangement, slot - 1, lane),
        after=_beside(song, arrangement, slot + 1, lane),
        next_ground=_next_ground(song, arrangement, slot),
        lowest_pitch=lane.lowest_pitch,
        highest_pitch=lane.highest_pitch,
        drums=lane.sound.drums,
    )


def case_at(song: Song, arrangement: Arrangement, slot: int, lane: Lane, part: Part) -> Case | None:
    """The case of a part in the slot with that index; None for a planned part, which plays nothing yet."""
    section = song.sections[arrangement.order[slot].section]
    piece = performed(song, section, lane, part)
    if piece is None:
        return None
    spot = spot_at(song, arrangement, slot, lane, part)
    figure = part_figure(part, piece, section_length(song, section), drums=lane.sound.drums)
    accepted = frozenset(part.accepted + song.accepted)
    return Case(part, piece, figure, spot, judged(figure, spot), song.strictness, accepted)


def places(song: Song, arrangement: Arrangement) -> Iterator[tuple[At, int, Lane, Part]]:
    """Every part of every slot, with the slot's index and the lane."""
    for index, slot in enumerate(arrangement.order):
        held = song.sections[slot.section].parts
        for lane in song.lanes:
            for part in held.get(lane.id, ()):
                yield At(slot.id, lane.id, part.id), index, lane, part


def _beside(song: Song, arrangement: Arrangement, slot: int, lane: Lane) -> Figure | None:
    if not 0 <= slot < len(arrangement.order):
        return None
    return cell_figure(song, song.sections[arrangement.order[slot].section], lane)


def _next_ground(song: Song, arrangement: Arrangement, slot: int) -> Ground | None:
    if slot + 1 >= len(arrangement.order):
        return None
    return section_ground(song, song.sections[arrangement.order[slot + 1].section])
