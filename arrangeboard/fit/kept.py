"""Results kept by the identity of the values that they were made from.

A song changes by sharing what it leaves alone, so "the same object" is the question to ask; hashing a piece
of a thousand notes to ask "an equal one" would cost more than most answers.
"""

from collections.abc import Callable
from typing import TypeVar

Made = TypeVar("Made")


class Kept:
    """Holds at most `most` results, each with the values that its key is the identity of."""

    def __init__(self, most: int = 16384) -> None:
        self._most = most
        self._held: dict[tuple[object, ...], tuple[tuple[object, ...], object]] = {}

    def get(self, sources: tuple[object, ...], make: Callable[[], Made], *details: object) -> Made:
        """What `make` gives for these sources, made once; `details` are compared by value."""
        key = (*map(id, sources), *details)
        held = self._held.get(key)
        if held is not None:
            return held[1]  # type: ignore[return-value]  # one key is only ever made by one kind of call
        made = make()
        if len(self._held) >= self._most:
            self._held.clear()
        self._held[key] = sources, made
        return made
