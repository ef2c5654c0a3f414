"""Playing as the piano roll shows it: the playhead where its part is heard, the keys that sound."""

from PySide6.QtCore import QObject

from arrangeboard.app.document import Document
from arrangeboard.app.places import Places, places_of
from arrangeboard.app.roll.open_piece import open_piece
from arrangeboard.app.roll.playhead import piece_tick
from arrangeboard.gui.playing.playing import Playing
from arrangeboard.gui.roll.roll_view import RollView
from arrangeboard.melody.timing import end_of
from arrangeboard.song.values import Song

PAGE_MARGIN = 8
"""The next page is turned so many pixels before the playhead reaches the edge."""


class RollPlaying(QObject):
    """Ties a roll to what plays, for as long as the roll stands."""

    def __init__(self, document: Document, view: RollView, playing: Playing) -> None:
        super().__init__(view)
        self._document = document
        self._view = view
        self._playing = playing
        self._laid_out: tuple[Song, Places] | None = None
        playing.moved.connect(self.show)
        playing.state_changed.connect(self.show)

    def show(self) -> None:
        """Stand the playhead where it is in the piece."""
        view, tick = self._view, self._tick()
        view.show_playhead(tick)
        if not self._playing.is_running:
            if self._playing.transport is not None:
                view.show_sounding(())
            return
        scene = view.scene
        if tick is None or scene is None:
            view.show_sounding(())
            return
        near = scene.between(int(tick), int(tick))
        view.show_sounding(note.pitch for note in near if note.start_tick <= tick < end_of(note))
        if self._playing.settings.follow and self._is_out_of_sight(tick):
            view.scroll_to_tick(tick)

    def _is_out_of_sight(self, tick: float) -> bool:
        area, x = self._view.frame.notes, self._view.frame.x(tick)
        return not area.x <= x < area.right - PAGE_MARGIN

    def _tick(self) -> float | None:
        shown = open_piece(self._document)
        if shown is None or self._playing.transport is None:
            return None
        return piece_tick(self._document.song, shown, self._places(), self._playing.tick)

    def _places(self) -> Places:
        song = self._document.song
        if self._laid_out is None or self._laid_out[0] is not song:
            self._laid_out = song, places_of(song, song.arrangement)
        return self._laid_out[1]
