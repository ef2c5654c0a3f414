"""Auditions: what is selected, a card of the tray, a chord or an instrument, heard at a click.

One at a time, on top of whatever plays. The same asked for again ends it, and so does Escape.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from arrangeboard.errors import UserError
from arrangeboard.gui.window.actions import Handlers
from arrangeboard.words import say, say_error

if TYPE_CHECKING:
    from arrangeboard.gui.dialogs.openers import Dialogs
    from arrangeboard.gui.playing.playing import Playing
    from arrangeboard.gui.window.main_window import MainWindow
    from arrangeboard.sound.score.excerpts import Excerpt

SPARE_MS = 250
"""The time that the sound takes to begin and to ring out, beyond the excerpt's own."""

Make = Callable[[], "Excerpt | None"]


class Hearing(QObject):
    """Lets one excerpt after another be heard.

    `changed` tells that one has begun or ended, or that there may be sound now where there was none.
    """

    changed = Signal()

    def __init__(self, window: "MainWindow", dialogs: "Dialogs", playing: "Playing") -> None:
        super().__init__(window)
        self._window = window
        self._dialogs = dialogs
        self._playing = playing
        self._heard: object = None
        self._end = QTimer(self, singleShot=True)
        self._end.timeout.connect(self._ended)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), window, self.stop)
        self._escape.setEnabled(False)
        playing.ready_changed.connect(self.changed)

    @property
    def heard(self) -> object:
        """What is heard now, as it was named to `hear`; None for nothing."""
        return self._heard

    @property
    def why_not(self) -> str:
        """Why nothing can be heard, in a sentence; empty where it can."""
        return "" if self._playing.transport is not None else self._playing.why_silent

    def handlers(self) -> Handlers:
        """What each command does."""
        return {
            "hear": self._hear_alone,
            "hear-with-others": self._hear_with_others,
            "sound-settings": self._dialogs.show_sound,
        }

    def toggle(self, named: object, make: Make) -> None:
        """Let be heard what `make` gives, called `named`; where just that is heard already, end it."""
        if self._heard == named:
            self.stop()
        else:
            self.hear(named, make)

    def hear(self, named: object, make: Make) -> None:
        """Let be heard what `make` gives, from its start; say so where there is nothing in it."""
        transport = self._playing.transport
        if transport is None:
            self._window.messages.refuse(self.why_not)
            return
        try:
            excerpt = make()
        except UserError as error:
            self._window.messages.refuse(say_error(error))
            return
        if excerpt is None:
            self.stop()
            self._window.say_hint(say("nothing-to-hear"))
            return
        transport.start()
        transport.audition(excerpt)
        self._playing.look()
        frames = excerpt.end_frame - excerpt.start_frame
        self._end.start(SPARE_MS + 1000 * frames // excerpt.score.tempo_map.rate)
        self._escape.setEnabled(True)
        self._heard = named
        self._window.say_hint(say("hearing-told"))
        self.changed.emit()

    def stop(self) -> None:
        """Let fade what is heard."""
        if self._heard is not None and self._playing.transport is not None:
            self._playing.transport.end_audition()
        self._ended()

    def _hear_alone(self) -> None:
        from arrangeboard.app.auditions import alone  # noqa: PLC0415  brings numpy, as do the others

        document = self._window.desk.document
        self.toggle(("alone", document.selection), lambda: alone(document))

    def _hear_with_others(self) -> None:
        from arrangeboard.app.auditions import with_others  # noqa: PLC0415

        document = self._window.desk.document
        self.toggle(("with-others", document.selection), lambda: with_others(document))

    def _ended(self) -> None:
        self._end.stop()
        self._escape.setEnabled(False)
        if self._heard is not None:
            self._heard = None
            self._window.say_hint("")
            self.changed.emit()
