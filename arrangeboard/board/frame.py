"""The window onto the board: what stays fixed at its edges and how far the rest is scrolled.

View space is what the widget paints in: x and y from its upper left corner.
"""

from msgspec import Struct

from arrangeboard.board.geometry import ADD_LANE_HEIGHT, ADD_SECTION_WIDTH, BoardGeometry
from arrangeboard.board.items import Rect

LEFT = 220
MARGIN = 16
LOW = 560
"""Below this height a window is low."""


class Frame(Struct, frozen=True, gc=False):
    """A window of `width` × `height` pixels, scrolled so far to the right and down.

    A low one has lower strips, so that more lanes are seen.
    """

    width: int
    height: int
    scroll_x: int = 0
    scroll_y: int = 0
    is_low: bool = False

    @property
    def strip(self) -> Rect:
        """The strip above the sections, in view space."""
        return Rect(LEFT, 8 if self.is_low else 14, self.width - LEFT, 34 if self.is_low else 64)

    @property
    def sections(self) -> Rect:
        """The strip of section headers, in view space."""
        return Rect(LEFT, self.strip.bottom + (6 if self.is_low else 9), self.width - LEFT, 46)

    @property
    def top(self) -> int:
        """Where the scrolled lanes begin to show."""
        return round(self.sections.bottom) + (6 if self.is_low else 10)

    @property
    def ground(self) -> Rect:
        """The scrolled part, in view space."""
        return Rect(LEFT - 8, self.top, self.width - LEFT + 8, self.height - self.top)

    @property
    def lane_headers(self) -> Rect:
        """The strip of lane headers, in view space."""
        return Rect(0, self.top, LEFT - 8, self.height - self.top)

    @property
    def above(self) -> Rect:
        """Both strips with what surrounds them, in view space."""
        return Rect(self.ground.x, 0, self.ground.width, self.top)

    @property
    def corner(self) -> Rect:
        """The upper left corner, in view space."""
        return Rect(0, 0, self.ground.x, self.top)

    def board_x(self, x: float) -> float:
        """The board's x under a view's x."""
        return x - LEFT + self.scroll_x

    def board_y(self, y: float) -> float:
        """The board's y under a view's y."""
        return y - self.top - 4 + self.scroll_y

    def view_x(self, x: float) -> float:
        """Where a board's x is seen."""
        return x + LEFT - self.scroll_x

    def view_y(self, y: float) -> float:
        """Where a board's y is seen."""
        return y + self.top + 4 - self.scroll_y

    def on_board(self, rect: Rect) -> Rect:
        """A rectangle of the view in board space."""
        return Rect(self.board_x(rect.x), self.board_y(rect.y), rect.width, rect.height)

    def in_view(self, rect: Rect) -> Rect:
        """A rectangle of the board in view space."""
        return Rect(self.view_x(rect.x), self.view_y(rect.y), rect.width, rect.height)

    def scroll_range(self, geometry: BoardGeometry) -> tuple[int, int]:
        """How far the board can be scrolled to the right and down."""
        content_width = geometry.lefts[-1] + ADD_SECTION_WIDTH + MARGIN
        content_height = geometry.height + ADD_LANE_HEIGHT + MARGIN
        return max(0, content_width - (self.width - LEFT)), max(0, content_height - (self.height - self.top))
