"""The transport as the window has it: it follows the document, and says what is to be played.

What is heard of it is told by `Listening`; how a sound comes about is not known here. Without a transport
everything answers, with the reason why nothing can be heard.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from arrangeboard.app.document import Change, Document
from arrangeboard.app.playing import sounds_alike
from arrangeboard.gui.playing.listening import Listening
from arrangeboard.gui.playing.showing import Showing
from arrangeboard.gui.playing.song_loop import SongLoop
from arrangeboard.song.ids import LaneId, SlotId
from arrangeboard.song.values import Song
from arrangeboard.storage.settings import Settings

if TYPE_CHECKING:
    # Loaded when the window stands already.
    from arrangeboard.gui.recording.studio import Studio
    from arrangeboard.sound.transport.transport import Transport

SLOWEST, FASTEST, PRACTICE_STEP = 50, 150, 5
"""The practice tempo, in percent of the song's own."""

Order = Callable[["Transport"], object]


class Playing(Listening):
    """Plays one document at a time.

    `changed` tells that loop, practice tempo or preferences differ, `closing` that the sound ends for good.
    """

    changed = Signal()
    closing = Signal()

    def __init__(self, settings: Settings, transport: "Transport | None" = None) -> None:
        super().__init__(transport)
        self.settings = settings
        self.studio: Studio | None = None
        self._stop_listening: Callable[[], object] = lambda: None
        self._loop = SongLoop()
        self._clicks_anyway = False
        self._showing = Showing()
        self._showing.due.connect(self._show)

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
