"""Reports on their way out of the player: one thread writes, so that nobody else waits for the window.

Where the window is too busy to read, what is heard now takes the place of what was heard before.
"""

from collections.abc import Callable, Iterator
from queue import Empty, SimpleQueue
from threading import Thread

from arrangeboard.sound.pipe.signals import Heard, Report
from arrangeboard.sound.pipe.wire import packed

_PATIENCE_SECONDS = 0.5


class Reporting:
    """Writes reports by `write`, which may block, and raises OSError where nobody reads any more."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self._write = write
        self._waiting: SimpleQueue[Report | None] = SimpleQueue()
        self._is_given_up = False
        self._thread = Thread(target=self._write_all, name="reports", daemon=True)

    def start(self) -> None:
        """Begin to write."""
        self._thread.start()

    def say(self, report: Report) -> None:
        """Have a report written."""
        self._waiting.put(report)

    def close(self) -> None:
        """Write what waits, and end. Where nobody reads, what waits is not written."""
        self._waiting.put(None)
        self._thread.join(_PATIENCE_SECONDS)
        self._is_given_up = True

    def _write_all(self) -> None:
        is_open = True
        while is_open and not self._is_given_up:
            first = self._waiting.get()
            reports = [first, *self._more(first)]
            is_open = None not in reports
            try:
                self._write(b"".join(packed(one) for one in _news(reports)))
            except OSError:
                return

    def _more(self, first: Report | None) -> Iterator[Report | None]:
        """What else waits behind the first, up to the end."""
        report = first
        try:
            while report is not None:
                report = self._waiting.get_nowait()
                yield report
        except Empty:
            return


def _news(reports: list[Report | None]) -> list[Report]:
    """The reports without what is outdated by another one."""
    last_heard = next((one for one in reversed(reports) if isinstance(one, Heard)), None)
    return [one for one in reports if one is not None and (not isinstance(one, Heard) or one is last_heard)]
