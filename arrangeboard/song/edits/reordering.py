"""Things of a row moved together to another place in it."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def reordered(row: Sequence[T], is_moving: Callable[[T], bool], to_index: int) -> tuple[T, ...]:
    """The row with what is moving put together, in its own order, before what stood at `to_index`.

    `to_index` counts in the row as it was; its length means the end.
    """
    before = [one for one in row[: max(to_index, 0)] if not is_moving(one)]
    after = [one for one in row[max(to_index, 0) :] if not is_moving(one)]
    return (*before, *(one for one in row if is_moving(one)), *after)
