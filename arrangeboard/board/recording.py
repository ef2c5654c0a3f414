"""What the board shows of a take that is being recorded: a band in the ruler, its notes, a dot.

The band says so in a word, and the lane's header by the sign of all recorders: colour does not speak alone.
"""

from msgspec import Struct

from arrangeboard.board.colours import faded
from arrangeboard.board.frame import Frame
from arrangeboard.board.geometry import BoardGeometry
from arrangeboard.board.headers import lane_header_rect
from arrangeboard.board.items import Box, Rect, Text
from arrangeboard.board.lettering import Lettering
from arrangeboard.board.playback import playhead_x
from arrangeboard.board.scene import Scene
from arrangeboard.board.strip import RULER
from arrangeboard.song.ids import LaneId
from arrangeboard.song.values import Note

RED = "clash"
WORD_SIZE = 11
DOT = 9.0


class TakeOnBoard(Struct, frozen=True):
    """A take as far as it has come: its lane, from where to where in ticks of the song, and its notes."""

    lane: LaneId
    start_tick: float
    end_tick: float
    notes: tuple[Note, ...] = ()


def take_band(geometry: BoardGeometry, frame: Frame, take: TakeOnBoard) -> Rect:
    """Where the take lies in the row of bar numbers: x of the board, y of the view."""
    left, right = _across(geometry, take)
    return Rect(left, frame.strip.y, max(2.0, right - left), RULER)


def take_cells(geometry: BoardGeometry, take: TakeOnBoard) -> Rect | None:
    """Where the take lies in its lane; None where that is gone."""
    if take.lane not in geometry.lane_index or not geometry.slots:
        return None
    left, right = _across(geometry, take)
    top = geometry.lane_top(geometry.lane_index[take.lane])
    return Rect(left, top, max(2.0, right - left), geometry.lane_height)


def band_items(rect: Rect, lettering: Lettering) -> list[Box | Text]:
    """The band, with its word where there is room."""
    word = lettering.say("board-recording")
    items: list[Box | Text] = [
        Box(rect, faded(RED, 30), radius=3),
        Box(Rect(rect.x, rect.y, rect.width, 2), RED),
    ]
    width = lettering.measure(word, WORD_SIZE, 600)
    if rect.width > width + 10:
        room = Rect(rect.x + 5, rect.y, width, rect.height)
        items += [Box(room.grown(3), "ground", radius=3), Text(room, word, RED, WORD_SIZE, 600)]
    return items


def cell_items(scene: Scene, take: TakeOnBoard) -> list[Box]:
    """The stretch of the lane that is recorded into, framed, with the notes as they grow."""
    rect = take_cells(scene.geometry, take)
    if rect is None:
        return []
    # What was there before steps back behind the new notes.
    back = Box(rect, faded("ground", 62), radius=5)
    return [back, Box(rect, faded(RED, 18), RED, 5, 1.5), *_note_items(scene, take, rect)]


def dot_items(scene: Scene, take: TakeOnBoard) -> list[Box]:
    """The dot in the header of the lane that is recorded into, left of its buttons."""
    if take.lane not in scene.geometry.lane_index:
        return []
    header = lane_header_rect(scene, scene.geometry.lane_index[take.lane])
    size = min(DOT, header.height - 2)
    dot = Rect(header.x + 108, header.y + (header.height - size) / 2, size, size)
    return [
        Box(header, "", RED, 6 if header.height > 16 else 2, 1.5),
        Box(dot.grown(3), "panel", radius=size / 2 + 3),
        Box(dot, RED, radius=size / 2),
    ]


def _across(geometry: BoardGeometry, take: TakeOnBoard) -> tuple[float, float]:
    """From where to where on the board. The end of a section is at its end, not where the next begins."""
    last = max(take.end_tick - 1, take.start_tick)
    return playhead_x(geometry, take.start_tick), playhead_x(geometry, last)


def _note_items(scene: Scene, take: TakeOnBoard, rect: Rect) -> list[Box]:
    scale = scene.scales[take.lane].widened(note.pitch for note in take.notes)
    thick = 3.0 if rect.height > 30 else 2.0
    room = rect.height - 8 - thick
    items = []
    for note in take.notes:
        left = playhead_x(scene.geometry, note.start_tick)
        right = playhead_x(scene.geometry, note.start_tick + note.length_ticks)
        y = rect.y + 4 + (1 - scale.height(note.pitch)) * room
        items.append(Box(Rect(left, y, max(2.0, right - left - 1), thick), RED, radius=1))
    return items
