"""How far a roll can be scrolled and zoomed, and the frame in which all of a piece is in sight."""

from msgspec.structs import replace

from arrangeboard.board.items import Rect
from arrangeboard.roll.frame import RollFrame
from arrangeboard.roll.scene import RollScene
from arrangeboard.song.values import TICKS_PER_QUARTER

LEAST_PIXELS_PER_QUARTER, MOST_PIXELS_PER_QUARTER = 0.5, 960.0
LEAST_ROW_HEIGHT, MOST_ROW_HEIGHT = 4, 40
FITTED_PIXELS_PER_QUARTER = 160.0
FITTED_ROW_HEIGHTS = (7, 20)
FITTED_DRUM_HEIGHTS = (16, 22)
LEAST_ROWS, LEAST_DRUM_ROWS = 18, 12
"""An octave and a half, or a dozen sounds: so many rows are in sight however few the notes."""
_MIDDLE_SOUND = 42
"""The closed hi-hat: bass drum, snare and toms lie around it."""
_BESIDE, _BESIDE_PICKUP = 28, 52
"""How many pixels are left free beside a piece that is fitted; left of a pickup room for its name."""


def held_zoom(pixels_per_quarter: float) -> float:
    """The width of a quarter, held where it can be drawn."""
    return min(max(pixels_per_quarter, LEAST_PIXELS_PER_QUARTER), MOST_PIXELS_PER_QUARTER)


def held_row_height(height: float) -> int:
    """The height of a row in whole pixels, held where it can be drawn."""
    return min(max(round(height), LEAST_ROW_HEIGHT), MOST_ROW_HEIGHT)


def lead_ticks(scene: RollScene) -> int:
    """How much time before bar 1 can be seen: the pickup, and room for one to begin."""
    return max(scene.pickup_ticks, 0) + scene.grid.starts[1]


def scroll_ranges(scene: RollScene, frame: RollFrame) -> tuple[range, range]:
    """From where to where a roll can be scrolled, sideways and down; both ends can be reached."""
    first = -round(lead_ticks(scene) * frame.pixels_per_tick)
    last = round(scene.grid.length_ticks * frame.pixels_per_tick - frame.notes.width)
    lowest = round(len(scene.rows) * frame.row_height - frame.notes.height)
    return range(first, max(first, last) + 1), range(max(0, lowest) + 1)


def fitted(scene: RollScene, frame: RollFrame) -> RollFrame:
    """The frame in which the whole piece is in sight from side to side, and the rows around its notes."""
    ticks = max(TICKS_PER_QUARTER, scene.length_ticks + scene.pickup_ticks)
    before = _BESIDE_PICKUP if scene.pickup_ticks else _BESIDE
    room = max(1.0, frame.notes.width - before - _BESIDE)
    zoom = held_zoom(min(room * TICKS_PER_QUARTER / ticks, FITTED_PIXELS_PER_QUARTER))
    first, last = shown_rows(scene)
    heights = FITTED_DRUM_HEIGHTS if scene.drums else FITTED_ROW_HEIGHTS
    height = min(max(int(frame.notes.height / (last - first + 1)), heights[0]), heights[1])
    middle = (first + last + 1) / 2 * height
    left = -scene.pickup_ticks * zoom / TICKS_PER_QUARTER - before
    made = replace(
        frame,
        pixels_per_quarter=zoom,
        row_height=height,
        scroll_x=round(left),
        scroll_y=round(middle - frame.notes.height / 2),
    )
    return held_scroll(scene, made)


def shown_rows(scene: RollScene) -> tuple[int, int]:
    """The first and last row that fitting shows: around the notes, else in the middle of the range."""
    used = [row for note in scene.notes if (row := scene.row_of.get(note.pitch)) is not None]
    if not used:
        used = [_middle_row(scene)]
    first, last = min(used) - 1, max(used) + 1
    least = LEAST_DRUM_ROWS if scene.drums else LEAST_ROWS
    missing = max(0, least - (last - first + 1))
    first, last = first - missing // 2, last + missing - missing // 2
    return max(0, first), min(len(scene.rows) - 1, last)


def _middle_row(scene: RollScene) -> int:
    if scene.drums:
        return scene.row_of[_MIDDLE_SOUND]
    low, high = max(scene.lowest_pitch, 0), min(scene.highest_pitch, 127)
    middle = 60 if (low, high) == (0, 127) else (low + high) // 2
    return scene.row_of[middle]


def held_scroll(scene: RollScene, frame: RollFrame) -> RollFrame:
    """The frame scrolled to where its notes' area shows nothing beyond the roll."""
    across, down = scroll_ranges(scene, frame)
    return replace(
        frame,
        scroll_x=min(max(frame.scroll_x, across[0]), across[-1]),
        scroll_y=min(max(frame.scroll_y, down[0]), down[-1]),
    )


def zoomed(
    scene: RollScene, frame: RollFrame, *, about: tuple[float, float], across: float, down: float
) -> RollFrame:
    """The frame with quarters so many times as wide and rows as high; the music at `about` stays there."""
    x, y = about
    zoom = held_zoom(frame.pixels_per_quarter * across)
    height = held_row_height(frame.row_height * down)
    inside_x, inside_y = x - frame.keys_width, y - frame.notes.y
    made = replace(
        frame,
        pixels_per_quarter=zoom,
        row_height=height,
        scroll_x=round((inside_x + frame.scroll_x) * zoom / frame.pixels_per_quarter - inside_x),
        scroll_y=round((inside_y + frame.scroll_y) * height / frame.row_height - inside_y),
    )
    return held_scroll(scene, made)


def revealing(scene: RollScene, frame: RollFrame, rect: Rect) -> RollFrame:
    """The frame scrolled no farther than needed for a rectangle of the view to show."""
    area = frame.notes
    dx = _needed(rect.x - 12, rect.right + 12, area.x, area.right)
    dy = _needed(rect.y - 4, rect.bottom + 4, area.y, area.bottom)
    moved = replace(frame, scroll_x=round(frame.scroll_x + dx), scroll_y=round(frame.scroll_y + dy))
    return held_scroll(scene, moved)


def _needed(start: float, end: float, first: float, last: float) -> float:
    if start < first or end - start > last - first:
        return start - first
    return max(0.0, end - last)
