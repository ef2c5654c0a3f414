"""Cues made before they are needed, in the thread that reads orders, from how things stood a moment ago.

Whatever is foreseen wrongly is made again by the deck, only later: a plan never decides what is played.
"""

from collections.abc import Callable

from arrangeboard.sound.engine.cue import Cue, frames_to_line, make_cue, wish_at
from arrangeboard.sound.engine.deck import Plan, View, carried_loop, loop_slots, loop_wish, start_wish
from arrangeboard.sound.pipe.messages import Take
from arrangeboard.sound.pipe.signals import Locate, Loop, Play

_TRIES = 3
"""So often the line may come before the cue for it is made."""


def plan_for(order: Take | Loop, view: Callable[[], View | None], ahead_frames: int) -> Plan | None:
    """A cue for the place from which a score or a loop is to be heard, at least so many frames ahead."""
    for _ in range(_TRIES):
        seen = view()
        plan = _plan(order, seen, ahead_frames) if seen else None
        now = view()
        if seen is None or now is None or plan is None or plan.at >= now.now:
            return plan
        ahead_frames += now.now - seen.now
    return None


def _plan(order: Take | Loop, seen: View, ahead_frames: int) -> Plan | None:
    position = seen.position
    if position is None:
        return None
    if isinstance(order, Loop):
        frames = frames_to_line(position, "now", ahead_frames)
        return Plan(position.passage, seen.now + frames, make_cue(loop_wish(position.after(frames), order)))
    at = seen.now + frames_to_line(position, order.when, ahead_frames)
    if seen.waiting_at is not None:
        at = min(at, seen.waiting_at)
    loop = loop_slots(carried_loop(seen.loop, seen.score, order.score), order.score)
    wish = wish_at(position.after(at - seen.now), order.score, loop)
    return Plan(position.passage, at, make_cue(wish))


def cue_for_play(order: Play, seen: View) -> Cue | None:
    """What playing begins with."""
    if seen.waiting_at is not None or (seen.position and order.tick is None):
        return None
    tick = seen.tick if order.tick is None else order.tick
    return make_cue(start_wish(seen.score, tick, seen.loop, order.count_in_bars))


def cue_for_locate(order: Locate, seen: View) -> Cue | None:
    """What playing goes on with elsewhere."""
    if seen.position is None or seen.waiting_at is not None:
        return None
    return make_cue(start_wish(seen.score, order.tick, seen.loop))
