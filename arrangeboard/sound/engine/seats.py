"""Which of the sampler's channels plays which lane.

A lane keeps its seat as long as it plays, wherever it stands among the others. A seat that was left is given
away again only when what was played in it has rung, if there are others.
"""

from collections.abc import Hashable

_NEVER = -(1 << 62)


class Seats:
    """So many seats, given by key. Times are in frames; what is played rings for `ring_frames`."""

    def __init__(self, count: int, ring_frames: int) -> None:
        self._ring_frames = ring_frames
        self._left_at = dict.fromkeys(range(count), _NEVER)
        self._taken: dict[Hashable, int] = {}
        self.used = 0

    def take(self, key: Hashable, now: int) -> int | None:
        """The key's seat; None where all are taken. Whoever sat there before has to be silenced."""
        if key not in self._taken:
            if not self._left_at:
                return None
            rung = now - self._ring_frames
            seat = min(self._left_at, key=lambda one: (max(self._left_at[one], rung), one))
            del self._left_at[seat]
            self._taken[key] = seat
            self.used = max(self.used, seat + 1)
        return self._taken[key]

    def leave(self, key: Hashable, now: int) -> None:
        """Give the key's seat back, if it has one."""
        seat = self._taken.pop(key, None)
        if seat is not None:
            self._left_at[seat] = now
