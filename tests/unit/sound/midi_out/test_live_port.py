"""Keys sent to the port of their lane at once, and let go again whatever happens."""

import time
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from arrangeboard.song.ids import LaneId
from arrangeboard.song.values import LaneControl, Sound
from arrangeboard.sound.midi_out.live_port import LivePort
from arrangeboard.sound.midi_out.ports import Ports
from arrangeboard.sound.midi_out.sender import Sender
from arrangeboard.sound.score.values import BEND, CONTROLLER, NOTE_OFF, NOTE_ON, PRESSURE, Channel
from tests.unit.sound.midi_out import fake_backend
from tests.unit.sound.midi_out.test_ports import FAKE

SETUP = (LaneControl("controller", 7, 90), LaneControl("controller", 1, 20))
CHANNEL = Channel(LaneId(1), Sound(5), SETUP, is_built_in=False, port="Synth", port_channel=2)


@pytest.fixture
def live() -> Iterator[LivePort]:
    fake_backend.reset("Synth", "Other")
    sender = Sender(Ports((FAKE,)), lambda _: None)
    yield LivePort(sender)
    sender.close()


def wait_for(*data: str, port: str = "Synth") -> list[str]:
    """All that the port has got when this is the last of it."""
    ends = time.monotonic() + 5
    while fake_backend.messages(port)[-len(data) :] != list(data):
        assert time.monotonic() < ends, fake_backend.messages(port)
        time.sleep(0.001)
    return fake_backend.messages(port)


def test_keys_leave_at_once_after_the_lanes_sound(live: LivePort) -> None:
    live.take(CHANNEL)
    live.play(NOTE_ON, 60, 99)
    live.play(NOTE_OFF, 60, 0)
    sent = wait_for("92 3c 63", "82 3c 00")
    assert sent.index("c2 05") < sent.index("b2 07 5a") < sent.index("92 3c 63")


def test_the_end_of_what_is_not_held_is_not_sent(live: LivePort) -> None:
    live.take(CHANNEL)
    live.play(NOTE_OFF, 60, 0)
    live.play(NOTE_ON, 62, 80)
    assert "82 3c 00" not in wait_for("92 3e 50")


def test_ending_lets_go_of_keys_and_brings_the_rest_to_where_it_was(live: LivePort) -> None:
    live.take(CHANNEL)
    live.play(NOTE_ON, 60, 80)
    for kind, number, value in ((CONTROLLER, 64, 127), (CONTROLLER, 1, 99), (BEND, 0, 800), (PRESSURE, 0, 9)):
        live.play(kind, number, value)
    live.end()
    wait_for("82 3c 00", "e2 00 40", "b2 01 14", "b2 40 00", "d2 00")
    live.end()
    assert fake_backend.messages("Synth")[-1] == "d2 00"


def test_another_lane_begins_with_nothing_held(live: LivePort) -> None:
    live.take(CHANNEL)
    live.play(NOTE_ON, 60, 80)
    live.take(replace(CHANNEL, lane=LaneId(2), port="Other"))
    live.play(NOTE_ON, 64, 80)
    wait_for("82 3c 00")
    wait_for("92 40 50", port="Other")


def test_a_lane_without_a_port_sends_nothing(live: LivePort) -> None:
    live.take(CHANNEL)
    live.play(NOTE_ON, 60, 80)
    live.take(replace(CHANNEL, lane=LaneId(2), port=""))
    sent = wait_for("82 3c 00")
    live.play(NOTE_ON, 64, 80)
    live.end()
    assert fake_backend.messages("Synth") == sent
