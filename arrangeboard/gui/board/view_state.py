"""Mute and solo as view state: pure changes of a `View`."""

from msgspec.structs import replace

from arrangeboard.song.ids import LaneId
from arrangeboard.song.values import View


def toggled_mute(view: View, lane: LaneId) -> View:
    """The view with a lane muted, or heard again."""
    return replace(view, muted=_toggled(view.muted, lane))


def toggled_solo(view: View, lane: LaneId) -> View:
    """The view with a lane heard alone, or with all others again."""
    return replace(view, soloed=_toggled(view.soloed, lane))


def _toggled(lanes: tuple[LaneId, ...], lane: LaneId) -> tuple[LaneId, ...]:
    return tuple(one for one in lanes if one != lane) if lane in lanes else (*lanes, lane)
