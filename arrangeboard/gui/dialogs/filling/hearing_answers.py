"""One answer after the other, heard with all that plays already, while the song stays as it is."""

from PySide6.QtCore import QObject, Signal

from arrangeboard.app.fit.filling import first_change_tick
from arrangeboard.fit.filling.assembly import Assembly, filled
from arrangeboard.gui.playing.playing import Playing
from arrangeboard.song.values import Arrangement, Song


class HearingAnswers(QObject):
    """Plays the song as an answer would have it, from the first section that it changes on."""

    changed = Signal()

    def __init__(self, playing: Playing, song: Song, parent: QObject) -> None:
        super().__init__(parent)
        self._playing = playing
        self._song = song
        self._heard: Assembly | None = None
        playing.state_changed.connect(self._follow)

    @property
    def heard(self) -> Assembly | None:
        """What is heard now; None for nothing."""
        return self._heard

    @property
    def why_not(self) -> str:
        """Why nothing can be heard, in a sentence; empty where it can."""
        return "" if self._playing.transport is not None else self._playing.why_silent

    def toggle(self, arrangement: Arrangement, found: Assembly) -> None:
        """Let an answer be heard; where just that one is heard, stop."""
        if self._heard is found:
            self.stop()
            return
        self._playing.try_out(filled(self._song, found))
        self._heard = found
        self._playing.play_from(first_change_tick(self._song, arrangement, found))
        self.changed.emit()

    def stop(self) -> None:
        """Fall silent, and let the song be heard as it is from now on."""
        if self._heard is None:
            return
        self._heard = None
        if self._playing.is_running:
            self._playing.stop()
        if self._playing.document is not None:
            self._playing.try_out(self._playing.document.song)
        self.changed.emit()

    def _follow(self, state: str) -> None:
        """The song has ended, or was stopped by somebody else."""
        if state == "stopped":
            self.stop()
