"""The board: one painted scroll area with the song's sections across and its instruments down.

It holds no copy of the song. It listens to the document, makes a scene of what is shown, and paints again
only what two scenes differ in.
"""

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from arrangeboard.app.document import Change, Document
from arrangeboard.board.changes import stale
from arrangeboard.board.frame import LEFT, Frame
from arrangeboard.board.geometry import held_zoom, zoom_to_fit
from arrangeboard.board.items import Rect
from arrangeboard.board.scene import make_scene
from arrangeboard.gui.board.surface import Surface
from arrangeboard.gui.theme import Theme


class BoardView(QAbstractScrollArea):
    """The song's board."""

    piece_opened = Signal(int)
    chords_requested = Signal(int)
    instrument_requested = Signal(int)
    rename_requested = Signal(object)
    context_menu_requested = Signal(object, QPoint)
    add_section_requested = Signal()
    add_lane_requested = Signal()
    hint_changed = Signal(str)
    zoom_changed = Signal(float)

    def __init__(self, document: Document, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.theme = theme
        view = document.song.view
        self.scene = make_scene(document.song, view.zoom, view.lane_height)
        self.frame = Frame(0, 0)
        self.surface = Surface(theme)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self._rest = QTimer(self, singleShot=True, interval=80)
        self._rest.timeout.connect(self._settle)
        self._unlisten = document.listen(self._document_changed)
        self.destroyed.connect(self._unlisten)

    @property
    def zoom(self) -> float:
        """1 shows a quarter note five pixels wide."""
        return self.scene.geometry.zoom

    def set_zoom(self, zoom: float) -> None:
        """Zoom about the middle of what is seen."""
        self.zoom_about(zoom, self.frame.strip.x + self.frame.strip.width / 2)

    def zoom_about(self, zoom: float, view_x: float) -> None:
        """Zoom so that the music under `view_x` stays there."""
        geometry = self.scene.geometry
        x = self.frame.board_x(view_x)
        share = x / geometry.width if geometry.width else 0.0
        self._lay_out(held_zoom(zoom), geometry.lane_height)
        self.horizontalScrollBar().setValue(round(share * self.scene.geometry.width - view_x + LEFT))
        self.surface.pictures.may_stretch = True
        self._rest.start()
        self.zoom_changed.emit(self.zoom)

    def fit_all(self) -> None:
        """Zoom so that the whole order is seen."""
        room = self.frame.width - LEFT - 24
        self.set_zoom(zoom_to_fit(self.scene.song, self.scene.arrangement, room))

    def set_theme(self, theme: Theme) -> None:
        """Show the board in another theme."""
        self.theme = theme
        self.surface = Surface(theme)
        self._measure()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what has become stale."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale = self.theme.scale
        painter.scale(scale, scale)
        box = event.rect()
        dirty = Rect(box.x() / scale, box.y() / scale, box.width() / scale, box.height() / scale)
        self._paint(painter, dirty)
        painter.end()

    def _paint(self, painter: QPainter, dirty: Rect) -> None:
        ratio = self.devicePixelRatioF() * self.theme.scale
        ground = QRectF(dirty.x, dirty.y, dirty.width, dirty.height)
        painter.fillRect(ground, self.surface.inks.brush("ground"))
        self.surface.paint_ground(painter, self.scene, self.frame, dirty, ratio)
        self.surface.paint_top(painter, self.scene, self.frame, dirty)
        self.surface.paint_left(painter, self.scene, self.frame, dirty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the new size."""
        super().resizeEvent(event)
        self._measure()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002  Qt's own signature
        """Show what the scroll bars stand at."""
        self._measure_scroll()
        self.viewport().update()

    def _measure(self) -> None:
        """Take the size of the window and how far it can be scrolled."""
        size, scale = self.viewport().size(), self.theme.scale
        bare = Frame(round(size.width() / scale), round(size.height() / scale))
        across, down = bare.scroll_range(self.scene.geometry)
        for bar, most, page in (
            (self.horizontalScrollBar(), across, bare.width - LEFT),
            (self.verticalScrollBar(), down, bare.height - bare.top),
        ):
            bar.setRange(0, most)
            bar.setPageStep(max(1, page))
            bar.setSingleStep(20)
        self.frame = bare
        self._measure_scroll()

    def _measure_scroll(self) -> None:
        x, y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self.frame = Frame(self.frame.width, self.frame.height, x, y)

    def _lay_out(self, zoom: float, lane_height: int) -> None:
        self.scene = make_scene(self.document.song, zoom, lane_height, self.scene)
        self._measure()
        self.viewport().update()

    def _settle(self) -> None:
        self.surface.pictures.may_stretch = False
        self.viewport().update()

    def _document_changed(self, change: Change) -> None:
        before = self.scene
        self.scene = make_scene(change.after, before.geometry.zoom, before.geometry.lane_height, before)
        if stale(before, self.scene).everything:
            self._measure()
        self.viewport().update()
