"""When a frame leaves the speaker, by the times at which the device asked for frames.

A device asks late now and then, and several times at once when it begins, but never before it needs to.
So the earliest of the last seconds tells best. Both clocks may run slightly apart; old times are forgotten.
"""

from collections import deque

from arrangeboard.sound.score.values import RATE

_WINDOW_SECONDS = 2.0


class DeviceClock:
    """Frames of the device to monotonic seconds. Latency is what lies between asking and hearing."""

    def __init__(self) -> None:
        self.latency_seconds = 0.0
        self._epochs: deque[tuple[float, float]] = deque()
        self._is_guess = False

    def begin(self, latency_seconds: float, *, frame: int, now: float) -> None:
        """Another device, which is about to ask for the frames from `frame` on."""
        self.latency_seconds = latency_seconds
        self._epochs = deque([(now, now - frame / RATE)])
        self._is_guess = True

    def forget(self) -> None:
        """The device has paused, so that its frames are all later than those before told."""
        self._epochs.clear()
        self._is_guess = False

    def ask(self, frame: int, now: float) -> None:
        """The device asks for the frames from `frame` on."""
        epoch = now - frame / RATE
        if self._is_guess:
            self.forget()
        # Only what may be the earliest once older ones are forgotten has to be kept.
        while self._epochs and self._epochs[-1][1] >= epoch:
            self._epochs.pop()
        self._epochs.append((now, epoch))
        while self._epochs[0][0] < now - _WINDOW_SECONDS:
            self._epochs.popleft()

    def time_of(self, frame: float, now: float) -> float:
        """When a frame is heard; `now` where no device has asked for anything yet."""
        try:
            return self._epochs[0][1] + frame / RATE + self.latency_seconds
        except IndexError:
            return now
