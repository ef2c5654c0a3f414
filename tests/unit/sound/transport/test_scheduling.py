"""The newest song is made into a score; what needs that score waits for it, and nobody else waits."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from threading import Event

import pytest
from msgspec.structs import replace

from arrangeboard.song.values import Note, Song
from arrangeboard.sound.pipe.messages import Locate, Message, Play, Take
from arrangeboard.sound.score.schedule import Scheduler
from arrangeboard.sound.score.values import Score, When
from arrangeboard.sound.transport.scheduling import Scheduling, Shown
from tests.unit.sound.played_songs import BEAT, song

SONG = song((Note(0, BEAT, 60),), (Note(0, BEAT, 64),))


def shown(of: Song = SONG, *, when: When = "bar", percent: int = 100) -> Shown:
    return Shown(of, of.arrangement, percent, when)


def titled(number: int) -> Song:
    """A song that sounds different for each number."""
    return replace(SONG, microseconds_per_quarter=400_000 + number)


class Desk:
    """A scheduling, and what it delivers."""

    def __init__(self) -> None:
        self.delivered: list[Message] = []
        self.failures: list[Exception] = []
        self.scheduling = Scheduling(self.delivered.append, self.failures.append)

    def wait(self, is_done: Callable[[], object]) -> None:
        ends = time.monotonic() + 5
        while not is_done():
            assert time.monotonic() < ends
            time.sleep(0.002)

    def wait_for_takes(self, count: int) -> None:
        self.wait(lambda: len(self.takes) == count)

    @property
    def takes(self) -> list[Take]:
        return [one for one in self.delivered if isinstance(one, Take)]


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.scheduling.close()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Event:
    """No score is made before this is set."""
    event = Event()
    schedule = Scheduler.schedule

    def waiting(self: Scheduler, *args: object, **kwargs: object) -> Score:
        assert event.wait(5)
        return schedule(self, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Scheduler, "schedule", waiting)
    return event


def test_a_song_that_is_shown_becomes_a_score(desk: Desk) -> None:
    desk.scheduling.show(shown(when="beat"))
    desk.wait(lambda: desk.takes)
    assert (len(desk.takes[0].score.note_column), desk.takes[0].when, desk.takes[0].score.revision) == (
        2,
        "beat",
        1,
    )
    assert desk.scheduling.song_of(1) == (SONG, SONG.arrangement)


def test_orders_behind_a_score_come_after_it(desk: Desk, gate: Event) -> None:
    desk.scheduling.show(shown())
    desk.scheduling.behind(Play(7))
    gate.set()
    desk.wait(lambda: len(desk.delivered) == 2)
    assert isinstance(desk.delivered[0], Take)
    assert desk.delivered[1] == Play(7)


def test_orders_wait_for_the_first_song_of_all_and_can_be_dropped(desk: Desk) -> None:
    desk.scheduling.behind(Play(7))
    assert desk.delivered == []
    desk.scheduling.drop(Play)
    desk.scheduling.show(shown())
    desk.wait(lambda: desk.takes)
    assert len(desk.delivered) == 1


def test_where_nothing_is_being_made_orders_come_at_once(desk: Desk) -> None:
    desk.scheduling.show(shown())
    desk.wait(lambda: desk.takes)
    desk.scheduling.behind(Play())
    desk.wait(lambda: desk.delivered[-1] == Play())


def test_an_order_that_comes_just_after_a_score_was_delivered_is_not_lost(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_shown = Scheduling._next

    def late(self: Scheduling) -> Shown | None:
        time.sleep(0.05)
        return next_shown(self)

    monkeypatch.setattr(Scheduling, "_next", late)
    desk.scheduling.show(shown())
    desk.wait_for_takes(1)
    desk.scheduling.behind(Play())
    desk.wait(lambda: desk.delivered[-1] == Play())


def test_after_a_score_that_failed_orders_speak_of_the_one_before(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.scheduling.show(shown())
    desk.wait_for_takes(1)
    with monkeypatch.context() as context:
        context.setattr(Scheduler, "schedule", lambda *_, **__: 1 / 0)
        desk.scheduling.show(shown(titled(1)))
        desk.scheduling.behind(Play())
        desk.wait(lambda: desk.delivered[-1] == Play())


def test_after_a_failure_without_any_score_nothing_starts_by_itself_later(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as context:
        context.setattr(Scheduler, "schedule", lambda *_, **__: 1 / 0)
        desk.scheduling.behind(Play(1))
        desk.scheduling.show(shown())
        desk.wait(lambda: desk.failures)
    desk.wait(lambda: not desk.scheduling._behind)
    desk.scheduling.behind(Play(2))
    desk.scheduling.behind(Locate(3))
    desk.scheduling.show(shown())
    desk.wait(lambda: len(desk.delivered) == 2)
    assert [type(one) for one in desk.delivered] == [Take, Locate]


def test_orders_do_not_wait_until_the_song_is_left_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """As while a slider is dragged: whenever a score is made, the song has changed again."""
    schedule = Scheduler.schedule
    number = 0

    def dragged(self: Scheduler, *args: object, **kwargs: object) -> Score:
        nonlocal number
        number += 1
        if number == 2:
            desk.scheduling.behind(Play(7))
        if number < 6:
            desk.scheduling.show(shown(titled(number)))
        return schedule(self, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Scheduler, "schedule", dragged)
    desk.scheduling.show(shown())
    desk.wait_for_takes(6)
    assert [type(one) for one in desk.delivered] == [Take, Take, Play, Take, Take, Take, Take]


def test_the_newest_song_wins_and_comes_as_soon_as_the_soonest(desk: Desk, gate: Event) -> None:
    desk.scheduling.show(shown())
    desk.wait(lambda: desk.scheduling._asked is None)
    for number, when in enumerate(("section", "now", "bar")):
        desk.scheduling.show(shown(titled(number), when=when))  # type: ignore[arg-type]
    gate.set()
    desk.wait(lambda: len(desk.takes) == 2)
    time.sleep(0.02)
    assert [one.when for one in desk.takes] == ["bar", "now"]
    assert desk.takes[1].score.tempo_map.tempos[0][1] == 400_002


def test_a_song_that_sounds_the_same_is_not_sent_again(desk: Desk) -> None:
    desk.scheduling.show(shown())
    desk.wait(lambda: desk.takes)
    desk.scheduling.show(shown(replace(SONG, title="Another name")))
    desk.scheduling.behind(Play())
    desk.wait(lambda: desk.delivered[-1] == Play())
    assert len(desk.takes) == 1


def test_songs_that_are_not_heard_any_more_are_forgotten(desk: Desk) -> None:
    for number in range(3):
        desk.scheduling.show(shown(titled(number)))
        desk.wait_for_takes(number + 1)
    desk.scheduling.heard(3)
    assert desk.scheduling.song_of(2) is None
    assert desk.scheduling.song_of(3) is not None


def test_a_score_that_cannot_be_made_is_told_and_the_next_one_is_made(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as context:
        context.setattr(Scheduler, "schedule", lambda *_, **__: 1 / 0)
        desk.scheduling.show(shown())
        desk.wait(lambda: desk.failures)
    assert isinstance(desk.failures[0], ZeroDivisionError)
    desk.scheduling.show(shown())
    desk.wait(lambda: desk.takes)


def test_songs_are_alike_whose_looks_alone_differ() -> None:
    looked_at = replace(SONG, view=replace(SONG.view, zoom=2.0))
    assert shown().sounds_like(shown(looked_at))
    muted = replace(SONG, view=replace(SONG.view, muted=(SONG.lanes[0].id,)))
    assert not shown().sounds_like(shown(muted))
    assert not shown().sounds_like(shown(percent=80))


def test_a_window_that_opens_does_not_load_numpy() -> None:
    code = "import sys, arrangeboard.sound.transport.transport; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
