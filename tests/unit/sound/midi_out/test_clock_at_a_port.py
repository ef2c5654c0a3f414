"""What a receiver of the clock gets while a song plays round and jumps, in the order in which it gets it."""

import time
from collections.abc import Callable, Iterator

import pytest

from arrangeboard.song.ids import SlotId
from arrangeboard.song.values import Note
from arrangeboard.sound.midi_out.ports import Ports
from arrangeboard.sound.transport.transport import Transport
from tests.unit.sound.midi_out import fake_backend
from tests.unit.sound.midi_out.test_ports import FAKE
from tests.unit.sound.played_songs import BAR, BEAT, song
from tests.unit.sound.player.devices import Devices
from tests.unit.sound.player.in_process import ThreadLink

PULSE, START, CONTINUE, STOP = "f8", "fa", "fb", "fc"
LAPS = 3


@pytest.fixture
def transport() -> Iterator[Transport]:
    fake_backend.reset("Clock")
    devices = Devices("Speakers", is_running=True)
    made = Transport(start=lambda: ThreadLink(devices, Ports((FAKE,))))
    made.start()
    yield made
    made.close()


def wait(transport: Transport, is_done: Callable[[], object]) -> None:
    ends = time.monotonic() + 5
    while not is_done():
        transport.poll()
        assert time.monotonic() < ends, fake_backend.sent
        time.sleep(0.002)


def without_pulses() -> list[str]:
    return [data for data in fake_backend.messages("Clock") if data != PULSE]


def test_through_laps_and_a_jump_the_receiver_is_stopped_before_it_is_led_on(transport: Transport) -> None:
    one_bar = song((Note(0, BEAT, 60, 100),), bars=1, tempos=(100_000,))
    transport.show(one_bar, one_bar.arrangement, "now")
    transport.midi_clock("Clock")
    transport.loop((SlotId(1),))
    transport.play(0)
    wait(transport, lambda: without_pulses().count(START) == LAPS + 1)
    transport.locate(BAR // 2)
    wait(transport, lambda: CONTINUE in without_pulses())

    sent = fake_backend.messages("Clock")
    led_on = sent[: sent.index(CONTINUE) + 1]
    laps = " ".join(led_on).split(START)[1:-1]
    assert len(laps) >= LAPS
    assert {lap.split().count(PULSE) for lap in laps} == {4 * 24}
    others = [data for data in led_on if data != PULSE]
    assert others == [START, *[STOP, START] * len(laps), STOP, "f2 08 00", CONTINUE]
