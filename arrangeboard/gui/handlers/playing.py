"""What the commands of the Playback menu do."""

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from arrangeboard.app.document import Document
from arrangeboard.app.figures import microseconds_of
from arrangeboard.app.playing import chosen_start, chosen_stretch
from arrangeboard.app.tapping import FIRST_TEMPO_AT, Taps
from arrangeboard.gui.playing.playing import PRACTICE_STEP
from arrangeboard.gui.window.actions import Handlers
from arrangeboard.gui.window.menus import Choice
from arrangeboard.song.edits.song_fields import set_song_tempo
from arrangeboard.storage.settings import WhenHeard
from arrangeboard.words import say

if TYPE_CHECKING:
    from arrangeboard.gui.window.main_window import MainWindow

WHENS: tuple[WhenHeard, ...] = ("now", "beat", "bar", "section")


class Playback:
    """Handlers of the Playback menu."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._taps = Taps()
        self._tapped: Document | None = None
        self._tapped_step = -1
        self._pointed_tick: int | None = None

    def handlers(self) -> Handlers:
        """What each command does."""
        window = self._window
        return {
            "play": self._play,
            "stop": window.playing.stop,
            "to-start": lambda: window.playing.locate(0),
            "play-from-here": self._play_from_here,
            "loop": self._loop,
            "loop-song": self._loop_song,
            "metronome": lambda: window.remember(metronome=not window.settings.metronome),
            "count-in": lambda: window.remember(count_in=not window.settings.count_in),
            "follow": lambda: window.remember(follow=not window.settings.follow),
            "tap-tempo": self.tap,
            "slower": lambda: self._practise(-PRACTICE_STEP),
            "faster": lambda: self._practise(PRACTICE_STEP),
            "original-tempo": lambda: window.playing.set_percent(100),
        }

    def whens(self) -> list[Choice]:
        """When a change can be heard."""
        held = self._window.settings.when_heard
        return [(say(f"when-{when}"), self._setter(when), when == held) for when in WHENS]

    def point_at(self, tick: int) -> None:
        """A menu is open for a place: "here" is there as long as it is."""
        self._pointed_tick = tick

    def point_nowhere(self) -> None:
        """The menu is gone: "here" is the selection again."""
        self._pointed_tick = None

    def tap(self) -> None:
        """Tap in time. From the fourth tap of a run on the song has its tempo, in one step of undo."""
        document = self._window.desk.document
        tempo = self._taps.tap(monotonic())
        if tempo is None:
            missing = FIRST_TEMPO_AT - self._taps.count
            self._window.say_hint(say("tap-missing-one" if missing == 1 else "tap-missing", count=missing))
            return
        self._take_back_last_tempo(document)
        step, lasting = document.step, microseconds_of(tempo)
        self._window.act(
            lambda document: document.apply(
                "step-set-song-tempo", lambda song: set_song_tempo(song, lasting), tempo=tempo
            )
        )
        self._tapped, self._tapped_step = document, document.step if document.step > step else -1
        self._window.say_hint(say("tap-told", tempo=tempo, count=self._taps.count))

    def _take_back_last_tempo(self, document: Document) -> None:
        """Undo what the tap before has set, if nothing was done since: a run of taps is one step."""
        is_same_run = self._taps.count > FIRST_TEMPO_AT
        last = document.step == len(document.steps) - 1
        if is_same_run and last and (document, document.step) == (self._tapped, self._tapped_step):
            document.undo()

    def _play(self) -> None:
        """Play or pause. What is heard by itself ends where the song begins: nothing sounds twice."""
        if not self._window.playing.is_running:
            self._window.deeds.hearing.stop()
        self._window.playing.toggle()

    def _play_from_here(self) -> None:
        self._window.deeds.hearing.stop()
        here = self._pointed_tick
        self._window.playing.play_from(chosen_start(self._window.desk.document) if here is None else here)

    def _loop(self) -> None:
        """Loop what is selected; the same once more, or any loop with nothing selected, ends it."""
        playing = self._window.playing
        chosen = chosen_stretch(self._window.desk.document)
        if playing.is_looping and (not chosen or chosen == playing.loop):
            playing.set_loop(())
        else:
            playing.set_loop(chosen, is_song=not chosen)
        self._window.check_playing()

    def _loop_song(self) -> None:
        playing = self._window.playing
        playing.set_loop((), is_song=not playing.is_song_loop)
        self._window.check_playing()

    def _practise(self, percent: int) -> None:
        playing = self._window.playing
        playing.set_percent(playing.percent + percent)

    def _setter(self, when: WhenHeard) -> Callable[[], object]:
        return lambda: self._window.remember(when_heard=when)
