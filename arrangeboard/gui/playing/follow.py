"""Lets the board scroll along with the playhead while it plays.

It pages: when the head comes near the right edge, or stands out of sight, the board moves so that it stands
near the left one. A hand that scrolls is left alone until playing begins again.
"""

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation

from arrangeboard.board.frame import LEFT
from arrangeboard.gui.board.board_view import BoardView
from arrangeboard.gui.playing.playing import Playing

PAGE_AT, PAGE_TO = 0.85, 0.12
"""From which share of the width the board moves on, and at which share the playhead then stands."""
GLIDE_MS = 220


class Follow(QObject):
    """Follows one board; `is_suspended` while a hand has scrolled elsewhere."""

    def __init__(self, board: BoardView, playing: Playing, *, animated: bool) -> None:
        super().__init__(board)
        self._board = board
        self._playing = playing
        self._was_running = False
        self._was_on = playing.settings.follow
        self.is_suspended = False
        self._glide = QVariantAnimation(self)
        self._glide.setDuration(GLIDE_MS if animated else 0)
        self._glide.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._glide.valueChanged.connect(lambda at: board.horizontalScrollBar().setValue(round(at)))
        board.scrolled_by_hand.connect(self._let_go)
        # Methods of this object, so that the connections end with it: playing outlives every board.
        playing.state_changed.connect(self._take_up_again)
        playing.changed.connect(self._take_up_again)

    def move(self) -> None:
        """The playhead has moved."""
        if not self._may_scroll():
            return
        x, room = self._board.playhead.x, self._board.frame.width - LEFT
        if x is None or room <= 0:
            return
        share = (x - self._board.frame.scroll_x) / room
        if not 0 <= share <= PAGE_AT:
            self._page(round(x - PAGE_TO * room))

    def _may_scroll(self) -> bool:
        is_wanted = self._playing.settings.follow and self._playing.is_running and not self.is_suspended
        is_busy = self._board.hand.gesture is not None or self._board.drops.is_over
        is_gliding = self._glide.state() == QVariantAnimation.State.Running
        return is_wanted and not is_busy and not is_gliding

    def _page(self, scroll_x: int) -> None:
        bar = self._board.horizontalScrollBar()
        to = min(max(scroll_x, bar.minimum()), bar.maximum())
        if to == bar.value():
            return
        if self._glide.duration() == 0:
            bar.setValue(to)
            return
        self._glide.setStartValue(float(bar.value()))
        self._glide.setEndValue(float(to))
        self._glide.start()

    def _let_go(self) -> None:
        if self._playing.is_running:
            self._glide.stop()
            self.is_suspended = True

    def _take_up_again(self) -> None:
        """Follow again where playing begins, or where following was just asked for."""
        running, wanted = self._playing.is_running, self._playing.settings.follow
        if (running and not self._was_running) or (wanted and not self._was_on):
            self.is_suspended = False
        self._was_running, self._was_on = running, wanted
        self.move()
