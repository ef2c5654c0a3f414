"""Recording: it begins and ends with the transport, takes down what is played, and puts it into the song.

While the song runs everything that is played is taken down, recording or not, so that what was just played
can be kept. A loop's laps are heard again while the next one is played over them.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import monotonic
from typing import TYPE_CHECKING

from msgspec import structs
from PySide6.QtCore import QObject, QTimer, Signal

from arrangeboard.app.document import Change, Document
from arrangeboard.app.places import places_of
from arrangeboard.app.takes.keeping import (
    Recorded,
    begins_section,
    keep_take,
    lane_to_record,
    tick_to_record,
    timed,
)
from arrangeboard.app.takes.log import COUNTED_TICKS, Stretch, TakeLog
from arrangeboard.app.takes.placing import with_take
from arrangeboard.errors import UserError
from arrangeboard.gui.playing.playing import Playing
from arrangeboard.gui.recording.played_keys import PlayedKeys
from arrangeboard.melody.takes import Played, Take
from arrangeboard.song.ids import LaneId
from arrangeboard.song.timeline import timeline
from arrangeboard.song.values import Note, Song
from arrangeboard.words import say, say_error

if TYPE_CHECKING:
    # Loaded with the first song.
    from arrangeboard.sound.transport.anchors import HeardPlace

LOOK_MS = 30
KEPT_SECONDS = 60.0
"""So far back "keep what I just played" reaches."""


@dataclass(frozen=True)
class Session:
    """What is being recorded: into which lane of which song, from where; `punched` into a song that ran.

    `heard` is the song as it was when its sections came to stand elsewhere: the take ends there.
    """

    document: Document
    lane: LaneId
    start_tick: int
    punched: bool
    heard: Song | None = None

    @property
    def song(self) -> Song:
        """The song that the take was played to, in whose ticks it is."""
        return self.document.song if self.heard is None else self.heard


class Recorder(QObject):
    """`changed` tells that recording began or ended, `grew` that something was played or time has passed.

    `kept` carries a `Recorded`; `refused` a sentence of what could not be done.
    """

    changed = Signal()
    grew = Signal()
    kept = Signal(object)
    refused = Signal(str)

    def __init__(self, playing: Playing, keys: PlayedKeys, parent: QObject) -> None:
        super().__init__(parent)
        self._playing = playing
        self._keys = keys
        self.session: Session | None = None
        self._log = TakeLog()
        self._log_lane: LaneId | None = None
        self._stop_listening: Callable[[], object] = lambda: None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        keys.played.connect(self.take)
        playing.state_changed.connect(self._follow)
        playing.changed.connect(self._follow_loop)

    @property
    def is_recording(self) -> bool:
        """Whether something is being recorded, or counted in for it."""
        return self.session is not None

    @property
    def note_count(self) -> int:
        """How many notes have been recorded."""
        return self._log.note_count if self.session is not None else 0

    def notes_lately(self, ticks: int) -> tuple[Note, ...]:
        """What was recorded in the last so many ticks, or in a loop; nothing while nothing is."""
        return self._log.notes_lately(ticks) if self.session is not None else ()

    def begin(self, document: Document) -> bool:
        """Record into the selected lane, into what plays or from the selected section; whether it began."""
        if self.session is not None:
            return True
        try:
            lane, _ = lane_to_record(document)
        except UserError as error:
            self.refused.emit(say_error(error))
            return False
        if self._playing.transport is None:
            self.refused.emit(self._playing.why_silent)
            return False
        punched = self._playing.state == "playing"
        start = int(self._playing.tick) if punched else self._start_of(document)
        self._keys.pin(lane.id)
        self._keys.expect()
        self._new_log(lane.id)
        self.session = Session(document, lane.id, start, punched)
        self._stop_listening = document.listen(self._follow_song)
        if self._playing.settings.record_mode == "replace":
            self._playing.silence(lane.id)
        if not punched:
            settings = self._playing.settings
            self._playing.play_counted(start, settings.count_in_bars if settings.record_count_in else 0)
        if self._playing.settings.record_metronome:
            self._playing.click(on=True)
        self._timer.start()
        self.changed.emit()
        return True

    def end(self) -> None:
        """Stop recording and keep the take. A song that ran before goes on, else it stands where it began."""
        session = self.session
        if session is None:
            return
        self._finish()
        if not session.punched and self._playing.is_running:
            self._playing.stop()

    def keep_played(self, document: Document) -> None:
        """Make a take of what was just played, though it was not recorded."""
        log = self._log.since(monotonic() - KEPT_SECONDS)
        starts = [event.tick for event in log.events if event.kind == "on" and event.value]
        if not starts or self._log_lane is None or self.session is not None:
            self.refused.emit(say("nothing-played"))
            return
        stretch = self._stretch(log, max(0, min(starts)))
        settings, lane = self._playing.settings, self._log_lane
        take = timed(document.song, log.take(stretch, settings.record_mode), settings.record_grid)
        if self._keep(document, Recorded(lane, take, stretch.start_tick, settings.record_mode)):
            self._new_log(lane)

    def take(self, played: Played) -> None:
        """Take down something that was played, where it was heard."""
        place = self._place_at(played.seconds)
        if place is None:
            return
        if self.session is None and played.kind == "on":
            self._log_lane = self._keys.lane
        self._log.add(played, place.tick, place.lap)
        if self.session is not None:
            self.grew.emit()

    def look(self) -> None:
        """See how far the song is."""
        place = self._place_at(monotonic())
        if place is None:
            return
        if self.session is None:
            self._log.forget_before(monotonic() - KEPT_SECONDS)
        if self._log.pass_by(place.tick, place.lap) and self.session is not None:
            self._let_laps_be_heard(self.session)
        if self.session is not None:
            self.grew.emit()

    def _start_of(self, document: Document) -> int:
        start = tick_to_record(document, self._playing.tick)
        loop = self._playing.loop_ticks
        return start if loop is None or loop[0] <= start < loop[1] else loop[0]

    def _place_at(self, seconds: float) -> "HeardPlace | None":
        """What was heard when something came in; None while nothing is, or nothing is taken down any more."""
        transport, settings = self._playing.transport, self._playing.settings
        if transport is None or (self.session is not None and self.session.heard is not None):
            return None
        return transport.place_at(seconds - settings.input_latency_ms / 1000)

    def _follow_song(self, change: Change) -> None:
        """Where sections come to stand elsewhere, ticks mean something else: the take is what it was then.

        So it is where its lane is taken away.
        """
        if self.session is None or self.session.heard is not None or change.before is change.after:
            return
        before, after = (places_of(song, song.arrangement) for song in (change.before, change.after))
        is_lane_gone = all(lane.id != self.session.lane for lane in change.after.lanes)
        if is_lane_gone or (before.slots, before.starts) != (after.slots, after.starts):
            self.session = replace(self.session, heard=change.before)
            # The song is not changed again before everybody has heard of this change.
            QTimer.singleShot(0, self, self.end)

    def _follow(self, state: str) -> None:
        if state in ("playing", "counting-in"):
            if not self._timer.isActive():
                self._new_log(self._keys.lane)
                self._timer.start()
        elif self._timer.isActive():
            self._finish()
            self._timer.stop()

    def _follow_loop(self) -> None:
        """Another loop means another take: what was played round the old one is kept as it is."""
        loop, known = self._playing.loop_ticks, self._log.loop
        if loop == (None if known is None else (known.start_tick, known.end_tick)):
            return
        self._finish()
        self._new_log(self._log_lane)

    def _new_log(self, lane: LaneId | None) -> None:
        loop = self._playing.loop_ticks
        self._log = TakeLog(Stretch(*loop, is_loop=True) if loop is not None else None)
        self._log_lane = lane

    def _stretch(self, log: TakeLog, start_tick: int) -> Stretch:
        """The loop, once it has turned or where all was played inside it; else up to where the song is."""
        if log.loop is not None and log.loop.start_tick <= start_tick < log.loop.end_tick:
            return log.loop
        last = max((event.tick for event in log.events), default=0)
        return Stretch(start_tick, max(round(log.tick), last, start_tick) + 1)

    def _taken(self, session: Session) -> Take:
        stretch = self._stretch(self._log, session.start_tick)
        leads = begins_section(session.song, session.start_tick) and not session.punched
        pickup = COUNTED_TICKS if leads else 0
        take = self._log.take(stretch, self._playing.settings.record_mode, pickup_ticks=pickup)
        return timed(session.song, take, self._playing.settings.record_grid)

    def _let_laps_be_heard(self, session: Session) -> None:
        """Play what the laps have brought so far; the song itself is changed when recording ends."""
        if self._playing.settings.record_mode != "overdub" or session.heard is not None:
            return
        song = session.document.song
        heard = with_take(
            song, session.lane, self._taken(session), start_tick=session.start_tick, mode="overdub"
        )
        if heard is not song:
            self._playing.try_out(heard)

    def _finish(self) -> None:
        session = self.session
        if session is None:
            return
        self.look()
        self._keys.let_go()
        take = self._taken(session)
        was_counted_only = self._log.tick <= session.start_tick and not take.notes
        self.session = None
        self._stop_listening()
        self._keys.pin(None)
        self._playing.click(on=False)
        self.changed.emit()
        mode = self._playing.settings.record_mode
        recorded = Recorded(session.lane, take, session.start_tick, mode, session.heard)
        if was_counted_only or self._keep(session.document, recorded):
            self._new_log(session.lane)
        self._playing.silence(None)

    def _keep(self, document: Document, recorded: Recorded) -> bool:
        """Put a take into the song; whether that could be done. What was played is not forgotten before."""
        heard = recorded.heard or document.song
        end_tick = timeline(heard, heard.arrangement).end_tick
        inside = tuple(note for note in recorded.take.notes if note.start_tick < end_tick)
        take = Take(inside, recorded.take.controls)
        try:
            kept = keep_take(document, structs.replace(recorded, take=take))
        except UserError as error:
            self._playing.try_out(document.song)
            self.refused.emit(say_error(error))
            return False
        self.kept.emit(kept)
        return True
