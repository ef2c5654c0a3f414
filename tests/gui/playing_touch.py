"""A window that plays: the real player in a process of its own, which opens no device, with a hand on it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from msgspec.structs import replace
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from arrangeboard.app.playing import sounds_alike
from arrangeboard.gui.playing.playing import Playing
from arrangeboard.song.values import Arrangement, Song
from arrangeboard.sound.score.values import When
from arrangeboard.sound.transport.link import ProcessLink, start_silent_player
from arrangeboard.sound.transport.transport import Transport
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import small_song

PATIENCE_S = 8.0
FAST = 60_000
"""Microseconds a quarter: a bar lasts a quarter of a second, so that tests need not wait."""


def fast_song() -> Song:
    """Verse, chorus, chorus, in five seconds."""
    return replace(small_song(), microseconds_per_quarter=FAST)


class KeptTransport(Transport):
    """A transport that outlives the windows of a module's tests, and remembers what it was shown.

    To start a process for each test would take most of their time.
    """

    def __init__(self) -> None:
        super().__init__(start=self._begin_player)
        self.links: list[ProcessLink] = []
        self.shows: list[tuple[Song, When]] = []

    def _begin_player(self) -> ProcessLink:
        link = start_silent_player()
        assert isinstance(link, ProcessLink)
        self.links.append(link)
        return link

    def show(self, song: Song, arrangement: Arrangement, when: When = "bar") -> None:
        """Show, and remember it."""
        self.shows.append((song, when))
        super().show(song, arrangement, when)

    def close(self) -> None:
        """Fall silent only; see `end`."""
        self.stop()

    def end(self) -> None:
        """Close for good."""
        super().close()


@contextmanager
def kept_transport() -> Iterator[KeptTransport]:
    """A transport whose player runs already, with all of its threads."""
    transport = KeptTransport()
    song = fast_song()
    transport.start()
    transport.show(song, song.arrangement)
    wait_for(lambda: bool(transport.poll()) and transport.ready is not None and transport.revision > 0)
    yield transport
    transport.end()


def wait_for(is_so: Callable[[], bool]) -> None:
    """Let the window live until something is so."""
    end = monotonic() + PATIENCE_S
    while not is_so():
        assert monotonic() < end, "waited in vain"
        QTest.qWait(5)


class PlayingTouch(WindowTouch):
    """A window with a song that can be heard."""

    def __init__(self, qtbot: QtBot, transport: Transport, song: Song | None = None) -> None:
        super().__init__(qtbot, fast_song() if song is None else song)
        self.playing.use(transport)
        wait_for(lambda: transport.ready is not None and self.is_heard)

    @property
    def playing(self) -> Playing:
        """What plays in the window."""
        return self.window.playing

    @property
    def is_heard(self) -> bool:
        """Whether the player knows the song as it is."""
        transport = self.playing.transport
        heard = transport.arrangement_heard if transport is not None else None
        return heard is not None and sounds_alike(heard[0], self.song)

    def wait_for_state(self, *states: str) -> None:
        """Wait until the player itself says that it is in one of these states."""
        wait_for(lambda: self.playing.heard is not None and self.playing.heard.state in states)

    def wait_until_still(self) -> float:
        """Wait until the playhead stands, which it does when the last sound has left the device; where."""
        stood = -1.0
        while stood != self.playing.tick:
            stood = self.playing.tick
            QTest.qWait(100)
        return stood

    def wait_past(self, tick: float) -> None:
        """Wait until the playhead is behind a tick."""
        wait_for(lambda: self.playing.tick > tick)
