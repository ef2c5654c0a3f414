"""Paints a roll: what stands still from a picture that is kept, what moves over it.

The picture is made anew only where scene, frame or theme differ, so that pointing, playing and moving a few
notes paint no more than they change.
"""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, Qt

from arrangeboard.board.items import Boxes, Ink, Rect
from arrangeboard.gui.board.inks import Inks
from arrangeboard.gui.board.letters import Letters
from arrangeboard.gui.board.painter import ItemPainter, q_rect
from arrangeboard.gui.look.theme import Theme
from arrangeboard.gui.roll.carried_picture import CarriedPicture
from arrangeboard.roll.chord_strip import chord_items
from arrangeboard.roll.frame import RollFrame
from arrangeboard.roll.items import Frames, Hatch, RollItem
from arrangeboard.roll.keyboard import corner_items, keyboard_items, lit_keys
from arrangeboard.roll.lines import line_items, outside_items, pickup_items, ruler_items
from arrangeboard.roll.marks import RollMarks
from arrangeboard.roll.notes import ghost_items, note_items, seen_notes
from arrangeboard.roll.over import over_all, over_notes, over_velocities, pointed_pitch
from arrangeboard.roll.rows import row_items
from arrangeboard.roll.scene import RollScene
from arrangeboard.roll.strips import exposed, moves
from arrangeboard.roll.velocities import velocity_ground, velocity_items
from arrangeboard.song.values import Note

_Wanted = tuple[RollScene, RollFrame, frozenset[Note], float]
"""What a picture depends on: a scene seen through a frame, without its hidden notes, at a ratio of pixels."""


BATCH = 400


