"""What all that play share: the sampler, its seats, and where events go."""

from collections.abc import Hashable

from arrangeboard.song.values import Sound
from arrangeboard.sound.engine.block import Leaving
from arrangeboard.sound.engine.seats import Seats
from arrangeboard.sound.sampler.events import Play
from arrangeboard.sound.sampler.sampler import Sampler


class Stage:
    """`plays` and `leaving` collect the events of the frames that are made next; `now` counts all frames."""

    def __init__(self, sampler: Sampler, seats: Seats) -> None:
        self.sampler = sampler
        self.plays: list[Play] = []
        self.leaving: list[Leaving] = []
        self.now = 0
        self._seats = seats

    @property
    def used_seats(self) -> int:
        """So many of the sampler's first channels have ever been played."""
        return self._seats.used

    def seat(self, key: Hashable) -> int | None:
        """The seat of a key, given to it if need be."""
        return self._seats.take(key, self.now)

    def leave(self, key: Hashable) -> None:
        """Give a seat back."""
        self._seats.leave(key, self.now)

    def set_sound(self, seat: int, sound: Sound) -> None:
        """Let a sound play what begins in a seat from now on."""
        self.sampler.set_sound(seat, bank=sound.bank, program=sound.program, drums=sound.drums)
