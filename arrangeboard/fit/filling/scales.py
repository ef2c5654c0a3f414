"""An assembly on the scales: its points by every factor, changed hole by hole without weighing all anew."""

from collections.abc import Mapping, Sequence
from copy import copy

from arrangeboard.fit.filling.aim import AS_WISHED, Aim
from arrangeboard.fit.filling.factors import Belonging, BelongingAlone, Factor, form_factors
from arrangeboard.fit.filling.puzzle import Choices, Puzzle
from arrangeboard.fit.filling.weighing import BARE, BARRED, FULL


class Scales:
    """The factors of a puzzle. With `alone` parts are judged by the chords alone, which is quicker.

    `barred` are choices, by hole, that were found to disturb: see `bar`.
    """

    def __init__(self, puzzle: Puzzle, *, alone: bool = False) -> None:
        self.puzzle = puzzle
        self.fillable = puzzle.fillable
        self.belonging = () if alone else tuple(Belonging(puzzle, at) for at in range(len(puzzle.holes)))
        first: Sequence[Factor] = (
            [BelongingAlone(puzzle, at) for at in range(len(puzzle.holes))] if alone else self.belonging
        )
        self._form = tuple(form_factors(puzzle))
        self.factors: tuple[Factor, ...] = (*first, *self._form)
        self.concerning: list[list[int]] = [[] for _ in puzzle.holes]
        for number, factor in enumerate(self.factors):
            for at in factor.scope:
                self.concerning[at].append(number)
        self.empty_wished = round(puzzle.wish.empty * len(self.fillable) / 100)
        if not puzzle.asks_beyond:
            self.empty_wished = max(self.empty_wished, sum(not puzzle.is_missing(at) for at in self.fillable))
        self.barred: set[tuple[int, int]] = set()

    def aimed(self, aim: Aim) -> "Scales":
        """Scales for another aim, which share what was judged and barred."""
        if aim == AS_WISHED:
            return self
        other = copy(self)
        other.belonging = tuple(one.aimed(aim) for one in self.belonging)
        other.factors = (*other.belonging, *self._form)
        other.empty_wished = min(len(self.fillable), max(0, self.empty_wished + aim.empties))
        return other

    def bar(self, at: int, choice: int) -> None:
        """Let a choice for a hole be worth nothing from now on."""
        self.barred.add((at, choice))

    def penalty(self, changed: Mapping[int, int]) -> int:
        """Points taken for barred choices among these."""
        return BARRED * sum(one in self.barred for one in changed.items()) if self.barred else 0

    def room(self, empty: int) -> int:
        """Points for so many holes left empty."""
        over = empty - self.empty_wished
        bare = BARE if self.puzzle.asks_beyond else 0
        return -bare * over if over > 0 else FULL * over

    def points(self, choices: Choices) -> int:
        """All points of an assembly, from nothing."""
        empty = sum(not choices[at] for at in self.fillable)
        taken = self.penalty(dict(enumerate(choices)))
        return sum(factor.points(choices) for factor in self.factors) + self.room(empty) - taken


class Weighed:
    """An assembly with its points, which `move` keeps right."""

    def __init__(self, scales: Scales, choices: Choices) -> None:
        self.scales = scales
        self.choices = list(choices)
        self._empty = sum(not choices[at] for at in scales.fillable)
        self._given = [factor.points(self.choices) for factor in scales.factors]
        self.points = sum(self._given) + scales.room(self._empty) - scales.penalty(dict(enumerate(choices)))

    def gain(self, changes: Mapping[int, int]) -> int:
        """How many points more the assembly would have with these choices."""
        return self._tried(changes, keep=False)

    def move(self, changes: Mapping[int, int]) -> int:
        """Make these choices; the answer is what they gain."""
        return self._tried(changes, keep=True)

    def _tried(self, changes: Mapping[int, int], *, keep: bool) -> int:
        scales, choices = self.scales, self.choices
        before = {at: choices[at] for at in changes}
        empty = self._empty + sum(bool(before[at]) - bool(one) for at, one in changes.items())
        for at, choice in changes.items():
            choices[at] = choice
        concerned = {number for at in changes for number in scales.concerning[at]}
        given = {number: scales.factors[number].points(choices) for number in concerned}
        gained = sum(points - self._given[number] for number, points in given.items())
        gained += scales.room(empty) - scales.room(self._empty)
        gained += scales.penalty(before) - scales.penalty(changes)
        if keep:
            for number, points in given.items():
                self._given[number] = points
            self._empty = empty
            self.points += gained
        else:
            for at, choice in before.items():
                choices[at] = choice
        return gained
