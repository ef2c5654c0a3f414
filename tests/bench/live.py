"""Playing live: blocks that come late while the window repaints and saves, how soon sound comes, memory.

Keys too: how soon they are heard, while nothing plays and while the song does, and whether blocks come late
while they are struck.

The window is a widget that repaints without pause and a file of five megabytes a second; the player is the
real process. `--seconds N` says how long each run lasts, `--loop-minutes N` how much music the engine goes
round in by itself. Where PulseAudio is installed, a run under it goes to a sink that nobody hears.
"""

import argparse
import gc
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from msgspec import json
from msgspec.structs import replace
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from arrangeboard.melody.takes import Played
from arrangeboard.song.values import Song, View
from arrangeboard.sound.engine.engine import Engine
from arrangeboard.sound.pipe.messages import Heard, Loop, Play, Take
from arrangeboard.sound.player.miniaudio_outputs import PERIOD_MS, PERIODS
from arrangeboard.sound.score.schedule import schedule
from arrangeboard.sound.score.values import RATE
from arrangeboard.sound.soundfont.finding import default_soundfont
from arrangeboard.sound.soundfont.reading import read_soundfont
from arrangeboard.sound.transport.link import Link, ProcessLink
from arrangeboard.sound.transport.transport import Transport
from arrangeboard.storage.replacing import replace_file
from tests.bench.bounce import four_minutes
from tests.bench.children import memory_megabytes
from tests.bench.figures import Row, main
from tests.bench.live_player import FIGURES, Measured
from tests.bench.live_songs import drum_song, sixty_four_voices

BLOCK_MS = 512 / RATE * 1e3
SAVED = os.urandom(5 << 20)
TRIALS = 15
DEVICE_MS = (PERIODS - 1) * PERIOD_MS
"""What the device's own buffer takes."""

KEY_SECONDS = 0.05


class Window(QWidget):
    """Repaints itself as soon as it has been painted."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(1600, 1000)
        self.paints = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#14161b"))
        for row in range(24):
            for column in range(40):
                painter.fillRect(column * 40 + self.paints % 30, row * 40, 36, 36, QColor("#6ea8fe"))
        painter.end()
        self.paints += 1
        self.update()


class Player:
    """A transport whose player is watched. What it measured is known after `close`."""

    def __init__(self, folder: Path, *arguments: str, soundfont: str = "") -> None:
        self._figures = folder / "figures.json"
        os.environ[FIGURES] = str(self._figures)
        self._arguments = arguments
        self.heard: list[Heard] = []
        self.link: ProcessLink | None = None
        self.transport = Transport(start=self._start, soundfont=soundfont)
        self.ready_seconds = self._readied()

    def _start(self) -> Link:
        self.link = ProcessLink(*self._arguments, module="tests.bench.live_player")
        return self.link

    def _readied(self) -> float:
        began = time.monotonic()
        self.transport.start()
        while self.transport.ready is None and time.monotonic() < began + 20:
            self.poll()
            time.sleep(0.001)
        return time.monotonic() - began

    def poll(self) -> None:
        self.heard += [one for one in self.transport.poll() if isinstance(one, Heard)]

    def show(self, song: Song) -> None:
        self.transport.show(song, song.arrangement, "now")

    def megabytes(self, field: str = "VmRSS") -> float:
        assert self.link is not None
        status = Path(f"/proc/{self.link.process_id}/status").read_text()
        return int(status.split(f"{field}:")[1].split()[0]) / 1024

    def close(self) -> Measured:
        self.transport.close()
        return json.decode(self._figures.read_bytes(), type=Measured)


def rows() -> list[Row]:
    """All figures of playing live."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", action="store_true")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--loop-minutes", type=float, default=60.0)
    parser.add_argument("--soundfont", default="")
    given = parser.parse_args()
    found = _live("silent device", ["--silent"], given.seconds, given.soundfont)
    with _pulse() as is_there:
        if is_there:
            found += _live("PulseAudio", [], given.seconds, given.soundfont)
            found += _keys("PulseAudio", [], given.seconds, given.soundfont)
        else:
            found.append(Row("PulseAudio", 0, "", note="not installed"))
    found += _keys("silent device", ["--silent"], given.seconds, given.soundfont)
    return [*found, *(_long_loop(given.loop_minutes) if given.loop_minutes else ())]


