"""The transport as the window has it: it follows the document, and tells in signals what is heard.

It says what is to be played and when to look; how a sound comes about is not known here. Without a transport
everything answers, with the reason why nothing can be heard.
"""

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from arrangeboard.app.document import Change, Document
from arrangeboard.app.heard_places import HeardPlaces
from arrangeboard.app.playing import counted_beats, sounds_alike
from arrangeboard.gui.playing.counting import Counting
from arrangeboard.gui.playing.showing import Showing
from arrangeboard.gui.playing.song_loop import SongLoop
from arrangeboard.song.ids import LaneId, SlotId
from arrangeboard.song.values import Lane, Song
from arrangeboard.sound.pipe.signals import Heard, Outputs, PlayState, Ready, Report, Trouble
from arrangeboard.storage.settings import Settings
from arrangeboard.words import say

if TYPE_CHECKING:
    # Loaded when the window stands already.
    from arrangeboard.gui.recording.studio import Studio
    from arrangeboard.sound.transport.transport import Transport

FRAME_MS, REST_MS = 16, 150
"""How often to look while anything is heard, and while nothing is."""
FAINTEST = 1e-4
"""A level below this, of 1, is nothing to look at."""
SLOWEST, FASTEST, PRACTICE_STEP = 50, 150, 5
"""The practice tempo, in percent of the song's own."""
RUNNING: tuple[PlayState, ...] = ("playing", "counting-in")

Order = Callable[["Transport"], object]


