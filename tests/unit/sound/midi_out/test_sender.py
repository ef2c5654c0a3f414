"""Messages leave at their time, and whatever happens nothing goes on sounding."""

import time
from collections.abc import Callable, Iterator
from threading import Condition, Thread, current_thread
from threading import enumerate as threads

import pytest

from arrangeboard.song.ids import LaneId
from arrangeboard.song.values import Sound
from arrangeboard.sound.engine.block import Leaving
from arrangeboard.sound.midi_out.ports import Ports
from arrangeboard.sound.midi_out.sender import Sender
from arrangeboard.sound.pipe.signals import Trouble
from arrangeboard.sound.score.values import BEND, NOTE_OFF, NOTE_ON, Channel
from tests.unit.sound.midi_out import fake_backend
from tests.unit.sound.midi_out.test_ports import FAKE

SYNTH = Channel(LaneId(1), Sound(5), port="Synth", port_channel=2)
DRUMS = Channel(LaneId(2), Sound(0, drums=True), port="Drums", port_channel=9)
BEGIN_SYNTH = ["b2 00 00", "b2 20 00", "c2 05"]


class Desk:
    """A sender and what it says."""

    def __init__(self) -> None:
        self.said: list[Trouble] = []
        self.sender = Sender(Ports((FAKE,)), self.said.append)

    def note(self, channel: Channel, pitch: int, *, seconds: float = 0.0, kind: int = NOTE_ON) -> float:
        """Send one so many seconds from now; when that is."""
        at = time.monotonic() + seconds
        self.sender.send(at, Leaving(0, channel, kind, pitch, 100))
        return at

    def wait(self, is_done: Callable[[], object]) -> None:
        ends = time.monotonic() + 5
        while not is_done():
            assert time.monotonic() < ends, fake_backend.sent
            time.sleep(0.002)


@pytest.fixture
def desk() -> Iterator[Desk]:
    before = set(threads())
    fake_backend.reset("Synth", "Drums")
    made = Desk()
    yield made
    made.sender.close()
    assert fake_backend.opened == []
    assert not set(threads()) - before


def test_a_lanes_sound_is_sent_when_its_port_opens_and_again_when_playing_begins(desk: Desk) -> None:
    desk.sender.prepare((SYNTH, Channel(LaneId(3), Sound(1))), is_again=False)
    assert fake_backend.messages("Synth") == BEGIN_SYNTH
    desk.sender.prepare((SYNTH,), is_again=False)
    assert fake_backend.messages("Synth") == BEGIN_SYNTH
    desk.sender.prepare((SYNTH,), is_again=True)
    assert fake_backend.messages("Synth") == BEGIN_SYNTH * 2


def test_messages_leave_at_their_time_and_in_order(desk: Desk) -> None:
    desk.sender.prepare((SYNTH, DRUMS), is_again=False)
    fake_backend.sent.clear()
    later = desk.note(SYNTH, 62, seconds=0.12)
    sooner = desk.note(SYNTH, 60, seconds=0.05)
    again = desk.note(DRUMS, 36, seconds=0.05)
    desk.wait(lambda: len(fake_backend.sent) == 3)
    assert [data for _, _, data in fake_backend.sent] == ["92 3c 64", "99 24 64", "92 3e 64"]
    for (at, _, _), wanted in zip(fake_backend.sent, (sooner, again, later), strict=True):
        assert -0.0005 <= at - wanted < 0.02


def test_another_program_is_sent_with_the_first_event_that_needs_it(desk: Desk) -> None:
    desk.sender.prepare((SYNTH,), is_again=False)
    desk.note(SYNTH, 60)
    changed = Channel(SYNTH.lane, Sound(40), port="Synth", port_channel=2)
    desk.note(changed, 64)
    desk.wait(lambda: "92 40 64" in fake_backend.messages("Synth"))
    assert fake_backend.messages("Synth")[3:] == ["92 3c 64", "b2 00 00", "b2 20 00", "c2 28", "92 40 64"]


def test_a_lane_that_moves_to_another_port_leaves_silence_behind(desk: Desk) -> None:
    desk.sender.prepare((SYNTH, DRUMS), is_again=False)
    desk.note(SYNTH, 60)
    desk.note(Channel(SYNTH.lane, Sound(5), port="Drums"), 64)
    desk.wait(lambda: "90 40 64" in fake_backend.messages("Drums"))
    assert "82 3c 00" in fake_backend.messages("Synth")


def test_a_sound_changed_while_stopped_is_the_only_one_that_play_sends(desk: Desk) -> None:
    desk.sender.prepare((SYNTH,), is_again=False)
    fake_backend.sent.clear()
    changed = Channel(SYNTH.lane, Sound(40), port="Synth", port_channel=2)
    desk.sender.prepare((changed,), is_again=False)
    desk.sender.prepare((changed,), is_again=True)
    desk.note(changed, 60)
    desk.wait(lambda: "92 3c 64" in fake_backend.messages("Synth"))
    assert fake_backend.messages("Synth") == ["b2 00 00", "b2 20 00", "c2 28", "92 3c 64"]


