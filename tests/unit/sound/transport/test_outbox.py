"""Orders wait their turn; of those of which only the last counts, only the last is written."""

from threading import Thread

import pytest

from arrangeboard.song.ids import SlotId
from arrangeboard.sound.pipe.messages import (
    Locate,
    Loop,
    Loudness,
    Message,
    Metronome,
    Pause,
    Play,
    Stop,
    Take,
)
from arrangeboard.sound.score.tempo_map import TempoMap
from arrangeboard.sound.score.values import RATE, Score, When
from arrangeboard.sound.transport.outbox import Outbox


def take(revision: int, when: When = "bar") -> Take:
    return Take(Score(TempoMap(((0, 500_000),), RATE), revision=revision), when)


def filled(*orders: Message) -> Outbox:
    outbox = Outbox()
    for number, order in enumerate(orders, 1):
        outbox.put(number, order)
    return outbox


def emptied(outbox: Outbox) -> list[tuple[int, Message]]:
    outbox.close()
    return list(iter(outbox.next, None))


def test_orders_come_in_the_order_in_which_they_were_given() -> None:
    assert emptied(filled(Play(), Pause(), Play(3), Stop())) == [
        (1, Play()),
        (2, Pause()),
        (3, Play(3)),
        (4, Stop()),
    ]


def test_a_newer_score_takes_the_place_of_one_that_waits() -> None:
    orders = filled(Loudness(1.0), take(1), Metronome(is_on=True), take(2))
    assert emptied(orders) == [(1, Loudness(1.0)), (2, take(2)), (3, Metronome(is_on=True))]


def test_a_place_is_read_in_the_score_that_it_was_named_in() -> None:
    one, other = Loop((SlotId(1),)), Loop((SlotId(2),))
    orders = (take(1), Locate(7), take(2), one, take(3), other, Play())
    assert emptied(filled(*orders)) == list(enumerate(orders, 1))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("now", "section", "now"), ("section", "beat", "beat"), ("bar", "bar", "bar")],
)
def test_a_score_that_replaces_one_comes_as_soon_as_either(first: When, second: When, expected: When) -> None:
    assert emptied(filled(take(1, first), take(2, second))) == [(1, take(2, expected))]


def test_what_has_been_taken_out_is_not_replaced() -> None:
    outbox = filled(Loudness(1.0))
    assert outbox.next() == (1, Loudness(1.0))
    outbox.put(2, Loudness(2.0))
    assert emptied(outbox) == [(2, Loudness(2.0))]


def test_who_waits_for_an_order_is_woken_by_it_and_by_the_end() -> None:
    outbox = Outbox()
    found: list[object] = []
    waiting = Thread(target=lambda: found.extend(iter(outbox.next, None)))
    waiting.start()
    outbox.put(1, Play())
    outbox.close()
    waiting.join(5)
    assert found == [(1, Play())]


def test_dropping_leaves_nothing_to_write() -> None:
    outbox = filled(Play(), Stop())
    outbox.close(is_dropping=True)
    assert outbox.next() is None
