"""What is drawn over the notes: pointer, playhead, focus, and what a hand is doing. View space.

Each kind of mark has its rectangles beside its items, so that no more is painted again than it covers.
"""

from collections.abc import Iterable, Iterator

from arrangeboard.board.colours import faded
from arrangeboard.board.items import Box, Boxes, Line, Path, Rect, Segment, Shape, Text
from arrangeboard.board.lettering import Lettering
from arrangeboard.roll import inks
from arrangeboard.roll.carrying import carried_names, carried_rects
from arrangeboard.roll.frame import RollFrame
from arrangeboard.roll.hit import OnEnd, OnGround, OnKey, OnNote, OnVelocity, RollTarget
from arrangeboard.roll.items import RollItem, crisp, pixel
from arrangeboard.roll.keyboard import key_rect
from arrangeboard.roll.layers import Label, RollLayers
from arrangeboard.roll.lines import end_handle
from arrangeboard.roll.marks import RollMarks
from arrangeboard.roll.notes import note_items, placed
from arrangeboard.roll.rows import row_rect
from arrangeboard.roll.scene import RollScene, choose
from arrangeboard.roll.shapes import note_rect, stem_x
from arrangeboard.roll.velocities import HEAD, velocity_items
from arrangeboard.song.values import Note

AROUND = 6.0
"""How far marks reach out of what they mark."""
_CARET_FLAG: Path = (
    Segment("move", (-5.0, 0.0)),
    Segment("line", (5.0, 0.0)),
    Segment("line", (0.0, 7.0)),
    Segment("close"),
)
_PLAYHEAD_FLAG: Path = (
    Segment("move", (-6.5, 0.0)),
    Segment("line", (6.5, 0.0)),
    Segment("line", (0.0, 9.0)),
    Segment("close"),
)


def over_notes(scene: RollScene, frame: RollFrame, marks: RollMarks, lettering: Lettering) -> list[RollItem]:
    """What is drawn over the notes' area."""
    layers = marks.layers
    return [
        *_hovered(scene, frame, marks.hover),
        *_focus_ring(scene, frame, marks),
        *_moved_notes(scene, frame, layers, lettering),
        *(carried_names(scene, frame, layers.carried, lettering) if layers.carried else ()),
        *_leaving(scene, frame, layers.leaving),
        *_cut(scene, frame, layers),
        *([Box(layers.band, faded("accent", 14), faded("accent", 90), 2)] if layers.band else []),
    ]


def over_velocities(scene: RollScene, frame: RollFrame, marks: RollMarks) -> list[RollItem]:
    """What is drawn over the lane of velocities."""
    layers = marks.layers
    shown = choose(scene, scene.chosen | frozenset(layers.notes)) if layers.notes else scene
    items = velocity_items(shown, frame, layers.notes) if layers.notes else []
    if isinstance(marks.hover, OnVelocity):
        note = marks.hover.note
        at, y = stem_x(frame, note.start_tick), frame.velocity_y(note.velocity)
        items.append(Box(Rect(at - HEAD, y - HEAD, 2 * HEAD, 2 * HEAD), "", "accent", HEAD, 1.6))
    if layers.ramp:
        one = layers.ramp
        ends = (frame.x(one.start_tick), frame.velocity_y(one.start_velocity))
        items.append(Line(*ends, frame.x(one.end_tick), frame.velocity_y(one.end_velocity), "accent", 2))
    return items


def over_all(scene: RollScene, frame: RollFrame, marks: RollMarks, lettering: Lettering) -> list[RollItem]:
    """What runs from the ruler down: a dragged end, caret, playhead, and the pointer's label."""
    layers = marks.layers
    items: list[RollItem] = []
    if isinstance(marks.hover, OnEnd) and layers.end_tick is None:
        items += end_handle(frame, scene.length_ticks, "text")
    if layers.end_tick is not None:
        items += end_handle(frame, layers.end_tick, "text")
        items += _upright(frame, layers.end_tick, "accent", width=2)
    if layers.caret_tick is not None:
        items += _upright(frame, layers.caret_tick, "good", width=2)
        items += _flag(frame, layers.caret_tick, _CARET_FLAG, "good", frame.chords.bottom - 8)
    if marks.playhead_tick is not None:
        items += _upright(frame, marks.playhead_tick, "playhead", width=1.5)
        items += _flag(frame, marks.playhead_tick, _PLAYHEAD_FLAG, "playhead", 2)
    if layers.label:
        items += _pill(frame, layers.label, lettering)
    return items


