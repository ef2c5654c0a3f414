"""The reasons to like an assembly: each knows which holes it depends on, and gives points for a choice.

Which of them come from evidence is said in `weighing`.
"""

from collections.abc import Iterator
from copy import copy
from itertools import pairwise
from typing import Protocol, Self

from arrangeboard.fit.company import without
from arrangeboard.fit.filling import weighing
from arrangeboard.fit.filling.aim import AS_WISHED, Aim
from arrangeboard.fit.filling.candidates import Material
from arrangeboard.fit.filling.puzzle import Choices, Puzzle
from arrangeboard.fit.filling.shape import LIFTED
from arrangeboard.fit.score import judged
from arrangeboard.fit.spot import Spot
from arrangeboard.fit.verdict import DOES_NOT_FIT
from arrangeboard.song.ids import LaneId, PieceId, SectionId
from arrangeboard.song.values import Song


class Factor(Protocol):
    """One reason; `scope` are the holes that it depends on."""

    scope: tuple[int, ...]

    def points(self, choices: Choices) -> int:
        """What it gives for these choices."""


class Belonging:
    """How well what is laid into a hole belongs there: by the judge, with everybody who plays around it."""

    def __init__(self, puzzle: Puzzle, at: int) -> None:
        self._puzzle = puzzle
        self._at = at
        self._place = puzzle.places[at]
        order, hole = puzzle.order, self._place.hole
        slot = order.index(hole.section)
        self._before = order[slot - 1] if slot else None
        self._after = order[slot + 1] if slot + 1 < len(order) else None
        beside = {one for one in (self._before, self._after) if one is not None}
        near = {near for one in beside for near in puzzle.in_cell(one, hole.lane)}
        self.scope = tuple(sorted(near | set(puzzle.in_section(hole.section))))
        self._kept: dict[tuple[int, ...], int | None] = {}
        self._aim = AS_WISHED

    def aimed(self, aim: Aim) -> Self:
        """The same for another aim; both remember together what was judged."""
        other = copy(self)
        other._aim = aim
        return other

    def percentile(self, choices: Choices) -> int | None:
        """The judge's percentile for what is laid there; None where it is left empty or cannot be judged."""
        if not choices[self._at]:
            return None
        key = tuple(choices[at] for at in self.scope)
        if key not in self._kept:
            self._kept[key] = self._judged(choices)
            self._puzzle.judgements += 1
        return self._kept[key]

    def points(self, choices: Choices) -> int:
        """Points for the percentile, what is usual or surprising, and what was repaired."""
        return hole_points(self._puzzle, self._at, choices, self.percentile(choices), aim=self._aim)

    def _judged(self, choices: Choices) -> int | None:
        puzzle, place = self._puzzle, self._place
        lane = place.lane
        spot = Spot(
            ground=place.ground,
            start=place.start,
            end=place.end,
            role=lane.role,
            company=without(puzzle.voices(place.hole.section, choices), lane.id),
            before=puzzle.figure(self._before, lane.id, choices) if self._before is not None else None,
            after=puzzle.figure(self._after, lane.id, choices) if self._after is not None else None,
            lowest_pitch=lane.lowest_pitch,
            highest_pitch=lane.highest_pitch,
            drums=lane.sound.drums,
        )
        chosen = puzzle.chosen(self._at, choices)
        return judged(chosen.figure, spot).percentile if chosen is not None else None


class BelongingAlone:
    """The same by the chords alone: for boards too large to weigh everybody at first."""

    def __init__(self, puzzle: Puzzle, at: int) -> None:
        self.scope: tuple[int, ...] = (at,)
        self._puzzle = puzzle
        self._at = at

    def points(self, choices: Choices) -> int:
        """Points as if nobody else played."""
        chosen = self._puzzle.chosen(self._at, choices)
        return hole_points(self._puzzle, self._at, choices, chosen.alone if chosen is not None else None)


class _TwoSections:
    """What a lane plays in one section and in another."""

    def __init__(self, puzzle: Puzzle, lane: LaneId, sections: tuple[SectionId, SectionId]) -> None:
        self._puzzle = puzzle
        self._lane = lane
        self._sections = sections
        self.scope = _holes_of(puzzle, lane, sections)

    def _played(self, choices: Choices) -> tuple[Material, Material]:
        one, other = (self._puzzle.material(section, self._lane, choices) for section in self._sections)
        return one, other


class FormKept(_TwoSections):
    """Two sections of a kind play the same in a lane, or, where that is not wished, something related."""

    def points(self, choices: Choices) -> int:
        """All points for the same, some for relatives."""
        one, other = self._played(choices)
        same, near = one == other, _related(self._puzzle.song, one, other)
        if not self._puzzle.wish.alike:
            return 0 if same else weighing.ALIKE if near else weighing.RELATED
        if same:
            return weighing.ALIKE if one else weighing.RELATED
        return weighing.RELATED if near else 0


class Contrast(_TwoSections):
    """Sections of different kinds side by side do not play the same in a lane."""

    def points(self, choices: Choices) -> int:
        """Points for a difference."""
        one, other = self._played(choices)
        return weighing.CONTRAST if one != other else 0


class Rise:
    """More instruments play in a chorus than in what leads to it."""

    def __init__(self, puzzle: Puzzle, before: SectionId, chorus: SectionId) -> None:
        self._puzzle = puzzle
        self._sections = before, chorus
        self.scope = tuple(sorted({*puzzle.in_section(before), *puzzle.in_section(chorus)}))

    def points(self, choices: Choices) -> int:
        """From none for two less to all for two more."""
        before, after = (sum(self._puzzle.playing(section, choices)) for section in self._sections)
        return weighing.RISE * min(max(after - before + 2, 0), 4) // 4


