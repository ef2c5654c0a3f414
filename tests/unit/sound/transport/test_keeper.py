"""A player that dies is replaced by one that knows all that was wished, until it has died too often."""

import time
from collections.abc import Callable, Iterator
from queue import SimpleQueue
from threading import Event
from threading import enumerate as threads

import msgspec
import pytest

from arrangeboard.sound.pipe.messages import (
    Locate,
    Loop,
    Loudness,
    Message,
    Metronome,
    OpenDevice,
    Order,
    Play,
    Quit,
    Report,
    Trouble,
)
from arrangeboard.sound.pipe.wire import Incoming, packed
from arrangeboard.sound.transport.keeper import MOST_DEATHS, Keeper


class Puppet:
    """A link to a player that does what the test says. It ends when it is told to quit, unless it is deaf."""

    def __init__(self, *, is_deaf: bool = False) -> None:
        self.orders: list[tuple[int, Message]] = []
        self.is_killed = False
        self.has_ended = Event()
        self._is_deaf = is_deaf
        self._said: SimpleQueue[bytes] = SimpleQueue()
        self._left = b""

    def write(self, data: bytes) -> None:
        if self.has_ended.is_set():
            raise BrokenPipeError
        chunks = [data, b""]
        decoder: msgspec.msgpack.Decoder[Order] = msgspec.msgpack.Decoder(Order)
        for number, order in Incoming(_reader(chunks), decoder):
            self.orders.append((number, order))
            if isinstance(order, Quit) and not self._is_deaf:
                self.die()

    def read(self, most: int) -> bytes:
        if not self._left:
            self._left = self._said.get()
        taken, self._left = self._left[:most], self._left[most:]
        return taken

    def wait(self, seconds: float) -> int | None:
        return 0 if self.has_ended.wait(seconds) else None

    def kill(self) -> None:
        self.is_killed = True
        self.die()

    def close(self) -> None:
        """Nothing is held."""

    def say(self, data: bytes) -> None:
        self._said.put(data)

    def die(self) -> None:
        self.has_ended.set()
        self._said.put(b"")


def _reader(chunks: list[bytes]) -> Callable[[int], bytes]:
    left = b"".join(chunks)

    def read(most: int) -> bytes:
        nonlocal left
        taken, left = left[:most], left[most:]
        return taken

    return read


class House:
    """A keeper, the puppets that it started, and what it reported."""

    def __init__(self) -> None:
        self.puppets: list[Puppet] = []
        self.reports: list[Report] = []
        self.is_deaf = False
        self.keeper = Keeper(self._start, self.reports.append, lambda: 960)

    def _start(self) -> Puppet:
        self.puppets.append(Puppet(is_deaf=self.is_deaf))
        return self.puppets[-1]

    def wait(self, is_done: Callable[[], object]) -> None:
        ends = time.monotonic() + 5
        while not is_done():
            assert time.monotonic() < ends
            time.sleep(0.002)

    def orders(self, player: int) -> list[Message]:
        return [order for _, order in self.puppets[player].orders]


@pytest.fixture
def house() -> Iterator[House]:
    before = set(threads())
    made = House()
    yield made
    made.keeper.close()
    assert not set(threads()) - before


def test_orders_go_to_the_player_with_rising_numbers(house: House) -> None:
    house.keeper.start()
    numbers = [house.keeper.order(one) for one in (Metronome(is_on=True), Play(0))]
    house.wait(lambda: len(house.orders(0)) == 3 if house.puppets else False)
    assert house.puppets[0].orders[1:] == [(numbers[0], Metronome(is_on=True)), (numbers[1], Play(0))]
    assert numbers[0] < numbers[1]


def test_what_a_player_says_is_reported(house: House) -> None:
    house.keeper.start()
    house.wait(lambda: house.puppets)
    house.puppets[0].say(packed(Trouble("no-device")))
    house.wait(lambda: house.reports)
    assert house.reports == [Trouble("no-device")]


def test_a_new_player_is_told_all_that_lasts_and_where_to_stand_but_not_to_play(house: House) -> None:
    house.keeper.start()
    for one in (Loop((), is_song=True), OpenDevice("Speakers"), Play(0), Loudness(-3.0), Loudness(-6.0)):
        house.keeper.order(one)
    house.wait(lambda: house.puppets and Loudness(-6.0) in house.orders(0))
    house.puppets[0].die()
    house.wait(lambda: len(house.puppets) == 2 and len(house.orders(1)) == 4)
    assert house.orders(1) == [OpenDevice("Speakers"), Loudness(-6.0), Loop((), is_song=True), Locate(960)]
    house.wait(lambda: house.reports)
    assert house.reports == [Trouble("player-restarted")]


def test_a_player_that_talks_nonsense_is_replaced(house: House) -> None:
    house.keeper.start()
    house.wait(lambda: house.puppets)
    house.puppets[0].say(b"\xff" * 32)
    house.wait(lambda: len(house.puppets) == 2)
    assert house.puppets[0].is_killed


def test_after_three_deaths_in_ten_seconds_it_gives_up_until_it_is_started_again(house: House) -> None:
    house.keeper.start()
    for death in range(MOST_DEATHS):
        house.wait(lambda: house.puppets and not house.puppets[-1].has_ended.is_set())
        house.puppets[death].die()
    house.wait(lambda: len(house.reports) == MOST_DEATHS)
    assert [one.code for one in house.reports if isinstance(one, Trouble)] == [
        *["player-restarted"] * (MOST_DEATHS - 1),
        "player-gone",
    ]
    assert not house.keeper.is_running
    house.keeper.order(Loudness(-1.0))

    house.keeper.start()

    house.wait(lambda: len(house.puppets) == MOST_DEATHS + 1 and house.orders(-1))
    assert house.orders(-1)[0] == Loudness(-1.0)


def test_a_player_that_cannot_be_started_is_given_up_without_a_storm(house: House) -> None:
    attempts = []

    def fail() -> Puppet:
        attempts.append(1)
        raise FileNotFoundError

    keeper = Keeper(fail, house.reports.append, lambda: 0)
    keeper.start()
    house.wait(lambda: not keeper.is_running)
    keeper.close()
    assert len(attempts) == MOST_DEATHS


def test_closing_asks_the_player_to_quit(house: House) -> None:
    house.keeper.start()
    house.wait(lambda: house.puppets)
    house.keeper.close()
    assert house.orders(0)[-1] == Quit()
    assert not house.puppets[0].is_killed
    assert house.reports == []


def test_a_player_that_does_not_quit_is_killed_within_a_second(house: House) -> None:
    house.is_deaf = True
    house.keeper.start()
    house.wait(lambda: house.puppets and house.orders(0))
    began = time.monotonic()
    house.keeper.close()
    assert time.monotonic() - began < 1.0
    assert house.puppets[0].is_killed


def test_closing_before_anything_was_started_and_twice_is_harmless(house: House) -> None:
    house.keeper.close()
    house.keeper.close()
    house.keeper.start()
    assert not house.puppets