class Playing(QObject):
    """Plays one document at a time.

    `moved` carries the playhead's tick in the arrangement shown; `levels_changed` a `Heard`, only while
    something sounds and once when it has ended; `told` a sentence about trouble. `changed` tells that loop,
    practice tempo or preferences differ, `ready_changed` that another device or SoundFont
    plays, `counted` that a beat of the count-in has passed, `closing` that the sound ends for good.
    """

    moved = Signal(float)
    state_changed = Signal(str)
    levels_changed = Signal(object)
    told = Signal(str)
    changed = Signal()
    counted = Signal()
    ready_changed = Signal()
    outputs_found = Signal(object)
    closing = Signal()

    def __init__(self, settings: Settings, transport: "Transport | None" = None) -> None:
        super().__init__()
        self.transport = transport
        self.settings = settings
        self.studio: Studio | None = None
        self.tick = 0.0
        self.state: PlayState = "stopped"
        self._document: Document | None = None
        self._stop_listening: Callable[[], object] = lambda: None
        self._loop = SongLoop()
        self._places = HeardPlaces()
        self._counting = Counting()
        self._bars_counted = 0
        self._is_sounding = False
        self._clicks_anyway = False
        self._is_silence_untold = False
        self._timer = QTimer(self, interval=REST_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        self._showing = Showing()
        self._showing.due.connect(self._show)

    @property
    def is_running(self) -> bool:
        """Whether the song plays or is counted in."""
        return self.state in RUNNING

    @property
    def document(self) -> Document | None:
        """What is played; None where no song is open."""
        return self._document

    @property
    def beats_left(self) -> int:
        """How many beats of the count-in are left; 0 while none is counted."""
        return self._counting.left

    @property
    def loop(self) -> tuple[SlotId, ...]:
        """The sections that are repeated; none where the whole song is, or nothing."""
        return self._loop.slots

    @property
    def is_song_loop(self) -> bool:
        """Whether the song is repeated."""
        return self._loop.is_song

    @property
    def is_looping(self) -> bool:
        """Whether some sections or the song are repeated."""
        return self._loop.is_on

    @property
    def loop_ticks(self) -> tuple[int, int] | None:
        """From where to where the loop goes, of some sections or the song; None without one."""
        if self._document is None or not self.is_looping:
            return None
        song = self._document.song
        return self._loop.ticks(self._places.places(song, song.arrangement))

    @property
    def heard(self) -> Heard | None:
        """What was heard last; None before anything was, and without a transport."""
        return self.transport.heard if self.transport is not None else None

    @property
    def lanes_heard(self) -> tuple[Lane, ...]:
        """The lanes whose levels a `Heard` tells, in its order."""
        heard = self.transport.arrangement_heard if self.transport is not None else None
        return heard[0].lanes if heard is not None else ()

    @property
    def percent(self) -> int:
        """The practice tempo: how fast it plays, of the song's own tempo."""
        return self.transport.percent if self.transport is not None else 100

    @property
    def why_silent(self) -> str:
        """Why nothing is heard, in a sentence; empty where all is well or not known yet."""
        if self.transport is None:
            return say("playing-unavailable")
        ready = self.transport.ready
        return say("playing-silently") if ready is not None and not ready.device else ""

    def use(self, transport: "Transport") -> None:
        """Play through this transport from now on; for a window that stood before there was one."""
        self.transport = transport
        self.prefer(self.settings)
        transport.midi_clock(self.settings.midi_clock_port)
        if self._document is not None:
            self._begin()
        self.ready_changed.emit()

    def prefer(self, settings: Settings) -> None:
        """Play as the user likes it."""
        before, self.settings = self.settings, settings
        if self.transport is not None:
            self._tell_metronome(self.transport)
            if before.soundfont != settings.soundfont:
                self.transport.use_soundfont(settings.soundfont)
            if before.device != settings.device:
                self.transport.use_device(settings.device)
            if before.midi_clock_port != settings.midi_clock_port:
                self.transport.midi_clock(settings.midi_clock_port)
        if before != settings:
            self.changed.emit()

    def watch(self, document: Document) -> None:
        """Play this document, and what becomes of it."""
        if document is self._document:
            return
        self.leave()
        self._document = document
        self._stop_listening = document.listen(self._follow)
        self._begin()

    def leave(self) -> None:
        """Play nothing any more: there is no song."""
        self._stop_listening()
        self._stop_listening = lambda: None
        self._document = None
        self._timer.stop()
        self._showing.stop()
        if self.transport is not None:
            self.transport.end_audition()
            self.transport.stop()
            self._tell_state(self.transport)

    def close(self) -> None:
        """End the sound for good."""
        self.closing.emit()
        self.leave()
        if self.transport is not None:
            self.transport.close()

    def toggle(self) -> None:
        """Play from the playhead, or pause there."""
        if self.is_running:
            self._order(lambda transport: transport.pause())
        else:
            self._bars_counted = self._count_in
            self._order(lambda transport: transport.play(None, self._count_in))
            self._tell_silence()

    def play_from(self, tick: int) -> None:
        """Play from a tick of the arrangement shown."""
        self._bars_counted = self._count_in
        self._order(lambda transport: transport.play(tick, self._count_in))
        self._tell_silence()

    def play_counted(self, tick: int, bars: int) -> None:
        """Play from a tick, with so many bars counted in, whatever is usual."""
        self._bars_counted = bars
        self._order(lambda transport: transport.play(tick, bars))
        self._tell_silence()

    def click(self, *, on: bool) -> None:
        """Let the metronome click whatever its switch says, or as its switch says again."""
        self._clicks_anyway = on
        if self.transport is not None:
            self._tell_metronome(self.transport)

    def stop(self) -> None:
        """Stand where playing began; once more, at the song's start."""
        self._order(lambda transport: transport.stop())

    def locate(self, tick: int) -> None:
        """Stand at a tick of the arrangement shown, or go on playing from it."""
        self._order(lambda transport: transport.locate(tick))

    def set_loop(self, slots: tuple[SlotId, ...], *, is_song: bool = False) -> None:
        """Repeat these slots, or the song, or with neither nothing. From outside the playhead jumps in."""
        if not self._order(lambda transport: transport.loop(slots, is_song=is_song)):
            return
        self._loop.begin(slots, is_song=is_song)
        inside = self.loop_ticks
        if self.loop and inside is not None and not inside[0] <= self.tick < inside[1]:
            self.locate(inside[0])
        self.changed.emit()

    def set_percent(self, percent: int) -> None:
        """Play at so many percent of the song's tempo, held between 50 and 150."""
        if self._order(lambda transport: transport.set_percent(percent)):
            self.changed.emit()

    def try_out(self, song: Song) -> None:
        """Let the song be heard as a hand would have it that still decides, until the document changes."""
        if self.transport is not None:
            self._showing.show(self.transport, song, "now")

    def silence(self, lane: LaneId | None) -> None:
        """Let a lane not be heard that is recorded over, whatever its switches say; None ends it."""
        if self._document is not None and lane != self._showing.silenced:
            self._showing.silenced = lane
            self.try_out(self._document.song)

    def look(self) -> None:
        """See what has happened, and tell it."""
        if self.transport is None:
            return
        heard = None
        for report in self.transport.poll():
            heard = report if isinstance(report, Heard) else heard
            self._take_in(report)
        self._tell_state(self.transport)
        self._tell_place(self.transport)
        self._tell_count()
        if heard is not None:
            self._tell_levels(heard)
        self._timer.setInterval(FRAME_MS if self.is_running or self._is_sounding else REST_MS)

    def _tell_metronome(self, transport: "Transport") -> None:
        is_on = self.settings.metronome or self._clicks_anyway
        transport.metronome(is_on, self.settings.metronome_volume)

    @property
    def _count_in(self) -> int:
        return self.settings.count_in_bars if self.settings.count_in else 0

    def _order(self, order: Order) -> bool:
        """Give an order, and look at once what becomes of it. Whether there is anyone to obey."""
        if self.transport is None:
            self.told.emit(self.why_silent)
            return False
        self.transport.start()
        self._show_waiting()
        order(self.transport)
        self.look()
        return True

    def _begin(self) -> None:
        """Stand at the start of the song that was opened, with nothing of the one before."""
        self._loop.begin((), is_song=False)
        if self.transport is not None:
            self.transport.start()
            self.transport.stop()
            self.transport.loop(())
            self.transport.set_percent(100)
            self._show()
            self.transport.locate(0)
            self._timer.start()
            self.look()
        self.changed.emit()

    def _follow(self, change: Change) -> None:
        if change.what == "opened":
            self._begin()
        elif not sounds_alike(change.before, change.after):
            self._keep_loop(change)
            self._showing.wait()

    def _keep_loop(self, change: Change) -> None:
        before, after = (
            self._places.places(song, song.arrangement) for song in (change.before, change.after)
        )
        if self._loop.keep(before, after):
            self.changed.emit()

    def _show_waiting(self) -> None:
        """Let what is ordered speak of the song as it is now."""
        if self._showing.is_waiting:
            self._show()

    def _show(self) -> None:
        if self.transport is not None and self._document is not None:
            self._showing.show(self.transport, self._document.song, self.settings.when_heard)
            self.look()

    def _take_in(self, report: Report) -> None:
        match report:
            case Heard():
                self._places.expect(report.revision, report.at)
            case Ready():
                self.ready_changed.emit()
            case Trouble("no-device") if not self.is_running:
                self._is_silence_untold = True
            case Trouble(code, values):
                self.told.emit(say(code, **values))
            case Outputs():
                self.outputs_found.emit(report)

    def _tell_silence(self) -> None:
        """Say to who wants to hear something, once, that there is nothing to hear it with."""
        if self._is_silence_untold:
            self._is_silence_untold = False
            self.told.emit(say("no-device"))

    def _tell_state(self, transport: "Transport") -> None:
        if transport.state != self.state:
            self.state = transport.state
            self.state_changed.emit(self.state)

    def _tell_place(self, transport: "Transport") -> None:
        if self._document is None:
            return
        now = monotonic()
        tick = transport.tick_now(now) or 0.0
        shown = self._places.shown(tick, now, transport.arrangement_heard, self._document.song)
        if shown != self.tick:
            self.tick = shown
            self.moved.emit(shown)

    def _tell_count(self) -> None:
        before = self._counting.left
        if self.state != "counting-in" or self._document is None:
            self._counting.end()
        elif not before:
            song = self._document.song
            self._counting.begin(counted_beats(song, int(self.tick), self._bars_counted, self.percent))
        else:
            self._counting.go_on(self.heard, monotonic())
        if self._counting.left != before:
            self.counted.emit()

    def _tell_levels(self, heard: Heard) -> None:
        is_sounding = heard.is_auditioning or heard.voices > 0 or heard.level > FAINTEST
        if is_sounding or self._is_sounding:
            self.levels_changed.emit(heard)
        self._is_sounding = is_sounding
