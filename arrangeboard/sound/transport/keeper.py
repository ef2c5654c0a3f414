"""Keeps a player alive: starts it, tells it everything again when it has died, and gives up in the end."""

import time
from collections import deque
from collections.abc import Callable
from threading import Lock, Thread

from arrangeboard.sound.pipe.signals import Locate, Message, Report, Trouble
from arrangeboard.sound.transport.life import SECONDS_TO_QUIT, Life
from arrangeboard.sound.transport.link import Link
from arrangeboard.sound.transport.outbox import LASTING, name_of

MOST_DEATHS = 3
IN_SECONDS = 10.0
"""So many deaths within so many seconds are too many."""


class Keeper:
    """The player's lives, one after the other, in a thread of its own.

    `report` is called from that thread; `where` says at which tick a new player is to stand.
    """

    def __init__(
        self, start: Callable[[], Link], report: Callable[[Report], None], where: Callable[[], int]
    ) -> None:
        self._start_link = start
        self._report = report
        self._where = where
        self._lock = Lock()
        self._wishes: dict[str, Message] = {}
        self._number = 0
        self._life: Life | None = None
        self._thread: Thread | None = None
        self._deaths: deque[float] = deque(maxlen=MOST_DEATHS)
        self._is_closing = False

    @property
    def is_running(self) -> bool:
        """Whether there is a player, or soon will be."""
        with self._lock:
            return self._life is not None

    def start(self) -> None:
        """Begin, or after having given up begin again; nothing where a player lives."""
        with self._lock:
            if self._life is not None or self._is_closing:
                return
            self._deaths.clear()
            self._life = self._born()
        self._thread = Thread(target=self._keep, name="the player's keeper", daemon=True)
        self._thread.start()

    def order(self, order: Message) -> int:
        """Pass an order on, now or to the next player if it is one that lasts; its number."""
        with self._lock:
            self._number += 1
            if name_of(order) in LASTING:
                self._wishes[name_of(order)] = order
            if self._life is not None:
                self._life.order(self._number, order)
            return self._number

    def close(self) -> None:
        """End the player, within a second by force."""
        with self._lock:
            self._is_closing = True
            life, thread = self._life, self._thread
        if life is not None:
            life.quit()
        if thread is not None:
            thread.join(SECONDS_TO_QUIT)
            if thread.is_alive() and life is not None:
                life.kill()
            thread.join()

    def _keep(self) -> None:
        while (life := self._life) is not None:
            life.run(self._report)
            self._deaths.append(time.monotonic())
            with self._lock:
                self._life = None if self._is_closing or self._is_hopeless() else self._born()
            if not self._is_closing:
                self._report(Trouble("player-gone" if self._life is None else "player-restarted"))

    def _born(self) -> Life:
        """A life that begins with all that was wished of earlier ones, standing where they stood."""
        life = Life(self._start_link)
        orders = [self._wishes[name] for name in LASTING if name in self._wishes]
        for order in (*orders, Locate(self._where())):
            life.order(self._number, order)
        return life

    def _is_hopeless(self) -> bool:
        deaths = self._deaths
        return len(deaths) == MOST_DEATHS and deaths[-1] - deaths[0] < IN_SECONDS