def _live(where: str, arguments: Sequence[str], seconds: float, soundfont: str) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        player = Player(Path(folder), *arguments, soundfont=soundfont)
        song = sixty_four_voices()
        player.show(song)
        player.transport.loop((), is_song=True)
        player.transport.play(0)
        _busy_window(player, Path(folder), 3.0)
        before, late_before, player.heard = player.megabytes(), player.heard[-1].late, []
        idle = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.stalls", str(seconds)], stdout=subprocess.PIPE, text=True
        )
        paints = _busy_window(player, Path(folder), seconds)
        stalls = idle.communicate()[0].split()
        voices, device = median(one.voices for one in player.heard), player.transport.device
        after, ready_seconds = player.megabytes(), player.ready_seconds
        late = player.heard[-1].late - late_before
        measured = player.close()
        blocks = round(seconds * RATE / 512)
        wall, busy = measured.wall_ms[-blocks:], measured.processor_ms[-blocks:]
        note = (
            f"{device or 'no device'}, {voices:.0f} voices, {seconds:.0f} s, {paints / seconds:.0f} paints/s"
        )
    sounded = _space_to_sound(arguments, soundfont)
    return [
        Row(f"{where}: late blocks", late, "", limit=0, note=note),
        Row(
            f"{where}: stalls of an idle process",
            len(stalls),
            "",
            note=" ".join(stalls[-8:]) + " ms" if stalls else "none of 30 ms",
        ),
        Row(f"{where}: a block, median", median(wall), limit=BLOCK_MS, busy=(median(busy), 0)),
        Row(f"{where}: a block, worst", max(wall), limit=2 * BLOCK_MS, busy=(max(busy), 0)),
        Row(
            f"{where}: space to sound, worst",
            max(sounded),
            limit=80,
            note=" ".join(f"{ms:.0f}" for ms in sorted(sounded)),
        ),
        Row(f"{where}: ready after", ready_seconds * 1e3, note="with the start of the process"),
        Row(f"{where}: memory of the player", after, "MB", limit=300, note=f"{before:.0f} MB at first"),
    ]


def _busy_window(player: Player, folder: Path, seconds: float, *, has_keys: bool = False) -> int:
    """Repaint and save for so long, and strike keys if there are any; how many paints that were."""
    application = QApplication.instance() or QApplication([])
    window = Window()
    window.show()
    ends = time.monotonic() + seconds
    saves_at = keys_at = time.monotonic()
    while time.monotonic() < ends:
        application.processEvents()
        player.poll()
        player.transport.tick_now()
        if time.monotonic() > saves_at:
            saves_at += 1.0
            replace_file(folder / "saved.arrange", SAVED)
        if has_keys and time.monotonic() > keys_at:
            _strike(player, 60 + round(keys_at / KEY_SECONDS) % 12)
            keys_at += KEY_SECONDS
    window.close()
    return window.paints


def _space_to_sound(arguments: Sequence[str], soundfont: str) -> list[float]:
    """Milliseconds from orders to play to the first frames that leave, the player being loaded."""
    with tempfile.TemporaryDirectory() as folder:
        player = Player(Path(folder), *arguments, soundfont=soundfont)
        player.show(drum_song())
        ordered = []
        for trial in range(TRIALS + 1):
            _wait(player, 1.5 + 0.0137 * trial)
            ordered.append(time.monotonic())
            player.transport.play(0)
            _wait(player, 0.3)
            player.transport.stop()
        onsets = player.close().onsets
    after = [min((at for at in onsets if at > order), default=order + 9.9) for order in ordered]
    return [(at - order) * 1e3 for at, order in zip(after[1:], ordered[1:], strict=True)]


def _keys(where: str, arguments: Sequence[str], seconds: float, soundfont: str) -> list[Row]:
    """What keys meet, and what they do to what plays."""
    late, voices = _late_under_keys(arguments, seconds, soundfont)
    found = [Row(f"{where}: late blocks under keys", late, "", limit=0, note=f"{voices:.0f} voices")]
    for name, is_playing in (("nothing playing", False), ("song playing", True)):
        sounded = _key_to_sound(arguments, soundfont, is_playing=is_playing)
        note = f"{DEVICE_MS} of them the device's: " + " ".join(f"{ms:.0f}" for ms in sorted(sounded))
        limit = DEVICE_MS + (35 if is_playing else 25)
        row = Row(f"{where}: key to sound, {name}, worst", max(sounded), limit=limit, note=note)
        found.append(row)
    return found


