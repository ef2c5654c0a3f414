"""What a display list is made of: rectangles, texts, outlines and parts, coloured by names.

An ink is a role of the theme ("cell", "kind-verse") or a shade of a colour ("#f2a3c0:fill", one of edge,
fill, note and text), with an opacity in percent behind an @ where it is not opaque. The theme resolves it;
nothing here knows a colour of the screen.
"""

from typing import Literal

from msgspec import Struct

Ink = str
Align = Literal["left", "centre", "right"]
Verb = Literal["move", "line", "curve", "close"]


class Rect(Struct, frozen=True, array_like=True, gc=False):
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The first x to the right of it."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The first y below it."""
        return self.y + self.height

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies inside."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def meets(self, other: "Rect") -> bool:
        """Whether the two share any point."""
        across = self.x < other.right and other.x < self.right
        return across and self.y < other.bottom and other.y < self.bottom

    def moved(self, dx: float, dy: float) -> "Rect":
        """The same size elsewhere."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def grown(self, by: float) -> "Rect":
        """Larger by so much on every side; smaller where negative."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def joined(self, other: "Rect") -> "Rect":
        """The smallest rectangle around both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


class Segment(Struct, frozen=True, array_like=True, gc=False):
    """One step of a path; a curve's points are its two controls and its end."""

    verb: Verb
    points: tuple[float, ...] = ()


Path = tuple[Segment, ...]


class Box(Struct, frozen=True, tag="box", gc=False):
    """A rectangle, filled, outlined or both."""

    rect: Rect
    fill: Ink = ""
    line: Ink = ""
    radius: float = 0
    line_width: float = 1
    dashed: bool = False


class Boxes(Struct, frozen=True, tag="boxes", gc=False):
    """Many plain rectangles of one ink: the board from afar."""

    fill: Ink
    rects: tuple[Rect, ...]


class Hatch(Struct, frozen=True, tag="hatch", gc=False):
    """A rectangle filled with slanting lines: what makes room, or is left over."""

    rect: Rect
    ink: Ink


class Text(Struct, frozen=True, tag="text", gc=False):
    """One line of text, already short enough for its rectangle; `size` in pixels, `weight` 400–700."""

    rect: Rect
    text: str
    ink: Ink = "text"
    size: int = 13
    weight: int = 400
    align: Align = "left"


class Shape(Struct, frozen=True, tag="shape", gc=False):
    """A path drawn with its origin at (x, y). With `fade` its fill fades out between two y of the path.

    A `dashed` one is outlined by dashes.
    """

    path: Path
    x: float
    y: float
    fill: Ink = ""
    line: Ink = ""
    line_width: float = 1
    fade: tuple[float, float] | None = None
    dashed: bool = False


class Line(Struct, frozen=True, tag="line", gc=False):
    """A straight line from one point to another."""

    x1: float
    y1: float
    x2: float
    y2: float
    ink: Ink
    line_width: float = 1
    dotted: bool = False
