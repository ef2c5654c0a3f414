"""Where on the board the sound is: what is heard may still be the song before the last change."""

from arrangeboard.app.places import Places, carried, places_of
from arrangeboard.song.values import Arrangement, Song

Heard = tuple[Song, Arrangement]


class HeardPlaces:
    """Carries ticks of the song that is heard to the song that is shown.

    Asked sixty times a second, it lays out each of the two once.
    """

    def __init__(self) -> None:
        self._kept: list[tuple[Heard, Places]] = []

    def shown(self, tick: float, heard: Heard | None, song: Song) -> float:
        """Where a tick that is heard stands in the arrangement shown, between its start and its end."""
        here = self.places(song, song.arrangement)
        if heard is not None and heard[0] is not song:
            tick = carried(tick, self.places(*heard), here)
        return min(max(tick, 0.0), float(here.starts[-1]))

    def places(self, song: Song, arrangement: Arrangement) -> Places:
        """Where the slots of an arrangement stand."""
        for (known, order), places in self._kept:
            if known is song and order is arrangement:
                return places
        found = places_of(song, arrangement)
        self._kept = [*self._kept[-1:], ((song, arrangement), found)]
        return found
