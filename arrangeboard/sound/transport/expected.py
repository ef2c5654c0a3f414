"""What an order will lead to, so that the window shows it before the player has had time to say so."""

from msgspec import Struct

from arrangeboard.sound.pipe.signals import Heard, Locate, Pause, Play, PlayState, Stop

Movement = Play | Pause | Stop | Locate
"""The orders that change what is played, or where."""


class Expected(Struct):
    """What the last order will lead to. `number` is None while it waits; `tick` where that is not known."""

    order: Movement
    state: PlayState
    tick: float | None = None
    number: int | None = None

    def is_shown_by(self, heard: Heard | None) -> bool:
        """Whether a report already knows of the order."""
        return heard is not None and self.number is not None and heard.obeyed >= self.number
