"""What was found about a part, with what of its surroundings each finder looked at to find it.

Most finders ask for the notes and the chords, some for the company, some for the slots beside it. A finder is
asked again when something that it looked at is another object; nothing has to be declared, and nobody can
forget to. The part itself, its notes and its edges must be the same: who keeps a recall sees to that.
"""

from typing import cast

from arrangeboard.fit.case import Case
from arrangeboard.fit.company import Company
from arrangeboard.fit.figure import Figure
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.findings import Finder
from arrangeboard.fit.ground import Ground
from arrangeboard.fit.score import Judgement
from arrangeboard.fit.spot import Spot

_GROUND, _COMPANY, _BEFORE, _AFTER, _NEXT_GROUND, _JUDGEMENT, _ACCEPTED = (1 << bit for bit in range(7))
"""What around a part may change while the part does not, as bits."""


class _Seen:
    """What a finder has looked at so far."""

    __slots__ = ("looks",)

    def __init__(self) -> None:
        self.looks = 0


class _WatchedSpot:
    """A spot as it is shown to a finder, which notes what it looks at."""

    def __init__(self, spot: Spot, seen: _Seen) -> None:
        self._spot, self._seen = spot, seen
        self.start, self.end, self.role = spot.start, spot.end, spot.role
        self.lowest_pitch, self.highest_pitch, self.drums = spot.lowest_pitch, spot.highest_pitch, spot.drums

    @property
    def ground(self) -> Ground:
        self._seen.looks |= _GROUND
        return self._spot.ground

    @property
    def company(self) -> Company:
        self._seen.looks |= _COMPANY
        return self._spot.company

    @property
    def before(self) -> Figure | None:
        self._seen.looks |= _BEFORE
        return self._spot.before

    @property
    def after(self) -> Figure | None:
        self._seen.looks |= _AFTER
        return self._spot.after

    @property
    def next_ground(self) -> Ground | None:
        self._seen.looks |= _NEXT_GROUND
        return self._spot.next_ground


class _WatchedCase:
    """A case as it is shown to a finder."""

    def __init__(self, case: Case, seen: _Seen) -> None:
        self._case, self._seen = case, seen
        self.part, self.piece, self.figure = case.part, case.piece, case.figure
        self.strictness = case.strictness
        self.spot = _WatchedSpot(case.spot, seen)

    @property
    def judgement(self) -> Judgement:
        self._seen.looks |= _JUDGEMENT
        return self._case.judgement

    @property
    def accepted(self) -> frozenset[str]:
        self._seen.looks |= _ACCEPTED
        return self._case.accepted


class Recall:
    """The findings about one part, finder by finder, as they are in the case that was last asked about."""

    def __init__(self) -> None:
        self._case: Case | None = None
        self._found: dict[Finder, tuple[int, tuple[Finding, ...]]] = {}

    def ask(self, finder: Finder, case: Case) -> tuple[Finding, ...]:
        """What a finder finds: what it found before, as long as all that it looked at is the same."""
        if case is not self._case:
            self._turn_to(case)
        held = self._found.get(finder)
        if held is None:
            seen = _Seen()
            # Finders ask a case and its spot for their fields only, and those a watched one has.
            found = tuple(finder(cast(Case, _WatchedCase(case, seen))))
            held = self._found[finder] = seen.looks, found
        return held[1]

    def _turn_to(self, case: Case) -> None:
        """Forget what finders found who looked at something that is another object in this case."""
        news = 0 if self._case is None else _news(self._case, case)
        self._case = case
        if news:
            self._found = {finder: held for finder, held in self._found.items() if not held[0] & news}


def _news(one: Case, other: Case) -> int:
    """What around a part is another object in one case than in the other."""
    here, there = one.spot, other.spot
    return (
        (here.ground is not there.ground) * _GROUND
        | (here.company is not there.company) * _COMPANY
        | (here.before is not there.before) * _BEFORE
        | (here.after is not there.after) * _AFTER
        | (here.next_ground is not there.next_ground) * _NEXT_GROUND
        | (one.judgement is not other.judgement) * _JUDGEMENT
        | (one.accepted is not other.accepted) * _ACCEPTED
    )
