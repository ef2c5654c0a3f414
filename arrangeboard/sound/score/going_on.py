"""Where playing goes on when the song changes under it.

The place is kept by the slot that is heard, not by the time that has passed: whoever moves the section that
plays stays in it. Pure; nothing here knows of voices or blocks.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from arrangeboard.song.ids import SlotId
from arrangeboard.sound.score.values import Score, ScoreSlot, When


def place_in(old: Score, new: Score, frame: int, *, at_slot_end: bool = False) -> int:
    """The frame of `new` that follows on `frame` of `old`, never beyond the new song's end.

    The same slot plays on as far from its start, in ticks, as it was; a slot that is gone leaves to the next
    one of the old order that is still there. In another arrangement the same section plays on, or one that
    was varied from the same, or else the same tick. With `at_slot_end` the slot that ends at `frame` has
    been played, and what follows it in the new order comes next.
    """
    if not old.slots or not new.slots:
        return min(max(frame, 0), new.end_frame)
    index = _slot_at(old, frame, is_over=at_slot_end)
    found = _like(old, new, index)
    if found is not None:
        if at_slot_end and old.slots[index].end_frame == frame:
            return new.slots[found].end_frame
        return _as_far_inside(old, new, frame, (index, found))
    if _share_slots(old, new):
        return _next_left(old, new, index)
    return min(new.tempo_map.frame_near(exact_tick(old, frame)), new.end_frame)


def loop_in(old: Score, new: Score, loop: tuple[SlotId, ...]) -> tuple[SlotId, ...]:
    """The slots of the new score that go on being repeated; none where all are gone."""
    wanted = set(loop)
    found = {_like(old, new, index) for index, slot in enumerate(old.slots) if slot.slot in wanted}
    return tuple(new.slots[index].slot for index in sorted(one for one in found if one is not None))


def next_line(score: Score, frame: int, when: When) -> int:
    """The frame of the next beat, bar or section line at `frame` or after it; for "now" `frame` itself.

    The song's end is a line too. Behind it there is none but the place itself.
    """
    if when == "now" or frame >= score.end_frame:
        return frame
    if when == "section":
        lines = [score.slots[0].start_frame, *(slot.end_frame for slot in score.slots)]
        return lines[bisect_left(lines, frame)]
    beats = score.beat_column
    frames = beats["frame"] if when == "beat" else beats["frame"][beats["is_bar"]]
    at = int(frames.searchsorted(frame))
    return int(frames[at]) if at < len(frames) else score.end_frame


def exact_tick(score: Score, frame: int) -> float:
    """The tick of a frame: the whole one that falls in it where there is one, so that lines meet lines."""
    tick = score.tempo_map.tick_at(frame)
    whole = round(tick)
    return whole if score.tempo_map.frame_at(whole) == frame else tick


def _slot_at(score: Score, frame: int, *, is_over: bool) -> int:
    """The slot heard in a frame, the first before all and the last behind all; of two that meet, the later.

    With `is_over` it is the earlier of two that meet.
    """
    starts = [slot.start_frame for slot in score.slots]
    return max(0, (bisect_left if is_over else bisect_right)(starts, frame) - 1)


def _like(old: Score, new: Score, index: int) -> int | None:
    """The place in the new order of the same slot; in another arrangement, of what is most like it."""
    slot = old.slots[index].slot
    for place, other in enumerate(new.slots):
        if other.slot == slot:
            return place
    if _share_slots(old, new):
        return None
    same = _nth_alike(old, new, index, lambda one, other: one.section == other.section)
    return same if same is not None else _nth_alike(old, new, index, _are_varied_from_one)


def _nth_alike(
    old: Score, new: Score, index: int, alike: Callable[[ScoreSlot, ScoreSlot], bool]
) -> int | None:
    """The like that comes as the same one of its kind in the new order; the last where there are fewer."""
    slot = old.slots[index]
    times_before = sum(alike(slot, other) for other in old.slots[:index])
    found = [place for place, other in enumerate(new.slots) if alike(slot, other)]
    return found[min(times_before, len(found) - 1)] if found else None


def _are_varied_from_one(one: ScoreSlot, other: ScoreSlot) -> bool:
    return bool({one.section, one.origin} & {other.section, other.origin} - {None})


def _share_slots(old: Score, new: Score) -> bool:
    """Whether both are one arrangement, before and after an edit: slots belong to one arrangement each."""
    return not {slot.slot for slot in old.slots}.isdisjoint(slot.slot for slot in new.slots)


def _next_left(old: Score, new: Score, index: int) -> int:
    """The start of the first slot behind a lost one that is still there; the end where there is none."""
    starts = {slot.slot: slot.start_frame for slot in new.slots}
    left = (starts[slot.slot] for slot in old.slots[index + 1 :] if slot.slot in starts)
    return next(left, new.end_frame)


def _as_far_inside(old: Score, new: Score, frame: int, places: tuple[int, int]) -> int:
    """The frame as many ticks into the new slot; only a song's first slot has a place before its start."""
    was, now = old.slots[places[0]], new.slots[places[1]]
    tick = now.start_tick + exact_tick(old, frame) - was.start_tick
    lowest = tick if places[1] == 0 else now.start_tick
    return new.tempo_map.frame_near(min(max(tick, lowest), now.end_tick))
