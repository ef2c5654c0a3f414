"""Where the window stood, remembered from one start to the next."""

from base64 import b64decode, b64encode

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

FIRST_SIZE = (1440, 900)


def placed(window: QMainWindow) -> str:
    """Where the window stands, as text for the settings."""
    return b64encode(window.saveGeometry().data()).decode()


def place(window: QMainWindow, remembered: str) -> None:
    """Put the window where it stood, else in the middle of the screen with room around it."""
    if remembered and window.restoreGeometry(QByteArray(b64decode(remembered))):
        return
    room = window.screen().availableGeometry()
    width, height = min(FIRST_SIZE[0], room.width()), min(FIRST_SIZE[1], room.height())
    window.resize(width, height)
    window.move(room.center() - window.rect().center())
