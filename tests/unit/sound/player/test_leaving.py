"""Lanes that leave by MIDI: at the time of their sound, led by a clock, and silent when the player is."""

import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from msgspec.structs import replace

from arrangeboard.song.values import MidiOut, Note, Song
from arrangeboard.sound.midi_out.ports import Ports
from arrangeboard.sound.score import RATE
from arrangeboard.sound.transport.transport import Transport
from tests.unit.sound.midi_out import fake_backend
from tests.unit.sound.midi_out.test_ports import FAKE
from tests.unit.sound.played_songs import BAR, BEAT, song
from tests.unit.sound.player.devices import Devices
from tests.unit.sound.player.in_process import ThreadLink

AUDIBLE = 1e-6


def sent_song(*, is_beside: bool) -> Song:
    """A note on every beat, to the port "Synth"."""
    of = song(tuple(Note(beat * BEAT, BEAT // 2, 60 + beat, 100) for beat in range(8)), bars=2)
    out = MidiOut("Synth", 4, beside=is_beside)
    return replace(of, lanes=(replace(of.lanes[0], midi_out=out), *of.lanes[1:]))


class Room:
    """A transport, its player's devices and the ports."""

    def __init__(self) -> None:
        fake_backend.reset("Synth", "Clock")
        self.devices = Devices("Speakers", is_running=True)
        self.transport = Transport(start=lambda: ThreadLink(self.devices, Ports((FAKE,))))
        self.transport.start()

    def show(self, of: Song) -> None:
        self.transport.show(of, of.arrangement, "now")

    def wait(self, is_done: Callable[[], object]) -> None:
        ends = time.monotonic() + 5
        while not is_done():
            self.transport.poll()
            assert time.monotonic() < ends, fake_backend.sent
            time.sleep(0.002)


@pytest.fixture
def room() -> Iterator[Room]:
    made = Room()
    yield made
    made.transport.close()
    assert fake_backend.opened == []


def synth() -> list[str]:
    return fake_backend.messages("Synth")


def test_a_lane_that_leaves_by_midi_is_not_heard_here(room: Room) -> None:
    room.show(sent_song(is_beside=False))
    room.transport.play(0)
    room.wait(lambda: "94 3d 64" in synth())
    assert synth().index("c4 00") < synth().index("94 3c 64") < synth().index("84 3c 00")
    assert np.abs(room.devices.playing.heard).max() < AUDIBLE


def test_midi_and_sound_come_together(room: Room) -> None:
    room.show(sent_song(is_beside=True))
    room.wait(lambda: room.transport.ready)
    time.sleep(0.3)
    room.transport.play(0)
    room.wait(lambda: "94 3c 64" in synth())
    time.sleep(0.05)
    left_at = next(at for at, _, data in fake_backend.sent if data == "94 3c 64")
    device = room.devices.playing
    sounds = [np.flatnonzero(np.abs(part[:, 0]) > AUDIBLE) for part in list(device.sound)]
    period = next(number for number, part in enumerate(sounds) if len(part))
    heard_at = device.asked_at[period] + sounds[period][0] / RATE + device.latency_seconds
    # The limit leaves room for a busy machine and for the sample's own beginning; blocks are 12 ms long.
    assert abs(left_at - heard_at) < 0.009


@pytest.mark.parametrize("act", ["pause", "stop", "locate", "close"])
def test_nothing_goes_on_sounding_at_the_port(room: Room, act: str) -> None:
    long_note = song((Note(0, BAR, 60, 100), Note(4_000, BAR, 64, 100)), bars=4)
    out = MidiOut("Synth", 4)
    room.show(replace(long_note, lanes=(replace(long_note.lanes[0], midi_out=out), *long_note.lanes[1:])))
    room.transport.play(0)
    room.wait(lambda: "94 3c 64" in synth())
    assert "84 3c 00" not in synth()
    getattr(room.transport, act)(*((3 * BAR,) if act == "locate" else ()))
    room.wait(lambda: "84 3c 00" in synth())
    room.wait(lambda: synth()[-1] == "b4 7b 00")
    assert "b4 40 00" in synth()


def test_the_clock_starts_and_stops_with_the_song(room: Room) -> None:
    room.show(sent_song(is_beside=False))
    room.transport.midi_clock("Clock")
    room.transport.play(0)
    room.wait(lambda: fake_backend.messages("Clock").count("f8") > 30)
    room.transport.stop()
    room.wait(lambda: "fc" in fake_backend.messages("Clock"))
    assert [data for data in fake_backend.messages("Clock") if data != "f8"] == ["fa", "fc"]
    room.transport.locate(2 * BAR)
    room.wait(lambda: fake_backend.messages("Clock")[-1] == "f2 20 00")


def test_clock_pulses_come_at_an_even_pace(room: Room) -> None:
    room.show(sent_song(is_beside=False))
    room.transport.midi_clock("Clock")
    room.transport.play(0)
    room.wait(lambda: fake_backend.messages("Clock").count("f8") > 60)
    pulses = np.array([at for at, port, data in fake_backend.sent if port == "Clock" and data == "f8"])[:60]
    awaited = np.arange(60) * 0.5 / 24
    assert np.median(np.abs(pulses - pulses[0] - awaited)) < 0.003
