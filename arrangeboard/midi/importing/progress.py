"""How far an import has come, told in steps that somebody can see, not a thousand times a second."""

from collections.abc import Callable

_STEP = 0.005

Progress = Callable[[float], None]


class Stage:
    """A stretch of the whole work, from `start` to `end` of it; called with its own share, 0 to 1."""

    def __init__(self, tell: Progress, start: float, end: float) -> None:
        self._tell = tell
        self._start = start
        self._end = end
        self._told = -1.0

    def __call__(self, share: float) -> None:
        """Tell how far the whole work is, where that can be seen."""
        if share - self._told >= _STEP or share >= 1 > self._told:
            self._told = share
            self._tell(self._start + share * (self._end - self._start))
