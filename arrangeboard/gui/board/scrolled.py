"""The board as something to look at: scene, zoom, scroll and paint. What hands do is added by `BoardView`."""

from collections.abc import Iterable, Sequence
from typing import cast

from msgspec import Struct, structs
from PySide6.QtCore import QPointF, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from arrangeboard.app.document import Document
from arrangeboard.board.changes import MOST_RECTS, Stale, stale_rects
from arrangeboard.board.frame import LEFT, LOW, MARGIN, Frame
from arrangeboard.board.geometry import (
    ADD_LANE_HEIGHT,
    ADD_SECTION_WIDTH,
    held_lane_height,
    held_zoom,
    same_place,
    zoom_to_fit,
)
from arrangeboard.board.items import Rect
from arrangeboard.board.lettering import Lettering
from arrangeboard.board.scene import make_scene
from arrangeboard.gui.board.motion import Slide
from arrangeboard.gui.board.painter import q_rect
from arrangeboard.gui.board.playhead import Playhead
from arrangeboard.gui.board.scaled_area import ScaledArea
from arrangeboard.gui.board.surface import Surface
from arrangeboard.gui.look.theme import Theme
from arrangeboard.song.ids import LaneId, SlotId
from arrangeboard.song.values import View

REST_MS = 80
MOVING_MS = 5.0
RESTING_MS = 25.0
"""How long a painting may make new pictures while the board moves or after an edit, and at rest."""
KEEP_MS = 400
FIRST_ZOOMS = (0.3, 2.0)
LEAST_OF_WHOLE = 0.7
"""Zooming out ends a little farther away than where the whole song is in sight."""
FIRST_LANE_HEIGHTS = (40, 66)


ALL_LANE_HEIGHTS = (18, 66)
SQUEEZED_HEIGHTS = (ALL_LANE_HEIGHTS[0], FIRST_LANE_HEIGHTS[0])
"""Lanes as low as no fitting makes them lower: in a song just opened they get what there is room for."""


class _Fitted(Struct, frozen=True):
    """Between which zooms and lane heights a board was fitted to its window, and what came of it."""

    zooms: tuple[float, float]
    heights: tuple[int, int]
    zoom: float
    lane_height: float


