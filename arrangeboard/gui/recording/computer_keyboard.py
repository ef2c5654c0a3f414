"""The computer's keyboard as a piano: a mode in which letter keys are notes and no shortcuts.

Keys are told by where they lie, so that the black keys are between the white ones on every keyboard; where
the system does not say that, by their letters. Fields in which one types keep their letters.
"""

from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit

from arrangeboard.melody.takes import Played

LETTERS = "AWSEDFTGYHUJKOLP"
"""The keys in the order of their notes, as they are called where a US keyboard has them."""

_WHITE_ROW, _BLACK_ROW, _LOWEST_ROW = 30, 16, 44
"""Where the scan codes of the three rows of letters begin, as keyboards have sent them for forty years."""
_XKB_OFFSET = 8

SOFT, LOUD = 88, 118
RELEASE_MS = 15
"""A key that is down again so soon was never up: some systems tell that of a key that repeats."""
LOWEST_BASE, HIGHEST_BASE = 0, 108


def _codes() -> dict[int, str]:
    """The letters of a US keyboard by scan code."""
    rows = ((_BLACK_ROW, "QWERTYUIOP"), (_WHITE_ROW, "ASDFGHJKL"), (_LOWEST_ROW, "ZXCVBNM"))
    return {first + at: letter for first, letters in rows for at, letter in enumerate(letters)}


_LETTER_AT = _codes()


class ComputerKeyboard(QObject):
    """Off until it is switched on. `played` carries a `Played`, `changed` tells of mode, octave or keys."""

    played = Signal(object)
    changed = Signal()
    escaped = Signal()
    """Escape was pressed in the mode: whoever listens decides what ends."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_on = False
        self.base_pitch = 60
        self.names = {letter: letter for letter in LETTERS + "ZX"}
        self._held: dict[str, int] = {}
        self._ending: dict[str, float] = {}

    @property
    def held_pitches(self) -> frozenset[int]:
        """The pitches whose keys are down."""
        return frozenset(self._held.values())

    @property
    def highest_pitch(self) -> int:
        """The pitch of the last key, within the octaves chosen."""
        return min(127, self.base_pitch + len(LETTERS) - 1)

    def switch(self, *, on: bool) -> None:
        """Begin the mode, or end it and let go of every key."""
        if on == self.is_on:
            return
        self.is_on = on
        app = QCoreApplication.instance()
        if app is not None and on:
            app.installEventFilter(self)
        elif app is not None:
            self.let_go()
            app.removeEventFilter(self)
        self.changed.emit()

    def let_go(self) -> None:
        """End every note that is held."""
        for letter in tuple(self._held):
            self._release(letter, monotonic())

    def shift_octave(self, octaves: int) -> None:
        """Play so many octaves higher; what is held ends as it began."""
        moved = self.base_pitch + 12 * octaves
        if LOWEST_BASE <= moved <= HIGHEST_BASE:
            self.base_pitch = moved
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the letters away from shortcuts and widgets; let go where the window loses the focus."""
        kind = event.type()
        if kind in {QEvent.Type.ApplicationDeactivate, QEvent.Type.WindowDeactivate}:
            self.let_go()
        if not isinstance(event, QKeyEvent):
            return False
        if kind == QEvent.Type.KeyRelease:
            return self._key_up(event)
        if kind not in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress} or not _is_free(watched):
            return False
        if not self._is_ours(event):
            return False
        if kind == QEvent.Type.KeyPress and not event.isAutoRepeat():
            self._key_down(event)
        event.accept()
        return True

    def _is_ours(self, event: QKeyEvent) -> bool:
        """Letters are, pressed alone; Escape is; and Shift with a key that has a note.

        R still records wherever it is no piano key, with Shift everywhere.
        """
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape:
            return not held
        letter = letter_of(event)
        if not letter:
            return False
        is_shifted = held == Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_R and (is_shifted or letter not in self.names):
            return False
        if is_shifted:
            return letter in LETTERS
        return not held

    def _key_down(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        letter = letter_of(event)
        if letter in self.names and event.text().strip():
            self.names[letter] = event.text().upper()
        self._ending.pop(letter, None)
        if letter in "ZX":
            self.shift_octave(1 if letter == "X" else -1)
        elif letter in LETTERS and letter not in self._held:
            is_loud = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._press(letter, LOUD if is_loud else SOFT)

    def _key_up(self, event: QKeyEvent) -> bool:
        letter = letter_of(event)
        if letter not in self._held:
            return False
        if not event.isAutoRepeat():
            seconds = self._ending[letter] = monotonic()
            QTimer.singleShot(RELEASE_MS, self, lambda: self._end(letter, seconds))
        return True

    def _end(self, letter: str, seconds: float) -> None:
        """Let a key go that came up at this time, if it has stayed up."""
        if self._ending.get(letter) == seconds:
            self._release(letter, seconds)

    def _press(self, letter: str, velocity: int) -> None:
        pitch = self.base_pitch + LETTERS.index(letter)
        if pitch <= 127:
            self._held[letter] = pitch
            self.played.emit(Played(monotonic(), "on", pitch, velocity))
            self.changed.emit()

    def _release(self, letter: str, seconds: float) -> None:
        pitch = self._held.pop(letter)
        self._ending.pop(letter, None)
        self.played.emit(Played(seconds, "off", pitch, 0))
        self.changed.emit()


def letter_of(event: QKeyEvent) -> str:
    """The letter that a US keyboard has where this key lies; empty for other keys."""
    code = event.nativeScanCode()
    if code > 1 and QGuiApplication.platformName() != "cocoa":
        is_xkb = QGuiApplication.platformName().startswith(("xcb", "wayland"))
        return _LETTER_AT.get(code - _XKB_OFFSET if is_xkb else code, "")
    key = event.key()
    return chr(key) if Qt.Key.Key_A <= key <= Qt.Key.Key_Z else ""


def _is_free(watched: QObject) -> bool:
    """Whether letters are not needed elsewhere: in a field, in an open menu, in a dialog."""
    if QApplication.activePopupWidget() is not None or QApplication.activeModalWidget() is not None:
        return False
    focused = watched if isinstance(watched, _FIELDS) else QApplication.focusWidget()
    if isinstance(focused, QComboBox):
        return not focused.isEditable()
    return not isinstance(focused, _FIELDS)


_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)
