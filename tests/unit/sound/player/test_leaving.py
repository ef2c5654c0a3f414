"""Lanes that leave by MIDI: at the time of their sound, led by a clock, and silent when the player is."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from arrangeboard.song.values import MidiOut, Note, Song
from arrangeboard.sound.engine.block import Leaving
from arrangeboard.sound.midi_out.ports import Ports
from arrangeboard.sound.midi_out.sender import Sender
from arrangeboard.sound.pipe.messages import Play, Report, Take
from arrangeboard.sound.score.schedule import schedule
from arrangeboard.sound.score.values import NOTE_ON
from arrangeboard.sound.transport.transport import Transport
from tests.unit.sound.midi_out import fake_backend
from tests.unit.sound.midi_out.test_ports import FAKE
from tests.unit.sound.played_songs import BAR, BEAT, song
from tests.unit.sound.player.devices import Devices
from tests.unit.sound.player.in_process import ThreadLink
from tests.unit.sound.player.rehearsal import Rehearsal
from tests.unit.sound.sampler.small_fonts import opened
from tests.unit.sound.soundfont.font_builder import font

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
        self.reports: list[Report] = []
        self.transport = Transport(start=lambda: ThreadLink(self.devices, Ports((FAKE,))))
        self.transport.start()

    def show(self, of: Song) -> None:
        self.transport.show(of, of.arrangement, "now")

    def wait(self, is_done: Callable[[], object]) -> None:
        ends = time.monotonic() + 5
        while not is_done():
            self.reports.extend(self.transport.poll())
            assert time.monotonic() < ends, (self.reports[-9:], fake_backend.sent)
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


def test_midi_leaves_when_the_sound_of_the_same_frame_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[float, Leaving]] = []
    monkeypatch.setattr(Sender, "send", lambda _, at, leaving: sent.append((at, leaving)))
    fake_backend.reset("Synth")
    beside = sent_song(is_beside=True)
    take = Take(schedule(beside, beside.arrangement), "now")
    rehearsal = Rehearsal(take, Play(0), font=opened(tmp_path, font()), ports=Ports((FAKE,)))
    for period in range(200):
        rehearsal.period(period)
    rehearsal.midi_out.close()

    ons = [at for at, leaving in sent if leaving.kind == NOTE_ON]
    assert abs(ons[0] - rehearsal.first_sound_at) < 0.002
    assert all(abs(at - ons[0] - beat * 0.5) < 0.002 for beat, at in enumerate(ons))
    assert len(ons) >= 4


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
    pulses = [at for at, port, data in fake_backend.sent if port == "Clock" and data == "f8"]
    seconds_a_pulse = np.polyfit(np.arange(len(pulses)), pulses, 1)[0]
    assert abs(seconds_a_pulse * 24 - 0.5) < 0.05
