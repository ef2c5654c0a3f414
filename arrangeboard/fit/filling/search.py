"""The search for good assemblies: all of them where they are few, else a greedy first one that is bettered.

What a search may cost is counted in judgements, never in seconds, so that a seed always gives the
same answer.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from math import ceil, exp, prod
from random import Random

from arrangeboard.fit.filling.aim import AS_WISHED, Aim, aims
from arrangeboard.fit.filling.candidates import pieces_of
from arrangeboard.fit.filling.puzzle import WHOLE, Choices, Puzzle
from arrangeboard.fit.filling.scales import Scales, Weighed
from arrangeboard.fit.filling.weighing import TOO_ALIKE

Tell = Callable[[float], None]
Check = Callable[[Choices], Sequence[int]]
"""The holes of an assembly whose parts disturb, by all that can be found."""
Found = tuple[int, tuple[int, ...]]
"""Which of the answers, from 0 on, and its choices; an answer may come again, better."""

LARGE = 600
"""More holes than that are not weighed with all their neighbours while the first assembly is made."""

_JUDGEMENTS, _JUDGEMENTS_LARGE = 5_000, 12_000
"""What all answers together may cost."""

_STEPS = 60
"""How many steps are taken for each hole, where the judgements allow it."""

_HOT, _COLD = 220.0, 8.0
"""The loss in points that is dared once in three at the beginning and at the end."""

_APART = 1 / 3
"""The share of the holes to be filled in which any two answers differ at least."""

_CHECKS = 40
_ROUNDS = 2
"""So many assemblies are checked where all are looked at; so often one is bettered that does not pass."""


def nothing_disturbs(_choices: Choices) -> Sequence[int]:
    """A check that everything passes."""
    return ()


def search(
    scales: Scales, tell: Tell = lambda _share: None, check: Check = nothing_disturbs
) -> Iterator[Found]:
    """Answers to a puzzle, the best first; `tell` hears how far the search is, from 0 to 1.

    Whatever does not pass the `check` is done otherwise, or left empty; on a large board it is not asked.
    """
    puzzle = scales.puzzle
    if not puzzle.fillable:
        return
    if prod(len(some) + 1 for some in puzzle.candidates) <= WHOLE:
        yield from _every(scales, check)
    elif len(puzzle.fillable) > LARGE:
        yield from _large(scales, tell)
    else:
        yield from _Annealing(scales, tell, check).answers()
    tell(1.0)


def greedy(scales: Scales) -> tuple[int, ...]:
    """One hole after the other, each with what gains most beside those before it."""
    weighed = Weighed(scales, [0] * len(scales.puzzle.holes))
    for at in scales.fillable:
        weighed.move({at: _best_choice(weighed, at, fill=weighed.scales.empty_wished == 0)[0]})
    return tuple(weighed.choices)


def apart(puzzle: Puzzle, one: Choices, other: Choices) -> int:
    """In how many holes two assemblies sound different."""
    pairs = zip(puzzle.candidates, one, other, strict=True)
    return sum(
        a != b and (not a or not b or pieces_of(some[a - 1]) != pieces_of(some[b - 1]))
        for some, a, b in pairs
    )


def least_apart(scales: Scales) -> int:
    """In how many holes any two answers must differ."""
    return max(1, ceil(_APART * (len(scales.fillable) - scales.empty_wished)))


def _is_another(scales: Scales, choices: Choices, taken: Sequence[Choices]) -> bool:
    """Whether an assembly may stand beside the others: far enough from them, and none that lays nothing.

    Where nothing shall stay empty it leaves no more so than the first.
    """
    if not taken:
        return True
    is_full = scales.puzzle.wish.empty or sum(map(bool, choices)) >= sum(map(bool, taken[0]))
    is_far = all(apart(scales.puzzle, choices, one) >= least_apart(scales) for one in taken)
    return bool(any(choices) and is_full and is_far)


def _every(scales: Scales, check: Check) -> Iterator[Found]:
    """The best of all there are, then the best that differ enough from those before."""
    puzzle = scales.puzzle
    ranges = [range(len(some) + 1) for some in puzzle.candidates]
    ranked = sorted(
        ((scales.points(one), one) for one in product(*ranges)), key=lambda one: (-one[0], one[1])
    )
    taken: list[tuple[int, ...]] = []
    checks = 0
    for _, choices in ranked:
        if not _is_another(scales, choices, taken) or scales.penalty(dict(enumerate(choices))):
            continue
        disturbing, checks = check(choices), checks + 1
        for at in disturbing:
            scales.bar(at, choices[at])
        if not disturbing:
            yield len(taken), choices
            taken.append(choices)
        if len(taken) == puzzle.wish.count or checks == _CHECKS:
            return


def _best_choice(weighed: Weighed, at: int, *, fill: bool = False) -> tuple[int, int]:
    """The choice for a hole that gains most, with its gain; of equals the first. `fill` leaves none empty."""
    held = weighed.choices[at]
    best, gained = held, 0
    for choice in range(len(weighed.scales.puzzle.candidates[at]) + 1):
        if choice != held:
            gain = weighed.gain({at: choice})
            if gain > gained or (fill and not best and choice):
                best, gained = choice, gain
    return best, gained


class _Annealing:
    """Betters a first assembly by many small steps, at first daring ones; then finds others far from it."""

    def __init__(self, scales: Scales, tell: Tell, check: Check) -> None:
        self._scales = scales
        self._aimed = scales
        self._check = check
        self._puzzle = scales.puzzle
        self._tell = tell
        self._random = Random(self._puzzle.wish.seed)
        self._alike = _same_lane_and_kind(self._puzzle)

    def answers(self) -> Iterator[Found]:
        """One answer after the other, each with its share of what the search may cost; at last in order."""
        count = self._puzzle.wish.count
        first = greedy(self._scales)
        yield 0, first
        taken: list[tuple[int, ...]] = []
        for number, aim in enumerate(self._aims(count)):
            self._aimed = self._scales.aimed(aim)
            limit = _JUDGEMENTS * (number + 2) // (count + 1)
            start = first if not taken else self._shaken(taken[0], aim)
            choices = self._sound(self._annealed(start, taken, limit), taken)
            if _is_another(self._scales, choices, taken):
                yield len(taken), choices
                taken.append(choices)
        for number, choices in enumerate(sorted(taken, key=self._scales.points, reverse=True)):
            if choices != taken[number]:
                yield number, choices

    def _aims(self, count: int) -> tuple[Aim, ...]:
        return aims(len(self._scales.fillable), self._scales.empty_wished, count)

    def _sound(self, choices: tuple[int, ...], taken: Sequence[Choices]) -> tuple[int, ...]:
        """The assembly without what disturbs: something else in its place, at last nothing."""
        disturbing, rounds = self._check(choices), 0
        while disturbing:
            for at in disturbing:
                self._aimed.bar(at, choices[at])
            left = tuple(0 if at in disturbing else choice for at, choice in enumerate(choices))
            choices = self._polished(left, taken, disturbing) if rounds < _ROUNDS else left
            disturbing, rounds = self._check(choices), rounds + 1
        return choices

    def _annealed(self, start: Choices, taken: Sequence[Choices], limit: int) -> tuple[int, ...]:
        """The best assembly that is met on the way, never worse than its start."""
        weighed = Weighed(self._aimed, start)
        best, most = tuple(start), weighed.points - self._too_alike(start, taken)
        points, begun = most, self._puzzle.judgements
        steps, most_steps = 0, _STEPS * len(self._scales.fillable)
        while steps < most_steps and self._puzzle.judgements < limit:
            done = max(steps / most_steps, (self._puzzle.judgements - begun) / max(1, limit - begun))
            heat = _HOT * (_COLD / _HOT) ** done
            points += self._step(weighed, taken, heat)
            if points > most:
                best, most = tuple(weighed.choices), points
            steps += 1
            if not steps % 20:
                self._tell(min(1.0, self._puzzle.judgements / _JUDGEMENTS))
        return self._polished(best, taken)

    def _step(self, weighed: Weighed, taken: Sequence[Choices], heat: float) -> int:
        """A step that gains, or one that is dared; the answer is its gain, or 0 where it is not made."""
        changes = self._changes(weighed.choices)
        gain = weighed.gain(changes) - self._more_alike(weighed.choices, changes, taken)
        if gain >= 0 or self._random.random() < exp(gain / heat):
            weighed.move(changes)
            return gain
        return 0

    def _changes(self, choices: Sequence[int]) -> dict[int, int]:
        """Another choice for a hole, at times for all holes of its lane in sections of its kind."""
        at = self._random.choice(self._scales.fillable)
        choice = self._random.randrange(len(self._puzzle.candidates[at]) + 1)
        if self._puzzle.wish.alike and self._random.random() < 0.3:
            return {near: same for near, same in self._as_in(at, choice) if choices[near] != same} or {
                at: choice
            }
        return {at: choice}

    def _as_in(self, at: int, choice: int) -> Iterator[tuple[int, int]]:
        wanted = self._puzzle.candidates[at][choice - 1].material if choice else ()
        for near in self._alike[at]:
            offered = [one.material for one in self._puzzle.candidates[near]]
            if not choice:
                yield near, 0
            elif wanted in offered:
                yield near, offered.index(wanted) + 1

    def _shaken(self, choices: Choices, aim: Aim) -> tuple[int, ...]:
        """The same with every other of the filled holes chosen anew; all where the aim differs."""
        shaken = list(choices)
        if aim != AS_WISHED and aim.surprise is None:
            return tuple(choices)
        for at in self._scales.fillable:
            if choices[at] and self._random.random() < 0.5:
                shaken[at] = 1 + self._random.randrange(len(self._puzzle.candidates[at]))
        return tuple(shaken)

    def _polished(
        self, choices: Choices, taken: Sequence[Choices], only: Sequence[int] | None = None
    ) -> tuple[int, ...]:
        """Each hole, or only some, in turn with what gains most there, until nothing gains any more."""
        weighed = Weighed(self._aimed, choices)
        for _ in range(4 if only is None else 1):
            looked_at = self._scales.fillable if only is None else only
            gained = sum(self._polish(weighed, at, taken) for at in looked_at)
            if not gained:
                break
        return tuple(weighed.choices)

    def _polish(self, weighed: Weighed, at: int, taken: Sequence[Choices]) -> int:
        best, most = None, 0
        for choice in range(len(self._puzzle.candidates[at]) + 1):
            if choice != weighed.choices[at]:
                changes = {at: choice}
                gain = weighed.gain(changes) - self._more_alike(weighed.choices, changes, taken)
                if gain > most:
                    best, most = changes, gain
        if best is not None:
            weighed.move(best)
        return most

    def _too_alike(self, choices: Choices, taken: Sequence[Choices]) -> int:
        """Points taken for being too near to what is there already."""
        least = least_apart(self._scales)
        return sum(TOO_ALIKE * max(0, least - apart(self._puzzle, choices, one)) for one in taken)

    def _more_alike(self, choices: Sequence[int], changes: dict[int, int], taken: Sequence[Choices]) -> int:
        if not taken:
            return 0
        changed = [changes.get(at, choice) for at, choice in enumerate(choices)]
        return self._too_alike(changed, taken) - self._too_alike(choices, taken)


def _large(scales: Scales, tell: Tell) -> Iterator[Found]:
    """A first assembly by the chords alone, then one hole after the other bettered, the worst first."""
    puzzle = scales.puzzle
    first = greedy(Scales(puzzle, alone=True))
    yield 0, first
    weighed = Weighed(scales, first)
    begun = puzzle.judgements

    def worst_first() -> list[int]:
        return sorted(scales.fillable, key=lambda at: scales.belonging[at].points(weighed.choices))

    for number, at in enumerate(worst_first()):
        if puzzle.judgements - begun > _JUDGEMENTS_LARGE:
            break
        choice, gain = _best_choice(weighed, at)
        if gain > 0:
            weighed.move({at: choice})
        if not number % 20:
            tell(min(1.0, (puzzle.judgements - begun) / _JUDGEMENTS_LARGE))
    yield 0, tuple(weighed.choices)


def _same_lane_and_kind(puzzle: Puzzle) -> dict[int, tuple[int, ...]]:
    """For each hole those of its lane in sections of its kind that start as late, itself among them."""
    rows: dict[object, list[int]] = {}
    keys = [(place.hole.lane, place.section.kind, place.hole.start_tick) for place in puzzle.places]
    for at, key in enumerate(keys):
        rows.setdefault(key, []).append(at)
    return {at: tuple(rows[key]) for at, key in enumerate(keys)}
