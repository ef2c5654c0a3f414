"""A window that is recorded in: devices that tests plug in, and a player whose clock tests set."""

from pytestqt.qtbot import QtBot

from arrangeboard.gui.recording.recorder import Recorder
from arrangeboard.gui.recording.studio import Studio
from arrangeboard.melody.takes import Played
from arrangeboard.song.ids import LaneId, SlotId
from arrangeboard.song.values import Arrangement, Song
from arrangeboard.sound.midi_in.inputs import MidiInputs
from arrangeboard.sound.midi_in.ports import InputPorts
from arrangeboard.sound.pipe.signals import PlayState, Report
from arrangeboard.sound.score.values import When
from arrangeboard.sound.transport.anchors import HeardPlace
from arrangeboard.sound.transport.transport import Transport
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import small_song
from tests.unit.sound.midi_in import fake_inputs

KEYS = "Keys 25"
TICKS_A_SECOND = 1920.0
"""Of the small song: 120 quarters a minute."""


class ClockedTransport(Transport):
    """A transport without a player: its song is as far as the test says, in seconds that the test counts."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds = 1e9
        self.played_live: list[tuple[LaneId | None, Played]] = []
        self.ended_live = 0
        self.is_clicking = False
        self.click_volume = 100
        self.shown: Song | None = None
        self._state: PlayState = "stopped"
        self._origin = (0.0, 1e9)
        self._begun_at = 0
        self._loop: tuple[int, int] | None = None

    @property
    def state(self) -> PlayState:
        """As ordered, and from a count-in to playing with time."""
        if self._state == "counting-in" and self._unlooped(self.seconds) >= self._begun_at:
            self._state = "playing"
        return self._state

    def start(self) -> None:
        """There is no player to start."""

    def close(self) -> None:
        """Nor one to end."""

    def show(self, song: Song, arrangement: Arrangement, when: When = "bar") -> None:  # noqa: ARG002
        """Remember what would be heard."""
        self.shown = song

    def play(self, tick: int | None = None, count_in_bars: int = 0) -> None:
        """Play from now on."""
        self._begun_at = round(self._stood()) if tick is None else tick
        self._origin = (self._begun_at - count_in_bars * 3840, self.seconds)
        self._state = "counting-in" if count_in_bars else "playing"

    def pause(self) -> None:
        """Stand here."""
        self._origin = (self._stood(), self.seconds)
        self._state = "paused"

    def stop(self) -> None:
        """Stand where playing began."""
        self._origin, self._state = (self._begun_at, self.seconds), "stopped"

    def locate(self, tick: int) -> None:
        """Go there."""
        self._origin = (tick, self.seconds)

    def loop(self, slots: tuple[SlotId, ...], *, is_song: bool = False) -> None:
        """Loops are set by `loop_over`, which knows ticks."""

    def loop_over(self, start_tick: int, end_tick: int) -> None:
        """Turn from the second tick to the first."""
        self._loop = (start_tick, end_tick)

    def metronome(self, is_on: bool, volume: int = 100) -> None:
        """Remember it."""
        self.is_clicking, self.click_volume = is_on, volume

    def end_audition(self) -> None:
        """Nothing is auditioned."""

    def midi_clock(self, port: str) -> None:
        """Nobody listens."""

    def poll(self) -> tuple[Report, ...]:
        """Nothing is reported; `heard` is up to date."""
        return ()

    def play_live(self, lane: LaneId | None, played: Played) -> None:
        """Remember what would be heard."""
        self.played_live.append((lane, played))

    def ready_live(self, lane: LaneId | None) -> None:
        """There is nothing to make ready."""

    def end_live(self) -> None:
        """Count it."""
        self.ended_live += 1

    def tick_now(self, now: float | None = None) -> float | None:  # noqa: ARG002  the test's own time
        """Where the song is."""
        return self._stood()

    def place_at(self, seconds: float) -> HeardPlace | None:
        """Where it was at a moment of the test's clock; what comes with the real clock means now."""
        if self._state not in ("playing", "counting-in"):
            return None
        tick = self._unlooped(seconds if abs(seconds - self.seconds) < 1000 else self.seconds)
        if self._loop is None or tick < self._loop[1]:
            return HeardPlace(tick, 0)
        start, end = self._loop
        return HeardPlace(self._looped(tick), 1 + int((tick - end) // (end - start)))

    def tick_at(self, seconds: float) -> float | None:
        """The tick alone."""
        place = self.place_at(seconds)
        return place.tick if place is not None else None

    def _stood(self) -> float:
        if self._state not in ("playing", "counting-in"):
            return self._origin[0]
        tick = self._looped(self._unlooped(self.seconds))
        return max(tick, float(self._begun_at)) if self._state == "counting-in" else tick

    def _unlooped(self, seconds: float) -> float:
        return self._origin[0] + (seconds - self._origin[1]) * TICKS_A_SECOND

    def _looped(self, tick: float) -> float:
        if self._loop is None or tick < self._loop[1]:
            return tick
        start, end = self._loop
        return start + (tick - end) % (end - start)


class RecordingTouch(WindowTouch):
    """A window with a clocked player and a keyboard that is plugged in."""

    def __init__(self, qtbot: QtBot, song: Song | None = None, *, devices: tuple[str, ...] = (KEYS,)) -> None:
        super().__init__(qtbot, small_song() if song is None else song)
        self.transport = ClockedTransport()
        fake_inputs.reset(*devices)
        self.inputs = MidiInputs(InputPorts((fake_inputs.FAKE_INPUTS,)), now=lambda: self.transport.seconds)
        self.studio.use(self.inputs)
        self.window.playing.use(self.transport)
        self.look_for_devices()

    @property
    def studio(self) -> Studio:
        """All that is played on in the window."""
        studio = self.window.playing.studio
        assert studio is not None
        return studio

    @property
    def recorder(self) -> Recorder:
        """What records."""
        return self.studio.recorder

    def settle(self, **changed: object) -> None:
        """Change settings."""
        self.window.remember(**changed)

    def look_for_devices(self) -> None:
        """What happens every two seconds."""
        self.inputs.look()
        self.studio.look()

    def pass_seconds(self, seconds: float) -> None:
        """Let the song go on, looked at a few times."""
        for _ in range(4):
            self.transport.seconds += seconds / 4
            self.studio.look()
            self.window.playing.look()
            self.recorder.look()

    def go_to(self, tick: float) -> None:
        """Let the song go on until it is at a tick of this lap."""
        now = self.transport.tick_at(self.transport.seconds)
        assert now is not None
        self.pass_seconds((tick - now) / TICKS_A_SECOND)

    def strike(self, tick: float, pitch: int, length_ticks: float = 400) -> None:
        """Play a note at a tick."""
        self.go_to(tick)
        fake_inputs.press(KEYS, pitch)
        self.go_to(tick + length_ticks)
        fake_inputs.release(KEYS, pitch)
        self.studio.look()
