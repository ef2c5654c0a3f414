"""A song's parts as cases: the one way from the song's values to the judge."""

from collections.abc import Iterator
from typing import NamedTuple

from arrangeboard.fit.case import Case
from arrangeboard.fit.company import Company, Voice, without
from arrangeboard.fit.figure import Figure, merged, part_figure
from arrangeboard.fit.findings import CODES
from arrangeboard.fit.ground import Ground, section_ground
from arrangeboard.fit.kept import Kept
from arrangeboard.fit.score import judged
from arrangeboard.fit.spot import Spot
from arrangeboard.fit.steps import step_at
from arrangeboard.performance.performing import performed
from arrangeboard.song.bars import section_length
from arrangeboard.song.ids import LaneId, PartId, SlotId
from arrangeboard.song.invariants import part_end
from arrangeboard.song.values import Arrangement, Lane, Part, Piece, Section, Song, Strictness


class At(NamedTuple):
    """A part in one slot of the arrangement."""

    slot: SlotId
    lane: LaneId
    part: PartId


class Beside(NamedTuple):
    """What a lane plays in the slots next to one, None where it plays nothing, and what follows there."""

    before: Figure | None = None
    after: Figure | None = None
    next_ground: Ground | None = None

    def is_same(self, other: "Beside") -> bool:
        """Whether both hold the very same objects."""
        return self[0] is other[0] and self[1] is other[1] and self[2] is other[2]


class Manner(NamedTuple):
    """How the judge is asked: how much he is to say, and what is meant so everywhere."""

    strictness: Strictness = "usual"
    accepted: tuple[str, ...] = ()


_kept = Kept()
_voices = Kept(512)


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
    """Every lane that plays in a section, in order of their ids: moving an instrument is no news here."""

    def make() -> tuple[Voice, ...]:
        playing = sorted((lane for lane in song.lanes if lane.id in section.parts), key=lambda lane: lane.id)
        figures = ((lane, cell_figure(song, section, lane)) for lane in playing)
        return tuple(Voice(lane.id, lane.role, figure) for lane, figure in figures if figure is not None)

    # All that a performance depends on, as `performed` tells it.
    return _voices.get((section, song.lanes, song.pieces), make, song.key, song.meter)


def spot_at(song: Song, arrangement: Arrangement, slot: int, lane: Lane, part: Part) -> Spot:
    """The spot of a part, or of one that would stand there, in the slot with that index."""
    section = song.sections[arrangement.order[slot].section]
    return spot_of(
        lane,
        part,
        section_length(song, section),
        ground=section_ground(song, section),
        company=without(voices(song, section), lane.id),
        beside=_beside(song, arrangement, slot, lane),
    )


def spot_of(
    lane: Lane, part: Part, length_ticks: int, *, ground: Ground, company: Company, beside: Beside
) -> Spot:
    """The spot of a part of a lane in a section of that length."""
    return Spot(
        ground=ground,
        start=step_at(part.start_tick),
        end=step_at(part_end(part, length_ticks)),
        role=lane.role,
        company=company,
        before=beside.before,
        after=beside.after,
        next_ground=beside.next_ground,
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
    return case_of(part, piece, figure=figure, spot=spot, manner=manner_of(song))


def case_of(part: Part, piece: Piece, *, figure: Figure, spot: Spot, manner: Manner) -> Case:
    """The case of a part that plays a written piece and sounds as `figure` in a spot."""
    accepted = frozenset(part.accepted + manner.accepted)
    return Case(part, piece, figure, spot, judged(figure, spot), manner.strictness, accepted)


def manner_of(song: Song) -> Manner:
    """How the judge is asked about any part of a song. Not all that a song accepts are findings."""
    return Manner(song.strictness, tuple(code for code in song.accepted if code in CODES))


def places(song: Song, arrangement: Arrangement) -> Iterator[tuple[At, int, Lane, Part]]:
    """Every part of every slot, with the slot's index and the lane."""
    for index, slot in enumerate(arrangement.order):
        held = song.sections[slot.section].parts
        for lane in song.lanes:
            for part in held.get(lane.id, ()):
                yield At(slot.id, lane.id, part.id), index, lane, part


def _beside(song: Song, arrangement: Arrangement, slot: int, lane: Lane) -> Beside:
    before, after = _section(song, arrangement, slot - 1), _section(song, arrangement, slot + 1)
    return Beside(
        None if before is None else cell_figure(song, before, lane),
        None if after is None else cell_figure(song, after, lane),
        None if after is None else section_ground(song, after),
    )


def _section(song: Song, arrangement: Arrangement, slot: int) -> Section | None:
    if not 0 <= slot < len(arrangement.order):
        return None
    return song.sections[arrangement.order[slot].section]
