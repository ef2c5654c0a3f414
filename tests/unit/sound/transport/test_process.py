"""The player as a process of its own: what only a real one can show. None of them opens a sound device."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import enumerate as threads

import pytest

from arrangeboard.song.values import Note
from arrangeboard.sound.pipe.messages import Heard, Loop, Report, Trouble
from arrangeboard.sound.pipe.wire import packed
from arrangeboard.sound.player.player import ENDED, GARBLED
from arrangeboard.sound.transport.link import Link, ProcessLink
from arrangeboard.sound.transport.transport import Transport
from tests.unit.sound.played_songs import BAR, BEAT, song

SONG = song((Note(0, BAR, 60, 100),), bars=2)


class Stage:
    """A transport with a real process behind it, which is told to open no device."""

    def __init__(self) -> None:
        self.links: list[ProcessLink] = []
        self.reports: list[Report] = []
        self.transport = Transport(start=self._start)

    def _start(self) -> Link:
        self.links.append(ProcessLink("--silent"))
        return self.links[-1]

    def wait(self, is_done: Callable[[], object]) -> None:
        ends = time.monotonic() + 10
        while not is_done():
            self.reports.extend(self.transport.poll())
            assert time.monotonic() < ends, (self.transport.heard, self.reports[-5:])
            time.sleep(0.005)

    def play(self) -> Heard:
        self.transport.play(0)
        self.wait(lambda: self.transport.heard is not None and self.transport.heard.tick > BEAT / 4)
        assert self.transport.heard is not None
        return self.transport.heard


@pytest.fixture
def stage() -> Iterator[Stage]:
    before = set(threads())
    made = Stage()
    made.transport.show(SONG, SONG.arrangement)
    made.transport.start()
    yield made
    made.transport.close()
    assert not set(threads()) - before
    assert not [link for link in made.links if is_there(link.process_id)]


def is_there(process: int) -> bool:
    """Whether the process exists, be it as one that nobody has waited for."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def runs(process: int) -> bool:
    """Whether the process does anything still; where the system tells, what has ended does not."""
    state = Path(f"/proc/{process}/stat")
    return is_there(process) and not (state.exists() and state.read_text().split()[2] == "Z")


def test_it_plays_and_ends_with_the_transport_leaving_no_process_and_no_thread(stage: Stage) -> None:
    heard = stage.play()
    assert (heard.state, heard.voices > 0, stage.transport.device) == ("playing", True, "")
    assert Trouble("no-device") in stage.reports
    began = time.monotonic()
    stage.transport.close()
    assert time.monotonic() - began < 1.0


def test_a_player_that_is_killed_while_it_plays_is_replaced_and_goes_on_from_there(stage: Stage) -> None:
    stage.play()
    before = stage.transport.tick_now()
    os.kill(stage.links[0].process_id, signal.SIGKILL)
    stage.wait(lambda: Trouble("player-restarted") in stage.reports and stage.transport.ready)
    assert stage.transport.state == "stopped"
    after = stage.transport.tick_now()
    assert before is not None
    assert after is not None
    assert abs(after - before) < BEAT
    stage.transport.play()
    stage.wait(lambda: stage.transport.heard is not None and stage.transport.heard.state == "playing")
    assert len(stage.links) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows interrupts whole consoles")
def test_an_interrupt_at_the_terminal_is_left_to_the_window(stage: Stage) -> None:
    stage.play()
    os.kill(stage.links[0].process_id, signal.SIGINT)
    told = len(stage.reports)
    stage.wait(lambda: len(stage.reports) > told + 5)
    assert len(stage.links) == 1


def test_it_ends_when_whoever_started_it_is_gone() -> None:
    code = (
        "import os\n"
        "from arrangeboard.sound.transport.link import start_silent_player\n"
        "link = start_silent_player()\n"
        "print(link.process_id, flush=True)\n"
        "link.read(1)\n"
        "os._exit(1)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=20)
    process = int(done.stdout)
    ends = time.monotonic() + 5
    while runs(process):
        assert time.monotonic() < ends
        time.sleep(0.02)


def test_hostile_bytes_end_it_with_a_code_of_their_own() -> None:
    link = ProcessLink("--silent")
    link.write(packed(Loop()) + b"\xff" * 4_096)
    while link.read(65_536):
        pass
    assert link.wait(5) == GARBLED
    link.close()


def test_the_end_of_its_input_is_its_end() -> None:
    link = ProcessLink("--silent")
    link.close()
    assert link.wait(5) == ENDED
