"""What was played on keys as notes: a take, or the laps of one that was recorded round and round.

It knows ticks only. When a key was pressed in seconds, on which device, and what the take is put into is not
known here; nor is anything made neater than it was played.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.song.controls import ControlKey, resting_value
from arrangeboard.song.values import TICKS_PER_QUARTER, Control, ControlKind, Note

PlayedKind = Literal["on", "off", "controller", "bend", "pressure", "key-pressure"]

EARLY_TICKS = TICKS_PER_QUARTER // 2
"""Who comes in before the beginning by no more than this means the beginning."""

SAME_TICKS = TICKS_PER_QUARTER // 4
"""Who plays a pitch again this close to where it is means the same note."""

TURN_TICKS = TICKS_PER_QUARTER // 8
"""A note so shortly before a loop's turn is the first one of the next lap, however short."""

SHORTEST_TICKS = TICKS_PER_QUARTER // 32
"""Pads let go of a drum in the moment in which they strike it: a note is at least as long as this."""

_CONTROLS: dict[PlayedKind, ControlKind] = {
    "controller": "controller",
    "bend": "bend",
    "pressure": "pressure",
    "key-pressure": "key-pressure",
}


class Played(Struct, frozen=True, gc=False):
    """One thing that a player did, at a monotonic time in seconds.

    `number` is a pitch, of a "controller" its number, else 0. `value` is a velocity, of a "controller" or
    pressure 0–127, of a "bend" -8192–8191.
    """

    seconds: float
    kind: PlayedKind
    number: int
    value: int


class TakeEvent(Struct, frozen=True, gc=False):
    """The same at a tick of the arrangement, in the order played; before the song's start it is negative.

    `lap` counts how often playing had gone round its loop.
    """

    tick: int
    kind: PlayedKind
    number: int
    value: int
    lap: int = 0


class Take(Struct, frozen=True, gc=False):
    """Sorted notes and controls, in ticks of the arrangement. The pedal is one: it makes no note longer."""

    notes: tuple[Note, ...] = ()
    controls: tuple[Control, ...] = ()


class _Held(Struct, frozen=True, gc=False):
    """A note from one event to another; `end` is None where it was never let go."""

    start: TakeEvent
    end: TakeEvent | None


def taken_notes(
    events: Iterable[TakeEvent], start_tick: int, end_tick: int, *, pickup_ticks: int = 0
) -> Take:
    """The take between two ticks; up to `pickup_ticks` before the first, notes stay where they were played.

    What begins earlier by no more than EARLY_TICKS begins with the take. What is held at its end ends there.
    Controls set before it are in effect at its start; the end of what never began is dropped.
    """
    played = list(events)
    first_tick = start_tick - pickup_ticks
    notes = [_within(_note(one, end_tick), first_tick, end_tick) for one in _paired(played)]
    return Take(_one_at_a_time(filter(None, notes)), _controls(played, first_tick, end_tick))


def laps(events: Iterable[TakeEvent], start_tick: int, end_tick: int) -> tuple[Take, ...]:
    """A loop's laps in which notes were begun, each a take, in the order played.

    A note just before the turn that is held longer after it, or that is hardly before it, is the first one
    of the next lap. Any other that is held over the turn ends there.
    """
    played = list(events)
    last_lap = max((one.lap for one in played), default=0)
    rows: dict[int, list[Note]] = {}
    for held in _paired(played):
        lap, note = _in_its_lap(held, start_tick, end_tick, last_lap)
        rows.setdefault(lap, []).append(note)
    found = []
    for lap in sorted({one.lap for one in played if _begins(one)}):
        own = [_within(note, start_tick, end_tick) for note in rows.get(lap, ())]
        controls = _controls([one for one in played if one.lap == lap], start_tick, end_tick)
        found.append(Take(_one_at_a_time(filter(None, own)), controls))
    return tuple(one for one in found if one.notes)


def looped(
    events: Iterable[TakeEvent], start_tick: int, end_tick: int, mode: Literal["overdub", "replace"]
) -> Take:
    """What a loop leaves: all laps over each other, or the last one in which anything was played."""
    found = laps(events, start_tick, end_tick)
    if mode == "replace" or not found:
        return found[-1] if found else Take()
    notes: tuple[Note, ...] = ()
    moved: dict[ControlKey, list[Control]] = {}
    for take in found:
        notes = overdubbed(notes, take.notes)
        # Two movements of one wheel cannot be heard together: the later lap's is meant.
        for key in {_key(one) for one in take.controls}:
            moved[key] = [one for one in take.controls if _key(one) == key]
    return Take(notes, tuple(sorted((one for row in moved.values() for one in row), key=_tick)))


