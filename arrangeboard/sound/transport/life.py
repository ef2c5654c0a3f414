"""One run of the player, from its start to its end, whatever ends it."""

from collections.abc import Callable
from threading import Lock, Thread

import msgspec

from arrangeboard.sound.pipe.signals import Message, Quit, Report
from arrangeboard.sound.pipe.wire import Garbled, Incoming, packed
from arrangeboard.sound.transport.link import Link
from arrangeboard.sound.transport.outbox import Outbox

SECONDS_TO_QUIT = 0.7
"""So long a player may take to fall silent and close its device before it is ended by force."""


class Life:
    """A player's run. `run` belongs to one thread; orders and `end` may come from others at any time."""

    def __init__(self, start: Callable[[], Link]) -> None:
        self._start = start
        self._outbox = Outbox()
        self._lock = Lock()
        self._link: Link | None = None
        self._is_ending = False

    def order(self, number: int, order: Message) -> None:
        """Have an order written as soon as the pipe takes it."""
        self._outbox.put(number, order)

    def run(self, report: Callable[[Report], None]) -> int | None:
        """Start the player and hand on what it reports until it has ended; its exit code.

        None where it could not be started, or had to be ended by force.
        """
        link = self._begun()
        if link is None:
            return None
        writing = Thread(target=self._write, args=(link,), name="orders to the player", daemon=True)
        writing.start()
        try:
            self._listen(link, report)
        finally:
            self._outbox.close(is_dropping=True)
            code = self._ended(link)
            writing.join()
            link.close()
        return code

    def quit(self) -> None:
        """Ask the player to end; what was ordered before is still done."""
        with self._lock:
            self._is_ending = True
        self._outbox.put(0, Quit())
        self._outbox.close()

    def kill(self) -> None:
        """End the player by force."""
        with self._lock:
            self._is_ending = True
            if self._link is not None:
                self._link.kill()

    def _begun(self) -> Link | None:
        try:
            link = self._start()
        except OSError:
            return None
        with self._lock:
            self._link = link
            if self._is_ending:
                link.kill()
        return link

    def _write(self, link: Link) -> None:
        """The writing thread: ends with the pipe, as whoever reads then tells that the player is gone."""
        while (item := self._outbox.next()) is not None:
            number, order = item
            try:
                link.write(packed(order, number))
            except (OSError, ValueError):
                return

    def _listen(self, link: Link, report: Callable[[Report], None]) -> None:
        try:
            for _, one in Incoming(link.read, msgspec.msgpack.Decoder(Report)):
                report(one)
        except (Garbled, OSError):
            # Nothing sensible can come after that; another player takes its place.
            link.kill()

    def _ended(self, link: Link) -> int | None:
        code = link.wait(SECONDS_TO_QUIT)
        with self._lock:
            self._link = None
            if code is None:
                link.kill()
        if code is None:
            link.wait(SECONDS_TO_QUIT)
        return code