class Quiet:
    """A section of a quieter kind keeps below the choruses, so that they still rise."""

    def __init__(self, puzzle: Puzzle, section: SectionId, room: int) -> None:
        self._puzzle = puzzle
        self._section = section
        self._room = room
        self.scope = puzzle.in_section(section)

    def points(self, choices: Choices) -> int:
        """Nothing, or less for each instrument beyond its room."""
        return -weighing.FULLER * max(0, sum(self._puzzle.playing(self._section, choices)) - self._room)


class Unison:
    """No two instruments play the very same piece at the same time."""

    def __init__(self, puzzle: Puzzle, section: SectionId) -> None:
        self._puzzle = puzzle
        self._section = section
        self._lanes = tuple(lane.id for lane in puzzle.song.lanes)
        self.scope = puzzle.in_section(section)

    def points(self, choices: Choices) -> int:
        """Less for each two that do; octaves apart it is half as bad."""
        players: dict[int, list[int]] = {}
        lost = 0
        for lane in self._lanes:
            played = {part[0]: part[1] for part in self._puzzle.material(self._section, lane, choices)}
            for piece, semitones in played.items():
                others = players.setdefault(piece, [])
                lost += sum(weighing.UNISON // (1 if other == semitones else 2) for other in others)
                others.append(semitones)
        return -lost


class Crowd:
    """Not more pitched lanes sound at once than in nearly all arrangements."""

    def __init__(self, puzzle: Puzzle, section: SectionId) -> None:
        self._puzzle = puzzle
        self._section = section
        self.scope = puzzle.in_section(section)

    def points(self, choices: Choices) -> int:
        """Nothing, or less for each lane too many."""
        pitched, _drums = self._puzzle.playing(self._section, choices)
        return -weighing.CROWD * max(0, pitched - weighing.MOST_PITCHED)


def hole_points(
    puzzle: Puzzle, at: int, choices: Choices, percentile: int | None, *, aim: Aim = AS_WISHED
) -> int:
    """What one hole gives with that percentile."""
    chosen = puzzle.chosen(at, choices)
    if chosen is None:
        return weighing.LEFT_EMPTY - (weighing.MISSED if puzzle.is_missing(at) else 0)
    fit = weighing.UNJUDGED if percentile is None else percentile
    doubt = weighing.DOUBT * max(0, weighing.SOUND - fit) // weighing.SOUND
    doubt += weighing.MISFIT if fit < DOES_NOT_FIT else 0
    usual = round(weighing.HABIT * chosen.usual)
    surprise = puzzle.wish.surprise if aim.surprise is None else aim.surprise
    rare = weighing.HABIT - usual if fit >= weighing.SOUND else 0
    habit = ((100 - surprise) * usual + surprise * rare) // 100
    lift = aim.lift if puzzle.places[at].section.kind in LIFTED else 0
    beyond = 0 if puzzle.is_missing(at) or lift else puzzle.beyond
    return weighing.FIT * fit // 100 - doubt + habit + lift - beyond - chosen.cost


def form_factors(puzzle: Puzzle) -> Iterator[Factor]:
    """Everything that concerns more than how a part belongs in its hole."""
    kinds = {key: puzzle.song.sections[key].kind for key in puzzle.order}
    beside = list(dict.fromkeys(pairwise(puzzle.order)))
    for one, other in _of_one_kind(puzzle):
        yield from _of_lanes(puzzle, FormKept, (one, other))
    for one, other in beside:
        if kinds[one] != kinds[other]:
            yield from _of_lanes(puzzle, Contrast, (one, other))
            if kinds[other] in LIFTED:
                yield Rise(puzzle, one, other)
    for section in dict.fromkeys(puzzle.order):
        yield Crowd(puzzle, section)
        yield Unison(puzzle, section)
        if section in puzzle.shape.room:
            yield Quiet(puzzle, section, puzzle.shape.room[section])


def _of_one_kind(puzzle: Puzzle) -> Iterator[tuple[SectionId, SectionId]]:
    """Each section with the next of its kind."""
    rows: dict[str, list[SectionId]] = {}
    for key in dict.fromkeys(puzzle.order):
        rows.setdefault(puzzle.song.sections[key].kind, []).append(key)
    for row in rows.values():
        yield from pairwise(row)


def _of_lanes(
    puzzle: Puzzle, kind: type[FormKept] | type[Contrast], sections: tuple[SectionId, SectionId]
) -> Iterator[Factor]:
    for lane in puzzle.song.lanes:
        if _holes_of(puzzle, lane.id, sections):
            yield kind(puzzle, lane.id, sections)


def _holes_of(puzzle: Puzzle, lane: LaneId, sections: tuple[SectionId, SectionId]) -> tuple[int, ...]:
    return tuple(sorted({at for section in sections for at in puzzle.in_cell(section, lane)}))


def _related(song: Song, one: Material, other: Material) -> bool:
    """Whether both play pieces of one family, or the same piece in another way."""
    return bool({_root(song, part[0]) for part in one} & {_root(song, part[0]) for part in other})


def _root(song: Song, key: int) -> PieceId:
    """The piece that this one was varied from in the end, as far as it is still there."""
    piece = song.pieces[PieceId(key)]
    seen = {piece.id}
    while piece.origin is not None and piece.origin in song.pieces and piece.origin not in seen:
        piece = song.pieces[piece.origin]
        seen.add(piece.id)
    return piece.id
