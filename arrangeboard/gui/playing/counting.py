"""How much of a count-in is left: the beats are counted on from the moment at which the first is heard."""

from arrangeboard.app.playing import CountedBeats
from arrangeboard.sound.pipe.signals import Heard


class Counting:
    """`left` is how many beats are still to come, the one that sounds included; 0 while none is counted."""

    def __init__(self) -> None:
        self.left = 0
        self._beats = CountedBeats(0, 1.0)
        self._heard_at: float | None = None

    def begin(self, beats: CountedBeats) -> None:
        """So many beats are to be counted; none is heard yet."""
        self._beats, self.left, self._heard_at = beats, beats.count, None

    def go_on(self, heard: Heard | None, now: float) -> None:
        """It is `now`, in monotonic seconds, and this was heard last."""
        if self._heard_at is None and heard is not None and heard.state == "counting-in":
            self._heard_at = heard.at
        if self._heard_at is not None:
            passed = int(max(0.0, now - self._heard_at) / self._beats.seconds)
            self.left = max(self._beats.count - passed, 1)

    def end(self) -> None:
        """Nothing is counted any more."""
        self.left = 0
