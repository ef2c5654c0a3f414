"""What the window talks to: play, stop, loop, listen, and where the sound is now.

Everything here returns at once. One thread owns a transport; it asks `poll` for what has happened. Qt,
files and sentences are not known here, nor is numpy loaded before a song is shown.
"""

import time
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from arrangeboard.melody.takes import Played
from arrangeboard.song.ids import LaneId, SlotId
from arrangeboard.song.values import Arrangement, Song
from arrangeboard.sound.pipe.signals import (
    EndAudition,
    Heard,
    ListOutputs,
    LoadSoundFont,
    Locate,
    Loop,
    Loudness,
    Message,
    Metronome,
    MidiClock,
    OpenDevice,
    Pause,
    Play,
    PlayState,
    Ready,
    Report,
    Stop,
    Trouble,
)
from arrangeboard.sound.transport.anchors import Anchors, HeardPlace
from arrangeboard.sound.transport.expected import Expected
from arrangeboard.sound.transport.keeper import Keeper
from arrangeboard.sound.transport.link import Link, start_player
from arrangeboard.sound.transport.live_keys import LiveKeys
from arrangeboard.sound.transport.playhead import Playhead, carried
from arrangeboard.sound.transport.scheduling import Scheduling, Shown

if TYPE_CHECKING:
    from arrangeboard.sound.score.excerpts import Excerpt
    from arrangeboard.sound.score.values import When

SLOWEST_PERCENT, FASTEST_PERCENT = 50, 150

PLAYER_ENDED = ("player-restarted", "player-gone")
"""The troubles after which what was playing does not play any more."""

_RUNNING: tuple[PlayState, ...] = ("playing", "counting-in")


