"""The player: obeys orders as they come, while others of its threads render, watch the device and report.

It runs wherever it is given something to read from and to write to; the process around it is not its concern.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

import msgspec

from arrangeboard.sound.engine.engine import Engine
from arrangeboard.sound.midi_out.ports import Ports
from arrangeboard.sound.pipe.messages import LiveLane, Order
from arrangeboard.sound.pipe.signals import (
    EndAudition,
    EndLive,
    ListOutputs,
    LoadSoundFont,
    OpenDevice,
    PlayLive,
    Quit,
    Ready,
    Stop,
    Trouble,
)
from arrangeboard.sound.pipe.signals import Outputs as OutputsReport
from arrangeboard.sound.pipe.wire import Garbled, Incoming, Read
from arrangeboard.sound.player.feed import Feed
from arrangeboard.sound.player.leaving import MidiOut
from arrangeboard.sound.player.no_soundfont import no_soundfont
from arrangeboard.sound.player.outputs import Outputs
from arrangeboard.sound.player.read_ahead import BLOCK_FRAMES, BLOCKS_AHEAD
from arrangeboard.sound.player.renderer import Renderer
from arrangeboard.sound.player.reporting import Reporting
from arrangeboard.sound.player.speaker import Speaker
from arrangeboard.sound.score.values import RATE
from arrangeboard.sound.soundfont.finding import default_soundfont
from arrangeboard.sound.soundfont.reading import read_soundfont
from arrangeboard.sound.soundfont.refusing import NotASoundFont
from arrangeboard.sound.soundfont.values import SoundFont

ENDED, FAILED, GARBLED = 0, 70, 76
"""Exit codes: the window is gone or said so; a mistake of ours; orders that are none."""

_AHEAD_SECONDS = BLOCKS_AHEAD * BLOCK_FRAMES / RATE
_WATCH_SECONDS = 0.25
_WATCHES_A_PORT_CHECK = 8
_FADE_SECONDS = 0.04


class Player:
    """Obeys what `read` gives and reports by `write`. `fail` is called where rendering has failed."""

    def __init__(
        self,
        read: Read,
        write: Callable[[bytes], None],
        *,
        outputs: Outputs,
        ports: Ports,
        fail: Callable[[BaseException], None],
    ) -> None:
        self._read = read
        self._reporting = Reporting(write)
        self._engine = Engine(no_soundfont(), ahead_seconds=_AHEAD_SECONDS)
        self._feed = Feed()
        self._ports = ports
        self._midi_out = MidiOut(ports, self._reporting.say)
        self._renderer = Renderer(
            self._engine, self._feed, self._midi_out, say=self._reporting.say, fail=fail
        )
        self._outputs = outputs
        self._speaker = Speaker(outputs, self._feed, changed=self._say_ready, say=self._reporting.say)
        self._soundfont: str | None = None
        self._is_ending = Event()
        self._watching = Thread(target=self._watch, name="watching the device", daemon=True)

    def serve(self) -> int:
        """Obey until told to quit, or until nobody can tell any more; the exit code."""
        self._reporting.start()
        self._renderer.start()
        self._watching.start()
        try:
            for number, order in Incoming(self._read, msgspec.msgpack.Decoder(Order)):
                if isinstance(order, Quit):
                    break
                self._obey(order)
                self._renderer.wake()
                self._renderer.obeyed = number
        except Garbled:
            return GARBLED
        finally:
            self._close()
        return ENDED

    def _obey(self, order: Order) -> None:
        if isinstance(order, LoadSoundFont):
            self._load(order.path)
        elif isinstance(order, OpenDevice):
            self._speaker.open(order.name)
        elif isinstance(order, ListOutputs):
            ports = self._ports
            self._reporting.say(OutputsReport(self._outputs.names(), ports.names(), ports.is_possible))
        else:
            if isinstance(order, LiveLane | PlayLive):
                self._feed.ahead.expect_keys()
            self._midi_out.obey(order)
            self._engine.obey(order)

    def _load(self, path: str) -> None:
        """Play with a SoundFont, or with the one of the installation where that cannot be read."""
        font = self._opened(Path(path)) if path else None
        if font is None:
            default = default_soundfont()
            font = self._opened(default) if default is not None else None
        if font is None:
            self._reporting.say(Trouble("no-soundfont"))
            font = no_soundfont()
        self._engine.use(font)
        self._soundfont = str(font.path) if font.presets else ""
        self._say_ready()

    def _opened(self, path: Path) -> SoundFont | None:
        try:
            return read_soundfont(path)
        except NotASoundFont as error:
            values = {name: str(value) for name, value in error.values.items()}
            self._reporting.say(Trouble(error.code, values))
            return None

    def _say_ready(self) -> None:
        latency = self._speaker.latency_seconds
        if self._soundfont is not None and latency is not None:
            latency += self._engine.latency / RATE
            self._reporting.say(Ready(self._soundfont, self._speaker.name, latency))

    def _watch(self) -> None:
        """The watching thread. What it asks of the system may take long, and keeps nobody waiting."""
        watches = 0
        while not self._is_ending.wait(_WATCH_SECONDS):
            watches += 1
            self._speaker.watch()
            if watches % _WATCHES_A_PORT_CHECK == 0:
                self._midi_out.check_ports()

    def _close(self) -> None:
        """Fall silent without a click, and let go of everything: an open device would keep the process."""
        self._is_ending.set()
        # First of all, for what is heard from here on is not what the window wants to go on from.
        self._reporting.close()
        with suppress(Exception):
            self._engine.obey(Stop())
            self._engine.obey(EndAudition())
            self._engine.obey(EndLive())
        time.sleep(_FADE_SECONDS)
        self._renderer.close()
        self._midi_out.close()
        self._speaker.close()
        self._watching.join()
