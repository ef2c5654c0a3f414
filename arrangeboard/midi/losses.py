"""What a file loses on the way in: counted by code, told to the user, never dropped in silence."""

from msgspec import Struct

LossValue = str | int | float


class Loss(Struct, frozen=True):
    """One kind of thing that did not come in as it stood: `code` names its sentence, `count` how often."""

    code: str
    count: int = 1
    values: dict[str, LossValue] = {}


class LossList:
    """Gathers losses while a file is read. The values told are those of the first of each kind."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._values: dict[str, dict[str, LossValue]] = {}

    def add(self, code: str, count: int = 1, **values: LossValue) -> None:
        """Count `count` more of a kind; nothing where `count` is 0."""
        if count:
            self._counts[code] = self._counts.get(code, 0) + count
            self._values.setdefault(code, values)

    def all(self) -> tuple[Loss, ...]:
        """What was lost, each kind once."""
        return tuple(Loss(code, count, self._values[code]) for code, count in self._counts.items())
