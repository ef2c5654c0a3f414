"""Makes scores of the song in a thread of its own, so that no edit waits for one.

numpy and all that needs it are loaded in that thread too: a window that opens does not wait for them.
"""

from collections.abc import Callable
from threading import Condition, Thread
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.song.values import Arrangement, Song
from arrangeboard.sound.pipe.signals import Message, Play
from arrangeboard.sound.transport.outbox import SOONEST_FIRST

if TYPE_CHECKING:
    from arrangeboard.sound.score.values import Score, When


class Shown(Struct, frozen=True):
    """What is to be played, and from when on."""

    song: Song
    arrangement: Arrangement
    percent: int
    when: "When"

    def sounds_like(self, other: "Shown") -> bool:
        """Whether both share all that a score is made of; told by identity, so that it takes no time."""
        return self.percent == other.percent and all(
            mine is yours for mine, yours in zip(self._made_of(), other._made_of(), strict=True)
        )

    def _made_of(self) -> tuple[object, ...]:
        song = self.song
        heard = song.view.muted, song.view.soloed
        times = song.meter, song.microseconds_per_quarter
        return *heard, *times, song.lanes, song.pieces, song.sections, self.arrangement


class Scheduling:
    """The newest song that was shown, made into a score and delivered; those before it are passed over.

    `deliver` and `fail` are called from the thread.
    """

    def __init__(self, deliver: Callable[[Message], object], fail: Callable[[Exception], None]) -> None:
        self._deliver = deliver
        self._fail = fail
        self._changed = Condition()
        self._asked: Shown | None = None
        self._asked_count = self._taken_count = self._made_count = 0
        self._is_closed = False
        self._behind: list[tuple[int, Message]] = []
        self._songs: dict[int, tuple[Song, Arrangement]] = {}
        self._revision = 0
        self._thread: Thread | None = None

    def show(self, shown: Shown) -> None:
        """Have this played; as soon as the soonest of what is not made yet."""
        with self._changed:
            if self._asked is not None:
                shown = replace(shown, when=min(shown.when, self._asked.when, key=SOONEST_FIRST.index))
            self._asked = shown
            self._asked_count += 1
            if self._thread is None and not self._is_closed:
                self._thread = Thread(target=self._make_scores, name="scores", daemon=True)
                self._thread.start()
            self._changed.notify()

    def behind(self, order: Message) -> None:
        """Deliver an order that speaks of the song as it is shown: after its score, or a newer one's.

        If that cannot be made, then in the one before. Where there is none, nothing is played.
        """
        with self._changed:
            self._behind.append((self._asked_count, order))
            self._deliver_behind()

    def drop(self, kind: type[Message]) -> None:
        """Do not deliver the orders of a kind that still wait for a score."""
        with self._changed:
            self._behind = [one for one in self._behind if not isinstance(one[1], kind)]

    def song_of(self, revision: int) -> tuple[Song, Arrangement] | None:
        """The song and arrangement that the score of a revision was made of, while it can be heard."""
        return self._songs.get(revision)

    def heard(self, revision: int) -> None:
        """What is older than this revision is not heard any more."""
        for older in [one for one in list(self._songs) if one < revision]:
            self._songs.pop(older, None)

    def close(self) -> None:
        """End the thread; a score that is being made is not delivered."""
        with self._changed:
            self._is_closed = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    def _make_scores(self) -> None:
        from arrangeboard.sound.score.schedule import Scheduler  # noqa: PLC0415 - brings numpy

        scheduler = Scheduler()
        last: Score | None = None
        while (shown := self._next()) is not None:
            try:
                score = scheduler.schedule(shown.song, shown.arrangement, percent=shown.percent)
            except Exception as error:
                self._fail(error)
            else:
                last = self._done(shown, score, last)

    def _next(self) -> Shown | None:
        """What was asked for, waited for; None at the end."""
        with self._changed:
            self._made_count = self._taken_count
            self._deliver_behind()
            self._changed.wait_for(lambda: self._asked or self._is_closed)
            shown, self._asked = self._asked, None
            self._taken_count = self._asked_count
            return None if self._is_closed else shown

    def _done(self, shown: Shown, score: "Score", last: "Score | None") -> "Score":
        """Deliver a score that differs from the last, and what waited for it; the score to compare with."""
        from arrangeboard.sound.pipe.messages import Take  # noqa: PLC0415 - brings numpy

        with self._changed:
            if self._is_closed:
                return score
            if score != last:
                self._revision += 1
                self._songs[self._revision] = shown.song, shown.arrangement
                self._deliver(Take(replace(score, revision=self._revision), shown.when))
            return score

    def _deliver_behind(self) -> None:
        """Deliver what waited for a score that is made; what came later waits on, as does all at first."""
        if not self._made_count:
            return
        if not self._revision:
            # The song could not be made: nothing may begin by itself when another one can.
            self._behind = [one for one in self._behind if not isinstance(one[1], Play)]
            return
        ready = [order for count, order in self._behind if count <= self._made_count]
        self._behind = self._behind[len(ready) :]
        for order in ready:
            self._deliver(order)