def _late_under_keys(arguments: Sequence[str], seconds: float, soundfont: str) -> tuple[int, float]:
    """Late blocks while a song of many voices plays and keys are struck, and how many voices there were."""
    with tempfile.TemporaryDirectory() as folder:
        player = Player(Path(folder), *arguments, soundfont=soundfont)
        player.show(sixty_four_voices())
        player.transport.loop((), is_song=True)
        player.transport.play(0)
        _busy_window(player, Path(folder), 3.0, has_keys=True)
        before, player.heard = player.heard[-1].late, []
        _busy_window(player, Path(folder), seconds, has_keys=True)
        late, voices = player.heard[-1].late - before, median(one.voices for one in player.heard)
        player.close()
    return late, voices


def _strike(player: Player, pitch: int) -> None:
    now = time.monotonic()
    player.transport.play_live(None, Played(now, "on", pitch, 90))
    player.transport.play_live(None, Played(now, "off", pitch - 2, 0))


def _key_to_sound(arguments: Sequence[str], soundfont: str, *, is_playing: bool) -> list[float]:
    """Milliseconds from a key to the first frames of it that leave; the song that plays is silent."""
    with tempfile.TemporaryDirectory() as folder:
        player = Player(Path(folder), *arguments, soundfont=soundfont)
        song = drum_song()
        drums = song.lanes[0].id
        player.show(replace(song, view=View(muted=(drums,))))
        player.transport.loop((), is_song=True)
        player.transport.ready_live(drums)
        if is_playing:
            player.transport.play(0)
        struck = []
        for trial in range(TRIALS + 1):
            _wait(player, 1.5 + 0.0137 * trial)
            struck.append(time.monotonic())
            player.transport.play_live(drums, Played(struck[-1], "on", 38, 110))
            player.transport.play_live(drums, Played(struck[-1], "off", 38, 0))
        _wait(player, 0.3)
        onsets = player.close().onsets
    after = [min((at for at in onsets if at > key), default=key + 9.9) for key in struck]
    return [(at - key) * 1e3 for at, key in zip(after[1:], struck[1:], strict=True)]


def _wait(player: Player, seconds: float) -> None:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        player.poll()
        time.sleep(0.002)


def _long_loop(minutes: float) -> list[Row]:
    """A song that goes round for long in this process, changed every ten seconds, faster than it plays."""
    path = default_soundfont()
    if path is None:
        return [Row("long loop", 0, "", note="no SoundFont in this installation")]
    song = four_minutes()
    scores = [schedule(song, song.arrangement, revision=number) for number in (1, 2)]
    engine = Engine(read_soundfont(path))
    for order in (Take(scores[0], "now"), Loop(is_song=True), Play(0)):
        engine.obey(order)
    # As in the player, where nothing is collected: rings of objects would stay.
    gc.disable()
    sizes = [memory_megabytes()]
    for block in range(round(minutes * 60 * RATE / 512)):
        if block % 861 == 860:
            engine.obey(Take(scores[block // 861 % 2], "bar"))
        engine.render(512)
        if block % 5_168 == 5_167:
            sizes.append(memory_megabytes())
    grown = sizes[-1] - sizes[min(len(sizes) - 1, 5)]
    return [Row(f"{minutes:.0f} minutes of a loop: memory grows by", grown, "MB", limit=5)]


@contextmanager
def _pulse() -> Iterator[bool]:
    """A PulseAudio of our own with a sink that is heard nowhere."""
    if shutil.which("pulseaudio") is None:
        yield False
        return
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(XDG_RUNTIME_DIR=folder, PULSE_RUNTIME_PATH=folder, PULSE_STATE_PATH=folder)
        server = subprocess.Popen(
            [
                *("pulseaudio", "-n", "--exit-idle-time=-1", "--disallow-exit", "--use-pid-file=no"),
                *("-L", "module-native-protocol-unix", "-L", "module-null-sink rate=44100"),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            time.sleep(1.5)
            yield server.poll() is None
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main(rows)
    sys.stdout.flush()
    os._exit(0)
