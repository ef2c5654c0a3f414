"""Where on the board the sound is: what is heard may still be the song before the last change."""

from arrangeboard.app.places import Places, carried, places_of
from arrangeboard.song.values import Arrangement, Song

HeardSong = tuple[Song, Arrangement]


class HeardPlaces:
    """Carries ticks of the song that is heard to the song that is shown.

    Reports come a little before what they tell is heard. Until then the song heard is the one before.
    """

    def __init__(self) -> None:
        self._kept: list[tuple[HeardSong, Places]] = []
        self._revision = 0
        self._heard_from = 0.0
        self._heard: HeardSong | None = None

    def expect(self, revision: int, at: float) -> None:
        """A report tells that a revision of the song is heard at a monotonic time."""
        if revision != self._revision:
            self._revision, self._heard_from = revision, at

    def shown(self, tick: float, now: float, heard: HeardSong | None, song: Song) -> float:
        """Where a tick heard now stands in the arrangement shown, between its start and its end.

        `heard` is the song of the newest report. Asked sixty times a second, each song is laid out once.
        """
        if now >= self._heard_from:
            self._heard = heard
        here = self.places(song, song.arrangement)
        if self._heard is not None and self._heard[0] is not song:
            tick = carried(tick, self.places(*self._heard), here)
        return min(max(tick, 0.0), float(here.starts[-1]))

    def places(self, song: Song, arrangement: Arrangement) -> Places:
        """Where the slots of an arrangement stand."""
        for (known, order), places in self._kept:
            if known is song and order is arrangement:
                return places
        found = places_of(song, arrangement)
        self._kept = [*self._kept[-1:], ((song, arrangement), found)]
        return found
