"""Which controllers are in effect when: set by a part, back to the lane's own where the part ends.

A part that moves elsewhere must sound there as it did here, so its controllers neither leak into what
follows nor depend on what went before.
"""

from msgspec import Struct

from arrangeboard.song.values import Control, ControlKind, Lane

VOLUME, PAN = 7, 10
PARAMETER_NUMBERS = frozenset({6, 38, 96, 97, 98, 99, 100, 101})
"""Registered and other parameters work as sequences of several controllers: sent as they are, never reset."""

_AT_START = {8: 64, 11: 127, 91: 40, **dict.fromkeys(range(70, 80), 64)}
"""General MIDI's values at the start of a song, where they are not 0."""

ControlKey = tuple[ControlKind, int]


class Stretch(Struct, frozen=True, gc=False):
    """A tile's controls in ticks of the song; it is quiet again at `quiet_tick`, when its last note ends."""

    start_tick: int
    quiet_tick: int
    controls: tuple[Control, ...]


def lane_state(lane: Lane) -> dict[ControlKey, int]:
    """What the lane itself sets: its volume, pan and setup."""
    own: dict[ControlKey, int] = {(one.kind, one.number): one.value for one in lane.setup}
    own["controller", VOLUME], own["controller", PAN] = lane.volume, lane.pan
    return own


def resting_value(own: dict[ControlKey, int], key: ControlKey) -> int:
    """The value a controller rests at in a lane whose own state is `own`."""
    kind, number = key
    return own.get(key, _AT_START.get(number, 0) if kind == "controller" else 0)


def resolve_controls(lane: Lane, stretches: list[Stretch], end_tick: int) -> tuple[Control, ...]:
    """The controls that a lane sends, with resets between its stretches, in order of time.

    What a stretch sets at its first tick is left out where it is so already.
    """
    sender = _Sender(lane_state(lane))
    quiet_tick = 0
    for stretch in sorted(stretches, key=lambda one: one.start_tick):
        opening = {(one.kind, one.number) for one in stretch.controls if one.tick <= stretch.start_tick}
        sender.rest(min(quiet_tick, stretch.start_tick), but=opening)
        for one in stretch.controls:
            sender.send(one, unless_so=one.tick <= stretch.start_tick)
        quiet_tick = max(quiet_tick, stretch.quiet_tick)
    if quiet_tick < end_tick:
        sender.rest(quiet_tick, but=set())
    return tuple(sorted(sender.sent, key=lambda one: one.tick))


class _Sender:
    """Sends a lane's controls and remembers which of them are away from rest."""

    def __init__(self, own: dict[ControlKey, int]) -> None:
        self.sent: list[Control] = []
        self._own = own
        self._moved: dict[ControlKey, int] = {}

    def send(self, one: Control, *, unless_so: bool) -> None:
        key = (one.kind, one.number)
        if one.kind == "controller" and one.number in PARAMETER_NUMBERS:
            self.sent.append(one)
            return
        rest = resting_value(self._own, key)
        if not (unless_so and self._moved.get(key, rest) == one.value):
            self.sent.append(one)
        self._moved[key] = one.value
        if one.value == rest:
            del self._moved[key]

    def rest(self, tick: int, *, but: set[ControlKey]) -> None:
        for key in [key for key in self._moved if key not in but]:
            del self._moved[key]
            self.sent.append(Control(tick, key[0], key[1], resting_value(self._own, key)))
