"""The piano roll as something to look at: frame, zoom and scroll. What hands do is added by `RollView`."""

from math import ceil

from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from arrangeboard.board.items import Rect
from arrangeboard.gui.board.scaled_area import ScaledArea
from arrangeboard.gui.look.theme import Theme
from arrangeboard.roll.frame import DRUM_KEYS_WIDTH, KEYS_WIDTH, RollFrame
from arrangeboard.roll.scene import RollScene
from arrangeboard.roll.shapes import note_rect
from arrangeboard.roll.sizes import fitted, held_scroll, revealing, scroll_ranges, zoomed
from arrangeboard.song.values import Note

VELOCITY_HEIGHT = 88
LOW = 290
"""Below this height of the view, in its own pixels, the lane of velocities is lower."""
LOW_VELOCITY_HEIGHT = 52


class ScrolledRoll(ScaledArea):
    """A roll that can be zoomed and scrolled. Without a scene it is empty."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.scene: RollScene | None = None
        self.frame = RollFrame(0, 0, pixels_per_quarter=64.0, row_height=14)
        self._shows_velocity = True
        self._is_fitted = True
        self._is_placing = False
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    @property
    def shows_velocity(self) -> bool:
        """Whether the lane of velocities is shown."""
        return self._shows_velocity

    def set_velocity_shown(self, *, shown: bool) -> None:
        """Show the lane of velocities, or give its room to the notes."""
        self._shows_velocity = shown
        self.measure()

    def fit(self) -> None:
        """Show the whole piece from side to side and the rows around its notes; stays so when resized."""
        self._is_fitted = True
        if self.scene is not None:
            self.look(fitted(self.scene, self.frame))

    def zoom_about(self, x: float, y: float, *, across: float = 1.0, down: float = 1.0) -> None:
        """Make quarters so many times as wide and rows as high; the music at a point of the view stays."""
        if self.scene is not None:
            self._is_fitted = False
            self.look(zoomed(self.scene, self.frame, about=(x, y), across=across, down=down))

    def pinch(self, times: float, at: QPointF) -> None:
        """Zoom in time about where the fingers are."""
        self.zoom_about(at.x(), at.y(), across=max(0.1, times))

    def reveal(self, note: Note) -> None:
        """Scroll no farther than needed to show a note."""
        rect = note_rect(self.scene, self.frame, note) if self.scene else None
        if self.scene is not None and rect is not None:
            self.look(revealing(self.scene, self.frame, rect))

    def reveal_tick(self, tick: int) -> None:
        """Scroll sideways no farther than needed to show a tick."""
        if self.scene is not None:
            area = self.frame.notes
            rect = Rect(self.frame.x(tick), area.y + 4, 1, area.height - 8)
            self.look(revealing(self.scene, self.frame, rect))

    def scroll_to_tick(self, tick: float) -> None:
        """Scroll sideways so that a tick stands near the left: the page that a playhead enters."""
        if self.scene is not None:
            x = round(tick * self.frame.pixels_per_tick - 48)
            self.look(held_scroll(self.scene, replace(self.frame, scroll_x=x)))

    def scroll_down_to(self, seen: RollFrame) -> None:
        """Show the rows that were seen then, unless rows have another height by now."""
        if self.scene is not None and seen.row_height == self.frame.row_height:
            self.look(held_scroll(self.scene, replace(self.frame, scroll_y=seen.scroll_y)))

    def measure(self) -> None:
        """Take the size of the window."""
        size, scale = self.viewport().size(), self.theme.scale
        # Rounded up, so that no pixel at the edges stays unpainted.
        height = ceil(size.height() / scale)
        lane = LOW_VELOCITY_HEIGHT if height < LOW else VELOCITY_HEIGHT
        drums = self.scene is not None and self.scene.drums
        frame = replace(
            self.frame,
            width=ceil(size.width() / scale),
            height=height,
            velocity_height=lane if self._shows_velocity else 0,
            keys_width=DRUM_KEYS_WIDTH if drums else KEYS_WIDTH,
        )
        if self.scene is None:
            self.frame = frame
        elif self._is_fitted:
            self.look(fitted(self.scene, frame))
        else:
            self.look(held_scroll(self.scene, frame))

    def look(self, frame: RollFrame) -> None:
        """Look through a frame, and set the scroll bars to where it stands."""
        if self.scene is None:
            return
        self.frame = frame
        self._is_placing = True
        across, down = scroll_ranges(self.scene, frame)
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        pages = (frame.notes.width, frame.notes.height)
        for bar, span, page, at in zip(
            bars, (across, down), pages, (frame.scroll_x, frame.scroll_y), strict=True
        ):
            bar.setRange(span[0], span[-1])
            bar.setPageStep(max(1, round(page)))
            bar.setSingleStep(24)
            bar.setValue(round(at))
        self._is_placing = False
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the new size."""
        super().resizeEvent(event)
        self.measure()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002  Qt's own signature
        """Show what the scroll bars stand at."""
        if self._is_placing:
            return
        self._is_fitted = False
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self.frame = replace(self.frame, scroll_x=float(across), scroll_y=float(down))
        self.viewport().update()
