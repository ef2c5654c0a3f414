"""The ground behind the notes, row by row: keys, tones of scale and chords, what is out of reach.

In view space, for what is seen of the roll.
"""

from collections import defaultdict
from collections.abc import Iterator

from arrangeboard.board.items import Boxes, Ink, Rect
from arrangeboard.roll import inks
from arrangeboard.roll.frame import RollFrame
from arrangeboard.roll.items import Hatch, RollItem, pixel
from arrangeboard.roll.pitch_names import BLACK_KEYS
from arrangeboard.roll.scene import RollScene

LEAST_LIT = 6
LEAST_LINED_ROW = 8
"""Lower rows than this have no lines between them, but at the octaves."""


def seen_rows(scene: RollScene, frame: RollFrame) -> range:
    """The rows that show."""
    area = frame.notes
    first, last = frame.row(area.y), frame.row(area.bottom - 0.01)
    return range(max(0, first), min(last, len(scene.rows) - 1) + 1)


def row_items(scene: RollScene, frame: RollFrame) -> list[RollItem]:
    """The rows with their lines, from the back to the front."""
    rows = seen_rows(scene, frame)
    return [
        *_bands(scene, frame, rows),
        *_chord_tones(scene, frame, rows),
        *_row_lines(scene, frame, rows),
        *_out_of_reach(scene, frame, rows),
    ]


def row_rect(frame: RollFrame, row: int) -> Rect:
    """A row from side to side of the notes' area."""
    return Rect(frame.notes.x, frame.y(row), frame.notes.width, frame.row_height)


def is_black(scene: RollScene, pitch: int) -> bool:
    """Whether a written pitch sounds as a black key."""
    return not scene.drums and scene.heard(pitch) % 12 in BLACK_KEYS


def _bands(scene: RollScene, frame: RollFrame, rows: range) -> Iterator[RollItem]:
    bands: dict[Ink, list[Rect]] = defaultdict(list)
    for row in rows:
        bands[_row_ink(scene, row)].append(row_rect(frame, row))
    for ink, rects in bands.items():
        yield Boxes(ink, tuple(rects))


def _row_ink(scene: RollScene, row: int) -> Ink:
    """Lighter for tones of the scale, darker for black keys; of a kit every other row."""
    if scene.drums:
        return "cell" if row % 2 else "cell-hover"
    pitch = scene.rows[row]
    in_scale = scene.heard(pitch) % 12 in scene.scale
    if is_black(scene, pitch):
        return "roll-black-scale" if in_scale else "roll-black"
    return "roll-white-scale" if in_scale else "roll-white"


def _chord_tones(scene: RollScene, frame: RollFrame, rows: range) -> Iterator[RollItem]:
    """The tones of each chord, softly lit while it lasts; not from so far that they would only flicker."""
    if scene.drums:
        return
    area, height = frame.notes, frame.row_height
    tops: dict[int, list[float]] = defaultdict(list)
    for row in rows:
        tops[scene.heard(scene.rows[row]) % 12].append(frame.y(row))
    lit: list[Rect] = []
    for chord in scene.chords:
        start, end = pixel(frame.x(chord.start_tick)), pixel(frame.x(chord.end_tick))
        left = max(start, area.x)
        width = min(end, area.right) - left
        if width > 0 and end - start >= LEAST_LIT:
            lit += (Rect(left, top, width, height) for one in chord.pitch_classes for top in tops[one])
    if lit:
        yield Boxes(inks.CHORD, tuple(lit))


def _row_lines(scene: RollScene, frame: RollFrame, rows: range) -> Iterator[RollItem]:
    """A line under every row where there is room, and a stronger one under every C."""
    area = frame.notes
    octaves = [row for row in rows if not scene.drums and scene.heard(scene.rows[row]) % 12 == 0]
    if frame.row_height >= LEAST_LINED_ROW:
        yield Boxes(inks.ROW_LINE, tuple(_under(frame, row, area) for row in rows))
    if octaves:
        yield Boxes(inks.OCTAVE_LINE, tuple(_under(frame, row, area) for row in octaves))


def _under(frame: RollFrame, row: int, area: Rect) -> Rect:
    return Rect(area.x, pixel(frame.y(row + 1)) - 1, area.width, 1)


def _out_of_reach(scene: RollScene, frame: RollFrame, rows: range) -> Iterator[RollItem]:
    """What the instrument cannot play."""
    if scene.drums:
        return
    outside = [row_rect(frame, row) for row in rows if not scene.is_in_range(scene.rows[row])]
    if outside:
        yield Boxes(inks.OUT_OF_REACH, tuple(outside))
        yield Hatch(_joined(outside), inks.HATCH)


def _joined(rects: list[Rect]) -> tuple[Rect, ...]:
    """Neighbouring rows as one, so that the slanting lines run through."""
    made = [rects[0]]
    for rect in rects[1:]:
        if rect.y - made[-1].bottom < 0.5:
            made[-1] = made[-1].joined(rect)
        else:
            made.append(rect)
    return tuple(made)
