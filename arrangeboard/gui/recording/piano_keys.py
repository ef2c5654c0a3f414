"""The keys of the computer's piano, drawn: which letter is which note, and what is held now."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from arrangeboard.gui.look.theme import SEMIBOLD, Theme
from arrangeboard.gui.recording.computer_keyboard import LETTERS, ComputerKeyboard
from arrangeboard.gui.recording.played_keys import PlayedKeys

BLACK_CLASSES = frozenset({1, 3, 6, 8, 10})
WHITE_WIDTH, BLACK_WIDTH = 22, 15
HEIGHT, BLACK_SHARE = 40, 0.58
IVORY, EBONY = QColor("#f4f2ec"), QColor("#23262e")


class PianoKeys(QWidget):
    """As many keys as there are letters for. Keys that are held light up, from whichever keyboard."""

    def __init__(self, look: Theme, keyboard: ComputerKeyboard, keys: PlayedKeys) -> None:
        super().__init__()
        self._look = look
        self._keyboard = keyboard
        self._keys = keys
        self._white = [at for at in range(len(LETTERS)) if at % 12 not in BLACK_CLASSES]
        self.setFixedSize(self.sizeHint())
        keyboard.changed.connect(self.update)
        keys.played.connect(self._show_held)

    def sizeHint(self) -> QSize:
        """Room for all keys."""
        look = self._look
        beyond = look.size(BLACK_WIDTH) // 2 + 1 if (len(LETTERS) - 1) % 12 in BLACK_CLASSES else 0
        return QSize(look.size(WHITE_WIDTH) * len(self._white) + 1 + beyond, look.size(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint white keys, then black ones over them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at in range(len(LETTERS)):
            if at % 12 not in BLACK_CLASSES:
                self._paint_key(painter, at, is_black=False)
        for at in range(len(LETTERS)):
            if at % 12 in BLACK_CLASSES:
                self._paint_key(painter, at, is_black=True)
        painter.end()

    def key_rect(self, at: int) -> QRectF:
        """Where the key of a letter, by its place among them, is drawn."""
        look = self._look
        width, height = look.size(WHITE_WIDTH), self.height() - 1
        before = sum(one < at for one in self._white)
        if at % 12 not in BLACK_CLASSES:
            return QRectF(before * width + 0.5, 0.5, width, height)
        black = look.size(BLACK_WIDTH)
        return QRectF(before * width - black / 2 + 0.5, 0.5, black, height * BLACK_SHARE)

    def _paint_key(self, painter: QPainter, at: int, *, is_black: bool) -> None:
        look, rect = self._look, self.key_rect(at)
        pitch = self._keyboard.base_pitch + at
        is_held = pitch in self._keys.held_pitches
        ground = look.colour("accent") if is_held else EBONY if is_black else IVORY
        painter.setPen(EBONY)
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, 2.5, 2.5)
        if pitch > 127:
            return
        painter.setFont(look.font(9.5, SEMIBOLD))
        painter.setPen(look.colour("on-accent") if is_held else IVORY if is_black else EBONY)
        room = rect.adjusted(0, 0, 0, -3)
        letter = self._keyboard.names[LETTERS[at]]
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, letter)

    def _show_held(self, _played: object) -> None:
        self.update()
