"""Paints a roll: what stands still from a picture that is kept, what moves over it.

The picture is made anew only where scene, frame or theme differ, so that pointing, playing and moving a few
notes paint no more than they change.
"""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QBrush, QPainter, QPixmap, Qt, QTransform

from arrangeboard.board.items import Rect
from arrangeboard.gui.board.inks import Inks
from arrangeboard.gui.board.letters import Letters
from arrangeboard.gui.board.painter import ItemPainter, q_rect
from arrangeboard.gui.look.theme import Theme
from arrangeboard.roll.chord_strip import chord_items
from arrangeboard.roll.frame import RollFrame
from arrangeboard.roll.items import Hatch, RollItem
from arrangeboard.roll.keyboard import corner_items, keyboard_items, lit_keys
from arrangeboard.roll.lines import line_items, outside_items, pickup_items, ruler_items
from arrangeboard.roll.marks import RollMarks
from arrangeboard.roll.notes import ghost_items, note_items, seen_notes
from arrangeboard.roll.over import over_all, over_notes, over_velocities, pointed_pitch
from arrangeboard.roll.rows import row_items
from arrangeboard.roll.scene import RollScene
from arrangeboard.roll.velocities import velocity_ground, velocity_items
from arrangeboard.song.values import Note


class RollPainter:
    """The roll's painter in one theme, with the picture it keeps."""

    def __init__(self, theme: Theme) -> None:
        self.inks = Inks(theme)
        self.letters = Letters(theme)
        self._scale = theme.scale
        self._items = ItemPainter(self.inks, self.letters)
        self._kept: QPixmap | None = None
        self._kept_for: tuple[RollScene, RollFrame, frozenset[Note], float] | None = None

    def paint(
        self, painter: QPainter, dirty: QRectF, scene: RollScene, frame: RollFrame, marks: RollMarks
    ) -> None:
        """Paint what shows in `dirty` (pixels of the widget)."""
        ratio = painter.device().devicePixelRatioF()
        ground = self._picture(scene, frame, marks.layers.hidden, ratio)
        source = QRectF(dirty.x() * ratio, dirty.y() * ratio, dirty.width() * ratio, dirty.height() * ratio)
        painter.drawPixmap(dirty, ground, source)
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
        """What stands still."""
        wanted = (scene, frame, hidden, ratio)
        if self._kept is not None and self._kept_for is not None and _same(self._kept_for, wanted):
            return self._kept
        size = QSize(round(frame.width * self._scale * ratio), round(frame.height * self._scale * ratio))
        if self._kept is None or self._kept.size() != size:
            self._kept = QPixmap(size)
            self._kept.setDevicePixelRatio(1)
        painter = QPainter(self._kept)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._scale * ratio, self._scale * ratio)
        self._ground(painter, scene, frame, hidden)
        painter.end()
        self._kept_for = wanted
        return self._kept

    def _ground(self, painter: QPainter, scene: RollScene, frame: RollFrame, hidden: frozenset[Note]) -> None:
        lettering = self.letters.lettering
        painter.fillRect(QRectF(0, 0, frame.width, frame.height), self.inks.brush("ground"))
        notes = seen_notes(scene, frame, hidden)
        below = Rect(frame.notes.x, frame.notes.y, frame.notes.width, frame.height - frame.notes.y)
        self._within(painter, frame.notes, row_items(scene, frame))
        self._within(painter, frame.velocity, velocity_ground(frame))
        self._within(painter, below, [*line_items(scene, frame), *pickup_items(scene, frame)])
        self._within(painter, frame.notes, ghost_items(scene, frame))
        self._within(painter, frame.notes, note_items(scene, frame, notes, lettering))
        stems = [note for note in scene.between(*_seen_ticks(frame)) if note not in hidden]
        self._within(painter, frame.velocity, velocity_items(scene, frame, stems))
        self._within(painter, below, outside_items(scene, frame))
        self._within(painter, frame.ruler, ruler_items(scene, frame, lettering))
        self._within(painter, frame.chords, chord_items(scene, frame, lettering))
        self._within(painter, frame.keys, keyboard_items(scene, frame, lettering))
        left = Rect(0, 0, frame.keys_width, frame.height)
        self._within(painter, left, corner_items(scene, frame, lettering))

    def _within(self, painter: QPainter, area: Rect, items: Iterable[RollItem]) -> None:
        items = list(items)
        if not items or area.width <= 0 or area.height <= 0:
            return
        painter.save()
        painter.setClipRect(q_rect(area), Qt.ClipOperation.IntersectClip)
        for item in items:
            if isinstance(item, Hatch):
                self._hatch(painter, item)
            else:
                self._items.paint(painter, (item,))
        painter.restore()

    def _hatch(self, painter: QPainter, hatch: Hatch) -> None:
        """Slanting lines; of the same width at every scale, and standing still under what is filled."""
        brush = QBrush(self.inks.colour(hatch.ink), Qt.BrushStyle.BDiagPattern)
        brush.setTransform(QTransform())
        painter.setPen(self.inks.clear)
        painter.setBrush(brush)
        painter.drawRects([q_rect(rect) for rect in hatch.rects])


def _same(
    kept: tuple[RollScene, RollFrame, frozenset[Note], float],
    wanted: tuple[RollScene, RollFrame, frozenset[Note], float],
) -> bool:
    """Whether a picture made for one is one of the other; scenes count by identity."""
    return kept[0] is wanted[0] and kept[1:] == wanted[1:]


def _seen_ticks(frame: RollFrame) -> tuple[int, int]:
    return frame.tick(frame.velocity.x - 8), frame.tick(frame.velocity.right + 8)
