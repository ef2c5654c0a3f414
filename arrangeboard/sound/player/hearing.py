"""What of the rendered blocks is worth a report, and the report."""

from arrangeboard.sound.engine.block import Moment
from arrangeboard.sound.pipe.signals import Heard
from arrangeboard.sound.player.read_ahead import BLOCK_FRAMES
from arrangeboard.sound.score.values import RATE

EVERY_BLOCKS = 2
"""While something sounds or plays, every so manieth block is reported: about forty times a second.

Smaller ones, of which more are made while keys are in use, count as the parts of a block that they are.
"""

RESTING_BLOCKS = 86
"""While nothing does, about every second."""

_SILENCE = 1e-4
_SAME_TICKS = 1.0


class Hearing:
    """Chooses the blocks to report: at steady distances, and whenever something has changed."""

    def __init__(self) -> None:
        self._frames = 0
        self._last: Moment | None = None
        self._last_obeyed = 0

    def report(self, moment: Moment, *, at: float, late: int, obeyed: int, frames: int) -> Heard | None:
        """What to report of a block that begins at the monotonic time `at`; None for nothing."""
        is_due = self._frames >= BLOCK_FRAMES * (RESTING_BLOCKS if rests(moment) else EVERY_BLOCKS)
        if not (is_due or obeyed != self._last_obeyed or self._is_news(moment)):
            self._frames += frames
            return None
        self._frames = frames
        self._last, self._last_obeyed = moment, obeyed
        return Heard(
            at=at,
            tick=moment.tick,
            ticks_per_second=moment.ticks_per_second,
            revision=moment.revision,
            state=moment.state,
            loop_start_tick=moment.loop_start_tick,
            loop_end_tick=moment.loop_end_tick,
            levels=moment.levels,
            level=moment.level,
            limited=moment.limited,
            is_auditioning=moment.is_auditioning,
            voices=moment.voices,
            late=late,
            obeyed=obeyed,
        )

    def _is_news(self, moment: Moment) -> bool:
        """Whether this is not simply what the last report was going to become."""
        last = self._last
        if last is None or _kind(moment) != _kind(last) or rests(moment) != rests(last):
            return True
        awaited = last.tick + last.ticks_per_second * self._frames / RATE
        return abs(moment.tick - awaited) > _SAME_TICKS


def _kind(moment: Moment) -> tuple[object, ...]:
    loop = moment.loop_start_tick, moment.loop_end_tick
    return moment.state, moment.revision, *loop, moment.is_auditioning


def rests(moment: Moment) -> bool:
    """Whether nothing plays and nothing sounds."""
    return not moment.ticks_per_second and not moment.voices and moment.level < _SILENCE
