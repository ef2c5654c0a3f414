"""The lanes' meters, a column of their own over the lane headers.

They move thirty times a second while something sounds, and the board below must not be painted for that: the
column is masked to the tracks, which it paints whole, and gone while nothing sounds.
"""

from collections.abc import Iterable, Mapping
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from arrangeboard.board.items import Rect
from arrangeboard.board.levels import Bar, Meter, level_rect, pieces
from arrangeboard.gui.board.scrolled import ScrolledBoard
from arrangeboard.song.ids import LaneId

FRAME_MS = 33
NO_BAR = Bar()
MANY = 8
"""More meters than these that move at once are painted as one."""


class LevelMeters(QWidget):
    """A meter beside each lane that is heard. Tell it what is heard; the rest it does by itself."""

    def __init__(self, board: ScrolledBoard) -> None:
        super().__init__(board.viewport())
        self._board = board
        self._meters: dict[LaneId, Meter] = {}
        self._tracks: dict[LaneId, QRect] = {}
        self._bars: dict[LaneId, Bar] = {}
        self._placed: tuple[object, ...] = ()
        self._fallen_at = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._timer = QTimer(self, interval=FRAME_MS)
        self._timer.timeout.connect(self._move)
        board.verticalScrollBar().valueChanged.connect(lambda _value: self._place())
        board.viewport().installEventFilter(self)

    @property
    def bars(self) -> Mapping[LaneId, Bar]:
        """What is shown of each lane that is heard and has a meter in sight."""
        return self._bars if self.isVisible() else {}

    def hear(self, peaks: Iterable[tuple[LaneId, float]]) -> None:
        """Take what was just heard of each lane, 1 for full scale."""
        silent = self._board.scene.silent
        for lane, amplitude in peaks:
            if amplitude > 0 and lane not in silent:
                self._meters.setdefault(lane, Meter()).hear(amplitude)
        if not self._timer.isActive() and any(not meter.is_at_rest for meter in self._meters.values()):
            self._fallen_at = monotonic()
            self._timer.start()
            self._move()
            self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the lane headers when the board gets another size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tracks that moved."""
        painter = QPainter(self)
        region, inks = event.region(), self._board.surface.inks
        few = region.rectCount() <= MANY
        for lane, track in self._tracks.items():
            if not few or region.intersects(track):
                left, top, width, height = track.x(), track.y(), track.width(), track.height()
                painter.fillRect(track, inks.colour("ground"))
                for low, high, ink in pieces(self._bars[lane], height):
                    painter.fillRect(left, top + height - high, width, high - low, inks.colour(ink))
        painter.end()

    def _move(self) -> None:
        """Let the meters fall, and paint those that look different now."""
        now = monotonic()
        seconds, self._fallen_at = now - self._fallen_at, now
        for meter in self._meters.values():
            meter.fall(seconds)
        if all(meter.is_at_rest for meter in self._meters.values()):
            self._rest()
            return
        self._place()
        bars = {lane: self._bar(lane, track) for lane, track in self._tracks.items()}
        moved = [lane for lane, bar in bars.items() if bar != self._bars[lane]]
        self._bars = bars
        if len(moved) > MANY:
            self.update()
        else:
            for lane in moved:
                self.update(self._tracks[lane])

    def _bar(self, lane: LaneId, track: QRect) -> Bar:
        meter = self._meters.get(lane)
        return meter.bar(track.height()) if meter else NO_BAR

    def _rest(self) -> None:
        self._timer.stop()
        self._meters.clear()
        self._placed = ()
        self.hide()

    def _place(self) -> None:
        """Stand beside the lanes as they stand now."""
        scene, frame = self._board.scene, self._board.frame
        stands = (scene.geometry, scene.silent, frame)
        same = bool(self._placed) and all(a is b for a, b in zip(stands, self._placed, strict=True))
        if same or not self._timer.isActive():
            return
        self._placed = stands
        self._tracks = self._tracks_in_sight()
        self._bars = {lane: self._bar(lane, track) for lane, track in self._tracks.items()}
        region = QRegion()
        for track in self._tracks.values():
            region += track
        column = _pixels(frame.lane_headers, self._board.theme.scale)
        self.setGeometry(column if self._tracks else QRect())
        self.setMask(region)
        self.update()

    def _tracks_in_sight(self) -> dict[LaneId, QRect]:
        """Where the meters of the lanes that are heard stand in the column."""
        scene, frame, scale = self._board.scene, self._board.frame, self._board.theme.scale
        column = _pixels(frame.lane_headers, scale)
        found = {}
        for at, lane in enumerate(scene.geometry.lanes):
            track = _pixels(level_rect(scene, at).moved(0, frame.view_y(0)), scale)
            if lane not in scene.silent and track.intersects(column):
                found[lane] = track.translated(-column.topLeft())
        return found


def _pixels(rect: Rect, scale: float) -> QRect:
    left, top = round(rect.x * scale), round(rect.y * scale)
    return QRect(left, top, round(rect.width * scale), round(rect.bottom * scale) - top)
