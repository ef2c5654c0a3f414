"""Results kept by the identity of the values that they were made from.

A song changes by sharing what it leaves alone, so "the same object" is the question to ask; hashing a piece
of a thousand notes to ask "an equal one" would cost more than most answers.
"""

from collections.abc import Callable
from typing import TypeVar

Made = TypeVar("Made")

_Key = tuple[object, ...]
_Held = dict[_Key, tuple[tuple[object, ...], object]]


class Kept:
    """Holds the results last asked for, each with the values that its key is the identity of.

    There are two generations of at most `most` results. When the younger is full it becomes the older one,
    and what nobody has asked for since then goes: no call ever has to clear away more than it drops.
    """

    def __init__(self, most: int = 8192) -> None:
        self._most = most
        self._young: _Held = {}
        self._old: _Held = {}

    def __len__(self) -> int:
        return len(self._young) + len(self._old)

    def get(self, sources: tuple[object, ...], make: Callable[[], Made], *details: object) -> Made:
        """What `make` gives for these sources, made once; `details` are compared by value."""
        key = tuple(map(id, sources)) + details
        held = self._young.get(key)
        if held is None:
            held = self._old.pop(key, None)
            if held is None:
                held = sources, make()
            self._add(key, held)
        return held[1]  # type: ignore[return-value]  # one key is only ever made by one kind of call

    def _add(self, key: _Key, held: tuple[tuple[object, ...], object]) -> None:
        if len(self._young) >= self._most:
            self._old, self._young = self._young, {}
        self._young[key] = held