class ScrolledBoard(ScaledArea):
    """A board that shows a document's song, can be zoomed and scrolled, and paints only what is stale."""

    zoom_changed = Signal(float)

    def __init__(self, document: Document, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.document = document
        self.surface = Surface(theme)
        self.frame = Frame(0, 0)
        self.scene = make_scene(document.song, document.song.view.zoom, document.song.view.lane_height)
        self.slide = Slide(self, self.viewport().update)
        self.playhead = Playhead(self)
        self._budget_ms: float | None = None
        self._must_fit = self._must_scroll = True
        self._fitted: _Fitted | None = None
        # How high lanes were before the window, or a piano roll, left too little room for them.
        self._squeezed_from: int | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._come_to_rest)
        self._keep = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._keep.timeout.connect(self.keep_view)

    @property
    def lettering(self) -> Lettering:
        """Words and text widths of the board."""
        return self.surface.letters.lettering

    @property
    def zoom(self) -> float:
        """How wide a quarter note is; 1: five pixels."""
        return self.scene.geometry.zoom

    def set_zoom(self, zoom: float) -> None:
        """Zoom about the middle of what is seen."""
        self.zoom_about(zoom, LEFT + (self.frame.width - LEFT) / 2)

    def zoom_about(self, zoom: float, view_x: float) -> None:
        """Zoom so that the music under `view_x` stays there."""
        before = self.scene.geometry
        self._lay_out(max(held_zoom(zoom), min(self.zoom, self._least_zoom())), before.lane_height)
        x = same_place(before, self.scene.geometry, self.frame.board_x(view_x))
        self.horizontalScrollBar().setValue(round(x + LEFT - view_x))

    def pinch(self, times: float, at: QPointF) -> None:
        """Zoom about where the fingers are."""
        self.zoom_about(self.zoom * times, at.x())

    def _least_zoom(self) -> float:
        """Farther away than this there is only more empty room beside the song."""
        whole = zoom_to_fit(self.scene.song, self.scene.arrangement, self._room_across())
        return min(1.0, held_zoom(whole * LEAST_OF_WHOLE))

    def _room_across(self) -> float:
        """How wide the sections may be if all are to be in sight."""
        return self._whole().width - LEFT - ADD_SECTION_WIDTH - MARGIN - 2

    def set_lane_height(self, height: float) -> None:
        """Make all lanes so high; the lane at the top of the window stays there."""
        before = self.scene.geometry.lane_step
        self._squeezed_from = None
        self._lay_out(self.zoom, held_lane_height(height))
        bar = self.verticalScrollBar()
        bar.setValue(round(bar.value() * self.scene.geometry.lane_step / before))

    def fit_all(self) -> None:
        """Show the whole order and, as far as they can be made out, all lanes."""
        self._squeezed_from = None
        self._fit((0.0, 100.0), ALL_LANE_HEIGHTS)

    def _fit(self, zooms: tuple[float, float], heights: tuple[int, int]) -> None:
        height = self._height_to_fit(heights)
        bar = self.verticalScrollBar().sizeHint().width() / self.theme.scale
        beside = 0 if height < self._step_to_fit() else bar
        room = self._room_across() - beside
        zoom = zoom_to_fit(self.scene.song, self.scene.arrangement, room)
        self._lay_out(held_zoom(min(max(zoom, zooms[0]), zooms[1])), held_lane_height(height))
        self._fitted = _Fitted(zooms, heights, self.zoom, self.scene.geometry.lane_height)
        self.horizontalScrollBar().setValue(0)

    def _step_to_fit(self) -> float:
        """From lane to lane, if all lanes are to be in sight."""
        whole, lanes = self._whole(), max(1, len(self.scene.geometry.lanes))
        return (whole.height - whole.top - ADD_LANE_HEIGHT - MARGIN) / lanes

    def _height_to_fit(self, heights: tuple[int, int]) -> int:
        return min(max(int(self._step_to_fit() * 8 / 9), heights[0]), heights[1])

    def _fit_again(self, fitted: _Fitted | None) -> None:
        """In another size show all again where all was seen; squeezed lanes get their height back."""
        before = self.scene.geometry.lane_height
        if fitted is not None:
            self._fit(fitted.zooms, fitted.heights)
        elif self._squeezed_from is not None and self._fitted is not None:
            height = min(self._squeezed_from, self._height_to_fit(self._fitted.heights))
            self._lay_out(self.zoom, held_lane_height(height))
            self._fitted = structs.replace(self._fitted, lane_height=self.scene.geometry.lane_height)
        after = self.scene.geometry.lane_height
        if self._squeezed_from is None:
            self._squeezed_from = before if after < before else None
        elif after >= self._squeezed_from:
            self._squeezed_from = None

    def _is_fitted(self) -> bool:
        """Whether all is in sight because it was fitted, and nobody has zoomed since."""
        geometry, fitted = self.scene.geometry, self._fitted
        all_seen = not (self.horizontalScrollBar().maximum() or self.verticalScrollBar().maximum())
        return (
            fitted is not None
            and all_seen
            and (geometry.zoom, geometry.lane_height) == (fitted.zoom, fitted.lane_height)
        )

    def set_theme(self, theme: Theme) -> None:
        """Show the board in another theme."""
        self.theme = theme
        self.surface = Surface(theme)
        self.measure()
        self.viewport().update()

    def reveal(self, rect: Rect) -> None:
        """Scroll no farther than needed to show a rectangle of the board."""
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        _scroll_to(across, rect.x - 12, rect.right + 12, self.frame.width - LEFT)
        _scroll_to(down, rect.y - 8, rect.bottom + 8, self.frame.height - self.frame.top)

    def reveal_column(self, slot: SlotId) -> None:
        """Scroll no farther than needed to show a section, from side to side only."""
        geometry = self.scene.geometry
        at = geometry.slot_index[slot]
        self.reveal(Rect(geometry.slot_left(at), self.frame.scroll_y + 8, geometry.slot_width(at), 0))

    def reveal_row(self, lane: LaneId) -> None:
        """Scroll no farther than needed to show a lane, up or down only."""
        geometry = self.scene.geometry
        top = geometry.lane_top(geometry.lane_index[lane])
        self.reveal(Rect(self.frame.scroll_x + 12, top, 0, geometry.lane_height))

    def show_view(self, view: View) -> None:
        """Look as a view says; one that has never been changed is fitted to the window."""
        self._must_fit = (view.zoom, view.lane_height) == (View().zoom, View().lane_height)
        self._must_scroll = True
        self._squeezed_from = None
        self._lay_out(held_zoom(view.zoom), held_lane_height(view.lane_height))
        self._take_view()

    def keep_view(self) -> None:
        """Tell the document how the board is looked at now."""
        self._keep.stop()
        if self._must_fit or self._must_scroll:
            return
        looked = structs.replace(
            self.document.song.view,
            zoom=self.zoom,
            lane_height=self._squeezed_from or self.scene.geometry.lane_height,
            scroll_x=self.frame.scroll_x,
            scroll_y=self.frame.scroll_y,
        )
        self.document.look(looked)

    def measure(self) -> None:
        """Take the size of the window and how far it can be scrolled."""
        size, scale = self.viewport().size(), self.theme.scale
        low = self._whole().is_low
        self.frame = Frame(round(size.width() / scale), round(size.height() / scale), is_low=low)
        ranges = self._ranges()
        pages = self.frame.width - LEFT, self.frame.height - self.frame.top
        bars = self.horizontalScrollBar(), self.verticalScrollBar()
        for bar, most, page in zip(bars, ranges, pages, strict=True):
            bar.setRange(0, most)
            bar.setPageStep(max(1, page))
            bar.setSingleStep(24)
        self._take_scroll()

    def _whole(self) -> Frame:
        """The window as it is without scroll bars: what fits it needs none, though some may be there."""
        largest, scale = self.maximumViewportSize(), self.theme.scale
        width, height = round(largest.width() / scale), round(largest.height() / scale)
        return Frame(width, height, is_low=height < LOW)

    def _ranges(self) -> tuple[int, int]:
        """How far to scroll to the right and down."""
        fits = self._whole().scroll_range(self.scene.geometry) == (0, 0)
        return (0, 0) if fits else self.frame.scroll_range(self.scene.geometry)

    def update_board(self, rect: Rect) -> None:
        """Paint a rectangle of the board again."""
        self.update_view(self.frame.in_view(rect))

    def update_stale(self, found: Stale) -> None:
        """Paint what has changed again."""
        self.update_rects(stale_rects(self.scene, self.frame, found))

    def update_rects(self, rects: Sequence[Rect] | None) -> None:
        """Paint rectangles of the view again; all of it where there are too many, or for None."""
        if rects is None or len(rects) > MOST_RECTS:
            self.viewport().update()
            return
        for rect in rects:
            self.update_view(rect)

    def paint_over(self, painter: QPainter, dirty: Rect) -> None:
        """Paint what lies over the board: nothing, unless a subclass knows more."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what has become stale."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(self.theme.scale, self.theme.scale)
        self.surface.ratio = self.devicePixelRatioF() * self.theme.scale
        self.surface.pictures.begin(self._budget_ms)
        for box in _boxes(event):
            self._paint(painter, box)
        painter.end()
        self._finish_later()

    def _paint(self, painter: QPainter, box: QRect) -> None:
        scale = self.theme.scale
        dirty = Rect(box.x() / scale, box.y() / scale, box.width() / scale, box.height() / scale)
        area = QRectF(dirty.x, dirty.y, dirty.width, dirty.height)
        painter.setClipRect(area)
        painter.fillRect(area, self.surface.inks.brush("ground"))
        self.surface.paint_ground(painter, self.scene, self.frame, dirty, self.slide.now)
        self.surface.paint_top(painter, self.scene, self.frame, dirty, self.slide.now)
        self.surface.paint_left(painter, self.scene, self.frame, dirty, self.slide.now)
        self.paint_over(painter, dirty)
        self.playhead.paint(painter, dirty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the new size. What was fitted to the old one stays fitted."""
        fitted = self._fitted if self._is_fitted() else None
        super().resizeEvent(event)
        self.measure()
        self._take_view()
        self._fit_again(fitted)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Show what the scroll bars stand at; what stays in sight is moved, not painted anew."""
        self._take_scroll()
        self._begin_moving()
        self._keep.start()
        whole_pixels = self.theme.scale == 1 and self.devicePixelRatioF().is_integer()
        if not whole_pixels or self.slide.now:
            self.viewport().update()
            return
        frame = self.frame
        self.viewport().scroll(dx, dy, QRectF(q_rect(frame.ground)).toRect())
        if dx:
            self.update_view(frame.above)
        if dy:
            self.update_view(frame.lane_headers)

    def _take_view(self) -> None:
        """Fit a board never looked at before; scroll one that was where it stood."""
        if not self.isVisible() or self.frame.width <= LEFT:
            return
        view = self.document.song.view
        if self._must_fit:
            self._must_fit = False
            self._fit(FIRST_ZOOMS, FIRST_LANE_HEIGHTS)
        elif self._must_scroll and view.lane_height in SQUEEZED_HEIGHTS:
            # Kept while a piano roll left them no room: nobody has chosen that.
            height = max(view.lane_height, self._height_to_fit(FIRST_LANE_HEIGHTS))
            self._lay_out(self.zoom, held_lane_height(height))
        if self._must_scroll:
            self._must_scroll = False
            self.horizontalScrollBar().setValue(view.scroll_x)
            self.verticalScrollBar().setValue(view.scroll_y)
        # What is shown for the first time is shown whole.
        self._rest.stop()
        self._budget_ms = None

    def _take_scroll(self) -> None:
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self.frame = structs.replace(self.frame, scroll_x=across, scroll_y=down)

    def _lay_out(self, zoom: float, lane_height: int) -> None:
        before = self.scene.geometry
        self.scene = make_scene(self.document.song, zoom, lane_height, self.scene)
        if self.scene.geometry is before:
            return
        self.measure()
        self.playhead.stay()
        self._begin_moving()
        self._keep.start()
        self.viewport().update()
        self.zoom_changed.emit(self.zoom)

    def _begin_moving(self) -> None:
        self._budget_ms = MOVING_MS
        self._rest.start()

    def hurry(self) -> None:
        """Paint at once with the pictures that there is time for; the others follow in the next paintings."""
        if self._budget_ms is None:
            self._budget_ms = MOVING_MS

    def _come_to_rest(self) -> None:
        """The zooming or scrolling is over: what had no time before is painted truly."""
        self._budget_ms = RESTING_MS
        self.viewport().update()

    def _finish_later(self) -> None:
        """Go on with the pictures that this painting had no time for; else there is no hurry any more."""
        if self.surface.pictures.is_unfinished:
            if not self._rest.isActive():
                QTimer.singleShot(0, self, self.viewport().update)
        elif not self._rest.isActive():
            self._budget_ms = None


def _boxes(event: QPaintEvent) -> list[QRect]:
    """The rectangles to paint; many small ones are painted as the one around them."""
    region = event.region()
    return list(cast("Iterable[QRect]", region)) if region.rectCount() <= 6 else [event.rect()]


def _scroll_to(bar: QScrollBar, start: float, end: float, room: float) -> None:
    if start < bar.value() or end - start > room:
        bar.setValue(round(start))
    elif end > bar.value() + room:
        bar.setValue(round(end - room))
