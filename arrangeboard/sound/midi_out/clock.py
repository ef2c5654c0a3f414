"""MIDI clock out of stretches of music: 24 pulses a quarter, start, continue, stop and song position.

A pure function of what was sent before and of the frames that come. After MIDI 1.0's system messages:
a receiver takes a song position only while it stands, and the first pulse after start or continue is
the position itself. Song positions count sixteenths, so whoever begins between two waits for the next.
"""

from collections.abc import Iterable, Iterator
from math import ceil, floor
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.song.values import TICKS_PER_QUARTER

PULSE_TICKS = TICKS_PER_QUARTER // 24
SIXTEENTH_TICKS = TICKS_PER_QUARTER // 4
LAST_POSITION = 0x3FFF

PULSE, START, CONTINUE, STOP = b"\xf8", b"\xfa", b"\xfb", b"\xfc"

_NEARLY_TICKS = 0.01
"""What rounding leaves."""

_JUMP_TICKS = PULSE_TICKS / 2
"""A stretch that begins nearer to where the last one ended goes on from there."""

_LEAD_FRAMES = 60
"""A start is sent a little before its first pulse: receivers need about a millisecond."""

_APART_FRAMES = 4
"""How far to stay behind what was sent with earlier blocks: their times are not exact to a frame."""


class Stretch(NamedTuple):
    """Frames through which the song passes evenly from a tick on.

    Where it is not `is_playing`, it stands at that tick, or is led in to.
    """

    frame: int
    frames: int
    start_tick: float
    ticks_per_frame: float
    is_playing: bool


class Pulse(NamedTuple):
    """A message of the clock and the frame at which it belongs."""

    frame: float
    data: bytes


class ClockState(Struct, frozen=True):
    """How far the receiver was led: the tick where it would go on, and from which tick on it runs.

    `starts_tick` is None while it stands. `quiet_frames` is how far before now the next message may lie.
    """

    tick: float = 0.0
    starts_tick: int | None = None
    is_running: bool = False
    quiet_frames: float = _LEAD_FRAMES


def clock(before: ClockState, stretches: Iterable[Stretch]) -> tuple[ClockState, tuple[Pulse, ...]]:
    """What to send in some frames that follow each other, and how things stand after them.

    What is sent is in order, and none of it lies before what was sent in the frames before.
    """
    state, sent = before, []
    for stretch in stretches:
        state, pulses = _stretch(state, stretch)
        sent.extend(pulses)
        state = replace(state, quiet_frames=_quiet_frames(state, stretch, pulses))
    return state, tuple(sorted(sent, key=_frame))


def _stretch(state: ClockState, stretch: Stretch) -> tuple[ClockState, list[Pulse]]:
    sent = []
    if not stretch.is_playing:
        if state.starts_tick is not None:
            sent.append(Pulse(stretch.frame, STOP))
        elif not stretch.ticks_per_frame and abs(stretch.start_tick - state.tick) > _NEARLY_TICKS:
            sent.append(_position(stretch.frame, _next_sixteenth(stretch.start_tick)))
        return ClockState(stretch.start_tick, quiet_frames=state.quiet_frames), sent
    if state.starts_tick is None or abs(stretch.start_tick - state.tick) > _JUMP_TICKS:
        state, sent = _set_off(state, stretch)
    end_tick = stretch.start_tick + stretch.frames * stretch.ticks_per_frame
    state, pulses = _pulses(state, stretch, end_tick)
    return replace(state, tick=end_tick), sent + pulses


def _set_off(state: ClockState, stretch: Stretch) -> tuple[ClockState, list[Pulse]]:
    """Lead the receiver to where the music begins or has jumped to, in time for the first pulse there."""
    starts_tick = _next_sixteenth(stretch.start_tick)
    at = min(stretch.frame, _lead_frame(state, stretch, starts_tick))
    sent = [Pulse(at, STOP)] if state.starts_tick is not None else []
    if starts_tick:
        sent.append(_position(at, starts_tick))
    quiet_frames = stretch.frame - at if sent else state.quiet_frames
    return ClockState(stretch.start_tick, starts_tick, quiet_frames=quiet_frames), sent


def _pulses(state: ClockState, stretch: Stretch, end_tick: float) -> tuple[ClockState, list[Pulse]]:
    """The pulses before `end_tick`, the first with its start or continue."""
    starts_tick = state.starts_tick or 0
    sent: list[Pulse] = []
    for tick in _pulse_ticks(max(state.tick, starts_tick), end_tick):
        if not state.is_running:
            sent.append(Pulse(_lead_frame(state, stretch, tick), CONTINUE if starts_tick else START))
            state = replace(state, is_running=True)
        sent.append(Pulse(_frame_of(stretch, tick), PULSE))
    return state, sent


def _frame_of(stretch: Stretch, tick: float) -> float:
    return stretch.frame + (tick - stretch.start_tick) / stretch.ticks_per_frame


def _lead_frame(state: ClockState, stretch: Stretch, first_tick: float) -> float:
    """When to send what leads in to a first pulse: not before anything that was sent already."""
    return max(_frame_of(stretch, first_tick) - _LEAD_FRAMES, stretch.frame - state.quiet_frames)


def _quiet_frames(state: ClockState, stretch: Stretch, sent: list[Pulse]) -> float:
    """How far before the end of a stretch the next message may lie."""
    if not sent:
        return state.quiet_frames + stretch.frames
    return max(0.0, stretch.frame + stretch.frames - max(map(_frame, sent)) - _APART_FRAMES)


def _frame(pulse: Pulse) -> float:
    return pulse.frame


def _pulse_ticks(from_tick: float, end_tick: float) -> Iterator[int]:
    """Where pulses fall from a tick on up to another, which itself belongs to what follows."""
    first = ceil((from_tick - _NEARLY_TICKS) / PULSE_TICKS)
    return (at * PULSE_TICKS for at in range(first, ceil((end_tick - _NEARLY_TICKS) / PULSE_TICKS)))


def _next_sixteenth(tick: float) -> int:
    """The first place at or after a tick that has a song position; what leads in leads to the start."""
    return max(0, ceil((tick - _NEARLY_TICKS) / SIXTEENTH_TICKS)) * SIXTEENTH_TICKS


def _position(frame: float, tick: int) -> Pulse:
    """A song position. Beyond the last that there is, it stays the last."""
    at = min(floor(tick / SIXTEENTH_TICKS), LAST_POSITION)
    return Pulse(frame, bytes((0xF2, at & 0x7F, at >> 7)))
