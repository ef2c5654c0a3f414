"""What is missing: a role that falls silent where its like plays, and stretches that are left empty.

Observations, never faults: nothing is said of a song at "free", nor of what was left empty on purpose.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from typing import Literal

from msgspec import Struct

from arrangeboard.fit.figure import Figure, part_figure
from arrangeboard.fit.kept import Kept
from arrangeboard.fit.silences import silence
from arrangeboard.fit.steps import Mask, span, step_at
from arrangeboard.performance.performing import performed
from arrangeboard.song.bars import BarGrid, section_grid
from arrangeboard.song.ids import LaneId, SectionId, SlotId
from arrangeboard.song.invariants import part_end
from arrangeboard.song.values import Arrangement, Lane, Part, Role, Section, Song

Why = Literal["absent", "stops-short", "gap", "empty-bars"]

MOST_OF = 2 / 3
"""The share of a kind's other sections that must have a role for it to be missed in one."""
EMPTY_BARS = 2
"""So many whole bars in a row must be silent inside a part to seem forgotten: a bar's rest is music."""
PURPOSE = "missing:"
"""How codes begin, among those accepted in a song, that say that a cell was left empty on purpose."""


class Missing(Struct, frozen=True, gc=False):
    """A stretch of a cell, in ticks of its section, where something may be missing.

    `others` are the slots of the same kind that have what this one lacks.
    """

    slot: SlotId
    lane: LaneId
    start_tick: int
    end_tick: int
    why: Why
    role: Role
    others: tuple[SlotId, ...] = ()


_Stretch = tuple[LaneId, int, int, Why, Role]
_kept = Kept()


def missing(song: Song, arrangement: Arrangement) -> tuple[Missing, ...]:
    """Everything that may be missing, in the order of the arrangement."""
    found = MissingParts(song, arrangement)
    return tuple(one for slot in range(len(arrangement.order)) for one in found.in_slot(slot))


def purpose(section: SectionId, lane: LaneId) -> str:
    """The code, among those accepted in a song, of a cell that was left empty on purpose."""
    return f"{PURPOSE}{section}:{lane}"


class MissingParts:
    """What may be missing in an arrangement, looked for slot by slot when it is asked for."""

    def __init__(self, song: Song, arrangement: Arrangement) -> None:
        self._song = song
        self._arrangement = arrangement
        self._purposes = {code for code in song.accepted if code.startswith(PURPOSE)}
        self._alike: defaultdict[Hashable, list[int]] = defaultdict(list)
        self._having: dict[int, dict[Role, tuple[LaneId, ...]]] = {}
        self._found: dict[int, tuple[Missing, ...]] = {}
        for slot in range(len(arrangement.order)):
            self._alike[_likeness(self._section(slot))].append(slot)

    def in_slot(self, slot: int) -> tuple[Missing, ...]:
        """What may be missing in a slot, by index; nothing in a song at "free"."""
        if self._song.strictness == "free":
            return ()
        if slot not in self._found:
            self._found[slot] = tuple(self._in_slot(slot))
        return self._found[slot]

    def is_known(self, slot: int) -> bool:
        """Whether a slot has been looked at."""
        return slot in self._found or self._song.strictness == "free"

    def _section(self, slot: int) -> Section:
        return self._song.sections[self._arrangement.order[slot].section]

    def _in_slot(self, slot: int) -> Iterator[Missing]:
        section, key = self._section(slot), self._arrangement.order[slot].id
        for one in self._absent(slot):
            if purpose(section.id, one.lane) not in self._purposes:
                yield one
        for lane, start, end, why, role in _stretches(self._song, section):
            if purpose(section.id, lane) not in self._purposes:
                yield Missing(key, lane, start, end, why, role)

    def _roles(self, slot: int) -> dict[Role, tuple[LaneId, ...]]:
        if slot not in self._having:
            self._having[slot] = _roles(self._song, self._section(slot))
        return self._having[slot]

    def _absent(self, slot: int) -> Iterator[Missing]:
        """Roles that nobody has here, while most of the others of this kind have them."""
        section, here = self._section(slot), self._roles(slot)
        others = [at for at in self._alike[_likeness(section)] if self._section(at) is not section]
        # One other alone shows a habit only where it comes before: later repeats may well grow.
        told = (
            others if len({self._section(at).id for at in others}) > 1 else [at for at in others if at < slot]
        )
        if not told:
            return
        whole = section_grid(self._song, section).length_ticks
        have = {at: self._roles(at) for at in told}
        for role in sorted({role for roles in have.values() for role in roles} - here.keys()):
            having = [at for at in told if role in have[at]]
            if len(having) >= MOST_OF * len(told):
                played = Counter(lane for at in having for lane in have[at][role])
                lane = max(played, key=lambda lane: (played[lane], -lane))
                slots = tuple(self._arrangement.order[at].id for at in having)
                yield Missing(self._arrangement.order[slot].id, lane, 0, whole, "absent", role, slots)