def _hovered(scene: RollScene, frame: RollFrame, target: RollTarget) -> Iterator[RollItem]:
    pitch = pointed_pitch(target)
    row = scene.row_of.get(pitch) if pitch is not None else None
    if row is not None:
        yield Box(row_rect(frame, row), inks.HOVER)
    if isinstance(target, OnNote | OnVelocity):
        rect = note_rect(scene, frame, target.note)
        if rect is not None:
            yield Box(crisp(rect).grown(1), "", faded("accent", 95), 3, 1.6)
            if isinstance(target, OnNote) and target.edge != "body" and scene.is_editable:
                yield _held_edge(crisp(rect), at_start=target.edge == "start")


def _held_edge(rect: Rect, *, at_start: bool) -> RollItem:
    """The end that a press would stretch the note by."""
    x = rect.x - 1 if at_start else rect.right - 3
    return Box(Rect(x, rect.y - 1, 4, rect.height + 2), "accent", radius=2)


def pointed_pitch(target: RollTarget) -> int | None:
    """The pitch whose row and key are lit while something is pointed at."""
    if isinstance(target, OnNote | OnVelocity):
        return target.note.pitch
    return target.pitch if isinstance(target, OnGround | OnKey) else None


def _focus_ring(scene: RollScene, frame: RollFrame, marks: RollMarks) -> Iterator[RollItem]:
    rect = note_rect(scene, frame, marks.focus) if marks.focus and marks.has_focus else None
    if rect is not None:
        yield Box(crisp(rect).grown(4), "", "accent", 5, 2)


def _moved_notes(
    scene: RollScene, frame: RollFrame, layers: RollLayers, lettering: Lettering
) -> list[RollItem]:
    """The notes as letting go would leave them."""
    if not layers.notes:
        return []
    shown = choose(scene, frozenset(layers.notes))
    return note_items(shown, frame, placed(shown, frame, layers.notes), lettering)


def _leaving(scene: RollScene, frame: RollFrame, notes: Iterable[Note]) -> Iterator[RollItem]:
    """Notes that are being wiped: crossed out."""
    for _, rect in placed(scene, frame, notes):
        yield Box(rect, faded("ground", 60), "clash", 2, 1.4, dashed=True)
        yield Line(rect.x + 2, rect.bottom - 2, rect.right - 2, rect.y + 2, "clash", 1.4)


def _cut(scene: RollScene, frame: RollFrame, layers: RollLayers) -> Iterator[RollItem]:
    row = scene.row_of.get(layers.cut.pitch) if layers.cut else None
    if layers.cut is not None and row is not None:
        x = pixel(frame.x(layers.cut.tick))
        yield Box(Rect(x - 1, frame.y(row) - 3, 2, frame.row_height + 6), "clash", radius=1)


def _upright(frame: RollFrame, tick: float, ink: str, *, width: float) -> Iterator[RollItem]:
    x, area = pixel(frame.x(tick)), frame.notes
    if area.x <= x <= area.right:
        yield Box(Rect(x - width / 2, frame.chords.bottom - 2, width, frame.height), ink)


def _flag(frame: RollFrame, tick: float, path: Path, ink: str, y: float) -> Iterator[RollItem]:
    x = pixel(frame.x(tick))
    if frame.notes.x <= x <= frame.notes.right:
        if y < frame.ruler.bottom:
            yield Boxes(ink, (Rect(x, y + 6, 1, frame.notes.y - y - 6),))
        yield Shape(path, x, y, ink)


