"""Guards against the PySide6 release that loses a reference to None in every void call."""

import sys

from PySide6.QtGui import QColor, QImage, QPainter


def test_void_qt_calls_keep_their_references_to_none() -> None:
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    colour = QColor("white")
    before = sys.getrefcount(None)
    for _ in range(500):
        painter.fillRect(0, 0, 8, 8, colour)
    after = sys.getrefcount(None)
    painter.end()
    assert before - after < 100
