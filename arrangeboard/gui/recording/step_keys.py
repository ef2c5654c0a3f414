"""Which keys write while the piano roll takes steps: a MIDI keyboard, else the computer's own.

Without a keyboard at hand, letters would still be shortcuts and change what one means to write.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject

from arrangeboard.app.document import Change, Document
from arrangeboard.words import say

if TYPE_CHECKING:
    from arrangeboard.gui.playing.playing import Playing
    from arrangeboard.gui.recording.studio import Studio


class StepKeys(QObject):
    """Turns the computer's keys on with step input where there is no device, and off again with it."""

    def __init__(self, playing: "Playing", studio: "Studio") -> None:
        super().__init__(studio)
        self._playing = playing
        self._studio = studio
        self._document: Document | None = None
        self._stop_listening: Callable[[], object] = lambda: None
        self._is_ours = False
        playing.changed.connect(self._follow)
        studio.devices_changed.connect(self._follow)
        studio.keyboard.changed.connect(self._follow_keyboard)

    @property
    def is_stepping(self) -> bool:
        """Whether keys that are played are written into the open piece."""
        document = self._playing.document
        return document is not None and document.roll.is_open and document.roll.is_stepping

    def words(self) -> str:
        """Which keys write at the caret."""
        return say("step-letters" if self._studio.keyboard.is_on else "step-device")

    def _follow(self) -> None:
        if self._document is not self._playing.document:
            self._stop_listening()
            self._document = self._playing.document
            listen = self._document.listen if self._document is not None else None
            self._stop_listening = listen(self._follow_song) if listen is not None else lambda: None
        if self.is_stepping and not self._studio.has_device:
            self._is_ours = self._is_ours or not self._studio.keyboard.is_on
            self._studio.keyboard.switch(on=True)
        elif self._is_ours and not self.is_stepping:
            self._is_ours = False
            self._studio.keyboard.switch(on=False)

    def _follow_song(self, _change: Change) -> None:
        self._follow()

    def _follow_keyboard(self) -> None:
        """Who leaves the keys leaves step input too, where nothing else could write."""
        document = self._playing.document
        if self._studio.keyboard.is_on or document is None:
            return
        self._is_ours = False
        if self.is_stepping and not self._studio.has_device:
            document.show_roll(replace(document.roll, is_stepping=False))
