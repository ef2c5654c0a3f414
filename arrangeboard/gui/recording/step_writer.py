"""Step input: while the piano roll takes steps, what is struck together is a step."""

from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from arrangeboard.gui.playing.playing import Playing
from arrangeboard.melody.stepping import NO_CHORD, TOGETHER_SECONDS, completed, stepped_in
from arrangeboard.melody.takes import Played

SPARE_MS = 5


class StepWriter(QObject):
    """`stepped` carries each `Step` that is complete."""

    stepped = Signal(object)

    def __init__(self, playing: Playing, parent: QObject) -> None:
        super().__init__(parent)
        self._playing = playing
        self._chord = NO_CHORD
        self._timer = QTimer(self, singleShot=True, interval=round(1000 * TOGETHER_SECONDS) + SPARE_MS)
        self._timer.timeout.connect(self.complete)

    def take(self, played: Played) -> None:
        """Take in what was played; nothing happens while the roll takes no steps, or the song runs."""
        document = self._playing.document
        if document is None or not document.roll.is_stepping or self._playing.is_running:
            self._chord = NO_CHORD
            return
        self._chord, steps = stepped_in(self._chord, (played,))
        for step in steps:
            self.stepped.emit(step)
        if self._chord.pitches and not self._chord.held:
            self.complete(played.seconds)

    def complete(self, seconds: float | None = None) -> None:
        """Write the chord if nothing can join it any more, else see again when that is so."""
        document = self._playing.document
        step = completed(self._chord, monotonic() if seconds is None else seconds)
        if document is None or not self._chord.pitches or self._chord.held:
            return
        if step is None:
            self._timer.start()
            return
        self._chord = NO_CHORD
        self.stepped.emit(step)