def _pill(frame: RollFrame, label: Label, lettering: Lettering) -> list[RollItem]:
    """A small label right of the pointer, held inside the view."""
    rect = _pill_rect(frame, label, lettering.measure(label.text, 12, 600))
    return [Box(rect, "accent", radius=11), Text(rect, label.text, "on-accent", 12, 600, "centre")]


def _pill_rect(frame: RollFrame, label: Label, text_width: float) -> Rect:
    width = text_width + 18
    x = min(label.x + 14, frame.width - width - 4)
    return Rect(max(4.0, x), min(max(label.y - 30, 4.0), frame.height - 26.0), width, 22)


def playhead_rects(frame: RollFrame, tick: float) -> list[Rect]:
    """What the playhead covers at a tick: its line, and its flag."""
    x = pixel(frame.x(tick))
    if not frame.notes.x - 10 <= x <= frame.notes.right + 10:
        return []
    return [Rect(x - 2, 0, 4, frame.height), Rect(x - 9, 0, 18, frame.notes.y)]


def target_rects(scene: RollScene, frame: RollFrame, target: RollTarget) -> list[Rect]:
    """What pointing at something changes: its row, its key, its note, its stem, the handle."""
    rects: list[Rect] = []
    pitch = pointed_pitch(target)
    if pitch is not None and pitch in scene.row_of:
        row = row_rect(frame, scene.row_of[pitch])
        rects.append(Rect(0, row.y - AROUND, frame.width, row.height + 2 * AROUND))
    if isinstance(target, OnVelocity):
        at = stem_x(frame, target.note.start_tick)
        rects.append(Rect(at - 12, frame.velocity.y, 24, frame.velocity.height))
    if isinstance(target, OnEnd):
        rects.append(Rect(frame.x(scene.length_ticks) - 4, 0, 24, frame.ruler.bottom))
    return rects


def key_rects(scene: RollScene, frame: RollFrame, pitches: Iterable[int]) -> list[Rect]:
    """What lighting keys changes."""
    found = (key_rect(scene, frame, pitch) for pitch in pitches)
    return [rect.grown(2) for rect in found if rect is not None]


def focus_rects(scene: RollScene, frame: RollFrame, note: Note | None) -> list[Rect]:
    """What the ring around a note covers."""
    rect = note_rect(scene, frame, note) if note else None
    return [rect.grown(AROUND)] if rect else []


def layer_rects(scene: RollScene, frame: RollFrame, layers: RollLayers) -> list[Rect]:
    """What a hand's doing covers: few rectangles, each around all of a kind."""
    rects = [rect.grown(AROUND) for rect in (_around(scene, frame, layers), layers.band) if rect]
    if layers.carried:
        rects += (rect.grown(AROUND) for rect in carried_rects(scene, frame, layers.carried))
    if layers.notes:
        xs = [stem_x(frame, note.start_tick) for note in layers.notes]
        lane = frame.velocity
        rects.append(Rect(min(xs) - 10, lane.y, max(xs) - min(xs) + 20, lane.height))
    if layers.ramp:
        rects.append(frame.velocity)
    for tick in (layers.caret_tick, layers.end_tick):
        if tick is not None:
            x = frame.x(tick)
            rects.append(Rect(x - 7, 0, 24, frame.height))
    if layers.label:
        # As wide as a label ever is: its width is known to whoever measures letters alone.
        rects.append(Rect(layers.label.x - 330, layers.label.y - 40, 660, 80))
    return rects


def _around(scene: RollScene, frame: RollFrame, layers: RollLayers) -> Rect | None:
    """The rectangle around all notes that a hand moves, wipes or cuts."""
    notes = (*layers.notes, *layers.leaving)
    found = [rect for note in notes if (rect := note_rect(scene, frame, note))]
    if layers.cut and layers.cut.pitch in scene.row_of:
        y = frame.y(scene.row_of[layers.cut.pitch])
        found.append(Rect(frame.x(layers.cut.tick) - 2, y, 4, frame.row_height))
    if not found:
        return None
    x, y = min(rect.x for rect in found), min(rect.y for rect in found)
    right, bottom = max(rect.right for rect in found), max(rect.bottom for rect in found)
    return Rect(x, y, right - x, bottom - y)