def test_a_lane_moved_while_stopped_begins_anew_when_playing_begins(desk: Desk) -> None:
    desk.sender.prepare((SYNTH,), is_again=False)
    fake_backend.sent.clear()
    moved = Channel(SYNTH.lane, Sound(5), port="Drums", port_channel=3)
    desk.sender.prepare((moved,), is_again=True)
    assert fake_backend.messages("Drums") == ["b3 00 00", "b3 20 00", "c3 05"]
    assert fake_backend.messages("Synth") == ["b2 40 00", "b2 42 00", "e2 00 40", "b2 7b 00"]


def test_silence_ends_what_sounds_and_forgets_what_waits(desk: Desk) -> None:
    desk.sender.prepare((SYNTH,), is_again=False)
    desk.note(SYNTH, 60)
    desk.sender.send(time.monotonic(), Leaving(0, SYNTH, BEND, 0, 100))
    desk.wait(lambda: "e2 64 40" in fake_backend.messages("Synth"))
    desk.note(SYNTH, 62, seconds=0.1)
    desk.sender.silence()
    time.sleep(0.15)
    assert fake_backend.messages("Synth")[-5:] == ["82 3c 00", "b2 40 00", "b2 42 00", "e2 00 40", "b2 7b 00"]


def test_closing_silences(desk: Desk) -> None:
    desk.sender.prepare((SYNTH,), is_again=False)
    desk.note(SYNTH, 60)
    desk.wait(lambda: "92 3c 64" in fake_backend.messages("Synth"))
    desk.sender.close()
    assert "82 3c 00" in fake_backend.messages("Synth")


def test_a_port_that_is_missing_is_said_once_and_the_rest_plays(desk: Desk) -> None:
    fake_backend.there.remove("Synth")
    for _ in range(3):
        desk.sender.prepare((SYNTH, DRUMS), is_again=True)
        desk.note(SYNTH, 60)
    desk.note(DRUMS, 36)
    desk.wait(lambda: "99 24 64" in fake_backend.messages("Drums"))
    assert desk.said == [Trouble("midi-port-gone", {"port": "Synth"})]


def test_a_port_that_fails_while_it_plays_is_said_once_and_the_rest_plays_on(desk: Desk) -> None:
    desk.sender.prepare((SYNTH, DRUMS), is_again=False)
    fake_backend.broken.add("Synth")
    for pitch in (60, 62, 64):
        desk.note(SYNTH, pitch)
    desk.note(DRUMS, 36)
    desk.wait(lambda: "99 24 64" in fake_backend.messages("Drums"))
    assert desk.said == [Trouble("midi-port-gone", {"port": "Synth"})]


def test_a_port_that_vanishes_unnoticed_is_found_missing_and_found_again(desk: Desk) -> None:
    desk.sender.prepare((SYNTH,), is_again=False)
    fake_backend.there.remove("Synth")
    desk.sender.check_ports()
    desk.sender.check_ports()
    assert desk.said == [Trouble("midi-port-gone", {"port": "Synth"})]

    fake_backend.reset("Synth", "Drums")
    desk.sender.check_ports()

    assert fake_backend.messages("Synth") == BEGIN_SYNTH
    desk.note(SYNTH, 60, kind=NOTE_OFF)
    desk.wait(lambda: "82 3c 00" in fake_backend.messages("Synth"))
    assert len(desk.said) == 1


def test_a_port_that_is_there_and_cannot_be_opened_is_said_once(desk: Desk) -> None:
    fake_backend.busy.add("Synth")
    desk.sender.prepare((SYNTH,), is_again=False)
    for _ in range(3):
        desk.sender.check_ports()
    assert desk.said == [Trouble("midi-port-gone", {"port": "Synth"})]

    fake_backend.busy.clear()
    desk.sender.check_ports()

    assert fake_backend.messages("Synth") == BEGIN_SYNTH


@pytest.mark.parametrize("is_busy", [False, True])
def test_a_port_that_threads_ask_for_at_once_is_opened_once_or_said_once(desk: Desk, is_busy: bool) -> None:
    fake_backend.slow_seconds = 0.05
    fake_backend.busy.update({"Synth"} if is_busy else ())
    asking = [Thread(target=desk.sender.open, args=("Synth",)) for _ in range(3)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    assert (len(fake_backend.tried), len(desk.said)) == (1, is_busy)


def test_a_port_that_opens_after_closing_is_let_go(desk: Desk) -> None:
    desk.sender.close()
    desk.sender.open("Synth")
    assert fake_backend.opened == []


def test_closing_is_not_missed_by_a_thread_that_is_about_to_wait() -> None:
    """The sending thread gets the lock only after it was told to end."""
    fake_backend.reset("Synth")
    sender = Sender(Ports((FAKE,)), lambda _: None)

    class Late(Condition):
        def __enter__(self) -> bool:
            if current_thread().name == "MIDI out":
                while not sender._is_closed:
                    time.sleep(0.001)
            return super().__enter__()

    sender._changed = Late()
    sender.open("Synth")
    closing = Thread(target=sender.close, daemon=True)
    closing.start()
    closing.join(2)
    assert not closing.is_alive()
