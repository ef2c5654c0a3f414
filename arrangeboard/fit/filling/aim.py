"""What one answer of several is after: each is to be an idea of its own, not the first one over again."""

from msgspec import Struct


class Aim(Struct, frozen=True):
    """How one answer leans.

    `surprise` is that of the wish where it is None. `empties` are the holes that stay empty beyond what is
    wished, fewer where it is negative. `lift` are points for what is laid into choruses.
    """

    surprise: int | None = None
    empties: int = 0
    lift: int = 0


AS_WISHED = Aim()


def aims(fillable: int, empty_wished: int, count: int) -> tuple[Aim, ...]:
    """The aims of so many answers: as wished, something new, fuller choruses, sparse; then around again.

    Where nothing shall stay empty all of them fill everything.
    """
    if not empty_wished:
        filling = (AS_WISHED, Aim(surprise=90), Aim(surprise=60), AS_WISHED)
        return tuple(filling[at % len(filling)] for at in range(count))
    filled = fillable - empty_wished
    fuller = min(empty_wished, max(1, fillable // 6))
    round_ = (
        AS_WISHED,
        Aim(surprise=90),
        Aim(empties=-fuller, lift=400),
        Aim(empties=filled // 3 or filled // 2),
    )
    return tuple(round_[at % len(round_)] for at in range(count))
