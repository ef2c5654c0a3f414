"""How grave a measure is: from where it begins to rub to where it does not fit, by the song's strictness."""

from typing import NamedTuple

from msgspec import Struct

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Grade, Measure, Unit


class Limit(NamedTuple):
    """The value up to which a part is usual, and the one where it fits no more; either may be larger.

    `share` of 100 real parts stay on the good side of `usual`: that is told, so it holds for this very value.
    Where corpora differ it is what holds for each of them, rounded down to fives.
    """

    usual: float
    grave: float
    share: int = 0


class Limits(Struct, frozen=True, gc=False):
    """Limits by strictness. A song that speaks freely hears nothing where `free` is None.

    `most` is the gravest grade, for measures that are weak evidence however far they go.
    """

    usual: Limit
    strict: Limit
    free: Limit | None = None
    most: Grade = "strong"

    def of(self, case: Case) -> Limit | None:
        """The limit for the case's song."""
        if case.strictness == "usual":
            return self.usual
        return self.strict if case.strictness == "strict" else self.free


def measure(case: Case, code: str, value: float, limits: Limits, unit: Unit = "percent") -> Measure:
    """A value beside the limit for the case's song; shares in hundredths."""
    limit, scale = limits.of(case) or limits.usual, 100 if unit == "percent" else 1
    return Measure(code, scale * value, scale * limit.usual, limit.share, unit)


class Severity(NamedTuple):
    """A grade, and how much it counts."""

    grade: Grade
    weight: float


def severity(case: Case, value: float, limits: Limits, *, guessed: bool = False) -> Severity | None:
    """How grave a value is, None while it is usual. What rests on guesses weighs half.

    In a song that speaks freely a guess is a mere observation.
    """
    limit = limits.of(case)
    if limit is None:
        return None
    beyond = (value - limit.usual) / (limit.grave - limit.usual)
    if beyond <= 0:
        return None
    grade: Grade = "strong" if beyond >= 1 and limits.most == "strong" else "mild"
    if limits.most == "note" or (guessed and case.strictness == "free"):
        grade = "note"
    weight = min(1.0, 0.2 + 0.4 * beyond) if limits.most == "strong" else min(0.4, 0.15 + 0.1 * beyond)
    return Severity(grade, round(weight / 2 if guessed else weight, 3))
