"""The sections that wait outside the order shown, as cards with the colours of their kind."""

from collections.abc import Hashable
from typing import cast

from PySide6.QtCore import QMimeData, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from arrangeboard.gui.board.drops import SECTION_MIME
from arrangeboard.gui.look.theme import SEMIBOLD, Theme
from arrangeboard.gui.tray.card_strip import CardStrip
from arrangeboard.song.find import shelf
from arrangeboard.song.ids import SectionId
from arrangeboard.song.values import Section, Song
from arrangeboard.words import say


class ShelfStrip(CardStrip):
    """One card a section, keyed by its id."""

    def __init__(self, look: Theme) -> None:
        super().__init__(look, QSize(look.size(152), look.size(80)), look.size(104))
        self._sections: dict[Hashable, Section] = {}

    def show_song(self, song: Song) -> None:
        """Show the shelf of the song's arrangement."""
        waiting: dict[Hashable, Section] = {one.id: one for one in shelf(song, song.arrangement)}
        if waiting != self._sections:
            self._sections = waiting
            self.show_cards(list(waiting))

    def section(self, key: Hashable) -> Section:
        """A section that is shown."""
        return self._sections[key]

    def paint_card(self, painter: QPainter, rect: QRect, key: Hashable, *, lit: bool) -> None:
        """Paint the section like its header on the board, with how much it holds."""
        section, look = self._sections[key], self.look
        colour = look.section_colour(section.colour, section.kind)
        body = QColor(colour)
        body.setAlphaF(0.34 if lit else 0.22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(body)
        painter.drawRoundedRect(QRectF(rect), 8, 8)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(rect.x() + 5, rect.y() + 8, 4, rect.height() - 16), 2, 2)
        upper = rect.adjusted(18, 12, -10, -rect.height() // 2)
        lower = rect.adjusted(18, rect.height() // 2, -10, -10)
        self._write(painter, upper, section.name or say(f"kind-{section.kind}"), "text", 14)
        self._write(painter, lower, contents_words(section), "dim", 11)

    def describe(self, key: Hashable) -> str:
        """Name, length and contents."""
        section = self._sections[key]
        name = section.name or say(f"kind-{section.kind}")
        return say("shelf-card-tip", name=name, contents=contents_words(section))

    def mime_data(self, key: Hashable) -> QMimeData:
        """The section's id, for the board."""
        data = QMimeData()
        data.setData(SECTION_MIME, str(cast("SectionId", key)).encode())
        return data

    def _write(self, painter: QPainter, rect: QRect, words: str, role: str, size: int) -> None:
        font = self.look.font(size, SEMIBOLD) if size > 12 else self.look.font(size)
        painter.setFont(font)
        painter.setPen(self.look.colour(role))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def contents_words(section: Section) -> str:
    """How long a section is and how many parts it holds."""
    parts = sum(len(parts) for parts in section.parts.values())
    bars = say("one-bar" if section.bars == 1 else "some-bars", count=section.bars)
    return say("two-things", one=bars, other=say("one-part" if parts == 1 else "some-parts", count=parts))