class Transport:
    """Plays the song as it is shown. `soundfont` is a path and `device` a name, empty for the usual ones."""

    def __init__(
        self, *, soundfont: str = "", device: str = "", start: Callable[[], Link] = start_player
    ) -> None:
        self.heard: Heard | None = None
        self.ready: Ready | None = None
        self._reports: deque[Report] = deque()
        self._failures: deque[Exception] = deque()
        self._latest: Heard | None = None
        self._playhead = Playhead()
        self._anchors = Anchors()
        self._expected: Expected | None = None
        self._keeper = Keeper(start, self._take_in, self._tick_reached)
        self._scheduling = Scheduling(self._deliver, self._failures.append)
        self._live = LiveKeys(self._keeper.order)
        self._shown: Shown | None = None
        self._percent = 100
        self._keeper.order(LoadSoundFont(soundfont))
        self._keeper.order(OpenDevice(device))

    def start(self) -> None:
        """Begin the player, or begin it anew after it was given up; nothing where it runs."""
        self._keeper.start()

    def close(self) -> None:
        """Silence everything and end the player, within a second by force. Orders do nothing any more."""
        self._keeper.close()
        self._scheduling.close()
        self._stand_still()

    def show(self, song: Song, arrangement: Arrangement, when: "When" = "bar") -> None:
        """Play the song as it is now; while playing from `when` on. What sounds alike changes nothing."""
        shown = Shown(song, arrangement, self._percent, when)
        if self._shown is None or not shown.sounds_like(self._shown):
            self._shown = shown
            self._scheduling.show(shown)

    @property
    def percent(self) -> int:
        """How fast the song is played, of its own tempo."""
        return self._percent

    def set_percent(self, percent: int) -> None:
        """Play slower or faster, between 50 and 150 percent of the song's tempo, from now on."""
        self._percent = max(SLOWEST_PERCENT, min(FASTEST_PERCENT, percent))
        if self._shown is not None:
            self.show(self._shown.song, self._shown.arrangement, "now")

    def play(self, tick: int | None = None, count_in_bars: int = 0) -> None:
        """Play from a tick, or on from where it stands, as soon as there is a player and a score."""
        self._expect(Play(tick, count_in_bars), "counting-in" if count_in_bars else "playing", tick)

    def pause(self) -> None:
        """Stand still here."""
        self._scheduling.drop(Play)
        self._expect(Pause(), "paused")

    def stop(self) -> None:
        """Stand where playing began; once more, at the song's start."""
        self._scheduling.drop(Play)
        self._expect(Stop(), "stopped")

    def toggle(self) -> None:
        """Play, or pause what plays."""
        if self.is_running:
            self.pause()
        else:
            self.play()

    def locate(self, tick: int) -> None:
        """Stand at a tick, or go on playing from it."""
        self._expect(Locate(tick), self.state, None if self.is_running else tick)

    def loop(self, slots: tuple[SlotId, ...], *, is_song: bool = False) -> None:
        """Repeat from the first to the last of these slots, or the whole song; none of them for no loop."""
        self._scheduling.behind(Loop(slots, is_song))

    def metronome(self, is_on: bool, volume: int = 100) -> None:  # noqa: FBT001 - what a switch says
        """Click on every beat, or no longer; clicks, those of the count-in too, at a volume of 0–127."""
        self._keeper.order(Metronome(is_on, volume))

    def loudness(self, decibels: float) -> None:
        """How loud all is together; 0 as it is."""
        self._keeper.order(Loudness(decibels))

    def audition(self, excerpt: "Excerpt") -> None:
        """Let an excerpt be heard once, beside what plays, instead of the one before."""
        from arrangeboard.sound.pipe.messages import Audition  # noqa: PLC0415 - brings numpy

        self._keeper.order(Audition(excerpt.score, excerpt.start_frame, excerpt.end_frame))

    def end_audition(self) -> None:
        """Let what is auditioned fade."""
        self._keeper.order(EndAudition())

    def ready_live(self, lane: LaneId | None) -> None:
        """Expect keys in a lane's sound, a piano for None: what is read ahead is less for the next minute."""
        self._live.take(self._song, lane, is_again=True)

    def play_live(self, lane: LaneId | None, played: Played) -> None:
        """Let a key, pedal or wheel be heard at once in a lane's sound, or as a piano; from any thread."""
        self._live.play(self._song, lane, played)

    def end_live(self) -> None:
        """Let go of all keys, pedals and wheels; from any thread."""
        self._live.end()

    def midi_clock(self, port: str) -> None:
        """Send MIDI clock to a port; empty to none."""
        self._keeper.order(MidiClock(port))

    def list_outputs(self) -> None:
        """Ask for the devices and ports there are; they come as a report `Outputs`."""
        self._keeper.order(ListOutputs())

    def use_soundfont(self, path: str) -> None:
        """Play with another SoundFont; empty for the one that comes with the program."""
        self._keeper.order(LoadSoundFont(path))

    def use_device(self, name: str) -> None:
        """Play on another output device; empty for the system's choice."""
        self._keeper.order(OpenDevice(name))

    def poll(self) -> tuple[Report, ...]:
        """All reports since the last time. Raises what making a score raised, as that is our mistake."""
        if self._failures:
            if self._expected is not None and self._expected.number is None:
                self._expected = None
            raise self._failures.popleft()
        reports = []
        while self._reports:
            reports.append(self._reports.popleft())
            self._note(reports[-1])
        return tuple(reports)

    @property
    def state(self) -> PlayState:
        """What the last order has led to, or will as soon as it is obeyed."""
        expected = self._expected
        if expected is not None and not expected.is_shown_by(self.heard) and self._keeper.is_running:
            return expected.state
        return self.heard.state if self.heard is not None else "stopped"

    @property
    def is_running(self) -> bool:
        """Whether the song plays or is counted in."""
        return self.state in _RUNNING

    @property
    def device(self) -> str:
        """The name of the device that sounds; empty where it runs silently, or not yet."""
        return self.ready.device if self.ready is not None else ""

    @property
    def soundfont(self) -> str:
        """The path of the SoundFont that is played with; empty before there is one."""
        return self.ready.soundfont if self.ready is not None else ""

    @property
    def revision(self) -> int:
        """The revision of the score that is heard, 0 before the first."""
        return self.heard.revision if self.heard is not None else 0

    @property
    def arrangement_heard(self) -> tuple[Song, Arrangement] | None:
        """The song and arrangement in which `tick_now` lies: as they were before changes still to come."""
        return self._scheduling.song_of(self.revision)

    def tick_now(self, now: float | None = None) -> float | None:
        """The tick that is heard at a monotonic time, now if none is given; None before the first report.

        A tick that was asked for is shown at once, not when it is first heard.
        """
        moment = time.monotonic() if now is None else now
        expected = self._expected
        if expected is not None and expected.tick is not None:
            if not expected.is_shown_by(self._playhead.heard_at(moment)):
                return expected.tick
            expected.tick = None
        return self._playhead.tick_at(moment)

    def place_at(self, seconds: float) -> HeardPlace | None:
        """The tick that was heard at a monotonic moment of the last seconds, and in which lap of the loop.

        None while the song stood still. Bars that are counted in come before the tick they lead to. Any
        thread may ask.
        """
        return self._anchors.place_at(seconds)

    def tick_at(self, seconds: float) -> float | None:
        """The tick alone; see `place_at`."""
        place = self._anchors.place_at(seconds)
        return place.tick if place is not None else None

    @property
    def _song(self) -> Song | None:
        return self._shown.song if self._shown is not None else None

    def _expect(
        self, order: Play | Pause | Stop | Locate, state: PlayState, tick: float | None = None
    ) -> None:
        self._expected = Expected(order, state, tick)
        if isinstance(order, Play | Locate):
            self._scheduling.behind(order)
        else:
            self._deliver(order)

    def _deliver(self, order: Message) -> None:
        """Pass an order on; also called from the thread that makes scores."""
        expected = self._expected
        number = self._keeper.order(order)
        if expected is not None and expected.order is order:
            expected.number = number

    def _take_in(self, report: Report) -> None:
        """Called from the keeper's thread."""
        if isinstance(report, Heard):
            self._latest = report
            self._anchors.hear(report)
        self._reports.append(report)

    def _tick_reached(self) -> int:
        """Where a player stood that is no more; called from the keeper's thread."""
        return round(carried(self._latest, time.monotonic())) if self._latest is not None else 0

    def _note(self, report: Report) -> None:
        if isinstance(report, Ready):
            self.ready = report
        elif isinstance(report, Heard):
            self.heard = report
            self._playhead.hear(report)
            self._scheduling.heard(report.revision)
        elif isinstance(report, Trouble) and report.code in PLAYER_ENDED:
            self._stand_still()

    def _stand_still(self) -> None:
        """The player is gone: what it played last is where the next one stands."""
        self.ready = None
        self._expected = None
        if self.heard is not None:
            tick = carried(self.heard, time.monotonic())
            at = time.monotonic()
            self.heard = Heard(at, tick, 0.0, self.heard.revision, "stopped", obeyed=self.heard.obeyed)
            self._playhead.hear(self.heard)
            self._anchors.hear(self.heard)