def overdubbed(old: Iterable[Note], new: Iterable[Note]) -> tuple[Note, ...]:
    """Both together, each note up to where its pitch begins again.

    A new note takes the place of the nearest old one of its pitch that is less than SAME_TICKS away.
    """
    added = list(new)
    rows: dict[int, list[Note]] = {}
    for note in old:
        rows.setdefault(note.pitch, []).append(note)
    for note in added:
        row = rows.get(note.pitch, [])
        nearest = min(row, key=lambda one: abs(one.start_tick - note.start_tick), default=None)
        if nearest is not None and abs(nearest.start_tick - note.start_tick) < SAME_TICKS:
            row.remove(nearest)
    return _one_at_a_time((*(note for row in rows.values() for note in row), *added))


def replaced(old: Iterable[Note], new: Iterable[Note], start_tick: int, end_tick: int) -> tuple[Note, ...]:
    """The new notes in place of all that began between two ticks. What rings in from before ends there."""
    kept = []
    for note in old:
        if note.start_tick >= end_tick:
            kept.append(note)
        elif note.start_tick < start_tick:
            most = start_tick - note.start_tick
            kept.append(replace(note, length_ticks=min(note.length_ticks, most)))
    return _one_at_a_time((*kept, *new))


def _begins(event: TakeEvent) -> bool:
    return event.kind == "on" and event.value > 0


def _paired(events: Sequence[TakeEvent]) -> Iterator[_Held]:
    """Each note's begin with its end. A pitch that begins again ends the one before."""
    held: dict[int, TakeEvent] = {}
    for event in events:
        if event.kind in ("on", "off"):
            begun = held.pop(event.number, None)
            if begun is not None:
                yield _Held(begun, event)
            if _begins(event):
                held[event.number] = event
    for begun in held.values():
        yield _Held(begun, None)


def _note(held: _Held, end_tick: int) -> Note:
    start = held.start
    ends = end_tick if held.end is None else held.end.tick
    return Note(start.tick, max(SHORTEST_TICKS, ends - start.tick), start.number, start.value)


def _in_its_lap(held: _Held, start_tick: int, end_tick: int, last_lap: int) -> tuple[int, Note]:
    """In which lap a note belongs, and how it lies there."""
    start, end = held.start, held.end
    turns = 0 if end is None else end.lap - start.lap
    before = end_tick - start.tick
    # After several laps more of it lies behind the turn than ever could before it.
    after = end_tick - start_tick if turns > 1 else 0 if end is None or not turns else end.tick - start_tick
    is_early = 0 < before <= EARLY_TICKS and after > before
    if start.lap < last_lap and (is_early or 0 < before <= TURN_TICKS):
        length = after if turns else _note(held, end_tick).length_ticks
        length = min(max(length, SHORTEST_TICKS), end_tick - start_tick)
        return start.lap + 1, Note(start_tick, length, start.number, start.value)
    return start.lap, _note(held if not turns else _Held(start, None), end_tick)


def _within(note: Note, first_tick: int, end_tick: int) -> Note | None:
    """A note between two ticks, or None where it is meant for elsewhere."""
    if not first_tick - EARLY_TICKS <= note.start_tick < end_tick:
        return None
    start = max(note.start_tick, first_tick)
    ends = min(max(note.start_tick + note.length_ticks, start + SHORTEST_TICKS), end_tick)
    return replace(note, start_tick=start, length_ticks=ends - start)


def _one_at_a_time(notes: Iterable[Note]) -> tuple[Note, ...]:
    """The notes in order, none longer than until its pitch begins again; of two at once the later given."""
    found: list[Note] = []
    last: dict[int, int] = {}
    for note in sorted(notes, key=lambda one: one.start_tick):
        at = last.get(note.pitch)
        if at is not None:
            before = found[at]
            if before.start_tick == note.start_tick:
                found[at] = note
                continue
            most = note.start_tick - before.start_tick
            found[at] = replace(before, length_ticks=min(before.length_ticks, most))
        last[note.pitch] = len(found)
        found.append(note)
    return tuple(sorted(found))


def _controls(events: Iterable[TakeEvent], first_tick: int, end_tick: int) -> tuple[Control, ...]:
    """The controls in their order; of those before the take, the last of each, at its start."""
    opening: dict[ControlKey, Control] = {}
    inside: list[Control] = []
    for event in events:
        kind = _CONTROLS.get(event.kind)
        if kind is None or event.tick >= end_tick:
            continue
        control = Control(max(event.tick, first_tick), kind, event.number, event.value)
        if event.tick < first_tick:
            opening[_key(control)] = control
        else:
            inside.append(control)
    # What was back at rest before the beginning was never meant for it: a pedal that is up, a bend let go.
    set_before = [one for one in opening.values() if one.value != resting_value({}, _key(one))]
    return tuple(sorted([*set_before, *inside], key=_tick))


def _key(control: Control) -> ControlKey:
    return control.kind, control.number


def _tick(control: Control) -> int:
    return control.tick
