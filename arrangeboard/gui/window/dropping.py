"""Which file is dragged onto the window."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def dropped_path(data: QMimeData) -> Path | None:
    """The first file that is dropped, if one is."""
    files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return Path(files[0]) if files else None
