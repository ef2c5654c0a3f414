"""What the window is told of the sound: where the playhead stands, what is counted, how loud it is.

It looks at the transport's reports and tells in signals what differs. What is to be played is said by
`Playing`. Without a transport everything answers, with the reason why nothing can be heard.
"""

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from arrangeboard.app.document import Document
from arrangeboard.app.heard_places import HeardPlaces
from arrangeboard.app.playing import counted_beats
from arrangeboard.gui.playing.counting import Counting
from arrangeboard.song.values import Lane
from arrangeboard.sound.pipe.signals import Heard, Outputs, PlayState, Ready, Report, Trouble
from arrangeboard.words import say

if TYPE_CHECKING:
    # Loaded when the window stands already.
    from arrangeboard.sound.transport.transport import Transport

FRAME_MS, REST_MS = 16, 150
"""How often to look while anything is heard, and while nothing is."""
FAINTEST = 1e-4
"""A level below this, of 1, is nothing to look at."""
RUNNING: tuple[PlayState, ...] = ("playing", "counting-in")


class Listening(QObject):
    """Listens to a transport while a document is played.

    `moved` carries the playhead's tick in the arrangement shown; `levels_changed` a `Heard`, only while
    something sounds and once when it has ended; `told` a sentence about trouble. `ready_changed` tells that
    another device or SoundFont plays, `counted` that a beat of the count-in has passed.
    """

    moved = Signal(float)
    state_changed = Signal(str)
    levels_changed = Signal(object)
    told = Signal(str)
    counted = Signal()
    ready_changed = Signal()
    outputs_found = Signal(object)

    def __init__(self, transport: "Transport | None") -> None:
        super().__init__()
        self.transport = transport
        self.tick = 0.0
        self.state: PlayState = "stopped"
        self._document: Document | None = None
        self._places = HeardPlaces()
        self._counting = Counting()
        self._bars_counted = 0
        self._is_sounding = False
        self._is_silence_untold = False
        self._timer = QTimer(self, interval=REST_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)

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
