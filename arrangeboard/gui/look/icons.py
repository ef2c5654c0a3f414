"""The program's own icons: 24 × 24 line drawings in `resources/icons`, coloured by the theme.

Rendered for the screen's own resolution, so that they are crisp at any scale.
"""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from arrangeboard.gui.look.theme import Theme
from arrangeboard.resources import resource

SIZES = (16, 20, 24)


def icon(name: str, look: Theme, role: str = "dim") -> QIcon:
    """An icon in the colour of a role, faint where it is disabled."""
    made = QIcon()
    for size in SIZES:
        made.addPixmap(pixmap(name, look.colour(role), size))
        made.addPixmap(pixmap(name, look.colour("line"), size), QIcon.Mode.Disabled)
        made.addPixmap(pixmap(name, look.colour("text"), size), QIcon.Mode.Active)
    return made


def pixmap(name: str, colour: QColor, size: int) -> QPixmap:
    """An icon as a square picture of `size` pixels of the window, in one colour."""
    return _pixmap(name, colour.name(), size, _ratio())


@cache
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(_drawing(name, colour))).render(painter, QRectF(made.rect()))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def app_icon() -> QIcon:
    """The program's own icon, for the desktop."""
    made = QIcon()
    for size in (16, 32, 64, 128):
        made.addPixmap(pixmap("arrangeboard", QColor("white"), size))
    return made


def icon_file(name: str, colour: QColor) -> str:
    """The path of a coloured copy of an icon, with forward slashes: style sheets take files only."""
    path = Path(_folder().name) / f"{name}-{colour.name().removeprefix('#')}.svg"
    if not path.exists():
        path.write_bytes(_drawing(name, colour.name()))
    return path.as_posix()


def _drawing(name: str, colour: str) -> bytes:
    return resource(f"icons/{name}.svg").read_bytes().replace(b"currentColor", colour.encode())


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="arrangeboard-icons-")


def _ratio() -> float:
    """Of the finest screen. The application knows it; to ask screen for screen takes a millisecond."""
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
