"""There is always something to play on, be it silence."""

import numpy as np

from arrangeboard.sound.pipe.signals import Trouble
from arrangeboard.sound.player.feed import Feed
from arrangeboard.sound.player.read_ahead import BLOCK_FRAMES
from arrangeboard.sound.player.speaker import RETRY_SECONDS, SILENT_SECONDS, STARTING_SECONDS, Speaker
from tests.unit.sound.player.devices import Devices
from tests.unit.sound.player.test_feed import Time, counted

WATCH_SECONDS = 0.25


class Stage:
    """A speaker with its devices, and all that it says."""

    def __init__(self, *names: str) -> None:
        self.time = Time()
        self.devices = Devices(*names)
        self.feed = Feed(now=self.time)
        self.said: list[Trouble] = []
        self.changes: list[str] = []
        self.speaker = Speaker(self.devices, self.feed, changed=self._changed, say=self.said.append)

    def _changed(self) -> None:
        self.changes.append(self.speaker.name)

    def watch_for(self, seconds: float) -> None:
        """Let time pass while the device is watched."""
        for _ in range(round(seconds / WATCH_SECONDS)):
            self.time.now += WATCH_SECONDS
            self.speaker.watch()

    @property
    def codes(self) -> list[str]:
        return [one.code for one in self.said]


def test_the_systems_device_is_played_on_where_none_is_named() -> None:
    stage = Stage("Speakers", "Headphones")
    stage.speaker.open("")
    assert (stage.speaker.name, stage.changes, stage.said) == ("Speakers", ["Speakers"], [])


def test_without_any_device_time_goes_on_silently_and_it_is_said() -> None:
    stage = Stage()
    stage.speaker.open("")
    assert (stage.speaker.name, stage.codes) == ("", ["no-device"])
    stage.feed.put(counted(0))
    assert np.array_equal(stage.devices.playing.ask(BLOCK_FRAMES), counted(0))


def test_where_the_named_device_is_missing_the_systems_is_used_and_it_is_said() -> None:
    stage = Stage("Speakers")
    stage.speaker.open("Headphones")
    assert stage.speaker.name == "Speakers"
    assert stage.said == [Trouble("device-missing", {"device": "Headphones"})]


def test_a_device_that_asks_for_nothing_is_given_up_and_silence_goes_on_at_the_same_place() -> None:
    stage = Stage("Speakers")
    stage.speaker.open("")
    stage.time.now += STARTING_SECONDS
    stage.feed.put(counted(0))
    stage.devices.playing.ask(100)
    stage.speaker.watch()
    stage.watch_for(SILENT_SECONDS)
    assert stage.speaker.name == "Speakers"

    stage.watch_for(WATCH_SECONDS)

    assert (stage.speaker.name, stage.codes, stage.changes) == ("", ["device-vanished"], ["Speakers", ""])
    assert stage.devices.opened[0].is_closed
    assert np.array_equal(stage.devices.playing.ask(10), counted(100, 10))


def test_a_device_that_has_just_been_opened_may_take_its_time() -> None:
    stage = Stage("Speakers")
    stage.speaker.open("")
    stage.watch_for(STARTING_SECONDS - WATCH_SECONDS)
    assert stage.codes == []
    stage.watch_for(WATCH_SECONDS)
    assert stage.codes == ["device-vanished"]


def test_a_device_is_not_given_up_because_the_whole_process_stood_still() -> None:
    stage = Stage("Speakers")
    stage.speaker.open("")
    stage.watch_for(STARTING_SECONDS - WATCH_SECONDS)
    stage.devices.playing.ask(100)
    stage.time.now += 3.0
    stage.speaker.watch()
    assert (stage.speaker.name, stage.codes) == ("Speakers", [])
    stage.watch_for(SILENT_SECONDS)
    assert stage.codes == []
    stage.watch_for(WATCH_SECONDS)
    assert stage.codes == ["device-vanished"]


def test_a_device_that_says_that_it_stopped_is_given_up_at_once() -> None:
    stage = Stage("Speakers")
    stage.speaker.open("")
    stage.devices.playing.stopped()
    stage.speaker.watch()
    assert stage.codes == ["device-vanished"]


def test_what_has_vanished_is_tried_every_few_seconds_and_played_on_when_it_is_back() -> None:
    stage = Stage("Speakers", "Headphones")
    stage.speaker.open("Headphones")
    stage.devices.there.remove("Headphones")
    stage.devices.playing.stopped()
    stage.speaker.watch()
    attempts = stage.devices.attempts
    for _ in range(10):
        stage.time.now += RETRY_SECONDS / 5
        stage.devices.playing.ask()
        stage.speaker.watch()
    assert 1 <= stage.devices.attempts - attempts <= 2
    assert stage.speaker.name == ""

    stage.devices.there.append("Headphones")
    stage.time.now += RETRY_SECONDS + 0.1
    stage.devices.playing.ask()
    stage.speaker.watch()

    assert stage.changes == ["Headphones", "", "Headphones"]
    assert stage.codes == ["device-vanished"]
    assert stage.devices.opened[1].is_closed


def test_a_device_that_was_given_up_and_asks_on_takes_nothing_away() -> None:
    stage = Stage("Speakers")
    stage.speaker.open("")
    lost = stage.devices.playing
    lost.stopped()
    stage.speaker.watch()
    stage.feed.put(counted(0))
    assert not lost.ask(BLOCK_FRAMES).any()
    assert np.array_equal(stage.devices.playing.ask(BLOCK_FRAMES), counted(0))


def test_a_device_that_does_not_start_is_replaced_by_silence() -> None:
    stage = Stage("Speakers")
    stage.devices.stubborn = {"Speakers"}
    stage.speaker.open("")
    assert stage.speaker.name == ""
    assert stage.devices.playing.ask().shape == (441, 2)


def test_closing_lets_go_of_the_device() -> None:
    stage = Stage("Speakers")
    stage.speaker.open("")
    stage.speaker.close()
    assert stage.devices.playing.is_closed
    stage.speaker.watch()
    assert len(stage.devices.opened) == 1
