"""A player obeys, reports, and lets go of everything at its end."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import enumerate as threads

import msgspec
import numpy as np
import pytest

from arrangeboard.song.values import Note
from arrangeboard.sound.pipe.messages import (
    Heard,
    ListOutputs,
    LoadSoundFont,
    Loop,
    OpenDevice,
    Outputs,
    Play,
    Quit,
    Ready,
    Report,
    Stop,
    Take,
    Trouble,
)
from arrangeboard.sound.pipe.signals import Message
from arrangeboard.sound.pipe.wire import Incoming, packed
from arrangeboard.sound.player.player import ENDED, GARBLED
from arrangeboard.sound.score.schedule import schedule
from arrangeboard.sound.soundfont.finding import default_soundfont
from tests.unit.sound.played_songs import BAR, BEAT, order, slots_of, song
from tests.unit.sound.player.devices import Devices
from tests.unit.sound.player.in_process import ThreadLink

SCORE = schedule(song((Note(0, BEAT, 60, 100), Note(BAR, BEAT, 64, 100)), bars=2), order(1))
LOUD = 0.001


class Conversation:
    """What is told to a player and what it says."""

    def __init__(self, devices: Devices) -> None:
        self.link = ThreadLink(devices)
        self.said: list[Report] = []
        decoder: msgspec.msgpack.Decoder[Report] = msgspec.msgpack.Decoder(Report)
        self._incoming = iter(Incoming(self.link.read, decoder))
        self._number = 0
        self._has_ended = False

    def tell(self, *orders: Message) -> None:
        for one in orders:
            self._number += 1
            self.link.write(packed(one, self._number))

    def until(self, is_it: Callable[[Report], bool]) -> Report:
        """The first report for which this is true; all before it are kept in `said`."""
        ends = time.monotonic() + 5
        for _, report in self._incoming:
            self.said.append(report)
            if is_it(report):
                return report
            assert time.monotonic() < ends
        raise AssertionError("the player ended")

    def heard(self, is_it: Callable[[Heard], bool]) -> Heard:
        found = self.until(lambda one: isinstance(one, Heard) and is_it(one))
        assert isinstance(found, Heard)
        return found

    @property
    def troubles(self) -> list[str]:
        return [one.code for one in self.said if isinstance(one, Trouble)]

    def end(self) -> int | None:
        """Let it end, and read what it still says."""
        if not self._has_ended:
            self._has_ended = True
            self.link.kill()
            self.said.extend(report for _, report in self._incoming)
            self.link.close()
        return self.link.exit_code


@pytest.fixture
def devices() -> Devices:
    return Devices("Speakers", is_running=True)


@pytest.fixture
def talk(devices: Devices) -> Iterator[Conversation]:
    before = set(threads())
    conversation = Conversation(devices)
    yield conversation
    assert conversation.end() in (ENDED, GARBLED)
    assert conversation.link.failures == []
    assert not set(threads()) - before
    assert all(device.is_closed for device in devices.opened)


def ready(report: Report) -> bool:
    return isinstance(report, Ready)


def test_it_is_ready_with_the_default_soundfont_on_the_systems_device(talk: Conversation) -> None:
    talk.tell(LoadSoundFont(""), OpenDevice(""))
    found = talk.until(ready)
    assert isinstance(found, Ready)
    assert (found.soundfont, found.device) == (str(default_soundfont()), "Speakers")
    assert 0.02 < found.latency_seconds < 0.026


def test_what_is_played_reaches_the_device_and_stops_when_told(talk: Conversation, devices: Devices) -> None:
    talk.tell(LoadSoundFont(""), OpenDevice(""), Take(SCORE, "now"), Play(0))
    playing = talk.heard(lambda one: one.state == "playing" and one.tick > BEAT / 2)
    assert abs(playing.ticks_per_second - 1_920.0) < 0.01
    assert playing.level > LOUD
    talk.tell(Stop())
    talk.heard(lambda one: one.state == "stopped" and not one.voices)
    assert np.abs(devices.playing.heard).max() > LOUD


def test_a_heard_tells_which_orders_it_knows_of(talk: Conversation) -> None:
    talk.tell(LoadSoundFont(""), OpenDevice(""), Take(SCORE, "now"), Loop(slots_of(SCORE)), Play(0))
    assert talk.heard(lambda one: one.obeyed == 5).state == "playing"
    talk.tell(Stop())
    assert talk.heard(lambda one: one.obeyed == 6).state == "stopped"


def test_a_soundfont_that_cannot_be_read_is_said_and_the_default_one_plays(
    talk: Conversation, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.sf2"
    broken.write_bytes(b"RIFF\x04\0\0\0sfbk")
    talk.tell(OpenDevice(""), LoadSoundFont(str(broken)))
    found = talk.until(ready)
    assert isinstance(found, Ready)
    assert found.soundfont == str(default_soundfont())
    assert Trouble("soundfont-damaged", {"name": "broken.sf2", "where": "sdta"}) in talk.said


def test_another_soundfont_is_loaded_while_the_first_plays_on(talk: Conversation, tmp_path: Path) -> None:
    default = default_soundfont()
    assert default is not None
    copied = tmp_path / "copied.sf2"
    copied.write_bytes(default.read_bytes())
    talk.tell(LoadSoundFont(""), OpenDevice(""), Take(SCORE, "now"), Loop(slots_of(SCORE)), Play(0))
    before = talk.heard(lambda one: one.state == "playing")
    talk.tell(LoadSoundFont(str(copied)))
    talk.until(lambda one: isinstance(one, Ready) and one.soundfont == str(copied))
    after = talk.heard(lambda one: one.obeyed == 6)
    assert after.state == "playing"
    assert after.tick > before.tick
    assert after.late == 0


def test_without_any_soundfont_time_goes_on_silently_and_it_is_said(
    talk: Conversation, devices: Devices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("arrangeboard.sound.player.player.default_soundfont", lambda: None)
    talk.tell(LoadSoundFont(""), OpenDevice(""), Take(SCORE, "now"), Play(0))
    talk.heard(lambda one: one.tick > BEAT / 4)
    assert talk.troubles == ["no-soundfont"]
    assert not devices.playing.heard.any()


def test_outputs_are_listed(talk: Conversation, devices: Devices) -> None:
    devices.there.append("Headphones")
    talk.tell(ListOutputs())
    found = talk.until(lambda one: isinstance(one, Outputs))
    assert found == Outputs(("Speakers", "Headphones"), (), is_midi_possible=False)


def test_a_device_that_vanishes_while_playing_is_said_and_playing_goes_on_at_the_same_place(
    talk: Conversation, devices: Devices
) -> None:
    talk.tell(LoadSoundFont(""), OpenDevice(""), Take(SCORE, "now"), Loop(slots_of(SCORE)), Play(0))
    before = talk.heard(lambda one: one.tick > BEAT / 2)
    lost = devices.playing
    devices.there.clear()
    lost.stopped()
    talk.until(lambda one: isinstance(one, Trouble) and one.code == "device-vanished")
    after = talk.heard(lambda one: one.at > before.at + 0.2)
    assert after.state == "playing"
    passed = (after.tick - before.tick) / after.ticks_per_second
    assert abs(passed - (after.at - before.at)) < 0.15
    assert (lost.is_closed, devices.playing.name) == (True, "")


@pytest.mark.parametrize(
    "noise",
    [
        b"\xff" * 64,
        b"\x05\0\0\0\x01\0\0\0hello",
        packed(Play(0))[:-1],
        packed(Trouble("no-device")),
        b"\xff\xff\xff\x7f" * 2,
        b"\0" * 8,
    ],
    ids=["a length", "a text", "half an order", "a report", "too much", "nothing"],
)
def test_bytes_that_are_no_order_end_it_with_a_code_of_their_own(talk: Conversation, noise: bytes) -> None:
    talk.tell(OpenDevice(""))
    talk.link.write(noise)
    assert talk.end() == GARBLED


def test_it_ends_when_told_to_and_when_nobody_can_tell_it_any_more(talk: Conversation) -> None:
    talk.tell(OpenDevice(""), Quit())
    assert talk.link.wait(5) == ENDED


def test_it_ends_with_whoever_would_give_orders(talk: Conversation) -> None:
    talk.tell(LoadSoundFont(""), OpenDevice(""), Take(SCORE, "now"), Play(0))
    talk.heard(lambda one: one.state == "playing")
    assert talk.end() == ENDED