class RollPainter:
    """The roll's painter in one theme, with the picture it keeps."""

    def __init__(self, theme: Theme) -> None:
        self.inks = Inks(theme)
        self.letters = Letters(theme)
        self._scale = theme.scale
        self._items = ItemPainter(self.inks, self.letters)
        self._carried = CarriedPicture(theme.scale, self._within)
        self._mixed: dict[tuple[Ink, Ink], QBrush] = {}
        self._kept: QPixmap | None = None
        self._kept_for: _Wanted | None = None
        self._grounds: QPixmap | None = None
        self._grounds_for: tuple[RollScene, RollFrame, float] | None = None

    def paint(
        self, painter: QPainter, dirty: QRectF, scene: RollScene, frame: RollFrame, marks: RollMarks
    ) -> None:
        """Paint what shows in `dirty` (pixels of the widget)."""
        with _no_looking_for_garbage():
            self._paint(painter, dirty, scene, frame, marks)

    def _paint(
        self, painter: QPainter, dirty: QRectF, scene: RollScene, frame: RollFrame, marks: RollMarks
    ) -> None:
        ratio = painter.device().devicePixelRatioF()
        ground = self._picture(scene, frame, marks.layers.hidden, ratio)
        source = QRectF(dirty.x() * ratio, dirty.y() * ratio, dirty.width() * ratio, dirty.height() * ratio)
        painter.drawPixmap(dirty, ground, source)
        if marks.layers.carried is not None:
            self._carried.paint(painter, scene, frame, marks.layers.carried)
        else:
            self._carried.forget()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._scale, self._scale)
        lettering = self.letters.lettering
        self._within(painter, frame.notes, over_notes(scene, frame, marks, lettering))
        self._within(painter, frame.velocity, over_velocities(scene, frame, marks))
        self._within(painter, frame.keys, self._lit(scene, frame, marks))
        self._within(painter, Rect(0, 0, frame.width, frame.height), over_all(scene, frame, marks, lettering))

    def _lit(self, scene: RollScene, frame: RollFrame, marks: RollMarks) -> list[RollItem]:
        """The keys that sound in the lane's colour, the one pointed at as what is pointed at is."""
        lettering = self.letters.lettering
        items = lit_keys(scene, frame, marks.sounding, f"{scene.colour}:note", lettering)
        pitch = pointed_pitch(marks.hover)
        if pitch is not None and pitch not in marks.sounding:
            items += lit_keys(scene, frame, (pitch,), "accent", lettering)
        return items

    def _picture(self, scene: RollScene, frame: RollFrame, hidden: frozenset[Note], ratio: float) -> QPixmap:
        """What stands still: the ground with the notes on it."""
        wanted = (scene, frame, hidden, ratio)
        if self._kept is not None and self._kept_for is not None and _same(self._kept_for, wanted):
            return self._kept
        if self._kept is not None and self._kept_for is not None and self._can_scroll(wanted):
            self._scroll(self._kept, self._kept_for[1], wanted)
            self._kept_for = wanted
            return self._kept
        self._kept = QPixmap(self._ground(scene, frame, ratio))
        painter = self._begin(self._kept, ratio)
        self._paint_notes(painter, scene, frame, hidden)
        painter.end()
        self._kept_for = wanted
        return self._kept

    def _can_scroll(self, wanted: _Wanted) -> bool:
        """Whether the picture kept shows the same, only elsewhere, and a part of it still shows."""
        if self._kept_for is None or not float(self._scale * wanted[3]).is_integer():
            return False
        was, frame = self._kept_for[1], wanted[1]
        same = self._kept_for[0] is wanted[0] and self._kept_for[2:] == wanted[2:]
        return (
            same
            and replace(was, scroll_x=frame.scroll_x, scroll_y=frame.scroll_y) == frame
            and all(moved.is_integer() for moved in moves(was, frame))
            and len(exposed(was, frame)) > 0
        )

    def _scroll(self, picture: QPixmap, was: RollFrame, wanted: _Wanted) -> None:
        """Move what stays in sight, and paint what has come into it."""
        scene, frame, hidden, ratio = wanted
        scale = round(self._scale * ratio)
        dx, dy = (round(moved) * scale for moved in moves(was, frame))
        picture.scroll(dx, 0, _device(_below(frame), scale))
        picture.scroll(0, dy, _device(frame.notes, scale))
        painter = self._begin(picture, ratio)
        for strip in exposed(was, frame):
            painter.save()
            painter.setClipRect(q_rect(strip.area))
            painter.translate(0, strip.down)
            self._paint_ground(painter, scene, strip.frame)
            self._paint_notes(painter, scene, strip.frame, hidden)
            painter.restore()
        self._paint_edges(painter, scene, frame)
        painter.end()

    def _ground(self, scene: RollScene, frame: RollFrame, ratio: float) -> QPixmap:
        """What lies behind the notes and around them; kept while only notes change."""
        wanted = (_without_notes(scene), frame, ratio)
        if self._grounds is not None and self._grounds_for == wanted:
            return self._grounds
        scale = self._scale * ratio
        self._grounds = QPixmap(QSize(round(frame.width * scale), round(frame.height * scale)))
        painter = self._begin(self._grounds, ratio)
        self._paint_ground(painter, scene, frame)
        self._paint_edges(painter, scene, frame)
        painter.end()
        self._grounds_for = wanted
        return self._grounds

    def _begin(self, picture: QPixmap, ratio: float) -> QPainter:
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._scale * ratio, self._scale * ratio)
        return painter

    def _paint_ground(self, painter: QPainter, scene: RollScene, frame: RollFrame) -> None:
        """What lies behind the notes."""
        _move_patterns_along(painter, frame)
        painter.fillRect(QRectF(0, 0, frame.width, frame.height), self.inks.brush("ground"))
        self._within(painter, frame.notes, row_items(scene, frame))
        self._within(painter, frame.velocity, velocity_ground(frame))
        self._within(painter, _below(frame), [*line_items(scene, frame), *pickup_items(scene, frame)])
        self._within(painter, frame.notes, ghost_items(scene, frame))

    def _paint_edges(self, painter: QPainter, scene: RollScene, frame: RollFrame) -> None:
        """What stands around the notes: ruler, chords and keyboard."""
        lettering = self.letters.lettering
        self._within(painter, frame.ruler, ruler_items(scene, frame, lettering))
        self._within(painter, frame.chords, chord_items(scene, frame, lettering))
        left = Rect(0, 0, frame.keys_width, frame.height)
        self._within(painter, left, corner_items(scene, frame, lettering))
        self._within(painter, frame.keys, keyboard_items(scene, frame, lettering))

    def _paint_notes(
        self, painter: QPainter, scene: RollScene, frame: RollFrame, hidden: frozenset[Note]
    ) -> None:
        _move_patterns_along(painter, frame)
        lettering = self.letters.lettering
        self._within(
            painter, frame.notes, note_items(scene, frame, seen_notes(scene, frame, hidden), lettering)
        )
        stems = scene.between(*_seen_ticks(frame))
        if hidden:
            stems = tuple(note for note in stems if note not in hidden)
        self._within(painter, frame.velocity, velocity_items(scene, frame, stems))
        self._within(painter, _below(frame), outside_items(scene, frame))

    def _within(self, painter: QPainter, area: Rect, items: Iterable[RollItem]) -> None:
        items = list(items)
        if not items or area.width <= 0 or area.height <= 0:
            return
        painter.save()
        painter.setClipRect(q_rect(area), Qt.ClipOperation.IntersectClip)
        for item in items:
            if isinstance(item, Boxes):
                self._boxes(painter, item)
            elif isinstance(item, Frames):
                self._frames(painter, item)
            elif isinstance(item, Hatch):
                self._hatch(painter, item)
            else:
                self._items.paint(painter, (item,))
        painter.restore()

    def _boxes(self, painter: QPainter, boxes: Boxes) -> None:
        painter.setPen(self.inks.clear)
        painter.setBrush(self.inks.brush(boxes.fill))
        self._plain(painter, boxes.rects, 0)

    def _frames(self, painter: QPainter, frames: Frames) -> None:
        """With a pen one pixel of the screen wide, which reaches a pixel further than it is told."""
        pen = QPen(self.inks.colour(frames.line), 1, j=Qt.PenJoinStyle.MiterJoin)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(self._mix(frames.fill, frames.cover))
        self._plain(painter, frames.rects, 1)

    def _mix(self, ink: Ink, cover: Ink) -> QBrush:
        """An ink with another over it, as one colour."""
        if (ink, cover) not in self._mixed:
            under, over = self.inks.colour(ink), self.inks.colour(cover) if cover else QColor(0, 0, 0, 0)
            share = over.alphaF()
            mixed = QColor(
                round(under.red() + (over.red() - under.red()) * share),
                round(under.green() + (over.green() - under.green()) * share),
                round(under.blue() + (over.blue() - under.blue()) * share),
            )
            self._mixed[ink, cover] = QBrush(mixed)
        return self._mixed[ink, cover]

    def _plain(self, painter: QPainter, rects: tuple[Rect, ...], less: int) -> None:
        """Thousands of rectangles, `less` wide and high: on whole pixels Qt fills them many times as fast."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        # A batch at a time: more objects of Qt's at once would have Python look for garbage while we paint.
        for start in range(0, len(rects), BATCH):
            batch = rects[start : start + BATCH]
            painter.drawRects(
                [QRect(int(r.x), int(r.y), int(r.width) - less, int(r.height) - less) for r in batch]
            )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _hatch(self, painter: QPainter, hatch: Hatch) -> None:
        """Slanting lines; of the same width at every scale, and standing still under what is filled."""
        brush = QBrush(self.inks.colour(hatch.ink), Qt.BrushStyle.BDiagPattern)
        painter.setPen(self.inks.clear)
        painter.setBrush(brush)
        painter.drawRects([q_rect(rect) for rect in hatch.rects])


@contextmanager
def _no_looking_for_garbage() -> Iterator[None]:
    """Thousands of short-lived rectangles would have Python walk through all of its memory in mid-frame."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _move_patterns_along(painter: QPainter, frame: RollFrame) -> None:
    """Let slanting lines scroll with the notes."""
    painter.setBrushOrigin(QPointF(frame.x(0), frame.y(0)))


def _same(kept: _Wanted, wanted: _Wanted) -> bool:
    """Whether a picture made for one is one of the other; scenes count by identity."""
    return kept[0] is wanted[0] and kept[1:] == wanted[1:]


def _device(rect: Rect, scale: int) -> QRect:
    """A rectangle of the view in a picture's own pixels."""
    left, top = round(rect.x), round(rect.y)
    return QRect(left * scale, top * scale, round(rect.width) * scale, round(rect.height) * scale)


def _without_notes(scene: RollScene) -> RollScene:
    """What the ground depends on: not on notes, but a kit's names say which sounds are used."""
    used = sorted({note.pitch for note in scene.notes}) if scene.drums else ()
    first = tuple(Note(0, 0, pitch, 0) for pitch in used)
    return replace(scene, notes=first, chosen=frozenset(), longest_ticks=0)


def _below(frame: RollFrame) -> Rect:
    """The notes' area with the lane of velocities."""
    return Rect(frame.notes.x, frame.notes.y, frame.notes.width, frame.height - frame.notes.y)


def _seen_ticks(frame: RollFrame) -> tuple[int, int]:
    return frame.tick(frame.velocity.x - 8), frame.tick(frame.velocity.right + 8)