def _likeness(section: Section) -> Hashable:
    """Equal for sections of one kind; those of no kind are alike by name."""
    return section.kind if section.kind != "custom" else ("custom", section.name.casefold())


def _roles(song: Song, section: Section) -> dict[Role, tuple[LaneId, ...]]:
    """The roles that play in a section, or are planned there, each with its lanes."""

    def make() -> dict[Role, tuple[LaneId, ...]]:
        roles: dict[Role, tuple[LaneId, ...]] = {}
        for lane in song.lanes:
            if section.parts.get(lane.id):
                roles[lane.role] = (*roles.get(lane.role, ()), lane.id)
        return roles

    return _kept.get((section.parts, song.lanes), make, "roles")


def _stretches(song: Song, section: Section) -> tuple[_Stretch, ...]:
    """The stretches left empty in cells that play something; looked for again only where it changed."""
    grid = section_grid(song, section)

    def make() -> tuple[_Stretch, ...]:
        return tuple(
            (lane.id, start, end, why, lane.role)
            for lane in song.lanes
            if section.parts.get(lane.id)
            for start, end, why in _in_cell(song, section, lane, grid)
            if not _taken_over(song, section, lane, span(step_at(start), step_at(end)))
        )

    return _kept.get((section.parts, song.lanes, song.pieces, grid), make, "stretches")


def _in_cell(song: Song, section: Section, lane: Lane, grid: BarGrid) -> Iterator[tuple[int, int, Why]]:
    parts = section.parts[lane.id]
    yield from _between_parts(parts, grid)
    for part in parts:
        piece = performed(song, section, lane, part)
        if piece is None or song.pieces[piece.id].is_generated or lane.sound.drums:
            continue
        figure = part_figure(part, piece, grid.length_ticks, drums=False)
        yield from _within_part(part, figure, grid)


def _between_parts(parts: tuple[Part, ...], grid: BarGrid) -> Iterator[tuple[int, int, Why]]:
    """From where a part ends to where the next begins, or the section ends, a bar or more later."""
    ends = [part_end(part, grid.length_ticks) for part in parts]
    starts = [part.start_tick for part in parts[1:]]
    for end, start in zip(ends, [*starts, grid.length_ticks], strict=True):
        bar = grid.bar_at(end)
        if start - end >= grid.starts[bar + 1] - grid.starts[bar]:
            yield end, start, "stops-short" if start == grid.length_ticks else "gap"


def _within_part(part: Part, figure: Figure, grid: BarGrid) -> Iterator[tuple[int, int, Why]]:
    """Bars of a part in which nothing sounds, where they seem forgotten."""
    end = part_end(part, grid.length_ticks)
    run = silence(figure, part.start_tick, end, grid)
    if run is not None and run.bars >= EMPTY_BARS:
        yield run.start_tick, run.end_tick, "stops-short" if run.end_tick == end else "empty-bars"


def _taken_over(song: Song, section: Section, lane: Lane, stretch: Mask) -> bool:
    """Whether another lane of the same role plays on there."""
    from arrangeboard.fit.cases import cell_figure  # noqa: PLC0415  brings the judge

    others = (one for one in song.lanes if one.role == lane.role and one.id != lane.id)
    figures = (cell_figure(song, section, one) for one in others if one.id in section.parts)
    return any(figure is not None and (figure.sounds | figure.strikes) & stretch for figure in figures)
