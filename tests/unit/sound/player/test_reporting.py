"""Reports are written by a thread of their own, and old news is not written at all."""

import time
from threading import Event

import msgspec

from arrangeboard.sound.pipe.signals import Heard, Report, Trouble
from arrangeboard.sound.pipe.wire import Incoming
from arrangeboard.sound.player.reporting import Reporting


def heard(at: float) -> Heard:
    return Heard(at, 0.0, 0.0, 0, "stopped")


def read(data: bytes) -> list[Report]:
    left = memoryview(data)

    def take(most: int) -> bytes:
        nonlocal left
        taken, left = left[:most], left[most:]
        return bytes(taken)

    return [one for _, one in Incoming(take, msgspec.msgpack.Decoder(Report))]


def test_reports_are_written_in_order() -> None:
    written: list[bytes] = []
    reporting = Reporting(written.append)
    reporting.start()
    reporting.say(Trouble("no-device"))
    reporting.say(heard(1.0))
    reporting.close()
    assert read(b"".join(written)) == [Trouble("no-device"), heard(1.0)]


def test_while_nobody_reads_what_is_heard_replaces_what_was_heard_and_troubles_stay() -> None:
    written: list[bytes] = []
    is_reading, is_stuck = Event(), Event()

    def write(data: bytes) -> None:
        is_stuck.set()
        is_reading.wait(5)
        written.append(data)

    reporting = Reporting(write)
    reporting.start()
    reporting.say(heard(0.0))
    assert is_stuck.wait(5)
    for at in range(1, 100):
        reporting.say(heard(float(at)))
        if at == 50:
            reporting.say(Trouble("no-device"))
    is_reading.set()
    reporting.close()
    assert read(b"".join(written)) == [heard(0.0), Trouble("no-device"), heard(99.0)]


def test_what_is_said_after_the_end_is_not_written() -> None:
    written: list[bytes] = []
    reporting = Reporting(written.append)
    reporting.say(heard(1.0))
    reporting._waiting.put(None)
    reporting.say(heard(2.0))
    reporting.start()
    reporting.close()
    assert read(b"".join(written)) == [heard(1.0)]


def test_nobody_waits_for_a_window_that_never_reads() -> None:
    is_over = Event()

    def write(_: bytes) -> None:
        is_over.wait(5)

    reporting = Reporting(write)
    reporting.start()
    reporting.say(heard(0.0))
    began = time.monotonic()
    reporting.say(heard(1.0))
    reporting.close()
    assert time.monotonic() - began < 2
    is_over.set()


def test_a_window_that_is_gone_ends_the_writing() -> None:
    def write(_: bytes) -> None:
        raise BrokenPipeError

    reporting = Reporting(write)
    reporting.start()
    reporting.say(heard(0.0))
    reporting.say(heard(1.0))
    reporting.close()
