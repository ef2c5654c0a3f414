"""What the commands about recording and about playing on keys do."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from arrangeboard.app.document import Document
from arrangeboard.app.takes.keeping import (
    OFFERED_GRID,
    TAKE_GRIDS,
    Recorded,
    keep_only_here,
    lane_to_record,
    put_on_grid,
    timed,
)
from arrangeboard.gui.recording.studio import Studio
from arrangeboard.gui.window.actions import Handlers
from arrangeboard.gui.window.menus import Choice
from arrangeboard.melody.stepping import Step
from arrangeboard.song import find
from arrangeboard.storage.settings import TakeMode
from arrangeboard.words import say

if TYPE_CHECKING:
    from arrangeboard.gui.window.main_window import MainWindow

TAKE_MODES: tuple[TakeMode, ...] = ("overdub", "replace")


class Recording(QObject):
    """Handlers of the commands, and what is said of takes and devices."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.studio = Studio(window.playing, window)
        window.playing.studio = self.studio
        studio = self.studio
        studio.told.connect(self._tell)
        studio.steps.stepped.connect(self._write)
        studio.recorder.refused.connect(self._refuse)
        studio.recorder.kept.connect(self._tell_kept)
        studio.recorder.changed.connect(self._follow)
        studio.keyboard.changed.connect(self._follow)
        studio.keyboard.escaped.connect(self._escape)
        window.session.about_to_leave.connect(studio.recorder.end)
        window.installEventFilter(self)

    def starts(self) -> list[Choice]:
        """Whether a take is counted in."""
        is_counted, remember = self._window.settings.record_count_in, self._window.remember
        return [
            (say("record-count-in-always"), _deed(remember, record_count_in=True), is_counted),
            (say("record-count-in-off"), _deed(remember, record_count_in=False), not is_counted),
        ]

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let go of keys where the window loses the focus."""
        if event.type() == QEvent.Type.WindowDeactivate:
            self.studio.keyboard.let_go()
            self.studio.keys.let_go()
        return False

    def handlers(self) -> Handlers:
        """What each command does."""
        return {
            "record": self._record,
            "keep-played": lambda: self.studio.recorder.keep_played(self._window.desk.document),
            "keyboard-mode": self._toggle_keyboard,
        }

    def modes(self) -> list[Choice]:
        """What a take does with what is there."""
        held, remember = self._window.settings.record_mode, self._window.remember
        return [
            (say(f"record-mode-{mode}"), _deed(remember, record_mode=mode), mode == held)
            for mode in TAKE_MODES
        ]

    def grids(self) -> list[Choice]:
        """Where a take is pulled to afterwards."""
        held, remember = self._window.settings.record_grid, self._window.remember
        return [
            (say(f"record-grid-{grid}"), _deed(remember, record_grid=grid), grid == held)
            for grid in TAKE_GRIDS
        ]

    def _record(self) -> None:
        """Begin or end. With nothing to play on, offer the computer's own keys first."""
        studio, recorder = self.studio, self.studio.recorder
        if recorder.is_recording:
            recorder.end()
        elif studio.has_device or studio.keyboard.is_on or self._window.playing.transport is None:
            self._begin()
        else:
            self._window.messages.note(say("no-midi-keyboard"), say("use-these-keys"), self._begin_on_keys)

    def _begin_on_keys(self) -> None:
        """Show the keys first; whoever has found them says when to begin."""
        self._toggle_keyboard()
        self._window.act(self._tell_ready)

    def _tell_ready(self, document: Document) -> None:
        lane, _ = lane_to_record(document)
        self._window.messages.tell(say("keys-ready", lane=lane.name), say("count-in-now"), self._begin)

    def _begin(self) -> None:
        document = self._window.desk.document
        self._window.deeds.hearing.stop()
        self._window.messages.hide()
        if self.studio.recorder.begin(document):
            lane, is_chosen = lane_to_record(document)
            key = "Shift+R" if self.studio.keyboard.is_on else "R"
            code = "recording-told" if is_chosen else "recording-first-lane-told"
            self._window.say_hint(say(code, lane=lane.name, key=key))

    def _toggle_keyboard(self) -> None:
        keyboard = self.studio.keyboard
        keyboard.switch(on=not keyboard.is_on)
        if keyboard.is_on:
            self.studio.keys.expect()

    def _escape(self) -> None:
        """Escape ends the recording first, and then the keyboard."""
        if self.studio.recorder.is_recording:
            self.studio.recorder.end()
        else:
            self.studio.keyboard.switch(on=False)

    def _follow(self) -> None:
        self._window.commands.check("keyboard-mode", on=self.studio.keyboard.is_on)
        if not self.studio.recorder.is_recording:
            self._window.say_hint("")

    def _write(self, step: Step) -> None:
        roll = self._window.deeds.roll
        if step.is_rest:
            roll.rest()
        else:
            roll.put_step(step.pitches, step.velocity, steps=step.steps)

    def _tell(self, words: str) -> None:
        self._window.messages.tell(words)

    def _refuse(self, words: str) -> None:
        self._window.messages.refuse(words)

    def _tell_kept(self, recorded: Recorded) -> None:
        """Say where the take is now; where linked repeats changed too, offer to leave them as they were."""
        window = self._window
        document = window.session.document
        if document is None:
            return  # kept as the song was closed: there is nothing left to show it in
        lane = find.lane(recorded.heard or document.song, recorded.lane).name
        places = ", ".join(recorded.places)
        names = ", ".join(f"“{name}”" for name in recorded.spare)
        if recorded.spare:
            code = "recorded-rest-in-tray" if places else "recorded-in-tray"
            window.messages.tell(say(code, lane=lane, places=places, names=names))
        elif recorded.linked:
            words = say("recorded-linked", lane=lane, places=places)
            window.messages.tell(words, say("only-here"), lambda: self._only_here(recorded))
        elif places and self._can_be_tidied(recorded):
            words = say("recorded", lane=lane, places=places)
            window.messages.tell(words, say("put-on-grid"), lambda: self._put_on_grid(recorded))
        else:
            window.messages.tell(say("recorded" if places else "recorded-on-shelf", lane=lane, places=places))

    def _can_be_tidied(self, recorded: Recorded) -> bool:
        heard = recorded.heard or recorded.before
        if self._window.settings.record_grid != "off" or heard is None:
            return False
        return timed(heard, recorded.take, OFFERED_GRID) != recorded.take

    def _put_on_grid(self, recorded: Recorded) -> None:
        self._window.act(lambda document: put_on_grid(document, recorded))
        self._window.messages.hide()

    def _only_here(self, recorded: Recorded) -> None:
        window = self._window
        window.act(lambda document: self._tell_kept(keep_only_here(document, recorded)))


def _deed(remember: Callable[..., object], **changed: object) -> Callable[[], object]:
    return lambda: remember(**changed)
