"""What is repeated while the song plays: some sections, or the song however long it becomes."""

from arrangeboard.app.places import Places
from arrangeboard.app.playing import loop_again
from arrangeboard.song.ids import SlotId


class SongLoop:
    """The loop that was asked for last. It goes along with its sections when the order changes."""

    def __init__(self) -> None:
        self.slots: tuple[SlotId, ...] = ()
        self.is_song = False

    @property
    def is_on(self) -> bool:
        """Whether anything is repeated."""
        return bool(self.slots) or self.is_song

    def begin(self, slots: tuple[SlotId, ...], *, is_song: bool) -> None:
        """Repeat these slots, or the song, or with neither nothing."""
        self.slots, self.is_song = slots, is_song

    def keep(self, before: Places, after: Places) -> bool:
        """Go along into another order; whether other slots are repeated there."""
        held, self.slots = self.slots, loop_again(self.slots, before, after)
        return held != self.slots

    def ticks(self, places: Places) -> tuple[int, int] | None:
        """From where to where it goes in an order; None without a loop."""
        if self.is_song:
            return (0, places.starts[-1]) if places.slots else None
        held = [places.slots.index(slot) for slot in self.slots if slot in places.slots]
        return (places.starts[min(held)], places.starts[max(held) + 1]) if held else None
