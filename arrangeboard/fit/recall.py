"""What was found about a part, with what of its surroundings each finder looked at to find it.

Most finders ask for the notes and the chords alone, some for the company, some for the slots beside it. A
finder is asked again when something that it looked at is another object; nothing has to be declared, and
nobody can forget to. The notes, chords and bars of the part itself must be the same: who keeps a recall sees
to that.
"""

from collections.abc import Callable
from typing import cast

from arrangeboard.fit.case import Case
from arrangeboard.fit.company import Company
from arrangeboard.fit.figure import Figure
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.findings import Finder
from arrangeboard.fit.ground import Ground
from arrangeboard.fit.score import Judgement
from arrangeboard.fit.spot import Spot

Surroundings = Callable[[Case], object]
"""One thing around a part that may change while the part does not."""


class _WatchedSpot:
    """A spot as it is shown to a finder, which notes what it looks at."""

    def __init__(self, spot: Spot, seen: set[Surroundings]) -> None:
        self._spot, self._seen = spot, seen
        self.ground, self.start, self.end, self.role = spot.ground, spot.start, spot.end, spot.role
        self.lowest_pitch, self.highest_pitch, self.drums = spot.lowest_pitch, spot.highest_pitch, spot.drums

    @property
    def company(self) -> Company:
        self._seen.add(_company)
        return self._spot.company

    @property
    def before(self) -> Figure | None:
        self._seen.add(_before)
        return self._spot.before

    @property
    def after(self) -> Figure | None:
        self._seen.add(_after)
        return self._spot.after

    @property
    def next_ground(self) -> Ground | None:
        self._seen.add(_next_ground)
        return self._spot.next_ground


class _WatchedCase:
    """A case as it is shown to a finder."""

    def __init__(self, case: Case, seen: set[Surroundings]) -> None:
        self._case, self._seen = case, seen
        self.part, self.piece, self.figure = case.part, case.piece, case.figure
        self.strictness = case.strictness
        self.spot = _WatchedSpot(case.spot, seen)

    @property
    def judgement(self) -> Judgement:
        self._seen.add(_judgement)
        return self._case.judgement

    @property
    def accepted(self) -> frozenset[str]:
        self._seen.add(_accepted)
        return self._case.accepted


class Recall:
    """The findings about one part, finder by finder."""

    def __init__(self) -> None:
        self._found: dict[Finder, tuple[Finding, ...]] = {}
        self._seen: dict[Finder, tuple[tuple[Surroundings, object], ...]] = {}

    def ask(self, finder: Finder, case: Case) -> tuple[Finding, ...]:
        """What a finder finds: what it found before, as long as all that it looked at is the same."""
        seen = self._seen.get(finder)
        if seen is not None and _is_as_seen(case, seen):
            return self._found[finder]
        looks: set[Surroundings] = set()
        # Finders ask a case and its spot for their fields only, and those a watched one has.
        found = tuple(finder(cast(Case, _WatchedCase(case, looks))))
        self._found[finder] = found
        self._seen[finder] = tuple((look, look(case)) for look in looks)
        return found


def _is_as_seen(case: Case, seen: tuple[tuple[Surroundings, object], ...]) -> bool:
    for look, held in seen:  # noqa: SIM110  asked a dozen times for each part: a generator costs more
        if look(case) is not held:
            return False
    return True


def _company(case: Case) -> object:
    return case.spot.company


def _before(case: Case) -> object:
    return case.spot.before


def _after(case: Case) -> object:
    return case.spot.after


def _next_ground(case: Case) -> object:
    return case.spot.next_ground


def _judgement(case: Case) -> object:
    return case.judgement


def _accepted(case: Case) -> object:
    return case.accepted
